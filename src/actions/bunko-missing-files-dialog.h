/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_MISSING_FILES_DIALOG (bunko_missing_files_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BunkoMissingFilesDialog,
                      bunko_missing_files_dialog,
                      BUNKO,
                      MISSING_FILES_DIALOG,
                      AdwDialog)

AdwDialog *
bunko_missing_files_dialog_new (BunkoContext *context, GPtrArray *items) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
