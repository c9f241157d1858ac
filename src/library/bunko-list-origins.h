/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-view-query.h"

G_BEGIN_DECLS

/* The lists of so many galleries are remembered. */
#define BUNKO_LIST_ORIGINS_MAX 64

#define BUNKO_TYPE_LIST_ORIGINS (bunko_list_origins_get_type ())

G_DECLARE_FINAL_TYPE (BunkoListOrigins, bunko_list_origins, BUNKO, LIST_ORIGINS, GObject)

BunkoListOrigins *bunko_list_origins_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_list_origins_note (BunkoListOrigins *self,
                              gint64 gallery,
                              BunkoViewQuery *query,
                              guint position);
BunkoViewQuery *bunko_list_origins_lookup (BunkoListOrigins *self, gint64 gallery, guint *position);

G_END_DECLS
