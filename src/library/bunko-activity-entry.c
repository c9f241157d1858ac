/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-activity-list-private.h"
#include "bunko-json-member.h"

/* What a server tells of its commands, from JSON of any shape. */

/* More than people give; a server may claim anything. */
#define MAX_ENTRIES 2000

/* Long enough to tell one from the other. */
#define MAX_KEY 256

/* What the server calls a command that makes a picture (HPX wire notes, "Async commands"). */
#define IMAGE_TITLE "ImageItem"

static double
read_fraction (JsonObject *object)
{
  double percent = bunko_json_member_double (object, "percent", -1);
  double max = bunko_json_member_double (object, "max", 0);

  if (percent >= 0)
    return percent / 100;
  if (json_object_has_member (object, "percent") || max <= 0)
    return -1;
  return bunko_json_member_double (object, "value", -1) / max;
}

static JsonNode *
read_id (JsonObject *object)
{
  JsonNode *id = json_object_get_member (object, "id");

  if (id == NULL || !JSON_NODE_HOLDS_VALUE (id))
    return NULL;
  if (json_node_get_value_type (id) == G_TYPE_INT64)
    return id;
  if (json_node_get_value_type (id) != G_TYPE_STRING)
    return NULL;
  return *json_node_get_string (id) != '\0' && strlen (json_node_get_string (id)) <= MAX_KEY ? id
                                                                                             : NULL;
}

static void
entry_clear (gpointer data)
{
  BunkoActivityEntry *entry = data;

  g_free (entry->key);
}

static void
add_entry (GArray *entries, JsonObject *object, JsonNode *id)
{
  BunkoActivityEntry entry = {
    .id = id,
    .title = bunko_json_member_string (object, "title", ""),
    .subtitle = bunko_json_member_string (object, "subtitle", ""),
    .text = bunko_json_member_string (object, "text", ""),
    .fraction = read_fraction (object),
    .type = (int) CLAMP (bunko_json_member_int (object, "type", 0), 0, G_MAXINT),
    .timestamp = MAX (bunko_json_member_int (object, "timestamp", 0), 0),
  };

  if (g_str_equal (entry.title, IMAGE_TITLE))
    return;
  entry.state = (BunkoCommandState) bunko_json_member_enum (
      object, "state", BUNKO_TYPE_COMMAND_STATE, BUNKO_COMMAND_STARTED);
  g_array_append_val (entries, entry);
}

static void
add_array (GArray *entries, JsonArray *array)
{
  guint n = MIN (json_array_get_length (array), MAX_ENTRIES);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = bunko_json_array_get_object (array, i);

      if (object != NULL)
        add_entry (entries, object, read_id (object));
    }
}

static void
add_object (GArray *entries, JsonObject *object)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (json_object_has_member (object, "title") || json_object_has_member (object, "percent"))
    {
      add_entry (entries, object, read_id (object));
      return;
    }
  json_object_iter_init_ordered (&iter, object);
  while (entries->len < MAX_ENTRIES && json_object_iter_next_ordered (&iter, &key, &node))
    if (JSON_NODE_HOLDS_OBJECT (node))
      add_entry (entries, json_node_get_object (node), read_id (json_node_get_object (node)));
}

static char *
make_id_key (JsonNode *id)
{
  if (json_node_get_value_type (id) == G_TYPE_STRING)
    return g_strdup_printf ("#%s", json_node_get_string (id));
  return g_strdup_printf ("#%" G_GINT64_FORMAT, json_node_get_int (id));
}

/* Without ids, commands that are called the same are told apart by their number, counted from the
 * end: the newest come first, so that numbers stay. */
static void
make_keys (GArray *entries)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = entries->len; i > 0; i--)
    {
      BunkoActivityEntry *entry = &g_array_index (entries, BunkoActivityEntry, i - 1);
      g_autofree char *name = NULL;
      guint n;

      if (entry->id != NULL)
        {
          entry->key = make_id_key (entry->id);
          continue;
        }
      name = g_strdup_printf ("%d:%.*s", entry->type, MAX_KEY, entry->title);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
      entry->key = g_strdup_printf ("%s:%u", name, n);
      g_hash_table_insert (counts, g_steal_pointer (&name), GUINT_TO_POINTER (n + 1));
    }
}

/*
 * Private: reads what get_command_progress() answers without ids: a list, whose elements have an id
 * since 1.0. An object with a member for each id, or a single one, is understood, too. Pictures are
 * left out, and so is all beyond a number that no person needs.
 */
GArray *
_bunko_activity_entries_parse (JsonNode *node)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (BunkoActivityEntry));

  g_array_set_clear_func (entries, entry_clear);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    add_array (entries, json_node_get_array (node));
  else if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    add_object (entries, json_node_get_object (node));
  make_keys (entries);
  return entries;
}

/* Private: whether it is over. Of parts of other commands the server never says so; they stand at
 * 100 % (HPX wire notes, "Async commands"). */
gboolean
_bunko_activity_entry_is_over (const BunkoActivityEntry *entry)
{
  return entry->state >= BUNKO_COMMAND_FINISHED ||
         (entry->state != BUNKO_COMMAND_STARTED && entry->fraction >= 1);
}
