/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-log-line.h"

/**
 * BunkoLogLine:
 *
 * A line of a log of the server. It is made when a list asks for it.
 */
struct _BunkoLogLine
{
  GObject parent_instance;

  BunkoLogText *text;
  guint line;
};

G_DEFINE_FINAL_TYPE (BunkoLogLine, bunko_log_line, G_TYPE_OBJECT)

static void
bunko_log_line_finalize (GObject *object)
{
  bunko_log_text_unref (BUNKO_LOG_LINE (object)->text);
  G_OBJECT_CLASS (bunko_log_line_parent_class)->finalize (object);
}

static void
bunko_log_line_class_init (BunkoLogLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_log_line_finalize;
}

static void
bunko_log_line_init (BunkoLogLine *self)
{
}

/**
 * bunko_log_line_new:
 * @text: the lines of a log
 * @line: which, from 0
 *
 * Returns: (transfer full): the line
 */
BunkoLogLine *
bunko_log_line_new (BunkoLogText *text, guint line)
{
  BunkoLogLine *self;

  g_return_val_if_fail (line < bunko_log_text_get_n_lines (text), NULL);

  self = g_object_new (BUNKO_TYPE_LOG_LINE, NULL);
  self->text = bunko_log_text_ref (text);
  self->line = line;
  return self;
}

/**
 * bunko_log_line_get_text:
 * @self: a line
 *
 * Returns: (transfer none): its text
 */
const char *
bunko_log_line_get_text (BunkoLogLine *self)
{
  g_return_val_if_fail (BUNKO_IS_LOG_LINE (self), NULL);

  return bunko_log_text_get_line (self->text, self->line);
}

/**
 * bunko_log_line_get_level:
 * @self: a line
 *
 * Returns: how grave it is
 */
BunkoLogLevel
bunko_log_line_get_level (BunkoLogLine *self)
{
  g_return_val_if_fail (BUNKO_IS_LOG_LINE (self), BUNKO_LOG_LEVEL_NONE);

  return bunko_log_text_get_level (self->text, self->line);
}
