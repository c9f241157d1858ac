/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "reader/export/bunko-page-file.h"
#include "tests/main-loop.h"

/* Names stay in their folder, and files of pages are written and go again. */

static void
test_names (void)
{
  static const struct
  {
    const char *title;
    const char *mime_type;
    const char *name;
  } names[] = {
    { "Paper City", "image/jpeg", "Paper City - 003.jpg" },
    { "猫と灯台 1", "image/avif", "猫と灯台 1 - 003.avif" },
    { "../../etc/passwd", "image/png", "_.._etc_passwd - 003.png" },
    { "..", "image/png", "Untitled - 003.png" },
    { "", "image/gif", "Untitled - 003.gif" },
    { NULL, "image/webp", "Untitled - 003.webp" },
    { " .hidden", "image/webp", "hidden - 003.webp" },
    { "a:b\\c\"d|e?", "image/webp", "a_b_c_d_e_ - 003.webp" },
    { "line\nbreak\x7f", "image/webp", "line_break_ - 003.webp" },
    { "turned\xe2\x80\xae"
      "gpj.exe",
      "image/webp", "turned_gpj.exe - 003.webp" },
    { "bad \xff bytes", "image/webp", "bad \xef\xbf\xbd bytes - 003.webp" },
    { "x", "application/octet-stream", "x - 003" },
    { "x", NULL, "x - 003.jpg" },
  };
  g_autoptr (BunkoPage) page = bunko_page_new (1003, 1, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = bunko_page_file_make_name (names[i].title, page, names[i].mime_type);

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

/* File systems take 255 bytes; what is cut is cut between characters. */
static void
test_long_name (void)
{
  g_autoptr (BunkoPage) page = bunko_page_new (1003, 1, 3);
  GString *title = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < 400000; i++)
    g_string_append (title, "猫");
  name = bunko_page_file_make_name (title->str, page, "image/jpeg");
  g_string_free (title, TRUE);
  g_assert_cmpuint (strlen (name), <, 200);
  g_assert_cmpuint (strlen (name), >, 100);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (g_str_has_suffix (name, " - 003.jpg"));
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
write_page (GFile *place, GBytes *bytes)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_page_file_write_async (place, bytes, NULL, store_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_page_file_write_finish (place, result, &error));
  g_assert_no_error (error);
}

static guint
count_folders (GFile *place)
{
  g_autoptr (GFile) folder = g_file_get_parent (place);
  g_autoptr (GFile) root = g_file_get_parent (folder);
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (root), 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Only the user may read them, and there are never more than a few. */
static void
test_written (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a page", 6);
  g_autoptr (GFile) first = bunko_page_file_make_place ("a - 001.jpg");
  g_autoptr (GFile) last = NULL;
  g_autofree char *content = NULL;
  GStatBuf status;

  write_page (first, bytes);
  g_assert_true (g_file_get_contents (g_file_peek_path (first), &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "a page");
  g_assert_cmpint (g_stat (g_file_peek_path (first), &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  for (guint i = 0; i < 40; i++)
    {
      g_clear_object (&last);
      last = bunko_page_file_make_place ("b - 002.jpg");
      write_page (last, bytes);
      g_assert_cmpuint (count_folders (last), <=, 32);
    }
  g_assert_true (g_file_query_exists (last, NULL));
  g_assert_false (g_file_query_exists (first, NULL));
}

static void
test_not_written (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a page", 6);
  g_autoptr (GFile) place = g_file_new_for_path ("/proc/nowhere/folder/a.jpg");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_page_file_write_async (place, bytes, NULL, store_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_false (bunko_page_file_write_finish (place, result, &error));
  g_assert_true (error->domain == G_IO_ERROR);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/reader/page-file/names", test_names);
  g_test_add_func ("/reader/page-file/long-name", test_long_name);
  g_test_add_func ("/reader/page-file/written", test_written);
  g_test_add_func ("/reader/page-file/not-written", test_not_written);

  return g_test_run ();
}
