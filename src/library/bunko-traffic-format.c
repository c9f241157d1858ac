/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bunko-traffic-entry-private.h"

/* An entry as text: for a person, who reads indented JSON, and for programs, who read lines. */

static void
break_line (GString *out, guint depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

/* Copies a string with its quotes; returns where it ends. */
static const char *
copy_string (GString *out, const char *at)
{
  const char *end = at + 1;

  while (*end != '\0' && *end != '"')
    end += *end == '\\' && end[1] != '\0' ? 2 : 1;
  if (*end == '"')
    end++;
  g_string_append_len (out, at, end - at);
  return end;
}

static gboolean
is_empty_pair (const char *at)
{
  return (at[0] == '{' && at[1] == '}') || (at[0] == '[' && at[1] == ']');
}

/* Private: indents JSON that stands on one line, without spaces. It is not parsed again: the time
 * it takes is that of copying. */
char *
_bunko_traffic_indent (const char *json)
{
  GString *out = g_string_sized_new (strlen (json) * 2);
  guint depth = 0;

  for (const char *at = json; *at != '\0';)
    {
      if (*at == '"')
        {
          at = copy_string (out, at);
          continue;
        }
      if (is_empty_pair (at))
        {
          g_string_append_len (out, at, 2);
          at += 2;
          continue;
        }
      if (*at == '}' || *at == ']')
        break_line (out, depth -= MIN (depth, 1));
      g_string_append_c (out, *at);
      if (*at == '{' || *at == '[')
        break_line (out, ++depth);
      else if (*at == ',')
        break_line (out, depth);
      else if (*at == ':')
        g_string_append_c (out, ' ');
      at++;
    }
  return g_string_free (out, FALSE);
}

/**
 * bunko_traffic_entry_format_request:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): the message to the server, as indented JSON
 */
char *
bunko_traffic_entry_format_request (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), NULL);

  return self->request != NULL ? _bunko_traffic_indent (self->request) : NULL;
}

/**
 * bunko_traffic_entry_format_reply:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): the message of the server, as indented JSON
 */
char *
bunko_traffic_entry_format_reply (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), NULL);

  return self->reply != NULL ? _bunko_traffic_indent (self->reply) : NULL;
}

static const char *
get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (klass, value);

  return found != NULL ? found->value_nick : "";
}

static char *
format_time (BunkoTrafficEntry *self)
{
  g_autoptr (GDateTime) time = bunko_traffic_entry_dup_time (self);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S.%f%:z");
}

static void
append_size (GString *out, BunkoTrafficEntry *self, const char *name, BunkoTrafficSize size)
{
  if (self->sizes[size] > 0)
    g_string_append_printf (out, "  %s %" G_GUINT64_FORMAT " B (%" G_GUINT64_FORMAT " B inflated)",
                            name, self->sizes[size], self->sizes[size + 1]);
}

static void
append_message (GString *out, const char *title, const char *json)
{
  g_autofree char *text = json != NULL ? _bunko_traffic_indent (json) : NULL;
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  if (lines == NULL)
    return;
  g_string_append_printf (out, "  %s\n", title);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "    %s\n", lines[i]);
}

/* Private: a line, the messages below. Not translated: it is what goes into a report of an error.
 */
void
_bunko_traffic_entry_write_text (BunkoTrafficEntry *self, GString *out)
{
  g_autofree char *time = format_time (self);

  g_string_append_printf (out, "%s  connection %u (%s)  %s", time, self->connection, self->lane,
                          get_nick (BUNKO_TYPE_TRAFFIC_KIND, self->kind));
  if (self->functions != NULL)
    g_string_append_printf (out, "  %s", self->functions);
  if (self->state != BUNKO_TRAFFIC_NOTE)
    g_string_append_printf (out, "  %s", get_nick (BUNKO_TYPE_TRAFFIC_STATE, self->state));
  append_size (out, self, "sent", BUNKO_TRAFFIC_SENT);
  append_size (out, self, "received", BUNKO_TRAFFIC_RECEIVED);
  if (self->elapsed >= 0)
    g_string_append_printf (out, "  %.3f ms", (double) self->elapsed / 1000);
  g_string_append_c (out, '\n');
  if (self->error != NULL)
    g_string_append_printf (out, "  error: %s\n", self->error);
  append_message (out, "request:", self->request);
  append_message (out, "reply:", self->reply);
  if (self->dropped)
    g_string_append (out, "  (contents no longer kept)\n");
}

static void
append_json_string (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, ",\"%s\":\"", name);
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (out, '\\');
      if ((guchar) *at < 0x20)
        g_string_append_printf (out, "\\u%04x", (guchar) *at);
      else
        g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

static void
append_json_sizes (GString *out, BunkoTrafficEntry *self, const char *name, BunkoTrafficSize size)
{
  if (self->sizes[size] > 0)
    g_string_append_printf (
        out, ",\"%s\":{\"bytes\":%" G_GUINT64_FORMAT ",\"inflated\":%" G_GUINT64_FORMAT "}", name,
        self->sizes[size], self->sizes[size + 1]);
}

static void
append_json_node (GString *out, const char *name, const char *json)
{
  if (json != NULL)
    g_string_append_printf (out, ",\"%s\":%s", name, json);
}

/* Private: an object on one line. */
void
_bunko_traffic_entry_write_json (BunkoTrafficEntry *self, GString *out)
{
  g_autofree char *time = format_time (self);

  g_string_append_printf (out, "{\"time\":\"%s\",\"connection\":%u", time, self->connection);
  append_json_string (out, "lane", self->lane);
  append_json_string (out, "kind", get_nick (BUNKO_TYPE_TRAFFIC_KIND, self->kind));
  append_json_string (out, "functions", self->functions);
  append_json_string (out, "state", get_nick (BUNKO_TYPE_TRAFFIC_STATE, self->state));
  if (self->elapsed >= 0)
    g_string_append_printf (out, ",\"microseconds\":%" G_GINT64_FORMAT, self->elapsed);
  append_json_sizes (out, self, "sent", BUNKO_TRAFFIC_SENT);
  append_json_sizes (out, self, "received", BUNKO_TRAFFIC_RECEIVED);
  append_json_string (out, "error", self->error);
  append_json_node (out, "request", self->request);
  append_json_node (out, "reply", self->reply);
  g_string_append (out, self->dropped ? ",\"dropped\":true}\n" : "}\n");
}
