/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-gallery.h"

G_BEGIN_DECLS

gint _bunko_gallery_compare_numbers (gconstpointer a, gconstpointer b);
gboolean _bunko_galleries_can_sort (gint sort_index);
void _bunko_galleries_sort (GPtrArray *galleries, gint sort_index, gboolean descending);

G_END_DECLS
