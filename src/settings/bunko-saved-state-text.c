/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-saved-state-private.h"

/* The format of the file. Others are of a Bunko that knows better. */
#define VERSION 1

/* Private: what a file of a saved state holds; NULL where it is none. Anything may be in the file.
 */
GVariant *
_bunko_saved_state_parse (const char *text, gsize length)
{
  g_autoptr (GVariant) file = NULL;
  guint version = 0;

  if (length > BUNKO_SAVED_STATE_MAX_FILE_SIZE || !g_utf8_validate_len (text, length, NULL))
    return NULL;

  file = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, text + length, NULL, NULL);
  if (file == NULL || !g_variant_lookup (file, "version", "u", &version) || version != VERSION)
    return NULL;

  return g_variant_lookup_value (file, "state", G_VARIANT_TYPE_VARDICT);
}

/* Private: the contents of the file for a state; NULL where there is too much. */
GBytes *
_bunko_saved_state_print (GVariant *value)
{
  g_autoptr (GVariant) file = g_variant_ref_sink (
      g_variant_new_parsed ("{'version': <%u>, 'state': <%@a{sv}>}", VERSION, value));
  g_autofree char *text = g_variant_print (file, TRUE);
  const gsize length = strlen (text);

  return length <= BUNKO_SAVED_STATE_MAX_FILE_SIZE
             ? g_bytes_new_take (g_steal_pointer (&text), length)
             : NULL;
}
