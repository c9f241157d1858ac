/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-api-function.h"
#include "bunko-library.h"

G_BEGIN_DECLS

char *bunko_api_function_dup_obstacle (BunkoApiFunction *self,
                                       BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
