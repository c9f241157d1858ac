/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-login.h"
#include "bunko-sample-request.h"

/* The account that every HPX server has; it needs no password. */
#define DEFAULT_USER "default"

static gboolean
is_empty (JsonNode *node)
{
  const char *text = bunko_sample_request_text (node);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  return text != NULL && *text == '\0';
}

static gboolean
check_password (BunkoSampleBackend *backend, const char *user, const char *password)
{
  const char *wanted;

  if (user == NULL)
    return FALSE;
  if (g_str_equal (user, DEFAULT_USER))
    return !bunko_sample_settings_get_boolean (backend->settings, "server.disable_default_user");
  wanted = g_hash_table_lookup (backend->users, user);
  return wanted != NULL && g_strcmp0 (wanted, password) == 0;
}

static gboolean
check_credentials (BunkoSampleBackend *backend, JsonObject *object, char **user, GError **error)
{
  const char *name = bunko_sample_request_text (json_object_get_member (object, "user"));
  const char *password = bunko_sample_request_text (json_object_get_member (object, "password"));

  if (!check_password (backend, name, password))
    {
      g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_WRONG_CREDENTIALS,
                           "Wrong credentials");
      return FALSE;
    }

  *user = g_strdup (name);
  return TRUE;
}

static gboolean
has_credentials (JsonNode *data)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (data))
    return FALSE;
  object = json_node_get_object (data);
  return !is_empty (json_object_get_member (object, "user")) ||
         !is_empty (json_object_get_member (object, "password"));
}

/**
 * bunko_sample_login_check:
 * @backend: the server's state
 * @data: the `data` of a message without a known session
 * @user: (out) (nullable): the user's name, %NULL for a guest
 * @error: %BUNKO_SAMPLE_ERROR_WRONG_CREDENTIALS, %BUNKO_SAMPLE_ERROR_MISSING_CREDENTIALS or
 * %BUNKO_SAMPLE_ERROR_AUTH_REQUIRED
 *
 * Decides on a login. With guests allowed anything without credentials is a guest's (HPX wire
 * notes, "Login, session").
 *
 * Returns: whether the client may come in
 */
gboolean
bunko_sample_login_check (BunkoSampleBackend *backend, JsonNode *data, char **user, GError **error)
{
  static const char *const keys[] = { "user", "password", NULL };

  *user = NULL;
  if (bunko_sample_settings_get_boolean (backend->settings, "server.allow_guests"))
    return !has_credentials (data) ||
           check_credentials (backend, json_node_get_object (data), user, error);

  if (!bunko_sample_request_check_keys (data, keys, NULL, BUNKO_SAMPLE_ERROR_MISSING_CREDENTIALS,
                                        error))
    return FALSE;
  if (!has_credentials (data))
    {
      g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_AUTH_REQUIRED,
                           "Authentication is required");
      return FALSE;
    }
  return check_credentials (backend, json_node_get_object (data), user, error);
}
