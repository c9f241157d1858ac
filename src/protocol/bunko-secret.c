/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "bunko-secret.h"

/* Passwords and session ids that are kept for longer than a call. Each lives in pages of its own,
 * which are neither swapped out nor part of a core dump where the system can do that, and are
 * overwritten before they are given back. What is only passed through is overwritten where it was.
 */

typedef struct
{
  gsize size; /* of the pages */
  char text[];
} Pages;

static Pages *
get_pages (char *secret)
{
  return (Pages *) (gpointer) (secret - G_STRUCT_OFFSET (Pages, text));
}

/**
 * bunko_secret_dup: (skip)
 * @text: (nullable): a text
 *
 * Copies a text into memory for secrets.
 *
 * Returns: (transfer full) (nullable): the copy, to be freed with bunko_secret_free(); %NULL for
 *   %NULL
 */
char *
bunko_secret_dup (const char *text)
{
  if (text == NULL)
    return NULL;

  const gsize page = (gsize) sysconf (_SC_PAGESIZE);
  const gsize length = strlen (text) + 1;
  const gsize size = (sizeof (Pages) + length + page - 1) / page * page;
  Pages *pages = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (pages == MAP_FAILED)
    g_error ("Failed to allocate %" G_GSIZE_FORMAT " bytes", size);

  /* Neither is essential: there may be a limit on locked memory. */
  mlock (pages, size);
#ifdef MADV_DONTDUMP
  madvise (pages, size, MADV_DONTDUMP);
#endif
  pages->size = size;
  memcpy (pages->text, text, length);
  return pages->text;
}

/**
 * bunko_secret_free: (skip)
 * @secret: (nullable) (transfer full): what bunko_secret_dup() returned
 *
 * Overwrites and frees a secret.
 */
void
bunko_secret_free (char *secret)
{
  if (secret == NULL)
    return;

  Pages *pages = get_pages (secret);
  const gsize size = pages->size;

  explicit_bzero (pages, size);
  munmap (pages, size);
}

/**
 * bunko_secret_set: (skip)
 * @place: where the secret is kept
 * @text: (nullable): the text that it is from now on; may be the old one
 *
 * Changes a secret.
 */
void
bunko_secret_set (char **place, const char *text)
{
  char *old = *place;

  *place = bunko_secret_dup (text);
  bunko_secret_free (old);
}

/**
 * bunko_secret_wipe: (skip)
 * @text: (nullable): a text in memory that can be written, about to be freed
 *
 * Overwrites a text that somebody else will free, such as a string of a JSON tree of our own.
 */
void
bunko_secret_wipe (const char *text)
{
  if (text != NULL)
    explicit_bzero ((char *) text, strlen (text));
}
