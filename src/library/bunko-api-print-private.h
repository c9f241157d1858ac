/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A JSON tree as text for people. */
typedef struct
{
  char *text;
  gsize size; /* of the whole tree as it would travel, in bytes */
  gboolean is_shortened;
} BunkoApiPrint;

void
_bunko_api_print_init (BunkoApiPrint *self, JsonNode *node, gsize max_length, gsize max_string);
void _bunko_api_print_clear (BunkoApiPrint *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BunkoApiPrint, _bunko_api_print_clear)

G_END_DECLS
