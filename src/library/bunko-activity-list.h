/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-activity.h"
#include "bunko-bulk-edit.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ACTIVITY_LIST (bunko_activity_list_get_type ())

G_DECLARE_FINAL_TYPE (BunkoActivityList, bunko_activity_list, BUNKO, ACTIVITY_LIST, GObject)

BunkoActivityList *bunko_library_get_activities (BunkoLibrary *self);

void bunko_activity_list_watch (BunkoActivityList *self);
void bunko_activity_list_unwatch (BunkoActivityList *self);
void bunko_activity_list_add_edit (BunkoActivityList *self,
                                   BunkoBulkEdit *edit,
                                   const char *title,
                                   GCancellable *cancellable);
void bunko_activity_list_clear (BunkoActivityList *self);
void bunko_activity_list_mark_seen (BunkoActivityList *self);

guint bunko_activity_list_get_n_running (BunkoActivityList *self);
guint bunko_activity_list_get_n_unseen (BunkoActivityList *self);
double bunko_activity_list_get_fraction (BunkoActivityList *self);
const char *bunko_activity_list_get_problem (BunkoActivityList *self);

G_END_DECLS
