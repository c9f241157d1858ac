/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

void bunko_source_style_apply (GtkSourceView *view);

G_END_DECLS
