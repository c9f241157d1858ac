/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-decode-private.h"

#include "bunko-json-member.h"

/*
 * From the value of an image command to a reply. HPX wire notes, get_image: null is no image;
 * `data` is a path on the web server, a data: URI, or base64 in lines of 76 characters.
 */

static void
clear_node (gpointer data)
{
  g_clear_pointer ((JsonNode **) data, json_node_unref);
  g_free (data);
}

/* A path has a suffix, and no character of base64 is a dot. */
static gboolean
is_path (const char *text)
{
  gsize length = strnlen (text, 1024);

  return (text[0] == '/' || g_str_has_prefix (text, "http://") ||
          g_str_has_prefix (text, "https://")) &&
         memchr (text, '.', length) != NULL;
}

static const char *
skip_uri_prefix (const char *text)
{
  const char *comma;

  if (g_ascii_strncasecmp (text, "data:", 5) != 0)
    return text;
  comma = strchr (text, ',');
  return comma != NULL ? comma + 1 : "";
}

static void
decode_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  JsonNode **node = task_data;
  JsonObject *object = json_node_get_object (*node);
  const char *text = skip_uri_prefix (bunko_json_member_string (object, "data", ""));
  g_autoptr (GBytes) bytes = NULL;
  guchar *data;
  gsize size = 0;

  data = g_base64_decode (text, &size);
  bytes = g_bytes_new_take (data, size);
  g_task_return_pointer (
      task, size > 0 ? bunko_image_reply_new_for_bytes (bytes) : bunko_image_reply_new_empty (),
      (GDestroyNotify) bunko_image_reply_unref);
}

static const char *
get_data (JsonNode *value)
{
  return JSON_NODE_HOLDS_OBJECT (value)
             ? bunko_json_member_string (json_node_get_object (value), "data", "")
             : "";
}

/*
 * Decodes the value of an image command, in a thread where that takes time. The thread reads the
 * text in the node, which nobody else touches meanwhile, and the node is dropped in this thread.
 */
void
_bunko_image_decode_async (JsonNode *value,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  const char *data = get_data (value);
  JsonNode **node;

  g_task_set_source_tag (task, _bunko_image_decode_async);
  if (data[0] == '\0')
    g_task_return_pointer (task, bunko_image_reply_new_empty (),
                           (GDestroyNotify) bunko_image_reply_unref);
  else if (is_path (data))
    g_task_return_pointer (task, bunko_image_reply_new_for_path (data),
                           (GDestroyNotify) bunko_image_reply_unref);
  else
    {
      node = g_new0 (JsonNode *, 1);
      *node = json_node_ref (value);
      g_task_set_task_data (task, node, clear_node);
      g_task_run_in_thread (task, decode_thread);
    }
}

/* Returns the reply, or NULL with @error set if it was cancelled. */
BunkoImageReply *
_bunko_image_decode_finish (GAsyncResult *result, GError **error)
{
  JsonNode **node = g_task_get_task_data (G_TASK (result));

  if (node != NULL)
    g_clear_pointer (node, json_node_unref);
  return g_task_propagate_pointer (G_TASK (result), error);
}
