/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoProgressFunc:
 * @fraction: how much is done, 0 to 1; -1 if that is not known
 * @text: (nullable): what is being done, in the server's language
 * @user_data: what was given with the function
 *
 * Is told how far something that takes long has come. It is never called after the callback of the
 * operation.
 */
typedef void (*BunkoProgressFunc) (double fraction, const char *text, gpointer user_data);

G_END_DECLS
