/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-gallery.h"

static void
title_clear (gpointer data)
{
  BunkoSampleTitle *title = data;

  g_free (title->name);
}

/**
 * bunko_sample_titles_new:
 *
 * Returns: (transfer full) (element-type BunkoSampleTitle): an empty list of titles
 */
GArray *
bunko_sample_titles_new (void)
{
  GArray *titles = g_array_new (FALSE, FALSE, sizeof (BunkoSampleTitle));

  g_array_set_clear_func (titles, title_clear);
  return titles;
}

/**
 * bunko_sample_titles_add:
 * @titles: a list of titles
 * @name: the text
 * @language_id: its language, 0 for none
 *
 * Appends a title.
 */
void
bunko_sample_titles_add (GArray *titles, const char *name, guint32 language_id)
{
  BunkoSampleTitle title = { g_strdup (name), language_id };

  g_array_append_val (titles, title);
}

/**
 * bunko_sample_gallery_copy:
 * @self: a gallery
 *
 * Returns: (transfer full): a copy that owns all it has
 */
BunkoSampleGallery *
bunko_sample_gallery_copy (const BunkoSampleGallery *self)
{
  BunkoSampleGallery *copy = g_memdup2 (self, sizeof *self);

  copy->info = g_strdup (self->info);
  copy->urls = g_strdupv (self->urls);
  copy->titles = NULL;
  if (self->titles != NULL)
    {
      copy->titles = bunko_sample_titles_new ();
      for (guint i = 0; i < self->titles->len; i++)
        {
          const BunkoSampleTitle *title = &g_array_index (self->titles, BunkoSampleTitle, i);

          bunko_sample_titles_add (copy->titles, title->name, title->language_id);
        }
    }

  return copy;
}

/**
 * bunko_sample_gallery_free:
 * @self: (transfer full): an owned gallery
 *
 * Frees it with what it owns.
 */
void
bunko_sample_gallery_free (BunkoSampleGallery *self)
{
  g_clear_pointer (&self->titles, g_array_unref);
  g_strfreev (self->urls);
  g_free (self->info);
  g_free (self);
}

/**
 * bunko_sample_gallery_set_titles:
 * @self: an owned gallery
 * @titles: (transfer full): its titles
 *
 * Replaces the titles.
 */
void
bunko_sample_gallery_set_titles (BunkoSampleGallery *self, GArray *titles)
{
  g_clear_pointer (&self->titles, g_array_unref);
  self->titles = titles;
}

/**
 * bunko_sample_ids_contain:
 * @self: a list of ids
 * @id: an id
 *
 * Returns: whether @id is in it
 */
gboolean
bunko_sample_ids_contain (const BunkoSampleIds *self, guint32 id)
{
  for (guint i = 0; i < self->n; i++)
    if (self->ids[i] == id)
      return TRUE;
  return FALSE;
}

/**
 * bunko_sample_ids_add:
 * @self: a list of ids
 * @id: an id
 *
 * Appends an id unless it is there.
 *
 * Returns: whether it is in the list now; %FALSE if the list is full
 */
gboolean
bunko_sample_ids_add (BunkoSampleIds *self, guint32 id)
{
  if (bunko_sample_ids_contain (self, id))
    return TRUE;
  if (self->n == BUNKO_SAMPLE_MAX_PEOPLE)
    return FALSE;
  self->ids[self->n++] = id;
  return TRUE;
}

/**
 * bunko_sample_metatag_name:
 * @index: 0 to %BUNKO_SAMPLE_N_METATAGS - 1, the bit of a #BunkoSampleMetatags
 *
 * Returns: its name on the wire
 */
const char *
bunko_sample_metatag_name (guint index)
{
  static const char *const names[BUNKO_SAMPLE_N_METATAGS] = { "favorite", "inbox",  "readlater",
                                                              "trash",    "follow", "read" };

  return names[index];
}

/**
 * bunko_sample_mix:
 * @seed: a seed
 * @salt: what the number is for
 *
 * The one source of chance: the finalizer of SplitMix64.
 *
 * Returns: a number that looks random and is always the same for the same arguments
 */
guint64
bunko_sample_mix (guint64 seed, guint64 salt)
{
  guint64 z = seed + (salt + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}
