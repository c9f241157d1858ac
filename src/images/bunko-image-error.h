/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_IMAGE_ERROR (bunko_image_error_quark ())

/**
 * BunkoImageError:
 * @BUNKO_IMAGE_ERROR_UNSUPPORTED: the data is no image, or of a kind that is not read
 * @BUNKO_IMAGE_ERROR_CORRUPT: the data is damaged or cut short
 * @BUNKO_IMAGE_ERROR_TOO_LARGE: more pixels or more bytes than are taken
 * @BUNKO_IMAGE_ERROR_HTTP: the web port of the server refused the image
 * @BUNKO_IMAGE_ERROR_BUSY: too many images are asked for already
 * @BUNKO_IMAGE_ERROR_STOPPED: the process that decoded the image ended, took too long, or gave an
 *   answer that is none
 * @BUNKO_IMAGE_ERROR_UNPROTECTED: images cannot be decoded safely on this system, and so are not
 *
 * What can go wrong with an image once the server has answered.
 */
typedef enum
{
  BUNKO_IMAGE_ERROR_UNSUPPORTED,
  BUNKO_IMAGE_ERROR_CORRUPT,
  BUNKO_IMAGE_ERROR_TOO_LARGE,
  BUNKO_IMAGE_ERROR_HTTP,
  BUNKO_IMAGE_ERROR_BUSY,
  BUNKO_IMAGE_ERROR_STOPPED,
  BUNKO_IMAGE_ERROR_UNPROTECTED,
} BunkoImageError;

GQuark bunko_image_error_quark (void);

G_END_DECLS
