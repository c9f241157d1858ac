/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-functions.h"
#include "bunko-sample-metatags.h"
#include "bunko-sample-selector.h"

/* Changes many items in a thread. */
typedef struct
{
  BunkoSampleBackend *backend;
  BunkoSampleItemType type;
  GArray *ids; /* of gint64 */
  BunkoSampleMetatagsChange change;
} Job;

/* So many are changed before others get their turn. */
#define BATCH 10000

static void
job_free (gpointer data)
{
  Job *job = data;

  g_array_unref (job->ids);
  g_free (job);
}

static char *
work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  for (guint start = 0; start < job->ids->len && !g_cancellable_is_cancelled (cancellable);
       start += BATCH)
    {
      g_rw_lock_writer_lock (&job->backend->lock);
      for (guint i = start; i < MIN (start + BATCH, job->ids->len); i++)
        bunko_sample_metatags_apply (job->backend, job->type, g_array_index (job->ids, gint64, i),
                                     job->change);
      g_rw_lock_writer_unlock (&job->backend->lock);
    }

  return g_strdup ("true");
}

static void
start (BunkoSampleCall *call,
       BunkoSampleItemType type,
       GArray *ids,
       BunkoSampleMetatagsChange change)
{
  Job *job = g_new0 (Job, 1);

  job->backend = call->backend;
  job->type = type;
  job->ids = ids;
  job->change = change;
  bunko_sample_session_pin (call->session);
  bunko_sample_writer_int (
      call->out, bunko_sample_commands_start (call->backend->commands, BUNKO_SAMPLE_KIND_UNKNOWN,
                                              "UpdateMetatags", work, job, job_free));
}

static gboolean
read_type (BunkoSampleCall *call, BunkoSampleItemType *type, GError **error)
{
  static const BunkoSampleItemType allowed[] = {
    BUNKO_SAMPLE_TYPE_GALLERY,
    BUNKO_SAMPLE_TYPE_COLLECTION,
    BUNKO_SAMPLE_TYPE_PAGE,
    BUNKO_SAMPLE_TYPE_ARTIST,
  };

  return bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, type,
                                          error) &&
         bunko_sample_call_check_type (call, *type, allowed, G_N_ELEMENTS (allowed), error);
}

static gboolean
update_metatags (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  BunkoSampleMetatagsChange change;
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  if (!read_type (call, &type, error) ||
      !bunko_sample_metatags_read (bunko_sample_call_get (call, "metatags"), &change, error) ||
      !bunko_sample_call_get_ids (call, "item_ids", &ids, error) ||
      !bunko_sample_call_get_int (call, "item_id", 0, &id, error))
    return FALSE;

  if (ids->len > 0)
    start (call, type, g_steal_pointer (&ids), change);
  else
    bunko_sample_writer_boolean (call->out,
                                 bunko_sample_metatags_apply (call->backend, type, id, change));
  return TRUE;
}

static GArray *
take_slice (GArray *from, gint64 offset, gint64 limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 i = offset; i < from->len && i - offset < limit; i++)
    {
      gint64 id = g_array_index (from, guint32, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
update_metatags_for_view (BunkoSampleCall *call, GError **error)
{
  BunkoSampleSelector selector;
  BunkoSampleMetatagsChange change;
  g_autoptr (GArray) selected = NULL;
  gint64 page;
  gint64 limit;

  if (!bunko_sample_selector_read_view (call, &selector, error) ||
      !bunko_sample_metatags_read (bunko_sample_call_get (call, "metatags"), &change, error) ||
      !bunko_sample_call_get_range (call, "page", &page, &limit, error))
    return FALSE;
  if (selector.type != BUNKO_SAMPLE_TYPE_GALLERY && selector.type != BUNKO_SAMPLE_TYPE_COLLECTION)
    return bunko_sample_call_api_error (error, "Only galleries and collections have metatags");

  selected = bunko_sample_views_select (call->backend->views, &selector);
  if (limit == G_MAXINT64)
    page = page == 0 ? 0 : selected->len;
  else
    page = MIN (page, selected->len) * MIN (limit, G_MAXINT32);
  start (call, selector.type, take_slice (selected, page, limit), change);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_metatags[] = {
  { "update_metatags", update_metatags, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_ALWAYS,
    "item_type,item_id,+item_ids,metatags" },
  { "update_metatags_for_view", update_metatags_for_view, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_NEW,
    "item_type,metatags,item_id,related_type,page,limit,search_query,search_options,filter_id,"
    "view_filter" },
  { NULL },
};
