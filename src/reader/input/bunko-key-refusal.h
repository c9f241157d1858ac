/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *bunko_key_refusal_describe (GtkApplication *application,
                                  guint keyval,
                                  GdkModifierType modifiers) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
