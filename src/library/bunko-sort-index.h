/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_SORT_INDEX (bunko_sort_index_get_type ())

typedef struct _BunkoSortIndex BunkoSortIndex;

/**
 * BunkoSortIndex:
 * @index: the server's number of the order
 * @name: its name, in the server's language
 *
 * An order in which a server can sort a view.
 */
struct _BunkoSortIndex
{
  gint index;
  char *name;
};

GType bunko_sort_index_get_type (void) G_GNUC_CONST;
BunkoSortIndex *bunko_sort_index_new (gint index, const char *name) G_GNUC_WARN_UNUSED_RESULT;
BunkoSortIndex *bunko_sort_index_copy (const BunkoSortIndex *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sort_index_free (BunkoSortIndex *self);
gboolean bunko_sort_index_is_random (gint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSortIndex, bunko_sort_index_free)

G_END_DECLS
