/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-bulk-change-private.h"
#include "bunko-bulk-edit.h"
#include "bunko-library-private.h"

G_BEGIN_DECLS

/* So many items of a view are listed first, so that what they were before is known: more are
 * changed without, by one call of the server. */
#define BUNKO_BULK_MAX_LISTED 2000

/* So many items at most, where each of them has to be named. */
#define BUNKO_BULK_MAX_ENTRIES 200000

typedef struct _BunkoPendingEdit BunkoPendingEdit;

typedef enum
{
  BUNKO_BULK_WAITING,
  BUNKO_BULK_CHANGED,
  BUNKO_BULK_UNCHANGED, /* it was so already */
  BUNKO_BULK_REFUSED,
} BunkoBulkResult;

/* One item: what is to be done to it, and what it was. */
typedef struct
{
  BunkoItem *item; /* NULL if nothing shows it */
  BunkoItemType type;
  gint64 id;
  BunkoBulkChange change;
  BunkoBulkResult result;

  gboolean lost;       /* not done for want of a connection */
  gboolean remembered; /* what it was is known */
  BunkoMetatags old_metatags;
  double old_rating;
  gint64 old_grouping;

  /* Of the item, while the server has not answered; 0 if there is none. */
  guint set_edit;
  guint clear_edit;
  guint rating_edit;
} BunkoBulkEntry;

struct _BunkoBulkEdit
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoBulkChange change;
  BunkoViewQuery *query;   /* NULL if the items are given */
  gint64 n_matches;        /* -1 while not known */
  GPtrArray *entries;      /* of BunkoBulkEntry; for a view that is changed as one, those shown */
  GHashTable *listed_ids;  /* while a view is listed: the ids in entries */
  BunkoListSource *source; /* of the view */

  BunkoBulkEditState state;
  GError *error;
  guint n_done;
  guint n_refused;
  double command_progress; /* of the one call for a view */
  gboolean as_one;         /* the view is changed by one call */
  gboolean can_undo;
  gboolean maybe_made;       /* the server may have done what was lost */
  guint n_kept;              /* how much of it is among the pending edits now */
  BunkoPendingEdit *pending; /* what this makes again; NULL for a new edit */

  GTask *task; /* while it runs */
  guint next;  /* the first entry that was not sent */
  guint n_in_flight;
  guint page; /* of a view that is listed */
  gboolean one_by_one;
  gboolean aborted;
};

BunkoBulkEdit *_bunko_bulk_edit_new_empty (BunkoLibrary *library,
                                           const BunkoBulkChange *change) G_GNUC_WARN_UNUSED_RESULT;
gboolean _bunko_bulk_edit_is_about (BunkoBulkEdit *self, BunkoItem *item);
BunkoBulkEntry *_bunko_bulk_edit_add_entry (BunkoBulkEdit *self,
                                            BunkoItem *item,
                                            BunkoItemType type,
                                            gint64 id,
                                            const BunkoBulkChange *change);
void _bunko_bulk_edit_set_state (BunkoBulkEdit *self, BunkoBulkEditState state);
void _bunko_bulk_edit_set_can_undo (BunkoBulkEdit *self, gboolean can_undo);
void _bunko_bulk_edit_take_error (BunkoBulkEdit *self, GError *error);
void _bunko_bulk_edit_notify_progress (BunkoBulkEdit *self);
gboolean _bunko_bulk_edit_has_undo (BunkoBulkEdit *self);

/* bunko-bulk-entry.c */
void _bunko_bulk_entry_free (BunkoBulkEntry *entry);
void _bunko_bulk_entry_remember (BunkoBulkEntry *entry);
void _bunko_bulk_entry_show (BunkoBulkEntry *entry);
void _bunko_bulk_entry_finish (BunkoBulkEntry *entry, BunkoBulkResult result);

/* bunko-bulk-edit-run.c */
gboolean _bunko_bulk_edit_is_halted (BunkoBulkEdit *self);
void _bunko_bulk_edit_refresh_item (BunkoBulkEdit *self, BunkoItemType type, gint64 id);
void _bunko_bulk_edit_begin (BunkoBulkEdit *self);
void _bunko_bulk_edit_end (BunkoBulkEdit *self);

/* bunko-bulk-edit-send.c */
JsonObject *
_bunko_bulk_change_make_metatags (const BunkoBulkChange *change) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_bulk_edit_send (BunkoBulkEdit *self);

/* bunko-bulk-edit-view.c */
void _bunko_bulk_edit_choose_way (BunkoBulkEdit *self);
void _bunko_bulk_edit_begin_view (BunkoBulkEdit *self);

G_END_DECLS
