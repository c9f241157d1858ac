/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a reader store has of one gallery or series. */
typedef struct
{
  char *key;
  GHashTable *values; /* of GVariant by name */
  GList link;
  gboolean secret; /* not to be written: made while reading left no traces */
} BunkoReaderEntry;

BunkoReaderEntry *_bunko_reader_entry_new (const char *key);
void _bunko_reader_entry_free (gpointer data);
GVariant *_bunko_reader_entry_to_variant (BunkoReaderEntry *entry);
gboolean _bunko_reader_entry_set (BunkoReaderEntry *entry, const char *name, GVariant *value);

G_END_DECLS
