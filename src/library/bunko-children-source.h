/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CHILDREN_SOURCE (bunko_children_source_get_type ())

G_DECLARE_FINAL_TYPE (BunkoChildrenSource, bunko_children_source, BUNKO, CHILDREN_SOURCE, GObject)

gboolean bunko_children_source_can_list (BunkoViewQuery *query);
BunkoListSource *
bunko_children_source_new (BunkoLibrary *library, BunkoViewQuery *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
