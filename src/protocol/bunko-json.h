/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BUNKO_JSON_MAX_DEPTH:
 *
 * How deep arrays and objects may be nested.
 */
#define BUNKO_JSON_MAX_DEPTH 128

/**
 * BUNKO_JSON_MAX_VALUES:
 *
 * How many values a text may hold at most. A page of a hundred galleries has some twenty thousand;
 * the limit keeps a small compressed text of nothing but commas from becoming gigabytes of nodes.
 */
#define BUNKO_JSON_MAX_VALUES (2u << 20)

/**
 * BUNKO_JSON_PADDING:
 *
 * The bytes of room that bunko_json_parse_in_place() needs behind the text.
 */
#define BUNKO_JSON_PADDING 4

JsonNode *bunko_json_parse (GBytes *utf8, GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *
bunko_json_parse_in_place (char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bunko_json_serialize (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
