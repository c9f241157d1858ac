/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bunko_turns_direction (gunichar c);
const char *bunko_clean_name (const char *text, char **kept);
const char *bunko_clean_paragraphs (const char *text, char **kept);
char *bunko_clean_text_dup (const char *text, guint max_chars) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
