/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-settings-reset.h"
#include "bunko-settings.h"

/* All preferences as they were on the first day, and the way back. */

/* What is not a preference: what the person has entered, and where they were. */
static gboolean
is_kept (const char *key)
{
  static const char *const kept[] = {
    BUNKO_SETTINGS_KEY_SERVERS,
    BUNKO_SETTINGS_KEY_REMOVED_SERVERS,
    BUNKO_SETTINGS_KEY_LAST_PROFILE,
    BUNKO_SETTINGS_KEY_OPEN_SERVERS,
    BUNKO_SETTINGS_KEY_RECENT_SEARCHES,
    BUNKO_SETTINGS_KEY_WINDOW_WIDTH,
    BUNKO_SETTINGS_KEY_WINDOW_HEIGHT,
    BUNKO_SETTINGS_KEY_WINDOW_MAXIMIZED,
    NULL,
  };

  return g_strv_contains (kept, key);
}

static GStrv
list_keys (GSettings *settings)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);

  return g_settings_schema_list_keys (schema);
}

/* Resets what was changed, and tells what that was. */
static GVariant *
reset (GSettings *settings)
{
  g_auto (GVariantDict) before = G_VARIANT_DICT_INIT (NULL);
  g_auto (GStrv) keys = list_keys (settings);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GVariant) value = g_settings_get_user_value (settings, keys[i]);

      if (value == NULL || is_kept (keys[i]))
        continue;
      g_variant_dict_insert_value (&before, keys[i], value);
      g_settings_reset (settings, keys[i]);
    }

  return g_variant_dict_end (&before);
}

static void
restore (GSettings *settings, GVariant *before)
{
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_variant_iter_init (&iter, before);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    g_settings_set_value (settings, key, value);
}

/**
 * bunko_settings_reset_all:
 *
 * Resets all preferences, also those of the reader. Saved servers, searches, and what is kept for
 * single galleries stay.
 *
 * Returns: (transfer full): what was set before, for bunko_settings_take_back_reset()
 */
GVariant *
bunko_settings_reset_all (void)
{
  GVariant *general = reset (bunko_settings_get_default ());
  GVariant *reader = reset (bunko_settings_get_reader ());

  return g_variant_ref_sink (g_variant_new ("(@a{sv}@a{sv})", general, reader));
}

/**
 * bunko_settings_take_back_reset:
 * @before: what bunko_settings_reset_all() returned
 *
 * Sets all preferences again to what they were.
 */
void
bunko_settings_take_back_reset (GVariant *before)
{
  g_autoptr (GVariant) general = NULL;
  g_autoptr (GVariant) reader = NULL;

  g_return_if_fail (before != NULL);
  g_return_if_fail (g_variant_is_of_type (before, G_VARIANT_TYPE ("(a{sv}a{sv})")));

  g_variant_get (before, "(@a{sv}@a{sv})", &general, &reader);
  restore (bunko_settings_get_default (), general);
  restore (bunko_settings_get_reader (), reader);
}
