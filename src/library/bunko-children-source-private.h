/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-children-source.h"

G_BEGIN_DECLS

typedef enum
{
  WAY_UNKNOWN,
  WAY_VIEW,
  WAY_GATHERED,
  WAY_RELATED,
  WAY_SEARCH,
} BunkoChildrenWay;

struct _BunkoChildrenSource
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoViewQuery *query;
  BunkoChildrenWay way;
  BunkoListSource *list; /* who answers, if they were not gathered */
  GPtrArray *gathered;
  gint64 count; /* what was counted last */
};

/* bunko-children-source-way.c: finds out which way to the galleries is right. */
void _bunko_children_source_choose (GTask *task);
void _bunko_children_source_set_wrong (BunkoChildrenSource *self);

G_END_DECLS
