/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bunko_plain_text_dup (const char *text, guint max_chars) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
