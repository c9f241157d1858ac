/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-reader-enums.h"

G_BEGIN_DECLS

/* How many galleries and series have values of their own. */
#define BUNKO_READER_STORE_MAX 2000

/* Where reading a gallery stopped, for servers that do not remember it: a page from 1 (u). */
#define BUNKO_READER_STORE_LAST_PAGE "last-page"

#define BUNKO_TYPE_READER_STORE (bunko_reader_store_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderStore, bunko_reader_store, BUNKO, READER_STORE, GObject)

BunkoReaderStore *bunko_reader_store_get (const char *server_key) G_GNUC_WARN_UNUSED_RESULT;
BunkoReaderStore *bunko_reader_store_new_general (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoReaderStore *bunko_reader_store_new_in_memory (void) G_GNUC_WARN_UNUSED_RESULT;
GVariant *bunko_reader_store_lookup (BunkoReaderStore *self,
                                     BunkoReaderScope scope,
                                     gint64 id,
                                     const char *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_reader_store_is_set (BunkoReaderStore *self,
                                    BunkoReaderScope scope,
                                    gint64 id,
                                    const char *name);
guint bunko_reader_store_get_last_page (BunkoReaderStore *self, gint64 gallery);
void bunko_reader_store_set (BunkoReaderStore *self,
                             BunkoReaderScope scope,
                             gint64 id,
                             const char *name,
                             GVariant *value);
gboolean bunko_reader_store_get_loaded (BunkoReaderStore *self);
gboolean bunko_reader_store_get_busy (BunkoReaderStore *self);

G_END_DECLS
