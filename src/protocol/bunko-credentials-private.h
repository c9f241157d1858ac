/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-credentials.h"

G_BEGIN_DECLS

const char *_bunko_credentials_get_password (BunkoCredentials *self);

G_END_DECLS
