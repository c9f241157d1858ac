/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the folder: which files the disk cache has, by their names alone. */

GHashTable *bunko_disk_index_build (const char *directory) G_GNUC_WARN_UNUSED_RESULT;
gpointer bunko_disk_index_mark (const char *digest);

G_END_DECLS
