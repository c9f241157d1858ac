/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BunkoWaiters BunkoWaiters;

typedef void (*BunkoWaitersFunc) (gpointer user_data);

BunkoWaiters *
bunko_waiters_new (BunkoWaitersFunc emptied, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void bunko_waiters_free (BunkoWaiters *self);
void bunko_waiters_add (BunkoWaiters *self, GTask *task);
void bunko_waiters_return_object (BunkoWaiters *self, gpointer object);
void bunko_waiters_return_bytes (BunkoWaiters *self, GBytes *bytes);
void bunko_waiters_return_error (BunkoWaiters *self, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoWaiters, bunko_waiters_free)

G_END_DECLS
