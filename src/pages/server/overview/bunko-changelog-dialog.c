/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-changelog-dialog.h"
#include "widgets/bunko-markdown-view.h"

/* A dialog with what is new in a version of the server. */

static GtkWidget *
create_page (BunkoChangelog *changelog)
{
  GtkWidget *status;
  GtkWidget *scrolled, *clamp, *view;

  if (*changelog->changes == '\0')
    {
      status = adw_status_page_new ();
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "bunko-server-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No Change Log"));
      adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                       _ ("The server has nothing to tell about this version."));
      gtk_widget_add_css_class (status, "compact");
      return status;
    }
  view = bunko_markdown_view_new (changelog->changes);
  gtk_widget_set_margin_top (view, 6);
  gtk_widget_set_margin_bottom (view, 24);
  gtk_widget_set_margin_start (view, 18);
  gtk_widget_set_margin_end (view, 18);
  clamp = adw_clamp_new ();
  adw_clamp_set_child (ADW_CLAMP (clamp), view);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);

  return scrolled;
}

static GtkWidget *
create_bar (GtkWidget *button)
{
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 12);
  gtk_widget_set_margin_bottom (button, 12);

  return button;
}

/* libadwaita 1.7 keeps the child of a dialog that was closed. */
static void
closed_cb (AdwDialog *dialog)
{
  adw_dialog_set_child (dialog, NULL);
}

/**
 * bunko_changelog_dialog_present:
 * @title: what the dialog is called
 * @changelog: what to show
 * @button: (nullable) (transfer floating): what can be done about it, for below the text; pressing
 *   it closes the dialog
 * @parent: a widget of the window
 *
 * Shows what is new in a version of the server. Nothing in the text is taken for markup, and links
 * lead to the web only.
 */
void
bunko_changelog_dialog_present (const char *title,
                                BunkoChangelog *changelog,
                                GtkWidget *button,
                                GtkWidget *parent)
{
  AdwDialog *dialog;
  GtkWidget *toolbar, *header, *page;

  g_return_if_fail (title != NULL && changelog != NULL);
  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = adw_dialog_new ();
  toolbar = adw_toolbar_view_new ();
  header = adw_header_bar_new ();
  page = create_page (changelog);
  if (changelog->version != NULL && strstr (title, changelog->version) == NULL)
    adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                     adw_window_title_new (title, changelog->version));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), page);
  if (button != NULL)
    {
      g_signal_connect_object (button, "clicked", G_CALLBACK (adw_dialog_close), dialog,
                               G_CONNECT_SWAPPED);
      adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (toolbar), create_bar (button));
    }
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 600);
  adw_dialog_set_child (dialog, toolbar);
  /* The arrow keys scroll; the first text would be marked to be copied instead. */
  adw_dialog_set_focus (dialog, page);
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), NULL);
  adw_dialog_present (dialog, parent);
}
