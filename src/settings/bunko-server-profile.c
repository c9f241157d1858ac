/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-profile.h"

/**
 * BunkoServerProfile:
 *
 * A server that the person has saved: where it is, who logs in there, and when it was last used.
 *
 * The password is not here: see [func@secrets_lookup_async].
 */
struct _BunkoServerProfile
{
  GObject parent_instance;

  char *uuid; /* never changes: the keyring and the saved state refer to it */
  char *name;
  char *host;
  char *user; /* NULL: a guest */
  gint64 last_used;
  guint16 port;
  guint tls : 1;
  guint remember_password : 1;
  guint plaintext_allowed : 1;
};

G_DEFINE_FINAL_TYPE (BunkoServerProfile, bunko_server_profile, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UUID,
  PROP_NAME,
  PROP_HOST,
  PROP_PORT,
  PROP_TLS,
  PROP_USER,
  PROP_LAST_USED,
  PROP_REMEMBER_PASSWORD,
  PROP_PLAINTEXT_ALLOWED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
bunko_server_profile_finalize (GObject *object)
{
  BunkoServerProfile *self = BUNKO_SERVER_PROFILE (object);

  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->user, g_free);

  G_OBJECT_CLASS (bunko_server_profile_parent_class)->finalize (object);
}

static void
bunko_server_profile_constructed (GObject *object)
{
  BunkoServerProfile *self = BUNKO_SERVER_PROFILE (object);

  G_OBJECT_CLASS (bunko_server_profile_parent_class)->constructed (object);

  if (self->uuid == NULL)
    self->uuid = g_uuid_string_random ();
}

static void
bunko_server_profile_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoServerProfile *self = BUNKO_SERVER_PROFILE (object);

  switch (prop_id)
    {
    case PROP_UUID:
      g_value_set_string (value, self->uuid);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_HOST:
      g_value_set_string (value, self->host);
      break;
    case PROP_PORT:
      g_value_set_uint (value, self->port);
      break;
    case PROP_TLS:
      g_value_set_boolean (value, self->tls);
      break;
    case PROP_USER:
      g_value_set_string (value, self->user);
      break;
    case PROP_LAST_USED:
      g_value_set_int64 (value, self->last_used);
      break;
    case PROP_REMEMBER_PASSWORD:
      g_value_set_boolean (value, self->remember_password);
      break;
    case PROP_PLAINTEXT_ALLOWED:
      g_value_set_boolean (value, self->plaintext_allowed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_server_profile_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BunkoServerProfile *self = BUNKO_SERVER_PROFILE (object);

  switch (prop_id)
    {
    case PROP_UUID:
      self->uuid = g_value_dup_string (value);
      break;
    case PROP_NAME:
      bunko_server_profile_set_name (self, g_value_get_string (value));
      break;
    case PROP_HOST:
      bunko_server_profile_set_host (self, g_value_get_string (value));
      break;
    case PROP_PORT:
      bunko_server_profile_set_port (self, g_value_get_uint (value));
      break;
    case PROP_TLS:
      bunko_server_profile_set_tls (self, g_value_get_boolean (value));
      break;
    case PROP_USER:
      bunko_server_profile_set_user (self, g_value_get_string (value));
      break;
    case PROP_LAST_USED:
      bunko_server_profile_set_last_used (self, g_value_get_int64 (value));
      break;
    case PROP_REMEMBER_PASSWORD:
      bunko_server_profile_set_remember_password (self, g_value_get_boolean (value));
      break;
    case PROP_PLAINTEXT_ALLOWED:
      bunko_server_profile_set_plaintext_allowed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_server_profile_class_init (BunkoServerProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = bunko_server_profile_constructed;
  object_class->finalize = bunko_server_profile_finalize;
  object_class->get_property = bunko_server_profile_get_property;
  object_class->set_property = bunko_server_profile_set_property;

  properties[PROP_UUID] =
      g_param_spec_string ("uuid", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_HOST] = g_param_spec_string ("host", NULL, NULL, "", flags);
  properties[PROP_PORT] = g_param_spec_uint ("port", NULL, NULL, 1, G_MAXUINT16,
                                             BUNKO_SERVER_PROFILE_DEFAULT_PORT, flags);
  properties[PROP_TLS] = g_param_spec_boolean ("tls", NULL, NULL, FALSE, flags);
  properties[PROP_USER] = g_param_spec_string ("user", NULL, NULL, NULL, flags);
  properties[PROP_LAST_USED] =
      g_param_spec_int64 ("last-used", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_REMEMBER_PASSWORD] =
      g_param_spec_boolean ("remember-password", NULL, NULL, FALSE, flags);
  properties[PROP_PLAINTEXT_ALLOWED] =
      g_param_spec_boolean ("plaintext-allowed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_server_profile_init (BunkoServerProfile *self)
{
  self->name = g_strdup ("");
  self->host = g_strdup ("");
  self->port = BUNKO_SERVER_PROFILE_DEFAULT_PORT;
}

/**
 * bunko_server_profile_get_uuid:
 * @self: a profile
 *
 * Gets what identifies the profile for ever, also after its name or address changed.
 *
 * Returns: (transfer none): the uuid
 */
const char *
bunko_server_profile_get_uuid (BunkoServerProfile *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), NULL);

  return self->uuid;
}

/**
 * bunko_server_profile_get_name:
 * @self: a profile
 *
 * Gets what the person calls the server.
 *
 * Returns: (transfer none): the name, perhaps empty
 */
const char *
bunko_server_profile_get_name (BunkoServerProfile *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), NULL);

  return self->name;
}

/**
 * bunko_server_profile_get_host:
 * @self: a profile
 *
 * Gets where the server is.
 *
 * Returns: (transfer none): host name or address, IPv6 without brackets
 */
const char *
bunko_server_profile_get_host (BunkoServerProfile *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), NULL);

  return self->host;
}

/**
 * bunko_server_profile_get_port:
 * @self: a profile
 *
 * Gets the TCP port.
 *
 * Returns: the port, 1 to 65535
 */
guint16
bunko_server_profile_get_port (BunkoServerProfile *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), 0);

  return self->port;
}

/**
 * bunko_server_profile_get_tls:
 * @self: a profile
 *
 * Gets whether the connection is encrypted.
 *
 * Returns: %TRUE for TLS
 */
gboolean
bunko_server_profile_get_tls (BunkoServerProfile *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), FALSE);

  return self->tls;
}

/**
 * bunko_server_profile_get_user:
 * @self: a profile
 *
 * Gets who logged in last.
 *
 * Returns: (transfer none) (nullable): the user name; %NULL for a guest
 */
const char *
bunko_server_profile_get_user (BunkoServerProfile *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), NULL);

  return self->user;
}

/**
 * bunko_server_profile_get_last_used:
 * @self: a profile
 *
 * Gets when the server was last opened.
 *
 * Returns: seconds since 1970, or 0 for never
 */
gint64
bunko_server_profile_get_last_used (BunkoServerProfile *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), 0);

  return self->last_used;
}

/**
 * bunko_server_profile_get_remember_password:
 * @self: a profile
 *
 * Gets whether the keyring is to be asked for the password.
 *
 * Returns: %TRUE if the person asked for it
 */
gboolean
bunko_server_profile_get_remember_password (BunkoServerProfile *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), FALSE);

  return self->remember_password;
}

/**
 * bunko_server_profile_set_name:
 * @self: a profile
 * @name: (nullable): the new name; %NULL is taken as empty
 *
 * Changes what the person calls the server.
 */
void
bunko_server_profile_set_name (BunkoServerProfile *self, const char *name)
{
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (self));

  if (g_set_str (&self->name, name != NULL ? name : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * bunko_server_profile_set_host:
 * @self: a profile
 * @host: (nullable): host name or address; %NULL is taken as empty
 *
 * Changes where the server is.
 */
void
bunko_server_profile_set_host (BunkoServerProfile *self, const char *host)
{
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (self));

  if (!g_set_str (&self->host, host != NULL ? host : ""))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOST]);
  bunko_server_profile_set_plaintext_allowed (self, FALSE);
}

/**
 * bunko_server_profile_set_port:
 * @self: a profile
 * @port: TCP port, 1 to 65535
 *
 * Changes the port.
 */
void
bunko_server_profile_set_port (BunkoServerProfile *self, guint16 port)
{
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (self));
  g_return_if_fail (port > 0);

  if (self->port == port)
    return;

  self->port = port;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PORT]);
}

/**
 * bunko_server_profile_set_tls:
 * @self: a profile
 * @tls: whether to speak TLS
 *
 * Changes whether the connection is encrypted.
 */
void
bunko_server_profile_set_tls (BunkoServerProfile *self, gboolean tls)
{
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (self));

  tls = !!tls;
  if (self->tls == tls)
    return;

  self->tls = tls;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TLS]);
}

/**
 * bunko_server_profile_set_user:
 * @self: a profile
 * @user: (nullable): the user name; %NULL for a guest
 *
 * Changes who logs in.
 */
void
bunko_server_profile_set_user (BunkoServerProfile *self, const char *user)
{
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (self));

  if (g_set_str (&self->user, user))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
}

/**
 * bunko_server_profile_set_last_used:
 * @self: a profile
 * @last_used: seconds since 1970, or 0 for never
 *
 * Changes when the server was last opened.
 */
void
bunko_server_profile_set_last_used (BunkoServerProfile *self, gint64 last_used)
{
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (self));
  g_return_if_fail (last_used >= 0);

  if (self->last_used == last_used)
    return;

  self->last_used = last_used;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_USED]);
}

/**
 * bunko_server_profile_set_remember_password:
 * @self: a profile
 * @remember: whether the keyring is to be asked
 *
 * Changes whether the password is kept in the keyring.
 */
void
bunko_server_profile_set_remember_password (BunkoServerProfile *self, gboolean remember)
{
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (self));

  remember = !!remember;
  if (self->remember_password == remember)
    return;

  self->remember_password = remember;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMEMBER_PASSWORD]);
}

/**
 * bunko_server_profile_get_plaintext_allowed:
 * @self: a profile
 *
 * Returns: whether the person took the risk that the password is sent to this server over foreign
 * networks without encryption
 */
gboolean
bunko_server_profile_get_plaintext_allowed (BunkoServerProfile *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), FALSE);

  return self->plaintext_allowed;
}

/**
 * bunko_server_profile_set_plaintext_allowed:
 * @self: a profile
 * @allowed: whether the person took the risk
 *
 * Changes whether the password may be sent over foreign networks without encryption. It holds for
 * this host alone, and ends when another one is set.
 */
void
bunko_server_profile_set_plaintext_allowed (BunkoServerProfile *self, gboolean allowed)
{
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (self));

  allowed = !!allowed;
  if (self->plaintext_allowed == allowed)
    return;

  self->plaintext_allowed = allowed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAINTEXT_ALLOWED]);
}
