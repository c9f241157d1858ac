/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-quick-hit.h"

G_BEGIN_DECLS

/**
 * BunkoQuickQuery:
 * @text: what a person wrote, without what only says where to look; may be empty
 * @folded: the same, case-folded
 * @tag_namespace: (nullable): the part before a colon
 * @only_actions: whether only actions are wanted
 * @only_tags: whether only tags are wanted
 *
 * What somebody wants to jump to.
 */
typedef struct
{
  char *text;
  char *folded;
  char *tag_namespace;
  gboolean only_actions;
  gboolean only_tags;
} BunkoQuickQuery;

BunkoQuickQuery *bunko_quick_query_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void bunko_quick_query_free (BunkoQuickQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoQuickQuery, bunko_quick_query_free)

#define BUNKO_TYPE_QUICK_PROVIDER (bunko_quick_provider_get_type ())

G_DECLARE_INTERFACE (BunkoQuickProvider, bunko_quick_provider, BUNKO, QUICK_PROVIDER, GObject)

/**
 * BunkoQuickProviderInterface:
 * @wants: whether there may be something for a query
 * @find: what there is at once; may be left out
 * @find_async: starts to ask a server; may be left out
 * @find_finish: what the server answered
 *
 * Knows one sort of things to jump to. It has @find or @find_async.
 */
struct _BunkoQuickProviderInterface
{
  GTypeInterface parent_iface;

  gboolean (*wants) (BunkoQuickProvider *self, const BunkoQuickQuery *query);
  GPtrArray *(*find) (BunkoQuickProvider *self, const BunkoQuickQuery *query);
  void (*find_async) (BunkoQuickProvider *self,
                      const BunkoQuickQuery *query,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  GPtrArray *(*find_finish) (BunkoQuickProvider *self, GAsyncResult *result, GError **error);
};

gboolean bunko_quick_provider_wants (BunkoQuickProvider *self, const BunkoQuickQuery *query);
gboolean bunko_quick_provider_is_async (BunkoQuickProvider *self);
GPtrArray *bunko_quick_provider_find (BunkoQuickProvider *self,
                                      const BunkoQuickQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void bunko_quick_provider_find_async (BunkoQuickProvider *self,
                                      const BunkoQuickQuery *query,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *bunko_quick_provider_find_finish (BunkoQuickProvider *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
