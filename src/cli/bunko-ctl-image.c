/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "bunko-ctl-commands.h"
#include "bunko-ctl-web.h"
#include "protocol/bunko-protocol-error.h"

/* image TYPE ID SIZE FILE
 *
 * get_image only starts making the image; its value is fetched when it is ready. Servers of version
 * 0.3.0 fail to send it, and can only say under which path their web server has it ("HPX wire
 * notes", get_image). The image is fetched from there then. */

#define DEFAULT_WEB_PORT 7008

enum
{
  ARG_TYPE,
  ARG_ID,
  ARG_SIZE,
  ARG_FILE,
  N_ARGS,
};

typedef struct
{
  BunkoCtl *ctl;
  GStrv args;
  BunkoCommand *command;
  /* Asked for the path, since the image itself could not be had. */
  gboolean by_url;
  char *path;
} BunkoCtlImage;

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text) && strlen (text) <= 18;
}

/**
 * bunko_ctl_image_check:
 * @args: the words behind `image`
 * @error: return location for an error
 *
 * Checks that there is a type, an id, a size and a file.
 *
 * Returns: whether it can be asked for; if not, @error is %G_OPTION_ERROR_BAD_VALUE
 */
gboolean
bunko_ctl_image_check (GStrv args, GError **error)
{
  if (g_strv_length (args) == N_ARGS && is_number (args[ARG_ID]) && *args[ARG_TYPE] != '\0' &&
      *args[ARG_SIZE] != '\0' && *args[ARG_FILE] != '\0')
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Usage: bunkoctl %s"),
               "image gallery|page|collection|… ID "
               "original|big|medium|small|x2400|x1600|x1280|x960|x768 FILE");

  return FALSE;
}

static void
image_free (BunkoCtlImage *self)
{
  g_clear_object (&self->command);
  g_free (self->path);
  g_free (self);
}

static void
image_finish (BunkoCtlImage *self, BunkoCtlExit status, const char *message)
{
  bunko_ctl_finish_with_status (self->ctl, status, message);
  image_free (self);
}

static void
image_fail (BunkoCtlImage *self, const GError *error)
{
  bunko_ctl_finish_with_error (self->ctl, error);
  image_free (self);
}

static void
image_write (BunkoCtlImage *self, const guint8 *bytes, gsize length)
{
  const char *path = self->args[ARG_FILE];
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    fwrite (bytes, 1, length, stdout);
  else if (!g_file_set_contents (path, (const char *) bytes, (gssize) length, &error))
    {
      image_fail (self, error);
      return;
    }

  image_finish (self, BUNKO_CTL_EXIT_DONE, NULL);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoCtlImage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bunko_ctl_web_fetch_finish (result, &error);

  if (bytes == NULL)
    {
      g_prefix_error (&error, _ ("The image is at %s of the web server: "), self->path);
      image_fail (self, error);
      return;
    }

  image_write (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* "web" and true stand for HTTPS, "server" for the other port alone ("HPX wire notes", TLS). */
static gboolean
read_ssl (JsonObject *settings)
{
  JsonNode *node = json_object_get_member (settings, "server.enable_ssl");
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return g_ascii_strcasecmp (json_node_get_string (node), "web") == 0;

  return type == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static void
image_fetch (BunkoCtlImage *self, JsonObject *settings)
{
  BunkoEndpoint *endpoint = bunko_session_get_endpoint (bunko_ctl_get_session (self->ctl));
  gint64 port = json_object_get_int_member_with_default (settings, "server.port_web", 0);

  bunko_ctl_web_fetch_async (bunko_endpoint_get_host (endpoint),
                             port > 0 && port <= G_MAXUINT16 ? (guint16) port : DEFAULT_WEB_PORT,
                             read_ssl (settings), self->path, bunko_ctl_get_cancellable (self->ctl),
                             fetched_cb, self);
}

/* A server that does not tell its settings has the usual ones. */
static void
configured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JsonNode) reply = bunko_session_call_finish (BUNKO_SESSION (source), result, NULL);
  g_autoptr (JsonObject) none = json_object_new ();

  image_fetch (user_data, reply != NULL && JSON_NODE_HOLDS_OBJECT (reply)
                              ? json_node_get_object (reply)
                              : none);
}

static void
image_take_path (BunkoCtlImage *self, const char *path)
{
  g_autoptr (JsonObject) arguments = json_object_new ();
  JsonObject *settings = json_object_new ();

  self->path = g_strdup (path);
  json_object_set_int_member (settings, "server.port_web", DEFAULT_WEB_PORT);
  json_object_set_boolean_member (settings, "server.enable_ssl", FALSE);
  json_object_set_object_member (arguments, "cfg", settings);
  bunko_session_call_async (bunko_ctl_get_session (self->ctl), "get_config", arguments,
                            BUNKO_PRIORITY_INTERACTIVE, bunko_ctl_get_cancellable (self->ctl),
                            configured_cb, self);
}

static void
image_take_data (BunkoCtlImage *self, const char *data)
{
  const char *comma = g_str_has_prefix (data, "data:") ? strchr (data, ',') : NULL;
  g_autofree guint8 *bytes = NULL;
  gsize length;

  /* Line feeds between the characters are skipped. */
  bytes = g_base64_decode (comma != NULL ? comma + 1 : data, &length);
  if (length == 0)
    image_finish (self, BUNKO_CTL_EXIT_PROTOCOL, _ ("The server sent an image that is not base64"));
  else
    image_write (self, bytes, length);
}

static void
image_take_value (BunkoCtlImage *self, JsonNode *value)
{
  const char *data = NULL;

  if (JSON_NODE_HOLDS_NULL (value))
    {
      image_finish (self, BUNKO_CTL_EXIT_SERVER, _ ("The item has no image"));
      return;
    }

  if (JSON_NODE_HOLDS_OBJECT (value))
    data = json_object_get_string_member_with_default (json_node_get_object (value), "data", NULL);

  /* base64 can begin with a slash too (a JPEG does), but no path of the web server is free of dots.
   */
  if (data == NULL)
    image_finish (self, BUNKO_CTL_EXIT_PROTOCOL, _ ("The server sent no image"));
  else if (self->by_url || (*data == '/' && strchr (data, '.') != NULL))
    image_take_path (self, data);
  else
    image_take_data (self, data);
}

static void image_request (BunkoCtlImage *self);

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoCtlImage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = bunko_command_wait_finish (BUNKO_COMMAND (source), result, &error);

  if (value != NULL)
    {
      image_take_value (self, value);
      return;
    }

  if (self->by_url || !g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_BASE))
    {
      image_fail (self, error);
      return;
    }

  self->by_url = TRUE;
  g_clear_object (&self->command);
  image_request (self);
}

/* The reply is {"ID": COMMAND ID}. */
static JsonNode *
find_command_id (JsonNode *reply)
{
  JsonObjectIter iter;
  JsonNode *id;

  if (!JSON_NODE_HOLDS_OBJECT (reply))
    return NULL;

  json_object_iter_init (&iter, json_node_get_object (reply));

  return json_object_iter_next (&iter, NULL, &id) ? id : NULL;
}

static void
requested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoCtlImage *self = user_data;
  BunkoSession *session = BUNKO_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) reply = bunko_session_call_finish (session, result, &error);
  JsonNode *id = reply != NULL ? find_command_id (reply) : NULL;

  if (error != NULL)
    {
      image_fail (self, error);
      return;
    }

  if (id != NULL)
    self->command = bunko_command_tracker_track_node (bunko_session_get_commands (session), id,
                                                      BUNKO_PRIORITY_INTERACTIVE);

  if (self->command == NULL)
    image_finish (self, BUNKO_CTL_EXIT_PROTOCOL,
                  _ ("The server answered to get_image without a command"));
  else
    bunko_command_wait_async (self->command, bunko_ctl_get_cancellable (self->ctl), waited_cb,
                              self);
}

/* The server takes types and sizes by number or by name. */
static void
set_enum (JsonObject *arguments, const char *name, const char *value)
{
  if (is_number (value))
    json_object_set_int_member (arguments, name, g_ascii_strtoll (value, NULL, 10));
  else
    json_object_set_string_member (arguments, name, value);
}

static void
image_request (BunkoCtlImage *self)
{
  g_autoptr (JsonObject) arguments = json_object_new ();
  JsonArray *ids = json_array_new ();

  json_array_add_int_element (ids, g_ascii_strtoll (self->args[ARG_ID], NULL, 10));
  json_object_set_array_member (arguments, "item_ids", ids);
  set_enum (arguments, "item_type", self->args[ARG_TYPE]);
  set_enum (arguments, "size", self->args[ARG_SIZE]);
  if (self->by_url)
    json_object_set_boolean_member (arguments, "url", TRUE);

  bunko_session_call_async (bunko_ctl_get_session (self->ctl), "get_image", arguments,
                            BUNKO_PRIORITY_INTERACTIVE, bunko_ctl_get_cancellable (self->ctl),
                            requested_cb, self);
}

/**
 * bunko_ctl_image_start:
 * @ctl: the program, logged in
 * @args: (transfer none): words that bunko_ctl_image_check() found good; must stay until the end
 *
 * Has the image made, waits for it and writes it to the file.
 */
void
bunko_ctl_image_start (BunkoCtl *ctl, GStrv args)
{
  BunkoCtlImage *self = g_new0 (BunkoCtlImage, 1);

  self->ctl = ctl;
  self->args = args;
  image_request (self);
}
