/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "bunko-wire-mask-private.h"

/* Secrets inside of texts: those that are known, in addresses (`hpx://user:password@host`,
 * `?token=…`), in headers (`Cookie: …`) and in sentences (`Session '…' has expired`).
 */

#define MAX_NAME 64

static const char *const strict_words[] = {
  "passw",      "passphrase", "pwd",        "token",   "cookie", "secret",
  "credential", "apikey",     "privatekey", "bearer",  "sessid", "sessionid",
  "accesskey",  "authkey",    "passhash",   "igneous",
};

/* The letters that they start with. */
#define WORD_STARTS "abcpst"

/* Also the words that are too short to be looked for inside of others. */
static const char *const strict_names[] = { "auth", "authorization", "pass", "pin", "otp" };

static gboolean
starts_strict_word (const char *at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strict_words); i++)
    if (strict_words[i][0] == *at && strncmp (strict_words[i], at, strlen (strict_words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Every name of every message is judged: most letters begin none of the words. */
static gboolean
holds_strict_word (const char *name)
{
  for (const char *at = name + strcspn (name, WORD_STARTS); *at != '\0';
       at += 1 + strcspn (at + 1, WORD_STARTS))
    if (starts_strict_word (at))
      return TRUE;
  return FALSE;
}

static gboolean
is_strict_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strict_names); i++)
    if (strcmp (name, strict_names[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * _bunko_wire_mask_judge_name: (skip)
 * @name: (array length=length): the name of a member, a setting or an argument
 * @length: its length in bytes
 *
 * Judges a name by the words in it; case, and what stands between words, do not count. Of a name
 * with dots, as settings have, the part behind the last dot also counts alone.
 *
 * Returns: what it says of the value
 */
BunkoSecretKind
_bunko_wire_mask_judge_name (const char *name, gsize length)
{
  g_autofree char *large = length > MAX_NAME ? g_malloc (length + 1) : NULL;
  char small[MAX_NAME + 1];
  char *word = large != NULL ? large : small;
  gsize n = 0, last = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (name[i] == '.')
        last = n;
      else if (g_ascii_isalnum (name[i]))
        word[n++] = g_ascii_tolower (name[i]);
    }
  word[n] = '\0';
  if (holds_strict_word (word) || is_strict_name (word) || is_strict_name (word + last))
    return BUNKO_SECRET_ALL;
  return strstr (word, "session") != NULL ? BUNKO_SECRET_SESSION : BUNKO_SECRET_NONE;
}

static gboolean
is_name_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-' || c == '.';
}

/* What stands before the separator at @at: a name, with a quote around it or not. */
static BunkoSecretKind
judge_before (const char *text, gsize at)
{
  gsize end = at, start;

  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t'))
    end--;
  if (end > 0 && (text[end - 1] == '"' || text[end - 1] == '\''))
    end--;
  if (end > 0 && text[end - 1] == '\\')
    end--;
  for (start = end; start > 0 && end - start < MAX_NAME && is_name_byte (text[start - 1]);)
    start--;
  return _bunko_wire_mask_judge_name (text + start, end - start);
}

static gsize
find_end (const char *text, gsize length, gsize from, const char *stops)
{
  while (from < length && strchr (stops, text[from]) == NULL)
    from++;
  return from;
}

static gboolean
starts_with_header (const char *text, gsize at)
{
  static const char *const headers[] = { "cookie", "authorization" };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      gsize n = strlen (headers[i]);

      if (at >= n && g_ascii_strncasecmp (text + at - n, headers[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Where the value that starts at @from ends; moves @from behind a quote. */
static gsize
find_value_end (const char *text, gsize length, gsize *from, gboolean whole_line)
{
  gsize at = *from;
  char quote[2] = "";

  if (at + 1 < length && text[at] == '\\' && (text[at + 1] == '"' || text[at + 1] == '\''))
    at++;
  if (at < length && (text[at] == '"' || text[at] == '\''))
    {
      quote[0] = text[at];
      *from = at + 1;
      return find_end (text, length, *from, quote);
    }
  return find_end (text, length, at, whole_line ? "\r\n" : "&;, \t\r\n\"'()[]{}<>");
}

/* A title may well be “Secret: …”; a value that a program writes has a quote or no space. */
static gboolean
may_be_prose (const char *text, gsize at, gsize from, gsize length)
{
  return from > at + 1 && from < length && text[from] != '"' && text[from] != '\'' && at >= 6 &&
         g_ascii_strncasecmp (text + at - 6, "secret", 6) == 0;
}

/* Returns whether the value behind the separator at @at is a secret, and where it is. */
static gboolean
find_assigned (const char *text, gsize length, gsize at, gsize *from, gsize *to)
{
  BunkoSecretKind kind = judge_before (text, at);
  gboolean is_colon = text[at] == ':';

  if (kind == BUNKO_SECRET_NONE || (is_colon && at + 1 < length && text[at + 1] == '/'))
    return FALSE;
  *from = at + 1;
  while (*from < length && (text[*from] == ' ' || text[*from] == '\t'))
    (*from)++;
  if (is_colon && may_be_prose (text, at, *from, length))
    return FALSE;
  *to = find_value_end (text, length, from, is_colon && starts_with_header (text, at));
  return *to > *from;
}

/* “Session '…' has expired”: a name, a space, and something in quotes. */
static gboolean
find_quoted (const char *text, gsize length, gsize at, gsize *from, gsize *to)
{
  if (at == 0 || text[at - 1] != ' ' || judge_before (text, at) == BUNKO_SECRET_NONE)
    return FALSE;
  *from = at;
  *to = find_value_end (text, length, from, FALSE);
  return *to > *from;
}

/* The user and password of an address: from behind “://” to the last “@” before the path. */
static gboolean
find_userinfo (const char *text, gsize length, gsize at, gsize *from, gsize *to)
{
  gsize end;

  if (at + 2 >= length || text[at + 1] != '/' || text[at + 2] != '/')
    return FALSE;
  *from = at + 3;
  end = find_end (text, length, *from, "/?# \t\r\n\"'<>");
  for (*to = end; *to > *from; (*to)--)
    if (text[*to - 1] == '@')
      {
        (*to)--;
        return *to > *from;
      }
  return FALSE;
}

static gboolean
find_secret_at (const char *text, gsize length, gsize at, gsize *from, gsize *to)
{
  switch (text[at])
    {
    case '=':
      return find_assigned (text, length, at, from, to);
    case ':':
      return find_userinfo (text, length, at, from, to) ||
             find_assigned (text, length, at, from, to);
    case '"':
    case '\'':
      return find_quoted (text, length, at, from, to);
    default:
      return FALSE;
    }
}

static gsize
find_known (BunkoWireMask *self, const char *text, gsize left)
{
  for (guint i = 0; i < BUNKO_WIRE_MASK_MAX_SECRETS && self->secrets[i] != NULL; i++)
    {
      gsize n;

      if (self->secrets[i][0] != *text)
        continue;
      n = strlen (self->secrets[i]);
      if (n <= left && memcmp (text, self->secrets[i], n) == 0)
        return n;
    }
  return 0;
}

static gboolean
may_hold_secret (BunkoWireMask *self, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '=' || text[i] == ':' || text[i] == '"' || text[i] == '\'')
      return TRUE;
  for (guint i = 0; i < BUNKO_WIRE_MASK_MAX_SECRETS && self->secrets[i] != NULL; i++)
    if (memmem (text, length, self->secrets[i], strlen (self->secrets[i])) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * _bunko_wire_mask_append: (skip)
 * @self: a mask
 * @out: where to put the text
 * @text: (array length=length): a text
 * @length: its length in bytes
 *
 * Appends the text without the secrets in it.
 *
 * Returns: whether there were any
 */
gboolean
_bunko_wire_mask_append (BunkoWireMask *self, GString *out, const char *text, gsize length)
{
  gsize done = 0;
  gboolean is_suspect = may_hold_secret (self, text, length);

  for (gsize at = 0; is_suspect && at < length;)
    {
      gsize from = at, to = at + find_known (self, text + at, length - at);

      if (to == from && !find_secret_at (text, length, at, &from, &to))
        {
          at++;
          continue;
        }
      g_string_append_len (out, text + done, (gssize) (from - done));
      g_string_append (out, BUNKO_WIRE_MASK);
      at = done = to;
    }
  g_string_append_len (out, text + done, (gssize) (length - done));
  return done > 0;
}
