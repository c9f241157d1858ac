/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-error.h"

G_DEFINE_QUARK (bunko - image - error - quark, bunko_image_error)
