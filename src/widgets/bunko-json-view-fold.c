/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-announce.h"
#include "bunko-json-view-private.h"

/* Folding in a JSON view: lines are hidden by a tag. */

static GtkTextBuffer *
get_buffer (BunkoJsonView *self)
{
  return GTK_TEXT_BUFFER (self->buffer);
}

/* The line of the cursor, from 0. */
guint
_bunko_json_view_get_cursor_line (BunkoJsonView *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  return (guint) gtk_text_iter_get_line (&iter);
}

/* Hides what is between the brackets of everything that is folded in these lines, from @line to
 * before @end; the line with the closing bracket stays. */
static void
hide_folded (BunkoJsonView *self, guint line, guint end)
{
  while (line < end)
    {
      guint close = bunko_json_folds_get_end (self->folds, line);
      GtkTextIter from, to;

      if (!bunko_json_folds_is_folded (self->folds, line))
        {
          line++;
          continue;
        }
      gtk_text_buffer_get_iter_at_line (get_buffer (self), &from, (int) line + 1);
      gtk_text_buffer_get_iter_at_line (get_buffer (self), &to, (int) close);
      gtk_text_buffer_apply_tag (get_buffer (self), self->hidden, &from, &to);
      line = close;
    }
}

static void
show_lines (BunkoJsonView *self, guint line, guint end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_line (get_buffer (self), &from, (int) line);
  gtk_text_buffer_get_iter_at_line (get_buffer (self), &to, (int) end);
  gtk_text_buffer_remove_tag (get_buffer (self), self->hidden, &from, &to);
}

/* The cursor does not stay where nothing can be seen. */
static void
move_cursor_out (BunkoJsonView *self, guint line, guint end)
{
  guint cursor = _bunko_json_view_get_cursor_line (self);
  GtkTextIter iter;

  if (cursor <= line || cursor >= end)
    return;
  gtk_text_buffer_get_iter_at_line (get_buffer (self), &iter, (int) line);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
}

static void
announce_fold (BunkoJsonView *self, guint n_lines, gboolean folded)
{
  g_autofree char *text = NULL;

  if (folded)
    text = g_strdup_printf (ngettext ("%u line folded", "%u lines folded", n_lines), n_lines);
  else
    text = g_strdup_printf (ngettext ("%u line unfolded", "%u lines unfolded", n_lines), n_lines);
  bunko_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static gboolean
set_folded (BunkoJsonView *self, guint line, gboolean folded)
{
  guint end;

  if (!bunko_json_folds_set_folded (self->folds, line, folded))
    return FALSE;
  end = bunko_json_folds_get_end (self->folds, line);
  if (folded)
    move_cursor_out (self, line, end);
  else
    show_lines (self, line + 1, end);
  hide_folded (self, line, end);
  gtk_widget_queue_draw (GTK_WIDGET (self->gutter));
  return TRUE;
}

/* Folds or unfolds what begins at @line, if anything does, and says so. */
void
_bunko_json_view_set_folded (BunkoJsonView *self, guint line, gboolean folded)
{
  if (line != BUNKO_JSON_FOLDS_NONE && set_folded (self, line, folded))
    announce_fold (self, bunko_json_folds_get_end (self->folds, line) - line - 1, folded);
}

/* Folds all but the outermost, or unfolds all. */
void
_bunko_json_view_set_all_folded (BunkoJsonView *self, gboolean folded)
{
  guint n_lines = bunko_json_folds_get_n_lines (self->folds);
  guint cursor = _bunko_json_view_get_cursor_line (self);
  guint first = cursor;

  bunko_json_folds_set_all_folded (self->folds, folded);
  show_lines (self, 0, n_lines);
  hide_folded (self, 0, n_lines);
  /* The outermost fold that the cursor is in now. */
  for (guint line = 0; folded && line < cursor; line++)
    {
      if (bunko_json_folds_is_folded (self->folds, line))
        {
          first = line;
          if (bunko_json_folds_get_end (self->folds, line) > cursor)
            break;
          line = bunko_json_folds_get_end (self->folds, line) - 1;
        }
    }
  if (first != cursor)
    move_cursor_out (self, first, bunko_json_folds_get_end (self->folds, first));
  gtk_widget_queue_draw (GTK_WIDGET (self->gutter));
}

/* Unfolds all that hides @line. */
void
_bunko_json_view_reveal (BunkoJsonView *self, guint line)
{
  for (guint start = 0; start < line; start++)
    {
      guint end = bunko_json_folds_get_end (self->folds, start);

      if (end == BUNKO_JSON_FOLDS_NONE)
        continue;
      if (end > line)
        set_folded (self, start, FALSE);
      else
        start = end - 1;
    }
}
