/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-gallery.h"

G_BEGIN_DECLS

/* Shared by bunko-gallery.c, which loads it, and bunko-gallery-getters.c. */
struct _BunkoGallery
{
  BunkoItem parent_instance;

  char **titles; /* the preferred one first; NULL until loaded */
  char *artist_names;
  char *info;
  char *language_code;
  GListStore *artists; /* the lists are NULL until needed */
  GListStore *circles;
  GListStore *parodies;
  GListStore *urls;

  double rating; /* what is shown */
  double server_rating;
  guint last_edit;
  guint pending_edit; /* the newest rating on its way to the server, 0 if there is none */

  gint number;
  gint page_count;
  BunkoReadProgress *progress; /* NULL until asked for */
  gint times_read;
  gint64 last_read;
  gint64 pub_date;
  gint64 added;
  gint64 category_id;
  gint64 language_id;
  gint64 grouping_id;
  gboolean phantom;
  gboolean single_source;
};

void _bunko_gallery_set_page_count (BunkoGallery *self, gint page_count);
void _bunko_gallery_set_progress (BunkoGallery *self, const BunkoReadProgress *progress);
void _bunko_gallery_set_grouping_id (BunkoGallery *self, gint64 grouping_id);
guint _bunko_gallery_begin_rating (BunkoGallery *self, double rating);
void _bunko_gallery_end_rating (BunkoGallery *self, guint edit, double rating, gboolean success);

G_END_DECLS
