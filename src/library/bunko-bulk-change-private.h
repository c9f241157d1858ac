/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-bulk-change.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_BULK_METATAGS,
  BUNKO_BULK_RATING,
  BUNKO_BULK_MEMBERSHIP,
} BunkoBulkKind;

struct _BunkoBulkChange
{
  BunkoBulkKind kind;
  BunkoMetatags mask;
  BunkoMetatags values; /* of the marks in mask */
  double rating;
  BunkoItemType container_type;
  gint64 container_id;
  gboolean add;
};

G_END_DECLS
