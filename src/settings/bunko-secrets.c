/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "bunko-secrets.h"
#include "bunko-time-limit.h"

/* A Secret Service that does not answer (or asks to be unlocked and is left alone) must not hold up
 * the login. */
#define SECRETS_TIMEOUT_SECONDS 30

static const SecretSchema schema = {
  .name = APP_ID ".Server",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

/* Libsecret reports a missing service as a bus error of several kinds; the person needs one
 * sentence. */
static void
return_error (GTask *task, GError *error)
{
  BunkoTimeLimit *limit = g_task_get_task_data (task);

  if (bunko_time_limit_is_over (limit))
    {
      g_error_free (error);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "%s",
                               _ ("The keyring did not answer"));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
           error->domain == SECRET_ERROR)
    {
      g_task_return_error (task, error);
    }
  else
    {
      g_debug ("No keyring: %s", error->message);
      g_error_free (error);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                               _ ("There is no keyring to keep passwords in"));
    }
}

/* One call to the keyring: it ends with the keyring's answer, the caller's cancellable, or the time
 * limit. */
static GTask *
request_task_new (GCancellable *cancellable,
                  gpointer source_tag,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, bunko_time_limit_new (SECRETS_TIMEOUT_SECONDS, cancellable),
                        (GDestroyNotify) bunko_time_limit_free);

  return task;
}

static GCancellable *
request_task_get_inner (GTask *task)
{
  return bunko_time_limit_get_cancellable (g_task_get_task_data (task));
}

static GHashTable *
build_attributes (BunkoServerProfile *profile)
{
  const char *user = bunko_server_profile_get_user (profile);

  return secret_attributes_build (&schema, "profile", bunko_server_profile_get_uuid (profile),
                                  "user", user != NULL ? user : "", NULL);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  char *password = secret_password_lookup_finish (result, &error);

  if (error != NULL)
    return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, password, (GDestroyNotify) secret_password_free);
}

static void
check_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  char *nothing = secret_password_lookup_finish (result, &error);

  secret_password_free (nothing);
  if (error != NULL)
    return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * bunko_secrets_check_async:
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds out whether there is a keyring, by asking it for something that it does not have: so
 * nothing has to be unlocked.
 */
void
bunko_secrets_check_async (GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GHashTable) attributes = secret_attributes_build (&schema, "profile", "", NULL);
  g_autoptr (GTask) task =
      request_task_new (cancellable, bunko_secrets_check_async, callback, user_data);
  GCancellable *inner = request_task_get_inner (task);

  secret_password_lookupv (&schema, attributes, inner, check_cb, g_steal_pointer (&task));
}

/**
 * bunko_secrets_check_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Ends [func@secrets_check_async]. Errors as in [func@secrets_lookup_finish].
 *
 * Returns: %TRUE if passwords can be kept
 */
gboolean
bunko_secrets_check_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bunko_secrets_lookup_async:
 * @profile: the server; its user name must be set
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks the keyring (Secret Service) for the password of the user of @profile. Gives up after 30
 * seconds.
 */
void
bunko_secrets_lookup_async (BunkoServerProfile *profile,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GHashTable) attributes = NULL;
  g_autoptr (GTask) task = NULL;
  GCancellable *inner;

  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (profile));

  task = request_task_new (cancellable, bunko_secrets_lookup_async, callback, user_data);
  attributes = build_attributes (profile);
  inner = request_task_get_inner (task);
  secret_password_lookupv (&schema, attributes, inner, lookup_cb, g_steal_pointer (&task));
}

/**
 * bunko_secrets_lookup_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Ends [func@secrets_lookup_async]. Errors: %G_IO_ERROR_NOT_SUPPORTED without a keyring,
 * %G_IO_ERROR_TIMED_OUT, %G_IO_ERROR_CANCELLED, or one of the keyring's own.
 *
 * Returns: (transfer full) (nullable): the password, to be freed with [func@secrets_free]; %NULL
 * without @error if none is kept
 */
char *
bunko_secrets_lookup_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!secret_password_store_finish (result, &error))
    return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * bunko_secrets_store_async:
 * @profile: the server; its user name must be set
 * @password: the password
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Keeps @password in the default collection of the keyring, in place of an earlier one.
 */
void
bunko_secrets_store_async (BunkoServerProfile *profile,
                           const char *password,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GHashTable) attributes = NULL;
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  GCancellable *inner;

  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (profile));
  g_return_if_fail (password != NULL);

  task = request_task_new (cancellable, bunko_secrets_store_async, callback, user_data);
  name = bunko_server_profile_dup_display_name (profile);
  /* Translators: how the password is called in the keyring; %s is the name of a server. */
  label = g_strdup_printf (_ ("Bunko password for “%s”"), name);
  attributes = build_attributes (profile);
  inner = request_task_get_inner (task);
  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, password, inner,
                          store_cb, g_steal_pointer (&task));
}

/**
 * bunko_secrets_store_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Ends [func@secrets_store_async]. Errors as in [func@secrets_lookup_finish].
 *
 * Returns: %TRUE if the password is kept
 */
gboolean
bunko_secrets_store_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
clear_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* FALSE without an error means that there was nothing to clear. */
  secret_password_clear_finish (result, &error);
  if (error != NULL)
    return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * bunko_secrets_clear_async:
 * @profile: the server
 * @cancellable: (nullable): a cancellable
 * @callback: (nullable): called when done
 * @user_data: for @callback
 *
 * Forgets the passwords of all users of @profile.
 */
void
bunko_secrets_clear_async (BunkoServerProfile *profile,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GHashTable) attributes = NULL;
  g_autoptr (GTask) task = NULL;
  GCancellable *inner;

  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (profile));

  task = request_task_new (cancellable, bunko_secrets_clear_async, callback, user_data);
  attributes =
      secret_attributes_build (&schema, "profile", bunko_server_profile_get_uuid (profile), NULL);
  inner = request_task_get_inner (task);
  secret_password_clearv (&schema, attributes, inner, clear_cb, g_steal_pointer (&task));
}

/**
 * bunko_secrets_clear_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Ends [func@secrets_clear_async]. Errors as in [func@secrets_lookup_finish].
 *
 * Returns: %TRUE if nothing is kept any more
 */
gboolean
bunko_secrets_clear_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bunko_secrets_free:
 * @password: (nullable) (transfer full): a password of [func@secrets_lookup_finish]
 *
 * Wipes and frees a password.
 */
void
bunko_secrets_free (char *password)
{
  secret_password_free (password);
}
