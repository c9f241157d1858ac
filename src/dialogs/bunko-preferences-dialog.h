/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_PREFERENCES_DIALOG (bunko_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BunkoPreferencesDialog,
                      bunko_preferences_dialog,
                      BUNKO,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *bunko_preferences_dialog_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void bunko_preferences_dialog_cache_cleared (BunkoPreferencesDialog *self, const char *problem);

G_END_DECLS
