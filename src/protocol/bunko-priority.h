/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoPriority:
 * @BUNKO_PRIORITY_INTERACTIVE: what the user waits for; a connection of its own
 * @BUNKO_PRIORITY_VISIBLE: data of what is on the screen, mostly pictures; three connections
 * @BUNKO_PRIORITY_PREFETCH: data that may be wanted soon; the same three connections, but only
 *   when nothing visible waits
 * @BUNKO_PRIORITY_POLL: states of commands; a connection of its own
 *
 * Which of the connections of a session a call takes.
 *
 * A server handles one message per connection at a time, so that a large reply would delay
 * all that is sent after it on the same connection.
 */
typedef enum
{
  BUNKO_PRIORITY_INTERACTIVE,
  BUNKO_PRIORITY_VISIBLE,
  BUNKO_PRIORITY_PREFETCH,
  BUNKO_PRIORITY_POLL,
} BunkoPriority;

G_END_DECLS
