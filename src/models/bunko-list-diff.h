/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  /* Where in the old list, and where in the new one. */
  guint old_start;
  guint new_start;
  guint n_removed;
  guint n_added;
} BunkoListChange;

GArray *bunko_list_diff (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
