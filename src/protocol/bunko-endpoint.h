/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BUNKO_DEFAULT_PORT:
 *
 * The port on which a server listens unless it was configured otherwise.
 */
#define BUNKO_DEFAULT_PORT 7007

#define BUNKO_TYPE_ENDPOINT (bunko_endpoint_get_type ())

typedef struct _BunkoEndpoint BunkoEndpoint;

GType bunko_endpoint_get_type (void) G_GNUC_CONST;

BunkoEndpoint *
bunko_endpoint_new (const char *host, guint16 port, gboolean tls) G_GNUC_WARN_UNUSED_RESULT;
BunkoEndpoint *bunko_endpoint_parse (const char *uri, char **user, char **path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
BunkoEndpoint *bunko_endpoint_ref (BunkoEndpoint *self);
void bunko_endpoint_unref (BunkoEndpoint *self);
const char *bunko_endpoint_get_host (BunkoEndpoint *self);
guint16 bunko_endpoint_get_port (BunkoEndpoint *self);
gboolean bunko_endpoint_get_tls (BunkoEndpoint *self);
gboolean bunko_endpoint_is_loopback (BunkoEndpoint *self);
char *bunko_endpoint_to_string (BunkoEndpoint *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_endpoint_is_private (BunkoEndpoint *self);
gboolean bunko_inet_address_is_private (GInetAddress *address);
gboolean bunko_endpoint_equal (BunkoEndpoint *a, BunkoEndpoint *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoEndpoint, bunko_endpoint_unref)

G_END_DECLS
