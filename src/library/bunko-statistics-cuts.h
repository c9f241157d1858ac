/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BunkoStatisticsCuts BunkoStatisticsCuts;

BunkoStatisticsCuts *bunko_statistics_cuts_new (gint64 size) G_GNUC_WARN_UNUSED_RESULT;
void bunko_statistics_cuts_free (BunkoStatisticsCuts *self);
void bunko_statistics_cuts_add (BunkoStatisticsCuts *self, gint64 cut);
gboolean bunko_statistics_cuts_learn (BunkoStatisticsCuts *self, gint64 index, gint64 value);
gint64 bunko_statistics_cuts_get_next (BunkoStatisticsCuts *self);
gint64 bunko_statistics_cuts_estimate (BunkoStatisticsCuts *self, gint64 cut, gboolean *exact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoStatisticsCuts, bunko_statistics_cuts_free)

G_END_DECLS
