/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-bulk-edit.h"

#include "bunko-bulk-edit-private.h"
#include "bunko-pending-edit-private.h"

/**
 * BunkoBulkEdit:
 *
 * The same change to many items, or to everything that a view shows.
 *
 * The items show it at once, wherever they are, and what the server refuses goes back. It can be
 * stopped by its cancellable, and undone afterwards if it is known what the items were before:
 * #BunkoBulkEdit:can-undo says so in advance. An edit runs once.
 */

G_DEFINE_FINAL_TYPE (BunkoBulkEdit, bunko_bulk_edit, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_PROGRESS,
  PROP_N_DONE,
  PROP_N_REFUSED,
  PROP_N_TOTAL,
  PROP_ERROR,
  PROP_CAN_UNDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_bulk_edit_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoBulkEdit *self = BUNKO_BULK_EDIT (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, bunko_bulk_edit_get_progress (self));
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    case PROP_N_REFUSED:
      g_value_set_uint (value, self->n_refused);
      break;
    case PROP_N_TOTAL:
      g_value_set_uint (value, bunko_bulk_edit_get_n_total (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_bulk_edit_finalize (GObject *object)
{
  BunkoBulkEdit *self = BUNKO_BULK_EDIT (object);

  g_clear_pointer (&self->listed_ids, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->source);
  g_clear_object (&self->query);
  g_clear_object (&self->pending);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_bulk_edit_parent_class)->finalize (object);
}

static void
bunko_bulk_edit_class_init (BunkoBulkEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_bulk_edit_get_property;
  object_class->finalize = bunko_bulk_edit_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_BULK_EDIT_STATE,
                                              BUNKO_BULK_EDIT_READY, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_REFUSED] = g_param_spec_uint ("n-refused", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_bulk_edit_init (BunkoBulkEdit *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) _bunko_bulk_entry_free);
  self->n_matches = -1;
}

/* Adds an item, by its object where there is one. */
BunkoBulkEntry *
_bunko_bulk_edit_add_entry (BunkoBulkEdit *self,
                            BunkoItem *item,
                            BunkoItemType type,
                            gint64 id,
                            const BunkoBulkChange *change)
{
  BunkoBulkEntry *entry = g_new0 (BunkoBulkEntry, 1);

  g_set_object (&entry->item, item);
  entry->type = type;
  entry->id = id;
  entry->change = *change;
  g_ptr_array_add (self->entries, entry);
  return entry;
}

BunkoBulkEdit *
_bunko_bulk_edit_new_empty (BunkoLibrary *library, const BunkoBulkChange *change)
{
  BunkoBulkEdit *self = g_object_new (BUNKO_TYPE_BULK_EDIT, NULL);

  self->library = g_object_ref (library);
  self->change = *change;
  self->can_undo = TRUE;
  return self;
}

/* Only galleries have a rating, and are in something. */
gboolean
_bunko_bulk_edit_is_about (BunkoBulkEdit *self, BunkoItem *item)
{
  return self->change.kind == BUNKO_BULK_METATAGS || BUNKO_IS_GALLERY (item);
}

static void
add_items (BunkoBulkEdit *self, GPtrArray *items)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      BunkoItem *item = g_ptr_array_index (items, i);

      if (_bunko_bulk_edit_is_about (self, item) && g_hash_table_add (seen, item))
        _bunko_bulk_edit_add_entry (self, item, bunko_item_get_item_type (item),
                                    bunko_item_get_id (item), &self->change);
    }
}

/**
 * bunko_bulk_edit_new:
 * @library: a library
 * @items: (element-type BunkoItem): items of it, which may be of several kinds; those that cannot
 *   be changed in this way are left out
 * @change: what to do to them
 *
 * Returns: (transfer full): an edit that was not begun
 */
BunkoBulkEdit *
bunko_bulk_edit_new (BunkoLibrary *library, GPtrArray *items, const BunkoBulkChange *change)
{
  BunkoBulkEdit *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (items != NULL, NULL);
  g_return_val_if_fail (change != NULL, NULL);

  self = _bunko_bulk_edit_new_empty (library, change);
  add_items (self, items);
  return self;
}

/**
 * bunko_bulk_edit_new_for_view:
 * @library: a library
 * @query: the view whose items to change, with its search and filter; it is copied
 * @n_matches: how many items it has, as its list has counted them; -1 if that is not known
 * @shown: (nullable) (element-type BunkoItem): the items of it that are loaded; they show the
 *   change at once
 * @change: what to do to them
 *
 * Changes everything that a view shows. Up to some 2000 items are listed first, so that the change
 * can be undone. More are changed by one call of the server if it has one for that (marks, since
 * HPX 0.11), which cannot be undone.
 *
 * Returns: (transfer full): an edit that was not begun
 */
BunkoBulkEdit *
bunko_bulk_edit_new_for_view (BunkoLibrary *library,
                              BunkoViewQuery *query,
                              gint64 n_matches,
                              GPtrArray *shown,
                              const BunkoBulkChange *change)
{
  BunkoBulkEdit *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (query), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  self = _bunko_bulk_edit_new_empty (library, change);
  self->query = bunko_view_query_copy (query);
  /* The order does not matter, and some make items repeat. */
  bunko_view_query_set_sort_index (self->query, -1);
  bunko_view_query_set_sort_descending (self->query, FALSE);
  self->n_matches = MAX (n_matches, -1);
  add_items (self, shown);
  _bunko_bulk_edit_choose_way (self);
  return self;
}

/**
 * bunko_bulk_edit_get_state:
 * @self: an edit
 *
 * Returns: how far it has come
 */
BunkoBulkEditState
bunko_bulk_edit_get_state (BunkoBulkEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (self), BUNKO_BULK_EDIT_FAILED);

  return self->state;
}

/**
 * bunko_bulk_edit_get_progress:
 * @self: an edit
 *
 * Returns: how much of it is over, 0 to 1
 */
double
bunko_bulk_edit_get_progress (BunkoBulkEdit *self)
{
  guint total;

  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (self), 0);

  if (self->state == BUNKO_BULK_EDIT_DONE)
    return 1;
  if (self->as_one)
    return CLAMP (self->command_progress, 0, 1);
  total = bunko_bulk_edit_get_n_total (self);
  return total > 0 ? MIN ((double) (self->n_done + self->n_refused) / total, 1) : 0;
}

/**
 * bunko_bulk_edit_get_n_done:
 * @self: an edit
 *
 * Returns: how many items the server has changed
 */
guint
bunko_bulk_edit_get_n_done (BunkoBulkEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (self), 0);

  return self->n_done;
}

/**
 * bunko_bulk_edit_get_n_refused:
 * @self: an edit
 *
 * Returns: how many items the server would not change
 */
guint
bunko_bulk_edit_get_n_refused (BunkoBulkEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (self), 0);

  return self->n_refused;
}

/**
 * bunko_bulk_edit_get_n_kept:
 * @self: an edit that has run
 *
 * Returns: how many items were not changed, or are not known to be, because the connection was
 *   lost, and wait in bunko_library_get_pending_edits()
 */
guint
bunko_bulk_edit_get_n_kept (BunkoBulkEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (self), 0);

  return self->n_kept;
}

/**
 * bunko_bulk_edit_get_n_total:
 * @self: an edit
 *
 * Returns: how many items it is about; 0 while that is not known
 */
guint
bunko_bulk_edit_get_n_total (BunkoBulkEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (self), 0);

  if (self->query != NULL)
    return (guint) CLAMP (self->n_matches, 0, G_MAXINT);
  return self->entries->len;
}

/**
 * bunko_bulk_edit_get_error:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): why it failed or ended early: the first error if there were
 *   several; %NULL if there was none
 */
const GError *
bunko_bulk_edit_get_error (BunkoBulkEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (self), NULL);

  return self->error;
}

/**
 * bunko_bulk_edit_get_can_undo:
 * @self: an edit
 *
 * Says whether there is a way back. Before the edit runs it tells whether there will be; %FALSE as
 * long as nobody knows how many items a view has. Afterwards it is %FALSE also if nothing changed.
 *
 * Returns: whether it can be undone
 */
gboolean
bunko_bulk_edit_get_can_undo (BunkoBulkEdit *self)
{
  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (self), FALSE);

  return self->can_undo;
}

void
_bunko_bulk_edit_set_state (BunkoBulkEdit *self, BunkoBulkEditState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
_bunko_bulk_edit_set_can_undo (BunkoBulkEdit *self, gboolean can_undo)
{
  if (self->can_undo == can_undo)
    return;
  self->can_undo = can_undo;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
}

/* Keeps the first error; takes @error. */
void
_bunko_bulk_edit_take_error (BunkoBulkEdit *self, GError *error)
{
  g_assert (error != NULL);

  if (self->error != NULL)
    {
      g_error_free (error);
      return;
    }
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
_bunko_bulk_edit_notify_progress (BunkoBulkEdit *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_REFUSED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
  g_object_thaw_notify (G_OBJECT (self));
}
