/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A login. Thread-safe; reference counted. */
typedef struct _BunkoSampleSession BunkoSampleSession;

BunkoSampleSession *bunko_sample_session_ref (BunkoSampleSession *self);
void bunko_sample_session_unref (BunkoSampleSession *self);
const char *bunko_sample_session_get_id (BunkoSampleSession *self);
const char *bunko_sample_session_get_user (BunkoSampleSession *self);
const char *bunko_sample_session_get_space (BunkoSampleSession *self);
void bunko_sample_session_pin (BunkoSampleSession *self);
JsonNode *bunko_sample_session_get_value (BunkoSampleSession *self,
                                          const char *key) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_session_set_value (BunkoSampleSession *self, const char *key, JsonNode *value);

/* All logins of a server. Thread-safe. */
typedef struct _BunkoSampleSessions BunkoSampleSessions;

BunkoSampleSessions *bunko_sample_sessions_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_sessions_free (BunkoSampleSessions *self);
BunkoSampleSession *bunko_sample_sessions_create (BunkoSampleSessions *self,
                                                  const char *user,
                                                  const char *space) G_GNUC_WARN_UNUSED_RESULT;
BunkoSampleSession *bunko_sample_sessions_lookup (BunkoSampleSessions *self,
                                                  const char *id,
                                                  gint64 span,
                                                  GError **error);
void bunko_sample_sessions_join (BunkoSampleSessions *self, BunkoSampleSession *session);
void bunko_sample_sessions_leave (BunkoSampleSessions *self, BunkoSampleSession *session);
void bunko_sample_sessions_forget (BunkoSampleSessions *self, BunkoSampleSession *session);
void bunko_sample_sessions_clear (BunkoSampleSessions *self);
void bunko_sample_sessions_age (BunkoSampleSessions *self, gint64 microseconds);
guint bunko_sample_sessions_get_count (BunkoSampleSessions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleSession, bunko_sample_session_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleSessions, bunko_sample_sessions_free)

G_END_DECLS
