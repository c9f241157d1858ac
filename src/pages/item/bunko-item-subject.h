/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-item-summary.h"
#include "library/bunko-location.h"

#include "bunko-item-kind.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_SUBJECT (bunko_item_subject_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemSubject, bunko_item_subject, BUNKO, ITEM_SUBJECT, GObject)

BunkoItemSubject *
bunko_item_subject_new (BunkoLibrary *library, BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;
BunkoItemSubject *bunko_item_subject_new_for_tag (BunkoLibrary *library,
                                                  const char *tag_namespace,
                                                  const char *tag) G_GNUC_WARN_UNUSED_RESULT;
void bunko_item_subject_load (BunkoItemSubject *self);
void bunko_item_subject_stop (BunkoItemSubject *self);

const BunkoItemKind *bunko_item_subject_get_kind (BunkoItemSubject *self);
BunkoItem *bunko_item_subject_get_item (BunkoItemSubject *self);
const char *bunko_item_subject_get_name (BunkoItemSubject *self);
const char *bunko_item_subject_get_tag_namespace (BunkoItemSubject *self);
char *bunko_item_subject_dup_other_names (BunkoItemSubject *self) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_item_subject_get_info (BunkoItemSubject *self);
GListModel *bunko_item_subject_get_people (BunkoItemSubject *self);
GListModel *bunko_item_subject_get_urls (BunkoItemSubject *self);
GListModel *bunko_item_subject_get_tags (BunkoItemSubject *self);
BunkoItem *bunko_item_subject_get_detail (BunkoItemSubject *self, BunkoItemType type);
BunkoItemSummary *bunko_item_subject_get_summary (BunkoItemSubject *self);
const GError *bunko_item_subject_get_error (BunkoItemSubject *self);

BunkoViewQuery *bunko_item_subject_create_query (BunkoItemSubject *self) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *
bunko_item_subject_create_location (BunkoItemSubject *self) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_item_subject_dup_search (BunkoItemSubject *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
