/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the protocol layer. */

gpointer bunko_wipe_alloc (gsize size) G_GNUC_WARN_UNUSED_RESULT;
gpointer bunko_wipe_realloc (gpointer memory, gsize size) G_GNUC_WARN_UNUSED_RESULT;
void bunko_wipe_free (gpointer memory);

G_END_DECLS
