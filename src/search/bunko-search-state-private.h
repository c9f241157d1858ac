/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-search-state.h"

G_BEGIN_DECLS

typedef struct
{
  char *before;
  char *draft;
  char *after;
  gboolean raw;
} BunkoSearchStep;

struct _BunkoSearchState
{
  GObject parent_instance;

  BunkoSearchStep now;
  GPtrArray *tokens; /* of BunkoSearchToken, those before the draft first; NULL if not parsed yet */
  guint place;       /* how many of them stand before the draft */
  GQueue undo;       /* of BunkoSearchStep, the latest first */
  GQueue redo;
  gboolean typing; /* the draft has been written on since the last step */
};

void _bunko_search_state_remember (BunkoSearchState *self);
void _bunko_search_state_changed (BunkoSearchState *self, gboolean typed);
void _bunko_search_state_fold (BunkoSearchState *self);

static inline void
_bunko_search_take (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

G_END_DECLS
