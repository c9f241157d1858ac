/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-traffic-entry-private.h"
#include "bunko-traffic-log-private.h"

/**
 * BunkoTrafficLog:
 *
 * What goes over the connections of a session: a list of #BunkoTrafficEntry, the oldest first.
 *
 * The log keeps %BUNKO_TRAFFIC_LOG_MAX_ENTRIES entries, and of their texts
 * %BUNKO_TRAFFIC_LOG_MAX_CONTENTS bytes: the oldest give way. Secrets are taken out before anything
 * is kept, and nothing is written to disk unless it is exported.
 */

enum
{
  PROP_0,
  PROP_RECORDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoTrafficLog,
                               bunko_traffic_log,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* The list. */

static GType
get_item_type (GListModel *model)
{
  return BUNKO_TYPE_TRAFFIC_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return BUNKO_TRAFFIC_LOG (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BunkoTrafficLog *self = BUNKO_TRAFFIC_LOG (model);

  return position < self->entries->len ? g_object_ref (self->entries->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
forget_entry (BunkoTrafficLog *self, BunkoTrafficEntry *entry)
{
  self->contents -= _bunko_traffic_entry_measure (entry);
  if (entry->exchange > 0 && g_hash_table_lookup (self->open, &entry->exchange) == entry)
    g_hash_table_remove (self->open, &entry->exchange);
}

static void
remove_oldest (BunkoTrafficLog *self)
{
  forget_entry (self, g_ptr_array_index (self->entries, 0));
  g_ptr_array_remove_index (self->entries, 0);
  self->n_dropped -= MIN (self->n_dropped, 1);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 1, 0);
}

/* Private: heeds that the texts of an entry in the list grew by so many bytes. */
void
_bunko_traffic_log_grow (BunkoTrafficLog *self, gsize size)
{
  self->contents += size;
  while (self->contents > BUNKO_TRAFFIC_LOG_MAX_CONTENTS && self->n_dropped < self->entries->len)
    {
      BunkoTrafficEntry *entry = g_ptr_array_index (self->entries, self->n_dropped++);

      self->contents -= _bunko_traffic_entry_measure (entry);
      _bunko_traffic_entry_drop (entry);
    }
}

/* Private: adds an entry with its texts. */
void
_bunko_traffic_log_append (BunkoTrafficLog *self, BunkoTrafficEntry *entry)
{
  while (self->entries->len >= BUNKO_TRAFFIC_LOG_MAX_ENTRIES)
    remove_oldest (self);
  g_ptr_array_add (self->entries, g_object_ref (entry));
  _bunko_traffic_log_grow (self, _bunko_traffic_entry_measure (entry));
  g_list_model_items_changed (G_LIST_MODEL (self), self->entries->len - 1, 0, 1);
}

/* The object. */

static void
bunko_traffic_log_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoTrafficLog *self = BUNKO_TRAFFIC_LOG (object);

  switch (prop_id)
    {
    case PROP_RECORDING:
      g_value_set_boolean (value, self->recording);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_traffic_log_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BunkoTrafficLog *self = BUNKO_TRAFFIC_LOG (object);

  switch (prop_id)
    {
    case PROP_RECORDING:
      bunko_traffic_log_set_recording (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_traffic_log_dispose (GObject *object)
{
  BunkoTrafficLog *self = BUNKO_TRAFFIC_LOG (object);

  if (self->tap != NULL)
    bunko_wire_tap_remove (self->tap, _bunko_traffic_log_take_event, self);
  g_clear_pointer (&self->tap, bunko_wire_tap_unref);
  G_OBJECT_CLASS (bunko_traffic_log_parent_class)->dispose (object);
}

static void
bunko_traffic_log_finalize (GObject *object)
{
  BunkoTrafficLog *self = BUNKO_TRAFFIC_LOG (object);

  g_hash_table_unref (self->open);
  g_ptr_array_unref (self->entries);
  bunko_wire_mask_free (self->mask);
  G_OBJECT_CLASS (bunko_traffic_log_parent_class)->finalize (object);
}

static void
bunko_traffic_log_class_init (BunkoTrafficLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bunko_traffic_log_get_property;
  object_class->set_property = bunko_traffic_log_set_property;
  object_class->dispose = bunko_traffic_log_dispose;
  object_class->finalize = bunko_traffic_log_finalize;

  /**
   * BunkoTrafficLog:recording:
   *
   * Whether new messages are added. Replies to those in the list are, in any case.
   */
  properties[PROP_RECORDING] =
      g_param_spec_boolean ("recording", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_traffic_log_init (BunkoTrafficLog *self)
{
  self->recording = TRUE;
  self->mask = bunko_wire_mask_new ();
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->open = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/* Private: a log of what a tap reports. */
BunkoTrafficLog *
_bunko_traffic_log_new (BunkoWireTap *tap)
{
  BunkoTrafficLog *self = g_object_new (BUNKO_TYPE_TRAFFIC_LOG, NULL);

  self->tap = bunko_wire_tap_ref (tap);
  bunko_wire_tap_add (tap, _bunko_traffic_log_take_event, self);
  return self;
}

/**
 * bunko_traffic_log_get_for_session:
 * @session: a session
 *
 * Gets the log of a session, which begins when this is called for the first time: for a whole one,
 * before the session connects.
 *
 * Returns: (transfer none): the log; the session keeps it
 */
BunkoTrafficLog *
bunko_traffic_log_get_for_session (BunkoSession *session)
{
  static GQuark quark;
  BunkoTrafficLog *log;

  g_return_val_if_fail (BUNKO_IS_SESSION (session), NULL);

  if (quark == 0)
    quark = g_quark_from_static_string ("bunko-traffic-log");
  log = g_object_get_qdata (G_OBJECT (session), quark);
  if (log == NULL)
    {
      log = _bunko_traffic_log_new (_bunko_session_get_tap (session));
      g_object_set_qdata_full (G_OBJECT (session), quark, log, g_object_unref);
    }
  return log;
}

/**
 * bunko_traffic_log_get_recording:
 * @self: a log
 *
 * Returns: whether new messages are added
 */
gboolean
bunko_traffic_log_get_recording (BunkoTrafficLog *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_LOG (self), FALSE);

  return self->recording;
}

/**
 * bunko_traffic_log_set_recording:
 * @self: a log
 * @recording: whether to add new messages
 *
 * Pauses the log, or goes on.
 */
void
bunko_traffic_log_set_recording (BunkoTrafficLog *self, gboolean recording)
{
  g_return_if_fail (BUNKO_IS_TRAFFIC_LOG (self));

  if (self->recording == recording)
    return;
  self->recording = recording;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDING]);
}

/**
 * bunko_traffic_log_clear:
 * @self: a log
 *
 * Removes all entries, and counts from zero again.
 */
void
bunko_traffic_log_clear (BunkoTrafficLog *self)
{
  guint n;

  g_return_if_fail (BUNKO_IS_TRAFFIC_LOG (self));

  n = self->entries->len;
  g_hash_table_remove_all (self->open);
  g_ptr_array_set_size (self->entries, 0);
  self->n_dropped = 0;
  self->contents = 0;
  self->totals = (BunkoTrafficTotals) { 0 };
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static gint64
find_median (BunkoTrafficLog *self)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->entries->len; i++)
    {
      BunkoTrafficEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->state == BUNKO_TRAFFIC_OK || entry->state == BUNKO_TRAFFIC_ERROR)
        g_array_append_val (times, entry->elapsed);
    }
  if (times->len == 0)
    return -1;
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, times->len / 2);
}

/**
 * bunko_traffic_log_get_totals:
 * @self: a log
 * @totals: (out caller-allocates): the totals
 *
 * Sums up what went over the connections while the log was recording.
 */
void
bunko_traffic_log_get_totals (BunkoTrafficLog *self, BunkoTrafficTotals *totals)
{
  g_return_if_fail (BUNKO_IS_TRAFFIC_LOG (self) && totals != NULL);

  *totals = self->totals;
  totals->median = find_median (self);
}
