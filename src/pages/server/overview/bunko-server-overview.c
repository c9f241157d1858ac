/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-link-group.h"
#include "bunko-server-commands.h"
#include "bunko-server-overview.h"
#include "bunko-statistics-group.h"
#include "library/bunko-library-admin.h"

/**
 * BunkoServerOverview:
 *
 * The first section of the server page: how we are connected and as whom, what the server is, what
 * can be done with it, and what is in its library.
 */
struct _BunkoServerOverview
{
  AdwBin parent_instance;

  /* Template widgets */
  BunkoServerCommands *commands;
  AdwActionRow *core_row;
  AdwActionRow *db_row;
  AdwActionRow *guest_row;
  BunkoLinkGroup *link_group;
  AdwActionRow *refused_row;
  AdwActionRow *rights_row;
  AdwActionRow *role_row;
  BunkoStatisticsGroup *statistics_group;
  AdwActionRow *torrent_row;
  AdwActionRow *user_row;
  AdwActionRow *web_row;

  BunkoContext *context;
  BunkoServerInfo *info;
};

G_DEFINE_FINAL_TYPE (BunkoServerOverview, bunko_server_overview, ADW_TYPE_BIN)

enum
{
  SIGNAL_LOG_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_row (AdwActionRow *row, const char *text)
{
  adw_action_row_set_subtitle (row, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (row), text != NULL && *text != '\0');
}

static char *
format_web_server (BunkoServerInfo *info)
{
  const char *host = bunko_server_info_get_webserver_host (info);
  guint port = bunko_server_info_get_webserver_port (info);

  if (host == NULL || *host == '\0' || port == 0)
    return NULL;

  return g_strdup_printf (
      "%s://%s:%u", bunko_server_info_get_webserver_ssl (info) ? "https" : "http", host, port);
}

/* Servers without a torrent client say that its version is nothing. */
static const char *
format_torrent_version (BunkoServerInfo *info)
{
  const char *version = bunko_server_info_get_torrent_version (info);

  return g_strcmp0 (version, "0.0.0") != 0 ? version : NULL;
}

/* Servers before 0.9 have no rights: everybody may do everything (HPX wire notes, "Login,
 * session").
 */
static char *
format_rights (BunkoServerInfo *info)
{
  const char *const *rights = bunko_server_info_get_rights (info);

  if (rights == NULL)
    return g_strdup (_ ("This server does not tell"));

  return *rights != NULL ? g_strjoinv (", ", (char **) rights) : g_strdup (_ ("None"));
}

/* What the server has refused so far, in words of people. */
static char *
format_refused (BunkoServerOverview *self)
{
  static const struct
  {
    const char *fname;
    const char *text;
  } functions[] = {
    { "restart_application", N_ ("restart the server") },
    { "shutdown_application", N_ ("shut it down") },
    { "reindex", N_ ("rebuild its index") },
    { "check_update", N_ ("look for updates") },
    { "update_application", N_ ("update it") },
    { "save_config", N_ ("save its configuration") },
    { "set_config", N_ ("change its configuration") },
    { "update_item", N_ ("edit items") },
    { "update_metatags", N_ ("mark items") },
    { "update_item_tags", N_ ("change tags") },
    { "new_item", N_ ("add items") },
    { "delete_item", N_ ("delete items") },
    { "delete_items", N_ ("delete several items") },
    { "get_log", N_ ("read its logs") },
  };
  BunkoLibrary *library = bunko_context_get_library (self->context);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      if (!bunko_library_is_allowed (library, functions[i].fname))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (functions[i].text));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
info_changed_cb (BunkoServerOverview *self)
{
  g_autofree char *web = NULL;
  g_autofree char *rights = NULL;
  const char *user;

  if (self->info == NULL)
    return;

  web = format_web_server (self->info);
  rights = format_rights (self->info);
  user = bunko_server_info_get_user (self->info);
  set_row (self->user_row, user != NULL && *user != '\0' ? user : _ ("Guest"));
  set_row (self->role_row, bunko_server_info_get_role (self->info));
  set_row (self->rights_row, rights);
  set_row (self->core_row, bunko_server_info_get_core_version (self->info));
  set_row (self->db_row, bunko_server_info_get_db_version (self->info));
  set_row (self->torrent_row, format_torrent_version (self->info));
  set_row (self->guest_row,
           bunko_server_info_get_guest_allowed (self->info) ? _ ("Allowed") : _ ("Not Allowed"));
  set_row (self->web_row, web);
}

static void
link_changed_cb (BunkoServerOverview *self)
{
  g_autofree char *refused = format_refused (self);

  set_row (self->refused_row, refused);
}

static void
log_out_cb (BunkoServerOverview *self)
{
  g_signal_emit (self, signals[SIGNAL_LOG_OUT], 0);
}

static void
bunko_server_overview_dispose (GObject *object)
{
  BunkoServerOverview *self = BUNKO_SERVER_OVERVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_OVERVIEW);
  g_clear_object (&self->info);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_server_overview_parent_class)->dispose (object);
}

static void
bunko_server_overview_class_init (BunkoServerOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_server_overview_dispose;

  /**
   * BunkoServerOverview::log-out:
   * @self: the section
   *
   * The person wants to be logged out.
   */
  signals[SIGNAL_LOG_OUT] = g_signal_new ("log-out", BUNKO_TYPE_SERVER_OVERVIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BUNKO_TYPE_LINK_GROUP);
  g_type_ensure (BUNKO_TYPE_SERVER_COMMANDS);
  g_type_ensure (BUNKO_TYPE_STATISTICS_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-server-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, commands);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, core_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, db_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, guest_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, link_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, refused_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, rights_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, role_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, statistics_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, torrent_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, user_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerOverview, web_row);
  gtk_widget_class_bind_template_callback (widget_class, log_out_cb);
}

static void
bunko_server_overview_init (BunkoServerOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
take_info (BunkoServerOverview *self, GParamSpec *pspec, BunkoContext *context)
{
  BunkoServerInfo *info = bunko_context_get_info (context);

  if (info == NULL || self->info == info)
    return;

  if (self->info != NULL)
    g_signal_handlers_disconnect_by_func (self->info, info_changed_cb, self);
  g_set_object (&self->info, info);
  g_signal_connect_object (info, "notify", G_CALLBACK (info_changed_cb), self, G_CONNECT_SWAPPED);
  info_changed_cb (self);
}

/**
 * bunko_server_overview_new:
 * @context: the library, and what is known about its server
 *
 * Makes the first section of the server page.
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
bunko_server_overview_new (BunkoContext *context)
{
  BunkoServerOverview *self;
  BunkoServerLink *link;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_OVERVIEW, NULL);
  self->context = g_object_ref (context);
  link = bunko_library_get_link (bunko_context_get_library (context));
  bunko_link_group_set_context (self->link_group, context);
  bunko_server_commands_set_context (self->commands, context);
  bunko_statistics_group_set_context (self->statistics_group, context);
  g_signal_connect_object (link, "changed", G_CALLBACK (link_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::info", G_CALLBACK (take_info), self,
                           G_CONNECT_SWAPPED);
  take_info (self, NULL, context);
  link_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * bunko_server_overview_set_online:
 * @self: the section
 * @online: whether the server can be reached
 *
 * Greys out what needs the server while it is away.
 */
void
bunko_server_overview_set_online (BunkoServerOverview *self, gboolean online)
{
  g_return_if_fail (BUNKO_IS_SERVER_OVERVIEW (self));

  bunko_server_commands_set_online (self->commands, online);
}
