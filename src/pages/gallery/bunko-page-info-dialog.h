/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-page.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_INFO_DIALOG (bunko_page_info_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageInfoDialog,
                      bunko_page_info_dialog,
                      BUNKO,
                      PAGE_INFO_DIALOG,
                      AdwDialog)

AdwDialog *
bunko_page_info_dialog_new (BunkoContext *context, BunkoPage *page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
