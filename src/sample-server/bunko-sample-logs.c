/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-logs.h"

/* What the server has done, in the form of the logs of a real one: a time, a level, a name and a
 * message, and lines that go on with it. The oldest lines give way. Safe to use from any thread.
 */

#define MAX_LINES      5000
#define MAX_ITEM_LINES 200
#define MAX_ITEMS      1000

struct _BunkoSampleLogs
{
  GMutex mutex;
  GQueue lines[BUNKO_SAMPLE_LOG_N_TYPES]; /* of char* */
  GHashTable *items;                      /* "type id" to GQueue of char* */
};

static void
free_queue (gpointer data)
{
  g_queue_free_full (data, g_free);
}

/**
 * bunko_sample_logs_new:
 *
 * Returns: (transfer full): the logs of a server that has just started
 */
BunkoSampleLogs *
bunko_sample_logs_new (void)
{
  BunkoSampleLogs *self = g_new0 (BunkoSampleLogs, 1);

  g_mutex_init (&self->mutex);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_queue);
  for (guint i = 0; i < BUNKO_SAMPLE_LOG_N_TYPES; i++)
    g_queue_init (&self->lines[i]);
  bunko_sample_logs_add (self, BUNKO_SAMPLE_LOG_MAIN, "INFO", "server: Ready");
  return self;
}

/**
 * bunko_sample_logs_free:
 * @self: (transfer full): logs
 *
 * Frees them.
 */
void
bunko_sample_logs_free (BunkoSampleLogs *self)
{
  for (guint i = 0; i < BUNKO_SAMPLE_LOG_N_TYPES; i++)
    g_queue_clear_full (&self->lines[i], g_free);
  g_hash_table_unref (self->items);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static char *
make_line (const char *level, const char *text)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");

  return g_strdup_printf ("%s,%03d %s %s", time, g_date_time_get_microsecond (now) / 1000, level,
                          text);
}

static void
push (GQueue *lines, char *line, guint max)
{
  g_queue_push_tail (lines, line);
  while (lines->length > max)
    g_free (g_queue_pop_head (lines));
}

/**
 * bunko_sample_logs_add:
 * @self: logs
 * @type: which
 * @level: the name of a level
 * @text: what to write
 *
 * Writes a line.
 */
void
bunko_sample_logs_add (BunkoSampleLogs *self,
                       BunkoSampleLogType type,
                       const char *level,
                       const char *text)
{
  char *line = make_line (level, text);

  g_mutex_lock (&self->mutex);
  push (&self->lines[type], line, MAX_LINES);
  g_mutex_unlock (&self->mutex);
}

static char *
make_key (int item_type, gint64 item_id)
{
  return g_strdup_printf ("%d %" G_GINT64_FORMAT, item_type, item_id);
}

/**
 * bunko_sample_logs_add_for_item:
 * @self: logs
 * @item_type: the type of an item
 * @item_id: its id
 * @level: the name of a level
 * @text: what to write
 *
 * Writes a line in the log of an item. There is room for a thousand items.
 */
void
bunko_sample_logs_add_for_item (BunkoSampleLogs *self,
                                int item_type,
                                gint64 item_id,
                                const char *level,
                                const char *text)
{
  g_autofree char *key = make_key (item_type, item_id);
  char *line = make_line (level, text);
  GQueue *lines;

  g_mutex_lock (&self->mutex);
  lines = g_hash_table_lookup (self->items, key);
  if (lines == NULL)
    {
      if (g_hash_table_size (self->items) >= MAX_ITEMS)
        g_hash_table_remove_all (self->items);
      lines = g_queue_new ();
      g_hash_table_insert (self->items, g_steal_pointer (&key), lines);
    }
  push (lines, line, MAX_ITEM_LINES);
  g_mutex_unlock (&self->mutex);
}

static char *
join (GQueue *lines)
{
  GString *text = g_string_new (NULL);

  for (GList *link = lines != NULL ? lines->head : NULL; link != NULL; link = link->next)
    g_string_append_printf (text, "%s\n", (const char *) link->data);
  return g_string_free (text, FALSE);
}

/**
 * bunko_sample_logs_dup:
 * @self: logs
 * @type: which
 *
 * Returns: (transfer full): the whole log
 */
char *
bunko_sample_logs_dup (BunkoSampleLogs *self, BunkoSampleLogType type)
{
  char *text;

  g_mutex_lock (&self->mutex);
  text = join (&self->lines[type]);
  g_mutex_unlock (&self->mutex);
  return text;
}

/**
 * bunko_sample_logs_dup_for_item:
 * @self: logs
 * @item_type: the type of an item
 * @item_id: its id
 *
 * Returns: (transfer full): the log of the item, empty if there is none
 */
char *
bunko_sample_logs_dup_for_item (BunkoSampleLogs *self, int item_type, gint64 item_id)
{
  g_autofree char *key = make_key (item_type, item_id);
  char *text;

  g_mutex_lock (&self->mutex);
  text = join (g_hash_table_lookup (self->items, key));
  g_mutex_unlock (&self->mutex);
  return text;
}

/**
 * bunko_sample_logs_note_call:
 * @self: logs
 * @fname: a function that was called
 * @user: (nullable): who called, %NULL for a guest
 * @changes: whether it changes items
 * @error: (nullable): why it did not work
 *
 * Writes what was asked. Reading the log is not noted: nobody could follow it.
 */
void
bunko_sample_logs_note_call (BunkoSampleLogs *self,
                             const char *fname,
                             const char *user,
                             gboolean changes,
                             const GError *error)
{
  g_autofree char *text = NULL;
  const char *level = error != NULL ? "WARNING" : "INFO";

  if (g_str_has_suffix (fname, "_log"))
    return;
  text = g_strdup_printf ("api: %s by %s%s%s", fname, user != NULL ? user : "guest",
                          error != NULL ? ": " : "", error != NULL ? error->message : "");
  bunko_sample_logs_add (self, BUNKO_SAMPLE_LOG_MAIN, level, text);
  if (changes)
    bunko_sample_logs_add (self, BUNKO_SAMPLE_LOG_METADATA, level, text);
}
