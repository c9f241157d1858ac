/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-api-outcome.h"
#include "bunko-api-request.h"
#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_API_RUN (bunko_api_run_get_type ())

G_DECLARE_FINAL_TYPE (BunkoApiRun, bunko_api_run, BUNKO, API_RUN, GObject)

BunkoApiRun *bunko_api_run_new (BunkoLibrary *library,
                                BunkoApiRequest *request,
                                guint timeout) G_GNUC_WARN_UNUSED_RESULT;
void bunko_api_run_stop (BunkoApiRun *self);
BunkoApiStatus bunko_api_run_get_status (BunkoApiRun *self);
GListModel *bunko_api_run_get_outcomes (BunkoApiRun *self);
const char *bunko_api_run_get_text (BunkoApiRun *self);
gboolean bunko_api_run_get_is_shortened (BunkoApiRun *self);
guint bunko_api_run_get_elapsed (BunkoApiRun *self);
gsize bunko_api_run_get_sent_size (BunkoApiRun *self);
gsize bunko_api_run_get_received_size (BunkoApiRun *self);
void bunko_api_run_save_async (BunkoApiRun *self,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean bunko_api_run_save_finish (BunkoApiRun *self, GAsyncResult *result, GError **error);
void bunko_api_run_copy_async (BunkoApiRun *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *bunko_api_run_copy_finish (BunkoApiRun *self,
                                 GAsyncResult *result,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
