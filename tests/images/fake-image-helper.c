/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a helper in wrong hands might do. It is not locked in, and does what the width of the box
 * says, see fake-image-helper.h. */

#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fake-image-helper.h"
#include "images/bunko-image-wire.h"

#ifndef PROTECTION
#define PROTECTION BUNKO_WIRE_PROTECTED
#endif

static guint8 *arena;

static void
say (const void *message, gsize size)
{
  if (send (BUNKO_WIRE_SOCKET_FD, message, size, MSG_NOSIGNAL) < 0)
    _exit (1);
}

static void
say_with_fds (const BunkoWireAnswer *answer)
{
  const int fds[3] = { BUNKO_WIRE_ARENA_FD, 1, 2 };
  union
  {
    struct cmsghdr align;
    char space[CMSG_SPACE (sizeof fds)];
  } control = { 0 };
  struct iovec vector = { (void *) answer, sizeof *answer };
  struct msghdr message = {
    .msg_iov = &vector, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control
  };

  control.align.cmsg_level = SOL_SOCKET;
  control.align.cmsg_type = SCM_RIGHTS;
  control.align.cmsg_len = CMSG_LEN (sizeof fds);
  memcpy (CMSG_DATA (&control.align), fds, sizeof fds);
  if (sendmsg (BUNKO_WIRE_SOCKET_FD, &message, MSG_NOSIGNAL) < 0)
    _exit (1);
}

static void
spoil (BunkoWireAnswer *answer, FakeHelperMode mode)
{
  if (mode == FAKE_HELPER_TOO_WIDE)
    answer->width++;
  else if (mode == FAKE_HELPER_EMPTY)
    answer->width = answer->height = 0;
  else if (mode == FAKE_HELPER_ENDLESS)
    answer->width = answer->height = G_MAXUINT32;
  else if (mode == FAKE_HELPER_NO_FRAMES)
    answer->n_frames = 0;
  else if (mode == FAKE_HELPER_MORE_FRAMES)
    answer->n_frames = 2;
  else if (mode == FAKE_HELPER_ENDLESS_FRAMES)
    answer->n_frames = G_MAXUINT32;
  else if (mode == FAKE_HELPER_BAD_FORMAT)
    answer->format = 77;
  else if (mode == FAKE_HELPER_BAD_STATUS)
    answer->status = 77;
  else if (mode == FAKE_HELPER_BAD_SERIAL)
    answer->serial--;
  else if (mode == FAKE_HELPER_BAD_MAGIC)
    answer->magic = 0;
}

static void
serve (const BunkoWireRequest *request)
{
  FakeHelperMode mode = (FakeHelperMode) request->max_width;
  BunkoWireAnswer answer = { .magic = BUNKO_WIRE_MAGIC,
                             .serial = request->serial,
                             .format = BUNKO_WIRE_BGRA,
                             .width = FAKE_HELPER_IMAGE_SIZE,
                             .height = FAKE_HELPER_IMAGE_SIZE,
                             .n_frames = 1 };
  guint8 long_message[sizeof answer + 1] = { 0 };

  if (mode == FAKE_HELPER_DIE)
    _exit (1);
  if (mode == FAKE_HELPER_HANG)
    pause ();
  /* The seals forbid it. */
  if (mode == FAKE_HELPER_TRUNCATE && ftruncate (BUNKO_WIRE_ARENA_FD, 0) == 0)
    _exit (1);
  memset (arena + BUNKO_WIRE_PIXELS_OFFSET, (int) request->serial,
          4 * FAKE_HELPER_IMAGE_SIZE * FAKE_HELPER_IMAGE_SIZE);
  spoil (&answer, mode);

  memcpy (long_message, &answer, sizeof answer);
  if (mode == FAKE_HELPER_SHORT)
    say (&answer, 12);
  else if (mode == FAKE_HELPER_LONG)
    say (long_message, sizeof long_message);
  else if (mode == FAKE_HELPER_FDS)
    say_with_fds (&answer);
  else
    say (&answer, sizeof answer);

  if (mode == FAKE_HELPER_TWICE)
    say (&answer, sizeof answer);
  if (mode == FAKE_HELPER_LEAVE)
    _exit (0);
}

int
main (int argc, char *argv[])
{
  const BunkoWireHello hello = { BUNKO_WIRE_MAGIC, PROTECTION, EINVAL };
  BunkoWireRequest request;

  arena = mmap (NULL, BUNKO_WIRE_ARENA_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED,
                BUNKO_WIRE_ARENA_FD, 0);
  if (arena == MAP_FAILED || argc > 1)
    return 1;
  say (&hello, sizeof hello);
  while (recv (BUNKO_WIRE_SOCKET_FD, &request, sizeof request, 0) == sizeof request)
    serve (&request);
  return 0;
}
