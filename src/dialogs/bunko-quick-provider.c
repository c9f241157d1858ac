/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-quick-provider.h"

#include <string.h>

G_DEFINE_INTERFACE (BunkoQuickProvider, bunko_quick_provider, G_TYPE_OBJECT)

static void
bunko_quick_provider_default_init (BunkoQuickProviderInterface *iface)
{
}

/* "female:gla" looks for "gla" in a namespace; a colon that is followed by a space is a part of a
 * title. */
static void
take_namespace (BunkoQuickQuery *self)
{
  const char *colon = strchr (self->text, ':');
  g_autofree char *before = NULL;

  if (colon == NULL || colon == self->text || colon[1] == ' ' ||
      memchr (self->text, ' ', (gsize) (colon - self->text)) != NULL)
    return;
  before = g_steal_pointer (&self->text);
  self->tag_namespace = g_strndup (before, (gsize) (colon - before));
  self->text = g_strdup (colon + 1);
}

/**
 * bunko_quick_query_new:
 * @text: what a person wrote
 *
 * Takes apart what was written: `>` first asks for actions, `#` for tags, and a name before a colon
 * for what is in that namespace.
 *
 * Returns: (transfer full): what is looked for
 */
BunkoQuickQuery *
bunko_quick_query_new (const char *text)
{
  BunkoQuickQuery *self;
  const char *rest = text;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (BunkoQuickQuery, 1);
  while (g_ascii_isspace (*rest))
    rest++;
  self->only_actions = *rest == '>';
  self->only_tags = *rest == '#';
  if (self->only_actions || self->only_tags)
    rest++;
  self->text = g_strstrip (g_strdup (rest));
  if (!self->only_actions)
    take_namespace (self);
  self->folded = g_utf8_casefold (self->text, -1);
  return self;
}

/**
 * bunko_quick_query_free:
 * @self: (transfer full): what is looked for
 *
 * Frees it.
 */
void
bunko_quick_query_free (BunkoQuickQuery *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_free (self->folded);
  g_free (self->tag_namespace);
  g_free (self);
}

/**
 * bunko_quick_provider_wants:
 * @self: a provider
 * @query: what is looked for
 *
 * Returns: whether the provider may know something
 */
gboolean
bunko_quick_provider_wants (BunkoQuickProvider *self, const BunkoQuickQuery *query)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_PROVIDER (self), FALSE);

  return BUNKO_QUICK_PROVIDER_GET_IFACE (self)->wants (self, query);
}

/**
 * bunko_quick_provider_is_async:
 * @self: a provider
 *
 * Returns: whether it has to ask a server; then bunko_quick_provider_find() is not for it
 */
gboolean
bunko_quick_provider_is_async (BunkoQuickProvider *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_PROVIDER (self), FALSE);

  return BUNKO_QUICK_PROVIDER_GET_IFACE (self)->find_async != NULL;
}

/**
 * bunko_quick_provider_find:
 * @self: a provider that asks no server
 * @query: what is looked for, which it wants
 *
 * Returns: (transfer full) (element-type BunkoQuickHit): what there is, in any order
 */
GPtrArray *
bunko_quick_provider_find (BunkoQuickProvider *self, const BunkoQuickQuery *query)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_PROVIDER (self), NULL);

  return BUNKO_QUICK_PROVIDER_GET_IFACE (self)->find (self, query);
}

/**
 * bunko_quick_provider_find_async:
 * @self: a provider that asks a server
 * @query: what is looked for, which it wants
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Looks for something.
 */
void
bunko_quick_provider_find_async (BunkoQuickProvider *self,
                                 const BunkoQuickQuery *query,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_QUICK_PROVIDER (self));

  BUNKO_QUICK_PROVIDER_GET_IFACE (self)->find_async (self, query, cancellable, callback, user_data);
}

/**
 * bunko_quick_provider_find_finish:
 * @self: a provider
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BunkoQuickHit): what there is, in any order; %NULL with
 *   @error set
 */
GPtrArray *
bunko_quick_provider_find_finish (BunkoQuickProvider *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_PROVIDER (self), NULL);

  return BUNKO_QUICK_PROVIDER_GET_IFACE (self)->find_finish (self, result, error);
}
