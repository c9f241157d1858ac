/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-location.h"

/**
 * BunkoLocation:
 *
 * Where one can go in a library: what a page shows, apart from how it shows it. It never changes,
 * holds numbers and texts only, and can be saved.
 */
struct _BunkoLocation
{
  GObject parent_instance;

  BunkoLocationKind kind;
  BunkoViewQuery *query;
  BunkoItemType item_type;
  gint64 id;
  char *tag_namespace;
  char *tag;
  char *title;
  char *section;
  guint page;
};

G_DEFINE_FINAL_TYPE (BunkoLocation, bunko_location, G_TYPE_OBJECT)

static void
bunko_location_finalize (GObject *object)
{
  BunkoLocation *self = BUNKO_LOCATION (object);

  g_clear_object (&self->query);
  g_clear_pointer (&self->tag_namespace, g_free);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->section, g_free);

  G_OBJECT_CLASS (bunko_location_parent_class)->finalize (object);
}

static void
bunko_location_class_init (BunkoLocationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_location_finalize;
}

static void
bunko_location_init (BunkoLocation *self)
{
}

static BunkoLocation *
create (BunkoLocationKind kind)
{
  BunkoLocation *self = g_object_new (BUNKO_TYPE_LOCATION, NULL);

  self->kind = kind;

  return self;
}

/**
 * bunko_location_new_home:
 *
 * Returns: (transfer full): where one starts
 */
BunkoLocation *
bunko_location_new_home (void)
{
  return create (BUNKO_LOCATION_HOME);
}

/**
 * bunko_location_new_list:
 * @query: what is listed; it is copied
 *
 * Returns: (transfer full): a list of items
 */
BunkoLocation *
bunko_location_new_list (BunkoViewQuery *query)
{
  BunkoLocation *self;

  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (query), NULL);

  self = create (BUNKO_LOCATION_LIST);
  self->query = bunko_view_query_copy (query);

  return self;
}

/**
 * bunko_location_new_item:
 * @item_type: the kind of the item
 * @id: its number, more than 0
 * @title: (nullable): what it is called, to be shown until it is loaded
 *
 * Returns: (transfer full): one item
 */
BunkoLocation *
bunko_location_new_item (BunkoItemType item_type, gint64 id, const char *title)
{
  BunkoLocation *self;

  g_return_val_if_fail (item_type != BUNKO_ITEM_TYPE_NONE, NULL);
  g_return_val_if_fail (id > 0, NULL);

  self = create (BUNKO_LOCATION_ITEM);
  self->item_type = item_type;
  self->id = id;
  self->title = g_strdup (title);

  return self;
}

/**
 * bunko_location_new_tag:
 * @tag_namespace: (nullable): the namespace; %NULL for tags without one
 * @tag: the tag
 *
 * Returns: (transfer full): one tag
 */
BunkoLocation *
bunko_location_new_tag (const char *tag_namespace, const char *tag)
{
  BunkoLocation *self;

  g_return_val_if_fail (tag != NULL, NULL);

  self = create (BUNKO_LOCATION_TAG);
  self->tag_namespace = g_strdup (tag_namespace);
  self->tag = g_strdup (tag);

  return self;
}

/**
 * bunko_location_new_directory:
 * @item_type: a kind of items
 *
 * Returns: (transfer full): all items of that kind
 */
BunkoLocation *
bunko_location_new_directory (BunkoItemType item_type)
{
  BunkoLocation *self;

  g_return_val_if_fail (item_type != BUNKO_ITEM_TYPE_NONE, NULL);

  self = create (BUNKO_LOCATION_DIRECTORY);
  self->item_type = item_type;

  return self;
}

/**
 * bunko_location_new_tag_directory:
 *
 * Returns: (transfer full): all tags
 */
BunkoLocation *
bunko_location_new_tag_directory (void)
{
  return create (BUNKO_LOCATION_TAG_DIRECTORY);
}

/**
 * bunko_location_new_reader:
 * @gallery: the number of a gallery, more than 0
 * @page: the page to read, from 1; 0 to go on where reading stopped
 *
 * Returns: (transfer full): a gallery that is being read
 */
BunkoLocation *
bunko_location_new_reader (gint64 gallery, guint page)
{
  BunkoLocation *self;

  g_return_val_if_fail (gallery > 0, NULL);

  self = create (BUNKO_LOCATION_READER);
  self->item_type = BUNKO_ITEM_TYPE_GALLERY;
  self->id = gallery;
  self->page = page;

  return self;
}

/**
 * bunko_location_new_server:
 *
 * Returns: (transfer full): the server itself
 */
BunkoLocation *
bunko_location_new_server (void)
{
  return create (BUNKO_LOCATION_SERVER);
}

/**
 * bunko_location_new_server_section:
 * @section: (nullable): the name of a section of the server's page, such as "activity"
 *
 * Returns: (transfer full): the server itself, and what of it to show first
 */
BunkoLocation *
bunko_location_new_server_section (const char *section)
{
  BunkoLocation *self = create (BUNKO_LOCATION_SERVER);

  self->section = g_strdup (section);

  return self;
}

/**
 * bunko_location_get_kind:
 * @self: a location
 *
 * Returns: what kind of place it is
 */
BunkoLocationKind
bunko_location_get_kind (BunkoLocation *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (self), BUNKO_LOCATION_HOME);

  return self->kind;
}

/**
 * bunko_location_get_query:
 * @self: a location
 *
 * Returns: (transfer none) (nullable): what is listed, not to be changed; %NULL if it is not a list
 */
BunkoViewQuery *
bunko_location_get_query (BunkoLocation *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (self), NULL);

  return self->query;
}

/**
 * bunko_location_get_item_type:
 * @self: a location
 *
 * Returns: the kind of the item, or of those in a directory; for a list that of its query;
 *   %BUNKO_ITEM_TYPE_NONE elsewhere
 */
BunkoItemType
bunko_location_get_item_type (BunkoLocation *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (self), BUNKO_ITEM_TYPE_NONE);

  return self->query != NULL ? bunko_view_query_get_item_type (self->query) : self->item_type;
}

/**
 * bunko_location_get_id:
 * @self: a location
 *
 * Returns: the number of the item, or of the gallery that is read; 0 elsewhere
 */
gint64
bunko_location_get_id (BunkoLocation *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (self), 0);

  return self->id;
}

/**
 * bunko_location_get_tag_namespace:
 * @self: a location
 *
 * Returns: (transfer none) (nullable): the namespace of the tag, if it has one
 */
const char *
bunko_location_get_tag_namespace (BunkoLocation *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (self), NULL);

  return self->tag_namespace;
}

/**
 * bunko_location_get_tag:
 * @self: a location
 *
 * Returns: (transfer none) (nullable): the tag; %NULL if it is none
 */
const char *
bunko_location_get_tag (BunkoLocation *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (self), NULL);

  return self->tag;
}

/**
 * bunko_location_get_page:
 * @self: a location
 *
 * Returns: the page that is read, from 1; 0 for the one where reading stopped
 */
guint
bunko_location_get_page (BunkoLocation *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (self), 0);

  return self->page;
}

/**
 * bunko_location_get_title:
 * @self: a location
 *
 * Returns: (transfer none) (nullable): what the item was called, if that was known
 */
const char *
bunko_location_get_title (BunkoLocation *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (self), NULL);

  return self->title;
}

/**
 * bunko_location_get_section:
 * @self: a location
 *
 * Returns: (transfer none) (nullable): which section of the server's page; %NULL for whichever is
 *   shown there
 */
const char *
bunko_location_get_section (BunkoLocation *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (self), NULL);

  return self->section;
}

static gboolean
queries_equal (BunkoViewQuery *a, BunkoViewQuery *b)
{
  return a == b || (a != NULL && b != NULL && bunko_view_query_equal (a, b));
}

/**
 * bunko_location_equal:
 * @a: a location
 * @b: another location
 *
 * Compares where they lead; what an item was called does not matter, nor which section of the
 * server's page is meant: it is one page.
 *
 * Returns: whether both are the same place
 */
gboolean
bunko_location_equal (BunkoLocation *a, BunkoLocation *b)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION (a), FALSE);
  g_return_val_if_fail (BUNKO_IS_LOCATION (b), FALSE);

  return a->kind == b->kind && a->item_type == b->item_type && a->id == b->id &&
         a->page == b->page && g_strcmp0 (a->tag_namespace, b->tag_namespace) == 0 &&
         g_strcmp0 (a->tag, b->tag) == 0 && queries_equal (a->query, b->query);
}
