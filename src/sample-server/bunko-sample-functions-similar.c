/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"
#include "bunko-sample-items.h"

#define MAX_SIMILAR 100

typedef struct
{
  BunkoSampleBackend *backend;
  gint64 id;
  guint limit;
} Job;

typedef struct
{
  guint32 id;
  guint score;
} Scored;

static guint
count_common (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  guint count = 0;

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      count += a[i] == b[j] ? 1 : 0;
  return count;
}

static guint
get_score (const BunkoSampleGallery *a, const BunkoSampleGallery *b)
{
  return count_common (a->tags, a->n_tags, b->tags, b->n_tags) +
         2 * count_common (a->artists.ids, a->artists.n, b->artists.ids, b->artists.n) +
         (a->grouping_id == b->grouping_id ? 3 : 0);
}

/* Keeps the best at the front; there are few of them. */
static void
insert (GArray *best, guint limit, Scored scored)
{
  guint at = best->len;

  while (at > 0 && g_array_index (best, Scored, at - 1).score < scored.score)
    at--;
  if (at >= limit)
    return;
  g_array_insert_val (best, at, scored);
  if (best->len > limit)
    g_array_set_size (best, limit);
}

static GArray *
find_best (const Job *job, const BunkoSampleGallery *like, GCancellable *cancellable)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (Scored));
  guint last = bunko_sample_store_get_last_id (job->backend->store);
  BunkoSampleGallery gallery;

  for (guint32 id = 1; id <= last && !g_cancellable_is_cancelled (cancellable); id++)
    if (id != like->id && bunko_sample_store_get_gallery (job->backend->store, id, &gallery))
      {
        Scored scored = { id, get_score (like, &gallery) };

        if (scored.score > 0)
          insert (best, job->limit, scored);
      }

  return best;
}

static char *
write_similar (const Job *job, GCancellable *cancellable, GError **error)
{
  BunkoSampleGallery like;
  g_autoptr (GArray) best = NULL;
  BunkoSampleWriter *out;

  if (!bunko_sample_store_get_gallery (job->backend->store, job->id, &like))
    {
      g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_ITEM_NOT_FOUND,
                           "There is no such gallery");
      return NULL;
    }
  best = find_best (job, &like, cancellable);
  out = bunko_sample_writer_new ();
  bunko_sample_writer_begin_array (out);
  for (guint i = 0; i < best->len; i++)
    bunko_sample_items_write (job->backend, BUNKO_SAMPLE_TYPE_GALLERY,
                              g_array_index (best, Scored, i).id, out);
  bunko_sample_writer_end_array (out);

  return bunko_sample_writer_free_to_text (out);
}

static char *
work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  char *value;

  g_rw_lock_reader_lock (&job->backend->lock);
  value = write_similar (job, cancellable, error);
  g_rw_lock_reader_unlock (&job->backend->lock);

  return value;
}

static gboolean
get_similar (BunkoSampleCall *call, GError **error)
{
  static const BunkoSampleItemType allowed[] = { BUNKO_SAMPLE_TYPE_GALLERY };
  BunkoSampleItemType type;
  gint64 id;
  gint64 limit;
  Job *job;

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, &type,
                                        error) ||
      !bunko_sample_call_check_type (call, type, allowed, G_N_ELEMENTS (allowed), error) ||
      !bunko_sample_call_get_int (call, "item_id", 0, &id, error) ||
      !bunko_sample_call_get_int (call, "limit", 10, &limit, error))
    return FALSE;

  job = g_new0 (Job, 1);
  job->backend = call->backend;
  job->id = id;
  job->limit = CLAMP (limit, 0, MAX_SIMILAR);
  bunko_sample_session_pin (call->session);
  bunko_sample_writer_int (
      call->out, bunko_sample_commands_start (call->backend->commands, BUNKO_SAMPLE_KIND_UNKNOWN,
                                              "SimilarGallery", work, job, g_free));
  return TRUE;
}

static gboolean
has_title (BunkoSampleStore *store, const BunkoSampleGallery *gallery, const char *name)
{
  for (guint i = 0; i < bunko_sample_store_get_n_titles (store, gallery); i++)
    {
      g_autofree char *title = bunko_sample_store_dup_title (store, gallery, i, NULL);

      if (g_str_equal (title, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_url (BunkoSampleStore *store, const BunkoSampleGallery *gallery, const char *url)
{
  g_autofree char *made = NULL;

  if (gallery->urls != NULL)
    return g_strv_contains ((const char *const *) gallery->urls, url);
  made = bunko_sample_store_dup_url (store, gallery);
  return g_strcmp0 (made, url) == 0;
}

static gboolean
gallery_exists (BunkoSampleCall *call, GError **error)
{
  BunkoSampleStore *store = call->backend->store;
  guint last = bunko_sample_store_get_last_id (store);
  BunkoSampleGallery gallery;
  const char *url;
  const char *name;
  gboolean found = FALSE;

  if (!bunko_sample_call_get_string (call, "url", NULL, &url, error) ||
      !bunko_sample_call_get_string (call, "name", "", &name, error))
    return FALSE;
  for (guint32 id = 1; id <= last && !found; id++)
    found = bunko_sample_store_get_gallery (store, id, &gallery) &&
            ((url != NULL && has_url (store, &gallery, url)) ||
             (*name != '\0' && has_title (store, &gallery, name)));
  bunko_sample_writer_boolean (call->out, found);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_similar[] = {
  { "get_similar", get_similar, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS,
    "item_type,item_id,limit" },
  { "gallery_exists", gallery_exists, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_NEW, "url,name" },
  { NULL },
};
