/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library-tags.h"

G_BEGIN_DECLS

struct _BunkoTagNamespace
{
  GObject parent_instance;

  char *name;  /* NULL for the tags that have none */
  guint start; /* where its tags are among all, by namespace */
  guint count;
  GPtrArray *tags; /* of BunkoTagItem, if they are known; else NULL */
};

BunkoTagNamespace *
_bunko_tag_namespace_new (const char *name, guint start, guint count) G_GNUC_WARN_UNUSED_RESULT;

void _bunko_library_list_tag_namespaces_async (BunkoLibrary *self,
                                               guint max_fetched,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);

G_END_DECLS
