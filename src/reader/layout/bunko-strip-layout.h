/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

#include "settings/bunko-reader-enums.h"

G_BEGIN_DECLS

/**
 * BUNKO_STRIP_MAX_LEAVES:
 *
 * More leaves than this are not laid out.
 */
#define BUNKO_STRIP_MAX_LEAVES 1000000

typedef struct _BunkoStripLayout BunkoStripLayout;

BunkoStripLayout *bunko_strip_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_strip_layout_free (BunkoStripLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoStripLayout, bunko_strip_layout_free)

void bunko_strip_layout_set_direction (BunkoStripLayout *self, BunkoReaderDirection direction);
guint bunko_strip_layout_get_n_leaves (BunkoStripLayout *self);
void bunko_strip_layout_set_n_leaves (BunkoStripLayout *self, guint n_leaves);
double bunko_strip_layout_get_across (BunkoStripLayout *self);
void bunko_strip_layout_set_across (BunkoStripLayout *self, double across);
void bunko_strip_layout_set_gap (BunkoStripLayout *self, double gap);
void bunko_strip_layout_set_pixel (BunkoStripLayout *self, double pixel);
double bunko_strip_layout_set_size (BunkoStripLayout *self,
                                    guint leaf,
                                    double width,
                                    double height,
                                    double anchor);

double bunko_strip_layout_get_extent (BunkoStripLayout *self);
double bunko_strip_layout_get_start (BunkoStripLayout *self, guint leaf);
double bunko_strip_layout_get_length (BunkoStripLayout *self, guint leaf);
guint bunko_strip_layout_find (BunkoStripLayout *self, double offset);
guint bunko_strip_layout_get_place (BunkoStripLayout *self, double offset, double *fraction);
double bunko_strip_layout_get_offset (BunkoStripLayout *self, guint leaf, double fraction);
guint bunko_strip_layout_get_visible (BunkoStripLayout *self,
                                      double offset,
                                      double view_length,
                                      guint *first);

G_END_DECLS
