/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-private.h"
#include "bunko-library-statistics-private.h"

/**
 * BunkoLibraryStatistics:
 *
 * What a library consists of, as charts: languages, categories, ratings, the months that galleries
 * were added in, and the most frequent tags and artists.
 *
 * No server has a function that tells. A library of some hundred galleries is simply read; of a
 * larger one a few small pages are, spread evenly over all of it, and what matters is counted then:
 * some sixty calls in all, one after the other behind everything else, whatever the library's size.
 */

/* So long a result is good enough for who comes back. */
#define GOOD_FOR (10 * 60 * G_TIME_SPAN_SECOND)

/* How many calls there usually are, for the progress. */
#define USUAL_CALLS 60

G_DEFINE_FINAL_TYPE (BunkoLibraryStatistics, bunko_library_statistics, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void ask (BunkoLibraryStatistics *self);

static void
bunko_library_statistics_dispose (GObject *object)
{
  BunkoLibraryStatistics *self = BUNKO_LIBRARY_STATISTICS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->library);

  G_OBJECT_CLASS (bunko_library_statistics_parent_class)->dispose (object);
}

static void
bunko_library_statistics_finalize (GObject *object)
{
  BunkoLibraryStatistics *self = BUNKO_LIBRARY_STATISTICS (object);

  _bunko_statistics_clear (self);
  for (guint i = 0; i < BUNKO_STATISTICS_N_CHARTS; i++)
    g_ptr_array_unref (self->results[i].bars);

  G_OBJECT_CLASS (bunko_library_statistics_parent_class)->finalize (object);
}

static void
bunko_library_statistics_class_init (BunkoLibraryStatisticsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_library_statistics_dispose;
  object_class->finalize = bunko_library_statistics_finalize;

  /**
   * BunkoLibraryStatistics::changed:
   * @self: the statistics
   *
   * More is known than before, or the progress is another.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_LIBRARY_STATISTICS,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_library_statistics_init (BunkoLibraryStatistics *self)
{
  self->n_galleries = -1;
  self->n_pages = -1;
  for (guint i = 0; i < BUNKO_STATISTICS_N_CHARTS; i++)
    self->results[i].bars =
        g_ptr_array_new_with_free_func ((GDestroyNotify) bunko_statistics_bar_unref);
}

static void
emit_changed (BunkoLibraryStatistics *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
end (BunkoLibraryStatistics *self)
{
  g_clear_object (&self->cancellable);
  self->ended_at = g_get_monotonic_time ();
  for (guint i = 0; i < BUNKO_STATISTICS_N_CHARTS; i++)
    if (self->results[i].state == BUNKO_STATISTICS_WAITING)
      self->results[i].state = BUNKO_STATISTICS_UNAVAILABLE;
  emit_changed (self);
}

/* An answer that was refused leaves something out; only a server that is gone ends all. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibraryStatistics *self = g_task_get_source_object (task);
  BunkoSession *session = BUNKO_SESSION (source);
  g_autoptr (JsonNode) data = bunko_session_call_finish (session, result, NULL);

  g_task_return_boolean (task, data != NULL);
  /* Stopped, or begun anew. */
  if (self->cancellable == NULL || g_task_get_cancellable (task) != self->cancellable)
    return;
  if (data == NULL && bunko_session_get_state (session) != BUNKO_SESSION_AUTHENTICATED)
    {
      bunko_library_statistics_stop (self);
      return;
    }
  _bunko_statistics_take_answer (self, data);
  self->index++;
  ask (self);
  emit_changed (self);
}

static gboolean
send (BunkoLibraryStatistics *self)
{
  GTask *task;
  g_autoptr (JsonObject) args = NULL;
  const char *fname = _bunko_statistics_make_question (self, &args);

  if (fname == NULL)
    return FALSE;

  task = g_task_new (self, self->cancellable, NULL, NULL);
  g_task_set_source_tag (task, send);
  self->n_calls++;
  bunko_session_call_async (_bunko_library_get_session (self->library), fname, args,
                            BUNKO_PRIORITY_POLL, self->cancellable, answered_cb, task);

  return TRUE;
}

static void
ask (BunkoLibraryStatistics *self)
{
  if (self->library == NULL)
    {
      bunko_library_statistics_stop (self);
      return;
    }
  while (self->step < BUNKO_STATISTICS_ASK_NOTHING)
    {
      if (self->index < _bunko_statistics_count_questions (self, self->step))
        {
          if (send (self))
            return;
          _bunko_statistics_take_answer (self, NULL);
          self->index++;
          continue;
        }
      _bunko_statistics_end_step (self, self->step);
      self->step++;
      self->index = 0;
    }
  end (self);
}

/**
 * bunko_library_statistics_new:
 * @library: a library
 *
 * Returns: (transfer full): statistics that know nothing yet
 */
BunkoLibraryStatistics *
bunko_library_statistics_new (BunkoLibrary *library)
{
  BunkoLibraryStatistics *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  self = g_object_new (BUNKO_TYPE_LIBRARY_STATISTICS, NULL);
  g_set_weak_pointer (&self->library, library);

  return self;
}

/**
 * bunko_library_statistics_start:
 * @self: statistics
 *
 * Counts, unless that is under way, or was done in the last ten minutes.
 */
void
bunko_library_statistics_start (BunkoLibraryStatistics *self)
{
  g_return_if_fail (BUNKO_IS_LIBRARY_STATISTICS (self));

  if (self->cancellable == NULL &&
      (self->ended_at == 0 || g_get_monotonic_time () - self->ended_at > GOOD_FOR))
    bunko_library_statistics_refresh (self);
}

/**
 * bunko_library_statistics_refresh:
 * @self: statistics
 *
 * Counts anew. What was known stays until it is known better.
 */
void
bunko_library_statistics_refresh (BunkoLibraryStatistics *self)
{
  g_return_if_fail (BUNKO_IS_LIBRARY_STATISTICS (self));

  if (self->library == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  _bunko_statistics_clear (self);
  self->cancellable = g_cancellable_new ();
  self->step = BUNKO_STATISTICS_ASK_SIZE;
  self->index = 0;
  self->n_calls = 0;
  ask (self);
  emit_changed (self);
}

/**
 * bunko_library_statistics_stop:
 * @self: statistics
 *
 * Stops counting. The next bunko_library_statistics_start() begins anew.
 */
void
bunko_library_statistics_stop (BunkoLibraryStatistics *self)
{
  g_return_if_fail (BUNKO_IS_LIBRARY_STATISTICS (self));

  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->ended_at = 0;
  emit_changed (self);
}

/**
 * bunko_library_statistics_get_loading:
 * @self: statistics
 *
 * Returns: whether it is being counted
 */
gboolean
bunko_library_statistics_get_loading (BunkoLibraryStatistics *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY_STATISTICS (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * bunko_library_statistics_get_progress:
 * @self: statistics
 *
 * Returns: about how far counting is, 0 to 1
 */
double
bunko_library_statistics_get_progress (BunkoLibraryStatistics *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY_STATISTICS (self), 0);

  if (self->cancellable == NULL)
    return self->ended_at > 0 ? 1 : 0;

  return MIN ((double) self->n_calls / USUAL_CALLS, 1);
}

/**
 * bunko_library_statistics_get_n_galleries:
 * @self: statistics
 *
 * Returns: how many galleries there are, without the trash; -1 if that is not known
 */
gint64
bunko_library_statistics_get_n_galleries (BunkoLibraryStatistics *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY_STATISTICS (self), -1);

  return self->n_galleries;
}

/**
 * bunko_library_statistics_get_n_pages:
 * @self: statistics
 *
 * Returns: how many pages all galleries have; -1 if that is not known, as in a large library, where
 *   counting them is no small call
 */
gint64
bunko_library_statistics_get_n_pages (BunkoLibraryStatistics *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY_STATISTICS (self), -1);

  return self->n_pages;
}

/**
 * bunko_library_statistics_get_n_calls:
 * @self: statistics
 *
 * Returns: how many calls it took, or has taken so far
 */
guint
bunko_library_statistics_get_n_calls (BunkoLibraryStatistics *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY_STATISTICS (self), 0);

  return self->n_calls;
}

/**
 * bunko_library_statistics_get_state:
 * @self: statistics
 * @chart: a chart
 *
 * Returns: how well it is known
 */
BunkoStatisticsState
bunko_library_statistics_get_state (BunkoLibraryStatistics *self, BunkoStatisticsChart chart)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY_STATISTICS (self), BUNKO_STATISTICS_UNAVAILABLE);
  g_return_val_if_fail (chart < BUNKO_STATISTICS_N_CHARTS, BUNKO_STATISTICS_UNAVAILABLE);

  return self->results[chart].state;
}

/**
 * bunko_library_statistics_get_bars:
 * @self: statistics
 * @chart: a chart
 *
 * Returns: (transfer none) (element-type BunkoStatisticsBar): its bars in their order; another
 *   array after a change
 */
GPtrArray *
bunko_library_statistics_get_bars (BunkoLibraryStatistics *self, BunkoStatisticsChart chart)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY_STATISTICS (self), NULL);
  g_return_val_if_fail (chart < BUNKO_STATISTICS_N_CHARTS, NULL);

  return self->results[chart].bars;
}
