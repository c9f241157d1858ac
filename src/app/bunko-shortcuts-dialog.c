/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-shortcuts-dialog.h"
#include "reader/bunko-reader-page.h"
#include "reader/input/bunko-reader-help-page.h"

static gboolean
is_reading (GtkWidget *window)
{
  GtkWidget *focus = GTK_IS_WINDOW (window) ? gtk_window_get_focus (GTK_WINDOW (window)) : NULL;

  return focus != NULL && gtk_widget_get_ancestor (focus, BUNKO_TYPE_READER_PAGE) != NULL;
}

/**
 * bunko_shortcuts_dialog_present:
 * @keymap: the keys of the reader
 * @window: where they are asked for
 *
 * Shows which keys do what: in the window, and in the reader, as the person has them. In the reader
 * its own keys come first.
 */
void
bunko_shortcuts_dialog_present (BunkoReaderKeymap *keymap, GtkWidget *window)
{
  g_autoptr (GtkBuilder) builder = NULL;
  AdwPreferencesDialog *dialog;
  GtkWidget *page;

  g_return_if_fail (BUNKO_IS_READER_KEYMAP (keymap));
  g_return_if_fail (GTK_IS_WIDGET (window));

  builder = gtk_builder_new_from_resource ("/io/github/bunko_hpx/Bunko/ui/bunko-shortcuts.ui");
  dialog = ADW_PREFERENCES_DIALOG (gtk_builder_get_object (builder, "shortcuts"));
  page = bunko_reader_help_page_new (keymap);
  adw_preferences_dialog_add (dialog, ADW_PREFERENCES_PAGE (page));
  if (is_reading (window))
    adw_preferences_dialog_set_visible_page (dialog, ADW_PREFERENCES_PAGE (page));
  adw_dialog_present (ADW_DIALOG (dialog), window);
}
