/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library-tags.h"

G_BEGIN_DECLS

/* HPX "Creating frontends", ItemSort; the numbers are the same from 0.3 to 0.13. */
#define BUNKO_TAG_SORT_NAMESPACE 30
#define BUNKO_TAG_SORT_NAME      31

G_END_DECLS
