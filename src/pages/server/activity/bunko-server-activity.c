/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-activity.h"
#include "library/bunko-activity-list.h"
#include "library/bunko-notices.h"
#include "widgets/bunko-activity-row.h"
#include "widgets/bunko-notice-row.h"

/**
 * BunkoServerActivity:
 *
 * The section of the server's page that tells what goes on: what runs, with buttons to stop it,
 * what has ended and how, and the messages of the server and of Bunko.
 */
struct _BunkoServerActivity
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwPreferencesGroup *ended_group;
  GtkListBox *ended_list;
  AdwPreferencesGroup *messages_group;
  GtkListBox *messages_list;
  AdwPreferencesGroup *running_group;
  GtkListBox *running_list;
  GtkStack *stack;

  BunkoActivityList *activities;
  BunkoNotices *notices;
  GtkFilter *running_filter;
  GtkFilter *ended_filter;
  GListModel *ended;
  gboolean watching;
  guint seen_source;
};

/* What is shown for so long was seen, in milliseconds. */
#define SEEN_DELAY 1500

G_DEFINE_FINAL_TYPE (BunkoServerActivity, bunko_server_activity, ADW_TYPE_BIN)

static gboolean
is_running (gpointer item, gpointer user_data)
{
  return !bunko_activity_is_over (item);
}

static gboolean
is_over (gpointer item, gpointer user_data)
{
  return bunko_activity_is_over (item);
}

/* Descriptions of groups are markup, and this one may come from the server. */
static void
update_problem (BunkoServerActivity *self)
{
  const char *problem = bunko_activity_list_get_problem (self->activities);
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  if (problem != NULL)
    {
      /* Translators: %s is a sentence with the reason */
      text = g_strdup_printf (_ ("What others run is not known. %s"), problem);
      markup = g_markup_escape_text (text, -1);
    }
  adw_preferences_group_set_description (self->running_group, markup);
}

static void
update (BunkoServerActivity *self)
{
  guint n_running = bunko_activity_list_get_n_running (self->activities);
  guint n_ended = g_list_model_get_n_items (self->ended);
  guint n_messages = g_list_model_get_n_items (G_LIST_MODEL (self->notices));
  gboolean empty = n_running + n_ended + n_messages == 0 &&
                   bunko_activity_list_get_problem (self->activities) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->ended_group), n_ended > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->messages_group), n_messages > 0);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "lists");
}

/* Whether something runs changes with the number of those that do. */
static void
activities_cb (BunkoServerActivity *self)
{
  gtk_filter_changed (self->running_filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->ended_filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_problem (self);
  update (self);
}

static gboolean
seen_cb (gpointer user_data)
{
  BunkoServerActivity *self = user_data;

  self->seen_source = 0;
  bunko_activity_list_mark_seen (self->activities);
  bunko_notices_mark_read (self->notices);
  return G_SOURCE_REMOVE;
}

static gboolean
is_looked_at (BunkoServerActivity *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return gtk_widget_get_mapped (GTK_WIDGET (self)) && GTK_IS_WINDOW (root) &&
         gtk_window_is_active (GTK_WINDOW (root));
}

/* Messages stay new long enough to be told from the others, and as long as nobody looks. */
static void
update_seen (BunkoServerActivity *self)
{
  gboolean news = bunko_notices_get_n_unread (self->notices) > 0 ||
                  bunko_activity_list_get_n_unseen (self->activities) > 0;
  gboolean wanted = news && is_looked_at (self);

  if (!wanted)
    g_clear_handle_id (&self->seen_source, g_source_remove);
  else if (self->seen_source == 0)
    self->seen_source = g_timeout_add (SEEN_DELAY, seen_cb, self);
}

static void
clear_ended_cb (BunkoServerActivity *self)
{
  bunko_activity_list_clear (self->activities);
  activities_cb (self);
}

static void
clear_messages_cb (BunkoServerActivity *self)
{
  bunko_notices_clear (self->notices);
}

static void
set_watching (BunkoServerActivity *self, gboolean watching)
{
  if (self->watching == watching)
    return;
  self->watching = watching;
  if (watching)
    bunko_activity_list_watch (self->activities);
  else
    bunko_activity_list_unwatch (self->activities);
}

static void
bunko_server_activity_map (GtkWidget *widget)
{
  BunkoServerActivity *self = BUNKO_SERVER_ACTIVITY (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (bunko_server_activity_parent_class)->map (widget);
  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::is-active", G_CALLBACK (update_seen), self,
                             G_CONNECT_SWAPPED);
  set_watching (self, TRUE);
  update_seen (self);
}

static void
bunko_server_activity_unmap (GtkWidget *widget)
{
  BunkoServerActivity *self = BUNKO_SERVER_ACTIVITY (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL)
    g_signal_handlers_disconnect_by_func (root, update_seen, self);
  GTK_WIDGET_CLASS (bunko_server_activity_parent_class)->unmap (widget);
  set_watching (self, FALSE);
  update_seen (self);
}

static void
bunko_server_activity_dispose (GObject *object)
{
  BunkoServerActivity *self = BUNKO_SERVER_ACTIVITY (object);

  g_clear_handle_id (&self->seen_source, g_source_remove);
  if (self->activities != NULL)
    set_watching (self, FALSE);
  if (self->running_list != NULL)
    {
      gtk_list_box_bind_model (self->running_list, NULL, NULL, NULL, NULL);
      gtk_list_box_bind_model (self->ended_list, NULL, NULL, NULL, NULL);
      gtk_list_box_bind_model (self->messages_list, NULL, NULL, NULL, NULL);
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_ACTIVITY);
  g_clear_object (&self->ended);
  g_clear_object (&self->running_filter);
  g_clear_object (&self->ended_filter);
  if (self->activities != NULL)
    g_signal_handlers_disconnect_by_data (self->activities, self);
  if (self->notices != NULL)
    g_signal_handlers_disconnect_by_data (self->notices, self);
  g_clear_object (&self->activities);
  g_clear_object (&self->notices);

  G_OBJECT_CLASS (bunko_server_activity_parent_class)->dispose (object);
}

static void
bunko_server_activity_class_init (BunkoServerActivityClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_server_activity_dispose;
  widget_class->map = bunko_server_activity_map;
  widget_class->unmap = bunko_server_activity_unmap;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-server-activity.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoServerActivity, ended_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerActivity, ended_list);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerActivity, messages_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerActivity, messages_list);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerActivity, running_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerActivity, running_list);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerActivity, stack);
  gtk_widget_class_bind_template_callback (widget_class, clear_ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_messages_cb);
}

static void
bunko_server_activity_init (BunkoServerActivity *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_activity_row (gpointer item, gpointer user_data)
{
  return bunko_activity_row_new (item);
}

static GtkWidget *
create_notice_row (gpointer item, gpointer user_data)
{
  return bunko_notice_row_new (user_data, item);
}

static GListModel *
filter_activities (BunkoServerActivity *self, GtkCustomFilterFunc func, GtkFilter **filter)
{
  *filter = GTK_FILTER (gtk_custom_filter_new (func, NULL, NULL));
  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->activities)),
                                                  g_object_ref (*filter)));
}

static void
bind_lists (BunkoServerActivity *self)
{
  g_autoptr (GListModel) running = filter_activities (self, is_running, &self->running_filter);

  self->ended = filter_activities (self, is_over, &self->ended_filter);
  gtk_list_box_bind_model (self->running_list, running, create_activity_row, NULL, NULL);
  gtk_list_box_bind_model (self->ended_list, self->ended, create_activity_row, NULL, NULL);
  gtk_list_box_bind_model (self->messages_list, G_LIST_MODEL (self->notices), create_notice_row,
                           g_object_ref (self->notices), g_object_unref);
}

/**
 * bunko_server_activity_new:
 * @context: an open library
 *
 * Makes the section. The server is asked what others do while it is mapped.
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
bunko_server_activity_new (BunkoContext *context)
{
  BunkoServerActivity *self;
  BunkoLibrary *library;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_ACTIVITY, NULL);
  library = bunko_context_get_library (context);
  self->activities = g_object_ref (bunko_library_get_activities (library));
  self->notices = g_object_ref (bunko_library_get_notices (library));
  bind_lists (self);
  g_signal_connect_swapped (self->activities, "notify::n-running", G_CALLBACK (activities_cb),
                            self);
  g_signal_connect_swapped (self->activities, "notify::problem", G_CALLBACK (activities_cb), self);
  g_signal_connect_swapped (self->activities, "notify::n-unseen", G_CALLBACK (update_seen), self);
  g_signal_connect_swapped (self->activities, "items-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->notices, "items-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->notices, "notify::n-unread", G_CALLBACK (update_seen), self);
  activities_cb (self);

  return GTK_WIDGET (self);
}
