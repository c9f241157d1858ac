/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "bunko-json-build.h"
#include "bunko-json.h"

/* Building the nodes costs many times as much as reading the text, and most of that are
 * allocations. A list of items says the same again and again: the same language, artist, set of
 * flags, and null, true and 0. So a part that is equal to one that came shortly before is that one
 * once more, sealed, so that nobody can change it in two places. */

#define N_SHARED          512
#define MAX_SHARED_LENGTH 64
#define MAX_SHARED_VALUES 48

typedef struct
{
  guint64 hash;
  size_t n;
  yyjson_val *val;
  JsonNode *node;
} BunkoJsonShared;

typedef struct
{
  BunkoJsonShared shared[N_SHARED];
} BunkoJsonBuild;

/* An integer beyond gint64 keeps its magnitude as a double. */
static gboolean
fits_int (yyjson_val *val)
{
  return yyjson_is_sint (val) || (yyjson_is_uint (val) && yyjson_get_uint (val) <= G_MAXINT64);
}

static JsonNode *
build_number (yyjson_val *val)
{
  if (fits_int (val))
    return json_node_init_int (json_node_alloc (), yyjson_get_sint (val));

  /* Infinity and NaN, which Python writes and JSON does not know, are null. */
  if (!isfinite (yyjson_get_num (val)))
    return json_node_init_null (json_node_alloc ());

  return json_node_init_double (json_node_alloc (), yyjson_get_num (val));
}

static JsonNode *
build_scalar (yyjson_val *val)
{
  switch (yyjson_get_type (val))
    {
    case YYJSON_TYPE_STR:
      return json_node_init_string (json_node_alloc (), yyjson_get_str (val));
    case YYJSON_TYPE_BOOL:
      return json_node_init_boolean (json_node_alloc (), yyjson_get_bool (val));
    case YYJSON_TYPE_NUM:
      return build_number (val);
    default:
      return json_node_init_null (json_node_alloc ());
    }
}

/* The values of a subtree lie one behind the other. */
static size_t
count_values (yyjson_val *val)
{
  return yyjson_is_ctn (val) ? (size_t) (unsafe_yyjson_get_next (val) - val) : 1;
}

static guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return hash ^ hash >> 29;
}

static guint64
hash_string (guint64 hash, yyjson_val *val)
{
  const char *text = yyjson_get_str (val);
  size_t length = yyjson_get_len (val);

  for (; length > 0; text += sizeof (guint64))
    {
      size_t n = MIN (length, sizeof (guint64));
      guint64 word = 0;

      memcpy (&word, text, n);
      hash = mix (hash, word);
      length -= n;
    }

  return hash;
}

/* FALSE for what is too large to be worth looking for. */
static gboolean
hash_values (yyjson_val *val, size_t n, guint64 *result)
{
  guint64 hash = n;

  for (size_t i = 0; i < n; i++)
    {
      /* The tag holds type and length. */
      hash = mix (hash, val[i].tag);

      if (yyjson_is_str (&val[i]) && yyjson_get_len (&val[i]) > MAX_SHARED_LENGTH)
        return FALSE;
      if (yyjson_is_str (&val[i]))
        hash = hash_string (hash, &val[i]);
      else if (yyjson_is_num (&val[i]))
        hash = mix (hash, val[i].uni.u64);
    }

  *result = hash;

  return TRUE;
}

static gboolean
are_equal_values (yyjson_val *a, yyjson_val *b, size_t n)
{
  for (size_t i = 0; i < n; i++)
    {
      if (a[i].tag != b[i].tag)
        return FALSE;
      if (yyjson_is_str (&a[i]) &&
          memcmp (yyjson_get_str (&a[i]), yyjson_get_str (&b[i]), yyjson_get_len (&a[i])) != 0)
        return FALSE;
      if (yyjson_is_num (&a[i]) && a[i].uni.u64 != b[i].uni.u64)
        return FALSE;
    }

  return TRUE;
}

static JsonNode *build_node (BunkoJsonBuild *build, yyjson_val *val, guint depth);

static JsonNode *
build_array (BunkoJsonBuild *build, yyjson_val *array, guint depth)
{
  g_autoptr (JsonArray) result = json_array_sized_new ((guint) yyjson_arr_size (array));
  yyjson_val *val;
  size_t i, n;

  yyjson_arr_foreach (array, i, n, val)
  {
    JsonNode *node = build_node (build, val, depth + 1);

    if (node == NULL)
      return NULL;
    json_array_add_element (result, node);
  }

  return json_node_init_array (json_node_alloc (), result);
}

static JsonNode *
build_object (BunkoJsonBuild *build, yyjson_val *object, guint depth)
{
  g_autoptr (JsonObject) result = json_object_new ();
  yyjson_val *key, *val;
  size_t i, n;

  yyjson_obj_foreach (object, i, n, key, val)
  {
    const char *name = yyjson_get_str (key);
    JsonNode *node = build_node (build, val, depth + 1);

    if (node == NULL)
      return NULL;

    /* A member that is there with the very same node would keep the reference that it is given. */
    if (json_node_is_immutable (node) && json_object_get_member (result, name) == node)
      json_node_unref (node);
    else
      json_object_set_member (result, name, node);
  }

  return json_node_init_object (json_node_alloc (), result);
}

/* NULL if nested too deep; everything built so far is freed. */
static JsonNode *
build_new_node (BunkoJsonBuild *build, yyjson_val *val, guint depth)
{
  if (!yyjson_is_ctn (val))
    return build_scalar (val);
  if (depth >= BUNKO_JSON_MAX_DEPTH)
    return NULL;
  if (yyjson_is_arr (val))
    return build_array (build, val, depth);

  return build_object (build, val, depth);
}

static JsonNode *
build_node (BunkoJsonBuild *build, yyjson_val *val, guint depth)
{
  size_t n = count_values (val);
  BunkoJsonShared *shared;
  JsonNode *node;
  guint64 hash;

  /* As a part may turn up again at another depth, one close to the limit is not shared. */
  if (n > MAX_SHARED_VALUES || depth + n > BUNKO_JSON_MAX_DEPTH || !hash_values (val, n, &hash))
    return build_new_node (build, val, depth);

  shared = &build->shared[hash % N_SHARED];
  if (shared->hash == hash && shared->n == n && are_equal_values (shared->val, val, n))
    {
      json_node_seal (shared->node);
      return json_node_ref (shared->node);
    }

  node = build_new_node (build, val, depth);

  g_clear_pointer (&shared->node, json_node_unref);
  shared->node = json_node_ref (node);
  shared->val = val;
  shared->hash = hash;
  shared->n = n;

  return node;
}

/**
 * bunko_json_build:
 * @root: a value that yyjson read
 *
 * Makes the #JsonNode tree of a value. It does not refer to the yyjson document.
 *
 * Returns: (transfer full) (nullable): the tree, or %NULL if arrays and objects are nested more
 * than %BUNKO_JSON_MAX_DEPTH deep
 */
JsonNode *
bunko_json_build (yyjson_val *root)
{
  BunkoJsonBuild build = { 0 };
  JsonNode *node = build_node (&build, root, 0);

  for (guint i = 0; i < N_SHARED; i++)
    g_clear_pointer (&build.shared[i].node, json_node_unref);

  return node;
}
