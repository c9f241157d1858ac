/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-notices.h"

/* Nobody reads more. */
#define MAX_NOTICES  100
#define MAX_SESSIONS 1000

/* Where the ids of messages begin that are made by hand (HPX documentation, "Creating frontends").
 */
#define FIRST_ID 200

/* The types of messages, "Custom" of them (HPX documentation, "NotificationType"). */
#define TYPE_CUSTOM 99

typedef struct
{
  gint64 id;
  gint64 timestamp;
  char *title;
  char *body;
  char *answer; /* NULL: none yet */
  gboolean question;
  gboolean read;
} Notice;

struct _BunkoSampleNotices
{
  GMutex mutex;
  GPtrArray *notices; /* the oldest first */
  GHashTable *last;   /* id of a session → id of the last message that it got, as a pointer */
  gint64 last_id;
};

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_free (notice->title);
  g_free (notice->body);
  g_free (notice->answer);
  g_free (notice);
}

/**
 * bunko_sample_notices_new:
 *
 * Returns: (transfer full): no messages
 */
BunkoSampleNotices *
bunko_sample_notices_new (void)
{
  BunkoSampleNotices *self = g_new0 (BunkoSampleNotices, 1);

  g_mutex_init (&self->mutex);
  self->notices = g_ptr_array_new_with_free_func (notice_free);
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->last_id = FIRST_ID - 1;

  return self;
}

/**
 * bunko_sample_notices_free:
 * @self: (transfer full): messages
 *
 * Forgets them.
 */
void
bunko_sample_notices_free (BunkoSampleNotices *self)
{
  g_hash_table_unref (self->last);
  g_ptr_array_unref (self->notices);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * bunko_sample_notices_add:
 * @self: messages
 * @title: what to say
 * @body: what there is to say at length
 * @question: whether to ask for yes or no
 *
 * Says something to all who ask for messages. A hundred are kept.
 *
 * Returns: its id
 */
gint64
bunko_sample_notices_add (BunkoSampleNotices *self,
                          const char *title,
                          const char *body,
                          gboolean question)
{
  Notice *notice = g_new0 (Notice, 1);
  gint64 id;

  notice->title = g_strdup (title);
  notice->body = g_strdup (body);
  notice->question = question;
  notice->timestamp = g_get_real_time () / G_USEC_PER_SEC;

  g_mutex_lock (&self->mutex);
  id = notice->id = ++self->last_id;
  g_ptr_array_add (self->notices, notice);
  if (self->notices->len > MAX_NOTICES)
    g_ptr_array_remove_index (self->notices, 0);
  g_mutex_unlock (&self->mutex);

  return id;
}

static Notice *
find (BunkoSampleNotices *self, gint64 id)
{
  for (guint i = 0; i < self->notices->len; i++)
    {
      Notice *notice = g_ptr_array_index (self->notices, i);

      if (notice->id == id)
        return notice;
    }
  return NULL;
}

/**
 * bunko_sample_notices_mark_read:
 * @self: messages
 * @id: which
 *
 * Does not hand out a message any more.
 */
void
bunko_sample_notices_mark_read (BunkoSampleNotices *self, gint64 id)
{
  Notice *notice;

  g_mutex_lock (&self->mutex);
  notice = find (self, id);
  if (notice != NULL)
    notice->read = TRUE;
  g_mutex_unlock (&self->mutex);
}

/* What it reads as 0.13.3, and as 0.3.0. */
static void
write_notice (const Notice *notice, gboolean legacy, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", notice->id);
  bunko_sample_writer_member_string (out, "title", notice->title);
  bunko_sample_writer_member_string (out, "body", notice->body);
  if (legacy)
    {
      bunko_sample_writer_member_boolean (out, "expired", FALSE);
      if (notice->question)
        bunko_sample_writer_member_raw (out, "actions",
                                        "[{\"id\": 1, \"text\": \"Yes\", \"type\": \"button\"}, "
                                        "{\"id\": 2, \"text\": \"No\", \"type\": \"button\"}]");
    }
  else
    {
      bunko_sample_writer_member_int (out, "type", TYPE_CUSTOM);
      bunko_sample_writer_member_int (out, "scope", 1);
      bunko_sample_writer_member_int (out, "timestamp", notice->timestamp);
    }
  bunko_sample_writer_end_object (out);
}

/* With the lock held, as the next two. FALSE for who has never asked. */
static gboolean
get_last (BunkoSampleNotices *self, BunkoSampleSession *session, gint64 *last)
{
  gpointer value = NULL;
  gboolean known = g_hash_table_lookup_extended (self->last, bunko_sample_session_get_id (session),
                                                 NULL, &value);

  *last = GPOINTER_TO_INT (value);
  return known;
}

static void
set_last (BunkoSampleNotices *self, BunkoSampleSession *session, gint64 last)
{
  if (g_hash_table_size (self->last) >= MAX_SESSIONS)
    g_hash_table_remove_all (self->last);
  g_hash_table_insert (self->last, g_strdup (bunko_sample_session_get_id (session)),
                       GINT_TO_POINTER ((int) last));
}

/**
 * bunko_sample_notices_write_all:
 * @self: messages
 * @session: who asks
 * @out: where to write
 *
 * Writes a list of all messages that were not marked as read since @session asked for the first
 * time.
 */
void
bunko_sample_notices_write_all (BunkoSampleNotices *self,
                                BunkoSampleSession *session,
                                BunkoSampleWriter *out)
{
  gint64 first;

  g_mutex_lock (&self->mutex);
  if (!get_last (self, session, &first))
    {
      first = self->last_id;
      set_last (self, session, first);
    }
  bunko_sample_writer_begin_array (out);
  for (guint i = self->notices->len; i > 0; i--)
    {
      const Notice *notice = g_ptr_array_index (self->notices, i - 1);

      if (notice->id > first && !notice->read)
        write_notice (notice, FALSE, out);
    }
  bunko_sample_writer_end_array (out);
  g_mutex_unlock (&self->mutex);
}

/**
 * bunko_sample_notices_write_next:
 * @self: messages
 * @session: who asks
 * @out: where to write
 *
 * Writes the next message that @session has not got yet, or null.
 */
void
bunko_sample_notices_write_next (BunkoSampleNotices *self,
                                 BunkoSampleSession *session,
                                 BunkoSampleWriter *out)
{
  const Notice *next = NULL;
  gint64 last;

  g_mutex_lock (&self->mutex);
  get_last (self, session, &last);
  for (guint i = 0; i < self->notices->len && next == NULL; i++)
    {
      const Notice *notice = g_ptr_array_index (self->notices, i);

      if (notice->id > last)
        next = notice;
    }
  if (next != NULL)
    {
      set_last (self, session, next->id);
      write_notice (next, TRUE, out);
    }
  else
    {
      bunko_sample_writer_null (out);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * bunko_sample_notices_answer:
 * @self: messages
 * @id: which
 * @answer: what was answered, as JSON text
 *
 * Takes the answer to a question.
 */
void
bunko_sample_notices_answer (BunkoSampleNotices *self, gint64 id, const char *answer)
{
  Notice *notice;

  g_mutex_lock (&self->mutex);
  notice = find (self, id);
  if (notice != NULL)
    g_set_str (&notice->answer, answer);
  g_mutex_unlock (&self->mutex);
}

/**
 * bunko_sample_notices_dup_answer:
 * @self: messages
 * @id: which
 *
 * Returns: (transfer full) (nullable): what was answered, as JSON text; %NULL for nothing so far
 */
char *
bunko_sample_notices_dup_answer (BunkoSampleNotices *self, gint64 id)
{
  Notice *notice;
  char *answer;

  g_mutex_lock (&self->mutex);
  notice = find (self, id);
  answer = notice != NULL ? g_strdup (notice->answer) : NULL;
  g_mutex_unlock (&self->mutex);

  return answer;
}

/**
 * bunko_sample_notices_count_unread:
 * @self: messages
 *
 * Returns: how many were not marked as read
 */
guint
bunko_sample_notices_count_unread (BunkoSampleNotices *self)
{
  guint n = 0;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->notices->len; i++)
    if (!((Notice *) g_ptr_array_index (self->notices, i))->read)
      n++;
  g_mutex_unlock (&self->mutex);

  return n;
}
