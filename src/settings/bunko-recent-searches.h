/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GStrv bunko_recent_searches_get (const char *server) G_GNUC_WARN_UNUSED_RESULT;
void bunko_recent_searches_add (const char *server, const char *search);
void bunko_recent_searches_remove (const char *server, const char *search);
void bunko_recent_searches_clear (const char *server);

G_END_DECLS
