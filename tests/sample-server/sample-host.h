/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample-server/bunko-sample-server.h"

G_BEGIN_DECLS

/* A sample server in a thread of its own, so that tests can talk to it with blocking sockets. */
typedef struct _SampleHost SampleHost;

SampleHost *sample_host_new (guint n_galleries, gboolean legacy, gboolean guests);
/* With ten galleries, as 0.3.0, and with every reply held back for so many milliseconds. */
SampleHost *sample_host_new_slow (guint latency);
void sample_host_free (SampleHost *self);
guint16 sample_host_get_port (SampleHost *self);
gboolean sample_host_has_quit (SampleHost *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleHost, sample_host_free)

G_END_DECLS
