/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/bunko-fact-row.h"

#include "bunko-item-info.h"
#include "bunko-item-picture.h"

G_BEGIN_DECLS

struct _BunkoItemInfo
{
  AdwBin parent_instance;

  /* Template widgets */
  BunkoFactRow *added_row;
  BunkoFactRow *category_row;
  GtkWidget *details_group;
  GtkWidget *info_frame;
  GtkLabel *info_label;
  GtkLabel *kind_label;
  BunkoFactRow *language_row;
  AdwPreferencesGroup *links_group;
  GtkLabel *name_label;
  GtkLabel *numbers_label;
  GtkLabel *others_label;
  GtkWidget *people_box;
  BunkoItemPicture *picture;
  BunkoFactRow *published_row;
  GtkButton *read_button;
  GtkLabel *read_label;
  GtkWidget *search_button;
  BunkoFactRow *status_row;
  GtkWidget *tags_box;
  AdwPreferencesGroup *tags_group;
  BunkoFactRow *updated_row;

  BunkoItemSubject *subject;
  GPtrArray *link_rows;

  /* What is shown already. */
  GListModel *tags;
  guint n_people;
};

/* bunko-item-info-details.c: names of other things, dates, links. */
void _bunko_item_info_update_details (BunkoItemInfo *self);
void _bunko_item_info_update_links (BunkoItemInfo *self);

/* bunko-item-info-chips.c: people and tags. */
void _bunko_item_info_update_people (BunkoItemInfo *self);
void _bunko_item_info_update_tags (BunkoItemInfo *self);

G_END_DECLS
