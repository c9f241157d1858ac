/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_SAMPLE_LISTENER (bunko_sample_listener_get_type ())
G_DECLARE_FINAL_TYPE (BunkoSampleListener, bunko_sample_listener, BUNKO, SAMPLE_LISTENER, GObject)

BunkoSampleListener *bunko_sample_listener_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_sample_listener_open (BunkoSampleListener *self, guint16 port, GError **error);
guint16 bunko_sample_listener_get_port (BunkoSampleListener *self);
void bunko_sample_listener_accept (BunkoSampleListener *self);
void bunko_sample_listener_close (BunkoSampleListener *self);

G_END_DECLS
