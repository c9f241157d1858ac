/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "bunko-json-folds.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_JSON_GUTTER (bunko_json_gutter_get_type ())

G_DECLARE_FINAL_TYPE (BunkoJsonGutter,
                      bunko_json_gutter,
                      BUNKO,
                      JSON_GUTTER,
                      GtkSourceGutterRendererPixbuf)

GtkSourceGutterRenderer *bunko_json_gutter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_json_gutter_set_folds (BunkoJsonGutter *self, BunkoJsonFolds *folds);

G_END_DECLS
