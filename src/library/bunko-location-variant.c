/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-location.h"

/* How a location is saved and read again. */

/* How the kinds are called in a saved state: the numbers of the enum may change. */
static const char *const kind_names[] = {
  [BUNKO_LOCATION_HOME] = "home",           [BUNKO_LOCATION_LIST] = "list",
  [BUNKO_LOCATION_ITEM] = "item",           [BUNKO_LOCATION_TAG] = "tag",
  [BUNKO_LOCATION_DIRECTORY] = "directory", [BUNKO_LOCATION_TAG_DIRECTORY] = "tag-directory",
  [BUNKO_LOCATION_READER] = "reader",       [BUNKO_LOCATION_SERVER] = "server",
};

static gboolean
is_item_type (gint item_type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BUNKO_TYPE_ITEM_TYPE);

  return item_type != BUNKO_ITEM_TYPE_NONE && g_enum_get_value (klass, item_type) != NULL;
}

static BunkoLocation *
read_list (GVariantDict *dict)
{
  g_autoptr (GVariant) saved = g_variant_dict_lookup_value (dict, "query", G_VARIANT_TYPE_VARDICT);
  g_autoptr (BunkoViewQuery) query = NULL;

  if (saved == NULL)
    return NULL;
  query = bunko_view_query_new_from_variant (saved);

  return bunko_location_new_list (query);
}

static BunkoLocation *
read_item (GVariantDict *dict)
{
  gint item_type = BUNKO_ITEM_TYPE_NONE;
  gint64 id = 0;
  const char *title = NULL;

  g_variant_dict_lookup (dict, "item-type", "i", &item_type);
  g_variant_dict_lookup (dict, "id", "x", &id);
  g_variant_dict_lookup (dict, "title", "&s", &title);

  return is_item_type (item_type) && id > 0 ? bunko_location_new_item (item_type, id, title) : NULL;
}

static BunkoLocation *
read_tag (GVariantDict *dict)
{
  const char *tag_namespace = NULL;
  const char *tag = NULL;

  g_variant_dict_lookup (dict, "namespace", "&s", &tag_namespace);
  g_variant_dict_lookup (dict, "tag", "&s", &tag);

  return tag != NULL && *tag != '\0' ? bunko_location_new_tag (tag_namespace, tag) : NULL;
}

static BunkoLocation *
read_directory (GVariantDict *dict)
{
  gint item_type = BUNKO_ITEM_TYPE_NONE;

  g_variant_dict_lookup (dict, "item-type", "i", &item_type);

  return is_item_type (item_type) ? bunko_location_new_directory (item_type) : NULL;
}

static BunkoLocation *
read_reader (GVariantDict *dict)
{
  gint64 id = 0;
  guint page = 0;

  g_variant_dict_lookup (dict, "id", "x", &id);
  g_variant_dict_lookup (dict, "page", "u", &page);

  return id > 0 ? bunko_location_new_reader (id, page) : NULL;
}

static BunkoLocation *
read_server (GVariantDict *dict)
{
  const char *section = NULL;

  g_variant_dict_lookup (dict, "section", "&s", &section);

  return bunko_location_new_server_section (section);
}

static int
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_strcmp0 (kind_names[i], name) == 0)
        return (int) i;
    }

  return -1;
}

/**
 * bunko_location_new_from_variant:
 * @variant: what bunko_location_to_variant() made, also in another version of Bunko
 *
 * Reads a saved location.
 *
 * Returns: (transfer full) (nullable): the location; %NULL if @variant is none
 */
BunkoLocation *
bunko_location_new_from_variant (GVariant *variant)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  const char *name = NULL;

  g_return_val_if_fail (variant != NULL, NULL);

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return NULL;
  g_variant_dict_init (&dict, variant);
  g_variant_dict_lookup (&dict, "kind", "&s", &name);

  switch (find_kind (name))
    {
    case BUNKO_LOCATION_HOME:
      return bunko_location_new_home ();
    case BUNKO_LOCATION_LIST:
      return read_list (&dict);
    case BUNKO_LOCATION_ITEM:
      return read_item (&dict);
    case BUNKO_LOCATION_TAG:
      return read_tag (&dict);
    case BUNKO_LOCATION_DIRECTORY:
      return read_directory (&dict);
    case BUNKO_LOCATION_TAG_DIRECTORY:
      return bunko_location_new_tag_directory ();
    case BUNKO_LOCATION_READER:
      return read_reader (&dict);
    case BUNKO_LOCATION_SERVER:
      return read_server (&dict);
    default:
      return NULL;
    }
}

static void
insert_string (GVariantDict *dict, const char *key, const char *value)
{
  if (value != NULL)
    g_variant_dict_insert (dict, key, "s", value);
}

/**
 * bunko_location_to_variant:
 * @self: a location
 *
 * Writes the location for a saved state, or as the parameter of an action.
 *
 * Returns: (transfer floating): a variant of type `a{sv}`
 */
GVariant *
bunko_location_to_variant (BunkoLocation *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  BunkoViewQuery *query;

  g_return_val_if_fail (BUNKO_IS_LOCATION (self), NULL);

  query = bunko_location_get_query (self);
  g_variant_dict_insert (&dict, "kind", "s", kind_names[bunko_location_get_kind (self)]);
  if (query != NULL)
    {
      g_autoptr (GVariant) saved = bunko_view_query_to_variant (query);

      g_variant_dict_insert_value (&dict, "query", saved);
    }
  else if (bunko_location_get_item_type (self) != BUNKO_ITEM_TYPE_NONE)
    g_variant_dict_insert (&dict, "item-type", "i", (gint) bunko_location_get_item_type (self));
  if (bunko_location_get_id (self) > 0)
    g_variant_dict_insert (&dict, "id", "x", bunko_location_get_id (self));
  if (bunko_location_get_page (self) > 0)
    g_variant_dict_insert (&dict, "page", "u", bunko_location_get_page (self));
  insert_string (&dict, "section", bunko_location_get_section (self));
  insert_string (&dict, "namespace", bunko_location_get_tag_namespace (self));
  insert_string (&dict, "tag", bunko_location_get_tag (self));
  insert_string (&dict, "title", bunko_location_get_title (self));

  return g_variant_dict_end (&dict);
}
