/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BunkoJsonFolds BunkoJsonFolds;

/**
 * BUNKO_JSON_FOLDS_NONE:
 *
 * No line.
 */
#define BUNKO_JSON_FOLDS_NONE G_MAXUINT

BunkoJsonFolds *bunko_json_folds_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void bunko_json_folds_free (BunkoJsonFolds *self);
guint bunko_json_folds_get_n_lines (BunkoJsonFolds *self);
guint bunko_json_folds_get_end (BunkoJsonFolds *self, guint line);
guint bunko_json_folds_find_start (BunkoJsonFolds *self, guint line);
gboolean bunko_json_folds_is_folded (BunkoJsonFolds *self, guint line);
gboolean bunko_json_folds_set_folded (BunkoJsonFolds *self, guint line, gboolean folded);
void bunko_json_folds_set_all_folded (BunkoJsonFolds *self, gboolean folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoJsonFolds, bunko_json_folds_free)

G_END_DECLS
