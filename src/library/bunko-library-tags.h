/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-progress.h"
#include "bunko-tag-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_TAG_NAMESPACE (bunko_tag_namespace_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTagNamespace, bunko_tag_namespace, BUNKO, TAG_NAMESPACE, GObject)

const char *bunko_tag_namespace_get_name (BunkoTagNamespace *self);
guint bunko_tag_namespace_get_count (BunkoTagNamespace *self);

void bunko_library_list_tag_namespaces_async (BunkoLibrary *self,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
GPtrArray *bunko_library_list_tag_namespaces_finish (BunkoLibrary *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * BunkoTagOrder:
 * @BUNKO_TAG_ORDER_NAME: by the name of the tag
 * @BUNKO_TAG_ORDER_NAMESPACE: by the namespace
 *
 * The orders in which servers list tags.
 */
typedef enum
{
  BUNKO_TAG_ORDER_NAME,
  BUNKO_TAG_ORDER_NAMESPACE,
} BunkoTagOrder;

BunkoListSource *bunko_library_list_tags (BunkoLibrary *self,
                                          BunkoTagNamespace *tag_namespace,
                                          const char *search,
                                          BunkoTagOrder order) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
