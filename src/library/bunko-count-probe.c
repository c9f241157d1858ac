/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-count-probe-private.h"

#include "bunko-json-member.h"

/* Counts what a function lists that can begin anywhere in its list, but tells no number:
 * search_items and search_tags (HPX "Creating frontends"). One call is enough for few; of many, the
 * end is looked for by single items, about twice as often as the number has binary digits. */

/* A list that goes on forever is cut off. */
#define MAX_COUNT (1 << 26)

typedef struct
{
  char *fname;
  JsonObject *args;
  guint first_limit;
  gint64 low;    /* so many there are at least */
  gint64 high;   /* and at most; -1 if that is not known */
  gint64 offset; /* that is being asked for */
} Probe;

static void ask (GTask *task);

static void
probe_free (gpointer data)
{
  Probe *probe = data;

  g_free (probe->fname);
  json_object_unref (probe->args);
  g_free (probe);
}

/* A list, {"items": […]}, or for tags {namespace: […] …}. */
static gint64
get_length (JsonNode *data)
{
  JsonObjectIter iter;
  JsonNode *value;
  gint64 length = 0;

  if (JSON_NODE_HOLDS_ARRAY (data))
    return json_array_get_length (json_node_get_array (data));
  if (!JSON_NODE_HOLDS_OBJECT (data))
    return -1;
  json_object_iter_init (&iter, json_node_get_object (data));
  while (json_object_iter_next (&iter, NULL, &value))
    {
      if (JSON_NODE_HOLDS_ARRAY (value))
        length += json_array_get_length (json_node_get_array (value));
    }
  return length;
}

static void
narrow (Probe *probe, gint64 length)
{
  if (probe->offset == 0)
    {
      probe->low = length;
      probe->high = length < probe->first_limit ? length : -1;
    }
  else if (length > 0)
    probe->low = probe->offset + 1;
  else
    probe->high = probe->offset;

  if (probe->high < 0)
    probe->offset = probe->low * 4;
  else
    probe->offset = probe->low + (probe->high - probe->low) / 2;
}

static void
reply_cb (BunkoLibrary *self, GTask *task, JsonNode *data)
{
  Probe *probe = g_task_get_task_data (task);
  gint64 length = get_length (data);

  if (length < 0)
    {
      _bunko_task_return_unexpected (task, probe->fname);
      return;
    }
  narrow (probe, length);
  if (probe->high == probe->low || probe->offset > MAX_COUNT)
    g_task_return_int (task, probe->low);
  else
    ask (g_object_ref (task));
}

/* Takes @task. */
static void
ask (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);

  json_object_set_int_member (probe->args, "limit", probe->offset == 0 ? probe->first_limit : 1);
  json_object_set_int_member (probe->args, "offset", probe->offset);
  _bunko_library_call (g_task_get_source_object (task), task, probe->fname,
                       json_object_ref (probe->args), reply_cb);
}

/* Private: counts what @fname lists with @args (transfer full). */
void
_bunko_count_probe_async (BunkoLibrary *self,
                          const char *fname,
                          JsonObject *args,
                          guint first_limit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Probe *probe = g_new0 (Probe, 1);

  probe->fname = g_strdup (fname);
  probe->args = args;
  probe->first_limit = first_limit;
  g_task_set_source_tag (task, _bunko_count_probe_async);
  g_task_set_task_data (task, probe, probe_free);
  ask (task);
}

gint64
_bunko_count_probe_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_assert (g_task_is_valid (result, self));

  return g_task_propagate_int (G_TASK (result), error);
}
