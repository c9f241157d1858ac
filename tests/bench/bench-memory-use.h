/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

/* How much memory of this process is resident, in KiB; 0 if the system does not say. */
static inline guint
bench_memory_kib (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmRSS:");

  return line != NULL ? (guint) g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) : 0;
}
