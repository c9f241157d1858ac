/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The port an HPX server listens on unless it is told otherwise. */
#define BUNKO_SERVER_PROFILE_DEFAULT_PORT 7007

#define BUNKO_TYPE_SERVER_PROFILE (bunko_server_profile_get_type ())
G_DECLARE_FINAL_TYPE (BunkoServerProfile, bunko_server_profile, BUNKO, SERVER_PROFILE, GObject)

BunkoServerProfile *bunko_server_profile_new (const char *name,
                                              const char *host,
                                              guint16 port,
                                              gboolean tls) G_GNUC_WARN_UNUSED_RESULT;
BunkoServerProfile *
bunko_server_profile_new_from_variant (GVariant *variant) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_server_profile_get_uuid (BunkoServerProfile *self);
const char *bunko_server_profile_get_name (BunkoServerProfile *self);
const char *bunko_server_profile_get_host (BunkoServerProfile *self);
guint16 bunko_server_profile_get_port (BunkoServerProfile *self);
gboolean bunko_server_profile_get_tls (BunkoServerProfile *self);
const char *bunko_server_profile_get_user (BunkoServerProfile *self);
gint64 bunko_server_profile_get_last_used (BunkoServerProfile *self);
gboolean bunko_server_profile_get_remember_password (BunkoServerProfile *self);
void bunko_server_profile_set_name (BunkoServerProfile *self, const char *name);
void bunko_server_profile_set_host (BunkoServerProfile *self, const char *host);
void bunko_server_profile_set_port (BunkoServerProfile *self, guint16 port);
void bunko_server_profile_set_tls (BunkoServerProfile *self, gboolean tls);
void bunko_server_profile_set_user (BunkoServerProfile *self, const char *user);
void bunko_server_profile_set_last_used (BunkoServerProfile *self, gint64 last_used);
void bunko_server_profile_set_remember_password (BunkoServerProfile *self, gboolean remember);
gboolean bunko_server_profile_get_plaintext_allowed (BunkoServerProfile *self);
void bunko_server_profile_set_plaintext_allowed (BunkoServerProfile *self, gboolean allowed);
char *bunko_server_profile_dup_address (BunkoServerProfile *self) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_server_profile_dup_display_name (BunkoServerProfile *self) G_GNUC_WARN_UNUSED_RESULT;
GVariant *bunko_server_profile_to_variant (BunkoServerProfile *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
