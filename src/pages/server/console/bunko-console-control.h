/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-api-function.h"

G_BEGIN_DECLS

/* What the value of an argument is set with: a switch, a number, a text, a choice, or JSON. */

GtkWidget *_bunko_console_control_new (const BunkoApiArgument *argument) G_GNUC_WARN_UNUSED_RESULT;
gboolean _bunko_console_control_is_wide (const BunkoApiArgument *argument);
void _bunko_console_control_reset (GtkWidget *control, const BunkoApiArgument *argument);
char *_bunko_console_control_dup_value (GtkWidget *control,
                                        const BunkoApiArgument *argument) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_console_control_connect_changed (GtkWidget *control,
                                             const BunkoApiArgument *argument,
                                             GCallback callback,
                                             gpointer object);
GtkWidget *_bunko_console_control_get_focus_widget (GtkWidget *control);

G_END_DECLS
