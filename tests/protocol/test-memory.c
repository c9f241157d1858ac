/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "protocol/bunko-peer-certificate.h"
#include "session-fixture.h"

/* What is left of a password in the memory of this process, as a core dump would show it: all pages
 * that can be written are searched. The password is never written down here, only in a disguise
 * that the search sees through. */

#define DISGUISED "Erq-Fbjf-Zbhagnva-Yvba-7391" /* ROT13 */

typedef struct
{
  GSubprocess *server;
  guint16 port;
} Case;

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
  static const char disguised[] = DISGUISED;

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
  const gssize length = (gssize) strlen (DISGUISED);
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

typedef struct
{
  guint anywhere;
  guint dumped;
} Count;

/* The flag "dd" means that a mapping is left out of core dumps (proc_pid_smaps(5)). */
static Count
count_in_memory (void)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  guint64 start = 0, end = 0;
  Count count = { 0 };
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

static char *
get_file (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "protocol", "fixtures", "tls", name, NULL);
}

/* The shell puts the password together, out of our sight. */
static void
set_up (Case *self, gconstpointer tls)
{
  const char *script = "exec \"$0\" --port 0 --galleries 5 --exit-with-stdin "
                       "--user \"ann:$(echo " DISGUISED " | tr A-Za-z N-ZA-Mn-za-m)\" $1 $2 $3";
  g_autofree char *certificate = get_file ("server.pem");
  g_autofree char *key = get_file ("server-key.pem");
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  self->server =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                        "/bin/sh", "-c", script, g_getenv ("BUNKO_SAMPLE_SERVER"),
                        tls != NULL ? "--tls" : NULL, certificate, key, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  self->port = (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

static void
tear_down (Case *self, gconstpointer tls)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->server), NULL, NULL);
  g_subprocess_wait (self->server, NULL, NULL);
  g_object_unref (self->server);
}

static BunkoCredentials *
make_credentials (void)
{
  g_autofree char *password = g_strdup (DISGUISED);
  BunkoCredentials *credentials;

  for (char *p = password; *p != '\0'; p++)
    *p = see_through (*p);
  credentials = bunko_credentials_new_user ("ann", password);
  explicit_bzero (password, strlen (password));
  return credentials;
}

static BunkoSession *
connect_session (Case *self, gconstpointer tls)
{
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new ("127.0.0.1", self->port, tls != NULL);
  BunkoSession *session = bunko_session_new (endpoint);
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  if (tls != NULL)
    {
      g_autofree char *path = get_file ("server.pem");
      g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);
      g_autofree char *pin = bunko_fingerprint_of (certificate);

      bunko_session_set_pin (session, pin);
    }
  bunko_session_connect_async (session, NULL, outcome_cb, &outcome);
  bunko_session_connect_finish (session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
  return session;
}

static void
log_in (BunkoSession *session)
{
  g_autoptr (BunkoCredentials) credentials = make_credentials ();
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  bunko_session_login_async (session, credentials, NULL, outcome_cb, &outcome);
  bunko_session_login_finish (session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
}

/* As long as the session lasts the password is kept, for the silent login after a lost connection:
 * once, and not where a core dump would take it along. */
static void
test_password (Case *self, gconstpointer tls)
{
  g_autoptr (BunkoSession) session = connect_session (self, tls);
  Count count;

  g_assert_cmpuint (count_in_memory ().anywhere, ==, 0);
  log_in (session);
  run_for (50);
  count = count_in_memory ();
  g_assert_cmpuint (count.anywhere, ==, 1);
  g_assert_cmpuint (count.dumped, ==, 0);

  bunko_session_close (session);
  run_for (50);
  g_assert_cmpuint (count_in_memory ().anywhere, ==, 0);
}

/* The search finds what there is. */
static void
test_search (void)
{
  g_autofree char *password = g_strdup (DISGUISED);

  g_assert_cmpuint (count_in_memory ().anywhere, ==, 0);
  for (char *p = password; *p != '\0'; p++)
    *p = see_through (*p);
  g_assert_cmpuint (count_in_memory ().dumped, ==, 1);
  explicit_bzero (password, strlen (password));
  g_assert_cmpuint (count_in_memory ().anywhere, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/memory/search", test_search);
  g_test_add ("/memory/password", Case, NULL, set_up, test_password, tear_down);
  if (g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    g_test_add ("/memory/password/tls", Case, "tls", set_up, test_password, tear_down);

  return g_test_run ();
}
