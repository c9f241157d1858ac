/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bunko_is_strip (const double *aspects, guint n_aspects);

G_END_DECLS
