/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUERY_BUILDER_DIALOG (bunko_query_builder_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQueryBuilderDialog,
                      bunko_query_builder_dialog,
                      BUNKO,
                      QUERY_BUILDER_DIALOG,
                      AdwDialog)

AdwDialog *bunko_query_builder_dialog_new (BunkoContext *context,
                                           BunkoViewQuery *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
