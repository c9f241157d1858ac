/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_SAMPLE_LAUNCHER (bunko_sample_launcher_get_type ())
G_DECLARE_FINAL_TYPE (BunkoSampleLauncher, bunko_sample_launcher, BUNKO, SAMPLE_LAUNCHER, GObject)

BunkoSampleLauncher *bunko_sample_launcher_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_launcher_start_async (BunkoSampleLauncher *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
guint16 bunko_sample_launcher_start_finish (BunkoSampleLauncher *self,
                                            GAsyncResult *result,
                                            GError **error);
guint16 bunko_sample_launcher_get_port (BunkoSampleLauncher *self);
void bunko_sample_launcher_stop (BunkoSampleLauncher *self);

G_END_DECLS
