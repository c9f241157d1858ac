/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-suggestion.h"

#include <string.h>

/**
 * BunkoSuggestion:
 *
 * Something that a person may mean who writes a search. bunko_search_text_complete() puts it into
 * the text.
 */

struct _BunkoSuggestion
{
  GObject parent_instance;

  BunkoSuggestionKind kind;
  char *tag_namespace; /* NULL if there is none */
  char *text;
  char *folded;
  gint count;
};

G_DEFINE_FINAL_TYPE (BunkoSuggestion, bunko_suggestion, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_NAMESPACE,
  PROP_TEXT,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_suggestion_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoSuggestion *self = BUNKO_SUGGESTION (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_NAMESPACE:
      g_value_set_string (value, self->tag_namespace);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_COUNT:
      g_value_set_int (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_suggestion_finalize (GObject *object)
{
  BunkoSuggestion *self = BUNKO_SUGGESTION (object);

  g_clear_pointer (&self->tag_namespace, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (bunko_suggestion_parent_class)->finalize (object);
}

static void
bunko_suggestion_class_init (BunkoSuggestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bunko_suggestion_get_property;
  object_class->finalize = bunko_suggestion_finalize;

  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, BUNKO_TYPE_SUGGESTION_KIND,
                                             BUNKO_SUGGESTION_NAMESPACE, flags);
  properties[PROP_NAMESPACE] = g_param_spec_string ("namespace", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_COUNT] = g_param_spec_int ("count", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_suggestion_init (BunkoSuggestion *self)
{
  self->count = -1;
}

/**
 * bunko_suggestion_new:
 * @kind: what it is
 * @tag_namespace: (nullable): in which namespace it is looked for; for a namespace, that itself
 * @text: what it is called
 * @count: how many galleries have it, -1 if that is not known
 *
 * Returns: (transfer full): a suggestion
 */
BunkoSuggestion *
bunko_suggestion_new (BunkoSuggestionKind kind,
                      const char *tag_namespace,
                      const char *text,
                      gint count)
{
  BunkoSuggestion *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_SUGGESTION, NULL);
  self->kind = kind;
  self->tag_namespace = g_strdup (tag_namespace);
  self->text = g_strdup (text);
  self->folded = g_utf8_casefold (text, -1);
  self->count = MAX (count, -1);
  return self;
}

/**
 * bunko_suggestion_get_kind:
 * @self: a suggestion
 *
 * Returns: what it is
 */
BunkoSuggestionKind
bunko_suggestion_get_kind (BunkoSuggestion *self)
{
  g_return_val_if_fail (BUNKO_IS_SUGGESTION (self), BUNKO_SUGGESTION_TAG);

  return self->kind;
}

/**
 * bunko_suggestion_get_namespace:
 * @self: a suggestion
 *
 * Gets the namespace to write before the text, as searches know it: `__namespace__` for tags that
 * have none. For a namespace it is that itself.
 *
 * Returns: (transfer none) (nullable): the namespace
 */
const char *
bunko_suggestion_get_namespace (BunkoSuggestion *self)
{
  g_return_val_if_fail (BUNKO_IS_SUGGESTION (self), NULL);

  return self->tag_namespace;
}

/**
 * bunko_suggestion_get_text:
 * @self: a suggestion
 *
 * Returns: (transfer none) (not nullable): what it is called, without quotes
 */
const char *
bunko_suggestion_get_text (BunkoSuggestion *self)
{
  g_return_val_if_fail (BUNKO_IS_SUGGESTION (self), "");

  return self->text;
}

/**
 * bunko_suggestion_get_count:
 * @self: a suggestion
 *
 * Returns: how many galleries have it, -1 if the server did not say so
 */
gint
bunko_suggestion_get_count (BunkoSuggestion *self)
{
  g_return_val_if_fail (BUNKO_IS_SUGGESTION (self), -1);

  return self->count;
}

static gboolean
begins_word (const char *text, const char *at)
{
  gunichar before = g_utf8_get_char (g_utf8_find_prev_char (text, at));

  return !g_unichar_isalnum (before) && !g_unichar_ismark (before);
}

/**
 * bunko_suggestion_rank_text:
 * @folded: what somebody may look for, case-folded
 * @prefix: what a person wrote, case-folded
 *
 * Says how well a text fits to what was written.
 *
 * Returns: 0 if it is that exactly, 1 if it begins with it, 2 if a word of it does, 3 if it is
 *   somewhere in it, 4 if it is not
 */
guint
bunko_suggestion_rank_text (const char *folded, const char *prefix)
{
  const char *found;

  g_return_val_if_fail (folded != NULL, 4);
  g_return_val_if_fail (prefix != NULL, 4);

  if (g_str_equal (folded, prefix))
    return 0;
  if (g_str_has_prefix (folded, prefix))
    return 1;
  found = strstr (folded, prefix);
  if (found == NULL)
    return 4;
  for (; found != NULL; found = strstr (found + 1, prefix))
    {
      if (begins_word (folded, found))
        return 2;
    }
  return 3;
}

/**
 * bunko_suggestion_rank:
 * @self: a suggestion
 * @prefix: what a person wrote, case-folded
 *
 * Says how well it fits, like bunko_suggestion_rank_text().
 *
 * Returns: 0 to 3; 4 if what was written is not in it: then the server found another name
 */
guint
bunko_suggestion_rank (BunkoSuggestion *self, const char *prefix)
{
  g_return_val_if_fail (BUNKO_IS_SUGGESTION (self), 4);

  return bunko_suggestion_rank_text (self->folded, prefix);
}

/**
 * bunko_suggestion_compare:
 * @a: a suggestion
 * @b: another one
 * @prefix: what a person wrote, case-folded
 *
 * Orders suggestions: what fits better comes first, then what is shorter, then by the alphabet.
 *
 * Returns: less than 0 if @a comes first, more than 0 if @b does
 */
gint
bunko_suggestion_compare (BunkoSuggestion *a, BunkoSuggestion *b, const char *prefix)
{
  guint rank_a = bunko_suggestion_rank (a, prefix);
  guint rank_b = bunko_suggestion_rank (b, prefix);
  glong length_a = g_utf8_strlen (a->text, -1);
  glong length_b = g_utf8_strlen (b->text, -1);
  gint order;

  if (rank_a != rank_b)
    return rank_a < rank_b ? -1 : 1;
  if (length_a != length_b)
    return length_a < length_b ? -1 : 1;
  order = strcmp (a->folded, b->folded);
  return order != 0 ? order : (gint) a->kind - (gint) b->kind;
}
