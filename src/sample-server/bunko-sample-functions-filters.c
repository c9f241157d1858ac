/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-functions.h"

/* Looks again in a thread which galleries belong to filters. */
typedef struct
{
  BunkoSampleBackend *backend;
  GArray *ids; /* of gint64; empty for all filters */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_array_unref (job->ids);
  g_free (job);
}

/* Galleries always match the query here: only what was moved by hand can be out of date. */
static void
update_filter (BunkoSampleEntry *filter)
{
  if (filter == NULL || !filter->enforce)
    return;
  g_clear_pointer (&filter->added, g_hash_table_unref);
  g_clear_pointer (&filter->removed, g_hash_table_unref);
}

static char *
work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  BunkoSampleTable *table;

  g_rw_lock_writer_lock (&job->backend->lock);
  table = bunko_sample_store_edit_table (job->backend->store, BUNKO_SAMPLE_TYPE_FILTER);
  for (guint i = 0; i < job->ids->len; i++)
    update_filter (bunko_sample_table_get (table, g_array_index (job->ids, gint64, i)));
  for (guint i = 1; job->ids->len == 0 && i <= bunko_sample_table_get_size (table); i++)
    update_filter (bunko_sample_table_get (table, i));
  g_rw_lock_writer_unlock (&job->backend->lock);

  return g_strdup ("true");
}

static gboolean
is_given (BunkoSampleCall *call, const char *key)
{
  JsonNode *node = bunko_sample_call_get (call, key);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node);
}

static gboolean
update_filters (BunkoSampleCall *call, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Job *job;

  if (is_given (call, "item_ids"))
    {
      g_clear_pointer (&ids, g_array_unref);
      if (!bunko_sample_call_get_ids (call, "item_ids", &ids, error))
        return FALSE;
    }
  job = g_new0 (Job, 1);
  job->backend = call->backend;
  job->ids = g_steal_pointer (&ids);
  bunko_sample_session_pin (call->session);
  bunko_sample_writer_int (
      call->out, bunko_sample_commands_start (call->backend->commands, BUNKO_SAMPLE_KIND_UNKNOWN,
                                              "UpdateFilters", work, job, job_free));
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_filters[] = {
  { "update_filters", update_filters, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_NEW, "item_ids" },
  { NULL },
};
