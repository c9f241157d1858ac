/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-library-admin.h"

G_BEGIN_DECLS

void bunko_changelog_dialog_present (const char *title,
                                     BunkoChangelog *changelog,
                                     GtkWidget *button,
                                     GtkWidget *parent);

G_END_DECLS
