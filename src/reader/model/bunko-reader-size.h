/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-enums.h"

G_BEGIN_DECLS

/* Width by height of a page of which nothing is known yet. */
#define BUNKO_READER_USUAL_ASPECT 0.72

BunkoImageSize bunko_reader_size_choose (int view_width, int view_height, double aspect);
gboolean bunko_reader_size_is_larger (BunkoImageSize one, BunkoImageSize two);
int bunko_reader_size_box (int view_length);

G_END_DECLS
