/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-row.h"

#define SECONDS_PER_HOUR (60 * 60)
#define SECONDS_PER_DAY  (24 * SECONDS_PER_HOUR)

/**
 * BunkoServerRow:
 *
 * One saved server: name, address, when it was last used, whether it is open now, and a menu to
 * open it in a window of its own, to edit, or to remove it.
 */
struct _BunkoServerRow
{
  AdwActionRow parent_instance;

  GtkMenuButton *menu_button;
  GtkWidget *open_label;

  BunkoServerProfile *profile;
};

G_DEFINE_FINAL_TYPE (BunkoServerRow, bunko_server_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_EDIT,
  SIGNAL_OPEN_IN_WINDOW,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* For those who hear the row. */
static void
describe (BunkoServerRow *self)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (self));
  g_autofree char *text = NULL;

  if (gtk_widget_get_visible (self->open_label))
    text =
        g_strdup_printf ("%s · %s", gtk_label_get_label (GTK_LABEL (self->open_label)), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : subtitle, -1);
}

static void
profile_changed_cb (BunkoServerRow *self)
{
  g_autofree char *name = bunko_server_profile_dup_display_name (self->profile);
  g_autofree char *address = bunko_server_profile_dup_address (self->profile);
  g_autofree char *used = bunko_server_row_format_last_used (
      bunko_server_profile_get_last_used (self->profile), g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *subtitle = NULL;
  g_autofree char *menu_label = NULL;

  /* Translators: the address of a server, and when it was last used. */
  subtitle = g_str_equal (name, address) ? g_strdup (used)
                                         : g_strdup_printf (_ ("%s · %s"), address, used);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  describe (self);
  /* Translators: %s is the name of a server. */
  menu_label = g_strdup_printf (_ ("Menu of %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_label, -1);
}

static void
open_in_window_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN_IN_WINDOW], 0);
}

/* With the middle button. */
static void
middle_click_cb (BunkoServerRow *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_IN_WINDOW], 0);
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_EDIT], 0);
}

static void
remove_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
}

static void
bunko_server_row_dispose (GObject *object)
{
  BunkoServerRow *self = BUNKO_SERVER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_ROW);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (bunko_server_row_parent_class)->dispose (object);
}

static void
bunko_server_row_class_init (BunkoServerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_server_row_dispose;

  /**
   * BunkoServerRow::edit:
   * @self: the row
   *
   * The person wants to edit the server.
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", BUNKO_TYPE_SERVER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoServerRow::open-in-window:
   * @self: the row
   *
   * The person wants to see the server in a window of its own.
   */
  signals[SIGNAL_OPEN_IN_WINDOW] =
      g_signal_new ("open-in-window", BUNKO_TYPE_SERVER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  /**
   * BunkoServerRow::remove:
   * @self: the row
   *
   * The person wants the server off the list.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", BUNKO_TYPE_SERVER_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-server-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoServerRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerRow, open_label);
  gtk_widget_class_bind_template_callback (widget_class, middle_click_cb);
  gtk_widget_class_install_action (widget_class, "server.open-in-window", NULL,
                                   open_in_window_action);
  gtk_widget_class_install_action (widget_class, "server.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "server.remove", NULL, remove_action);
  /* The menu shows the last one. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "server.open-in-window", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "server.open-in-window", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "server.remove", NULL);
}

static void
bunko_server_row_init (BunkoServerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_server_row_new:
 * @profile: the server
 *
 * Makes the row of a server; it follows changes of @profile.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
bunko_server_row_new (BunkoServerProfile *profile)
{
  BunkoServerRow *self;

  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (profile), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_ROW, NULL);
  self->profile = g_object_ref (profile);
  g_signal_connect_object (profile, "notify", G_CALLBACK (profile_changed_cb), self,
                           G_CONNECT_SWAPPED);
  profile_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * bunko_server_row_get_profile:
 * @self: a row
 *
 * Gets the server of the row.
 *
 * Returns: (transfer none): the profile
 */
BunkoServerProfile *
bunko_server_row_get_profile (BunkoServerRow *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_ROW (self), NULL);

  return self->profile;
}

/**
 * bunko_server_row_set_open:
 * @self: a row
 * @open: whether the server is open, here or in another window
 *
 * Says so, or not.
 */
void
bunko_server_row_set_open (BunkoServerRow *self, gboolean open)
{
  g_return_if_fail (BUNKO_IS_SERVER_ROW (self));

  gtk_widget_set_visible (self->open_label, open);
  describe (self);
}

/**
 * bunko_server_row_format_last_used:
 * @last_used: seconds since 1970; 0 for never
 * @now: seconds since 1970
 *
 * Says in words how long ago a server was used. Times in the future (the clock was set back) count
 * as now.
 *
 * Returns: (transfer full): the text
 */
char *
bunko_server_row_format_last_used (gint64 last_used, gint64 now)
{
  gint64 seconds = MAX (now - last_used, 0);
  int count;

  if (last_used <= 0)
    return g_strdup (_ ("Never used"));
  if (seconds < SECONDS_PER_HOUR)
    return g_strdup (_ ("Used just now"));

  if (seconds < SECONDS_PER_DAY)
    {
      count = (int) (seconds / SECONDS_PER_HOUR);
      return g_strdup_printf (ngettext ("Used %d hour ago", "Used %d hours ago", count), count);
    }

  if (seconds < 31 * (gint64) SECONDS_PER_DAY)
    {
      count = (int) (seconds / SECONDS_PER_DAY);
      return g_strdup_printf (ngettext ("Used %d day ago", "Used %d days ago", count), count);
    }

  {
    g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (last_used);
    g_autofree char *date = time != NULL ? g_date_time_format (time, "%x") : g_strdup ("");

    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Used on %s"), date);
  }
}
