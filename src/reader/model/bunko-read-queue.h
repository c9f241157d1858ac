/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"

G_BEGIN_DECLS

/* How many pages may wait to be reported. */
#define BUNKO_READ_QUEUE_MAX 2000

#define BUNKO_TYPE_READ_QUEUE (bunko_read_queue_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReadQueue, bunko_read_queue, BUNKO, READ_QUEUE, GObject)

BunkoReadQueue *bunko_read_queue_get (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
void bunko_read_queue_add (BunkoReadQueue *self, BunkoPage *page);
void bunko_read_queue_remove_gallery (BunkoReadQueue *self, gint64 gallery);
guint bunko_read_queue_find_last (BunkoReadQueue *self, gint64 gallery);
void bunko_read_queue_retry (BunkoReadQueue *self);
guint bunko_read_queue_get_length (BunkoReadQueue *self);
gboolean bunko_read_queue_get_loaded (BunkoReadQueue *self);

G_END_DECLS
