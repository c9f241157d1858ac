/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-functions.h"

static const BunkoSampleFunction *const tables[] = {
  bunko_sample_functions_meta,       bunko_sample_functions_commands,
  bunko_sample_functions_config,     bunko_sample_functions_view,
  bunko_sample_functions_items,      bunko_sample_functions_related,
  bunko_sample_functions_image,      bunko_sample_functions_tags,
  bunko_sample_functions_metatags,   bunko_sample_functions_reading,
  bunko_sample_functions_similar,    bunko_sample_functions_edit,
  bunko_sample_functions_membership, bunko_sample_functions_filters,
  bunko_sample_functions_notices,    bunko_sample_functions_admin,
  bunko_sample_functions_logs,
};

static GHashTable *
index_functions (void)
{
  GHashTable *by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const BunkoSampleFunction *function = tables[i]; function->name != NULL; function++)
      g_hash_table_insert (by_name, (gpointer) function->name, (gpointer) function);

  return by_name;
}

/**
 * bunko_sample_functions_find:
 * @name: a function's name, case matters
 * @legacy: whether the server behaves as 0.3.0
 *
 * Returns: (nullable): the function, %NULL if this version does not have it
 */
const BunkoSampleFunction *
bunko_sample_functions_find (const char *name, gboolean legacy)
{
  static GHashTable *by_name;
  const BunkoSampleFunction *function;

  if (g_once_init_enter_pointer (&by_name))
    g_once_init_leave_pointer (&by_name, index_functions ());

  function = g_hash_table_lookup (by_name, name);
  if (function == NULL || function->since == (legacy ? BUNKO_SAMPLE_NEW : BUNKO_SAMPLE_OLD))
    return NULL;
  return function;
}
