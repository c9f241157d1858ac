/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-pending-edit-private.h"

/* Where a library keeps its edits. */
#define LIBRARY_KEY "bunko-pending-edits"

/**
 * BunkoPendingEdits:
 *
 * The changes that did not reach a server, or whose answers were lost, the oldest first: a list of
 * BunkoPendingEdit. There is one for each server, whatever library it was opened with.
 *
 * The calls of the library put what failed for want of a connection in here by themselves, and take
 * out what the person did again. Nothing in here is made without being asked for.
 */

enum
{
  PROP_0,
  PROP_N_ITEMS,
  PROP_SAVING,
  PROP_CAN_SAVE,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoPendingEdits,
                               bunko_pending_edits,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* Those in use, by server. */
static GHashTable *servers;

static GType
get_item_type (GListModel *model)
{
  return BUNKO_TYPE_PENDING_EDIT;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (BUNKO_PENDING_EDITS (model)->edits));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (BUNKO_PENDING_EDITS (model)->edits), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
items_changed_cb (BunkoPendingEdits *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
bunko_pending_edits_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoPendingEdits *self = BUNKO_PENDING_EDITS (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, get_n_items (G_LIST_MODEL (self)));
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->n_saving > 0);
      break;
    case PROP_CAN_SAVE:
      g_value_set_boolean (value, bunko_pending_edits_get_can_save (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_pending_edits_finalize (GObject *object)
{
  BunkoPendingEdits *self = BUNKO_PENDING_EDITS (object);

  if (self->state_key != NULL)
    g_hash_table_remove (servers, self->state_key);
  g_free (self->state_key);
  g_weak_ref_clear (&self->library);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->edits);

  G_OBJECT_CLASS (bunko_pending_edits_parent_class)->finalize (object);
}

static void
bunko_pending_edits_class_init (BunkoPendingEditsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_pending_edits_get_property;
  object_class->finalize = bunko_pending_edits_finalize;

  /**
   * BunkoPendingEdits:n-items:
   *
   * How many edits there are.
   */
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BunkoPendingEdits:saving:
   *
   * Whether some of them are just being made again.
   */
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);

  /**
   * BunkoPendingEdits:can-save:
   *
   * Whether the server is there.
   */
  properties[PROP_CAN_SAVE] = g_param_spec_boolean ("can-save", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BunkoPendingEdits::changed:
   * @self: the edits
   *
   * Something about the edits is another than before: bunko_pending_edits_to_variant(), too.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_PENDING_EDITS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
notify_can_save (BunkoPendingEdits *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_SAVE]);
}

static void
bunko_pending_edits_init (BunkoPendingEdits *self)
{
  g_weak_ref_init (&self->library, NULL);
  self->session_signals = g_signal_group_new (BUNKO_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::state",
                                  G_CALLBACK (notify_can_save), self);
  self->edits = g_list_store_new (BUNKO_TYPE_PENDING_EDIT);
  g_signal_connect_object (self->edits, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static BunkoPendingEdits *
get_for (const char *state_key)
{
  BunkoPendingEdits *self;

  if (servers == NULL)
    servers = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (servers, state_key);
  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (BUNKO_TYPE_PENDING_EDITS, NULL);
  self->state_key = g_strdup (state_key);
  g_hash_table_insert (servers, self->state_key, self);
  return self;
}

static void
set_library (BunkoPendingEdits *self, BunkoLibrary *library)
{
  g_weak_ref_set (&self->library, library);
  g_signal_group_set_target (self->session_signals, _bunko_library_get_session (library));
  notify_can_save (self);
}

/**
 * bunko_library_get_pending_edits:
 * @self: a library
 *
 * Gets the edits that did not reach this server, or whose answers were lost. All libraries with the
 * same bunko_library_get_state_key() have the same.
 *
 * Returns: (transfer none): the edits
 */
BunkoPendingEdits *
bunko_library_get_pending_edits (BunkoLibrary *self)
{
  BunkoPendingEdits *edits;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);

  edits = g_object_get_data (G_OBJECT (self), LIBRARY_KEY);
  if (edits == NULL)
    {
      edits = get_for (bunko_library_get_state_key (self));
      set_library (edits, self);
      g_object_set_data_full (G_OBJECT (self), LIBRARY_KEY, edits, g_object_unref);
    }
  return edits;
}

void
_bunko_pending_edits_changed (BunkoPendingEdits *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Private: how many items all edits together are about. */
guint
_bunko_pending_edits_count_items (BunkoPendingEdits *self)
{
  guint n = 0;

  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (BunkoPendingEdit) edit = get_item (G_LIST_MODEL (self), i);

      n += bunko_pending_edit_get_n_items (edit);
    }
  return n;
}

/* Private: FALSE if there is no room; what fails then is just an error. */
gboolean
_bunko_pending_edits_add (BunkoPendingEdits *self, BunkoPendingEdit *edit)
{
  if (get_n_items (G_LIST_MODEL (self)) >= BUNKO_PENDING_EDITS_MAX ||
      _bunko_pending_edits_count_items (self) + edit->entries->len > BUNKO_PENDING_EDITS_MAX_ITEMS)
    return FALSE;
  g_list_store_append (self->edits, edit);
  _bunko_pending_edits_changed (self);
  return TRUE;
}

gboolean
_bunko_pending_edits_contains (BunkoPendingEdits *self, BunkoPendingEdit *edit)
{
  return g_list_store_find (self->edits, edit, NULL);
}

void
_bunko_pending_edits_remove (BunkoPendingEdits *self, BunkoPendingEdit *edit)
{
  guint position;

  if (!g_list_store_find (self->edits, edit, &position))
    return;
  g_list_store_remove (self->edits, position);
  _bunko_pending_edits_changed (self);
}

/**
 * bunko_pending_edits_discard:
 * @self: the edits
 * @edit: (nullable): one of them, %NULL for all
 *
 * Forgets an edit. One that is just being made is left alone.
 */
void
bunko_pending_edits_discard (BunkoPendingEdits *self, BunkoPendingEdit *edit)
{
  g_return_if_fail (BUNKO_IS_PENDING_EDITS (self));
  g_return_if_fail (edit == NULL || BUNKO_IS_PENDING_EDIT (edit));

  for (guint i = get_n_items (G_LIST_MODEL (self)); i > 0; i--)
    {
      g_autoptr (BunkoPendingEdit) other = get_item (G_LIST_MODEL (self), i - 1);

      if ((edit == NULL || other == edit) && !other->saving)
        _bunko_pending_edits_remove (self, other);
    }
}

/**
 * bunko_pending_edits_get_saving:
 * @self: the edits
 *
 * Returns: whether some of them are just being made again
 */
gboolean
bunko_pending_edits_get_saving (BunkoPendingEdits *self)
{
  g_return_val_if_fail (BUNKO_IS_PENDING_EDITS (self), FALSE);

  return self->n_saving > 0;
}

/**
 * bunko_pending_edits_get_can_save:
 * @self: the edits
 *
 * Returns: whether the server is there
 */
gboolean
bunko_pending_edits_get_can_save (BunkoPendingEdits *self)
{
  g_autoptr (BunkoSession) session = NULL;

  g_return_val_if_fail (BUNKO_IS_PENDING_EDITS (self), FALSE);

  session = g_signal_group_dup_target (self->session_signals);
  return session != NULL && bunko_session_get_state (session) == BUNKO_SESSION_AUTHENTICATED;
}

/**
 * bunko_pending_edits_to_variant:
 * @self: the edits
 *
 * Writes the edits for a saved state. One that is just being made counts as one that may have been.
 *
 * Returns: (transfer full): a variant of type `a{sv}`, not floating
 */
GVariant *
bunko_pending_edits_to_variant (BunkoPendingEdits *self)
{
  g_auto (GVariantBuilder) list = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_return_val_if_fail (BUNKO_IS_PENDING_EDITS (self), NULL);

  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (BunkoPendingEdit) edit = get_item (G_LIST_MODEL (self), i);

      g_variant_builder_add_value (&list, _bunko_pending_edit_to_variant (edit));
    }
  g_variant_dict_insert_value (&dict, "edits", g_variant_builder_end (&list));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * bunko_pending_edits_restore:
 * @self: the edits
 * @variant: (nullable): what bunko_pending_edits_to_variant() made; it may also be anything else
 *
 * Adds the edits that were left at the last end of the program, before those that there are.
 */
void
bunko_pending_edits_restore (BunkoPendingEdits *self, GVariant *variant)
{
  g_autoptr (GVariant) list = NULL;
  guint n = 0;

  g_return_if_fail (BUNKO_IS_PENDING_EDITS (self));

  if (variant != NULL && g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    list = g_variant_lookup_value (variant, "edits", G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; list != NULL && i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      g_autoptr (BunkoPendingEdit) edit = _bunko_pending_edit_new_from_variant (child);

      if (edit == NULL || get_n_items (G_LIST_MODEL (self)) >= BUNKO_PENDING_EDITS_MAX ||
          _bunko_pending_edits_count_items (self) + edit->entries->len >
              BUNKO_PENDING_EDITS_MAX_ITEMS)
        continue;
      g_list_store_insert (self->edits, n++, edit);
    }
  if (n > 0)
    _bunko_pending_edits_changed (self);
}
