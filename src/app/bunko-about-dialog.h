/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-server-registry.h"

G_BEGIN_DECLS

#define BUNKO_HELP_URI   "https://github.com/bunko-hpx/bunko#readme"
#define BUNKO_ISSUES_URI "https://github.com/bunko-hpx/bunko/issues"

AdwDialog *bunko_about_dialog_new (BunkoServerRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_about_dialog_dup_debug_info (BunkoServerRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
