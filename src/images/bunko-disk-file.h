/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Private to the folder: the files of the disk cache. */

GBytes *bunko_disk_file_read (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_disk_file_write (const char *path, GBytes *bytes);
guint64 bunko_disk_file_get_size (GBytes *bytes);

G_END_DECLS
