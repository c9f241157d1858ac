/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-info.h"

#include <gio/gio.h>

#include "bunko-json-member.h"
#include "bunko-server-info-private.h"

/**
 * BunkoServerInfo:
 *
 * Who we are connected to, and as whom. It does not change.
 */

#define DEFAULT_WEB_PORT 7008

struct _BunkoServerInfo
{
  GObject parent_instance;

  char *name;
  char *address;
  char *user;
  char *role;
  char *core_version;
  char *db_version;
  char *torrent_version;
  char **rights;
  char *webserver_host;
  guint webserver_port;
  gboolean webserver_ssl;
  gboolean guest_allowed;
};

G_DEFINE_FINAL_TYPE (BunkoServerInfo, bunko_server_info, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_ADDRESS,
  PROP_USER,
  PROP_ROLE,
  PROP_CORE_VERSION,
  PROP_DB_VERSION,
  PROP_GUEST_ALLOWED,
  PROP_WEBSERVER_HOST,
  PROP_WEBSERVER_PORT,
  PROP_WEBSERVER_SSL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_server_info_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoServerInfo *self = BUNKO_SERVER_INFO (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_USER:
      g_value_set_string (value, self->user);
      break;
    case PROP_ROLE:
      g_value_set_string (value, self->role);
      break;
    case PROP_CORE_VERSION:
      g_value_set_string (value, self->core_version);
      break;
    case PROP_DB_VERSION:
      g_value_set_string (value, self->db_version);
      break;
    case PROP_GUEST_ALLOWED:
      g_value_set_boolean (value, self->guest_allowed);
      break;
    case PROP_WEBSERVER_HOST:
      g_value_set_string (value, self->webserver_host);
      break;
    case PROP_WEBSERVER_PORT:
      g_value_set_uint (value, self->webserver_port);
      break;
    case PROP_WEBSERVER_SSL:
      g_value_set_boolean (value, self->webserver_ssl);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_server_info_finalize (GObject *object)
{
  BunkoServerInfo *self = BUNKO_SERVER_INFO (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->core_version, g_free);
  g_clear_pointer (&self->db_version, g_free);
  g_clear_pointer (&self->torrent_version, g_free);
  g_clear_pointer (&self->rights, g_strfreev);
  g_clear_pointer (&self->webserver_host, g_free);

  G_OBJECT_CLASS (bunko_server_info_parent_class)->finalize (object);
}

static void
bunko_server_info_class_init (BunkoServerInfoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bunko_server_info_get_property;
  object_class->finalize = bunko_server_info_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, "", flags);
  properties[PROP_USER] = g_param_spec_string ("user", NULL, NULL, NULL, flags);
  properties[PROP_ROLE] = g_param_spec_string ("role", NULL, NULL, NULL, flags);
  properties[PROP_CORE_VERSION] = g_param_spec_string ("core-version", NULL, NULL, "", flags);
  properties[PROP_DB_VERSION] = g_param_spec_string ("db-version", NULL, NULL, "", flags);
  properties[PROP_GUEST_ALLOWED] = g_param_spec_boolean ("guest-allowed", NULL, NULL, FALSE, flags);
  properties[PROP_WEBSERVER_HOST] = g_param_spec_string ("webserver-host", NULL, NULL, "", flags);
  properties[PROP_WEBSERVER_PORT] =
      g_param_spec_uint ("webserver-port", NULL, NULL, 0, G_MAXUINT16, DEFAULT_WEB_PORT, flags);
  properties[PROP_WEBSERVER_SSL] = g_param_spec_boolean ("webserver-ssl", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_server_info_init (BunkoServerInfo *self)
{
  self->webserver_port = DEFAULT_WEB_PORT;
}

/* What the session knows already; the rest is as a server has it when it was told nothing. */
BunkoServerInfo *
_bunko_server_info_new (BunkoSession *session)
{
  BunkoServerInfo *self = g_object_new (BUNKO_TYPE_SERVER_INFO, NULL);
  BunkoEndpoint *endpoint = bunko_session_get_endpoint (session);
  int version[3] = { 0, 0, 0 };

  bunko_session_get_core_version (session, version);
  self->name = g_strdup (bunko_session_get_server_name (session));
  self->address = bunko_endpoint_to_string (endpoint);
  self->webserver_host = g_strdup (bunko_endpoint_get_host (endpoint));
  self->user = g_strdup (bunko_session_get_user (session));
  self->guest_allowed = bunko_session_get_guest_allowed (session);
  self->core_version = g_strdup_printf ("%d.%d.%d", version[0], version[1], version[2]);
  return self;
}

/* "0.13.3" of [0, 13, 3]; NULL if that is not what it is. */
static char *
parse_version (JsonArray *array)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gint64 number = bunko_json_node_to_int (json_array_get_element (array, i), -1);

      if (number < 0)
        break;
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "." : "", number);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
load_version (BunkoServerInfo *self, JsonObject *object)
{
  g_autofree char *core = parse_version (bunko_json_member_get_array (object, "core"));
  g_autofree char *db = parse_version (bunko_json_member_get_array (object, "db"));
  g_autofree char *torrent = parse_version (bunko_json_member_get_array (object, "torrent"));

  if (core != NULL)
    g_set_str (&self->core_version, core);
  if (db != NULL)
    g_set_str (&self->db_version, db);
  if (torrent != NULL)
    g_set_str (&self->torrent_version, torrent);
}

/* More than so many are not looked at. */
#define MAX_RIGHTS 64

/* What a user may do, in words of the server (HPX notes, "User"). */
static void
load_rights (BunkoServerInfo *self, JsonArray *array)
{
  g_autoptr (GStrvBuilder) rights = g_strv_builder_new ();
  guint n = array != NULL ? MIN (json_array_get_length (array), MAX_RIGHTS) : 0;

  if (array == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *right = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (right != NULL && *right != '\0')
        g_strv_builder_add (rights, right);
    }
  g_strfreev (self->rights);
  self->rights = g_strv_builder_end (rights);
}

/* The answer of get_version. */
void
_bunko_server_info_load_version (BunkoServerInfo *self, JsonNode *data)
{
  if (JSON_NODE_HOLDS_OBJECT (data))
    load_version (self, json_node_get_object (data));
}

static void
set_webserver_port (BunkoServerInfo *self, gint64 port)
{
  if (port > 0 && port <= G_MAXUINT16)
    self->webserver_port = (guint) port;
}

/* The answer of get_properties: flat up to 0.13, with an object "webserver" later. */
void
_bunko_server_info_load_properties (BunkoServerInfo *self, JsonNode *data)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (data) ? json_node_get_object (data) : NULL;
  JsonObject *web = bunko_json_member_object (object, "webserver");
  JsonObject *user = bunko_json_member_object (object, "current_user");
  const char *text;

  if (user == NULL)
    user = bunko_json_member_object (object, "user");
  load_version (self, bunko_json_member_object (object, "version"));

  text = bunko_json_member_string (user, "role", NULL);
  if (text != NULL)
    g_set_str (&self->role, text);
  load_rights (self, bunko_json_member_get_array (user, "rights"));
  text = bunko_json_member_string (user, "name", NULL);
  /* Servers have a user for guests, too; to us a guest has no name. */
  if (text != NULL && self->user == NULL && g_strcmp0 (self->role, "guest") != 0 &&
      g_ascii_strcasecmp (text, "guest") != 0)
    self->user = g_strdup (text);

  set_webserver_port (self, bunko_json_member_int (object, "webserver_port", 0));
  set_webserver_port (self, bunko_json_member_int (web, "port", 0));
  self->webserver_ssl = bunko_json_member_bool (object, "webserver_ssl", self->webserver_ssl);
  self->webserver_ssl = bunko_json_member_bool (web, "ssl", self->webserver_ssl);
}

/* The answer of get_config for server.port_web and server.enable_ssl. */
void
_bunko_server_info_load_config (BunkoServerInfo *self, JsonNode *data)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (data) ? json_node_get_object (data) : NULL;
  const char *ssl = bunko_json_member_string (object, "server.enable_ssl", NULL);

  set_webserver_port (self, bunko_json_member_int (object, "server.port_web", 0));
  /* true means both servers, "web" and "server" one of them (HPX wire notes, TLS). */
  self->webserver_ssl = ssl != NULL ? g_ascii_strcasecmp (ssl, "web") == 0
                                    : bunko_json_member_bool (object, "server.enable_ssl", FALSE);
}

/**
 * bunko_server_info_get_name:
 * @self: a server info
 *
 * Returns: (transfer none) (nullable): the name that the server goes by
 */
const char *
bunko_server_info_get_name (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), NULL);

  return self->name;
}

/**
 * bunko_server_info_get_address:
 * @self: a server info
 *
 * Returns: (transfer none) (not nullable): the address, as `hpx://host:port`
 */
const char *
bunko_server_info_get_address (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), "");

  return self->address;
}

/**
 * bunko_server_info_get_user:
 * @self: a server info
 *
 * Returns: (transfer none) (nullable): the name of the user, %NULL for a guest
 */
const char *
bunko_server_info_get_user (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), NULL);

  return self->user;
}

/**
 * bunko_server_info_get_role:
 * @self: a server info
 *
 * Returns: (transfer none) (nullable): the role of the user, if the server says it
 */
const char *
bunko_server_info_get_role (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), NULL);

  return self->role;
}

/**
 * bunko_server_info_get_core_version:
 * @self: a server info
 *
 * Returns: (transfer none) (not nullable): the version of the server, such as "0.13.3"
 */
const char *
bunko_server_info_get_core_version (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), "");

  return self->core_version;
}

/**
 * bunko_server_info_get_db_version:
 * @self: a server info
 *
 * Returns: (transfer none) (nullable): the version of its database
 */
const char *
bunko_server_info_get_db_version (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), NULL);

  return self->db_version;
}

/**
 * bunko_server_info_get_torrent_version:
 * @self: a server info
 *
 * Returns: (transfer none) (nullable): the version of its downloader
 */
const char *
bunko_server_info_get_torrent_version (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), NULL);

  return self->torrent_version;
}

/**
 * bunko_server_info_get_rights:
 * @self: a server info
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): what the user may do, in words of
 *   the server; %NULL where it does not say
 */
const char *const *
bunko_server_info_get_rights (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), NULL);

  return (const char *const *) self->rights;
}

/**
 * bunko_server_info_get_guest_allowed:
 * @self: a server info
 *
 * Returns: whether guests may come in
 */
gboolean
bunko_server_info_get_guest_allowed (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), FALSE);

  return self->guest_allowed;
}

/**
 * bunko_server_info_get_webserver_host:
 * @self: a server info
 *
 * Gets where the web server is that offers images: on the host that we are connected to. What the
 * server says about that does not count, since it might name any machine of the person's network.
 *
 * Returns: (transfer none) (not nullable): the host
 */
const char *
bunko_server_info_get_webserver_host (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), "");

  return self->webserver_host;
}

/**
 * bunko_server_info_get_webserver_port:
 * @self: a server info
 *
 * Returns: the port of that web server
 */
guint
bunko_server_info_get_webserver_port (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), 0);

  return self->webserver_port;
}

/**
 * bunko_server_info_get_webserver_ssl:
 * @self: a server info
 *
 * Returns: whether that web server uses TLS
 */
gboolean
bunko_server_info_get_webserver_ssl (BunkoServerInfo *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_INFO (self), FALSE);

  return self->webserver_ssl;
}
