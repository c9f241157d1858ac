/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "memory-scan.h"

static char
see_through (char c)
{
  if (!g_ascii_isalpha (c))
    return c;
  return (char) (c + (g_ascii_tolower (c) < 'n' ? 13 : -13));
}

static gboolean
is_password_at (const char *text)
{
  static const char disguised[] = MEMORY_DISGUISED;

  for (gsize i = 0; i < sizeof disguised - 1; i++)
    if (text[i] != see_through (disguised[i]))
      return FALSE;
  return TRUE;
}

#define BUFFER_SIZE (1024 * 1024)

/* Of one mapping. What cannot be read, such as guard pages, cannot be dumped either. */
static guint
count_in (int fd, char *buffer, guint64 start, guint64 end)
{
  const gssize length = (gssize) strlen (MEMORY_DISGUISED);
  const guint64 step = BUFFER_SIZE - (guint64) length;
  guint n = 0;

  for (guint64 at = start; at < end; at += step)
    {
      gssize got = pread (fd, buffer, MIN (BUFFER_SIZE - 1, end - at), (off_t) at);

      for (gssize i = 0; i + length <= got && i < (gssize) step; i++)
        if (is_password_at (buffer + i))
          n++;
    }
  return n;
}

/* The pages that are searched are copied into this one, which is not searched. */
static char *
map_buffer (void)
{
  char *buffer =
      mmap (NULL, BUFFER_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

  g_assert_true (buffer != MAP_FAILED);
  return buffer;
}

/* The flag "dd" means that a mapping is left out of core dumps (proc_pid_smaps(5)). */
MemoryCount
memory_count (void)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  guint64 start = 0, end = 0;
  MemoryCount count = { 0 };
  char mode[5] = "";
  guint found = 0;
  int fd = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  char *buffer = map_buffer ();

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/smaps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &start, &end,
                  mode) == 3)
        {
          found = mode[1] == 'w' && start != (guint64) (gsize) buffer
                      ? count_in (fd, buffer, start, end)
                      : 0;
          count.anywhere += found;
        }
      else if (g_str_has_prefix (lines[i], "VmFlags:") && strstr (lines[i], " dd") == NULL)
        count.dumped += found;
    }
  munmap (buffer, BUFFER_SIZE);
  close (fd);
  return count;
}

/* Takes the disguise off, in place. */
void
memory_reveal (char *text)
{
  for (; *text != '\0'; text++)
    *text = see_through (*text);
}
