/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-settings.h"

/**
 * bunko_settings_get_default:
 *
 * Gets the settings of the application, made at the first call and kept for the life of the
 * process.
 *
 * The schema `io.github.bunko_hpx.Bunko` must be installed, or found through
 * `GSETTINGS_SCHEMA_DIR`; GIO aborts the process otherwise. Call it from the main thread only.
 *
 * Returns: (transfer none): the settings
 */
GSettings *
bunko_settings_get_default (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (APP_ID);

  return settings;
}

/**
 * bunko_settings_get_reader:
 *
 * Gets the settings of the reader: its options as they are for all galleries, by their names. Made
 * at the first call and kept for the life of the process, as bunko_settings_get_default().
 *
 * Returns: (transfer none): the settings
 */
GSettings *
bunko_settings_get_reader (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (APP_ID ".Reader");

  return settings;
}
