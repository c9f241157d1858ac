/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "protocol/bunko-frame.h"
#include "protocol/bunko-json.h"
#include "sample-server/bunko-sample-client.h"

/* A message to the sample server, as the text that stands in the frame; `SESSION` stands for the id
 * of a session that is logged in. To the old version as to the new one there is an answer to
 * everything: a message in pure ASCII with the keys that it must have, unless the server is told to
 * go down. */

#define N_GALLERIES 20
#define MAX_LENGTH  4096

static BunkoSampleBackend *backends[2];

static GBytes *
handle (BunkoSampleClient *client, const char *text, gsize length)
{
  g_autoptr (GBytes) payload = g_bytes_new (text, length);
  g_autoptr (GBytes) frame = bunko_frame_encode (payload);
  g_autoptr (GBytes) packed =
      g_bytes_new_from_bytes (frame, 0, g_bytes_get_size (frame) - BUNKO_FRAME_MARKER_LENGTH);
  BunkoSampleServerCommand command = 0;
  GBytes *reply = bunko_sample_client_handle (client, packed, &command);

  g_assert_true ((reply == NULL) == (command != 0));
  return reply;
}

static JsonNode *
parse_reply (GBytes *reply)
{
  gsize length;
  const char *text = g_bytes_get_data (reply, &length);
  JsonNode *root = bunko_json_parse (reply, NULL);

  for (gsize i = 0; i < length; i++)
    g_assert_true (g_ascii_isprint (text[i]));
  g_assert_nonnull (root);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
  g_assert_true (json_object_has_member (json_node_get_object (root), "session"));
  g_assert_true (json_object_has_member (json_node_get_object (root), "name"));
  g_assert_true (json_object_has_member (json_node_get_object (root), "data"));
  return root;
}

static char *
log_in (BunkoSampleClient *client)
{
  static const char login[] = "{\"session\": \"\", \"name\": \"fuzz\", \"data\": {}}";
  g_autoptr (GBytes) reply = handle (client, login, strlen (login));
  g_autoptr (JsonNode) root = parse_reply (reply);

  return g_strdup (json_object_get_string_member (json_node_get_object (root), "session"));
}

static void
ask (BunkoSampleBackend *backend, const char *text, gsize length)
{
  g_autoptr (BunkoSampleClient) client = bunko_sample_client_new (backend);
  g_autofree char *session = log_in (client);
  g_autoptr (GString) message = g_string_new_len (text, (gssize) length);
  g_autoptr (GBytes) reply = NULL;

  g_string_replace (message, "SESSION", session, 0);
  reply = handle (client, message->str, message->len);
  if (reply != NULL)
    json_node_unref (parse_reply (reply));
  bunko_sample_client_leave (client);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size == 0 || size > MAX_LENGTH || memchr (data, '\0', size) != NULL)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (backends); i++)
    {
      if (backends[i] == NULL)
        backends[i] = bunko_sample_backend_new (1, N_GALLERIES, i == 0);
      ask (backends[i], (const char *) data, size);
    }

  return 0;
}
