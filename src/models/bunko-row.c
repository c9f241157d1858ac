/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-row-private.h"

/* A place in a list that is longer than what is in memory. The item comes later, may be replaced
 * by a refresh, or may have failed to load. */
struct _BunkoRow
{
  GObject parent_instance;

  BunkoItem *item;
  guint position;
  guint failed : 1;
};

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_FAILED,
  PROP_POSITION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoRow, bunko_row, G_TYPE_OBJECT)

static void
bunko_row_dispose (GObject *object)
{
  BunkoRow *self = BUNKO_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (bunko_row_parent_class)->dispose (object);
}

static void
bunko_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoRow *self = BUNKO_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;

    case PROP_FAILED:
      g_value_set_boolean (value, self->failed);
      break;

    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_row_class_init (BunkoRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_row_dispose;
  object_class->get_property = bunko_row_get_property;

  /**
   * BunkoRow:item:
   *
   * The item in this place, %NULL as long as it is not loaded.
   */
  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, BUNKO_TYPE_ITEM,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoRow:failed:
   *
   * Whether loading this row failed.
   */
  properties[PROP_FAILED] =
      g_param_spec_boolean ("failed", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoRow:position:
   *
   * Where the row was when the list last handed it out. Not notified.
   */
  properties[PROP_POSITION] =
      g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_row_init (BunkoRow *self)
{
}

/**
 * bunko_row_new:
 * @item: (nullable): an item
 *
 * Creates a row that belongs to no list, for cells outside of one.
 *
 * Returns: (transfer full): the new row
 */
BunkoRow *
bunko_row_new (BunkoItem *item)
{
  BunkoRow *self;

  g_return_val_if_fail (item == NULL || BUNKO_IS_ITEM (item), NULL);

  self = g_object_new (BUNKO_TYPE_ROW, NULL);
  _bunko_row_set_item (self, item);

  return self;
}

/**
 * bunko_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the item, or %NULL as long as it is not loaded
 */
BunkoItem *
bunko_row_get_item (BunkoRow *self)
{
  g_return_val_if_fail (BUNKO_IS_ROW (self), NULL);

  return self->item;
}

/**
 * bunko_row_get_failed:
 * @self: a row
 *
 * Returns: whether loading this row failed
 */
gboolean
bunko_row_get_failed (BunkoRow *self)
{
  g_return_val_if_fail (BUNKO_IS_ROW (self), FALSE);

  return self->failed;
}

/**
 * bunko_row_get_position:
 * @self: a row
 *
 * Returns: where the row was when the list last handed it out: a hint, since rows before it may
 *   have come or gone
 */
guint
bunko_row_get_position (BunkoRow *self)
{
  g_return_val_if_fail (BUNKO_IS_ROW (self), 0);

  return self->position;
}

void
_bunko_row_set_item (BunkoRow *self, BunkoItem *item)
{
  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

void
_bunko_row_set_failed (BunkoRow *self, gboolean failed)
{
  if (self->failed == !!failed)
    return;

  self->failed = !!failed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILED]);
}

void
_bunko_row_set_position (BunkoRow *self, guint position)
{
  self->position = position;
}
