/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library-shelves.h"
#include "protocol/bunko-call-batch.h"

G_BEGIN_DECLS

/* The task data of a shelf that is loaded. */
typedef struct
{
  BunkoShelfKind kind;
  guint limit;
  BunkoShelfContent *content;
  BunkoCallBatch *batch; /* what was asked last */
  GPtrArray *found;      /* of BunkoGallery: what the server answered to the query */
  guint page;            /* of the query, from 0 */
  gboolean at_end;
} BunkoShelfLoad;

/* bunko-library-shelves.c */
void _bunko_shelf_load_next_page (GTask *task);
void _bunko_shelf_load_add (BunkoShelfLoad *load, BunkoItem *item);
void _bunko_shelf_load_done (GTask *task);

/* bunko-library-shelves-reading.c: what is made of the galleries that were read last. */
guint _bunko_shelf_load_get_page_size (BunkoShelfLoad *load);
void _bunko_shelf_load_progress (GTask *task);
void _bunko_shelf_load_series (GTask *task);

G_END_DECLS
