/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "library/bunko-gallery.h"
#include "library/bunko-suggestion.h"

#include "bunko-quick-hit.h"

/**
 * BunkoQuickHit:
 *
 * Something to jump to: a place, or an action.
 */
struct _BunkoQuickHit
{
  GObject parent_instance;

  BunkoQuickKind kind;
  char *key; /* what it leads to: the same for the same target */
  char *title;
  char *folded;
  char *keywords; /* other words for it, case-folded; NULL if there are none */
  char *subtitle;
  char *icon_name;
  char *accel;
  char *action;
  BunkoLocation *location; /* NULL for an action */
  gboolean is_root;        /* the sidebar leads there, too */
  BunkoItem *item;         /* whose cover is shown; NULL for all but galleries */
};

G_DEFINE_FINAL_TYPE (BunkoQuickHit, bunko_quick_hit, G_TYPE_OBJECT)

static void
bunko_quick_hit_finalize (GObject *object)
{
  BunkoQuickHit *self = BUNKO_QUICK_HIT (object);

  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->keywords, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->icon_name, g_free);
  g_clear_pointer (&self->accel, g_free);
  g_clear_pointer (&self->action, g_free);
  g_clear_object (&self->location);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (bunko_quick_hit_parent_class)->finalize (object);
}

static void
bunko_quick_hit_class_init (BunkoQuickHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_quick_hit_finalize;
}

static void
bunko_quick_hit_init (BunkoQuickHit *self)
{
}

static BunkoQuickHit *
create (BunkoQuickKind kind, const char *title)
{
  BunkoQuickHit *self = g_object_new (BUNKO_TYPE_QUICK_HIT, NULL);

  self->kind = kind;
  self->title = g_strdup (title);
  self->folded = g_utf8_casefold (title, -1);
  self->icon_name = g_strdup (bunko_quick_kind_get_icon_name (kind));
  return self;
}

/* Titles of items are not part of it: they change. */
static char *
make_key (BunkoLocation *location)
{
  BunkoViewQuery *query = bunko_location_get_query (location);
  g_autoptr (GVariant) variant = NULL;
  g_autofree char *text = NULL;

  if (query != NULL)
    {
      variant = bunko_view_query_to_variant (query);
      text = g_variant_print (variant, FALSE);
    }
  return g_strdup_printf (
      "%d %d %" G_GINT64_FORMAT " %s:%s %s", bunko_location_get_kind (location),
      bunko_location_get_item_type (location), bunko_location_get_id (location),
      bunko_location_get_tag_namespace (location) != NULL
          ? bunko_location_get_tag_namespace (location)
          : "",
      bunko_location_get_tag (location) != NULL ? bunko_location_get_tag (location) : "",
      text != NULL ? text : "");
}

/**
 * bunko_quick_hit_new:
 * @kind: what it is
 * @title: what it is called, translated
 * @location: where it leads
 *
 * Returns: (transfer full): a hit that is a place
 */
BunkoQuickHit *
bunko_quick_hit_new (BunkoQuickKind kind, const char *title, BunkoLocation *location)
{
  BunkoQuickHit *self;

  g_return_val_if_fail (kind < BUNKO_QUICK_N_KINDS, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), NULL);

  self = create (kind, title);
  self->location = g_object_ref (location);
  self->key = make_key (location);
  return self;
}

/**
 * bunko_quick_hit_new_for_item:
 * @item: a gallery, or anything else that has a page
 *
 * Returns: (transfer full): a hit that leads to the page of the item
 */
BunkoQuickHit *
bunko_quick_hit_new_for_item (BunkoItem *item)
{
  g_autoptr (BunkoLocation) location = NULL;
  BunkoQuickHit *self;
  const char *title;
  const char *artists;

  g_return_val_if_fail (BUNKO_IS_ITEM (item), NULL);

  title = bunko_item_get_display_name (item);
  location =
      bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item), title);
  self = bunko_quick_hit_new (bunko_quick_kind_from_item_type (bunko_item_get_item_type (item)),
                              title != NULL && *title != '\0' ? title : _ ("Untitled"), location);
  if (!BUNKO_IS_GALLERY (item))
    return self;

  self->item = g_object_ref (item);
  artists = bunko_gallery_get_artist_names (BUNKO_GALLERY (item));
  bunko_quick_hit_set_subtitle (self, artists);
  for (const char *const *other = bunko_gallery_get_titles (BUNKO_GALLERY (item));
       other != NULL && *other != NULL; other++)
    bunko_quick_hit_add_keywords (self, *other);
  return self;
}

/**
 * bunko_quick_hit_new_for_action:
 * @kind: what it is: an action, or something that an action shows
 * @title: what it does, translated
 * @action: the action and its target, as for g_action_parse_detailed_name()
 * @accel: (nullable): the keys for it, as for gtk_accelerator_parse()
 *
 * Returns: (transfer full): a hit that is an action
 */
BunkoQuickHit *
bunko_quick_hit_new_for_action (BunkoQuickKind kind,
                                const char *title,
                                const char *action,
                                const char *accel)
{
  BunkoQuickHit *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (action != NULL, NULL);

  self = create (kind, title);
  self->action = g_strdup (action);
  self->key = g_strdup (action);
  self->accel = g_strdup (accel);
  return self;
}

/**
 * bunko_quick_hit_new_from_variant:
 * @variant: what bunko_quick_hit_to_variant() made, also in another version of Bunko
 *
 * Returns: (transfer full) (nullable): the hit, as a recent one; %NULL if @variant is none
 */
BunkoQuickHit *
bunko_quick_hit_new_from_variant (GVariant *variant)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) place = NULL;
  g_autoptr (BunkoLocation) location = NULL;
  BunkoQuickHit *self;
  const char *title = NULL;
  const char *subtitle = NULL;
  const char *icon_name = NULL;
  gboolean is_root = FALSE;

  g_return_val_if_fail (variant != NULL, NULL);

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return NULL;
  g_variant_dict_init (&dict, variant);
  place = g_variant_dict_lookup_value (&dict, "location", G_VARIANT_TYPE_VARDICT);
  if (place == NULL || !g_variant_dict_lookup (&dict, "title", "&s", &title))
    return NULL;
  location = bunko_location_new_from_variant (place);
  if (location == NULL)
    return NULL;

  self = bunko_quick_hit_new (BUNKO_QUICK_KIND_RECENT, title, location);
  if (g_variant_dict_lookup (&dict, "subtitle", "&s", &subtitle))
    bunko_quick_hit_set_subtitle (self, subtitle);
  if (g_variant_dict_lookup (&dict, "icon", "&s", &icon_name))
    bunko_quick_hit_set_icon_name (self, icon_name);
  if (g_variant_dict_lookup (&dict, "root", "b", &is_root))
    bunko_quick_hit_set_is_root (self, is_root);
  return self;
}

/**
 * bunko_quick_hit_to_variant:
 * @self: a hit that is a place
 *
 * Writes the hit, so that it can be offered again.
 *
 * Returns: (transfer floating): a variant of type `a{sv}`
 */
GVariant *
bunko_quick_hit_to_variant (BunkoQuickHit *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), NULL);
  g_return_val_if_fail (self->location != NULL, NULL);

  g_variant_dict_insert (&dict, "title", "s", self->title);
  if (self->subtitle != NULL)
    g_variant_dict_insert (&dict, "subtitle", "s", self->subtitle);
  g_variant_dict_insert (&dict, "icon", "s", self->icon_name);
  if (self->is_root)
    g_variant_dict_insert (&dict, "root", "b", TRUE);
  g_variant_dict_insert_value (&dict, "location", bunko_location_to_variant (self->location));
  return g_variant_dict_end (&dict);
}

/**
 * bunko_quick_hit_get_kind:
 * @self: a hit
 *
 * Returns: what it is
 */
BunkoQuickKind
bunko_quick_hit_get_kind (BunkoQuickHit *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), BUNKO_QUICK_KIND_ACTION);

  return self->kind;
}

/**
 * bunko_quick_hit_get_key:
 * @self: a hit
 *
 * Returns: (transfer none): a text that only hits with the same target have
 */
const char *
bunko_quick_hit_get_key (BunkoQuickHit *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), NULL);

  return self->key;
}

/**
 * bunko_quick_hit_get_title:
 * @self: a hit
 *
 * Returns: (transfer none): what it is called
 */
const char *
bunko_quick_hit_get_title (BunkoQuickHit *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), NULL);

  return self->title;
}

/**
 * bunko_quick_hit_get_subtitle:
 * @self: a hit
 *
 * Returns: (transfer none) (nullable): more about it
 */
const char *
bunko_quick_hit_get_subtitle (BunkoQuickHit *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), NULL);

  return self->subtitle;
}

/**
 * bunko_quick_hit_set_subtitle:
 * @self: a hit
 * @subtitle: (nullable): more about it
 *
 * Sets what stands behind the title. To be set before the hit is shown.
 */
void
bunko_quick_hit_set_subtitle (BunkoQuickHit *self, const char *subtitle)
{
  g_return_if_fail (BUNKO_IS_QUICK_HIT (self));

  g_set_str (&self->subtitle, subtitle != NULL && *subtitle != '\0' ? subtitle : NULL);
}

/**
 * bunko_quick_hit_get_icon_name:
 * @self: a hit
 *
 * Returns: (transfer none): its icon
 */
const char *
bunko_quick_hit_get_icon_name (BunkoQuickHit *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), NULL);

  return self->icon_name;
}

/**
 * bunko_quick_hit_set_icon_name:
 * @self: a hit
 * @icon_name: the name of an icon
 *
 * Gives the hit another icon than others of its kind. To be set before the hit is shown.
 */
void
bunko_quick_hit_set_icon_name (BunkoQuickHit *self, const char *icon_name)
{
  g_return_if_fail (BUNKO_IS_QUICK_HIT (self));
  g_return_if_fail (icon_name != NULL);

  g_set_str (&self->icon_name, icon_name);
}

/**
 * bunko_quick_hit_get_accel:
 * @self: a hit
 *
 * Returns: (transfer none) (nullable): the keys for an action
 */
const char *
bunko_quick_hit_get_accel (BunkoQuickHit *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), NULL);

  return self->accel;
}

/**
 * bunko_quick_hit_get_location:
 * @self: a hit
 *
 * Returns: (transfer none) (nullable): where it leads; %NULL for an action
 */
BunkoLocation *
bunko_quick_hit_get_location (BunkoQuickHit *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), NULL);

  return self->location;
}

/**
 * bunko_quick_hit_get_action:
 * @self: a hit
 *
 * Returns: (transfer none) (nullable): what it does; %NULL for a place
 */
const char *
bunko_quick_hit_get_action (BunkoQuickHit *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), NULL);

  return self->action;
}

/**
 * bunko_quick_hit_get_is_root:
 * @self: a hit
 *
 * Returns: whether the place is one where a tab begins, such as a view
 */
gboolean
bunko_quick_hit_get_is_root (BunkoQuickHit *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), FALSE);

  return self->is_root;
}

/**
 * bunko_quick_hit_set_is_root:
 * @self: a hit that is a place
 * @is_root: whether a tab begins there
 *
 * Sets whether going there leaves behind what was open, as the sidebar does.
 */
void
bunko_quick_hit_set_is_root (BunkoQuickHit *self, gboolean is_root)
{
  g_return_if_fail (BUNKO_IS_QUICK_HIT (self));

  self->is_root = is_root;
}

/**
 * bunko_quick_hit_get_item:
 * @self: a hit
 *
 * Returns: (transfer none) (nullable): whose cover to show in place of the icon
 */
BunkoItem *
bunko_quick_hit_get_item (BunkoQuickHit *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), NULL);

  return self->item;
}

/**
 * bunko_quick_hit_add_keywords:
 * @self: a hit
 * @keywords: other words for it
 *
 * Lets the hit be found by other words than its title.
 */
void
bunko_quick_hit_add_keywords (BunkoQuickHit *self, const char *keywords)
{
  g_autofree char *folded = NULL;
  g_autofree char *before = NULL;

  g_return_if_fail (BUNKO_IS_QUICK_HIT (self));
  g_return_if_fail (keywords != NULL);

  folded = g_utf8_casefold (keywords, -1);
  before = g_steal_pointer (&self->keywords);
  self->keywords =
      before != NULL ? g_strconcat (before, "\n", folded, NULL) : g_steal_pointer (&folded);
}

static gboolean
has_all_words (BunkoQuickHit *self, const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (self->folded, words[i]) == NULL &&
          (self->keywords == NULL || strstr (self->keywords, words[i]) == NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * bunko_quick_hit_rank:
 * @self: a hit
 * @folded: what a person wrote, case-folded
 *
 * Returns: how well the hit fits, like bunko_suggestion_rank_text(); other words for it fit less
 *   well than its title
 */
guint
bunko_quick_hit_rank (BunkoQuickHit *self, const char *folded)
{
  guint rank;

  g_return_val_if_fail (BUNKO_IS_QUICK_HIT (self), 4);
  g_return_val_if_fail (folded != NULL, 4);

  rank = bunko_suggestion_rank_text (self->folded, folded);
  return rank == 4 && has_all_words (self, folded) ? 3 : rank;
}
