/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"
#include "bunko-view-query.h"

G_BEGIN_DECLS

typedef struct _BunkoShelfContent BunkoShelfContent;

/**
 * BunkoShelfContent:
 * @items: (element-type BunkoItem): what is on the shelf, in order
 * @gone: (element-type gint64): the ids that were asked for and that the server does not have
 * @total: how many there are in all; -1 if nobody knows
 * @query: (nullable): the list that begins like the shelf; %NULL if there is none
 *
 * What a server answers about one shelf.
 */
struct _BunkoShelfContent
{
  GPtrArray *items;
  GArray *gone;
  gint64 total;
  BunkoViewQuery *query;
};

BunkoShelfContent *bunko_shelf_content_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_shelf_content_free (BunkoShelfContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoShelfContent, bunko_shelf_content_free)

G_END_DECLS
