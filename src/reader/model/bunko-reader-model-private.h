/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reader-images.h"
#include "bunko-reader-model.h"
#include "bunko-reader-pace.h"
#include "bunko-reader-pages.h"
#include "bunko-reader-watch.h"

G_BEGIN_DECLS

/* Where somebody is in a gallery, and what is shown there. It knows no widgets. One class in five
 * files: the gallery as a whole, where somebody is (-moves), pictures (-pictures), what "auto"
 * means (-guess), what it tells (-signals).
 *
 *   BunkoListSource → BunkoReaderPages ─┐
 *   BunkoReaderOptions → BunkoSpreads ──┼→ position, spread, pictures, state → widgets
 *   BunkoImageLoader → BunkoReaderImages┘        └→ BunkoReaderWatch → BunkoReaderJournal
 */
struct _BunkoReaderModel
{
  GObject parent_instance;

  BunkoReaderPages *pages;
  BunkoReaderImages *images;
  BunkoReaderJournal *journal;
  BunkoReaderWatch *watch;
  BunkoReaderOptions *options;
  GCancellable *cancellable;

  guint start_page;    /* from 1; 0 to go on where reading stopped */
  guint expected_page; /* where that probably is, from 0 */
  gboolean located;    /* the anchor is known */
  gboolean opened;
  gboolean reported; /* that it is opened */

  /* Where. The anchor is what somebody went to: it stays on the screen, whatever else comes to
   * stand there; the position is the first page of all that does. */
  BunkoSpreads *spreads;
  BunkoLeaf anchor;
  BunkoSpread spread;
  guint position;
  BunkoReaderPace pace;
  GHashTable *held_aspects; /* page → double: known, but not laid out yet */
  GArray *alone_pages;      /* guint: those that the spreads know */

  /* What "auto" means. */
  char *language;
  char **tags;
  BunkoLibrary *library; /* to ask for the tags of the gallery; NULL when that is done */
  BunkoGallery *gallery;
  guint first_page; /* where reading started, from 0 */
  gboolean seems_strip;

  /* What the view shows, in device pixels. */
  int view_width;
  int view_height;
  double page_width; /* of the box of a page; both below 0 as long as nobody said */
  double page_height;
  guint first_seen; /* in a strip */
  guint n_seen;
  GArray *bytes; /* guint64 by page */

  /* What the properties said last. */
  guint n_pages;
  BunkoReaderState state;
};

void _bunko_reader_model_update (BunkoReaderModel *self);

/* -moves.c */
void _bunko_reader_model_set_n_pages (BunkoReaderModel *self, guint n_pages);
void _bunko_reader_model_locate (BunkoReaderModel *self, guint position);
void _bunko_reader_model_update_spread (BunkoReaderModel *self);
void _bunko_reader_model_apply_options (BunkoReaderModel *self);
void _bunko_reader_model_change_mode (BunkoReaderModel *self);
void _bunko_reader_model_apply_alone_pages (BunkoReaderModel *self);
void _bunko_reader_model_learn_aspect (BunkoReaderModel *self, guint page, double aspect);
void _bunko_reader_model_notify_position (BunkoReaderModel *self);

/* -signals.c */
void _bunko_reader_model_install_signals (BunkoReaderModelClass *klass);
void _bunko_reader_model_emit_spread_changed (BunkoReaderModel *self);
void _bunko_reader_model_emit_picture_changed (BunkoReaderModel *self, BunkoReaderPicture *picture);
void _bunko_reader_model_emit_jumped (BunkoReaderModel *self, guint from);
void _bunko_reader_model_emit_pages_changed (BunkoReaderModel *self);

/* -guess.c */
void _bunko_reader_model_guess (BunkoReaderModel *self);
void _bunko_reader_model_ask_tags (BunkoReaderModel *self);

/* -pictures.c */
void _bunko_reader_model_wish (BunkoReaderModel *self);
void _bunko_reader_model_picture_changed_cb (BunkoReaderModel *self, BunkoReaderPicture *picture);

G_END_DECLS
