/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bunko-image-error.h"
#include "bunko-image-helper.h"

/* For a process to start and lock itself in, on a machine that is busy. */
#define START_TIME_LIMIT_MS 15000

/* Most pictures are done before this, and then the process can be kept. */
#define CANCEL_PATIENCE_MS 100

/* What of the arena stays in memory between images, so that most of them need no fresh pages. */
#define KEPT_FILE_SIZE   (4 * 1024 * 1024)
#define KEPT_PIXELS_SIZE (24 * 1024 * 1024)

struct _BunkoImageHelper
{
  pid_t pid;
  int socket;
  int arena;
  gsize file_size; /* how much of the arena was written to, at most */
  gsize pixels_size;
  gboolean greeted;
  guint32 n_runs;
};

static int
spawn (const char *program, int socket, int arena, pid_t *pid)
{
  const char *libraries = g_getenv ("LD_LIBRARY_PATH");
  g_autofree char *variable =
      libraries != NULL ? g_strconcat ("LD_LIBRARY_PATH=", libraries, NULL) : NULL;
  char *const argv[] = { (char *) "bunko-image-helper", NULL };
  char *const envp[] = { (char *) "LC_ALL=C", variable, NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  int code;

  sigemptyset (&none);
  sigfillset (&all);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &all);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, socket, BUNKO_WIRE_SOCKET_FD);
  posix_spawn_file_actions_adddup2 (&actions, arena, BUNKO_WIRE_ARENA_FD);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);

  /* Not fork(): that copies the page tables of the whole application. */
  code = posix_spawn (pid, program, &actions, &attributes, argv, envp);

  posix_spawn_file_actions_destroy (&actions);
  posix_spawnattr_destroy (&attributes);
  return code;
}

static void
set_missing_error (const char *program, int code, GError **error)
{
  /* Translators: the first %s is a file name, the second what the system says about it */
  g_set_error (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_UNPROTECTED,
               _ ("Images are not shown: %s, which decodes them safely, cannot be started (%s)"),
               program, g_strerror (code));
}

static void
set_stopped_error (GError **error)
{
  g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_STOPPED,
                       _ ("The image made its decoder stop"));
}

static void
set_nonsense_error (GError **error)
{
  g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_STOPPED,
                       _ ("The decoder gave a wrong answer"));
}

/* Neither side can make it shorter or longer. -1 if there is none. */
static int
make_arena (void)
{
  g_autofd int fd = memfd_create ("bunko-images", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd < 0 || ftruncate (fd, (off_t) BUNKO_WIRE_ARENA_SIZE) != 0 ||
      fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
    return -1;
  return g_steal_fd (&fd);
}

/**
 * bunko_image_helper_start: (skip)
 * @program: (type filename): the helper program
 * @error: return location for an error
 *
 * Starts a process. It gets the one end of a socket, the memory to share, and nothing else of this
 * program: no other files, no environment, no terminal.
 *
 * Fails with %BUNKO_IMAGE_ERROR_UNPROTECTED.
 *
 * Returns: (transfer full): a process that has not said anything yet, or %NULL with @error set
 */
BunkoImageHelper *
bunko_image_helper_start (const char *program, GError **error)
{
  g_autofd int arena = make_arena ();
  g_autofd int near_end = -1, far_end = -1;
  BunkoImageHelper *self;
  int sockets[2];
  int code = 0;
  pid_t pid;

  g_return_val_if_fail (program != NULL, NULL);

  if (arena < 0 || socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0)
    code = errno;
  else
    {
      near_end = sockets[0];
      far_end = sockets[1];
      code = spawn (program, far_end, arena, &pid);
    }
  if (code != 0)
    {
      set_missing_error (program, code, error);
      return NULL;
    }

  self = g_new0 (BunkoImageHelper, 1);
  self->pid = pid;
  self->socket = g_steal_fd (&near_end);
  self->arena = g_steal_fd (&arena);
  return self;
}

/**
 * bunko_image_helper_free: (skip)
 * @self: (transfer full): a process
 *
 * Ends the process, whatever it is doing.
 */
void
bunko_image_helper_free (BunkoImageHelper *self)
{
  close (self->socket);
  close (self->arena);
  kill (self->pid, SIGKILL);
  while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    ;
  g_free (self);
}

/* Waits until there is something to read. When the wait is given up, the process has a moment to
 * get done; FALSE if it did not. */
static gboolean
wait_for_answer (BunkoImageHelper *self, guint time_limit, GCancellable *cancellable)
{
  GPollFD fds[2] = { { .fd = self->socket, .events = G_IO_IN } };
  gint64 end = g_get_monotonic_time () + time_limit * (gint64) 1000;
  guint n_fds = g_cancellable_make_pollfd (cancellable, &fds[1]) ? 2 : 1;
  gboolean watched = n_fds == 2;
  gboolean ready = FALSE;

  while (!ready)
    {
      gint64 left = end - g_get_monotonic_time ();

      if (left <= 0)
        break;
      if (g_poll (fds, n_fds, (int) (left / 1000 + 1)) < 0 && errno != EINTR)
        break;
      ready = fds[0].revents != 0;
      if (n_fds == 2 && fds[1].revents != 0)
        {
          n_fds = 1;
          end = MIN (end, g_get_monotonic_time () + CANCEL_PATIENCE_MS * (gint64) 1000);
        }
      fds[0].revents = fds[1].revents = 0;
    }
  if (watched)
    g_cancellable_release_fd (cancellable);
  return ready;
}

/**
 * bunko_image_helper_greet: (skip)
 * @self: a process
 * @error: return location for an error
 *
 * Waits, the first time, until the process has locked itself in. This may block.
 *
 * Fails with the #BUNKO_IMAGE_ERROR codes UNPROTECTED and STOPPED; the process is of no use then.
 *
 * Returns: whether images may be given to it
 */
gboolean
bunko_image_helper_greet (BunkoImageHelper *self, GError **error)
{
  BunkoWireHello hello;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->greeted)
    return TRUE;
  if (!wait_for_answer (self, START_TIME_LIMIT_MS, NULL) ||
      recv (self->socket, &hello, sizeof hello, MSG_DONTWAIT) != sizeof hello ||
      hello.magic != BUNKO_WIRE_MAGIC)
    {
      set_stopped_error (error);
      return FALSE;
    }
  self->greeted = hello.protection == BUNKO_WIRE_PROTECTED;
  if (!self->greeted)
    g_set_error (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_UNPROTECTED,
                 /* Translators: %s is what the system says, such as "Invalid argument" */
                 _ ("Images are not shown: the process that decodes them cannot be locked in on "
                    "this system (%s)"),
                 g_strerror (hello.code));
  return self->greeted;
}

/**
 * bunko_image_helper_is_idle: (skip)
 * @self: a process that nothing is asked of
 *
 * Returns: whether it is still there, and silent, as it should be
 */
gboolean
bunko_image_helper_is_idle (BunkoImageHelper *self)
{
  char byte;

  g_return_val_if_fail (self != NULL, FALSE);

  return !self->greeted ||
         (recv (self->socket, &byte, sizeof byte, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN);
}

static gboolean
put_file (BunkoImageHelper *self, GBytes *file)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  self->file_size = MAX (self->file_size, size);
  for (gsize done = 0; done < size;)
    {
      gssize n = pwrite (self->arena, data + done, size - done, (off_t) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

static gboolean
ask (BunkoImageHelper *self, GBytes *file, guint max_width, guint max_height, GError **error)
{
  const BunkoWireRequest request = { .magic = BUNKO_WIRE_MAGIC,
                                     .serial = ++self->n_runs,
                                     .max_width = max_width,
                                     .max_height = max_height,
                                     .file_size = g_bytes_get_size (file) };

  if (!put_file (self, file))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                           _ ("There is not enough memory for the image"));
      return FALSE;
    }
  if (send (self->socket, &request, sizeof request, MSG_NOSIGNAL) == sizeof request)
    return TRUE;
  set_stopped_error (error);
  return FALSE;
}

/* Plain recv(): file descriptors that come along are dropped by the kernel. */
static gboolean
receive (BunkoImageHelper *self, BunkoWireAnswer *answer, GError **error)
{
  gssize n = recv (self->socket, answer, sizeof *answer, MSG_DONTWAIT | MSG_TRUNC);

  if (n <= 0)
    set_stopped_error (error);
  else if (n != sizeof *answer || answer->magic != BUNKO_WIRE_MAGIC ||
           answer->serial != self->n_runs)
    set_nonsense_error (error);
  else
    return TRUE;
  return FALSE;
}

/**
 * bunko_image_helper_run: (skip)
 * @self: a process that has locked itself in
 * @file: an image file
 * @max_width: width of the box that the picture is to fit, in pixels; 0 for any
 * @max_height: height of the box, in pixels; 0 for any
 * @time_limit: for how long to wait, in milliseconds
 * @cancellable: (nullable): gives it up
 * @answer: (out caller-allocates): what the process says. It is not to be trusted.
 * @error: return location for an error
 *
 * Has an image decoded. This blocks.
 *
 * Fails with %BUNKO_IMAGE_ERROR_STOPPED, %G_IO_ERROR_NO_SPACE and %G_IO_ERROR_CANCELLED. The
 * process is of no use after any of these.
 *
 * Returns: whether there is an answer
 */
gboolean
bunko_image_helper_run (BunkoImageHelper *self,
                        GBytes *file,
                        guint max_width,
                        guint max_height,
                        guint time_limit,
                        GCancellable *cancellable,
                        BunkoWireAnswer *answer,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && self->greeted, FALSE);
  g_return_val_if_fail (file != NULL, FALSE);
  g_return_val_if_fail (g_bytes_get_size (file) <= BUNKO_IMAGE_MAX_FILE_SIZE, FALSE);

  if (!ask (self, file, max_width, max_height, error))
    return FALSE;
  if (wait_for_answer (self, time_limit, cancellable))
    return receive (self, answer, error);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_STOPPED,
                         _ ("Decoding the image took too long"));
  return FALSE;
}

/**
 * bunko_image_helper_copy_pixels: (skip)
 * @self: a process that has answered
 * @pixels: (out caller-allocates): where to put them
 * @size: how many bytes, as the answer says; it was checked
 *
 * Copies the pixels out of the memory that is shared, so that nobody can change them any more.
 *
 * Returns: whether that went
 */
gboolean
bunko_image_helper_copy_pixels (BunkoImageHelper *self, guint8 *pixels, gsize size)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (size <= BUNKO_WIRE_MAX_PIXELS_SIZE, FALSE);

  self->pixels_size = MAX (self->pixels_size, size);
  for (gsize done = 0; done < size;)
    {
      gssize n = pread (self->arena, pixels + done, size - done,
                        (off_t) (BUNKO_WIRE_PIXELS_OFFSET + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

static void
give_back (BunkoImageHelper *self, gsize from, gsize to)
{
  if (to > from)
    fallocate (self->arena, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, (off_t) from,
               (off_t) (to - from));
}

/**
 * bunko_image_helper_trim: (skip)
 * @self: a process that nothing is asked of
 *
 * Gives the memory back that only large images need.
 */
void
bunko_image_helper_trim (BunkoImageHelper *self)
{
  g_return_if_fail (self != NULL);

  give_back (self, KEPT_FILE_SIZE, self->file_size);
  give_back (self, BUNKO_WIRE_PIXELS_OFFSET + KEPT_PIXELS_SIZE,
             BUNKO_WIRE_PIXELS_OFFSET + self->pixels_size);
  self->file_size = MIN (self->file_size, KEPT_FILE_SIZE);
  self->pixels_size = MIN (self->pixels_size, KEPT_PIXELS_SIZE);
}

/**
 * bunko_image_helper_get_n_runs: (skip)
 * @self: a process
 *
 * Returns: how many images it was given
 */
guint
bunko_image_helper_get_n_runs (BunkoImageHelper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_runs;
}

/**
 * bunko_image_helper_get_pid: (skip)
 * @self: a process
 *
 * Returns: its number
 */
GPid
bunko_image_helper_get_pid (BunkoImageHelper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pid;
}
