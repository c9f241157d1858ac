/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_APPLICATION (bunko_application_get_type ())
G_DECLARE_FINAL_TYPE (BunkoApplication, bunko_application, BUNKO, APPLICATION, AdwApplication)

BunkoApplication *bunko_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
