/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-removal.h"
#include "bunko-server-row.h"
#include "bunko-start-page.h"
#include "dialogs/bunko-server-dialog.h"
#include "widgets/bunko-announce.h"

/**
 * BunkoStartPage:
 *
 * What is shown while no library is open: the saved servers, or a welcome where there are none;
 * that a connection is being made; why it failed.
 *
 * The page keeps the list of servers itself (add, edit, remove); opening one is a signal.
 */
struct _BunkoStartPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkButton *add_button;
  GtkButton *cancel_button;
  AdwStatusPage *connecting_page;
  GtkButton *edit_button;
  AdwStatusPage *failed_page;
  GtkButton *retry_button;
  GtkListBox *server_list;
  GtkStack *stack;
  AdwToastOverlay *toast_overlay;
  GtkButton *welcome_button;

  BunkoServerList *servers;
  GStrv open;                         /* uuids */
  BunkoServerProfile *failed_profile; /* what Edit Server edits; NULL: nothing to edit */
};

G_DEFINE_FINAL_TYPE (BunkoStartPage, bunko_start_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN_SERVER,
  SIGNAL_OPEN_IN_WINDOW,
  SIGNAL_OPEN_SAMPLE,
  SIGNAL_CANCEL,
  SIGNAL_RETRY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_open (BunkoStartPage *self, BunkoServerProfile *profile)
{
  return self->open != NULL && g_strv_contains ((const char *const *) self->open,
                                                bunko_server_profile_get_uuid (profile));
}

static void
row_remove_cb (BunkoStartPage *self, BunkoServerRow *row)
{
  BunkoServerProfile *profile = bunko_server_row_get_profile (row);

  bunko_server_removal_start (self->servers, profile, is_open (self, profile), self->toast_overlay);
}

static void
profile_edited_cb (BunkoStartPage *self, BunkoServerProfile *profile)
{
  if (self->servers == NULL)
    return;

  if (bunko_server_list_contains (self->servers, profile))
    bunko_server_list_update (self->servers, profile);
  else if (!bunko_server_list_add (self->servers, profile))
    adw_toast_overlay_add_toast (self->toast_overlay,
                                 adw_toast_new (_ ("The list of servers is full")));

  bunko_start_page_show_servers (self);
}

static void
show_dialog (BunkoStartPage *self, BunkoServerProfile *profile)
{
  AdwDialog *dialog = bunko_server_dialog_new (profile);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (profile_edited_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
row_edit_cb (BunkoStartPage *self, BunkoServerRow *row)
{
  show_dialog (self, bunko_server_row_get_profile (row));
}

static void
row_activated_cb (BunkoStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_SERVER], 0,
                 bunko_server_row_get_profile (BUNKO_SERVER_ROW (row)));
}

static void
row_open_in_window_cb (BunkoStartPage *self, BunkoServerRow *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_IN_WINDOW], 0, bunko_server_row_get_profile (row));
}

static void
update_row (BunkoStartPage *self, BunkoServerRow *row)
{
  bunko_server_row_set_open (row, is_open (self, bunko_server_row_get_profile (row)));
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = bunko_server_row_new (item);

  update_row (user_data, BUNKO_SERVER_ROW (row));
  g_signal_connect_object (row, "open-in-window", G_CALLBACK (row_open_in_window_cb), user_data,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "edit", G_CALLBACK (row_edit_cb), user_data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (row_remove_cb), user_data, G_CONNECT_SWAPPED);

  return row;
}

static const char *
get_list_name (BunkoStartPage *self)
{
  return self->servers != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->servers)) > 0
             ? "servers"
             : "empty";
}

static void
update_state (BunkoStartPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  gboolean connecting = g_strcmp0 (name, "connecting") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->add_button), g_strcmp0 (name, "servers") == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "start.cancel", connecting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "start.open-sample", !connecting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "start.add", !connecting);
}

/* The button that had the focus is gone. */
static void
focus_list (BunkoStartPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->server_list, 0);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->welcome_button));
}

static void
servers_changed_cb (BunkoStartPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (name, "empty") == 0 || g_strcmp0 (name, "servers") == 0)
    bunko_start_page_show_servers (self);
}

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_dialog (BUNKO_START_PAGE (widget), NULL);
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoStartPage *self = BUNKO_START_PAGE (widget);

  if (self->failed_profile != NULL)
    show_dialog (self, self->failed_profile);
}

static void
open_sample_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN_SAMPLE], 0);
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CANCEL], 0);
}

static void
retry_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_RETRY], 0);
}

static void
back_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_start_page_show_servers (BUNKO_START_PAGE (widget));
}

static void
bunko_start_page_dispose (GObject *object)
{
  BunkoStartPage *self = BUNKO_START_PAGE (object);

  /* The toast overlay is the bin's child and a template child: the bin must let go of it first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_START_PAGE);
  g_clear_object (&self->servers);
  g_clear_object (&self->failed_profile);
  g_clear_pointer (&self->open, g_strfreev);

  G_OBJECT_CLASS (bunko_start_page_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  /**
   * BunkoStartPage::open-server:
   * @self: the page
   * @profile: the server
   *
   * The person wants to open a server.
   */
  signals[SIGNAL_OPEN_SERVER] =
      g_signal_new ("open-server", BUNKO_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, BUNKO_TYPE_SERVER_PROFILE);

  /**
   * BunkoStartPage::open-in-window:
   * @self: the page
   * @profile: the server
   *
   * The person wants to open a server in a window of its own.
   */
  signals[SIGNAL_OPEN_IN_WINDOW] =
      g_signal_new ("open-in-window", BUNKO_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, BUNKO_TYPE_SERVER_PROFILE);

  /**
   * BunkoStartPage::open-sample:
   * @self: the page
   *
   * The person wants to look around in the sample library.
   */
  signals[SIGNAL_OPEN_SAMPLE] = g_signal_new (
      "open-sample", BUNKO_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoStartPage::cancel:
   * @self: the page
   *
   * The person does not want to wait for the connection.
   */
  signals[SIGNAL_CANCEL] = g_signal_new ("cancel", BUNKO_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoStartPage::retry:
   * @self: the page
   *
   * The person wants to try once more what failed.
   */
  signals[SIGNAL_RETRY] = g_signal_new ("retry", BUNKO_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_start_page_class_init (BunkoStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_start_page_dispose;
  install_signals ();

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoStartPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoStartPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoStartPage, connecting_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoStartPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoStartPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoStartPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoStartPage, server_list);
  gtk_widget_class_bind_template_child (widget_class, BunkoStartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoStartPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BunkoStartPage, welcome_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "start.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "start.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "start.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "start.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "start.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "start.retry", NULL, retry_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "start.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "start.add",
                                       NULL);
}

static void
bunko_start_page_init (BunkoStartPage *self)
{
  g_autoptr (AdwSpinnerPaintable) spinner = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->connecting_page));
  adw_status_page_set_paintable (self->connecting_page, GDK_PAINTABLE (spinner));
  update_state (self);
}

/**
 * bunko_start_page_new:
 * @servers: the saved servers
 *
 * Makes the page, showing @servers.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bunko_start_page_new (BunkoServerList *servers)
{
  GtkWidget *self = g_object_new (BUNKO_TYPE_START_PAGE, NULL);

  bunko_start_page_set_servers (BUNKO_START_PAGE (self), servers);

  return self;
}

/**
 * bunko_start_page_set_servers:
 * @self: the page
 * @servers: the saved servers
 *
 * Sets the list that is shown and edited. To be called once, where the page is made by a template.
 */
void
bunko_start_page_set_servers (BunkoStartPage *self, BunkoServerList *servers)
{
  g_return_if_fail (BUNKO_IS_START_PAGE (self));
  g_return_if_fail (BUNKO_IS_SERVER_LIST (servers));
  g_return_if_fail (self->servers == NULL);

  self->servers = g_object_ref (servers);
  gtk_list_box_bind_model (self->server_list, G_LIST_MODEL (servers), create_row_cb, self, NULL);
  g_signal_connect_object (servers, "items-changed", G_CALLBACK (servers_changed_cb), self,
                           G_CONNECT_SWAPPED);
  bunko_start_page_show_servers (self);
}

/**
 * bunko_start_page_set_open:
 * @self: the page
 * @uuids: of servers
 *
 * Marks the servers that are open, here or in other windows.
 */
void
bunko_start_page_set_open (BunkoStartPage *self, const char *const *uuids)
{
  GtkListBoxRow *row;

  g_return_if_fail (BUNKO_IS_START_PAGE (self));

  g_strfreev (self->open);
  self->open = g_strdupv ((GStrv) uuids);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->server_list, i)) != NULL; i++)
    update_row (self, BUNKO_SERVER_ROW (row));
}

/**
 * bunko_start_page_show_servers:
 * @self: the page
 *
 * Shows the saved servers, or the welcome where there are none.
 */
void
bunko_start_page_show_servers (BunkoStartPage *self)
{
  gboolean comes_back;

  g_return_if_fail (BUNKO_IS_START_PAGE (self));

  comes_back = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "connecting") ||
               g_str_equal (gtk_stack_get_visible_child_name (self->stack), "failed");
  g_clear_object (&self->failed_profile);
  gtk_stack_set_visible_child_name (self->stack, get_list_name (self));
  update_state (self);

  if (comes_back)
    focus_list (self);
}

/**
 * bunko_start_page_show_connecting:
 * @self: the page
 * @name: what is connected to, for the person
 *
 * Shows that a connection is being made, and a way to stop it.
 */
void
bunko_start_page_show_connecting (BunkoStartPage *self, const char *name)
{
  g_autofree char *text = NULL;

  g_return_if_fail (BUNKO_IS_START_PAGE (self));
  g_return_if_fail (name != NULL);

  g_clear_object (&self->failed_profile);
  /* Translators: %s is the name of a server. */
  text = g_strdup_printf (_ ("Connecting to %s…"), name);
  adw_status_page_set_title (self->connecting_page, text);
  gtk_stack_set_visible_child_name (self->stack, "connecting");
  update_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
}

/**
 * bunko_start_page_show_failure:
 * @self: the page
 * @profile: (nullable): the server, so that it can be edited; %NULL for the sample library
 * @title: what went wrong
 * @body: what to do about it
 *
 * Shows why no connection could be made, with the ways on: try again, edit the server, back.
 */
void
bunko_start_page_show_failure (BunkoStartPage *self,
                               BunkoServerProfile *profile,
                               const char *title,
                               const char *body)
{
  g_autofree char *escaped_body = NULL;

  g_return_if_fail (BUNKO_IS_START_PAGE (self));
  g_return_if_fail (profile == NULL || BUNKO_IS_SERVER_PROFILE (profile));
  g_return_if_fail (title != NULL);
  g_return_if_fail (body != NULL);

  g_set_object (&self->failed_profile, profile);
  /* Of a status page's texts only the description is markup. */
  escaped_body = g_markup_escape_text (body, -1);
  adw_status_page_set_title (self->failed_page, title);
  adw_status_page_set_description (self->failed_page, escaped_body);
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), profile != NULL);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  update_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->retry_button));
  bunko_announce (GTK_WIDGET (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
