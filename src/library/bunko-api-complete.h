/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-api-function.h"

G_BEGIN_DECLS

/**
 * BunkoApiCompletion:
 * @text: what is put in
 * @label: what it is called
 * @doc: (nullable): what it means
 *
 * Something that may stand where the cursor is.
 */
typedef struct
{
  char *text;
  char *label;
  char *doc;
} BunkoApiCompletion;

GPtrArray *bunko_api_complete (const char *text, gsize cursor, gsize *start, gsize *end)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
