/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is taken from a server: more is an error, not an allocation. */
#define BUNKO_IMAGE_MAX_FILE_SIZE      (64 * 1024 * 1024)
#define BUNKO_IMAGE_MAX_PIXELS         (64 * 1024 * 1024)
#define BUNKO_IMAGE_MAX_FRAMES         240
#define BUNKO_IMAGE_MAX_ANIMATION_SIZE (48 * 1024 * 1024)
