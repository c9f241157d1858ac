/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "images/bunko-image-loader.h"
#include "library/bunko-library.h"
#include "library/bunko-list-origins.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CONTEXT (bunko_context_get_type ())

G_DECLARE_FINAL_TYPE (BunkoContext, bunko_context, BUNKO, CONTEXT, GObject)

BunkoContext *bunko_context_new (BunkoLibrary *library,
                                 BunkoImageLoader *loader,
                                 BunkoServerInfo *info) G_GNUC_WARN_UNUSED_RESULT;
BunkoLibrary *bunko_context_get_library (BunkoContext *self);
BunkoImageLoader *bunko_context_get_loader (BunkoContext *self);
BunkoServerInfo *bunko_context_get_info (BunkoContext *self);
void bunko_context_set_info (BunkoContext *self, BunkoServerInfo *info);
BunkoListOrigins *bunko_context_get_origins (BunkoContext *self);
GDateTime *bunko_context_get_fresh_since (BunkoContext *self);
void bunko_context_set_fresh_since (BunkoContext *self, GDateTime *since);
void bunko_context_reconnected (BunkoContext *self);

G_END_DECLS
