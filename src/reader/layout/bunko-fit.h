/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

#include "settings/bunko-reader-enums.h"

G_BEGIN_DECLS

double bunko_fit_scale (BunkoReaderFit fit,
                        gboolean stretch,
                        const graphene_size_t *content,
                        const graphene_size_t *view);

G_END_DECLS
