/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the protocol layer. */

/**
 * bunko_source_clear: (skip)
 * @source: (inout): the place of a source, possibly empty
 *
 * Takes a source out of its main loop and drops it.
 */
static inline void
bunko_source_clear (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

G_END_DECLS
