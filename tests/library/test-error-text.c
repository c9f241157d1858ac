/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "library/bunko-error-text.h"
#include "protocol/bunko-protocol-error.h"

static void
describe (GQuark domain, int code, const char *message, char **title, char **body)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, message);

  bunko_error_describe (error, title, body);
  g_assert_true (g_utf8_validate (*title, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (*title, -1), >=, 5);
  g_assert_cmpuint (g_utf8_strlen (*title, -1), <=, 60);
  g_assert_cmpuint (g_utf8_strlen (*body, -1), >=, 10);
  /* Placeholders that nobody filled in. */
  g_assert_null (strstr (*title, "%"));
  g_assert_null (strstr (*body, "%s"));
}

static void
check_range (GQuark domain, int from, int to)
{
  for (int code = from; code <= to; code++)
    {
      g_autofree char *title = NULL, *body = NULL, *other_title = NULL, *other_body = NULL;

      describe (domain, code, "the message itself", &title, &body);
      describe (domain, code, "", &other_title, &other_body);
      g_assert_cmpstr (title, ==, other_title);
    }
}

/* Every code of every domain has a heading and something to do, also with an empty message. */
static void
test_every_code (void)
{
  check_range (BUNKO_PROTOCOL_ERROR, 0, BUNKO_PROTOCOL_ERROR_PLAINTEXT);
  check_range (BUNKO_SERVER_ERROR, 100, 999);
  check_range (BUNKO_SERVER_ERROR, -1, 5);
  check_range (G_IO_ERROR, 0, G_IO_ERROR_DESTINATION_UNSET);
  check_range (G_RESOLVER_ERROR, 0, G_RESOLVER_ERROR_INTERNAL);
  check_range (G_TLS_ERROR, 0, G_TLS_ERROR_BAD_CERTIFICATE_PASSWORD);
  check_range (g_quark_from_static_string ("some-other-domain"), 0, 3);
}

/* The codes of BunkoProtocolError all have a text of their own, none the one for anything. */
static void
test_protocol_codes_are_known (void)
{
  g_autofree char *unknown = NULL, *body = NULL;

  describe (BUNKO_PROTOCOL_ERROR, 4711, "some message", &unknown, &body);
  for (int code = 0; code <= BUNKO_PROTOCOL_ERROR_PLAINTEXT; code++)
    {
      g_autofree char *title = NULL, *text = NULL;

      describe (BUNKO_PROTOCOL_ERROR, code, "raw message", &title, &text);
      g_assert_cmpstr (title, !=, unknown);
      g_assert_cmpstr (text, !=, "raw message");
    }
}

/* What a person can do something about each has a heading of its own. */
static void
test_failures_differ (void)
{
  const struct
  {
    GQuark domain;
    int code;
    BunkoErrorKind kind;
  } cases[] = {
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, BUNKO_ERROR_KIND_UNREACHABLE },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, BUNKO_ERROR_KIND_UNREACHABLE },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, BUNKO_ERROR_KIND_UNREACHABLE },
    { G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE, BUNKO_ERROR_KIND_UNREACHABLE },
    { BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TIMED_OUT, BUNKO_ERROR_KIND_UNREACHABLE },
    { BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED, BUNKO_ERROR_KIND_UNREACHABLE },
    { BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_NOT_HPX, BUNKO_ERROR_KIND_INCOMPATIBLE },
    { BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL, BUNKO_ERROR_KIND_INCOMPATIBLE },
    { BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_WRONG_CREDENTIALS, BUNKO_ERROR_KIND_LOGIN },
    { BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_MISSING_CREDENTIALS, BUNKO_ERROR_KIND_LOGIN },
    { BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_SESSION_EXPIRED, BUNKO_ERROR_KIND_LOGIN },
    { BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_NO_PERMISSION, BUNKO_ERROR_KIND_PERMISSION },
    { BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND, BUNKO_ERROR_KIND_NOT_FOUND },
    { BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE, BUNKO_ERROR_KIND_UNSUPPORTED },
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, BUNKO_ERROR_KIND_INCOMPATIBLE },
    { G_TLS_ERROR, G_TLS_ERROR_NOT_TLS, BUNKO_ERROR_KIND_INCOMPATIBLE },
    { BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN, BUNKO_ERROR_KIND_TRUST },
    { BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED, BUNKO_ERROR_KIND_TRUST },
    { BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_PLAINTEXT, BUNKO_ERROR_KIND_TRUST },
    { G_IO_ERROR, G_IO_ERROR_CANCELLED, BUNKO_ERROR_KIND_CANCELLED },
  };
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (cases[i].domain, cases[i].code, "raw");
      g_autofree char *body = NULL;
      char *title = NULL;

      bunko_error_describe (error, &title, &body);
      g_assert_cmpint (bunko_error_get_kind (error), ==, cases[i].kind);
      g_assert_null (strstr (body, "raw"));
      g_assert_true (g_hash_table_add (titles, title));
    }
}

/* Where only the server knows what is wrong, its words and number are shown. */
static void
test_server_text (void)
{
  g_autofree char *title = NULL, *body = NULL;
  g_autoptr (GError) error = g_error_new_literal (BUNKO_SERVER_ERROR, 404, "Odd option 'x'");

  describe (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_API_MISUSE, "Odd option 'x'", &title, &body);
  g_assert_nonnull (strstr (body, "Odd option 'x'"));
  g_assert_nonnull (strstr (body, "404"));
  bunko_error_describe (error, NULL, NULL);
}

static void
describe_missing (GQuark domain, int code, gboolean expected_absence, const char *expected_title)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "message");
  g_autofree char *title = NULL, *body = NULL;

  g_assert_cmpint (bunko_error_is_absence (error), ==, expected_absence);
  bunko_error_describe_missing (error, &title, &body);
  g_assert_cmpstr (title, ==, expected_title);
  g_assert_cmpuint (g_utf8_strlen (body, -1), >=, 10);
}

/* What is missing because the server is away comes by itself; all else is told as it is. */
static void
test_missing (void)
{
  describe_missing (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED, TRUE, "Not Connected");
  describe_missing (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, TRUE, "Not Connected");
  describe_missing (G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, TRUE, "Not Connected");
  describe_missing (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TIMED_OUT, FALSE,
                    "The Server Took Too Long");
  describe_missing (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_NO_PERMISSION, FALSE, "Not Allowed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/error-text/every-code", test_every_code);
  g_test_add_func ("/library/error-text/protocol-codes-are-known", test_protocol_codes_are_known);
  g_test_add_func ("/library/error-text/failures-differ", test_failures_differ);
  g_test_add_func ("/library/error-text/server-text", test_server_text);
  g_test_add_func ("/library/error-text/missing", test_missing);

  return g_test_run ();
}
