/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the protocol layer. */

char *bunko_secret_dup (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void bunko_secret_free (char *secret);
void bunko_secret_set (char **place, const char *text);
void bunko_secret_wipe (const char *text);

G_END_DECLS
