/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "settings/bunko-settings.h"

#include "bunko-home-layout.h"

/* In the order of a home that nobody has edited. */
static const struct
{
  BunkoShelfKind kind;
  const char *title;
  const char *description;
} shelves[] = {
  { BUNKO_SHELF_CONTINUE_READING, N_ ("Continue Reading"), N_ ("Begun and not finished") },
  { BUNKO_SHELF_UNREAD_IN_SERIES, N_ ("Unread in Your Series"),
    N_ ("What comes next in the series you read") },
  { BUNKO_SHELF_RECENTLY_ADDED, N_ ("Recently Added"), N_ ("The newest in the library") },
  { BUNKO_SHELF_RECENTLY_VIEWED, N_ ("Recently Viewed"), N_ ("Looked at on this computer") },
  { BUNKO_SHELF_RECENTLY_READ, N_ ("Recently Read"), N_ ("Whatever was read last") },
  { BUNKO_SHELF_FAVORITES, N_ ("Favorites"), N_ ("Your favorites, the newest first") },
  { BUNKO_SHELF_HIGHEST_RATED, N_ ("Highest Rated"), N_ ("With the most stars") },
  { BUNKO_SHELF_RANDOM, N_ ("Random"), N_ ("Something else every time you shuffle") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (shelves) == BUNKO_SHELF_N_KINDS);

static gboolean
find_kind (const char *nick, BunkoShelfKind *kind)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BUNKO_TYPE_SHELF_KIND);
  GEnumValue *value = g_enum_get_value_by_nick (klass, nick);

  if (value != NULL)
    *kind = (BunkoShelfKind) value->value;
  return value != NULL;
}

static const char *
get_nick (BunkoShelfKind kind)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BUNKO_TYPE_SHELF_KIND);

  return g_enum_get_value (klass, (gint) kind)->value_nick;
}

/**
 * bunko_home_layout_init_from_variant:
 * @self: the layout to set
 * @variant: of type `a(sb)`: names of shelves, and whether each is wanted
 *
 * Reads a layout. Names that are not known are passed over; shelves that are not named stand last
 * and are wanted, as they were not known when the layout was saved.
 */
void
bunko_home_layout_init_from_variant (BunkoHomeLayout *self, GVariant *variant)
{
  gboolean named[BUNKO_SHELF_N_KINDS] = { FALSE };
  GVariantIter iter;
  const char *nick;
  gboolean visible;
  guint n = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE ("a(sb)")));

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "(&sb)", &nick, &visible))
    {
      BunkoShelfKind kind;

      if (!find_kind (nick, &kind) || named[kind])
        continue;
      named[kind] = TRUE;
      self->kinds[n++] = kind;
      self->visible[kind] = visible;
    }
  for (guint i = 0; i < G_N_ELEMENTS (shelves); i++)
    {
      BunkoShelfKind kind = shelves[i].kind;

      if (named[kind])
        continue;
      self->kinds[n++] = kind;
      self->visible[kind] = TRUE;
    }
}

/**
 * bunko_home_layout_to_variant:
 * @self: a layout
 *
 * Returns: (transfer floating): the layout, of type `a(sb)`
 */
GVariant *
bunko_home_layout_to_variant (const BunkoHomeLayout *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sb)"));
  for (guint i = 0; i < BUNKO_SHELF_N_KINDS; i++)
    g_variant_builder_add (&builder, "(sb)", get_nick (self->kinds[i]),
                           self->visible[self->kinds[i]]);
  return g_variant_builder_end (&builder);
}

/**
 * bunko_home_layout_load:
 * @self: the layout to set
 *
 * Reads the layout from the settings.
 */
void
bunko_home_layout_load (BunkoHomeLayout *self)
{
  g_autoptr (GVariant) variant =
      g_settings_get_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_HOME_SHELVES);

  bunko_home_layout_init_from_variant (self, variant);
}

/**
 * bunko_home_layout_save:
 * @self: a layout
 *
 * Writes the layout to the settings.
 */
void
bunko_home_layout_save (const BunkoHomeLayout *self)
{
  g_settings_set_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_HOME_SHELVES,
                        bunko_home_layout_to_variant (self));
}

/**
 * bunko_home_layout_move:
 * @self: a layout
 * @from: which place to take a shelf from
 * @to: which place it has afterwards
 *
 * Puts a shelf elsewhere.
 */
void
bunko_home_layout_move (BunkoHomeLayout *self, guint from, guint to)
{
  BunkoShelfKind kind;

  g_return_if_fail (self != NULL);
  g_return_if_fail (from < BUNKO_SHELF_N_KINDS && to < BUNKO_SHELF_N_KINDS);

  kind = self->kinds[from];
  for (guint i = from; i < to; i++)
    self->kinds[i] = self->kinds[i + 1];
  for (guint i = from; i > to; i--)
    self->kinds[i] = self->kinds[i - 1];
  self->kinds[to] = kind;
}

static guint
find_shelf (BunkoShelfKind kind)
{
  guint i = 0;

  while (shelves[i].kind != kind)
    i++;
  return i;
}

/**
 * bunko_shelf_kind_get_title:
 * @kind: which shelf
 *
 * Returns: (transfer none): its heading, translated
 */
const char *
bunko_shelf_kind_get_title (BunkoShelfKind kind)
{
  g_return_val_if_fail (kind < BUNKO_SHELF_N_KINDS, "");

  return _ (shelves[find_shelf (kind)].title);
}

/**
 * bunko_shelf_kind_get_description:
 * @kind: which shelf
 *
 * Returns: (transfer none): what is on it, translated
 */
const char *
bunko_shelf_kind_get_description (BunkoShelfKind kind)
{
  g_return_val_if_fail (kind < BUNKO_SHELF_N_KINDS, "");

  return _ (shelves[find_shelf (kind)].description);
}
