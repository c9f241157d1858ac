/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "library/bunko-api-complete.h"
#include "library/bunko-api-request.h"

#include <string.h>

/* Any text may be written as a message: what is wrong is within it, what can be sent is the same
 * when it is written out and read again, and a call can be added to it. */

static void
check_problems (const char *text, GPtrArray *problems)
{
  glong length = g_utf8_strlen (text, -1);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      BunkoApiProblem *problem = problems->pdata[i];

      g_assert_cmpuint (problem->line, >=, 1);
      g_assert_cmpuint (problem->column, >=, 1);
      g_assert_cmpint (problem->start + problem->length, <=, length);
      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
    }
}

static void
check_again (BunkoApiRequest *request)
{
  g_autofree char *text = bunko_api_request_dup_text (request);
  g_autoptr (BunkoApiRequest) again = bunko_api_request_new (text, NULL);
  g_autofree char *same = NULL;
  g_autofree char *masked = bunko_api_request_dup_masked_text (request);
  g_autoptr (BunkoApiRequest) other = bunko_api_request_new (masked, NULL);
  g_autofree char *command = bunko_api_request_dup_command (request, NULL);
  g_auto (GStrv) words = NULL;

  g_assert_nonnull (again);
  same = bunko_api_request_dup_text (again);
  g_assert_cmpstr (text, ==, same);
  g_assert_nonnull (other);
  g_assert_true (g_shell_parse_argv (command, NULL, &words, NULL));
  g_assert_cmpstr (words[1], ==, "call");
}

static void
check_add (const char *text, gboolean readable)
{
  g_autofree char *added = bunko_api_message_add_call (text, "{\"fname\": \"get_version\"}");
  g_autoptr (BunkoApiRequest) request = NULL;

  g_assert_true (added != NULL || !readable);
  if (!readable)
    return;
  request = bunko_api_request_new (added, NULL);
  g_assert_nonnull (request);
}

static void
check_completions (const char *text)
{
  gsize length = strlen (text);

  for (gsize cursor = 0; cursor <= MIN (length, 48); cursor++)
    {
      gsize start, end;
      g_autoptr (GPtrArray) completions = bunko_api_complete (text, cursor, &start, &end);

      g_assert_nonnull (completions);
      g_assert_cmpuint (start, <=, cursor);
      g_assert_cmpuint (cursor, <=, end);
      g_assert_cmpuint (end, <=, length);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text =
      g_utf8_make_valid (size > 0 ? (const char *) data : "", (gssize) MIN (size, 2048));
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (BunkoApiRequest) request = bunko_api_request_new (text, &problems);

  check_problems (text, problems);
  if (request != NULL)
    check_again (request);
  check_add (text, request != NULL);
  check_completions (text);

  return 0;
}
