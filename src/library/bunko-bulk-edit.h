/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-bulk-change.h"
#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_BULK_EDIT (bunko_bulk_edit_get_type ())

G_DECLARE_FINAL_TYPE (BunkoBulkEdit, bunko_bulk_edit, BUNKO, BULK_EDIT, GObject)

BunkoBulkEdit *bunko_bulk_edit_new (BunkoLibrary *library,
                                    GPtrArray *items,
                                    const BunkoBulkChange *change) G_GNUC_WARN_UNUSED_RESULT;
BunkoBulkEdit *
bunko_bulk_edit_new_for_view (BunkoLibrary *library,
                              BunkoViewQuery *query,
                              gint64 n_matches,
                              GPtrArray *shown,
                              const BunkoBulkChange *change) G_GNUC_WARN_UNUSED_RESULT;

void bunko_bulk_edit_run_async (BunkoBulkEdit *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean bunko_bulk_edit_run_finish (BunkoBulkEdit *self, GAsyncResult *result, GError **error);

BunkoBulkEditState bunko_bulk_edit_get_state (BunkoBulkEdit *self);
double bunko_bulk_edit_get_progress (BunkoBulkEdit *self);
guint bunko_bulk_edit_get_n_done (BunkoBulkEdit *self);
guint bunko_bulk_edit_get_n_refused (BunkoBulkEdit *self);
guint bunko_bulk_edit_get_n_kept (BunkoBulkEdit *self);
guint bunko_bulk_edit_get_n_total (BunkoBulkEdit *self);
const GError *bunko_bulk_edit_get_error (BunkoBulkEdit *self);
gboolean bunko_bulk_edit_get_can_undo (BunkoBulkEdit *self);
BunkoBulkEdit *bunko_bulk_edit_get_undo (BunkoBulkEdit *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
