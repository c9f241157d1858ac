/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoCallClass:
 * @BUNKO_CALL_READ: only asks; it is sent again by itself when its connection broke
 * @BUNKO_CALL_REPEATABLE: changes something, and leaves the same behind when it is made twice
 * @BUNKO_CALL_ONCE: changes something each time: it makes, deletes or starts
 * @BUNKO_CALL_UNKNOWN: a function that is not in the table, to be treated like the last one
 *
 * What happens when a function of a server is called twice.
 */
typedef enum
{
  BUNKO_CALL_READ,
  BUNKO_CALL_REPEATABLE,
  BUNKO_CALL_ONCE,
  BUNKO_CALL_UNKNOWN,
} BunkoCallClass;

BunkoCallClass bunko_call_get_class (const char *fname);
gboolean bunko_call_is_read (const char *fname);

G_END_DECLS
