/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-model-private.h"

/* What a model tells. */

enum
{
  SPREAD_CHANGED,
  PICTURE_CHANGED,
  PAGES_CHANGED,
  JUMPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
_bunko_reader_model_install_signals (BunkoReaderModelClass *klass)
{
  /**
   * BunkoReaderModel::spread-changed:
   * @self: the model
   *
   * Something else is on the screen than before, or stands there in another way; in a strip also
   * when somebody goes to where they are.
   */
  signals[SPREAD_CHANGED] = g_signal_new ("spread-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * BunkoReaderModel::picture-changed:
   * @self: the model
   * @picture: the #BunkoReaderPicture of a page
   *
   * A page has a picture, a sharper one or an error that it did not have.
   */
  signals[PICTURE_CHANGED] =
      g_signal_new ("picture-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, BUNKO_TYPE_READER_PICTURE);
  /**
   * BunkoReaderModel::pages-changed:
   * @self: the model
   *
   * bunko_reader_model_get_page() knows more pages.
   */
  signals[PAGES_CHANGED] = g_signal_new ("pages-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * BunkoReaderModel::jumped:
   * @self: the model
   * @from: the page that was read until then, from 0
   *
   * Somebody went farther than to the next or last page.
   */
  signals[JUMPED] = g_signal_new ("jumped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

void
_bunko_reader_model_emit_spread_changed (BunkoReaderModel *self)
{
  g_signal_emit (self, signals[SPREAD_CHANGED], 0);
}

void
_bunko_reader_model_emit_picture_changed (BunkoReaderModel *self, BunkoReaderPicture *picture)
{
  g_signal_emit (self, signals[PICTURE_CHANGED], 0, picture);
}

void
_bunko_reader_model_emit_jumped (BunkoReaderModel *self, guint from)
{
  g_signal_emit (self, signals[JUMPED], 0, from);
}

void
_bunko_reader_model_emit_pages_changed (BunkoReaderModel *self)
{
  g_signal_emit (self, signals[PAGES_CHANGED], 0);
}
