/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean bunko_server_address_parse (const char *text,
                                     char **host,
                                     guint16 *port,
                                     char **user,
                                     GError **error);

G_END_DECLS
