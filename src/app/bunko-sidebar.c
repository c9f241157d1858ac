/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-sidebar-private.h"

/**
 * BunkoSidebar:
 *
 * Where one can go in a library, and below it who and where the server is. A click opens a place in
 * what is shown, with the middle button or Ctrl in a tab.
 */

G_DEFINE_FINAL_TYPE (BunkoSidebar, bunko_sidebar, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The list marks what was clicked, and what the focus is moved to; only what is shown is to be
 * marked. */
static void
mark_shown (BunkoSidebar *self)
{
  GtkListBoxRow *row = NULL;
  guint position;

  if (self->location != NULL &&
      bunko_sidebar_entries_find (self->entries, self->location, &position) != NULL)
    row = gtk_list_box_get_row_at_index (self->list, (int) position);
  if (row != gtk_list_box_get_selected_row (self->list))
    gtk_list_box_select_row (self->list, row);
}

static void
row_activated_cb (BunkoSidebar *self, BunkoSidebarRow *row)
{
  BunkoSidebarEntry *entry = bunko_sidebar_row_get_entry (row);

  _bunko_sidebar_select_entry (self, entry);
  mark_shown (self);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return bunko_sidebar_row_new (item);
}

static GtkWidget *
create_new_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("New Filter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sidebar.new-filter");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");

  return button;
}

static GtkWidget *
create_heading (BunkoSidebarSection section)
{
  const char *title =
      section == BUNKO_SIDEBAR_SECTION_FILTERS ? _ ("Filters") : C_ ("sidebar", "Browse");
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (heading), label);
  gtk_widget_add_css_class (heading, "sidebar-heading");
  if (section == BUNKO_SIDEBAR_SECTION_FILTERS)
    gtk_box_append (GTK_BOX (heading), create_new_button ());

  return heading;
}

static BunkoSidebarSection
get_section (GtkListBoxRow *row)
{
  return bunko_sidebar_entry_get_section (bunko_sidebar_row_get_entry (BUNKO_SIDEBAR_ROW (row)));
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  BunkoSidebarSection section = get_section (row);

  if (before == NULL || get_section (before) == section)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) != NULL)
    return;
  else if (section == BUNKO_SIDEBAR_SECTION_SERVER)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  else
    gtk_list_box_row_set_header (row, create_heading (section));
}

static void
bunko_sidebar_dispose (GObject *object)
{
  BunkoSidebar *self = BUNKO_SIDEBAR (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_handle_id (&self->spring_source, g_source_remove);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  self->server_button = NULL;
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SIDEBAR);
  g_clear_object (&self->acted_on);
  g_clear_object (&self->location);
  g_clear_object (&self->context);
  if (self->entries != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->entries, self);
      bunko_sidebar_entries_set_context (self->entries, NULL);
    }
  g_clear_object (&self->entries);

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
   * @location: where to go
   *
   * The person chose a place (also the one that is shown already), to see it in place of what is
   * shown. What is to be opened elsewhere goes through `win.open`.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", BUNKO_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, BUNKO_TYPE_LOCATION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoSidebar, header_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, BunkoSidebar, scroller);
  gtk_widget_class_bind_template_callback (widget_class, mark_shown);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  _bunko_sidebar_install_actions (widget_class);
}

static void
bunko_sidebar_init (BunkoSidebar *self)
{
  self->entries = bunko_sidebar_entries_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header_cb, NULL, NULL);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->entries), create_row, NULL, NULL);
  /* After the list: then it has the rows. */
  g_signal_connect_swapped (self->entries, "items-changed", G_CALLBACK (mark_shown), self);
  _bunko_sidebar_init_menu (self);
  _bunko_sidebar_init_drop (self);
}

/**
 * _bunko_sidebar_select_entry:
 * @self: the sidebar
 * @entry: an entry
 *
 * Goes to the place of @entry.
 */
void
_bunko_sidebar_select_entry (BunkoSidebar *self, BunkoSidebarEntry *entry)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, bunko_sidebar_entry_get_location (entry));
}

/**
 * bunko_sidebar_set_context:
 * @self: the sidebar
 * @context: (nullable): the library that is open
 *
 * Shows the filters and the numbers of a library.
 */
void
bunko_sidebar_set_context (BunkoSidebar *self, BunkoContext *context)
{
  g_return_if_fail (BUNKO_IS_SIDEBAR (self));
  g_return_if_fail (context == NULL || BUNKO_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;
  _bunko_sidebar_set_acted_on (self, NULL);
  bunko_sidebar_entries_set_context (self->entries, context);
}

/**
 * bunko_sidebar_set_location:
 * @self: the sidebar
 * @location: (nullable): what the shown tab shows
 *
 * Marks the place that is shown, or the one that leads to it; none if there is no such place.
 */
void
bunko_sidebar_set_location (BunkoSidebar *self, BunkoLocation *location)
{
  g_return_if_fail (BUNKO_IS_SIDEBAR (self));
  g_return_if_fail (location == NULL || BUNKO_IS_LOCATION (location));

  g_set_object (&self->location, location);
  mark_shown (self);
}

/**
 * bunko_sidebar_get_entries:
 * @self: the sidebar
 *
 * Returns: (transfer none): where it leads, as a list of #BunkoSidebarEntry
 */
GListModel *
bunko_sidebar_get_entries (BunkoSidebar *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR (self), NULL);

  return G_LIST_MODEL (self->entries);
}

/**
 * bunko_sidebar_set_registry:
 * @self: the sidebar
 * @registry: the servers that are open
 * @controller: of the one that is shown
 *
 * Offers to change to another server.
 */
void
bunko_sidebar_set_registry (BunkoSidebar *self,
                            BunkoServerRegistry *registry,
                            BunkoController *controller)
{
  GtkWidget *button;

  g_return_if_fail (BUNKO_IS_SIDEBAR (self));

  button = bunko_server_button_new (registry, controller);
  self->server_button = BUNKO_SERVER_BUTTON (button);
  adw_header_bar_set_title_widget (self->header_bar, button);
}

/**
 * bunko_sidebar_dup_server:
 * @self: the sidebar
 *
 * Returns: (transfer full): what the server is called; empty if that is not known
 */
char *
bunko_sidebar_dup_server (BunkoSidebar *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR (self), NULL);

  return g_strdup (self->server_button != NULL ? bunko_server_button_get_name (self->server_button)
                                               : "");
}

/**
 * bunko_sidebar_show_server_menu:
 * @self: the sidebar
 *
 * Shows the servers to change to.
 */
void
bunko_sidebar_show_server_menu (BunkoSidebar *self)
{
  g_return_if_fail (BUNKO_IS_SIDEBAR (self));

  if (self->server_button != NULL)
    bunko_server_button_popup (self->server_button);
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

  g_return_if_fail (BUNKO_IS_SIDEBAR (self));

  if (server != NULL && user != NULL && *user != '\0')
    /* Translators: a user, and the server where they are logged in. */
    text = g_strdup_printf (_ ("%s on %s"), user, server);
  else
    text = g_strdup (server);
  if (self->server_button != NULL && server != NULL)
    bunko_server_button_set_name (self->server_button, server);
  bunko_sidebar_entry_set_subtitle (bunko_sidebar_entries_get_server (self->entries), text);
}
