/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-logs.h"

#include "widgets/bunko-log-view.h"

/**
 * BunkoServerLogs:
 *
 * What the server writes down: its own log, and those of its queues. Each is fetched when it is
 * shown.
 */
struct _BunkoServerLogs
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwToggleGroup *kinds;
  BunkoLogView *view;

  BunkoLibrary *library;
  BunkoServerLog *logs[BUNKO_SERVER_LOG_ITEM];
};

G_DEFINE_FINAL_TYPE (BunkoServerLogs, bunko_server_logs, ADW_TYPE_BIN)

static BunkoServerLogKind
get_kind (BunkoServerLogs *self)
{
  const char *name = adw_toggle_group_get_active_name (self->kinds);

  if (g_strcmp0 (name, "metadata") == 0)
    return BUNKO_SERVER_LOG_METADATA;
  return g_strcmp0 (name, "download") == 0 ? BUNKO_SERVER_LOG_DOWNLOAD : BUNKO_SERVER_LOG_MAIN;
}

static void
kind_cb (BunkoServerLogs *self)
{
  BunkoServerLogKind kind = get_kind (self);

  if (self->library == NULL)
    return;
  if (self->logs[kind] == NULL)
    self->logs[kind] = bunko_server_log_new (self->library, kind);
  bunko_log_view_set_log (self->view, self->logs[kind]);
}

static void
bunko_server_logs_dispose (GObject *object)
{
  BunkoServerLogs *self = BUNKO_SERVER_LOGS (object);

  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_LOGS);
  for (guint i = 0; i < G_N_ELEMENTS (self->logs); i++)
    g_clear_object (&self->logs[i]);
  G_OBJECT_CLASS (bunko_server_logs_parent_class)->dispose (object);
}

static void
bunko_server_logs_class_init (BunkoServerLogsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_server_logs_dispose;

  g_type_ensure (BUNKO_TYPE_LOG_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-server-logs.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoServerLogs, kinds);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerLogs, view);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
}

static void
bunko_server_logs_init (BunkoServerLogs *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_server_logs_new:
 * @context: the library of the server
 *
 * Makes the section of the server's page that shows what the server writes down.
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
bunko_server_logs_new (BunkoContext *context)
{
  BunkoServerLogs *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_LOGS, NULL);
  self->library = g_object_ref (bunko_context_get_library (context));
  kind_cb (self);
  return GTK_WIDGET (self);
}
