/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-table-private.h"

/**
 * BunkoApiFunction:
 *
 * A function of HPX servers with what it takes, what it answers and what it does, for people who
 * call it by hand. Servers have some of these, depending on their version.
 */
struct _BunkoApiFunction
{
  GObject parent_instance;

  const BunkoApiEntry *entry;
  guint n_arguments;
};

G_DEFINE_FINAL_TYPE (BunkoApiFunction, bunko_api_function, G_TYPE_OBJECT)

static void
bunko_api_function_class_init (BunkoApiFunctionClass *klass)
{
}

static void
bunko_api_function_init (BunkoApiFunction *self)
{
}

static BunkoApiFunction *
new_function (const BunkoApiEntry *entry)
{
  BunkoApiFunction *self = g_object_new (BUNKO_TYPE_API_FUNCTION, NULL);

  self->entry = entry;
  while (entry->arguments != NULL && entry->arguments[self->n_arguments].name != NULL)
    self->n_arguments++;
  return self;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BunkoApiEntry *first = ((BunkoApiFunction *) a)->entry;
  const BunkoApiEntry *second = ((BunkoApiFunction *) b)->entry;

  if (first->group != second->group)
    return (int) first->group - (int) second->group;
  return g_strcmp0 (first->name, second->name);
}

static GListStore *
load_all (void)
{
  static const BunkoApiEntry *const tables[] = {
    _bunko_api_table_server, _bunko_api_table_work,   _bunko_api_table_view,
    _bunko_api_table_items,  _bunko_api_table_import, _bunko_api_table_plugins,
  };
  GListStore *store = g_list_store_new (BUNKO_TYPE_API_FUNCTION);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      for (const BunkoApiEntry *entry = tables[i]; entry->name != NULL; entry++)
        {
          g_autoptr (BunkoApiFunction) function = new_function (entry);

          g_list_store_append (store, function);
        }
    }
  g_list_store_sort (store, compare, NULL);
  return store;
}

/**
 * bunko_api_function_get_all:
 *
 * Gets all functions that are known, by group and name. May be called on the main thread only.
 *
 * Returns: (transfer none): a list of #BunkoApiFunction that never changes
 */
GListModel *
bunko_api_function_get_all (void)
{
  static GListStore *store;

  if (store == NULL)
    store = load_all ();
  return G_LIST_MODEL (store);
}

/**
 * bunko_api_function_find:
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the function of this name, %NULL if none is known
 */
BunkoApiFunction *
bunko_api_function_find (const char *name)
{
  GListModel *all = bunko_api_function_get_all ();

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (BunkoApiFunction) function = g_list_model_get_item (all, i);

      /* The list keeps it. */
      if (g_str_equal (function->entry->name, name))
        return function;
    }
  return NULL;
}

/**
 * bunko_api_function_get_name:
 * @self: a function
 *
 * Returns: its name
 */
const char *
bunko_api_function_get_name (BunkoApiFunction *self)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), NULL);

  return self->entry->name;
}

/**
 * bunko_api_function_get_group:
 * @self: a function
 *
 * Returns: what it is about
 */
BunkoApiGroup
bunko_api_function_get_group (BunkoApiFunction *self)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), BUNKO_API_GROUP_SERVER);

  return self->entry->group;
}

/**
 * bunko_api_function_get_summary:
 * @self: a function
 *
 * Returns: what it does, in one or two sentences
 */
const char *
bunko_api_function_get_summary (BunkoApiFunction *self)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), NULL);

  return _ (self->entry->summary);
}

/**
 * bunko_api_function_get_answer:
 * @self: a function
 *
 * Returns: what it answers, or its command comes to
 */
const char *
bunko_api_function_get_answer (BunkoApiFunction *self)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), NULL);

  return _ (self->entry->answer);
}

/**
 * bunko_api_function_get_is_async:
 * @self: a function
 *
 * Returns: whether it answers with the id of a command that comes to a value later
 */
gboolean
bunko_api_function_get_is_async (BunkoApiFunction *self)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), FALSE);

  return self->entry->is_async;
}

/**
 * bunko_api_function_get_danger:
 * @self: a function
 *
 * Returns: what harm it may do
 */
BunkoApiDanger
bunko_api_function_get_danger (BunkoApiFunction *self)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), BUNKO_API_DANGER_NONE);

  return self->entry->danger;
}

/**
 * bunko_api_function_get_warning:
 * @self: a function
 *
 * Returns: (nullable): a sentence about the harm that it may do; not %NULL where that is
 *   %BUNKO_API_DANGER_HIGH
 */
const char *
bunko_api_function_get_warning (BunkoApiFunction *self)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), NULL);

  return self->entry->warning != NULL ? _ (self->entry->warning) : NULL;
}

/**
 * bunko_api_function_get_since:
 * @self: a function
 *
 * Returns: the minor version of the first HPX 0.x that has it, at least 3: older ones are unknown
 */
guint
bunko_api_function_get_since (BunkoApiFunction *self)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), 0);

  return MAX (self->entry->since, 3);
}

/**
 * bunko_api_function_get_until:
 * @self: a function
 *
 * Returns: the minor version of the first HPX 0.x that no longer has it; 0 if all later ones do
 */
guint
bunko_api_function_get_until (BunkoApiFunction *self)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), 0);

  return self->entry->until;
}

/**
 * bunko_api_function_get_n_arguments:
 * @self: a function
 *
 * Returns: how many arguments it takes at most
 */
guint
bunko_api_function_get_n_arguments (BunkoApiFunction *self)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), 0);

  return self->n_arguments;
}

/**
 * bunko_api_function_get_argument:
 * @self: a function
 * @index: which argument, from 0
 *
 * Returns: (transfer none): the argument
 */
const BunkoApiArgument *
bunko_api_function_get_argument (BunkoApiFunction *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self) && index < self->n_arguments, NULL);

  return &self->entry->arguments[index];
}

/**
 * bunko_api_function_find_argument:
 * @self: a function
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the argument of this name, if it has one
 */
const BunkoApiArgument *
bunko_api_function_find_argument (BunkoApiFunction *self, const char *name)
{
  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->n_arguments; i++)
    {
      if (g_str_equal (self->entry->arguments[i].name, name))
        return &self->entry->arguments[i];
    }
  return NULL;
}

/**
 * bunko_api_function_dup_signature:
 * @self: a function
 *
 * Returns: (transfer full): its name and those of its arguments with what they are if not given,
 *   such as `get_item (item_type=1, item_id=0)`
 */
char *
bunko_api_function_dup_signature (BunkoApiFunction *self)
{
  GString *string;

  g_return_val_if_fail (BUNKO_IS_API_FUNCTION (self), NULL);

  string = g_string_new (self->entry->name);
  g_string_append (string, " (");
  for (guint i = 0; i < self->n_arguments; i++)
    {
      const BunkoApiArgument *argument = &self->entry->arguments[i];

      g_string_append_printf (string, "%s%s", i > 0 ? ", " : "", argument->name);
      if (argument->fallback != NULL)
        g_string_append_printf (string, "=%s", argument->fallback);
    }
  g_string_append_c (string, ')');
  return g_string_free_and_steal (string);
}

/**
 * bunko_api_argument_get_doc:
 * @argument: an argument
 *
 * Returns: what it means
 */
const char *
bunko_api_argument_get_doc (const BunkoApiArgument *argument)
{
  g_return_val_if_fail (argument != NULL, NULL);

  return _ (argument->doc);
}

/**
 * bunko_api_type_get_label:
 * @type: what an argument may be
 *
 * Returns: a name for it
 */
const char *
bunko_api_type_get_label (BunkoApiType type)
{
  static const char *const labels[] = {
    [BUNKO_API_TYPE_INT] = N_ ("number"),
    [BUNKO_API_TYPE_BOOL] = N_ ("true or false"),
    [BUNKO_API_TYPE_STRING] = N_ ("text"),
    [BUNKO_API_TYPE_ENUM] = N_ ("choice"),
    [BUNKO_API_TYPE_OBJECT] = N_ ("object"),
    [BUNKO_API_TYPE_INT_LIST] = N_ ("list of numbers"),
    [BUNKO_API_TYPE_STRING_LIST] = N_ ("list of texts"),
    [BUNKO_API_TYPE_ID_LIST] = N_ ("list of command ids"),
    [BUNKO_API_TYPE_ANY] = N_ ("anything"),
  };

  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (labels), NULL);

  return _ (labels[type]);
}

/**
 * bunko_api_group_get_label:
 * @group: what functions are about
 *
 * Returns: a heading for them
 */
const char *
bunko_api_group_get_label (BunkoApiGroup group)
{
  static const char *const labels[] = {
    [BUNKO_API_GROUP_SERVER] = N_ ("Server"),
    [BUNKO_API_GROUP_COMMANDS] = N_ ("Commands"),
    [BUNKO_API_GROUP_QUEUES] = N_ ("Queues and Logins"),
    [BUNKO_API_GROUP_VIEW] = N_ ("Lists and Pictures"),
    [BUNKO_API_GROUP_READING] = N_ ("Reading"),
    [BUNKO_API_GROUP_ITEMS] = N_ ("Items"),
    [BUNKO_API_GROUP_MEMBERS] = N_ ("Collections, Series and Filters"),
    [BUNKO_API_GROUP_IMPORT] = N_ ("Import"),
    [BUNKO_API_GROUP_TAGS] = N_ ("Tags"),
    [BUNKO_API_GROUP_PLUGINS] = N_ ("Plugins"),
    [BUNKO_API_GROUP_CONFIG] = N_ ("Settings"),
  };

  g_return_val_if_fail ((guint) group < G_N_ELEMENTS (labels), NULL);

  return _ (labels[group]);
}
