/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-backend.h"

G_BEGIN_DECLS

/* What the server knows of one connection, apart from its socket. Reference counted. */
typedef struct _BunkoSampleClient BunkoSampleClient;

BunkoSampleClient *bunko_sample_client_new (BunkoSampleBackend *backend) G_GNUC_WARN_UNUSED_RESULT;
BunkoSampleClient *bunko_sample_client_ref (BunkoSampleClient *self);
void bunko_sample_client_unref (BunkoSampleClient *self);

void bunko_sample_client_leave (BunkoSampleClient *self);
GBytes *bunko_sample_client_greet (BunkoSampleClient *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bunko_sample_client_announce (BunkoSampleClient *self,
                                      BunkoSampleServerCommand command) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bunko_sample_client_handle (BunkoSampleClient *self,
                                    GBytes *frame,
                                    BunkoSampleServerCommand *command) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleClient, bunko_sample_client_unref)

G_END_DECLS
