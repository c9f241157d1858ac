/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-pending-edit-private.h"

#include "bunko-json-member.h"

/* An edit in saved state. What is read may be anything: what cannot be an edit is left out. */

#define ENTRY_TYPE  "(ixiuudixbudx)"
#define CHANGE_TYPE "(iuudixb)"

/* All marks that there are (HPX "Creating frontends", metatags). */
#define ALL_METATAGS                                                                               \
  (BUNKO_METATAG_FAVORITE | BUNKO_METATAG_INBOX | BUNKO_METATAG_FOLLOW | BUNKO_METATAG_READ |      \
   BUNKO_METATAG_READ_LATER | BUNKO_METATAG_TRASH)

/* What one text may have; titles are shorter. */
#define MAX_TEXT 1000

/* The functions that make and delete things. */
static const char *const functions[] = { "new_item", "update_item", "delete_item", "delete_items",
                                         NULL };

static GVariant *
change_to_variant (const BunkoBulkChange *change)
{
  return g_variant_new (CHANGE_TYPE, (gint) change->kind, (guint) change->mask,
                        (guint) change->values, change->rating, (gint) change->container_type,
                        change->container_id, change->add);
}

static GVariant *
entries_to_variant (GArray *entries)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" ENTRY_TYPE));

  for (guint i = 0; i < entries->len; i++)
    {
      const BunkoPendingEntry *entry = &g_array_index (entries, BunkoPendingEntry, i);
      const BunkoBulkChange *change = &entry->change;

      g_variant_builder_add (&builder, ENTRY_TYPE, (gint) entry->type, entry->id,
                             (gint) change->kind, (guint) change->mask, (guint) change->values,
                             change->rating, (gint) change->container_type, change->container_id,
                             change->add, (guint) entry->old_metatags, entry->old_rating,
                             entry->old_grouping);
    }
  return g_variant_builder_end (&builder);
}

static char *
args_to_text (JsonObject *args)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, args);
  return json_to_string (node, FALSE);
}

/* Private: an a{sv}, floating. */
GVariant *
_bunko_pending_edit_to_variant (BunkoPendingEdit *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "text", "s", self->text);
  g_variant_dict_insert (&dict, "time", "x", self->time);
  g_variant_dict_insert (&dict, "maybe-made", "b", self->maybe_made || self->saving);
  switch (self->kind)
    {
    case BUNKO_PENDING_ITEMS:
      g_variant_dict_insert_value (&dict, "items", entries_to_variant (self->entries));
      break;
    case BUNKO_PENDING_VIEW:
      {
        g_autoptr (GVariant) query = bunko_view_query_to_variant (self->query);

        g_variant_dict_insert_value (&dict, "view", query);
        g_variant_dict_insert_value (&dict, "change", change_to_variant (&self->change));
        break;
      }
    case BUNKO_PENDING_CALL:
    default:
      {
        g_autofree char *args = args_to_text (self->args);

        g_variant_dict_insert (&dict, "function", "s", self->fname);
        g_variant_dict_insert (&dict, "arguments", "s", args);
      }
    }
  return g_variant_dict_end (&dict);
}

static gboolean
is_container (gint type)
{
  return type == BUNKO_ITEM_TYPE_COLLECTION || type == BUNKO_ITEM_TYPE_GROUPING ||
         type == BUNKO_ITEM_TYPE_FILTER;
}

/* NaN is in no range. */
static gboolean
is_rating (double rating)
{
  return rating >= 0 && rating <= 10;
}

static gboolean
check_change (BunkoBulkChange *change, gint kind, guint mask, guint values, gint container)
{
  change->kind = (BunkoBulkKind) kind;
  change->mask = (BunkoMetatags) mask;
  change->values = (BunkoMetatags) values;
  change->container_type = (BunkoItemType) container;
  switch (kind)
    {
    case BUNKO_BULK_METATAGS:
      return mask != 0 && (mask & ~(guint) ALL_METATAGS) == 0 && (values & ~mask) == 0;
    case BUNKO_BULK_RATING:
      return is_rating (change->rating);
    case BUNKO_BULK_MEMBERSHIP:
      return is_container (container) && change->container_id > 0;
    default:
      return FALSE;
    }
}

static gboolean
read_change (GVariant *variant, BunkoBulkChange *change)
{
  gint kind, container;
  guint mask, values;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (CHANGE_TYPE)))
    return FALSE;
  g_variant_get (variant, CHANGE_TYPE, &kind, &mask, &values, &change->rating, &container,
                 &change->container_id, &change->add);
  return check_change (change, kind, mask, values, container);
}

static gboolean
is_item_type (gint type)
{
  return type == BUNKO_ITEM_TYPE_GALLERY || type == BUNKO_ITEM_TYPE_PAGE ||
         type == BUNKO_ITEM_TYPE_ARTIST || type == BUNKO_ITEM_TYPE_COLLECTION;
}

static gboolean
read_entries (BunkoPendingEdit *self, GVariant *list)
{
  GVariantIter iter;
  BunkoPendingEntry entry = { 0 };
  gint type, kind, container;
  guint mask, values, old_metatags;

  g_variant_iter_init (&iter, list);
  while (self->entries->len < BUNKO_PENDING_EDITS_MAX_ITEMS &&
         g_variant_iter_next (&iter, ENTRY_TYPE, &type, &entry.id, &kind, &mask, &values,
                              &entry.change.rating, &container, &entry.change.container_id,
                              &entry.change.add, &old_metatags, &entry.old_rating,
                              &entry.old_grouping))
    {
      if (!is_item_type (type) || entry.id <= 0 ||
          !check_change (&entry.change, kind, mask, values, container))
        continue;
      entry.type = (BunkoItemType) type;
      entry.old_metatags = (BunkoMetatags) (old_metatags & (guint) ALL_METATAGS);
      if (!is_rating (entry.old_rating))
        entry.old_rating = 0;
      g_array_append_val (self->entries, entry);
    }
  return self->entries->len > 0;
}

static gboolean
read_call (BunkoPendingEdit *self, const char *fname, const char *text)
{
  g_autoptr (JsonNode) node = NULL;

  if (!g_strv_contains (functions, fname))
    return FALSE;
  node = json_from_string (text, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  self->fname = g_strdup (fname);
  _bunko_pending_edit_set_args (self, json_node_get_object (node));
  return TRUE;
}

static gboolean
read_kind (BunkoPendingEdit *self, GVariantDict *dict)
{
  g_autoptr (GVariant) items =
      g_variant_dict_lookup_value (dict, "items", G_VARIANT_TYPE ("a" ENTRY_TYPE));
  g_autoptr (GVariant) view = g_variant_dict_lookup_value (dict, "view", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) change =
      g_variant_dict_lookup_value (dict, "change", G_VARIANT_TYPE (CHANGE_TYPE));
  const char *fname, *args;

  if (items != NULL)
    return read_entries (self, items);
  if (view != NULL && change != NULL)
    {
      self->kind = BUNKO_PENDING_VIEW;
      self->query = bunko_view_query_new_from_variant (view);
      return read_change (change, &self->change);
    }
  self->kind = BUNKO_PENDING_CALL;
  return g_variant_dict_lookup (dict, "function", "&s", &fname) &&
         g_variant_dict_lookup (dict, "arguments", "&s", &args) && read_call (self, fname, args);
}

/* Private: NULL if it is none. */
BunkoPendingEdit *
_bunko_pending_edit_new_from_variant (GVariant *variant)
{
  g_autoptr (BunkoPendingEdit) self = NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  const char *text;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return NULL;
  g_variant_dict_init (&dict, variant);
  if (!g_variant_dict_lookup (&dict, "text", "&s", &text) || strlen (text) > MAX_TEXT)
    return NULL;
  self = _bunko_pending_edit_new (BUNKO_PENDING_ITEMS, text);
  g_variant_dict_lookup (&dict, "time", "x", &self->time);
  g_variant_dict_lookup (&dict, "maybe-made", "b", &self->maybe_made);
  return read_kind (self, &dict) ? g_steal_pointer (&self) : NULL;
}
