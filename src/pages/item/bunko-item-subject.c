/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-item-query.h"

#include "bunko-item-subject-private.h"

/**
 * BunkoItemSubject:
 *
 * What the page of an item, or of a tag, is about: all that is known of it, and the way to its
 * galleries. The parts of the page show what they are interested in.
 */

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoItemSubject, bunko_item_subject, G_TYPE_OBJECT)

void
_bunko_item_subject_changed (BunkoItemSubject *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The first gallery of a series tells its language. */
static void
summary_changed_cb (BunkoItemSubject *self)
{
  _bunko_item_subject_ask_details (self);
  _bunko_item_subject_changed (self);
}

static void
bunko_item_subject_dispose (GObject *object)
{
  BunkoItemSubject *self = BUNKO_ITEM_SUBJECT (object);

  g_cancellable_cancel (self->cancellable);
  if (self->summary != NULL)
    bunko_item_summary_stop (self->summary);
  for (guint i = 0; i < G_N_ELEMENTS (self->details); i++)
    g_clear_object (&self->details[i]);
  g_clear_object (&self->summary);
  g_clear_object (&self->people);
  g_clear_object (&self->tags);
  g_clear_object (&self->item);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_item_subject_parent_class)->dispose (object);
}

static void
bunko_item_subject_finalize (GObject *object)
{
  BunkoItemSubject *self = BUNKO_ITEM_SUBJECT (object);

  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->tag_namespace);
  g_free (self->tag);

  G_OBJECT_CLASS (bunko_item_subject_parent_class)->finalize (object);
}

static void
bunko_item_subject_class_init (BunkoItemSubjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_item_subject_dispose;
  object_class->finalize = bunko_item_subject_finalize;

  /**
   * BunkoItemSubject::changed:
   * @self: the subject
   *
   * More, or something else, is known.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_ITEM_SUBJECT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_item_subject_init (BunkoItemSubject *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Takes over what both kinds of subjects need. */
static BunkoItemSubject *
create (BunkoLibrary *library, BunkoItemType type)
{
  BunkoItemSubject *self = g_object_new (BUNKO_TYPE_ITEM_SUBJECT, NULL);

  self->library = g_object_ref (library);
  self->kind = bunko_item_kind_get (type);
  return self;
}

static void
add_summary (BunkoItemSubject *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_item_subject_create_query (self);

  self->summary = bunko_item_summary_new (self->library, query);
  g_signal_connect_object (self->summary, "notify", G_CALLBACK (summary_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bunko_item_subject_new:
 * @library: a library
 * @item: an item that galleries belong to, see bunko_item_kind_get()
 *
 * Returns: (transfer full): what is known of @item
 */
BunkoItemSubject *
bunko_item_subject_new (BunkoLibrary *library, BunkoItem *item)
{
  BunkoItemSubject *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BUNKO_IS_ITEM (item), NULL);
  g_return_val_if_fail (bunko_item_kind_get (bunko_item_get_item_type (item)) != NULL, NULL);

  self = create (library, bunko_item_get_item_type (item));
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify", G_CALLBACK (_bunko_item_subject_changed), self,
                           G_CONNECT_SWAPPED);
  add_summary (self);
  return self;
}

/**
 * bunko_item_subject_new_for_tag:
 * @library: a library
 * @tag_namespace: (nullable): the namespace of a tag; %NULL if it has none
 * @tag: its name
 *
 * Returns: (transfer full): what is known of the tag
 */
BunkoItemSubject *
bunko_item_subject_new_for_tag (BunkoLibrary *library, const char *tag_namespace, const char *tag)
{
  BunkoItemSubject *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  self = create (library, BUNKO_ITEM_TYPE_NONE);
  self->tag_namespace = g_strdup (tag_namespace);
  self->tag = g_strdup (tag);
  add_summary (self);
  return self;
}

/**
 * bunko_item_subject_load:
 * @self: a subject
 *
 * Asks the server for everything, once more if it was asked before. What is known stays until the
 * answers are there.
 */
void
bunko_item_subject_load (BunkoItemSubject *self)
{
  g_return_if_fail (BUNKO_IS_ITEM_SUBJECT (self));

  _bunko_item_subject_ask (self);
}

/**
 * bunko_item_subject_stop:
 * @self: a subject
 *
 * Asks for nothing any more, and waits for nothing: nobody looks at it.
 */
void
bunko_item_subject_stop (BunkoItemSubject *self)
{
  g_return_if_fail (BUNKO_IS_ITEM_SUBJECT (self));

  g_cancellable_cancel (self->cancellable);
  bunko_item_summary_stop (self->summary);
}

/**
 * bunko_item_subject_get_kind:
 * @self: a subject
 *
 * Returns: (transfer none): what kind of thing it is
 */
const BunkoItemKind *
bunko_item_subject_get_kind (BunkoItemSubject *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  return self->kind;
}

/**
 * bunko_item_subject_get_item:
 * @self: a subject
 *
 * Returns: (transfer none) (nullable): the item; %NULL for a tag
 */
BunkoItem *
bunko_item_subject_get_item (BunkoItemSubject *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  return self->item;
}

/**
 * bunko_item_subject_get_name:
 * @self: a subject
 *
 * Returns: (transfer none) (not nullable): what it is called
 */
const char *
bunko_item_subject_get_name (BunkoItemSubject *self)
{
  const char *name;

  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), "");

  name = self->item != NULL ? bunko_item_get_display_name (self->item) : self->tag;
  return *name != '\0' ? name : bunko_item_kind_get_name (self->kind);
}

/**
 * bunko_item_subject_get_tag_namespace:
 * @self: a subject
 *
 * Returns: (transfer none) (nullable): the namespace of the tag; %NULL if it has none, or if it is
 * no tag
 */
const char *
bunko_item_subject_get_tag_namespace (BunkoItemSubject *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  return self->tag_namespace;
}

static const char *const *
get_names (BunkoItemSubject *self)
{
  if (BUNKO_IS_ARTIST (self->item))
    return bunko_artist_get_names (BUNKO_ARTIST (self->item));
  if (BUNKO_IS_NAMED_ITEM (self->item))
    return bunko_named_item_get_names (BUNKO_NAMED_ITEM (self->item));
  return NULL;
}

/**
 * bunko_item_subject_dup_other_names:
 * @self: a subject
 *
 * Returns: (transfer full) (nullable): its other names, one on each line; %NULL if there are none
 */
char *
bunko_item_subject_dup_other_names (BunkoItemSubject *self)
{
  const char *const *names;
  g_autoptr (GString) others = g_string_new (NULL);

  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  names = get_names (self);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!g_str_equal (names[i], bunko_item_subject_get_name (self)))
      g_string_append_printf (others, "%s%s", others->len > 0 ? "\n" : "", names[i]);
  return others->len > 0 ? g_string_free_and_steal (g_steal_pointer (&others)) : NULL;
}

/**
 * bunko_item_subject_get_info:
 * @self: a subject
 *
 * Returns: (transfer none) (nullable): the description; %NULL if there is none
 */
const char *
bunko_item_subject_get_info (BunkoItemSubject *self)
{
  const char *info = NULL;

  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  if (BUNKO_IS_ARTIST (self->item))
    info = bunko_artist_get_info (BUNKO_ARTIST (self->item));
  else if (BUNKO_IS_COLLECTION (self->item))
    info = bunko_collection_get_info (BUNKO_COLLECTION (self->item));
  else if (BUNKO_IS_GROUPING (self->item))
    info = bunko_grouping_get_info (BUNKO_GROUPING (self->item));
  else if (BUNKO_IS_FILTER (self->item))
    info = bunko_filter_get_query (BUNKO_FILTER (self->item));
  return info != NULL && *info != '\0' ? info : NULL;
}

/**
 * bunko_item_subject_get_people:
 * @self: a subject
 *
 * Returns: (transfer none) (nullable): the circles of an artist, or the artists of a circle, as a
 * list of #BunkoItem
 */
GListModel *
bunko_item_subject_get_people (BunkoItemSubject *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  if (BUNKO_IS_ARTIST (self->item))
    return bunko_artist_get_circles (BUNKO_ARTIST (self->item));
  return G_LIST_MODEL (self->people);
}

/**
 * bunko_item_subject_get_urls:
 * @self: a subject
 *
 * Returns: (transfer none) (nullable): its links, as a list of #BunkoNamedItem
 */
GListModel *
bunko_item_subject_get_urls (BunkoItemSubject *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  return BUNKO_IS_ARTIST (self->item) ? bunko_artist_get_urls (BUNKO_ARTIST (self->item)) : NULL;
}

/**
 * bunko_item_subject_get_tags:
 * @self: a subject
 *
 * Returns: (transfer none) (nullable): the tags that its galleries have in common, or those that a
 *   tag resembles, as a list of #BunkoTagGroup; %NULL if they are not known
 */
GListModel *
bunko_item_subject_get_tags (BunkoItemSubject *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  return self->tags;
}

/**
 * bunko_item_subject_get_detail:
 * @self: a subject
 * @type: %BUNKO_ITEM_TYPE_CATEGORY, %BUNKO_ITEM_TYPE_STATUS or %BUNKO_ITEM_TYPE_LANGUAGE
 *
 * Returns: (transfer none) (nullable): its category, status or language; %NULL if it has none, or
 * it is not known
 */
BunkoItem *
bunko_item_subject_get_detail (BunkoItemSubject *self, BunkoItemType type)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->details); i++)
    if (self->details[i] != NULL && bunko_item_get_item_type (self->details[i]) == type)
      return self->details[i];
  return NULL;
}

/**
 * bunko_item_subject_get_summary:
 * @self: a subject
 *
 * Returns: (transfer none): the numbers of its galleries
 */
BunkoItemSummary *
bunko_item_subject_get_summary (BunkoItemSubject *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  return self->summary;
}

/**
 * bunko_item_subject_get_error:
 * @self: a subject
 *
 * Returns: (transfer none) (nullable): why the item could not be loaded; %NULL if it could
 */
const GError *
bunko_item_subject_get_error (BunkoItemSubject *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  return self->error;
}

/**
 * bunko_item_subject_create_query:
 * @self: a subject
 *
 * Returns: (transfer full): the view of its galleries, without the trash
 */
BunkoViewQuery *
bunko_item_subject_create_query (BunkoItemSubject *self)
{
  BunkoViewQuery *query = bunko_view_query_new ();

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  if (self->item != NULL)
    bunko_view_query_set_parent (query, bunko_item_get_item_type (self->item),
                                 bunko_item_get_id (self->item), BUNKO_ITEM_TYPE_GALLERY);
  else
    {
      g_autofree char *search = bunko_item_subject_dup_search (self);

      /* Not also those whose tags have this one in them. */
      bunko_view_query_set_search (query, search);
      bunko_view_query_set_search_options (query, bunko_view_query_get_search_options (query) |
                                                      BUNKO_SEARCH_OPTION_MATCH_EXACT);
    }
  return query;
}

/**
 * bunko_item_subject_create_location:
 * @self: a subject
 *
 * Returns: (transfer full): the place that its page shows
 */
BunkoLocation *
bunko_item_subject_create_location (BunkoItemSubject *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  if (self->item == NULL)
    return bunko_location_new_tag (self->tag_namespace, self->tag);
  return bunko_location_new_item (bunko_item_get_item_type (self->item),
                                  bunko_item_get_id (self->item),
                                  bunko_item_get_display_name (self->item));
}

/**
 * bunko_item_subject_dup_search:
 * @self: a subject
 *
 * Returns: (transfer full) (nullable): the search that finds its galleries in the library; %NULL if
 *   there is none
 */
char *
bunko_item_subject_dup_search (BunkoItemSubject *self)
{
  g_autoptr (BunkoTag) tag = NULL;

  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (self), NULL);

  if (self->item != NULL)
    return BUNKO_IS_FILTER (self->item)
               ? g_strdup (bunko_filter_get_query (BUNKO_FILTER (self->item)))
               : bunko_item_to_query (self->item);
  tag = bunko_tag_new (0, self->tag_namespace, self->tag);
  return bunko_tag_to_query (tag);
}
