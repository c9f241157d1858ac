/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "app/bunko-sample-launcher.h"
#include "tests/main-loop.h"

/* Stand-ins for the sample server: small shell scripts in a folder of the test's own. */

typedef struct
{
  char *folder;
  char *script;
  char *trace; /* what the script notes for us */
  BunkoSampleLauncher *launcher;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer body)
{
  g_autofree char *text = NULL;

  fixture->folder = g_dir_make_tmp ("bunko-launcher-XXXXXX", NULL);
  fixture->script = g_build_filename (fixture->folder, "server", NULL);
  fixture->trace = g_build_filename (fixture->folder, "trace", NULL);
  text = g_strdup_printf ("#!/bin/sh\ntrace='%s'\n%s\n", fixture->trace, (const char *) body);
  g_assert_true (g_file_set_contents (fixture->script, text, -1, NULL));
  g_assert_no_errno (g_chmod (fixture->script, 0700));
  g_setenv ("BUNKO_SAMPLE_SERVER", fixture->script, TRUE);
  fixture->launcher = bunko_sample_launcher_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer body)
{
  g_clear_object (&fixture->result);
  if (fixture->launcher != NULL)
    g_assert_finalize_object (fixture->launcher);
  g_remove (fixture->script);
  g_remove (fixture->trace);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->script);
  g_free (fixture->trace);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Fixture *) user_data)->result = g_object_ref (result);
}

static guint16
start (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  bunko_sample_launcher_start_async (fixture->launcher, cancellable, done_cb, fixture);
  RUN_UNTIL (fixture->result != NULL);

  return bunko_sample_launcher_start_finish (fixture->launcher, fixture->result, error);
}

static void
test_ready (Fixture *fixture, gconstpointer body)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (start (fixture, NULL, &error), ==, 43210);
  g_assert_no_error (error);
  g_assert_cmpuint (bunko_sample_launcher_get_port (fixture->launcher), ==, 43210);

  /* The last reference ends the server. */
  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&fixture->launcher));
  RUN_UNTIL (g_file_test (fixture->trace, G_FILE_TEST_EXISTS));
}

static void
test_arguments (Fixture *fixture, gconstpointer body)
{
  g_autofree char *arguments = NULL;

  g_assert_cmpuint (start (fixture, NULL, NULL), ==, 1);
  g_assert_true (g_file_get_contents (fixture->trace, &arguments, NULL, NULL));
  g_assert_cmpstr (arguments, ==, "--port 0 --exit-with-stdin\n");
}

static void
test_ends (Fixture *fixture, gconstpointer body)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (start (fixture, NULL, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (bunko_sample_launcher_get_port (fixture->launcher), ==, 0);
}

static void
test_missing (Fixture *fixture, gconstpointer body)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("BUNKO_SAMPLE_SERVER", "/nonexistent/bunko-sample-server", TRUE);
  g_assert_cmpuint (start (fixture, NULL, &error), ==, 0);
  g_assert_error (error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT);
}

static void
test_cancel (Fixture *fixture, gconstpointer body)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  bunko_sample_launcher_start_async (fixture->launcher, cancellable, done_cb, fixture);
  g_assert_null (fixture->result);
  g_cancellable_cancel (cancellable);
  RUN_UNTIL (fixture->result != NULL);
  g_assert_cmpuint (bunko_sample_launcher_start_finish (fixture->launcher, fixture->result, &error),
                    ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_again (Fixture *fixture, gconstpointer body)
{
  g_assert_cmpuint (start (fixture, NULL, NULL), ==, 43210);
  bunko_sample_launcher_stop (fixture->launcher);
  g_assert_cmpuint (bunko_sample_launcher_get_port (fixture->launcher), ==, 0);
  g_clear_object (&fixture->result);
  g_assert_cmpuint (start (fixture, NULL, NULL), ==, 43210);
}

#define SERVE                                                                                      \
  "trap 'echo ended > \"$trace\"; exit' TERM\necho listening on 127.0.0.1:43210\nread -r line || " \
  "echo ended > \"$trace\""
#define ADD(path, body, func) g_test_add (path, Fixture, body, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/sample-launcher/ready", "echo 'making pictures'\n" SERVE, test_ready);
  ADD ("/sample-launcher/arguments",
       "echo \"$@\" > \"$trace\"; echo listening on 127.0.0.1:1; read -r line", test_arguments);
  ADD ("/sample-launcher/ends", "echo nothing; exit 3", test_ends);
  ADD ("/sample-launcher/bad-port", "echo listening on 127.0.0.1:99999", test_ends);
  ADD ("/sample-launcher/endless", "while echo x; do :; done", test_ends);
  ADD ("/sample-launcher/missing", "", test_missing);
  ADD ("/sample-launcher/cancel", "read -r line", test_cancel);
  ADD ("/sample-launcher/again", SERVE, test_again);

  return g_test_run ();
}
