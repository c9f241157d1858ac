/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-server-profile.h"

G_BEGIN_DECLS

void bunko_secrets_check_async (GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean bunko_secrets_check_finish (GAsyncResult *result, GError **error);
void bunko_secrets_lookup_async (BunkoServerProfile *profile,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char *bunko_secrets_lookup_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_secrets_store_async (BunkoServerProfile *profile,
                                const char *password,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean bunko_secrets_store_finish (GAsyncResult *result, GError **error);
void bunko_secrets_clear_async (BunkoServerProfile *profile,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean bunko_secrets_clear_finish (GAsyncResult *result, GError **error);
void bunko_secrets_free (char *password);

G_END_DECLS
