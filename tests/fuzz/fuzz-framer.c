/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "protocol/bunko-framer.h"
#include "protocol/bunko-json.h"

/* The bytes of a connection. However they are cut, and wherever they are parsed, the same must come
 * of them. */

#define MAX_COMPRESSED 4096u
#define MAX_INFLATED   16384u

static void
message_cb (GString *log, JsonNode *message)
{
  g_autoptr (GBytes) text = bunko_json_serialize (message);

  g_string_append_len (log, g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text));
  g_string_append_c (log, '\n');
}

static void
failed_cb (GString *log, const GError *error)
{
  g_string_append_printf (log, "error %d\n", error->code);
}

static char *
read_in_steps (const uint8_t *data, size_t size, size_t step)
{
  GString *log = g_string_new (NULL);
  g_autoptr (BunkoFramer) framer = bunko_framer_new ();

  g_object_set (framer, "max-compressed", (guint64) MAX_COMPRESSED, "max-inflated",
                (guint64) MAX_INFLATED, NULL);
  g_signal_connect_swapped (framer, "message", G_CALLBACK (message_cb), log);
  g_signal_connect_swapped (framer, "failed", G_CALLBACK (failed_cb), log);

  for (size_t pos = 0; pos < size; pos += step)
    bunko_framer_push (framer, data + pos, MIN (step, size - pos));
  bunko_framer_end (framer);

  return g_string_free_and_steal (log);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *whole = read_in_steps (data, size, MAX (size, 1));
  g_autofree char *bytes = read_in_steps (data, size, 1);
  g_autofree char *pieces = read_in_steps (data, size, 7);

  g_assert_cmpstr (whole, ==, bytes);
  g_assert_cmpstr (whole, ==, pieces);

  return 0;
}
