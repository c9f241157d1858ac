/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BunkoPageMap BunkoPageMap;

BunkoPageMap *bunko_page_map_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_map_free (BunkoPageMap *self);
void bunko_page_map_fill (BunkoPageMap *self, guint n_rows, guint page_size);
guint bunko_page_map_get_n_pages (BunkoPageMap *self);
guint bunko_page_map_get_n_rows (BunkoPageMap *self);
guint bunko_page_map_get_page_rows (BunkoPageMap *self, guint page);
void bunko_page_map_set_page_rows (BunkoPageMap *self, guint page, guint n_rows);
void bunko_page_map_set_n_pages (BunkoPageMap *self, guint n_pages);
guint bunko_page_map_get_start (BunkoPageMap *self, guint page);
gboolean bunko_page_map_find (BunkoPageMap *self, guint position, guint *page, guint *offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoPageMap, bunko_page_map_free)

G_END_DECLS
