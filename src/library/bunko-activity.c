/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-activity.h"

#include "bunko-activity-private.h"
#include "bunko-clean-text.h"

#include <math.h>

/**
 * BunkoActivity:
 *
 * Something that takes its time: a command of the server, whoever gave it, or a change of many
 * items that Bunko sends one by one.
 *
 * All texts are plain and of a bounded length, wherever they come from.
 */

/* Paths are long, and error messages longer. */
#define MAX_TITLE 200
#define MAX_TEXT  1000

/* What was asked to stop and still runs after so many seconds can be asked again. */
#define STOP_PATIENCE 10

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_TEXT,
  PROP_FRACTION,
  PROP_STATE,
  PROP_STARTED,
  PROP_ENDED,
  PROP_ERROR,
  PROP_CAN_STOP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoActivity, bunko_activity, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (BunkoActivityState,
                    bunko_activity_state,
                    G_DEFINE_ENUM_VALUE (BUNKO_ACTIVITY_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (BUNKO_ACTIVITY_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (BUNKO_ACTIVITY_STOPPING, "stopping"),
                    G_DEFINE_ENUM_VALUE (BUNKO_ACTIVITY_FINISHED, "finished"),
                    G_DEFINE_ENUM_VALUE (BUNKO_ACTIVITY_STOPPED, "stopped"),
                    G_DEFINE_ENUM_VALUE (BUNKO_ACTIVITY_FAILED, "failed"))

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
bunko_activity_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoActivity *self = BUNKO_ACTIVITY (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_STARTED:
      g_value_set_int64 (value, self->started);
      break;
    case PROP_ENDED:
      g_value_set_int64 (value, self->ended);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_CAN_STOP:
      g_value_set_boolean (value, bunko_activity_get_can_stop (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
drop_stop (BunkoActivity *self)
{
  gpointer data = g_steal_pointer (&self->stop_data);
  GDestroyNotify destroy = g_steal_pointer (&self->stop_destroy);

  self->stop = NULL;
  g_clear_handle_id (&self->stop_source, g_source_remove);
  if (destroy != NULL)
    destroy (data);
}

static void
bunko_activity_dispose (GObject *object)
{
  drop_stop (BUNKO_ACTIVITY (object));

  G_OBJECT_CLASS (bunko_activity_parent_class)->dispose (object);
}

static void
bunko_activity_finalize (GObject *object)
{
  BunkoActivity *self = BUNKO_ACTIVITY (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->text);
  g_free (self->error);

  G_OBJECT_CLASS (bunko_activity_parent_class)->finalize (object);
}

static void
bunko_activity_class_init (BunkoActivityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_activity_get_property;
  object_class->dispose = bunko_activity_dispose;
  object_class->finalize = bunko_activity_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_ACTIVITY_STATE,
                                              BUNKO_ACTIVITY_RUNNING, flags);
  properties[PROP_STARTED] = g_param_spec_int64 ("started", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ENDED] = g_param_spec_int64 ("ended", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  properties[PROP_CAN_STOP] = g_param_spec_boolean ("can-stop", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_activity_init (BunkoActivity *self)
{
  self->title = g_strdup ("");
  self->subtitle = g_strdup ("");
  self->text = g_strdup ("");
  self->fraction = -1;
  self->state = BUNKO_ACTIVITY_RUNNING;
  self->started = get_now ();
}

/* Private: something that runs. @own: whether Bunko began it. */
BunkoActivity *
_bunko_activity_new (const char *title, gboolean own)
{
  BunkoActivity *self = g_object_new (BUNKO_TYPE_ACTIVITY, NULL);

  self->own = own;
  _bunko_activity_set_title (self, title);
  return self;
}

/* Private: how it can be stopped. @data is freed when it is over. */
void
_bunko_activity_set_stop (BunkoActivity *self,
                          BunkoActivityStopFunc func,
                          gpointer data,
                          GDestroyNotify destroy)
{
  drop_stop (self);
  self->stop = func;
  self->stop_data = data;
  self->stop_destroy = destroy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_STOP]);
}

static void
set_text (BunkoActivity *self, char **place, const char *text, guint max, GParamSpec *pspec)
{
  g_autofree char *plain = bunko_clean_text_dup (text, max);

  if (g_set_str (place, plain))
    g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

void
_bunko_activity_set_title (BunkoActivity *self, const char *title)
{
  set_text (self, &self->title, title, MAX_TITLE, properties[PROP_TITLE]);
}

void
_bunko_activity_set_texts (BunkoActivity *self, const char *subtitle, const char *text)
{
  set_text (self, &self->subtitle, subtitle, MAX_TITLE, properties[PROP_SUBTITLE]);
  set_text (self, &self->text, text, MAX_TEXT, properties[PROP_TEXT]);
}

/* Private: 0 to 1; anything else means that nobody knows. */
void
_bunko_activity_set_fraction (BunkoActivity *self, double fraction)
{
  double known = isfinite (fraction) && fraction >= 0 ? MIN (fraction, 1) : -1;

  if (self->fraction == known)
    return;
  self->fraction = known;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

/* Private: in seconds since 1970; what lies in the future or is no time counts as now. */
void
_bunko_activity_set_started (BunkoActivity *self, gint64 started)
{
  gint64 now = get_now ();

  self->started = started > 0 ? MIN (started, now) : now;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARTED]);
}

static void
set_state (BunkoActivity *self, BunkoActivityState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_STOP]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Private: whether it has its turn. */
void
_bunko_activity_set_running (BunkoActivity *self, gboolean running)
{
  if (self->state == BUNKO_ACTIVITY_WAITING || self->state == BUNKO_ACTIVITY_RUNNING)
    set_state (self, running ? BUNKO_ACTIVITY_RUNNING : BUNKO_ACTIVITY_WAITING);
}

/* Private: it is over. @ended is in seconds since 1970, or 0 for now. */
void
_bunko_activity_end (BunkoActivity *self, BunkoActivityState state, const char *error, gint64 ended)
{
  gint64 now = get_now ();

  g_assert (state >= BUNKO_ACTIVITY_FINISHED);

  if (bunko_activity_is_over (self))
    return;
  g_object_freeze_notify (G_OBJECT (self));
  self->ended = ended > 0 ? MIN (ended, now) : now;
  /* The clock of the server may be another. */
  self->started = MIN (self->started, self->ended);
  if (error != NULL)
    set_text (self, &self->error, error, MAX_TEXT, properties[PROP_ERROR]);
  if (state == BUNKO_ACTIVITY_FINISHED)
    _bunko_activity_set_fraction (self, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENDED]);
  set_state (self, state);
  drop_stop (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Private: whether somebody knows that it failed. */
void
_bunko_activity_set_seen (BunkoActivity *self, gboolean seen)
{
  self->seen = seen;
}

static gboolean
patience_cb (gpointer user_data)
{
  BunkoActivity *self = user_data;

  self->stop_source = 0;
  if (self->state == BUNKO_ACTIVITY_STOPPING)
    set_state (self, BUNKO_ACTIVITY_RUNNING);
  return G_SOURCE_REMOVE;
}

/**
 * bunko_activity_stop_async:
 * @self: an activity that can be stopped
 * @cancellable: (nullable): to no longer wait for the answer
 * @callback: called when the request was taken or refused
 * @user_data: data for @callback
 *
 * Asks for its end. #BunkoActivity:state tells when it has stopped, if it does.
 */
void
bunko_activity_stop_async (BunkoActivity *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BUNKO_IS_ACTIVITY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_activity_stop_async);
  if (!bunko_activity_get_can_stop (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  set_state (self, BUNKO_ACTIVITY_STOPPING);
  g_clear_handle_id (&self->stop_source, g_source_remove);
  self->stop_source = g_timeout_add_seconds (STOP_PATIENCE, patience_cb, self);
  self->stop (self, g_steal_pointer (&task), self->stop_data);
}

/**
 * bunko_activity_stop_finish:
 * @self: an activity
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE if it was asked to stop; %FALSE with @error set if it was refused, in which case
 *   it goes on
 */
gboolean
bunko_activity_stop_finish (BunkoActivity *self, GAsyncResult *result, GError **error)
{
  gboolean taken;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  taken = g_task_propagate_boolean (G_TASK (result), error);
  if (!taken && self->state == BUNKO_ACTIVITY_STOPPING)
    set_state (self, BUNKO_ACTIVITY_RUNNING);
  return taken;
}
