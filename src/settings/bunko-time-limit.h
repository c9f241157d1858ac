/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A wait for something outside of Bunko that ends after a while. */
typedef struct _BunkoTimeLimit BunkoTimeLimit;

BunkoTimeLimit *
bunko_time_limit_new (guint seconds, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void bunko_time_limit_free (BunkoTimeLimit *self);
GCancellable *bunko_time_limit_get_cancellable (BunkoTimeLimit *self);
gboolean bunko_time_limit_is_over (BunkoTimeLimit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoTimeLimit, bunko_time_limit_free)

G_END_DECLS
