/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-activity-list.h"

#include "bunko-activity-list-private.h"

/**
 * BunkoActivityList:
 *
 * What goes on at a server, the newest first: commands that Bunko gave, those of others as far as
 * the server tells, and changes of many items. What has ended stays for a while.
 *
 * Of others the server is asked only while somebody looks, see bunko_activity_list_watch(), or
 * something runs. A command to make a picture is no activity.
 */

/* How many that are over are kept, and how many at all: a server may claim anything. */
#define MAX_ENDED      200
#define MAX_ACTIVITIES 500

/* What is over sooner was no activity, in milliseconds. */
#define SHOW_DELAY 500

typedef struct
{
  BunkoActivityList *list; /* borrowed */
  BunkoActivity *activity;
  gboolean keep_brief;
  guint source;
} BunkoActivityPending;

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoActivityList,
                               bunko_activity_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_N_RUNNING,
  PROP_N_UNSEEN,
  PROP_FRACTION,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return BUNKO_TYPE_ACTIVITY;
}

static guint
get_n_items (GListModel *model)
{
  return BUNKO_ACTIVITY_LIST (model)->activities->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BunkoActivityList *self = BUNKO_ACTIVITY_LIST (model);

  if (position >= self->activities->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->activities, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
bunko_activity_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoActivityList *self = BUNKO_ACTIVITY_LIST (object);

  switch (prop_id)
    {
    case PROP_N_RUNNING:
      g_value_set_uint (value, self->n_running);
      break;
    case PROP_N_UNSEEN:
      g_value_set_uint (value, self->n_unseen);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pending_free (gpointer data)
{
  BunkoActivityPending *pending = data;

  g_clear_handle_id (&pending->source, g_source_remove);
  g_signal_handlers_disconnect_by_data (pending->activity, pending);
  g_object_unref (pending->activity);
  g_free (pending);
}

static void
bunko_activity_list_dispose (GObject *object)
{
  BunkoActivityList *self = BUNKO_ACTIVITY_LIST (object);

  _bunko_activity_list_close (self);
  for (guint i = 0; i < self->activities->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->activities, i), self);

  G_OBJECT_CLASS (bunko_activity_list_parent_class)->dispose (object);
}

static void
bunko_activity_list_finalize (GObject *object)
{
  BunkoActivityList *self = BUNKO_ACTIVITY_LIST (object);

  g_ptr_array_unref (self->pending);
  g_ptr_array_unref (self->commands);
  g_ptr_array_unref (self->activities);
  g_hash_table_unref (self->foreign);
  g_object_unref (self->cancellable);
  g_free (self->problem);

  G_OBJECT_CLASS (bunko_activity_list_parent_class)->finalize (object);
}

static void
bunko_activity_list_class_init (BunkoActivityListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_activity_list_get_property;
  object_class->dispose = bunko_activity_list_dispose;
  object_class->finalize = bunko_activity_list_finalize;

  properties[PROP_N_RUNNING] = g_param_spec_uint ("n-running", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_UNSEEN] = g_param_spec_uint ("n-unseen", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_activity_list_init (BunkoActivityList *self)
{
  self->activities = g_ptr_array_new_with_free_func (g_object_unref);
  self->pending = g_ptr_array_new_with_free_func (pending_free);
  self->commands = _bunko_activity_list_new_commands ();
  self->foreign = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->fraction = -1;
  self->interval = BUNKO_ACTIVITY_POLL_INTERVAL;
}

static void
update_counts (BunkoActivityList *self)
{
  guint n_running = 0, n_unseen = 0, n_known = 0;
  double sum = 0;

  for (guint i = 0; i < self->activities->len; i++)
    {
      BunkoActivity *activity = g_ptr_array_index (self->activities, i);

      if (bunko_activity_get_unseen (activity))
        n_unseen++;
      if (bunko_activity_is_over (activity))
        continue;
      n_running++;
      if (bunko_activity_get_fraction (activity) < 0)
        continue;
      n_known++;
      sum += bunko_activity_get_fraction (activity);
    }

  g_object_freeze_notify (G_OBJECT (self));
  if (self->n_running != n_running)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_RUNNING]);
  if (self->n_unseen != n_unseen)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSEEN]);
  self->n_running = n_running;
  self->n_unseen = n_unseen;
  self->fraction = n_known > 0 ? sum / n_known : -1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
remove_nth (BunkoActivityList *self, guint position)
{
  g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->activities, position), self);
  g_ptr_array_remove_index (self->activities, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* The oldest go first. */
static void
trim (BunkoActivityList *self)
{
  guint n_ended = 0;

  for (guint i = 0; i < self->activities->len; i++)
    if (bunko_activity_is_over (g_ptr_array_index (self->activities, i)))
      n_ended++;
  for (guint i = self->activities->len; i > 0 && n_ended > MAX_ENDED; i--)
    if (bunko_activity_is_over (g_ptr_array_index (self->activities, i - 1)))
      {
        remove_nth (self, i - 1);
        n_ended--;
      }
}

static void
state_cb (BunkoActivityList *self)
{
  trim (self);
  update_counts (self);
  _bunko_activity_list_poll (self);
}

/* Private: makes an empty list. */
BunkoActivityList *
_bunko_activity_list_new (BunkoSession *session)
{
  BunkoActivityList *self = g_object_new (BUNKO_TYPE_ACTIVITY_LIST, NULL);

  self->session = g_object_ref (session);
  _bunko_activity_list_init_own (self);
  _bunko_activity_list_init_poll (self);
  return self;
}

/* Private: asks for nothing any more; the library is closed. */
void
_bunko_activity_list_close (BunkoActivityList *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  _bunko_activity_list_poll (self);
  for (guint i = 0; i < self->activities->len; i++)
    _bunko_activity_set_stop (g_ptr_array_index (self->activities, i), NULL, NULL, NULL);
  g_ptr_array_set_size (self->pending, 0);
  g_ptr_array_set_size (self->commands, 0);
}

/* Private: shows an activity. */
void
_bunko_activity_list_add (BunkoActivityList *self, BunkoActivity *activity)
{
  if (self->activities->len >= MAX_ACTIVITIES)
    return;
  g_ptr_array_insert (self->activities, 0, g_object_ref (activity));
  g_signal_connect_object (activity, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (activity, "notify::fraction", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
  state_cb (self);
}

static void
show_pending (BunkoActivityPending *pending)
{
  BunkoActivityList *self = pending->list;
  g_autoptr (BunkoActivity) activity = g_object_ref (pending->activity);
  gboolean wanted = !bunko_activity_is_over (activity) || pending->keep_brief ||
                    bunko_activity_get_state (activity) == BUNKO_ACTIVITY_FAILED;

  g_ptr_array_remove_fast (self->pending, pending);
  if (wanted)
    _bunko_activity_list_add (self, activity);
}

static gboolean
delay_cb (gpointer user_data)
{
  BunkoActivityPending *pending = user_data;

  pending->source = 0;
  show_pending (pending);
  return G_SOURCE_REMOVE;
}

static void
pending_state_cb (BunkoActivity *activity, GParamSpec *pspec, BunkoActivityPending *pending)
{
  if (bunko_activity_is_over (activity))
    show_pending (pending);
}

/* Private: shows an activity if it takes long, or else when it has failed; with @keep_brief in any
 * case, but not before it is over. */
void
_bunko_activity_list_add_later (BunkoActivityList *self,
                                BunkoActivity *activity,
                                gboolean keep_brief)
{
  BunkoActivityPending *pending = g_new0 (BunkoActivityPending, 1);

  pending->list = self;
  pending->activity = g_object_ref (activity);
  pending->keep_brief = keep_brief;
  pending->source = g_timeout_add (SHOW_DELAY, delay_cb, pending);
  g_signal_connect (activity, "notify::state", G_CALLBACK (pending_state_cb), pending);
  g_ptr_array_add (self->pending, pending);
  pending_state_cb (activity, NULL, pending);
}

void
_bunko_activity_list_set_problem (BunkoActivityList *self, const char *problem)
{
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/**
 * bunko_activity_list_watch:
 * @self: a list
 *
 * Somebody looks: asks the server what others do, every three seconds, until
 * bunko_activity_list_unwatch() was called as often.
 */
void
bunko_activity_list_watch (BunkoActivityList *self)
{
  g_return_if_fail (BUNKO_IS_ACTIVITY_LIST (self));

  self->n_watching++;
  _bunko_activity_list_poll (self);
}

/**
 * bunko_activity_list_unwatch:
 * @self: a list
 *
 * Somebody does not look any more.
 */
void
bunko_activity_list_unwatch (BunkoActivityList *self)
{
  g_return_if_fail (BUNKO_IS_ACTIVITY_LIST (self));
  g_return_if_fail (self->n_watching > 0);

  self->n_watching--;
  _bunko_activity_list_poll (self);
}

/**
 * bunko_activity_list_clear:
 * @self: a list
 *
 * Forgets all that is over.
 */
void
bunko_activity_list_clear (BunkoActivityList *self)
{
  g_return_if_fail (BUNKO_IS_ACTIVITY_LIST (self));

  for (guint i = self->activities->len; i > 0; i--)
    if (bunko_activity_is_over (g_ptr_array_index (self->activities, i - 1)))
      remove_nth (self, i - 1);
  update_counts (self);
}

/**
 * bunko_activity_list_mark_seen:
 * @self: a list
 *
 * Somebody has seen which failed; #BunkoActivityList:n-unseen counts from anew.
 */
void
bunko_activity_list_mark_seen (BunkoActivityList *self)
{
  g_return_if_fail (BUNKO_IS_ACTIVITY_LIST (self));

  for (guint i = 0; i < self->activities->len; i++)
    {
      BunkoActivity *activity = g_ptr_array_index (self->activities, i);

      if (bunko_activity_is_over (activity))
        _bunko_activity_set_seen (activity, TRUE);
    }
  update_counts (self);
}

/**
 * bunko_activity_list_get_n_running:
 * @self: a list
 *
 * Returns: how many are not over
 */
guint
bunko_activity_list_get_n_running (BunkoActivityList *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY_LIST (self), 0);

  return self->n_running;
}

/**
 * bunko_activity_list_get_n_unseen:
 * @self: a list
 *
 * Returns: how many have failed since bunko_activity_list_mark_seen()
 */
guint
bunko_activity_list_get_n_unseen (BunkoActivityList *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY_LIST (self), 0);

  return self->n_unseen;
}

/**
 * bunko_activity_list_get_fraction:
 * @self: a list
 *
 * Returns: how far all that runs has come, 0 to 1; -1 if that is known of none
 */
double
bunko_activity_list_get_fraction (BunkoActivityList *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY_LIST (self), -1);

  return self->fraction;
}

/**
 * bunko_activity_list_get_problem:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why it is not known what others do
 */
const char *
bunko_activity_list_get_problem (BunkoActivityList *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY_LIST (self), NULL);

  return self->problem;
}
