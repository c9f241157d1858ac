/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item-subject.h"

G_BEGIN_DECLS

/* Category, status and language: what items only have the numbers of. */
#define BUNKO_ITEM_SUBJECT_MAX_DETAILS 3

struct _BunkoItemSubject
{
  GObject parent_instance;

  BunkoLibrary *library;
  const BunkoItemKind *kind;
  BunkoItem *item;     /* NULL for a tag */
  char *tag_namespace; /* NULL if there is none */
  char *tag;
  BunkoItemSummary *summary;
  BunkoItem *details[BUNKO_ITEM_SUBJECT_MAX_DETAILS];
  gint64 asked[BUNKO_ITEM_SUBJECT_MAX_DETAILS]; /* their ids, when they were asked for */
  GListStore *people;                           /* of a circle */
  GListModel *tags;                             /* NULL until they are there */
  GError *error;
  GCancellable *cancellable;
};

/* bunko-item-subject-load.c: asks the server. */
void _bunko_item_subject_ask (BunkoItemSubject *self);
void _bunko_item_subject_ask_details (BunkoItemSubject *self);
void _bunko_item_subject_changed (BunkoItemSubject *self);

G_END_DECLS
