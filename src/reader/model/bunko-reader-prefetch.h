/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many pages have a picture at once, whatever their bytes. */
#define BUNKO_READER_PREFETCH_MAX 96

/**
 * BunkoReaderReach:
 * @n_pages: how many pages there are
 * @first: the first one on the screen
 * @n_visible: how many are on the screen
 * @backwards: whether somebody reads towards the start
 * @speed: how fast, in pages a second
 * @limit: bytes that all pictures may take
 * @usual: bytes of a picture of which nothing is known
 * @bytes: (nullable) (array length=n_pages): bytes of each page's picture; 0 where not known
 *
 * Where somebody reads, as bunko_reader_prefetch_plan() wants to know it.
 */
typedef struct
{
  guint n_pages;
  guint first;
  guint n_visible;
  gboolean backwards;
  double speed;
  guint64 limit;
  guint64 usual;
  const guint64 *bytes;
} BunkoReaderReach;

/**
 * BunkoReaderPlan:
 * @pages: the pages to have, the most urgent first
 * @n_visible: of these, how many are on the screen; they are the first ones
 * @n_pages: how many there are
 * @bytes: what their pictures take
 *
 * Which pictures to have.
 */
typedef struct
{
  guint pages[BUNKO_READER_PREFETCH_MAX];
  guint n_visible;
  guint n_pages;
  guint64 bytes;
} BunkoReaderPlan;

void bunko_reader_prefetch_plan (const BunkoReaderReach *reach, BunkoReaderPlan *plan);
gboolean bunko_reader_plan_has (const BunkoReaderPlan *plan, guint page);
void bunko_reader_prefetch_keep (const BunkoReaderReach *reach,
                                 guint *loaded,
                                 guint n_loaded,
                                 BunkoReaderPlan *plan);

G_END_DECLS
