/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-library.h"

G_BEGIN_DECLS

void bunko_name_chooser_fill (AdwComboRow *row,
                              BunkoLibrary *library,
                              const char *tag_namespace,
                              const char *selected,
                              GCancellable *cancellable);
const char *bunko_name_chooser_get (AdwComboRow *row);

G_END_DECLS
