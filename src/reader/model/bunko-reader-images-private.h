/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reader-images.h"
#include "bunko-reader-size.h"

G_BEGIN_DECLS

/* Shared by bunko-reader-images.c, which decides what is loaded when, and bunko-reader-slot.c,
 * which is one picture on its way. */

/* The picture of one page, and what is done for it. */
typedef struct
{
  BunkoReaderPicture *picture;
  BunkoPage *page; /* NULL while it is not known */
  BunkoReaderUrgency urgency;
  double width; /* of the box that it is shown in */
  double height;
  BunkoReaderSize size;      /* asked for, or shown if nothing is under way */
  gboolean visible;          /* asked for as visible */
  GCancellable *cancellable; /* NULL if nothing is under way */
  guint generation;          /* of the wishes that named it last */
} BunkoReaderSlot;

/* The pictures of the pages that are read and of those around them, each in the size that it is
 * shown in: first what is on the screen, the others in the order of the wishes. What is not wished
 * any more is dropped and cancelled. */
struct _BunkoReaderImages
{
  GObject parent_instance;

  BunkoImageLoader *loader;
  GHashTable *slots; /* position → BunkoReaderSlot */
  GPtrArray *order;  /* of BunkoReaderSlot, borrowed: as wished */
  double aspect;     /* of the last page that was loaded: the next one is probably alike */
  int setting;       /* the size to ask for, or BUNKO_READER_SIZE_AUTO */
  guint generation;
};

void _bunko_reader_images_loaded (BunkoReaderImages *self, BunkoReaderPicture *picture);
BunkoReaderSlot *_bunko_reader_images_find (BunkoReaderImages *self, guint position);

BunkoReaderSlot *_bunko_reader_slot_new (guint position) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_reader_slot_free (BunkoReaderSlot *slot);
void _bunko_reader_slot_cancel (BunkoReaderSlot *slot);
gboolean _bunko_reader_slot_is_there (BunkoReaderSlot *slot);
gboolean _bunko_reader_slot_update (BunkoReaderSlot *slot, BunkoReaderImages *self);
void _bunko_reader_slot_reload (BunkoReaderSlot *slot, BunkoReaderImages *self);

G_END_DECLS
