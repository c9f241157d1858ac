/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "protocol/bunko-session.h"
#include "session-fixture.h"

G_BEGIN_DECLS

/* A sample server, and tests/support/fault-proxy in front of it. */
typedef struct
{
  GSubprocess *server;
  GSubprocess *proxy;
  GDataInputStream *reports;
  guint16 server_port;
  guint16 port; /* of the proxy */
} FaultFixture;

void fault_fixture_start (FaultFixture *self, guint n_galleries);
void fault_fixture_set_up (FaultFixture *self, gconstpointer data);
void fault_fixture_tear_down (FaultFixture *self, gconstpointer data);

/* Forgets what was before, and misbehaves so from the next connection on. */
void fault_fixture_rule (FaultFixture *self, const char *rule);
/* What the proxy saw since: see its description. */
JsonNode *fault_fixture_report (FaultFixture *self);
BunkoSession *fault_fixture_new_session (FaultFixture *self);

G_END_DECLS
