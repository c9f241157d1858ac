/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "bunko-state-files-private.h"

/* Servers come and go, and what is kept of each stays behind: the files that were not written for
 * the longest time are deleted. */

typedef struct
{
  char *path;
  gint64 written;
} StateFile;

static void
state_file_clear (gpointer data)
{
  g_free (((StateFile *) data)->path);
}

static gint
compare_files (gconstpointer a, gconstpointer b)
{
  const StateFile *one = a;
  const StateFile *other = b;

  return (one->written < other->written) - (one->written > other->written);
}

static GArray *
list_files (const char *folder)
{
  GArray *files = g_array_new (FALSE, TRUE, sizeof (StateFile));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (files, state_file_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      StateFile file = { .path = g_build_filename (folder, name, NULL) };
      GStatBuf info;

      if (g_stat (file.path, &info) == 0)
        file.written = (gint64) info.st_mtime;
      g_array_append_val (files, file);
    }
  return files;
}

static void
prune (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable)
{
  g_autoptr (GArray) files = list_files (folder);

  g_array_sort (files, compare_files);
  for (guint i = BUNKO_STATE_FILES_MAX; i < files->len; i++)
    g_unlink (g_array_index (files, StateFile, i).path);
  g_task_return_boolean (task, TRUE);
}

/* Private: what the files of a server begin with. */
char *
_bunko_state_files_make_name (const char *server_key)
{
  char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, server_key, -1);

  name[16] = '\0';
  return name;
}

/* Private: deletes what is too old in a folder that holds nothing but state files. */
void
_bunko_state_files_prune_async (const char *folder,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, _bunko_state_files_prune_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, prune);
}
