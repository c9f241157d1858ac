/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_LIST_SETTINGS (bunko_list_settings_get_type ())

G_DECLARE_FINAL_TYPE (BunkoListSettings, bunko_list_settings, BUNKO, LIST_SETTINGS, GObject)

BunkoListSettings *bunko_list_settings_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_list_settings_get_name (BunkoListSettings *self);
char *bunko_list_settings_dup_mode (BunkoListSettings *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_list_settings_set_mode (BunkoListSettings *self, const char *mode);
int bunko_list_settings_get_cover_size (BunkoListSettings *self);
void bunko_list_settings_set_cover_size (BunkoListSettings *self, int cover_size);
gboolean
bunko_list_settings_get_sort (BunkoListSettings *self, int *sort_index, gboolean *descending);
void bunko_list_settings_set_sort (BunkoListSettings *self, int sort_index, gboolean descending);
GVariant *bunko_list_settings_get_columns (BunkoListSettings *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_list_settings_set_columns (BunkoListSettings *self, GVariant *columns);

G_END_DECLS
