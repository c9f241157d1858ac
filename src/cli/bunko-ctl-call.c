/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bunko-ctl-commands.h"
#include "protocol/bunko-json.h"

/* call FNAME [ARG=JSON…] [-- FNAME [ARG=JSON…]]… */

typedef struct
{
  BunkoCtl *ctl;
  /* The messages that are still to be sent, the first one is under way. A function that is called
   * twice needs two, since replies are told apart by its name. */
  GQueue batches;
  gboolean several;
  BunkoCtlExit status;
} BunkoCtlCalls;

static JsonNode *
parse_value (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) reason = NULL;
  JsonNode *node = bunko_json_parse (bytes, &reason);

  if (node == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("“%s” is not JSON (a string needs quotes, '\"like this\"'): %s"), text,
                 reason->message);

  return node;
}

static gboolean
add_argument (JsonObject *arguments, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = NULL;
  JsonNode *value;

  if (equals == NULL || equals == text)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("“%s” is not of the form ARG=JSON"), text);
      return FALSE;
    }

  value = parse_value (equals + 1, error);
  if (value == NULL)
    return FALSE;

  name = g_strndup (text, (gsize) (equals - text));
  json_object_set_member (arguments, name, value);

  return TRUE;
}

static gboolean
has_call (BunkoCallBatch *batch, const char *fname)
{
  for (guint i = 0; i < bunko_call_batch_get_n_calls (batch); i++)
    {
      if (strcmp (bunko_call_batch_get_fname (batch, i), fname) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_call (GQueue *batches, const char *fname, JsonObject *arguments)
{
  BunkoCallBatch *batch = g_queue_peek_tail (batches);

  if (batch == NULL || has_call (batch, fname))
    {
      batch = bunko_call_batch_new ();
      g_queue_push_tail (batches, batch);
    }

  bunko_call_batch_add (batch, fname, arguments);
}

/* Reads one call and returns how many words it takes, 0 on error. */
static guint
parse_call (GStrv words, GQueue *batches, GError **error)
{
  g_autoptr (JsonObject) arguments = json_object_new ();
  guint n = 1;

  if (words[0] == NULL || *words[0] == '\0' || strcmp (words[0], "--") == 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Usage: bunkoctl %s"),
                   "call FNAME [ARG=JSON…] [-- FNAME …]");
      return 0;
    }

  for (; words[n] != NULL && strcmp (words[n], "--") != 0; n++)
    {
      if (!add_argument (arguments, words[n], error))
        return 0;
    }

  add_call (batches, words[0], arguments);

  return n;
}

static gboolean
parse_calls (GStrv args, GQueue *batches, GError **error)
{
  for (;;)
    {
      guint n = parse_call (args, batches, error);

      if (n == 0)
        return FALSE;
      if (args[n] == NULL)
        return TRUE;
      args += n + 1;
    }
}

static void
clear_batches (GQueue *batches)
{
  g_queue_clear_full (batches, g_object_unref);
}

/**
 * bunko_ctl_call_check:
 * @args: the words behind `call`
 * @error: return location for an error
 *
 * Checks the form of the calls and that their arguments are JSON.
 *
 * Returns: whether they can be sent; if not, @error is %G_OPTION_ERROR_BAD_VALUE
 */
gboolean
bunko_ctl_call_check (GStrv args, GError **error)
{
  GQueue batches = G_QUEUE_INIT;
  gboolean ok = parse_calls (args, &batches, error);

  clear_batches (&batches);

  return ok;
}

static void
calls_finish (BunkoCtlCalls *self)
{
  BunkoCtl *ctl = self->ctl;
  BunkoCtlExit status = self->status;

  clear_batches (&self->batches);
  g_free (self);
  bunko_ctl_finish_with_status (ctl, status, NULL);
}

/* Of several calls one JSON text each, also for those that failed, so that they can be told apart
 * by their order. */
static void
print_results (BunkoCtlCalls *self, BunkoCallBatch *batch)
{
  for (guint i = 0; i < bunko_call_batch_get_n_calls (batch); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) result = bunko_call_batch_get_result (batch, i, &error);

      if (result == NULL)
        {
          self->status = bunko_ctl_report_error (bunko_call_batch_get_fname (batch, i), error);
          if (!self->several)
            continue;
          result = json_node_new (JSON_NODE_NULL);
        }
      bunko_ctl_print (result);
    }
}

static void calls_advance (BunkoCtlCalls *self);

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoCtlCalls *self = user_data;
  g_autoptr (BunkoCallBatch) batch = g_queue_pop_head (&self->batches);
  g_autoptr (GError) error = NULL;

  if (bunko_session_call_batch_finish (BUNKO_SESSION (source), result, &error))
    {
      print_results (self, batch);
      calls_advance (self);
      return;
    }

  bunko_ctl_finish_with_error (self->ctl, error);
  clear_batches (&self->batches);
  g_free (self);
}

static void
calls_advance (BunkoCtlCalls *self)
{
  BunkoCallBatch *batch = g_queue_peek_head (&self->batches);

  if (batch == NULL)
    {
      calls_finish (self);
      return;
    }

  bunko_call_batch_set_timeout (batch, bunko_ctl_get_options (self->ctl)->timeout);
  bunko_session_call_batch_async (bunko_ctl_get_session (self->ctl), batch,
                                  BUNKO_PRIORITY_INTERACTIVE, NULL, called_cb, self);
}

/**
 * bunko_ctl_call_start:
 * @ctl: the program, logged in
 * @args: (transfer none): words that bunko_ctl_call_check() found good
 *
 * Calls the functions and prints their results.
 */
void
bunko_ctl_call_start (BunkoCtl *ctl, GStrv args)
{
  BunkoCtlCalls *self = g_new0 (BunkoCtlCalls, 1);

  self->ctl = ctl;
  self->several = g_strv_contains ((const char *const *) args, "--");
  g_queue_init (&self->batches);

  /* Checked before. */
  if (!parse_calls (args, &self->batches, NULL))
    g_assert_not_reached ();

  calls_advance (self);
}
