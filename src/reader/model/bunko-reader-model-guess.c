/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-model-private.h"

#include "reader/layout/bunko-direction-guess.h"
#include "reader/layout/bunko-strip-guess.h"

#include "library/bunko-tag-group.h"
#include "library/bunko-tag.h"

/* What the options mean by "auto": found out from tags, language and the shape of the first pages.
 */

/* The shape of so many pages tells; who has read on farther is not surprised any more. */
#define GUESS_PAGES 6

static gboolean
looks_like_strip (BunkoReaderModel *self)
{
  double aspects[GUESS_PAGES];
  guint n_aspects = 0;

  for (guint i = 0; i < GUESS_PAGES; i++)
    {
      double aspect = bunko_reader_model_get_aspect (self, self->first_page + i);

      if (aspect > 0)
        aspects[n_aspects++] = aspect;
    }
  return n_aspects > 0 && bunko_is_strip (aspects, n_aspects);
}

/* Tags may say that it is one, whatever the pages look like. */
void
_bunko_reader_model_guess (BunkoReaderModel *self)
{
  const char *const *tags = (const char *const *) self->tags;
  gboolean strip = self->seems_strip;
  BunkoReaderDirection direction;

  if (ABS ((gint64) self->position - self->first_page) < GUESS_PAGES)
    strip = looks_like_strip (self);
  self->seems_strip = strip;
  direction = bunko_guess_direction (self->language, tags, strip);
  strip = strip || direction == BUNKO_READER_DIRECTION_TTB;
  bunko_reader_options_set_guess (
      self->options, strip ? BUNKO_READER_MODE_STRIP : BUNKO_READER_MODE_SINGLE, direction);
}

/**
 * bunko_reader_model_set_hints:
 * @self: a model
 * @language: (nullable): the language of the gallery, as a name or a code
 * @tags: (nullable) (array zero-terminated=1): its tags as "name" or "Namespace:name"
 *
 * Tells what the gallery is known by. Where the person leaves it open how it is read, this and the
 * shape of its first pages decide.
 */
void
bunko_reader_model_set_hints (BunkoReaderModel *self, const char *language, const char *const *tags)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  g_set_str (&self->language, language);
  g_strfreev (self->tags);
  self->tags = g_strdupv ((char **) tags);
  _bunko_reader_model_guess (self);
}

static void
add_tags (GStrvBuilder *builder, BunkoTagGroup *group)
{
  GListModel *tags = bunko_tag_group_get_tags (group);

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (BunkoTag) tag = g_list_model_get_item (tags, i);
      const char *tag_namespace = bunko_tag_get_namespace (tag);

      if (tag_namespace != NULL && *tag_namespace != '\0')
        g_strv_builder_take (builder,
                             g_strconcat (tag_namespace, ":", bunko_tag_get_name (tag), NULL));
      else
        g_strv_builder_add (builder, bunko_tag_get_name (tag));
    }
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoReaderModel) self = user_data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GListModel) groups =
      bunko_library_get_tags_finish (BUNKO_LIBRARY (source), result, NULL);

  if (groups == NULL || self->pages == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);

      add_tags (builder, group);
    }
  g_strfreev (self->tags);
  self->tags = g_strv_builder_end (builder);
  _bunko_reader_model_guess (self);
}

/* Not before pages are known: these are what somebody waits for. */
void
_bunko_reader_model_ask_tags (BunkoReaderModel *self)
{
  g_autoptr (BunkoLibrary) library = g_steal_pointer (&self->library);
  g_autoptr (BunkoGallery) gallery = g_steal_pointer (&self->gallery);

  if (library != NULL)
    bunko_library_get_tags_async (library, BUNKO_ITEM (gallery), self->cancellable, tags_cb,
                                  g_object_ref (self));
}

/**
 * bunko_reader_model_load_hints:
 * @self: a model
 * @library: where the gallery is from
 * @gallery: the gallery
 *
 * Does bunko_reader_model_set_hints() with what the gallery says of itself, and then with its tags
 * when they came. Without them it goes on as it is.
 */
void
bunko_reader_model_load_hints (BunkoReaderModel *self, BunkoLibrary *library, BunkoGallery *gallery)
{
  const BunkoReadProgress *progress;

  g_return_if_fail (BUNKO_IS_READER_MODEL (self));
  g_return_if_fail (BUNKO_IS_LIBRARY (library));
  g_return_if_fail (BUNKO_IS_GALLERY (gallery));

  bunko_reader_model_set_hints (self, bunko_gallery_get_language_code (gallery), NULL);
  progress = bunko_gallery_get_progress (gallery);
  if (progress != NULL && !progress->end)
    bunko_reader_model_expect_page (self, (guint) MAX (progress->page_number - 1, 0));
  g_set_object (&self->library, library);
  g_set_object (&self->gallery, gallery);
  if (self->state == BUNKO_READER_STATE_READY)
    _bunko_reader_model_ask_tags (self);
}
