/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_PENDING_EDIT (bunko_pending_edit_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPendingEdit, bunko_pending_edit, BUNKO, PENDING_EDIT, GObject)

const char *bunko_pending_edit_get_text (BunkoPendingEdit *self);
char *bunko_pending_edit_describe (BunkoPendingEdit *self) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_pending_edit_get_n_items (BunkoPendingEdit *self);
gboolean bunko_pending_edit_get_maybe_made (BunkoPendingEdit *self);
gboolean bunko_pending_edit_get_saving (BunkoPendingEdit *self);

G_END_DECLS
