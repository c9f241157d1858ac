/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

AdwDialog *
bunko_item_log_dialog_new (BunkoContext *context, BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
