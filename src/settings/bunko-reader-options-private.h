/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reader-option.h"
#include "bunko-reader-options.h"

G_BEGIN_DECLS

/* One class in four files: the properties, their accessors, scopes, and what one gallery has. */
struct _BunkoReaderOptions
{
  GObject parent_instance;

  BunkoReaderStore *store;
  gint64 gallery; /* 0: none */
  gint64 series;  /* 0: none */
  BunkoReaderScope scope_for_edits;
  BunkoReaderMode guessed_mode;
  BunkoReaderDirection guessed_direction;

  double settings[BUNKO_READER_N_OPTIONS]; /* what was chosen */
  double results[BUNKO_READER_N_OPTIONS];  /* what that means */

  gboolean shifted;
  GArray *alone_pages; /* of guint, sorted */
  GArray *bookmarks;   /* of BunkoReaderBookmark, sorted */
};

double _bunko_reader_options_get_result (BunkoReaderOptions *self, BunkoReaderOptionId id);

gint64 _bunko_reader_options_get_id (BunkoReaderOptions *self, BunkoReaderScope scope);
BunkoReaderScope
_bunko_reader_options_find_scope (BunkoReaderOptions *self, BunkoReaderOptionId id, double *number);
BunkoReaderScope
_bunko_reader_options_find_edit_scope (BunkoReaderOptions *self, BunkoReaderOptionId id);

void _bunko_reader_options_init_gallery (BunkoReaderOptions *self);
void _bunko_reader_options_clear_gallery (BunkoReaderOptions *self);
void _bunko_reader_options_refresh_gallery (BunkoReaderOptions *self, const char *name);
void _bunko_reader_options_notify_shifted (BunkoReaderOptions *self);
void _bunko_reader_options_emit_alone_pages (BunkoReaderOptions *self);
void _bunko_reader_options_emit_bookmarks (BunkoReaderOptions *self);

G_END_DECLS
