/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-endpoint.h"

G_BEGIN_DECLS

void _bunko_endpoint_set_all_public_for_tests (gboolean all_public);

G_END_DECLS
