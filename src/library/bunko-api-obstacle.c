/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-obstacle.h"

#include "bunko-library-admin.h"
#include "bunko-library-private.h"

#include <glib/gi18n-lib.h>

/**
 * bunko_api_function_dup_obstacle:
 * @self: a function
 * @library: the library whose server is to be asked
 *
 * Tells why calling the function will probably fail: the server has said before that it does not
 * have it, or not for this user, or its version does not have it.
 *
 * Returns: (transfer full) (nullable): the reason, for the person; %NULL if there is none
 */
char *
bunko_api_function_dup_obstacle (BunkoApiFunction *self, BunkoLibrary *library)
{
  BunkoSession *session;
  const char *name;
  guint since, until;

  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), NULL);
  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  session = _bunko_library_get_session (library);
  since = bunko_api_function_get_since (self);
  until = bunko_api_function_get_until (self);
  name = bunko_api_function_get_name (self);
  if (!bunko_library_has_function (library, name))
    return g_strdup (_ ("The server does not have this function"));
  if (!bunko_library_is_allowed (library, name))
    return g_strdup (_ ("The server does not let you do this"));
  if (!bunko_session_is_version_at_least (session, 0, (int) since, 0))
    /* Translators: the second part of a version number */
    return g_strdup_printf (_ ("The server is too old: this came with 0.%u"), since);
  if (until != 0 && bunko_session_is_version_at_least (session, 0, (int) until, 0))
    return g_strdup_printf (_ ("The server is too new: this went away with 0.%u"), until);
  return NULL;
}
