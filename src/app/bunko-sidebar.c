/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-sidebar.h"

/**
 * BunkoSidebar:
 *
 * The views of a library, and below them who and where the server is.
 */
struct _BunkoSidebar
{
  AdwNavigationPage parent_instance;

  GtkListBox *list;

  GtkLabel *server_label;
};

G_DEFINE_FINAL_TYPE (BunkoSidebar, bunko_sidebar, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The names are those of the settings key last-view. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  BunkoViewType view;
} entries[] = {
  { "library", N_ ("Library"), "bunko-library-symbolic", BUNKO_VIEW_TYPE_LIBRARY },
  { "favorites", N_ ("Favorites"), "bunko-favorites-symbolic", BUNKO_VIEW_TYPE_FAVORITE },
  { "inbox", N_ ("Inbox"), "bunko-inbox-symbolic", BUNKO_VIEW_TYPE_INBOX },
  { "read-later", N_ ("Read Later"), "bunko-read-later-symbolic", BUNKO_VIEW_TYPE_READ_LATER },
  { "trash", N_ ("Trash"), "user-trash-symbolic", BUNKO_VIEW_TYPE_TRASH },
  { "all", N_ ("All"), "bunko-all-symbolic", BUNKO_VIEW_TYPE_ALL },
  { BUNKO_SIDEBAR_SERVER, N_ ("Server"), "bunko-server-symbolic", 0 },
};

static void
row_activated_cb (BunkoSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, gtk_widget_get_name (GTK_WIDGET (row)));
}

static GtkWidget *
create_label (const char *text, gboolean small)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (small)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }

  return label;
}

static GtkWidget *
create_row (BunkoSidebar *self, guint index)
{
  const char *title = _ (entries[index].title);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_name (row, entries[index].name);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (entries[index].icon_name));
  gtk_box_append (GTK_BOX (box), labels);
  gtk_widget_set_valign (labels, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (labels), create_label (title, FALSE));
  if (g_str_equal (entries[index].name, BUNKO_SIDEBAR_SERVER))
    {
      self->server_label = GTK_LABEL (create_label ("", TRUE));
      gtk_widget_set_visible (GTK_WIDGET (self->server_label), FALSE);
      gtk_box_append (GTK_BOX (labels), GTK_WIDGET (self->server_label));
      gtk_widget_add_css_class (row, "bunko-server-row");
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return row;
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean is_server = g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), BUNKO_SIDEBAR_SERVER);

  if (is_server && gtk_list_box_row_get_header (row) == NULL)
    {
      GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_widget_set_margin_top (separator, 6);
      gtk_widget_set_margin_bottom (separator, 6);
      gtk_list_box_row_set_header (row, separator);
    }
}

static void
bunko_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BUNKO_TYPE_SIDEBAR);

  G_OBJECT_CLASS (bunko_sidebar_parent_class)->dispose (object);
}

static void
bunko_sidebar_class_init (BunkoSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_sidebar_dispose;

  /**
   * BunkoSidebar::selected:
   * @self: the sidebar
   * @name: the name of a view, or %BUNKO_SIDEBAR_SERVER
   *
   * The person chose a view (also the one that is shown already).
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", BUNKO_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
bunko_sidebar_init (BunkoSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header_cb, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_list_box_append (self->list, create_row (self, i));
}

static int
find_entry (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (g_strcmp0 (entries[i].name, name) == 0)
        return (int) i;
    }

  return -1;
}

/**
 * bunko_sidebar_select:
 * @self: the sidebar
 * @name: the name of a view, or %BUNKO_SIDEBAR_SERVER
 *
 * Marks @name as the one that is shown, without a signal. Unknown names are ignored.
 */
void
bunko_sidebar_select (BunkoSidebar *self, const char *name)
{
  int index;

  g_return_if_fail (BUNKO_IS_SIDEBAR (self));
  g_return_if_fail (name != NULL);

  index = find_entry (name);
  if (index >= 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, index));
}

/**
 * bunko_sidebar_set_server:
 * @self: the sidebar
 * @server: (nullable): what the server is called
 * @user: (nullable): who is logged in; %NULL for a guest
 *
 * Shows where the library is and who reads it.
 */
void
bunko_sidebar_set_server (BunkoSidebar *self, const char *server, const char *user)
{
  g_autofree char *text = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (BUNKO_IS_SIDEBAR (self));

  if (server != NULL && user != NULL && *user != '\0')
    /* Translators: a user, and the server where they are logged in. */
    text = g_strdup_printf (_ ("%s on %s"), user, server);
  else
    text = g_strdup (server != NULL ? server : "");

  gtk_label_set_label (self->server_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->server_label), *text != '\0');
  row = gtk_list_box_get_row_at_index (self->list, find_entry (BUNKO_SIDEBAR_SERVER));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/**
 * bunko_sidebar_get_title:
 * @name: the name of a view, or %BUNKO_SIDEBAR_SERVER
 *
 * Gets what a view is called for the person.
 *
 * Returns: (transfer none) (nullable): the translated title; %NULL for an unknown name
 */
const char *
bunko_sidebar_get_title (const char *name)
{
  int index = find_entry (name);

  return index >= 0 ? _ (entries[index].title) : NULL;
}

/**
 * bunko_sidebar_get_view:
 * @name: the name of a view
 * @view: (out) (optional): the view
 *
 * Gets the view of a name.
 *
 * Returns: %FALSE if @name is not that of a view
 */
gboolean
bunko_sidebar_get_view (const char *name, BunkoViewType *view)
{
  int index = find_entry (name);

  if (index < 0 || entries[index].view == 0)
    return FALSE;

  if (view != NULL)
    *view = entries[index].view;

  return TRUE;
}

/**
 * bunko_sidebar_get_nth_name:
 * @index: from 0
 *
 * Gets the names in the order in which they are shown, the server panel last.
 *
 * Returns: (transfer none) (nullable): a name; %NULL beyond the end
 */
const char *
bunko_sidebar_get_nth_name (guint index)
{
  return index < G_N_ELEMENTS (entries) ? entries[index].name : NULL;
}
