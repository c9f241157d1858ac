/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "bunko-wipe.h"

/* Memory that is overwritten when it is given back, for the buffers that a message goes through on
 * its way out: each carries the session id, and that of a login the password. Such messages are
 * small; what is larger than this holds pictures and lists, and is not worth the time.
 */
#define MAX_WIPED (64 * 1024)

typedef struct
{
  gsize size;
  max_align_t data[];
} Block;

static Block *
get_block (gpointer memory)
{
  return (Block *) (gpointer) ((char *) memory - offsetof (Block, data));
}

/**
 * bunko_wipe_alloc: (skip)
 * @size: how many bytes
 *
 * Allocates memory as g_malloc() does.
 *
 * Returns: (transfer full): memory for bunko_wipe_free(), aligned for anything
 */
gpointer
bunko_wipe_alloc (gsize size)
{
  Block *block = g_malloc (sizeof (Block) + size);

  block->size = size;
  return block->data;
}

/**
 * bunko_wipe_realloc: (skip)
 * @memory: (nullable) (transfer full): memory of bunko_wipe_alloc()
 * @size: how many bytes
 *
 * Makes memory larger or smaller. What was small does not stay behind where it was.
 *
 * Returns: (transfer full): the memory, with the contents of @memory
 */
gpointer
bunko_wipe_realloc (gpointer memory, gsize size)
{
  gpointer larger;

  if (memory == NULL)
    return bunko_wipe_alloc (size);

  Block *block = get_block (memory);

  if (block->size > MAX_WIPED)
    {
      block = g_realloc (block, sizeof (Block) + size);
      block->size = size;
      return block->data;
    }
  larger = bunko_wipe_alloc (size);
  memcpy (larger, memory, MIN (size, block->size));
  bunko_wipe_free (memory);
  return larger;
}

/**
 * bunko_wipe_free: (skip)
 * @memory: (nullable) (transfer full): memory of bunko_wipe_alloc()
 *
 * Overwrites memory, unless it is large, and frees it.
 */
void
bunko_wipe_free (gpointer memory)
{
  if (memory == NULL)
    return;

  Block *block = get_block (memory);

  if (block->size <= MAX_WIPED)
    explicit_bzero (memory, block->size);
  g_free (block);
}
