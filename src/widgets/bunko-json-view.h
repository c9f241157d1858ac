/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_JSON_VIEW (bunko_json_view_get_type ())

G_DECLARE_FINAL_TYPE (BunkoJsonView, bunko_json_view, BUNKO, JSON_VIEW, AdwBin)

GtkWidget *bunko_json_view_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
void bunko_json_view_set_label (BunkoJsonView *self, const char *label);
void bunko_json_view_set_text (BunkoJsonView *self, const char *text);
char *bunko_json_view_dup_text (BunkoJsonView *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_json_view_fold_all (BunkoJsonView *self);
void bunko_json_view_unfold_all (BunkoJsonView *self);
gboolean bunko_json_view_is_folded (BunkoJsonView *self, guint line);
void bunko_json_view_find (BunkoJsonView *self);

G_END_DECLS
