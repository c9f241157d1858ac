/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

#include "bunko-quick-provider.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUICK_OPEN (bunko_quick_open_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQuickOpen, bunko_quick_open, BUNKO, QUICK_OPEN, AdwDialog)

AdwDialog *bunko_quick_open_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void bunko_quick_open_add_provider (BunkoQuickOpen *self, BunkoQuickProvider *provider);
void bunko_quick_open_start (BunkoQuickOpen *self, const char *text);

G_END_DECLS
