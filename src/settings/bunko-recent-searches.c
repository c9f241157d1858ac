/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-recent-searches.h"

#include "bunko-settings.h"

#include <string.h>

/* What was searched for lately, for each server: a list of servers, the one that was used last
 * first, each with its searches, the last one first. */

#define MAX_SERVERS  20
#define MAX_SEARCHES 20
#define MAX_LENGTH   1000

static GVariant *
load (void)
{
  return g_settings_get_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_RECENT_SEARCHES);
}

/* Puts @searches in the place of those of @server, which comes first then. */
static void
save (const char *server, const char *const *searches)
{
  g_autoptr (GVariant) old = load ();
  GVariantBuilder builder;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sas)"));
  if (searches[0] != NULL)
    {
      g_variant_builder_add (&builder, "(s^as)", server, searches);
      n++;
    }
  for (gsize i = 0; i < g_variant_n_children (old) && n < MAX_SERVERS; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (old, i);
      const char *other;

      g_variant_get_child (child, 0, "&s", &other);
      if (g_str_equal (other, server))
        continue;
      g_variant_builder_add_value (&builder, child);
      n++;
    }
  g_settings_set_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_RECENT_SEARCHES,
                        g_variant_builder_end (&builder));
}

/**
 * bunko_recent_searches_get:
 * @server: which server, see bunko_library_get_server_key()
 *
 * Returns: (transfer full): what was searched for on it, the last one first; at most 20
 */
GStrv
bunko_recent_searches_get (const char *server)
{
  g_autoptr (GVariant) all = NULL;

  g_return_val_if_fail (server != NULL, NULL);

  all = load ();
  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      const char *other;
      g_auto (GStrv) searches = NULL;

      g_variant_get_child (all, i, "(&s^as)", &other, &searches);
      if (g_str_equal (other, server))
        return g_steal_pointer (&searches);
    }
  return g_new0 (char *, 1);
}

/* Those of @server without @search, after @first if that is not NULL. */
static void
put_first (const char *server, const char *first, const char *search)
{
  g_auto (GStrv) old = bunko_recent_searches_get (server);
  g_autoptr (GPtrArray) searches = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (searches, (gpointer) first);
  for (guint i = 0; old[i] != NULL && searches->len < MAX_SEARCHES; i++)
    {
      if (!g_str_equal (old[i], search))
        g_ptr_array_add (searches, old[i]);
    }
  g_ptr_array_add (searches, NULL);
  save (server, (const char *const *) searches->pdata);
}

/**
 * bunko_recent_searches_add:
 * @server: which server
 * @search: what was searched for; a very long or empty one is not kept
 *
 * Remembers a search as the last one.
 */
void
bunko_recent_searches_add (const char *server, const char *search)
{
  g_return_if_fail (server != NULL);
  g_return_if_fail (search != NULL);

  if (search[0] != '\0' && strlen (search) <= MAX_LENGTH)
    put_first (server, search, search);
}

/**
 * bunko_recent_searches_remove:
 * @server: which server
 * @search: a search
 *
 * Forgets one search.
 */
void
bunko_recent_searches_remove (const char *server, const char *search)
{
  g_return_if_fail (server != NULL);
  g_return_if_fail (search != NULL);

  put_first (server, NULL, search);
}

/**
 * bunko_recent_searches_clear:
 * @server: which server
 *
 * Forgets all searches on a server.
 */
void
bunko_recent_searches_clear (const char *server)
{
  const char *none[] = { NULL };

  g_return_if_fail (server != NULL);

  save (server, none);
}
