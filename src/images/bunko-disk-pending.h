/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the folder: which files are about to be written. */

typedef struct _BunkoDiskPending BunkoDiskPending;

BunkoDiskPending *bunko_disk_pending_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_disk_pending_free (BunkoDiskPending *self);
void bunko_disk_pending_begin (BunkoDiskPending *self, gpointer mark);
void bunko_disk_pending_end (BunkoDiskPending *self, gpointer mark);
void bunko_disk_pending_wait (BunkoDiskPending *self, gpointer mark);

G_END_DECLS
