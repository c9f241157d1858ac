/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

void bunko_drop_later (gpointer object);
guint bunko_drop_later_get_n_waiting (void);

G_END_DECLS
