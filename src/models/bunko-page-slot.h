/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-row.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_SLOT_IDLE,
  BUNKO_SLOT_QUEUED,
  BUNKO_SLOT_LOADING,
  BUNKO_SLOT_LOADED,
  BUNKO_SLOT_FAILED,
} BunkoSlotState;

typedef struct _BunkoPageSlot BunkoPageSlot;

typedef void (*BunkoPageSlotFunc) (BunkoPageSlot *slot, gpointer user_data);

/* One page of the server, as far as somebody has it in hand. */
struct _BunkoPageSlot
{
  guint page;
  BunkoSlotState state;

  /* Which turn of the main loop asked for it. */
  guint batch;

  /* Rows that somebody outside holds. */
  guint n_live;

  /* (element-type BunkoItem): one for each row, or shorter, or with NULL where not loaded. */
  GPtrArray *items;

  /* (element-type BunkoRow): one for each row, not owned, NULL where nobody holds one. */
  GPtrArray *rows;

  BunkoPageSlotFunc unused;
  gpointer user_data;
};

BunkoPageSlot *bunko_page_slot_new (guint page,
                                    guint n_rows,
                                    BunkoPageSlotFunc unused,
                                    gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_slot_free (BunkoPageSlot *self);
BunkoItem *bunko_page_slot_get_item (BunkoPageSlot *self, guint offset);
BunkoRow *bunko_page_slot_dup_row (BunkoPageSlot *self, guint offset) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_slot_set_items (BunkoPageSlot *self, GPtrArray *items);
void bunko_page_slot_set_failed (BunkoPageSlot *self, gboolean failed);
void bunko_page_slot_set_n_rows (BunkoPageSlot *self, guint n_rows);
void bunko_page_slot_splice (BunkoPageSlot *self, guint offset, guint n_removed, guint n_added);
void
bunko_page_slot_take_rows (BunkoPageSlot *self, BunkoPageSlot *from, guint offset, guint n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoPageSlot, bunko_page_slot_free)

G_END_DECLS
