/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Compares what a server answers with what the real one answered: the same keys in the same order,
 * values of the same type, lists of things alike; the same error codes and texts. null stands for
 * any value. Objects whose keys are data (ids, namespaces, settings) may have other keys. NULL:
 * alike; else where they differ. */
char *sample_shape_compare (JsonNode *recorded, JsonNode *actual, gboolean exact_texts);

G_END_DECLS
