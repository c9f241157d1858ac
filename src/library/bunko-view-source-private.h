/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-view-source.h"

G_BEGIN_DECLS

JsonObject *_bunko_view_source_make_selectors (BunkoViewSource *self) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *_bunko_view_source_make_view_args (BunkoViewSource *self,
                                               guint page,
                                               guint page_size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
