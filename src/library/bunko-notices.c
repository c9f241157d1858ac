/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-notices.h"

#include "bunko-notices-private.h"

/**
 * BunkoNotices:
 *
 * Messages to the person, the newest first: those of the server, and Bunko's own that are worth
 * keeping. The last hundred are kept, as long as the library is open.
 *
 * The server is asked every five seconds while bunko_notices_set_active() says so.
 */

#define MAX_NOTICES 100

/* So many ids are remembered, to tell what is new. */
#define MAX_KNOWN 1000

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoNotices,
                               bunko_notices,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_N_UNREAD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_ARRIVED,
  SIGNAL_READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return BUNKO_TYPE_NOTICE;
}

static guint
get_n_items (GListModel *model)
{
  return BUNKO_NOTICES (model)->notices->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BunkoNotices *self = BUNKO_NOTICES (model);

  if (position >= self->notices->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->notices, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
bunko_notices_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoNotices *self = BUNKO_NOTICES (object);

  switch (prop_id)
    {
    case PROP_N_UNREAD:
      g_value_set_uint (value, self->n_unread);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_notices_dispose (GObject *object)
{
  _bunko_notices_close (BUNKO_NOTICES (object));

  G_OBJECT_CLASS (bunko_notices_parent_class)->dispose (object);
}

static void
bunko_notices_finalize (GObject *object)
{
  BunkoNotices *self = BUNKO_NOTICES (object);

  g_queue_clear (&self->known_order);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->notices);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (bunko_notices_parent_class)->finalize (object);
}

static void
bunko_notices_class_init (BunkoNoticesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_notices_get_property;
  object_class->dispose = bunko_notices_dispose;
  object_class->finalize = bunko_notices_finalize;

  /**
   * BunkoNotices:n-unread:
   *
   * How many messages the person has not seen.
   */
  properties[PROP_N_UNREAD] = g_param_spec_uint ("n-unread", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BunkoNotices::arrived:
   * @self: the list
   * @notice: a new message of the server
   *
   * The server says something new.
   */
  signals[SIGNAL_ARRIVED] = g_signal_new ("arrived", BUNKO_TYPE_NOTICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, BUNKO_TYPE_NOTICE);

  /**
   * BunkoNotices::read:
   * @self: the list
   * @notice: a message of the server
   *
   * The person has seen a message, or it is not kept any more.
   */
  signals[SIGNAL_READ] = g_signal_new ("read", BUNKO_TYPE_NOTICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, BUNKO_TYPE_NOTICE);
}

static void
bunko_notices_init (BunkoNotices *self)
{
  self->notices = g_ptr_array_new_with_free_func (g_object_unref);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->known_order);
  self->interval = BUNKO_NOTICES_POLL_INTERVAL;
}

/* Private: makes an empty list that asks for nothing. */
BunkoNotices *
_bunko_notices_new (BunkoSession *session)
{
  BunkoNotices *self = g_object_new (BUNKO_TYPE_NOTICES, NULL);

  self->session = g_object_ref (session);
  _bunko_notices_init_poll (self);
  return self;
}

/* Private: asks for nothing any more; the library is closed. */
void
_bunko_notices_close (BunkoNotices *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  _bunko_notices_poll (self);
}

static void
update_unread (BunkoNotices *self)
{
  guint n = 0;

  for (guint i = 0; i < self->notices->len; i++)
    if (bunko_notice_get_unread (g_ptr_array_index (self->notices, i)))
      n++;
  if (self->n_unread == n)
    return;
  self->n_unread = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNREAD]);
}

static gboolean
is_own (BunkoNotice *notice)
{
  return bunko_notice_get_kind (notice) == BUNKO_NOTICE_KIND_OWN;
}

static void
add (BunkoNotices *self, BunkoNotice *notice)
{
  g_autoptr (BunkoNotice) last = NULL;

  if (self->notices->len >= MAX_NOTICES)
    {
      last = g_object_ref (g_ptr_array_index (self->notices, self->notices->len - 1));
      g_ptr_array_set_size (self->notices, (int) self->notices->len - 1);
      g_list_model_items_changed (G_LIST_MODEL (self), self->notices->len, 1, 0);
      if (!is_own (last))
        g_signal_emit (self, signals[SIGNAL_READ], 0, last);
    }
  g_ptr_array_insert (self->notices, 0, g_object_ref (notice));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
  update_unread (self);
}

static gboolean
remember (BunkoNotices *self, const char *id)
{
  char *key = g_strdup (id);

  if (!g_hash_table_add (self->known, key))
    return FALSE;
  g_queue_push_tail (&self->known_order, key);
  if (self->known_order.length > MAX_KNOWN)
    g_hash_table_remove (self->known, g_queue_pop_head (&self->known_order));
  return TRUE;
}

/* Private: takes a message of the server. FALSE if it is known already. */
gboolean
_bunko_notices_take (BunkoNotices *self, BunkoNotice *notice)
{
  if (!remember (self, bunko_notice_get_id (notice)))
    return FALSE;
  add (self, notice);
  g_signal_emit (self, signals[SIGNAL_ARRIVED], 0, notice);
  return TRUE;
}

/**
 * bunko_notices_set_active:
 * @self: a list
 * @active: whether to ask the server for messages
 *
 * Begins to ask the server, or ends it. At first nothing is asked.
 */
void
bunko_notices_set_active (BunkoNotices *self, gboolean active)
{
  g_return_if_fail (BUNKO_IS_NOTICES (self));

  self->active = active && !g_cancellable_is_cancelled (self->cancellable);
  _bunko_notices_poll (self);
}

/**
 * bunko_notices_add_own:
 * @self: a list
 * @title: what to say
 * @body: (nullable): what there is to say at length
 *
 * Keeps a message of Bunko's own. What was said last is not kept twice.
 */
void
bunko_notices_add_own (BunkoNotices *self, const char *title, const char *body)
{
  g_autoptr (BunkoNotice) notice = NULL;
  BunkoNotice *last;

  g_return_if_fail (BUNKO_IS_NOTICES (self));
  g_return_if_fail (title != NULL);

  notice = _bunko_notice_new (title, body);
  last = self->notices->len > 0 ? g_ptr_array_index (self->notices, 0) : NULL;
  if (last != NULL && is_own (last) && bunko_notice_get_unread (last) &&
      g_str_equal (bunko_notice_get_title (last), bunko_notice_get_title (notice)) &&
      g_str_equal (bunko_notice_get_body (last), bunko_notice_get_body (notice)))
    return;
  add (self, notice);
}

/**
 * bunko_notices_mark_read:
 * @self: a list
 *
 * The person has seen all messages. The server is told, where it wants to know.
 */
void
bunko_notices_mark_read (BunkoNotices *self)
{
  g_autoptr (GPtrArray) read = NULL;

  g_return_if_fail (BUNKO_IS_NOTICES (self));

  read = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->notices->len; i++)
    {
      BunkoNotice *notice = g_ptr_array_index (self->notices, i);

      if (!bunko_notice_get_unread (notice))
        continue;
      _bunko_notice_set_unread (notice, FALSE);
      if (!is_own (notice))
        g_ptr_array_add (read, g_object_ref (notice));
    }
  update_unread (self);
  if (read->len > 0)
    _bunko_notices_tell_read (self, read);
  for (guint i = 0; i < read->len; i++)
    g_signal_emit (self, signals[SIGNAL_READ], 0, g_ptr_array_index (read, i));
}

/**
 * bunko_notices_clear:
 * @self: a list
 *
 * Forgets all messages, but not those that wait for an answer.
 */
void
bunko_notices_clear (BunkoNotices *self)
{
  g_return_if_fail (BUNKO_IS_NOTICES (self));

  bunko_notices_mark_read (self);
  for (guint i = self->notices->len; i > 0; i--)
    {
      if (bunko_notice_get_can_answer (g_ptr_array_index (self->notices, i - 1)))
        continue;
      g_ptr_array_remove_index (self->notices, i - 1);
      g_list_model_items_changed (G_LIST_MODEL (self), i - 1, 1, 0);
    }
}

/**
 * bunko_notices_find:
 * @self: a list
 * @id: an id, as of bunko_notice_get_id()
 *
 * Returns: (transfer none) (nullable): the message, %NULL if it is not kept any more
 */
BunkoNotice *
bunko_notices_find (BunkoNotices *self, const char *id)
{
  g_return_val_if_fail (BUNKO_IS_NOTICES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->notices->len; i++)
    if (g_str_equal (bunko_notice_get_id (g_ptr_array_index (self->notices, i)), id))
      return g_ptr_array_index (self->notices, i);
  return NULL;
}

/**
 * bunko_notices_get_n_unread:
 * @self: a list
 *
 * Returns: how many messages the person has not seen
 */
guint
bunko_notices_get_n_unread (BunkoNotices *self)
{
  g_return_val_if_fail (BUNKO_IS_NOTICES (self), 0);

  return self->n_unread;
}
