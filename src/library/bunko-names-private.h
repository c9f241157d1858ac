/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "bunko-item.h"

G_BEGIN_DECLS

gboolean _bunko_names_load (char ***names,
                            JsonObject *object,
                            const char *preferred_key,
                            const char *list_key);
gboolean _bunko_children_load (GListStore **list,
                               JsonObject *object,
                               const char *key,
                               BunkoItemType type,
                               BunkoStore *store);
GListModel *_bunko_children_ensure (GListStore **list);

G_END_DECLS
