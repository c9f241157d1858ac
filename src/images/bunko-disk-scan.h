/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the folder: the files of a disk cache, their sizes and when they were used. */

GArray *bunko_disk_scan (const char *directory) G_GNUC_WARN_UNUSED_RESULT;
guint64 bunko_disk_scan_get_size (GArray *all);
guint64 bunko_disk_scan_remove_oldest (GArray *all, guint64 size, guint64 goal);

G_END_DECLS
