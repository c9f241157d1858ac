/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "bunko-sample-launcher.h"
#include "settings/bunko-time-limit.h"

#define START_TIMEOUT_SECONDS 15
#define READY_PREFIX          "listening on 127.0.0.1:"
#define PROGRAM               "bunko-sample-server"

/* The program may print a few lines before it is ready; more than this is not our server. */
#define MAX_LINES 20

/**
 * BunkoSampleLauncher:
 *
 * Runs the sample server as a child process on a free port of the loopback interface.
 *
 * The child holds our end of a pipe as its standard input and ends itself when that closes: with
 * [method@SampleLauncher.stop], with the last reference, and also if Bunko crashes.
 */
struct _BunkoSampleLauncher
{
  GObject parent_instance;

  GSubprocess *process;
  GDataInputStream *output;
  guint16 port; /* 0: not ready */
};

G_DEFINE_FINAL_TYPE (BunkoSampleLauncher, bunko_sample_launcher, G_TYPE_OBJECT)

typedef struct
{
  BunkoTimeLimit *limit;
  guint lines;
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  bunko_time_limit_free (start->limit);
  g_free (start);
}

/* Beside this program in the build folder, or where it is installed; the environment decides over
 * both. */
static char *
find_program (void)
{
  const char *given = g_getenv ("BUNKO_SAMPLE_SERVER");
  g_autofree char *self_path = NULL;

  if (given != NULL && *given != '\0')
    return g_strdup (given);

  self_path = g_file_read_link ("/proc/self/exe", NULL);
  if (self_path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (self_path);
      g_autofree char *built = g_build_filename (folder, "..", "sample-server", PROGRAM, NULL);

      if (g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&built);
    }

  return g_build_filename (LIBEXECDIR, PROGRAM, NULL);
}

static void
return_failure (GTask *task, GError *error)
{
  BunkoSampleLauncher *self = g_task_get_source_object (task);
  Start *start = g_task_get_task_data (task);

  bunko_sample_launcher_stop (self);
  if (bunko_time_limit_is_over (start->limit))
    {
      g_clear_error (&error);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "%s",
                               _ ("The sample library did not start in time"));
    }
  else if (error != NULL)
    {
      g_task_return_error (task, error);
    }
  else
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                               _ ("The sample library ended before it was ready"));
    }
}

static void read_line (GTask *task);

static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoSampleLauncher *self = g_task_get_source_object (task);
  Start *start = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  guint64 port;

  line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);
  if (line == NULL || ++start->lines > MAX_LINES)
    {
      return_failure (task, g_steal_pointer (&error));
      return;
    }

  if (g_str_has_prefix (line, READY_PREFIX) &&
      g_ascii_string_to_unsigned (line + strlen (READY_PREFIX), 10, 1, G_MAXUINT16, &port, NULL))
    {
      self->port = (guint16) port;
      g_task_return_int (task, self->port);
      return;
    }

  read_line (g_steal_pointer (&task));
}

static void
read_line (GTask *task)
{
  BunkoSampleLauncher *self = g_task_get_source_object (task);
  Start *start = g_task_get_task_data (task);

  if (self->output == NULL)
    {
      return_failure (task, NULL);
      g_object_unref (task);
      return;
    }

  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT,
                                       bunko_time_limit_get_cancellable (start->limit),
                                       line_read_cb, task);
}

static void
bunko_sample_launcher_dispose (GObject *object)
{
  bunko_sample_launcher_stop (BUNKO_SAMPLE_LAUNCHER (object));

  G_OBJECT_CLASS (bunko_sample_launcher_parent_class)->dispose (object);
}

static void
bunko_sample_launcher_class_init (BunkoSampleLauncherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_sample_launcher_dispose;
}

static void
bunko_sample_launcher_init (BunkoSampleLauncher *self)
{
}

/**
 * bunko_sample_launcher_new:
 *
 * Makes a launcher; nothing runs yet.
 *
 * Returns: (transfer full): the launcher
 */
BunkoSampleLauncher *
bunko_sample_launcher_new (void)
{
  return g_object_new (BUNKO_TYPE_SAMPLE_LAUNCHER, NULL);
}

/**
 * bunko_sample_launcher_start_async:
 * @self: a launcher that runs nothing
 * @cancellable: (nullable): a cancellable
 * @callback: called when the server listens
 * @user_data: for @callback
 *
 * Starts the sample server and waits, at most 15 seconds, until it says that it listens.
 */
void
bunko_sample_launcher_start_async (BunkoSampleLauncher *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = NULL;
  Start *start;

  g_return_if_fail (BUNKO_IS_SAMPLE_LAUNCHER (self));
  g_return_if_fail (self->process == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_sample_launcher_start_async);
  start = g_new0 (Start, 1);
  start->limit = bunko_time_limit_new (START_TIMEOUT_SECONDS, cancellable);
  g_task_set_task_data (task, start, start_free);

  program = find_program ();
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, program, "--port", "0", "--exit-with-stdin", NULL);
  if (self->process == NULL)
    {
      return_failure (task, g_steal_pointer (&error));
      return;
    }

  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  read_line (g_steal_pointer (&task));
}

/**
 * bunko_sample_launcher_start_finish:
 * @self: a launcher
 * @result: what the callback got
 * @error: return location
 *
 * Ends [method@SampleLauncher.start_async]. Errors: %G_IO_ERROR_TIMED_OUT, %G_IO_ERROR_FAILED if
 * the server ended, %G_IO_ERROR_CANCELLED, or a #GSpawnError if there is no such program.
 *
 * Returns: the port of 127.0.0.1 it listens on, or 0 on error
 */
guint16
bunko_sample_launcher_start_finish (BunkoSampleLauncher *self, GAsyncResult *result, GError **error)
{
  gssize port;

  g_return_val_if_fail (BUNKO_IS_SAMPLE_LAUNCHER (self), 0);
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  port = g_task_propagate_int (G_TASK (result), error);

  return port > 0 ? (guint16) port : 0;
}

/**
 * bunko_sample_launcher_get_port:
 * @self: a launcher
 *
 * Gets where the server listens.
 *
 * Returns: the port, or 0 while it is not ready
 */
guint16
bunko_sample_launcher_get_port (BunkoSampleLauncher *self)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_LAUNCHER (self), 0);

  return self->port;
}

/**
 * bunko_sample_launcher_stop:
 * @self: a launcher
 *
 * Ends the server, if it runs. It may be started again afterwards.
 */
void
bunko_sample_launcher_stop (BunkoSampleLauncher *self)
{
  g_return_if_fail (BUNKO_IS_SAMPLE_LAUNCHER (self));

  self->port = 0;
  g_clear_object (&self->output);
  if (self->process != NULL)
    {
      /* Closing its standard input would do; the signal also ends one that hangs. */
      g_subprocess_send_signal (self->process, SIGTERM);
      g_clear_object (&self->process);
    }
}
