/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-shelf.h"

#include "bunko-error-text.h"
#include "bunko-item-store-private.h"
#include "bunko-library-shelves.h"

/**
 * BunkoShelf:
 *
 * A row of items on the home of a library, as it was when the server was asked last.
 *
 * What a refresh finds is put in place with as few changes as possible, so that who looks at the
 * shelf keeps the place.
 */
struct _BunkoShelf
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoShelfKind kind;
  guint limit;
  BunkoShelfState state;
  GListStore *items;
  BunkoShelfContent *content; /* NULL before the first answer */
  GError *error;
  GArray *ids;               /* gint64, of what this client showed */
  GCancellable *cancellable; /* while it asks */
  gboolean again;            /* once more, as something may have changed meanwhile */
};

G_DEFINE_FINAL_TYPE (BunkoShelf, bunko_shelf, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
bunko_shelf_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoShelf *self = BUNKO_SHELF (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (gint) self->state);
      break;

    case PROP_LOADING:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_shelf_dispose (GObject *object)
{
  BunkoShelf *self = BUNKO_SHELF (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_shelf_parent_class)->dispose (object);
}

static void
bunko_shelf_finalize (GObject *object)
{
  BunkoShelf *self = BUNKO_SHELF (object);

  g_clear_pointer (&self->content, bunko_shelf_content_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->items);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (bunko_shelf_parent_class)->finalize (object);
}

static void
bunko_shelf_class_init (BunkoShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_shelf_get_property;
  object_class->dispose = bunko_shelf_dispose;
  object_class->finalize = bunko_shelf_finalize;

  /**
   * BunkoShelf:state:
   *
   * What can be shown.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_SHELF_STATE,
                                              BUNKO_SHELF_STATE_LOADING, flags);

  /**
   * BunkoShelf:loading:
   *
   * Whether the server is being asked, for the first time or again.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BunkoShelf::answered:
   * @self: a shelf
   *
   * Emitted after every answer of the server, whether or not it changed anything.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_shelf_init (BunkoShelf *self)
{
  self->items = g_list_store_new (BUNKO_TYPE_ITEM);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
set_state (BunkoShelf *self, BunkoShelfState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
end (BunkoShelf *self)
{
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  if (!self->again)
    return;
  self->again = FALSE;
  bunko_shelf_refresh (self);
}

static void
take_content (BunkoShelf *self, BunkoShelfContent *content)
{
  g_clear_pointer (&self->content, bunko_shelf_content_free);
  self->content = content;
  g_clear_error (&self->error);
  _bunko_item_store_take (self->items, content->items);
  set_state (self, BUNKO_SHELF_STATE_READY);
}

static void
take_error (BunkoShelf *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  set_state (self, bunko_error_get_kind (error) == BUNKO_ERROR_KIND_UNSUPPORTED
                       ? BUNKO_SHELF_STATE_UNSUPPORTED
                       : BUNKO_SHELF_STATE_FAILED);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoShelf *self = g_task_get_source_object (task);
  BunkoLibrary *library = BUNKO_LIBRARY (source);
  GError *error = NULL;
  BunkoShelfContent *content = self->kind == BUNKO_SHELF_RECENTLY_VIEWED
                                   ? bunko_library_load_galleries_finish (library, result, &error)
                                   : bunko_library_load_shelf_finish (library, result, &error);

  g_task_return_boolean (task, TRUE);
  /* Stopped, and perhaps begun anew. */
  if (self->cancellable == NULL || self->cancellable != g_task_get_cancellable (task))
    {
      g_clear_pointer (&content, bunko_shelf_content_free);
      g_clear_error (&error);
      return;
    }
  if (content != NULL)
    take_content (self, content);
  else
    take_error (self, error);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
  if (self->cancellable == g_task_get_cancellable (task))
    end (self);
}

static void
load (BunkoShelf *self)
{
  GTask *task;

  self->cancellable = g_cancellable_new ();
  if (self->state == BUNKO_SHELF_STATE_FAILED &&
      g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    set_state (self, BUNKO_SHELF_STATE_LOADING);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  task = g_task_new (self, self->cancellable, NULL, NULL);
  g_task_set_source_tag (task, load);
  if (self->kind == BUNKO_SHELF_RECENTLY_VIEWED)
    bunko_library_load_galleries_async (self->library, (const gint64 *) (gpointer) self->ids->data,
                                        self->ids->len, self->cancellable, loaded_cb, task);
  else
    bunko_library_load_shelf_async (self->library, self->kind, self->limit, self->cancellable,
                                    loaded_cb, task);
}

/**
 * bunko_shelf_new:
 * @library: a library
 * @kind: which shelf
 * @limit: how many items it holds at most, 1 to %BUNKO_SHELF_MAX_ITEMS
 *
 * Makes a shelf. It asks nothing before bunko_shelf_refresh().
 *
 * Returns: (transfer full): the shelf
 */
BunkoShelf *
bunko_shelf_new (BunkoLibrary *library, BunkoShelfKind kind, guint limit)
{
  BunkoShelf *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (kind < BUNKO_SHELF_N_KINDS, NULL);
  g_return_val_if_fail (limit >= 1 && limit <= BUNKO_SHELF_MAX_ITEMS, NULL);

  self = g_object_new (BUNKO_TYPE_SHELF, NULL);
  self->library = g_object_ref (library);
  self->kind = kind;
  self->limit = limit;
  return self;
}

/**
 * bunko_shelf_set_ids:
 * @self: a shelf of %BUNKO_SHELF_RECENTLY_VIEWED
 * @ids: (array length=n_ids): ids of galleries, the latest first
 * @n_ids: how many; those that do not fit on the shelf are left out
 *
 * Sets what this client showed. The shelf has it after the next refresh.
 */
void
bunko_shelf_set_ids (BunkoShelf *self, const gint64 *ids, guint n_ids)
{
  g_return_if_fail (BUNKO_IS_SHELF (self));
  g_return_if_fail (self->kind == BUNKO_SHELF_RECENTLY_VIEWED);

  g_array_set_size (self->ids, 0);
  if (n_ids > 0)
    g_array_append_vals (self->ids, ids, MIN (n_ids, self->limit));
}

/**
 * bunko_shelf_refresh:
 * @self: a shelf
 *
 * Asks the server what is on the shelf now. What is shown stays until the answer is there, and also
 * if there is none. A shelf of random items keeps them.
 */
void
bunko_shelf_refresh (BunkoShelf *self)
{
  g_return_if_fail (BUNKO_IS_SHELF (self));

  if (self->kind == BUNKO_SHELF_RANDOM && self->state == BUNKO_SHELF_STATE_READY &&
      g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    return;
  bunko_shelf_reshuffle (self);
}

/**
 * bunko_shelf_reshuffle:
 * @self: a shelf
 *
 * Like bunko_shelf_refresh(), but a shelf of random items gets other ones.
 */
void
bunko_shelf_reshuffle (BunkoShelf *self)
{
  g_return_if_fail (BUNKO_IS_SHELF (self));

  if (self->cancellable != NULL)
    self->again = TRUE;
  else
    load (self);
}

/**
 * bunko_shelf_stop:
 * @self: a shelf
 *
 * Waits for no answer any more.
 */
void
bunko_shelf_stop (BunkoShelf *self)
{
  g_return_if_fail (BUNKO_IS_SHELF (self));

  self->again = FALSE;
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  end (self);
}

/**
 * bunko_shelf_get_kind:
 * @self: a shelf
 *
 * Returns: which shelf it is
 */
BunkoShelfKind
bunko_shelf_get_kind (BunkoShelf *self)
{
  g_return_val_if_fail (BUNKO_IS_SHELF (self), BUNKO_SHELF_CONTINUE_READING);

  return self->kind;
}

/**
 * bunko_shelf_get_state:
 * @self: a shelf
 *
 * Returns: what can be shown
 */
BunkoShelfState
bunko_shelf_get_state (BunkoShelf *self)
{
  g_return_val_if_fail (BUNKO_IS_SHELF (self), BUNKO_SHELF_STATE_LOADING);

  return self->state;
}

/**
 * bunko_shelf_get_loading:
 * @self: a shelf
 *
 * Returns: whether the server is being asked
 */
gboolean
bunko_shelf_get_loading (BunkoShelf *self)
{
  g_return_val_if_fail (BUNKO_IS_SHELF (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * bunko_shelf_get_items:
 * @self: a shelf
 *
 * Returns: (transfer none): a list of #BunkoItem that changes with the shelf
 */
GListModel *
bunko_shelf_get_items (BunkoShelf *self)
{
  g_return_val_if_fail (BUNKO_IS_SHELF (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * bunko_shelf_get_total:
 * @self: a shelf
 *
 * Returns: how many there are in all, of which the shelf shows the first; -1 if that is unknown
 */
gint64
bunko_shelf_get_total (BunkoShelf *self)
{
  g_return_val_if_fail (BUNKO_IS_SHELF (self), -1);

  return self->content != NULL ? self->content->total : -1;
}

/**
 * bunko_shelf_get_query:
 * @self: a shelf
 *
 * Returns: (transfer none) (nullable): the list that goes on where the shelf ends, %NULL if there
 * is none, or before the first answer
 */
BunkoViewQuery *
bunko_shelf_get_query (BunkoShelf *self)
{
  g_return_val_if_fail (BUNKO_IS_SHELF (self), NULL);

  return self->content != NULL ? self->content->query : NULL;
}

/**
 * bunko_shelf_get_gone:
 * @self: a shelf
 * @n_ids: (out): how many
 *
 * Returns: (transfer none) (array length=n_ids): the ids of bunko_shelf_set_ids() that the server
 *   does not have, as of the last answer
 */
const gint64 *
bunko_shelf_get_gone (BunkoShelf *self, guint *n_ids)
{
  g_return_val_if_fail (BUNKO_IS_SHELF (self), NULL);

  *n_ids = self->content != NULL ? self->content->gone->len : 0;
  return *n_ids > 0 ? (const gint64 *) (gpointer) self->content->gone->data : NULL;
}

/**
 * bunko_shelf_get_error:
 * @self: a shelf
 *
 * Returns: (transfer none) (nullable): why the last question failed; %NULL if it did not
 */
const GError *
bunko_shelf_get_error (BunkoShelf *self)
{
  g_return_val_if_fail (BUNKO_IS_SHELF (self), NULL);

  return self->error;
}
