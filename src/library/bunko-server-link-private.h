/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-server-link.h"
#include "protocol/bunko-session.h"

G_BEGIN_DECLS

BunkoServerLink *_bunko_server_link_new (BunkoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
