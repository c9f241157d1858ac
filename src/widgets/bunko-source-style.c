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

/**
 * bunko_source_style_apply:
 * @buffer: the text of an editor
 *
 * Makes @buffer look like JSON: highlighted, in the light or dark colors of the application, and
 * with matching brackets marked.
 */
void
bunko_source_style_apply (GtkSourceBuffer *buffer)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  g_return_if_fail (GTK_SOURCE_IS_BUFFER (buffer));

  gtk_source_buffer_set_language (buffer,
                                  gtk_source_language_manager_get_language (languages, "json"));
  gtk_source_buffer_set_highlight_matching_brackets (buffer, TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (follow_style), buffer, G_CONNECT_SWAPPED);
  follow_style (buffer);
}
