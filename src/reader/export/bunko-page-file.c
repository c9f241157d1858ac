/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "bunko-page-file.h"

/* Pages that were handed to other programs are kept for them for a day, and at most so many. */
#define MAX_FOLDERS 32
#define MAX_AGE     (24 * G_TIME_SPAN_HOUR)

/* What a file system takes, with room for the number and the extension. */
#define MAX_TITLE_BYTES 160

/* What means something in paths or on other systems, cannot be seen, or turns the text around. */
static gboolean
is_unsafe (gunichar c)
{
  return g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT ||
         g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR ||
         g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR || c == '/' || c == '\\' || c == ':' ||
         c == '*' || c == '?' || c == '"' || c == '<' || c == '>' || c == '|';
}

static char *
make_safe (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title != NULL ? title : "", -1);
  GString *safe = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (safe->len >= MAX_TITLE_BYTES)
        break;
      if (safe->len == 0 && (c == '.' || g_unichar_isspace (c)))
        continue;
      if (is_unsafe (c))
        g_string_append_c (safe, '_');
      else
        g_string_append_unichar (safe, c);
    }
  g_strchomp (safe->str);
  return g_string_free_and_steal (safe);
}

static const char *
get_extension (BunkoPage *page, const char *mime_type)
{
  static const struct
  {
    const char *mime_type;
    const char *extension;
  } kinds[] = {
    { "image/jpeg", ".jpg" }, { "image/png", ".png" },   { "image/webp", ".webp" },
    { "image/gif", ".gif" },  { "image/avif", ".avif" }, { "image/bmp", ".bmp" },
  };
  const char *name = bunko_page_get_name (page);
  g_autofree char *lower = g_ascii_strdown (name != NULL ? name : "", -1);

  for (gsize i = 0; mime_type != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (mime_type, kinds[i].mime_type))
      return kinds[i].extension;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (lower, kinds[i].extension))
      return kinds[i].extension;
  return mime_type == NULL ? ".jpg" : "";
}

/**
 * bunko_page_file_make_name:
 * @title: (nullable): the title of the gallery, as the server says it
 * @page: a page of it
 * @mime_type: (nullable): the media type of the page's file; %NULL if it is not known yet
 *
 * Makes a name for a file that stays in its folder whatever the server calls things: no
 * separators, no hidden file, nothing that cannot be seen.
 *
 * Returns: (transfer full): a file name, such as "A Title - 003.jpg"
 */
char *
bunko_page_file_make_name (const char *title, BunkoPage *page, const char *mime_type)
{
  g_autofree char *safe = NULL;

  g_return_val_if_fail (BUNKO_IS_PAGE (page), NULL);

  safe = make_safe (title);
  return g_strdup_printf ("%s - %03d%s", *safe != '\0' ? safe : _ ("Untitled"),
                          bunko_page_get_number (page), get_extension (page, mime_type));
}

static GFile *
get_root (void)
{
  return g_file_new_build_filename (g_get_user_cache_dir (), "bunko", "pages", NULL);
}

/**
 * bunko_page_file_make_place:
 * @name: a file name
 *
 * Chooses where a page is put for another program to read. Nothing is written yet.
 *
 * Returns: (transfer full): a file in a folder of its own, in the user's cache folder
 */
GFile *
bunko_page_file_make_place (const char *name)
{
  g_autoptr (GFile) root = get_root ();
  g_autoptr (GFile) folder = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (name != NULL && strchr (name, G_DIR_SEPARATOR) == NULL, NULL);

  id = g_strdup_printf ("%" G_GINT64_FORMAT "-%08x", g_get_real_time (), g_random_int ());
  folder = g_file_get_child (root, id);
  return g_file_get_child (folder, name);
}

static void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *file;

  while (files != NULL && g_file_enumerator_iterate (files, NULL, &file, NULL, NULL) &&
         file != NULL)
    g_file_delete (file, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = g_file_get_basename (*(GFile *const *) a);
  g_autofree char *two = g_file_get_basename (*(GFile *const *) b);

  /* The newest first: names begin with the time. */
  return strcmp (two, one);
}

static gboolean
is_old (GFile *folder)
{
  g_autofree char *name = g_file_get_basename (folder);

  return g_ascii_strtoll (name, NULL, 10) < g_get_real_time () - MAX_AGE;
}

static void
prune (GFile *root)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      root, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    g_ptr_array_add (folders, g_object_ref (child));
  g_ptr_array_sort (folders, compare_names);
  for (guint i = 0; i < folders->len; i++)
    if (i >= MAX_FOLDERS - 1 || is_old (g_ptr_array_index (folders, i)))
      remove_folder (g_ptr_array_index (folders, i));
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_get_parent (source);
  g_autoptr (GFile) root = g_file_get_parent (folder);
  g_autofree char *path = g_file_get_path (source);
  g_autofree char *directory = g_file_get_path (folder);
  GError *error = NULL;

  prune (root);
  if (g_mkdir_with_parents (directory, 0700) != 0)
    g_task_return_new_error_literal (task, G_IO_ERROR, g_io_error_from_errno (errno),
                                     g_strerror (errno));
  else if (!g_file_set_contents_full (path, g_bytes_get_data (task_data, NULL),
                                      (gssize) g_bytes_get_size (task_data),
                                      G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * bunko_page_file_write_async:
 * @place: what bunko_page_file_make_place() chose
 * @bytes: the file of a page
 * @cancellable: (nullable): gives the call up
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes a page where only this user can read it, and removes pages that were written for other
 * programs long ago.
 */
void
bunko_page_file_write_async (GFile *place,
                             GBytes *bytes,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (place));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (place, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_page_file_write_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_thread);
}

/**
 * bunko_page_file_write_finish:
 * @place: the file
 * @result: what the callback got
 * @error: return location for an error of the domains of GIO and GLib's files
 *
 * Returns: whether it was written
 */
gboolean
bunko_page_file_write_finish (GFile *place, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, place), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
