/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Private to the client: takes the secrets out of messages that are shown to a person. */

/**
 * BUNKO_WIRE_MASK:
 *
 * What stands in place of a secret.
 */
#define BUNKO_WIRE_MASK "•••"

typedef struct _BunkoWireMask BunkoWireMask;

BunkoWireMask *bunko_wire_mask_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_wire_mask_free (BunkoWireMask *self);
void bunko_wire_mask_learn (BunkoWireMask *self, const char *secret);
char *bunko_wire_mask_request (BunkoWireMask *self,
                               JsonNode *root,
                               gsize limit) G_GNUC_WARN_UNUSED_RESULT;
char *
bunko_wire_mask_reply (BunkoWireMask *self, JsonNode *root, gsize limit) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_wire_mask_text (BunkoWireMask *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_wire_mask_is_secret_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoWireMask, bunko_wire_mask_free)

G_END_DECLS
