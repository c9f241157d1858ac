/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A sample server in a process of its own. */
typedef struct
{
  GSubprocess *process;
  char *port;
} BenchServer;

char *bench_program (const char *relative) G_GNUC_WARN_UNUSED_RESULT;
BenchServer bench_server_start_with (const char *const *options);
BenchServer
bench_server_start (const char *galleries, const char *latency_ms, const char *image_ms);
void bench_server_stop (BenchServer *server);
char *bench_run (GSubprocessLauncher *launcher, const char *const *argv) G_GNUC_WARN_UNUSED_RESULT;
double bench_value (const char *output, const char *event);
void bench_use_server (GSubprocessLauncher *launcher, BenchServer *server);

G_END_DECLS
