/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-wire-mask.h"

G_BEGIN_DECLS

/* Private to bunko-wire-mask. */

#define BUNKO_WIRE_MASK_MAX_SECRETS 32

/**
 * BunkoSecretKind:
 * @BUNKO_SECRET_NONE: nothing of that
 * @BUNKO_SECRET_SESSION: what a session is known by, if it is a text; there are also settings and
 *   counts whose names speak of sessions
 * @BUNKO_SECRET_ALL: whatever it is
 *
 * What the name of a member says of its value.
 */
typedef enum
{
  BUNKO_SECRET_NONE,
  BUNKO_SECRET_SESSION,
  BUNKO_SECRET_ALL,
} BunkoSecretKind;

struct _BunkoWireMask
{
  /* What was seen as a secret, the oldest replaced first. */
  char *secrets[BUNKO_WIRE_MASK_MAX_SECRETS];
  guint next;
};

BunkoSecretKind _bunko_wire_mask_judge_name (const char *name, gsize length);
gboolean
_bunko_wire_mask_append (BunkoWireMask *self, GString *out, const char *text, gsize length);
char *_bunko_wire_mask_write (BunkoWireMask *self, JsonNode *root, gsize limit, gboolean is_request)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
