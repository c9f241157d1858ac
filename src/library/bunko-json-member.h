/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean bunko_json_member_get_int (JsonObject *object, const char *key, gint64 *value);
gboolean bunko_json_member_get_double (JsonObject *object, const char *key, double *value);
gboolean bunko_json_member_get_bool (JsonObject *object, const char *key, gboolean *value);
gboolean bunko_json_member_get_string (JsonObject *object, const char *key, const char **value);
gboolean bunko_json_member_get_object (JsonObject *object, const char *key, JsonObject **value);
JsonArray *bunko_json_member_get_array (JsonObject *object, const char *key);
gint64 bunko_json_member_int (JsonObject *object, const char *key, gint64 fallback);
double bunko_json_member_double (JsonObject *object, const char *key, double fallback);
gboolean bunko_json_member_bool (JsonObject *object, const char *key, gboolean fallback);
const char *bunko_json_member_string (JsonObject *object, const char *key, const char *fallback);
JsonObject *bunko_json_member_object (JsonObject *object, const char *key);
gint bunko_json_member_enum (JsonObject *object, const char *key, GType enum_type, gint fallback);
gint64 bunko_json_node_to_int (JsonNode *node, gint64 fallback);
JsonObject *bunko_json_array_get_object (JsonArray *array, guint index);

G_END_DECLS
