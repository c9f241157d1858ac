/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-credentials-private.h"
#include "bunko-secret.h"

/**
 * BunkoCredentials:
 *
 * What a session logs in with: as a guest, or with a user's name and password. Immutable and
 * reference counted; the password is overwritten when the last reference is gone, and only the
 * protocol layer can read it.
 */
struct _BunkoCredentials
{
  gatomicrefcount ref_count;
  char *user;
  char *password;
};

G_DEFINE_BOXED_TYPE (BunkoCredentials,
                     bunko_credentials,
                     bunko_credentials_ref,
                     bunko_credentials_unref)

/**
 * bunko_credentials_new_guest:
 *
 * Makes credentials that log in as a guest, where the server allows it.
 *
 * Returns: (transfer full): new credentials
 */
BunkoCredentials *
bunko_credentials_new_guest (void)
{
  BunkoCredentials *self = g_new0 (BunkoCredentials, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

/**
 * bunko_credentials_new_user:
 * @user: a user name
 * @password: the password, possibly empty
 *
 * Makes credentials of a user.
 *
 * Returns: (transfer full): new credentials
 */
BunkoCredentials *
bunko_credentials_new_user (const char *user, const char *password)
{
  g_return_val_if_fail (user != NULL && password != NULL, NULL);

  BunkoCredentials *self = bunko_credentials_new_guest ();

  self->user = g_strdup (user);
  self->password = bunko_secret_dup (password);
  return self;
}

/**
 * bunko_credentials_ref:
 * @self: credentials
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
BunkoCredentials *
bunko_credentials_ref (BunkoCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * bunko_credentials_unref:
 * @self: (transfer full): credentials
 *
 * Drops a reference; with the last one the password is overwritten in memory.
 */
void
bunko_credentials_unref (BunkoCredentials *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  bunko_secret_free (self->password);
  g_free (self->user);
  g_free (self);
}

/**
 * bunko_credentials_is_guest:
 * @self: credentials
 *
 * Returns: whether they are a guest's
 */
gboolean
bunko_credentials_is_guest (BunkoCredentials *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->user == NULL;
}

/**
 * bunko_credentials_get_user:
 * @self: credentials
 *
 * Returns: (transfer none) (nullable): the user name, %NULL for a guest
 */
const char *
bunko_credentials_get_user (BunkoCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->user;
}

/**
 * _bunko_credentials_get_password: (skip)
 * @self: credentials
 *
 * For the protocol layer alone.
 *
 * Returns: (transfer none) (nullable): the password, %NULL for a guest
 */
const char *
_bunko_credentials_get_password (BunkoCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->password;
}
