/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "settings/bunko-certificate-store.h"
#include "tests/main-loop.h"

#define ONE                                                                                        \
  "01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:"  \
  "EF"
#define OTHER                                                                                      \
  "FF:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:"  \
  "EF"

static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "bunko", "certificates", NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      bunko_certificate_store_load_finish (BUNKO_CERTIFICATE_STORE (source), result, &error));
  g_assert_no_error (error);
  ++*(guint *) user_data;
}

static BunkoCertificateStore *
make (void)
{
  g_autofree char *path = get_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return bunko_certificate_store_new (file);
}

static BunkoCertificateStore *
load (void)
{
  BunkoCertificateStore *store = make ();
  guint n = 0;

  bunko_certificate_store_load_async (store, NULL, loaded_cb, &n);
  RUN_UNTIL (n == 1);
  return store;
}

static void
end (BunkoCertificateStore *store)
{
  RUN_UNTIL (!bunko_certificate_store_get_busy (store));
  run_for (10);
  g_assert_finalize_object (store);
}

static void
test_round_trip (void)
{
  BunkoCertificateStore *store = load ();
  g_autofree char *path = get_path ();
  GStatBuf info;

  g_assert_null (bunko_certificate_store_lookup (store, "host", 7007));
  bunko_certificate_store_set (store, "Host", 7007, ONE);
  bunko_certificate_store_set (store, "::1", 7008, OTHER);
  g_assert_cmpstr (bunko_certificate_store_lookup (store, "hOST", 7007), ==, ONE);
  end (store);

  /* Others have no business to see where somebody connects to. */
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  store = load ();
  g_assert_cmpstr (bunko_certificate_store_lookup (store, "host", 7007), ==, ONE);
  g_assert_cmpstr (bunko_certificate_store_lookup (store, "::1", 7008), ==, OTHER);
  g_assert_null (bunko_certificate_store_lookup (store, "host", 7008));
  g_assert_null (bunko_certificate_store_lookup (store, "hos", 7007));

  /* Another one in its place, and none any more. */
  bunko_certificate_store_set (store, "host", 7007, OTHER);
  bunko_certificate_store_set (store, "::1", 7008, NULL);
  end (store);
  store = load ();
  g_assert_cmpstr (bunko_certificate_store_lookup (store, "host", 7007), ==, OTHER);
  g_assert_null (bunko_certificate_store_lookup (store, "::1", 7008));
  end (store);
  g_unlink (path);
}

static void
write_file (const char *text, gssize length)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

/* What somebody says while the file is being read counts. */
static void
test_early (void)
{
  BunkoCertificateStore *store = make ();
  g_autofree char *path = get_path ();
  guint n = 0;

  write_file ("host:7007 " ONE "\nother:1 " ONE "\n", -1);
  bunko_certificate_store_load_async (store, NULL, loaded_cb, &n);
  bunko_certificate_store_load_async (store, NULL, loaded_cb, &n);
  bunko_certificate_store_set (store, "host", 7007, OTHER);
  RUN_UNTIL (n == 2);
  g_assert_cmpstr (bunko_certificate_store_lookup (store, "host", 7007), ==, OTHER);
  end (store);
  g_unlink (path);
}

static void
test_cancelled (void)
{
  BunkoCertificateStore *store = make ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = get_path ();
  guint n = 0;

  write_file ("host:7007 " ONE "\n", -1);
  g_cancellable_cancel (cancellable);
  bunko_certificate_store_load_async (store, cancellable, NULL, NULL);
  run_for (50);
  g_assert_null (bunko_certificate_store_lookup (store, "host", 7007));

  /* That was no answer: whoever asks next gets one. */
  bunko_certificate_store_load_async (store, NULL, loaded_cb, &n);
  RUN_UNTIL (n == 1);
  g_assert_cmpstr (bunko_certificate_store_lookup (store, "host", 7007), ==, ONE);
  end (store);
  g_unlink (path);
}

/* Nothing in the file can do harm. */
static void
test_damaged (void)
{
  static const char *const texts[] = {
    "host:7007",           "host:7007 ",      "host:7007 " ONE "0", "host:7007 " ONE " x",
    "host " ONE,           "host: " ONE,      ":7007 " ONE,         "host:0 " ONE,
    "host:65536 " ONE,     "host:-1 " ONE,    "host:+1 " ONE,       "host:0x10 " ONE,
    "#host:7007 " ONE,     "HOST:7007 " ONE,  "ho\001st:7007 " ONE, "\xff:7007 " ONE,
    "host:7007 sha256 xx", "host:7007\n" ONE, "host:7007 zz" ONE,   "\n\n\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GHashTable) pins = bunko_certificate_store_parse (texts[i], strlen (texts[i]));

      if (g_hash_table_size (pins) != 0)
        g_error ("read from: %s", texts[i]);
    }
}

static void
test_tolerant (void)
{
  const char text[] = "rubbish\n  host:7007\t " ONE " \r\n\nb\303\274cher.example:1 " OTHER;
  g_autoptr (GHashTable) pins = bunko_certificate_store_parse (text, strlen (text));

  g_assert_cmpuint (g_hash_table_size (pins), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (pins, "host:7007"), ==, ONE);
  g_assert_cmpstr (g_hash_table_lookup (pins, "b\303\274cher.example:1"), ==, OTHER);
}

static void
test_bounded (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) pins = NULL;
  g_autoptr (GHashTable) none = NULL;
  BunkoCertificateStore *store;
  g_autofree char *path = get_path ();
  guint n = 0;

  for (guint i = 0; i < 2 * BUNKO_CERTIFICATE_STORE_MAX_ENTRIES; i++)
    g_string_append_printf (text, "host%u:7007 " ONE "\n", i);
  pins = bunko_certificate_store_parse (text->str, text->len);
  g_assert_cmpuint (g_hash_table_size (pins), ==, BUNKO_CERTIFICATE_STORE_MAX_ENTRIES);

  /* A full store still takes what somebody decides now. */
  write_file (text->str, (gssize) text->len);
  store = load ();
  bunko_certificate_store_set (store, "new", 1, OTHER);
  g_assert_cmpstr (bunko_certificate_store_lookup (store, "new", 1), ==, OTHER);
  for (guint i = 0; i < 2 * BUNKO_CERTIFICATE_STORE_MAX_ENTRIES; i++)
    {
      g_autofree char *host = g_strdup_printf ("host%u", i);

      n += bunko_certificate_store_lookup (store, host, 7007) != NULL;
    }
  g_assert_cmpuint (n, ==, BUNKO_CERTIFICATE_STORE_MAX_ENTRIES - 1);
  end (store);

  /* A file that cannot be ours is not read. */
  while (text->len < 1024 * 1024)
    g_string_append_len (text, text->str, (gssize) text->len);
  none = bunko_certificate_store_parse (text->str, text->len);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  write_file (text->str, (gssize) text->len);
  store = load ();
  g_assert_null (bunko_certificate_store_lookup (store, "host1", 7007));
  end (store);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/certificate-store/round-trip", test_round_trip);
  g_test_add_func ("/certificate-store/early", test_early);
  g_test_add_func ("/certificate-store/cancelled", test_cancelled);
  g_test_add_func ("/certificate-store/damaged", test_damaged);
  g_test_add_func ("/certificate-store/tolerant", test_tolerant);
  g_test_add_func ("/certificate-store/bounded", test_bounded);

  return g_test_run ();
}
