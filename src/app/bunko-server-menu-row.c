/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-menu-row.h"

/**
 * BunkoServerMenuRow:
 *
 * A server to change to: its name, how it stands, a mark where it is shown already, and a button
 * for a window of its own.
 */
struct _BunkoServerMenuRow
{
  GtkListBoxRow parent_instance;

  GtkImage *check;
  GtkLabel *subtitle;
  GtkLabel *title;
  GtkButton *window_button;

  BunkoServerProfile *profile;
};

G_DEFINE_FINAL_TYPE (BunkoServerMenuRow, bunko_server_menu_row, GTK_TYPE_LIST_BOX_ROW)

static char *
describe_open (BunkoController *controller)
{
  BunkoContext *context = bunko_controller_get_context (controller);
  BunkoServerInfo *info = context != NULL ? bunko_context_get_info (context) : NULL;
  const char *user = info != NULL ? bunko_server_info_get_user (info) : NULL;

  if (user == NULL || *user == '\0' || g_strcmp0 (bunko_server_info_get_role (info), "guest") == 0)
    return g_strdup (C_ ("server", "Open"));

  /* Translators: a server is open; %s is who is logged in there. */
  return g_strdup_printf (_ ("Open as %s"), user);
}

static char *
describe (BunkoServerProfile *profile, BunkoController *controller)
{
  g_autofree char *name = bunko_server_profile_dup_display_name (profile);
  g_autofree char *address = bunko_server_profile_dup_address (profile);

  switch (controller != NULL ? bunko_controller_get_state (controller) : BUNKO_CONTROLLER_IDLE)
    {
    case BUNKO_CONTROLLER_STARTING:
    case BUNKO_CONTROLLER_CONNECTING:
      return g_strdup (_ ("Connecting…"));
    case BUNKO_CONTROLLER_CONNECTED:
      return describe_open (controller);
    case BUNKO_CONTROLLER_AWAY:
      return g_strdup (_ ("Not connected at the moment"));
    case BUNKO_CONTROLLER_IDLE:
      return g_strdup (g_str_equal (name, address) ? _ ("Not open") : address);
    case BUNKO_CONTROLLER_TRUST:
    case BUNKO_CONTROLLER_LOGIN:
    case BUNKO_CONTROLLER_LOGGING_IN:
    default:
      return g_strdup (_ ("Waiting for an answer"));
    }
}

static void
window_clicked_cb (BunkoServerMenuRow *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-server-in-window", "s",
                              bunko_server_profile_get_uuid (self->profile));
}

static gboolean
window_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  window_clicked_cb (BUNKO_SERVER_MENU_ROW (widget));

  return GDK_EVENT_STOP;
}

static void
bunko_server_menu_row_dispose (GObject *object)
{
  BunkoServerMenuRow *self = BUNKO_SERVER_MENU_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_MENU_ROW);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (bunko_server_menu_row_parent_class)->dispose (object);
}

static void
bunko_server_menu_row_class_init (BunkoServerMenuRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_server_menu_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-server-menu-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoServerMenuRow, check);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerMenuRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerMenuRow, title);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerMenuRow, window_button);
  gtk_widget_class_bind_template_callback (widget_class, window_clicked_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, window_key_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, window_key_cb,
                                NULL);
}

static void
bunko_server_menu_row_init (BunkoServerMenuRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_server_menu_row_new:
 * @profile: the server
 * @controller: (nullable): who has it open, or tries to; %NULL if nobody does
 * @is_shown: whether the window shows it now
 *
 * Makes a row that says how things stand now.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
bunko_server_menu_row_new (BunkoServerProfile *profile,
                           BunkoController *controller,
                           gboolean is_shown)
{
  BunkoServerMenuRow *self;
  g_autofree char *name = NULL;
  g_autofree char *state = NULL;
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (profile), NULL);
  g_return_val_if_fail (controller == NULL || BUNKO_IS_CONTROLLER (controller), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_MENU_ROW, NULL);
  self->profile = g_object_ref (profile);
  name = g_str_equal (bunko_server_profile_get_uuid (profile), "sample")
             ? g_strdup (_ ("Sample Library"))
             : bunko_server_profile_dup_display_name (profile);
  state = describe (profile, controller);
  /* Translators: how a server stands, and that this window shows it. */
  spoken = is_shown ? g_strdup_printf (_ ("%s, in this window"), state) : g_strdup (state);
  gtk_label_set_label (self->title, name);
  gtk_label_set_label (self->subtitle, state);
  gtk_widget_set_opacity (GTK_WIDGET (self->check), is_shown ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);

  return GTK_WIDGET (self);
}

/**
 * bunko_server_menu_row_get_profile:
 * @self: a row
 *
 * Returns: (transfer none): the server
 */
BunkoServerProfile *
bunko_server_menu_row_get_profile (BunkoServerMenuRow *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_MENU_ROW (self), NULL);

  return self->profile;
}

/**
 * bunko_server_menu_row_get_subtitle:
 * @self: a row
 *
 * Returns: (transfer none): how the server stands, in words
 */
const char *
bunko_server_menu_row_get_subtitle (BunkoServerMenuRow *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_MENU_ROW (self), NULL);

  return gtk_label_get_label (self->subtitle);
}
