/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-json-view-private.h"

/* Searching in the text of a JSON view. */

static void
update_count (BunkoJsonView *self)
{
  int count = gtk_source_search_context_get_occurrences_count (self->search);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));
  g_autofree char *label = NULL;
  GtkTextIter start, end;
  int position;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  position = gtk_source_search_context_get_occurrence_position (self->search, &start, &end);
  if (*text == '\0' || count < 0)
    label = g_strdup ("");
  else if (count == 0)
    label = g_strdup (_ ("Not found"));
  else if (position > 0)
    /* Translators: the place among the matches of a search, like “3 of 12” */
    label = g_strdup_printf (_ ("%d of %d"), position, count);
  else
    label = g_strdup_printf ("%d", count);
  gtk_label_set_label (self->find_label, label);
}

static GtkSourceSearchContext *
ensure_search (BunkoJsonView *self)
{
  g_autoptr (GtkSourceSearchSettings) settings = NULL;

  if (self->search != NULL)
    return self->search;
  settings = gtk_source_search_settings_new ();
  gtk_source_search_settings_set_wrap_around (settings, TRUE);
  /* What is folded is found, and unfolded. */
  gtk_source_search_settings_set_visible_only (settings, FALSE);
  self->search = gtk_source_search_context_new (self->buffer, settings);
  g_signal_connect_object (self->search, "notify::occurrences-count", G_CALLBACK (update_count),
                           self, G_CONNECT_SWAPPED);
  return self->search;
}

static void
select_match (BunkoJsonView *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  _bunko_json_view_reveal (self, (guint) gtk_text_iter_get_line (start));
  gtk_text_buffer_select_range (buffer, start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer),
                                0.1, FALSE, 0, 0);
  update_count (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoJsonView) self = user_data;
  GtkSourceSearchContext *search = GTK_SOURCE_SEARCH_CONTEXT (source);
  GtkTextIter start, end;

  if (gtk_source_search_context_forward_finish (search, result, &start, &end, NULL, NULL))
    select_match (self, &start, &end);
}

static void
found_before_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoJsonView) self = user_data;
  GtkSourceSearchContext *search = GTK_SOURCE_SEARCH_CONTEXT (source);
  GtkTextIter start, end;

  if (gtk_source_search_context_backward_finish (search, result, &start, &end, NULL, NULL))
    select_match (self, &start, &end);
}

static void
find_from (BunkoJsonView *self, const GtkTextIter *iter, gboolean forward)
{
  GtkSourceSearchContext *search = ensure_search (self);

  _bunko_json_view_find_stop (self);
  self->finding = g_cancellable_new ();
  if (forward)
    gtk_source_search_context_forward_async (search, iter, self->finding, found_cb,
                                             g_object_ref (self));
  else
    gtk_source_search_context_backward_async (search, iter, self->finding, found_before_cb,
                                              g_object_ref (self));
}

/* Ends the search that is under way. */
void
_bunko_json_view_find_stop (BunkoJsonView *self)
{
  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
}

/* Opens the field. */
void
_bunko_json_view_find_open (BunkoJsonView *self)
{
  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
}

/* Something else is looked for: the first from where the cursor is. */
void
_bunko_json_view_find_changed (BunkoJsonView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));
  GtkTextIter start;

  gtk_source_search_settings_set_search_text (
      gtk_source_search_context_get_settings (ensure_search (self)), text);
  if (*text == '\0')
    {
      update_count (self);
      return;
    }
  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, NULL);
  find_from (self, &start, TRUE);
}

/* Goes to the next or previous match. */
void
_bunko_json_view_find_move (BunkoJsonView *self, gboolean forward)
{
  GtkTextIter start, end;

  if (!gtk_search_bar_get_search_mode (self->find_bar))
    {
      _bunko_json_view_find_open (self);
      return;
    }
  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  find_from (self, forward ? &end : &start, forward);
}
