/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-private.h"
#include "bunko-library-traffic.h"

/**
 * bunko_library_get_traffic:
 * @self: a library
 *
 * Returns: (transfer none): what went over the connections to its server
 */
BunkoTrafficLog *
bunko_library_get_traffic (BunkoLibrary *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);

  return bunko_traffic_log_get_for_session (_bunko_library_get_session (self));
}
