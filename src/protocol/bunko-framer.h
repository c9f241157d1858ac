/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_FRAMER (bunko_framer_get_type ())
G_DECLARE_FINAL_TYPE (BunkoFramer, bunko_framer, BUNKO, FRAMER, GObject)

#define BUNKO_FRAMER_DEFAULT_MAX_COMPRESSED   (G_GUINT64_CONSTANT (64) << 20)
#define BUNKO_FRAMER_DEFAULT_MAX_INFLATED     (G_GUINT64_CONSTANT (256) << 20)
#define BUNKO_FRAMER_DEFAULT_THREAD_THRESHOLD (G_GUINT64_CONSTANT (256) << 10)

BunkoFramer *bunko_framer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_framer_push (BunkoFramer *self, const guint8 *data, gsize length);
void bunko_framer_end (BunkoFramer *self);
gboolean bunko_framer_is_closed (BunkoFramer *self);
guint bunko_framer_get_n_pending (BunkoFramer *self);
void bunko_framer_get_sizes (BunkoFramer *self, gsize *compressed, gsize *inflated);

G_END_DECLS
