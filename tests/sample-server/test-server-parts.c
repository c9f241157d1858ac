/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>

#include "sample-server/bunko-sample-error.h"
#include "sample-server/bunko-sample-picture-files.h"
#include "sample-server/bunko-sample-query.h"
#include "sample-server/bunko-sample-server.h"
#include "sample-server/bunko-sample-sessions.h"
#include "sample-server/bunko-sample-views.h"
#include "sample-server/bunko-sample-writer.h"

static void
test_expiry (void)
{
  g_autoptr (BunkoSampleSessions) sessions = bunko_sample_sessions_new ();
  g_autoptr (BunkoSampleSession) session = bunko_sample_sessions_create (sessions, NULL, "t");
  const char *id = bunko_sample_session_get_id (session);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("Session '%s' has expired", id);
  BunkoSampleSession *found;

  /* Every message extends it. */
  for (guint i = 0; i < 4; i++)
    {
      g_usleep (2000);
      found = bunko_sample_sessions_lookup (sessions, id, 60 * G_USEC_PER_SEC, &error);
      g_assert_no_error (error);
      g_assert_true (found == session);
      bunko_sample_session_unref (found);
    }
  g_usleep (2000);
  g_assert_null (bunko_sample_sessions_lookup (sessions, id, 1000, &error));
  g_assert_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_SESSION_EXPIRED);
  g_assert_cmpstr (error->message, ==, text);
  g_clear_error (&error);

  /* Without a span it never expires; an unknown id is no error. */
  found = bunko_sample_sessions_lookup (sessions, id, 0, &error);
  g_assert_true (found == session);
  bunko_sample_session_unref (found);
  g_assert_null (bunko_sample_sessions_lookup (sessions, "deadbeef", 0, &error));
  g_assert_no_error (error);
}

static void
test_many_sessions (void)
{
  g_autoptr (BunkoSampleSessions) sessions = bunko_sample_sessions_new ();

  for (guint i = 0; i < 10000; i++)
    bunko_sample_session_unref (bunko_sample_sessions_create (sessions, NULL, NULL));
  g_assert_cmpuint (bunko_sample_sessions_get_count (sessions), <=, 4096);
  bunko_sample_sessions_clear (sessions);
  g_assert_cmpuint (bunko_sample_sessions_get_count (sessions), ==, 0);
}

static char *
describe (const char *query)
{
  g_autoptr (GPtrArray) terms = bunko_sample_query_parse (query);
  GString *text = g_string_new ("");

  for (guint i = 0; i < terms->len; i++)
    {
      const BunkoSampleTerm *term = g_ptr_array_index (terms, i);

      g_string_append_printf (text, "%s%s%s%s<%s>", i > 0 ? " " : "", term->excluded ? "-" : "",
                              term->space != NULL ? term->space : "",
                              term->comparison == '>'   ? "+"
                              : term->comparison == '<' ? "~"
                                                        : "",
                              term->text);
    }
  return g_string_free_and_steal (text);
}

static void
test_queries (void)
{
  static const struct
  {
    const char *query;
    const char *terms;
  } queries[] = {
    { "", "" },
    { " , ,", "" },
    { "foo bar", "<foo> <bar>" },
    { "foo,bar", "<foo> <bar>" },
    { "\"foo bar\"", "<foo bar>" },
    { "-foo", "-<foo>" },
    { "-", "<->" },
    { "Artist:foo", "artist<foo>" },
    { "ns:\"big thing\"", "ns<big thing>" },
    { "-ns:\"big thing\" x", "-ns<big thing> <x>" },
    { "female:[a, b, -c]", "female<a> female<b> -female<c>" },
    { "-female:[a,b]", "-female<a> -female<b>" },
    { "rating:>7", "rating+<7>" },
    { "pages::>5", "pages+<5>" },
    { "pages:<16", "pages~<16>" },
    { "\"open", "<open>" },
    { "a:[b", "a<b>" },
    { ":", "" },
    { "theme:", "" },
    { "[x]", "<[x]>" },
    { "猫 と", "<猫> <と>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *terms = describe (queries[i].query);

      g_assert_cmpstr (terms, ==, queries[i].terms);
    }
}

static void
test_patterns (void)
{
  static const struct
  {
    const char *pattern;
    BunkoSampleSearchOptions options;
    const char *text;
    gboolean matches;
  } patterns[] = {
    { "city", 0, "The Paper City", TRUE },
    { "STRASSE", 0, "Lange Straße", TRUE },
    { "city", BUNKO_SAMPLE_SEARCH_CASE_SENSITIVE, "The Paper City", FALSE },
    { "the paper city", BUNKO_SAMPLE_SEARCH_MATCH_EXACT, "The Paper City", TRUE },
    { "paper", BUNKO_SAMPLE_SEARCH_MATCH_EXACT, "The Paper City", FALSE },
    { "p.p", BUNKO_SAMPLE_SEARCH_REGEX, "The Paper City", TRUE },
    { "p.p", 0, "The Paper City", FALSE },
    { "(", BUNKO_SAMPLE_SEARCH_REGEX, "(", FALSE },
    { "pap", BUNKO_SAMPLE_SEARCH_WHOLE_WORDS, "The Paper City", FALSE },
    { "paper", BUNKO_SAMPLE_SEARCH_WHOLE_WORDS, "The Paper City", TRUE },
    { "x", 0, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (BunkoSamplePattern) pattern =
          bunko_sample_pattern_new (patterns[i].pattern, patterns[i].options);

      g_assert_cmpint (bunko_sample_pattern_match (pattern, patterns[i].text), ==,
                       patterns[i].matches);
    }
}

static GBytes *
make_picture (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL));
  return g_bytes_new_take (data, length);
}

static void
add_file (BunkoSamplePictureFiles *files, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_assert_true (bunko_sample_picture_files_add (files, path, &error));
  g_assert_no_error (error);
  g_remove (path);
}

/* Files go out as they are if they fit or are no images, else as a smaller JPEG. */
static void
test_picture_files (void)
{
  g_autoptr (BunkoSamplePictureFiles) files = bunko_sample_picture_files_new ();
  g_autoptr (GBytes) picture = make_picture (400, 800);
  g_autoptr (GBytes) broken = g_bytes_new_static ("no image", 8);
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GBytes) small = NULL;
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) error = NULL;
  const char *ext;

  g_assert_false (bunko_sample_picture_files_add (files, "/nowhere/x.png", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  add_file (files, "bunko-sample-picture.png", picture);
  add_file (files, "bunko-sample-picture.avif", broken);
  g_assert_cmpuint (bunko_sample_picture_files_get_size (files), ==, 2);
  g_assert_cmpuint (bunko_sample_picture_files_index (files, 0), ==, 0);
  g_assert_cmpuint (bunko_sample_picture_files_index (files, 2), ==, 1);
  g_assert_cmpuint (bunko_sample_picture_files_index (files, 3), ==, 0);

  original = bunko_sample_picture_files_make (files, 0, 400, 0, &ext);
  g_assert_cmpstr (ext, ==, ".png");
  g_assert_true (g_bytes_equal (original, picture));
  small = bunko_sample_picture_files_make (files, 0, 0, 200, &ext);
  g_assert_cmpstr (ext, ==, ".jpg");
  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, small, NULL));
  g_assert_true (gdk_pixbuf_loader_close (loader, NULL));
  g_assert_cmpint (gdk_pixbuf_get_width (gdk_pixbuf_loader_get_pixbuf (loader)), ==, 100);
  damaged = bunko_sample_picture_files_make (files, 1, 100, 100, &ext);
  g_assert_cmpstr (ext, ==, ".avif");
  g_assert_true (g_bytes_equal (damaged, broken));
}

static void
test_n_pages (void)
{
  BunkoSampleStore *store = bunko_sample_store_new (5, 20);
  BunkoSampleGallery gallery;

  for (guint n_pages = 1; n_pages <= BUNKO_SAMPLE_SERVER_MAX_PAGES; n_pages *= 5)
    {
      bunko_sample_store_set_n_pages (store, n_pages);
      for (guint id = 1; id <= 20; id++)
        {
          g_assert_true (bunko_sample_store_get_gallery (store, id, &gallery));
          g_assert_cmpuint (gallery.page_count, ==, n_pages);
          g_assert_cmpuint (gallery.read_page, <=, n_pages);
        }
    }
  bunko_sample_store_free (store);
}

static void
test_writer (void)
{
  BunkoSampleWriter *out = bunko_sample_writer_new ();
  g_autofree char *text = NULL;

  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_string (out, "text", "a\"\\\n\t\x7fé🌿");
  bunko_sample_writer_member_string (out, "none", NULL);
  bunko_sample_writer_member_double (out, "whole", 2);
  bunko_sample_writer_member_double (out, "half", -0.5);
  bunko_sample_writer_member_id (out, "id", 0);
  bunko_sample_writer_key (out, "list");
  bunko_sample_writer_begin_array (out);
  bunko_sample_writer_int (out, G_MININT64);
  bunko_sample_writer_begin_array (out);
  bunko_sample_writer_end_array (out);
  bunko_sample_writer_boolean (out, TRUE);
  bunko_sample_writer_end_array (out);
  bunko_sample_writer_end_object (out);
  text = bunko_sample_writer_free_to_text (out);

  g_assert_cmpstr (
      text, ==,
      "{\"text\": \"a\\\"\\\\\\n\\u0009\\u007f\\u00e9\\ud83c\\udf3f\", \"none\": null, "
      "\"whole\": 2.0, \"half\": -0.5, \"id\": null, \"list\": "
      "[-9223372036854775808, [], true]}");
}

/* An answer is the same list until something it depends on changes. */
static void
test_memory_of_views (void)
{
  g_autoptr (BunkoSampleStore) store = bunko_sample_store_new (1, 50);
  BunkoSampleViews *views = bunko_sample_views_new (store);
  BunkoSampleSelector all = { .type = BUNKO_SAMPLE_TYPE_GALLERY, .query = "" };
  BunkoSampleSelector favorites = all;
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  favorites.view = BUNKO_SAMPLE_VIEW_FAVORITE;
  first = bunko_sample_views_select (views, &all);
  before = bunko_sample_views_select (views, &favorites);
  for (guint i = 1; i <= 50; i++)
    bunko_sample_store_set_metatags (store, i, BUNKO_SAMPLE_METATAG_FAVORITE,
                                     BUNKO_SAMPLE_METATAG_TRASH);
  again = bunko_sample_views_select (views, &all);
  after = bunko_sample_views_select (views, &favorites);
  g_assert_true (first == again);
  g_assert_cmpuint (before->len, <, 50);
  g_assert_cmpuint (after->len, ==, 50);
  bunko_sample_views_free (views);
}

/* More tags do not change those that galleries have, and are all different. */
static void
test_more_tags (void)
{
  g_autoptr (BunkoSampleStore) store = bunko_sample_store_new (1, 10);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_before = bunko_sample_table_get_size (bunko_sample_store_get_tags (store));
  const BunkoSampleTable *tags;

  bunko_sample_store_add_tags (store, 50000);
  bunko_sample_store_add_tags (store, 100);
  tags = bunko_sample_store_get_tags (store);
  g_assert_cmpuint (bunko_sample_table_get_size (tags), ==, 50000);
  for (guint i = n_before + 1; i <= 50000; i++)
    {
      const BunkoSampleEntry *tag = bunko_sample_table_get (tags, i);

      g_assert_true (g_hash_table_add (names, tag->name));
      g_assert_nonnull (bunko_sample_store_get_namespace (store, tag->related));
    }
  for (guint i = 1; i <= 10; i++)
    {
      BunkoSampleGallery gallery;

      g_assert_true (bunko_sample_store_get_gallery (store, i, &gallery));
      for (guint j = 0; j < gallery.n_tags; j++)
        g_assert_cmpuint (gallery.tags[j], <=, n_before);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample-server/parts/expiry", test_expiry);
  g_test_add_func ("/sample-server/parts/many-sessions", test_many_sessions);
  g_test_add_func ("/sample-server/parts/queries", test_queries);
  g_test_add_func ("/sample-server/parts/patterns", test_patterns);
  g_test_add_func ("/sample-server/parts/writer", test_writer);
  g_test_add_func ("/sample-server/parts/memory-of-views", test_memory_of_views);
  g_test_add_func ("/sample-server/parts/more-tags", test_more_tags);
  g_test_add_func ("/sample-server/parts/picture-files", test_picture_files);
  g_test_add_func ("/sample-server/parts/n-pages", test_n_pages);

  return g_test_run ();
}
