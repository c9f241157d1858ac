/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-bulk-edit.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_EDIT_PROGRESS (bunko_edit_progress_get_type ())

G_DECLARE_FINAL_TYPE (BunkoEditProgress, bunko_edit_progress, BUNKO, EDIT_PROGRESS, AdwBin)

GtkWidget *bunko_edit_progress_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
void bunko_edit_progress_set_edit (BunkoEditProgress *self, BunkoBulkEdit *edit);
void bunko_edit_progress_set_fraction (BunkoEditProgress *self, double fraction);
gboolean bunko_edit_progress_attach (BunkoEditProgress *self, GtkWidget *page);
void bunko_edit_progress_detach (BunkoEditProgress *self);

G_END_DECLS
