/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void _bunko_item_store_take (GListStore *self, GPtrArray *items);

G_END_DECLS
