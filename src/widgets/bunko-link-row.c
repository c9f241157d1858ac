/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-link-row.h"

/**
 * BunkoLinkRow:
 *
 * A row with the address of a link of an item, which opens it in the web browser. What is no
 * address of the web is only shown: the text comes from whoever filled the server.
 */
struct _BunkoLinkRow
{
  AdwActionRow parent_instance;

  char *uri;
};

G_DEFINE_FINAL_TYPE (BunkoLinkRow, bunko_link_row, ADW_TYPE_ACTION_ROW)

static void
bunko_link_row_activate (AdwActionRow *row)
{
  BunkoLinkRow *self = BUNKO_LINK_ROW (row);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (!bunko_link_row_get_can_open (self))
    return;
  launcher = gtk_uri_launcher_new (self->uri);
  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL,
                           NULL);
}

static void
bunko_link_row_finalize (GObject *object)
{
  g_free (BUNKO_LINK_ROW (object)->uri);

  G_OBJECT_CLASS (bunko_link_row_parent_class)->finalize (object);
}

static void
bunko_link_row_class_init (BunkoLinkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_link_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = bunko_link_row_activate;
}

static void
bunko_link_row_init (BunkoLinkRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
}

static gboolean
is_web_address (const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  return scheme != NULL &&
         (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "http") == 0);
}

/* The address without what is the same for all. */
static const char *
skip_scheme (const char *uri)
{
  return is_web_address (uri) && strstr (uri, "://") != NULL ? strstr (uri, "://") + 3 : uri;
}

/**
 * bunko_link_row_new:
 * @uri: the address
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
bunko_link_row_new (const char *uri)
{
  BunkoLinkRow *self;

  g_return_val_if_fail (uri != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_LINK_ROW, NULL);
  self->uri = g_strdup (uri);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), skip_scheme (uri));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), uri);
  if (bunko_link_row_get_can_open (self))
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (self),
                                 gtk_image_new_from_icon_name ("adw-external-link-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
    }
  return GTK_WIDGET (self);
}

/**
 * bunko_link_row_get_can_open:
 * @self: a row
 *
 * Returns: whether a web browser opens the address
 */
gboolean
bunko_link_row_get_can_open (BunkoLinkRow *self)
{
  g_return_val_if_fail (BUNKO_IS_LINK_ROW (self), FALSE);

  return is_web_address (self->uri);
}
