/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "settings/bunko-certificate-store.h"

/* Whatever the file holds: what is read of it is bounded, has the form of a server and its
 * fingerprint, and is the same when it is written out and read again. */

static void
check_pin (const char *key, const char *fingerprint)
{
  const char *colon = strrchr (key, ':');

  g_assert_nonnull (colon);
  g_assert_cmpuint (g_ascii_strtoull (colon + 1, NULL, 10), >=, 1);
  g_assert_cmpuint (g_ascii_strtoull (colon + 1, NULL, 10), <=, G_MAXUINT16);
  g_assert_null (strpbrk (key, " \t\r\n#"));
  g_assert_cmpuint (strlen (fingerprint), ==, 95);
  g_assert_cmpuint (strspn (fingerprint, "0123456789ABCDEF:"), ==, 95);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GHashTable) pins = bunko_certificate_store_parse ((const char *) data, size);
  g_autofree char *text = bunko_certificate_store_format (pins);
  g_autoptr (GHashTable) again = bunko_certificate_store_parse (text, strlen (text));
  GHashTableIter iter;
  gpointer key, fingerprint;

  g_assert_cmpuint (g_hash_table_size (pins), <=, BUNKO_CERTIFICATE_STORE_MAX_ENTRIES);
  g_assert_cmpuint (g_hash_table_size (again), ==, g_hash_table_size (pins));
  g_hash_table_iter_init (&iter, pins);
  while (g_hash_table_iter_next (&iter, &key, &fingerprint))
    {
      check_pin (key, fingerprint);
      g_assert_cmpstr (g_hash_table_lookup (again, key), ==, fingerprint);
    }

  return 0;
}
