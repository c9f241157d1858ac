/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoLogLevel:
 * @BUNKO_LOG_LEVEL_NONE: nothing tells
 * @BUNKO_LOG_LEVEL_DEBUG: for those who work on the server
 * @BUNKO_LOG_LEVEL_INFO: what the server does
 * @BUNKO_LOG_LEVEL_WARNING: something may be wrong
 * @BUNKO_LOG_LEVEL_ERROR: something did not work
 * @BUNKO_LOG_LEVEL_CRITICAL: the server cannot go on
 *
 * How grave a line of a log is. The numbers are the server's.
 */
typedef enum
{
  BUNKO_LOG_LEVEL_NONE = 0,
  BUNKO_LOG_LEVEL_DEBUG = 2,
  BUNKO_LOG_LEVEL_INFO = 4,
  BUNKO_LOG_LEVEL_WARNING = 6,
  BUNKO_LOG_LEVEL_ERROR = 8,
  BUNKO_LOG_LEVEL_CRITICAL = 10,
} BunkoLogLevel;

#define BUNKO_LOG_TEXT_MAX_SIZE  (4 * 1024 * 1024)
#define BUNKO_LOG_TEXT_MAX_LINES 100000
#define BUNKO_LOG_TEXT_MAX_LINE  4000

typedef struct _BunkoLogText BunkoLogText;

BunkoLogText *bunko_log_text_new (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
BunkoLogText *bunko_log_text_ref (BunkoLogText *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_log_text_unref (BunkoLogText *self);
guint bunko_log_text_get_n_lines (BunkoLogText *self);
const char *bunko_log_text_get_line (BunkoLogText *self, guint line);
BunkoLogLevel bunko_log_text_get_level (BunkoLogText *self, guint line);
gboolean bunko_log_text_is_shortened (BunkoLogText *self);
gboolean bunko_log_text_find_shift (BunkoLogText *before, BunkoLogText *after, guint *shift);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoLogText, bunko_log_text_unref)

G_END_DECLS
