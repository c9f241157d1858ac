/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "bunko-log-text.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_LOG_LINE (bunko_log_line_get_type ())

G_DECLARE_FINAL_TYPE (BunkoLogLine, bunko_log_line, BUNKO, LOG_LINE, GObject)

BunkoLogLine *bunko_log_line_new (BunkoLogText *text, guint line) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_log_line_get_text (BunkoLogLine *self);
BunkoLogLevel bunko_log_line_get_level (BunkoLogLine *self);

G_END_DECLS
