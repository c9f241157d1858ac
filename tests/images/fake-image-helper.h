/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The image that the fake helper claims to decode is of this width and height. */
#define FAKE_HELPER_IMAGE_SIZE 64

/* Asked for by the width of the box; all are wider than the image. */
typedef enum
{
  FAKE_HELPER_HONEST = 1000,

  /* Lies. */
  FAKE_HELPER_FIRST_LIE,
  FAKE_HELPER_TOO_WIDE = FAKE_HELPER_FIRST_LIE,
  FAKE_HELPER_EMPTY,
  FAKE_HELPER_ENDLESS,
  FAKE_HELPER_NO_FRAMES,
  FAKE_HELPER_MORE_FRAMES,
  FAKE_HELPER_ENDLESS_FRAMES,
  FAKE_HELPER_BAD_FORMAT,
  FAKE_HELPER_BAD_STATUS,
  FAKE_HELPER_BAD_SERIAL,
  FAKE_HELPER_BAD_MAGIC,
  FAKE_HELPER_SHORT,
  FAKE_HELPER_LONG,
  FAKE_HELPER_DIE,
  FAKE_HELPER_LAST_LIE = FAKE_HELPER_DIE,

  /* What must not matter. */
  FAKE_HELPER_FDS,      /* file descriptors with the answer */
  FAKE_HELPER_TRUNCATE, /* tries to take the memory away */
  FAKE_HELPER_TWICE,    /* one more answer than was asked for */
  FAKE_HELPER_LEAVE,    /* ends after the answer */

  FAKE_HELPER_HANG,
} FakeHelperMode;
