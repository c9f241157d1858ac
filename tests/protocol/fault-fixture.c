/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fault-fixture.h"

static guint16
read_port (GDataInputStream *output)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "listening on 127.0.0.1:"));

  return (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

static GSubprocess *
spawn (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error);

  g_assert_no_error (error);

  return process;
}

void
fault_fixture_start (FaultFixture *self, guint n_galleries)
{
  g_autofree char *galleries = g_strdup_printf ("%u", n_galleries);
  const char *server_argv[] = { g_getenv ("BUNKO_SAMPLE_SERVER"),
                                "--port",
                                "0",
                                "--galleries",
                                galleries,
                                "--exit-with-stdin",
                                NULL };
  const char *proxy_argv[] = { g_getenv ("BUNKO_FAULT_PROXY"), "--to", NULL, NULL };
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *address = NULL;

  self->server = spawn (server_argv);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  self->server_port = read_port (output);
  address = g_strdup_printf ("127.0.0.1:%u", self->server_port);

  proxy_argv[2] = address;
  self->proxy = spawn (proxy_argv);
  self->reports = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->proxy));
  self->port = read_port (self->reports);
}

void
fault_fixture_set_up (FaultFixture *self, gconstpointer data)
{
  fault_fixture_start (self, 40);
}

static void
end_process (GSubprocess *process)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (process);
}

void
fault_fixture_tear_down (FaultFixture *self, gconstpointer data)
{
  end_process (self->proxy);
  end_process (self->server);
  g_clear_object (&self->reports);
}

static void
tell (FaultFixture *self, const char *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strconcat (command, "\n", NULL);

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->proxy), line, strlen (line), NULL,
                             NULL, &error);
  g_assert_no_error (error);
}

JsonNode *
fault_fixture_report (FaultFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  JsonNode *node;

  tell (self, "report");
  line = g_data_input_stream_read_line (self->reports, NULL, NULL, &error);
  g_assert_no_error (error);
  node = json_from_string (line, &error);
  g_assert_no_error (error);

  return node;
}

/* The report tells that the rule is in force: commands are obeyed in their order. */
void
fault_fixture_rule (FaultFixture *self, const char *rule)
{
  g_autoptr (JsonNode) report = NULL;

  tell (self, "clear");
  tell (self, rule);
  report = fault_fixture_report (self);
}

BunkoSession *
fault_fixture_new_session (FaultFixture *self)
{
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new ("127.0.0.1", self->port, FALSE);

  return bunko_session_new (endpoint);
}
