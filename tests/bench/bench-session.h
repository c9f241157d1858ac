/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/bunko-session.h"

G_BEGIN_DECLS

/* A callback that keeps the result in the place that its data points at, and the wait for it. */
void bench_store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void bench_wait (GAsyncResult **result);

/* Connects to a sample server on this machine and logs in as a guest. */
BunkoSession *bench_session_open (guint16 port) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
