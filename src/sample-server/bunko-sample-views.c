/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-matcher.h"
#include "bunko-sample-selection.h"
#include "bunko-sample-sorter.h"
#include "bunko-sample-views.h"

#define MAX_ANSWERS 24
#define MAX_IDS     (12 * 1000 * 1000)

typedef struct
{
  char *key;
  guint64 generation;
  GArray *ids;
} Answer;

struct _BunkoSampleViews
{
  BunkoSampleStore *store;
  GMutex mutex;
  GQueue answers; /* the last used first */
  gsize n_ids;
};

static void
answer_free (Answer *answer)
{
  g_array_unref (answer->ids);
  g_free (answer->key);
  g_free (answer);
}

/**
 * bunko_sample_views_new:
 * @store: the library, which must outlive the views
 *
 * Returns: (transfer full): views that remember nothing yet
 */
BunkoSampleViews *
bunko_sample_views_new (BunkoSampleStore *store)
{
  BunkoSampleViews *self = g_new0 (BunkoSampleViews, 1);

  self->store = store;
  g_mutex_init (&self->mutex);

  return self;
}

/**
 * bunko_sample_views_free:
 * @self: (transfer full): views
 *
 * Frees them.
 */
void
bunko_sample_views_free (BunkoSampleViews *self)
{
  g_queue_clear_full (&self->answers, (GDestroyNotify) answer_free);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static char *
make_key (const BunkoSampleSelector *selector)
{
  return g_strdup_printf ("%d %d %" G_GINT64_FORMAT " %d %u %" G_GINT64_FORMAT " %d %d %d %s",
                          selector->type, selector->parent_type, selector->parent_id,
                          selector->view, selector->options, selector->filter_id, selector->sort,
                          selector->descending, selector->legacy, selector->query);
}

static BunkoSampleAspects
get_aspects (const BunkoSampleSelector *selector)
{
  BunkoSampleAspects aspects = BUNKO_SAMPLE_ASPECT_FACTS | BUNKO_SAMPLE_ASPECT_ENTRIES;

  if (selector->view != BUNKO_SAMPLE_VIEW_NONE)
    aspects |= BUNKO_SAMPLE_ASPECT_METATAGS;
  if (selector->sort == BUNKO_SAMPLE_SORT_READ || selector->sort == BUNKO_SAMPLE_SORT_READ_COUNT)
    aspects |= BUNKO_SAMPLE_ASPECT_READING;
  return aspects;
}

/* With the lock held. */
static void
forget (BunkoSampleViews *self, GList *link)
{
  Answer *answer = link->data;

  self->n_ids -= answer->ids->len;
  g_queue_delete_link (&self->answers, link);
  answer_free (answer);
}

static GArray *
recall (BunkoSampleViews *self, const char *key, guint64 generation)
{
  GArray *ids = NULL;

  g_mutex_lock (&self->mutex);
  for (GList *l = self->answers.head; l != NULL; l = l->next)
    {
      Answer *answer = l->data;

      if (!g_str_equal (answer->key, key))
        continue;
      if (answer->generation == generation)
        {
          g_queue_unlink (&self->answers, l);
          g_queue_push_head_link (&self->answers, l);
          ids = g_array_ref (answer->ids);
        }
      else
        forget (self, l);
      break;
    }
  g_mutex_unlock (&self->mutex);

  return ids;
}

static void
remember (BunkoSampleViews *self, const char *key, guint64 generation, GArray *ids)
{
  Answer *answer;

  if (ids->len > MAX_IDS / 2)
    return;

  answer = g_new0 (Answer, 1);
  answer->key = g_strdup (key);
  answer->generation = generation;
  answer->ids = g_array_ref (ids);
  g_mutex_lock (&self->mutex);
  g_queue_push_head (&self->answers, answer);
  self->n_ids += ids->len;
  while (self->answers.length > MAX_ANSWERS || self->n_ids > MAX_IDS)
    forget (self, self->answers.tail);
  g_mutex_unlock (&self->mutex);
}

static GArray *
compute (BunkoSampleViews *self, const BunkoSampleSelector *selector)
{
  g_autoptr (GArray) ids = bunko_sample_selection_make (self->store, selector);

  return bunko_sample_sorter_sort (self->store, selector, ids);
}

/**
 * bunko_sample_views_select:
 * @self: views
 * @selector: which items
 *
 * Lists items. May take a second or so in a library of a million; the last answers are kept until
 * an edit touches them. Random order is not applied.
 *
 * Returns: (transfer full) (element-type guint32): their ids, not to be changed
 */
GArray *
bunko_sample_views_select (BunkoSampleViews *self, const BunkoSampleSelector *selector)
{
  g_autofree char *key = make_key (selector);
  guint64 generation = bunko_sample_store_get_generation (self->store, get_aspects (selector));
  GArray *ids = recall (self, key, generation);

  if (ids == NULL)
    {
      ids = compute (self, selector);
      remember (self, key, generation, ids);
    }

  return ids;
}
