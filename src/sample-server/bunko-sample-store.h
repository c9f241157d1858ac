/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-entry.h"
#include "bunko-sample-enum.h"
#include "bunko-sample-gallery.h"

G_BEGIN_DECLS

/* What an edit may change of the answers to views; see bunko_sample_store_get_generation(). */
typedef enum
{
  BUNKO_SAMPLE_ASPECT_METATAGS = 1 << 0,
  BUNKO_SAMPLE_ASPECT_READING = 1 << 1,
  BUNKO_SAMPLE_ASPECT_FACTS = 1 << 2, /* everything else of a gallery, and which there are */
  BUNKO_SAMPLE_ASPECT_ENTRIES = 1 << 3,
} BunkoSampleAspects;

#define BUNKO_SAMPLE_N_ASPECTS 4

/* The library. Not thread-safe: whoever reads holds the backend's lock. */
typedef struct _BunkoSampleStore BunkoSampleStore;

BunkoSampleStore *
bunko_sample_store_new (guint64 seed, guint n_galleries) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_store_free (BunkoSampleStore *self);

guint bunko_sample_store_get_last_id (BunkoSampleStore *self);
guint bunko_sample_store_count_galleries (BunkoSampleStore *self);
const guint8 *bunko_sample_store_get_metatags (BunkoSampleStore *self);
gboolean bunko_sample_store_has_gallery (BunkoSampleStore *self, gint64 id);
gboolean
bunko_sample_store_get_gallery (BunkoSampleStore *self, gint64 id, BunkoSampleGallery *gallery);

guint bunko_sample_store_get_n_titles (BunkoSampleStore *self, const BunkoSampleGallery *gallery);
char *bunko_sample_store_dup_title (BunkoSampleStore *self,
                                    const BunkoSampleGallery *gallery,
                                    guint index,
                                    guint32 *language_id) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_sample_store_dup_info (BunkoSampleStore *self,
                                   const BunkoSampleGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_sample_store_dup_url (BunkoSampleStore *self,
                                  const BunkoSampleGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;

const BunkoSampleTable *
bunko_sample_store_get_table (BunkoSampleStore *self, BunkoSampleItemType type);
BunkoSampleEntry *
bunko_sample_store_get_entry (BunkoSampleStore *self, BunkoSampleItemType type, gint64 id);
void bunko_sample_store_add_tags (BunkoSampleStore *self, guint n_tags);
void bunko_sample_store_set_n_pages (BunkoSampleStore *self, guint n_pages);
const BunkoSampleTable *bunko_sample_store_get_tags (BunkoSampleStore *self);
const char *bunko_sample_store_get_namespace (BunkoSampleStore *self, guint32 id);
guint bunko_sample_store_get_n_namespaces (BunkoSampleStore *self);

BunkoSampleEntry *
bunko_sample_store_get_grouping (BunkoSampleStore *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
GArray *bunko_sample_store_list_groupings (BunkoSampleStore *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *
bunko_sample_store_list_grouping (BunkoSampleStore *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;

guint32 bunko_sample_store_get_last_grouping (BunkoSampleStore *self);

guint8 bunko_sample_store_get_page_metatags (BunkoSampleStore *self, gint64 page_id);
guint64 bunko_sample_store_get_generation (BunkoSampleStore *self, BunkoSampleAspects aspects);

/* Edits: with the lock held for writing. */
BunkoSampleGallery *
bunko_sample_store_edit_gallery (BunkoSampleStore *self, gint64 id, BunkoSampleAspects aspects);
void bunko_sample_store_put_gallery (BunkoSampleStore *self, BunkoSampleGallery *gallery);
BunkoSampleGallery *bunko_sample_store_add_gallery (BunkoSampleStore *self);
gboolean bunko_sample_store_delete_gallery (BunkoSampleStore *self, gint64 id);
void bunko_sample_store_set_metatags (BunkoSampleStore *self, gint64 id, guint8 set, guint8 clear);
void bunko_sample_store_set_rating (BunkoSampleStore *self, gint64 id, guint rating);
void bunko_sample_store_set_page_metatags (BunkoSampleStore *self,
                                           gint64 page_id,
                                           guint8 set,
                                           guint8 clear);
BunkoSampleTable *bunko_sample_store_edit_table (BunkoSampleStore *self, BunkoSampleItemType type);
guint32 bunko_sample_store_find_tag (BunkoSampleStore *self,
                                     const char *space,
                                     const char *name,
                                     gboolean create);
BunkoSampleEntry *bunko_sample_store_edit_grouping (BunkoSampleStore *self, gint64 id);
BunkoSampleEntry *bunko_sample_store_add_grouping (BunkoSampleStore *self, const char *name);

static inline gint64
bunko_sample_page_id (guint32 gallery_id, guint number)
{
  return (gint64) gallery_id * (BUNKO_SAMPLE_MAX_PAGES + 1) + number;
}

static inline guint32
bunko_sample_page_gallery (gint64 page_id)
{
  return page_id / (BUNKO_SAMPLE_MAX_PAGES + 1);
}

static inline guint
bunko_sample_page_number (gint64 page_id)
{
  return page_id % (BUNKO_SAMPLE_MAX_PAGES + 1);
}

static inline gint64
bunko_sample_title_id (guint32 gallery_id, guint index)
{
  return (gint64) (gallery_id - 1) * BUNKO_SAMPLE_MAX_TITLES + index + 1;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleStore, bunko_sample_store_free)

G_END_DECLS
