/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bunko-image-helper: decodes image files that nobody vouches for.
 *
 * Codecs are where programs that show pictures get broken into, so none of their code runs in the
 * application. It starts a few of these processes and hands them one image after the other; pixels
 * come back through shared memory (bunko-image-wire.h has the details). A file that breaks a codec
 * breaks one of these processes: that image is an error, and another process takes its place.
 *
 * What a broken one could still do is little. Before it reads anything it gives up
 *   - new privileges, being debugged, core dumps, and all file descriptors but the socket and the
 *     shared memory;
 *   - memory beyond a limit, processes, and processor time beyond a limit for each image;
 *   - by seccomp every system call that is not on a short list: no files are opened, no sockets, no
 *     programs, no threads, and no memory becomes code;
 *   - by Landlock the whole file system once more, where the kernel has that.
 * If one of these cannot be had (but Landlock) it says so and ends: the application then shows no
 * pictures, and says why, rather than decode unprotected. There is no switch for that.
 *
 * The application does not believe what a helper says, either: it checks every field of an answer
 * and the time that it took, and copies the pixels out before anyone looks at them. What remains is
 * that a broken helper can make wrong pictures out of the images that it is given until it is
 * replaced, which happens after a few hundred images in any case.
 *
 * The codec libraries are used as they are, one file a format (bunko-codec-*.c), without
 * gdk-pixbuf: newer versions of that start processes of their own. This program is built without
 * sanitizers in every build, since those need what the filter forbids; the codecs run under
 * sanitizers in the tests, which link the same files. */

#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "bunko-codec.h"
#include "bunko-jail.h"

#define MAX_SECONDS 30

/* A request; FALSE when there are no more. */
static gboolean
receive (BunkoWireRequest *request)
{
  gssize n;

  do
    n = read (BUNKO_WIRE_SOCKET_FD, request, sizeof *request);
  while (n < 0 && errno == EINTR);
  return n == sizeof *request && request->magic == BUNKO_WIRE_MAGIC &&
         request->file_size <= BUNKO_IMAGE_MAX_FILE_SIZE;
}

static gboolean
say (const void *message, gsize size)
{
  gssize n;

  do
    n = write (BUNKO_WIRE_SOCKET_FD, message, size);
  while (n < 0 && errno == EINTR);
  return n == (gssize) size;
}

/* A process that takes longer gets a signal that it does not survive. */
static void
set_time_limit (int seconds)
{
  const struct itimerval timer = { .it_value = { .tv_sec = seconds } };

  setitimer (ITIMER_PROF, &timer, NULL);
}

static void
fill (BunkoWireAnswer *answer, const BunkoCodecOutput *output)
{
  answer->format = output->format;
  answer->width = output->width;
  answer->height = output->height;
  answer->n_frames = output->n_frames;
  memcpy (answer->delays, output->delays, output->n_frames * sizeof *answer->delays);
}

static gboolean
serve (guint8 *arena)
{
  BunkoWireRequest request;
  BunkoWireAnswer answer = { .magic = BUNKO_WIRE_MAGIC };
  BunkoCodecJob job = { .data = arena,
                        .output = { .pixels = arena + BUNKO_WIRE_PIXELS_OFFSET,
                                    .capacity = BUNKO_WIRE_MAX_PIXELS_SIZE } };

  if (!receive (&request))
    return FALSE;
  job.size = request.file_size;
  job.max_width = request.max_width;
  job.max_height = request.max_height;
  answer.serial = request.serial;

  set_time_limit (MAX_SECONDS);
  answer.status = bunko_codec_run (&job);
  set_time_limit (0);
  if (answer.status == BUNKO_WIRE_OK)
    fill (&answer, &job.output);
  return say (&answer, sizeof answer);
}

int
main (int argc, char *argv[])
{
  BunkoWireHello hello = { .magic = BUNKO_WIRE_MAGIC };
  guint8 *arena = mmap (NULL, BUNKO_WIRE_ARENA_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED,
                        BUNKO_WIRE_ARENA_FD, 0);

  if (arena == MAP_FAILED)
    return 1;
  syscall (SYS_close_range, BUNKO_WIRE_ARENA_FD, ~0u, 0);
  hello.protection = bunko_jail_enter (&hello.code);
  if (!say (&hello, sizeof hello) || hello.protection != BUNKO_WIRE_PROTECTED)
    return 1;
  while (serve (arena))
    ;
  return 0;
}
