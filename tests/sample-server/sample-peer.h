/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A client with a blocking socket that shows what a server really sends. */
typedef struct _SamplePeer SamplePeer;

SamplePeer *sample_peer_new (guint16 port);
void sample_peer_free (SamplePeer *self);

JsonNode *sample_peer_get_greeting (SamplePeer *self);
const char *sample_peer_get_session (SamplePeer *self);
void sample_peer_set_session (SamplePeer *self, const char *session);

void sample_peer_send_bytes (SamplePeer *self, const void *data, gsize length);
void sample_peer_send_text (SamplePeer *self, const char *json);
void sample_peer_shutdown (SamplePeer *self);
GBytes *sample_peer_pack (const char *json);

/* NULL where the server has closed; aborts the test after 20 s of silence. */
JsonNode *sample_peer_receive (SamplePeer *self);
/* Reads once; whether the marker of the frame was in it. */
gboolean sample_peer_read_has_marker (SamplePeer *self);
/* Whether nothing comes for a while. */
gboolean sample_peer_is_silent (SamplePeer *self, guint milliseconds);

JsonNode *sample_peer_ask (SamplePeer *self, const char *data);
JsonNode *sample_peer_log_in (SamplePeer *self, const char *data);
/* The "data" of one function, which must succeed. */
JsonNode *sample_peer_call (SamplePeer *self, const char *call);
/* The error of one function or of the whole message, as "CODE text". */
char *sample_peer_call_error (SamplePeer *self, const char *call);
gint64 sample_peer_call_int (SamplePeer *self, const char *call, const char *member);
/* Waits for a command and reads its value. */
JsonNode *sample_peer_wait (SamplePeer *self, gint64 command, const char *state);

JsonNode *sample_json (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamplePeer, sample_peer_free)

G_END_DECLS
