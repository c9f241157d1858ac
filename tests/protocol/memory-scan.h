/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Searches the memory of this process, as a core dump would show it: all pages that can be written.
 * What is searched for is never written down, only in a disguise that the search sees through. */

/* ROT13 */
#define MEMORY_DISGUISED "Erq-Fbjf-Zbhagnva-Yvba-7391"

/**
 * MemoryCount:
 * @anywhere: how often the password was found
 * @dumped: of these, in pages that core dumps do not leave out
 */
typedef struct
{
  guint anywhere;
  guint dumped;
} MemoryCount;

void memory_reveal (char *text);
MemoryCount memory_count (void);

G_END_DECLS
