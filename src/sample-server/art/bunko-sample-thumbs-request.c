/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "bunko-sample-thumbs-request.h"

#define PREFIX "/thumb/"

/**
 * bunko_sample_thumbs_request_find_end:
 * @data: (array length=length): what arrived so far
 * @length: how much that is
 *
 * Looks for the empty line that ends a request head.
 *
 * Returns: the length of the head with its empty line, or -1 if it is not complete yet
 */
gssize
bunko_sample_thumbs_request_find_end (const char *data, gsize length)
{
  const char *end = length > 0 ? memmem (data, length, "\r\n\r\n", 4) : NULL;

  return end != NULL ? end - data + 4 : -1;
}

/* The name of the thumbnail in @target, or NULL if @target is something else. */
static char *
parse_target (const char *target)
{
  g_autofree char *path = NULL;

  if (!g_str_has_prefix (target, PREFIX))
    return NULL;

  path = g_strndup (target + strlen (PREFIX), strcspn (target + strlen (PREFIX), "?#"));
  if (*path == '\0' || strchr (path, '/') != NULL)
    return NULL;

  /* Escaped slashes are refused as well: a name is one segment. */
  return g_uri_unescape_string (path, "/");
}

static guint
parse_request_line (BunkoSampleThumbsRequest *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 0);

  if (g_strv_length (words) != 3 || *words[0] == '\0' || *words[1] == '\0')
    return 400;
  if (!g_str_equal (words[2], "HTTP/1.1") && !g_str_equal (words[2], "HTTP/1.0"))
    return g_str_has_prefix (words[2], "HTTP/") ? 505 : 400;

  self->keep_alive = g_str_equal (words[2], "HTTP/1.1");
  if (!g_str_equal (words[0], "GET"))
    return 405;

  self->name = parse_target (words[1]);

  return self->name != NULL ? 200 : 404;
}

/* A request with a body is not answered: where it ends would have to be known to go on. */
static gboolean
parse_field (BunkoSampleThumbsRequest *self, char *line, gboolean *has_host)
{
  char *value = strchr (line, ':');

  if (value == NULL || value == line || strcspn (line, " \t") < (gsize) (value - line))
    return FALSE;

  *value++ = '\0';
  g_strstrip (value);

  if (g_ascii_strcasecmp (line, "Host") == 0)
    *has_host = TRUE;
  else if (g_ascii_strcasecmp (line, "Connection") == 0)
    self->keep_alive = self->keep_alive && g_ascii_strcasecmp (value, "close") != 0;
  else if (g_ascii_strcasecmp (line, "Transfer-Encoding") == 0)
    return FALSE;
  else if (g_ascii_strcasecmp (line, "Content-Length") == 0)
    return g_str_equal (value, "0");

  return TRUE;
}

/**
 * bunko_sample_thumbs_request_parse:
 * @self: (out caller-allocates): where the result goes; clear it when done
 * @head: (array length=length): a request head that ends with its empty line
 * @length: its length
 *
 * Reads a request head (RFC 9112) as strictly as it takes to be sure where it ends. Everything but
 * a GET of "/thumb/NAME" gets the status of its error: 400 for what is not HTTP, 404 for another
 * path, 405 for another method and 505 for another version. An error closes the connection, except
 * 404, which is part of normal use.
 */
void
bunko_sample_thumbs_request_parse (BunkoSampleThumbsRequest *self, const char *head, gsize length)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean has_host = FALSE;
  gboolean is_sound = TRUE;
  gboolean is_1_1;

  g_return_if_fail (self != NULL);
  g_return_if_fail (length >= 4);

  *self = (BunkoSampleThumbsRequest) { 0 };
  text = g_strndup (head, length - 4);
  lines = g_strsplit (text, "\r\n", 0);
  is_sound = memchr (head, '\0', length) == NULL && lines[0] != NULL;
  self->status = is_sound ? parse_request_line (self, lines[0]) : 400;
  is_1_1 = self->keep_alive;

  for (guint i = 1; is_sound && lines[i] != NULL; i++)
    is_sound = parse_field (self, lines[i], &has_host);

  /* RFC 9112, 3.2: HTTP/1.1 without a Host field is an error. */
  if (self->status != 405 && (!is_sound || (is_1_1 && !has_host)))
    self->status = 400;
  if (self->status != 200)
    g_clear_pointer (&self->name, g_free);
  if (self->status != 200 && self->status != 404)
    self->keep_alive = FALSE;
}

/**
 * bunko_sample_thumbs_request_clear:
 * @self: a request
 *
 * Frees what a request holds.
 */
void
bunko_sample_thumbs_request_clear (BunkoSampleThumbsRequest *self)
{
  g_clear_pointer (&self->name, g_free);
}
