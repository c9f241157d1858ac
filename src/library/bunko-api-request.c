/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-request-private.h"

#include "protocol/bunko-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * BunkoApiRequest:
 *
 * A message with one or several functions, as a person has written it.
 *
 * The text is JSON: a list of calls, or one call, each an object with the function as `fname` and
 * its arguments beside that, as they travel (HPX "Creating frontends", "Message format"). A
 * function may stand only once in a message: the answers are told apart by its name.
 */
struct _BunkoApiRequest
{
  GObject parent_instance;

  GPtrArray *calls; /* of Call */
};

typedef struct
{
  char *fname;
  BunkoApiFunction *function; /* unowned: kept for ever; NULL: unknown */
  JsonObject *arguments;      /* without fname */
} Call;

G_DEFINE_FINAL_TYPE (BunkoApiRequest, bunko_api_request, G_TYPE_OBJECT)

static void
call_free (gpointer data)
{
  Call *call = data;

  g_free (call->fname);
  json_object_unref (call->arguments);
  g_free (call);
}

static void
bunko_api_request_finalize (GObject *object)
{
  g_ptr_array_unref (BUNKO_API_REQUEST (object)->calls);

  G_OBJECT_CLASS (bunko_api_request_parent_class)->finalize (object);
}

static void
bunko_api_request_class_init (BunkoApiRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_api_request_finalize;
}

static void
bunko_api_request_init (BunkoApiRequest *self)
{
  self->calls = g_ptr_array_new_with_free_func (call_free);
}

static gboolean
has_call (BunkoApiRequest *self, const char *fname)
{
  for (guint i = 0; i < self->calls->len; i++)
    {
      if (g_str_equal (((Call *) self->calls->pdata[i])->fname, fname))
        return TRUE;
    }
  return FALSE;
}

/* The members of a call; NULL if they are too much for the parser. */
static JsonObject *
parse_members (BunkoApiCheck *check, const BunkoApiObject *object)
{
  g_autoptr (GBytes) bytes =
      g_bytes_new_static (check->text + object->span.start, object->span.end - object->span.start);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bunko_json_parse (bytes, &error);

  if (node == NULL)
    {
      _bunko_api_check_add (check, &object->span, TRUE, g_strdup (error->message));
      return NULL;
    }
  return json_object_ref (json_node_get_object (node));
}

static const char *
get_fname (BunkoApiCheck *check, const BunkoApiObject *object, JsonObject *members)
{
  const BunkoApiMember *member = _bunko_api_object_find (object, "fname");
  const char *fname =
      member != NULL ? json_object_get_string_member_with_default (members, "fname", NULL) : NULL;
  BunkoApiSpan brace = { object->span.start, object->span.start + 1 };

  if (fname != NULL && *fname != '\0')
    return fname;
  _bunko_api_check_add (check, member != NULL ? &member->value : &brace, TRUE,
                        g_strdup (_ ("The function is missing: a call needs “fname”")));
  return NULL;
}

static JsonObject *
copy_without_fname (JsonObject *members)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, members);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (!g_str_equal (name, "fname"))
        json_object_set_member (copy, name, json_node_copy (value));
    }
  return copy;
}

static void
take_call (BunkoApiRequest *self, BunkoApiCheck *check, const BunkoApiObject *object)
{
  g_autoptr (JsonObject) members = parse_members (check, object);
  const char *fname = members != NULL ? get_fname (check, object, members) : NULL;
  Call *call;

  if (fname == NULL)
    return;
  if (has_call (self, fname))
    {
      _bunko_api_check_add (
          check, &_bunko_api_object_find (object, "fname")->value, TRUE,
          g_strdup_printf (_ ("“%s” stands twice in the message: send it in another one"), fname));
      return;
    }
  _bunko_api_check_call (check, object, fname, members);
  call = g_new0 (Call, 1);
  call->fname = g_strdup (fname);
  call->function = bunko_api_function_find (fname);
  call->arguments = copy_without_fname (members);
  g_ptr_array_add (self->calls, call);
}

static void
read_text (BunkoApiRequest *self, BunkoApiCheck *check)
{
  BunkoApiSpan where = { 0, 0 };
  char *message = NULL;
  g_autoptr (BunkoApiScan) scan = NULL;

  if (strlen (check->text) > BUNKO_API_REQUEST_MAX_LENGTH)
    {
      _bunko_api_check_add (check, &where, TRUE, g_strdup (_ ("The message is too long")));
      return;
    }
  scan = _bunko_api_scan_new (check->text, &where, &message);
  if (scan == NULL)
    {
      _bunko_api_check_add (check, &where, TRUE, message);
      return;
    }
  for (guint i = 0; i < scan->objects->len; i++)
    take_call (self, check, scan->objects->pdata[i]);
  if (scan->objects->len == 0)
    {
      where.end = strlen (check->text);
      _bunko_api_check_add (check, &where, TRUE, g_strdup (_ ("There is nothing to send yet")));
    }
}

/**
 * bunko_api_request_new:
 * @text: what the person has written; must be UTF-8
 * @problems: (out) (optional) (transfer full) (nullable) (element-type BunkoApiProblem): what is
 *   wrong with it; %NULL if nothing is
 *
 * Reads a message. What a server would probably refuse, such as an argument that is not known, is
 * a problem, too, but no reason not to send it: servers differ.
 *
 * Returns: (transfer full) (nullable): the message, or %NULL if it cannot be sent
 */
BunkoApiRequest *
bunko_api_request_new (const char *text, GPtrArray **problems)
{
  g_autoptr (BunkoApiRequest) self = NULL;
  BunkoApiCheck check = { text, NULL, FALSE };

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_API_REQUEST, NULL);
  read_text (self, &check);
  if (problems != NULL)
    *problems = g_steal_pointer (&check.problems);
  g_clear_pointer (&check.problems, g_ptr_array_unref);
  return check.fatal ? NULL : g_steal_pointer (&self);
}

/**
 * bunko_api_request_get_n_calls:
 * @self: a request
 *
 * Returns: how many functions it calls, from 1
 */
guint
bunko_api_request_get_n_calls (BunkoApiRequest *self)
{
  g_return_val_if_fail (BUNKO_IS_API_REQUEST (self), 0);

  return self->calls->len;
}

/**
 * bunko_api_request_get_name:
 * @self: a request
 * @index: which call, from 0
 *
 * Returns: the name of the function
 */
const char *
bunko_api_request_get_name (BunkoApiRequest *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_API_REQUEST (self) && index < self->calls->len, NULL);

  return ((Call *) self->calls->pdata[index])->fname;
}

/**
 * bunko_api_request_get_function:
 * @self: a request
 * @index: which call, from 0
 *
 * Returns: (transfer none) (nullable): the function; %NULL if it is not known
 */
BunkoApiFunction *
bunko_api_request_get_function (BunkoApiRequest *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_API_REQUEST (self) && index < self->calls->len, NULL);

  return ((Call *) self->calls->pdata[index])->function;
}

/* The arguments of a call, without `fname`. */
JsonObject *
_bunko_api_request_get_arguments (BunkoApiRequest *self, guint index)
{
  return ((Call *) self->calls->pdata[index])->arguments;
}

/**
 * bunko_api_request_dup_title:
 * @self: a request
 *
 * Returns: (transfer full): the names of its functions
 */
char *
bunko_api_request_dup_title (BunkoApiRequest *self)
{
  GString *string;

  g_return_val_if_fail (BUNKO_IS_API_REQUEST (self), NULL);

  string = g_string_new (NULL);
  for (guint i = 0; i < self->calls->len; i++)
    g_string_append_printf (string, "%s%s", i > 0 ? ", " : "",
                            bunko_api_request_get_name (self, i));
  return g_string_free_and_steal (string);
}

/**
 * bunko_api_request_dup_warnings:
 * @self: a request
 *
 * Tells what harm the message may do. What is not known may do any.
 *
 * Returns: (transfer full): a text for each dangerous call; may be empty
 */
GStrv
bunko_api_request_dup_warnings (BunkoApiRequest *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (BUNKO_IS_API_REQUEST (self), NULL);

  for (guint i = 0; i < self->calls->len; i++)
    {
      BunkoApiFunction *function = bunko_api_request_get_function (self, i);
      const char *warning = NULL;

      if (function == NULL)
        warning = _ ("Bunko does not know what this function does.");
      else if (bunko_api_function_get_danger (function) == BUNKO_API_DANGER_HIGH)
        warning = bunko_api_function_get_warning (function);
      if (warning != NULL)
        g_strv_builder_take (
            builder, g_strdup_printf ("%s: %s", bunko_api_request_get_name (self, i), warning));
    }
  return g_strv_builder_end (builder);
}
