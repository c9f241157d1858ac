/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item.h"

#include "bunko-item-private.h"
#include "bunko-json-member.h"
#include "bunko-metatags-private.h"

/**
 * BunkoItem:
 *
 * Something that a server keeps and that has an id: a gallery, a page, an artist …
 *
 * Items of one library are unique: the same type and id is the same object wherever it appears, so
 * that an edit shows everywhere. What changes is told by #GObject::notify.
 *
 * The marks have two layers: what the server said last, and the edits on their way to it. What a
 * person changes is seen at once, and a reply that was under way does not undo it.
 */

#define N_METATAGS 6

typedef struct
{
  BunkoItemType item_type;
  gint64 id;
  gint64 last_updated;
  char *display_name;

  BunkoMetatags metatags; /* what is shown: the server's, with the pending edits over them */
  BunkoMetatags server_metatags;
  BunkoMetatags pending_mask;
  BunkoMetatags pending_values;
  GArray *edits; /* of Edit, those under way, oldest first; NULL if there are none */
  guint last_edit;
} BunkoItemPrivate;

typedef struct
{
  guint serial;
  BunkoMetatags metatag;
  gboolean on;
} Edit;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BunkoItem, bunko_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ITEM_TYPE,
  PROP_ID,
  PROP_DISPLAY_NAME,
  PROP_LAST_UPDATED,
  PROP_METATAGS,
  /* In the order of the bits of BunkoMetatags. */
  PROP_FAVORITE,
  PROP_INBOX,
  PROP_READ_LATER,
  PROP_TRASH,
  PROP_FOLLOW,
  PROP_READ,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_metatags (BunkoItem *self)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);
  BunkoMetatags old = priv->metatags;
  BunkoMetatags changed;

  priv->metatags =
      (priv->server_metatags & ~priv->pending_mask) | (priv->pending_values & priv->pending_mask);
  changed = old ^ priv->metatags;
  if (changed == 0)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_METATAGS]);
  for (guint i = 0; i < N_METATAGS; i++)
    {
      if (changed & (1u << i))
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAVORITE + i]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* The newest edit of each mark decides what is shown. */
static void
update_pending (BunkoItem *self)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);

  priv->pending_mask = 0;
  priv->pending_values = 0;
  for (guint i = 0; priv->edits != NULL && i < priv->edits->len; i++)
    {
      Edit *edit = &g_array_index (priv->edits, Edit, i);

      priv->pending_mask |= edit->metatag;
      priv->pending_values =
          edit->on ? priv->pending_values | edit->metatag : priv->pending_values & ~edit->metatag;
    }
  update_metatags (self);
}

static void
bunko_item_real_load (BunkoItem *self, JsonObject *object, BunkoStore *store)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);
  JsonObject *metatags = bunko_json_member_object (object, "metatags");

  _bunko_take_int64 (self, properties[PROP_LAST_UPDATED], &priv->last_updated,
                     bunko_json_member_int (object, "last_updated", priv->last_updated));
  if (metatags != NULL)
    {
      priv->server_metatags = _bunko_metatags_parse (metatags, priv->server_metatags);
      update_metatags (self);
    }
}

static void
bunko_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoItem *self = BUNKO_ITEM (object);
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_enum (value, priv->item_type);
      break;
    case PROP_ID:
      g_value_set_int64 (value, priv->id);
      break;
    case PROP_DISPLAY_NAME:
      g_value_set_string (value, bunko_item_get_display_name (self));
      break;
    case PROP_LAST_UPDATED:
      g_value_set_int64 (value, priv->last_updated);
      break;
    case PROP_METATAGS:
      g_value_set_flags (value, priv->metatags);
      break;
    case PROP_FAVORITE:
    case PROP_INBOX:
    case PROP_READ_LATER:
    case PROP_TRASH:
    case PROP_FOLLOW:
    case PROP_READ:
      g_value_set_boolean (value, (priv->metatags & (1u << (prop_id - PROP_FAVORITE))) != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_item_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (BUNKO_ITEM (object));

  switch (prop_id)
    {
    case PROP_ITEM_TYPE:
      priv->item_type = g_value_get_enum (value);
      break;
    case PROP_ID:
      priv->id = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_item_finalize (GObject *object)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (BUNKO_ITEM (object));

  g_clear_pointer (&priv->edits, g_array_unref);
  g_clear_pointer (&priv->display_name, g_free);

  G_OBJECT_CLASS (bunko_item_parent_class)->finalize (object);
}

static void
install_metatag_properties (void)
{
  static const char *names[] = { "favorite", "inbox", "read-later", "trash", "follow", "read" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == N_METATAGS);
  for (guint i = 0; i < N_METATAGS; i++)
    properties[PROP_FAVORITE + i] =
        g_param_spec_boolean (names[i], NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

static void
bunko_item_class_init (BunkoItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bunko_item_get_property;
  object_class->set_property = bunko_item_set_property;
  object_class->finalize = bunko_item_finalize;
  klass->load = bunko_item_real_load;

  properties[PROP_ITEM_TYPE] = g_param_spec_enum ("item-type", NULL, NULL, BUNKO_TYPE_ITEM_TYPE,
                                                  BUNKO_ITEM_TYPE_NONE, construct);
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, construct);
  properties[PROP_DISPLAY_NAME] = g_param_spec_string ("display-name", NULL, NULL, "", readable);
  properties[PROP_LAST_UPDATED] =
      g_param_spec_int64 ("last-updated", NULL, NULL, G_MININT64, G_MAXINT64, 0, readable);
  properties[PROP_METATAGS] = g_param_spec_flags ("metatags", NULL, NULL, BUNKO_TYPE_METATAGS,
                                                  BUNKO_METATAG_NONE, readable);
  install_metatag_properties ();
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_item_init (BunkoItem *self)
{
}

/**
 * bunko_item_get_item_type:
 * @self: an item
 *
 * Returns: the kind of item
 */
BunkoItemType
bunko_item_get_item_type (BunkoItem *self)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM (self), BUNKO_ITEM_TYPE_NONE);

  return priv->item_type;
}

/**
 * bunko_item_get_id:
 * @self: an item
 *
 * Returns: the server's id of the item, from 1; ids of different kinds of items overlap. 0 if the
 *   server did not name one
 */
gint64
bunko_item_get_id (BunkoItem *self)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM (self), 0);

  return priv->id;
}

/**
 * bunko_item_get_display_name:
 * @self: an item
 *
 * Gets what to call the item where a person reads it.
 *
 * Returns: (transfer none) (not nullable): the name; empty if the item has none
 */
const char *
bunko_item_get_display_name (BunkoItem *self)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM (self), "");

  return priv->display_name != NULL ? priv->display_name : "";
}

/**
 * bunko_item_get_metatags:
 * @self: an item
 *
 * Gets the marks on the item, with edits that are still on their way to the server.
 *
 * Returns: the marks
 */
BunkoMetatags
bunko_item_get_metatags (BunkoItem *self)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM (self), BUNKO_METATAG_NONE);

  return priv->metatags;
}

/**
 * bunko_item_has_metatag:
 * @self: an item
 * @metatag: one mark, or several
 *
 * Returns: whether the item has all marks of @metatag
 */
gboolean
bunko_item_has_metatag (BunkoItem *self, BunkoMetatags metatag)
{
  return (bunko_item_get_metatags (self) & metatag) == metatag;
}

/**
 * bunko_item_get_last_updated:
 * @self: an item
 *
 * Gets when the item changed on the server; with type and id it names a version of its images.
 *
 * Returns: the time in UNIX seconds, 0 if it is not known
 */
gint64
bunko_item_get_last_updated (BunkoItem *self)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM (self), 0);

  return priv->last_updated;
}

/* Takes over a message object; notifications come once for each property, after all is loaded. */
void
_bunko_item_load (BunkoItem *self, JsonObject *object, BunkoStore *store)
{
  g_assert (BUNKO_IS_ITEM (self));
  g_assert (object != NULL);

  g_object_freeze_notify (G_OBJECT (self));
  BUNKO_ITEM_GET_CLASS (self)->load (self, object, store);
  g_object_thaw_notify (G_OBJECT (self));
}

void
_bunko_item_set_display_name (BunkoItem *self, const char *display_name)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);

  g_assert (BUNKO_IS_ITEM (self));

  _bunko_take_name (self, properties[PROP_DISPLAY_NAME], &priv->display_name, display_name);
}

/*
 * Shows @metatag as @on from now on, whatever the server says, until the edit that is returned
 * ends.
 */
guint
_bunko_item_begin_edit (BunkoItem *self, BunkoMetatags metatag, gboolean on)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);
  Edit edit = { ++priv->last_edit, metatag, on };

  g_assert (BUNKO_IS_ITEM (self));

  if (priv->edits == NULL)
    priv->edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_array_append_val (priv->edits, edit);
  update_pending (self);
  return edit.serial;
}

/* Makes the edit what the server has (@success) or forgets it; a newer edit of the mark stays. */
void
_bunko_item_end_edit (BunkoItem *self, guint serial, gboolean success)
{
  BunkoItemPrivate *priv = bunko_item_get_instance_private (self);

  g_assert (BUNKO_IS_ITEM (self));

  for (guint i = 0; priv->edits != NULL && i < priv->edits->len; i++)
    {
      Edit edit = g_array_index (priv->edits, Edit, i);

      if (edit.serial != serial)
        continue;
      if (success)
        priv->server_metatags =
            edit.on ? priv->server_metatags | edit.metatag : priv->server_metatags & ~edit.metatag;
      g_array_remove_index (priv->edits, i);
      break;
    }
  if (priv->edits != NULL && priv->edits->len == 0)
    g_clear_pointer (&priv->edits, g_array_unref);
  update_pending (self);
}
