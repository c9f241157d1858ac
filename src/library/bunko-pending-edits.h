/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-pending-edit.h"

G_BEGIN_DECLS

/* How many edits, and items in all of them together, are kept. */
#define BUNKO_PENDING_EDITS_MAX       500
#define BUNKO_PENDING_EDITS_MAX_ITEMS 20000

#define BUNKO_TYPE_PENDING_EDITS (bunko_pending_edits_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPendingEdits, bunko_pending_edits, BUNKO, PENDING_EDITS, GObject)

BunkoPendingEdits *bunko_library_get_pending_edits (BunkoLibrary *self);

void bunko_pending_edits_save_async (BunkoPendingEdits *self,
                                     BunkoPendingEdit *edit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
guint
bunko_pending_edits_save_finish (BunkoPendingEdits *self, GAsyncResult *result, GError **error);
void bunko_pending_edits_discard (BunkoPendingEdits *self, BunkoPendingEdit *edit);
gboolean bunko_pending_edits_get_can_save (BunkoPendingEdits *self);
gboolean bunko_pending_edits_get_saving (BunkoPendingEdits *self);
GVariant *bunko_pending_edits_to_variant (BunkoPendingEdits *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_pending_edits_restore (BunkoPendingEdits *self, GVariant *variant);

G_END_DECLS
