/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fifty tabs with a long history each are a tenth of this; what others keep has bounds below. */
#define BUNKO_SAVED_STATE_MAX_FILE_SIZE (2 * 1024 * 1024)

GVariant *_bunko_saved_state_parse (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
GBytes *_bunko_saved_state_print (GVariant *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
