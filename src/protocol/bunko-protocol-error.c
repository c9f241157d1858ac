/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-protocol-error.h"

/**
 * bunko_protocol_error_quark:
 *
 * Gets the domain of #BunkoProtocolError.
 *
 * Returns: the quark
 */
G_DEFINE_QUARK (bunko - protocol - error - quark, bunko_protocol_error)

/**
 * bunko_server_error_quark:
 *
 * Gets the domain of #BunkoServerError.
 *
 * Returns: the quark
 */
G_DEFINE_QUARK (bunko - server - error - quark, bunko_server_error)

/**
 * bunko_server_error_new:
 * @code: the number that the server sent, usually one of #BunkoServerError
 * @message: (nullable): the server's text
 *
 * Makes a #GError out of an `error` object of the server. A code outside of the range of an int,
 * which no server should send, becomes %BUNKO_SERVER_ERROR_BASE; a missing or empty text is
 * replaced by one that names the code.
 *
 * Returns: (transfer full): an error in %BUNKO_SERVER_ERROR
 */
GError *
bunko_server_error_new (gint64 code, const char *message)
{
  if (code < G_MININT || code > G_MAXINT)
    code = BUNKO_SERVER_ERROR_BASE;

  if (message == NULL || *message == '\0')
    return g_error_new (BUNKO_SERVER_ERROR, (int) code, _ ("The server answered with error %d"),
                        (int) code);

  return g_error_new_literal (BUNKO_SERVER_ERROR, (int) code, message);
}
