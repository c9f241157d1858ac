/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-bulk-edit-private.h"
#include "bunko-pending-edits.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_PENDING_ITEMS, /* a change of items that are named */
  BUNKO_PENDING_VIEW,  /* a change of what a view shows */
  BUNKO_PENDING_CALL,  /* a call of a function: making and deleting things */
} BunkoPendingKind;

/* One item: what is to be done to it, and what it was. */
typedef struct
{
  BunkoItemType type;
  gint64 id;
  BunkoBulkChange change;
  BunkoMetatags old_metatags;
  double old_rating;
  gint64 old_grouping;
} BunkoPendingEntry;

struct _BunkoPendingEdit
{
  GObject parent_instance;

  BunkoPendingKind kind;
  char *text;
  gint64 time; /* UNIX seconds */
  gboolean maybe_made;
  gboolean saving;
  gint64 lost_at; /* monotonic; 0 if that was in another life of the program */
  char *problem;  /* why the server refused it; NULL if it did not */

  GArray *entries;        /* of BunkoPendingEntry */
  BunkoBulkChange change; /* of a view */
  BunkoViewQuery *query;
  char *fname;
  JsonObject *args;
  char *key; /* tells calls for the same thing */
};

struct _BunkoPendingEdits
{
  GObject parent_instance;

  char *state_key;
  GWeakRef library; /* the one that was opened last */
  GSignalGroup *session_signals;
  GListStore *edits;
  guint n_saving;
};

/* Milliseconds between two looks for what may have been made. */
#define BUNKO_PENDING_LOOK_INTERVAL 250

/* bunko-pending-edit.c */
gboolean _bunko_error_is_loss (const GError *error);
BunkoPendingEdit *
_bunko_pending_edit_new (BunkoPendingKind kind, const char *text) G_GNUC_WARN_UNUSED_RESULT;
BunkoPendingEdit *_bunko_pending_edit_new_call (const char *fname,
                                                JsonObject *args,
                                                const char *text) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_pending_edit_set_args (BunkoPendingEdit *self, JsonObject *args);
void _bunko_pending_edit_set_text (BunkoPendingEdit *self, const char *text);
void _bunko_pending_edit_set_saving (BunkoPendingEdit *self, gboolean saving);
void _bunko_pending_edit_note_lost (BunkoPendingEdit *self, gboolean maybe_made);
gboolean _bunko_pending_edit_may_come_late (BunkoPendingEdit *self);
void _bunko_pending_edit_set_problem (BunkoPendingEdit *self, const GError *error);
gboolean _bunko_pending_edit_drop_items (BunkoPendingEdit *self,
                                         BunkoItemType type,
                                         gint64 id,
                                         const BunkoBulkChange *change);

/* bunko-pending-edit-text.c */
char *_bunko_pending_edit_describe_change (BunkoLibrary *library,
                                           const BunkoBulkChange *change,
                                           BunkoItem *item,
                                           guint n) G_GNUC_WARN_UNUSED_RESULT;

/* bunko-pending-edit-state.c */
GVariant *_bunko_pending_edit_to_variant (BunkoPendingEdit *self) G_GNUC_WARN_UNUSED_RESULT;
BunkoPendingEdit *
_bunko_pending_edit_new_from_variant (GVariant *variant) G_GNUC_WARN_UNUSED_RESULT;

/* bunko-pending-edit-save.c */
void _bunko_pending_edit_save_async (BunkoPendingEdit *self,
                                     BunkoLibrary *library,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
_bunko_pending_edit_save_finish (BunkoPendingEdit *self, GAsyncResult *result, GError **error);

/* bunko-pending-edits.c */
void _bunko_pending_edits_changed (BunkoPendingEdits *self);

/* bunko-pending-edits-note.c */
BunkoPendingEdit *_bunko_pending_edits_begin_call (BunkoPendingEdits *self,
                                                   const char *fname,
                                                   JsonObject *args,
                                                   const char *text) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_pending_edits_end_call (BunkoPendingEdits *self,
                                    BunkoPendingEdit *edit,
                                    const GError *error,
                                    gboolean was_sent);
void _bunko_pending_edits_supersede (BunkoPendingEdits *self,
                                     BunkoItemType type,
                                     gint64 id,
                                     const BunkoBulkChange *change);
void _bunko_pending_edits_note_item (BunkoPendingEdits *self,
                                     BunkoLibrary *library,
                                     BunkoItem *item,
                                     const BunkoBulkChange *change,
                                     gboolean maybe_made);
guint _bunko_pending_edits_note_bulk (BunkoPendingEdits *self, BunkoBulkEdit *edit);
gboolean _bunko_pending_edits_add (BunkoPendingEdits *self, BunkoPendingEdit *edit);
void _bunko_pending_edits_remove (BunkoPendingEdits *self, BunkoPendingEdit *edit);
gboolean _bunko_pending_edits_contains (BunkoPendingEdits *self, BunkoPendingEdit *edit);
guint _bunko_pending_edits_count_items (BunkoPendingEdits *self);

G_END_DECLS
