/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "bunko-wire-tap.h"

G_BEGIN_DECLS

/* Private to BunkoConnection. */

typedef struct _BunkoExchange BunkoExchange;

BunkoExchange *bunko_exchange_new (GTask *task, GBytes *frame) G_GNUC_WARN_UNUSED_RESULT;
void bunko_exchange_free (BunkoExchange *self);
void bunko_exchange_set_tap (BunkoExchange *self, BunkoWireTap *tap, const BunkoWireEvent *event);
void bunko_exchange_fill_event (BunkoExchange *self, BunkoWireEvent *event);
gsize bunko_exchange_get_size (BunkoExchange *self);
void bunko_exchange_start (BunkoExchange *self, guint timeout);
void bunko_exchange_hasten (BunkoExchange *self, guint timeout);
gint64 bunko_exchange_get_deadline (BunkoExchange *self);
gboolean bunko_exchange_write (BunkoExchange *self, GOutputStream *stream, GError **error);
gboolean bunko_exchange_is_written (BunkoExchange *self);
void bunko_exchange_return (BunkoExchange *self, JsonNode *reply);
void bunko_exchange_return_error (BunkoExchange *self, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoExchange, bunko_exchange_free)

G_END_DECLS
