/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-source-style.h"

#include <adwaita.h>

static void
follow_style (GtkSourceBuffer *buffer)
{
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gtk_source_buffer_set_style_scheme (buffer, gtk_source_style_scheme_manager_get_scheme (
                                                  schemes, dark ? "Adwaita-dark" : "Adwaita"));
}

/* GTK finds out how high a changed text is in an idle, or when it is drawn if a frame comes before
 * that, and then asks for another size in the middle of the frame. An AdwTabView that has an
 * overview draws its page once more in the same frame, and that fails with a warning. Text views
 * that are allocated find it out before they are drawn. */
static void
measure_before_drawing (GtkSourceView *view, GtkTextBuffer *buffer)
{
  static const char *const names[] = { "changed", "apply-tag", "remove-tag" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (buffer, names[i], G_CALLBACK (gtk_widget_queue_allocate), view,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * bunko_source_style_apply:
 * @view: an editor, with its buffer
 *
 * Makes @view show JSON: highlighted, in the light or dark colors of the application, and with
 * matching brackets marked.
 */
void
bunko_source_style_apply (GtkSourceView *view)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  GtkSourceBuffer *buffer;

  g_return_if_fail (GTK_SOURCE_IS_VIEW (view));

  buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  gtk_source_buffer_set_language (buffer,
                                  gtk_source_language_manager_get_language (languages, "json"));
  gtk_source_buffer_set_highlight_matching_brackets (buffer, TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (follow_style), buffer, G_CONNECT_SWAPPED);
  follow_style (buffer);
  measure_before_drawing (view, GTK_TEXT_BUFFER (buffer));
}
