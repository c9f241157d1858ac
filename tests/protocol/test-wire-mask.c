/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "protocol/bunko-json.h"
#include "protocol/bunko-wire-mask.h"

#define LIMIT (64 * 1024)

static JsonNode *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  JsonNode *node = bunko_json_parse (bytes, &error);

  g_assert_no_error (error);
  return node;
}

static char *
mask_request (BunkoWireMask *mask, const char *json)
{
  g_autoptr (JsonNode) node = parse (json);

  return bunko_wire_mask_request (mask, node, LIMIT);
}

static char *
mask_reply (BunkoWireMask *mask, const char *json)
{
  g_autoptr (JsonNode) node = parse (json);

  return bunko_wire_mask_reply (mask, node, LIMIT);
}

/* Names. */

static void
test_names (void)
{
  static const char *const secret[] = {
    "password",     "Password",    "user_password",  "passwd",      "passphrase",    "token",
    "access-token", "accessToken", "cookie",         "Set-Cookie",  "cookies",       "session",
    "session_id",   "sessionID",   "sessid",         "secret",      "client_secret", "api_key",
    "API key",      "apiKey",      "private.key",    "credentials", "Authorization", "auth",
    "server.auth",  "pin",         "web.secret_key", "ns.pass",     "PASS",          "x-bearer",
    "pwd",          "db_pwd",      "some.thing.otp",
  };
  static const char *const plain[] = {
    "",
    "name",
    "author",
    "title",
    "passage",
    "key",
    "keyboard",
    "id",
    "spine",
    "opinion",
    "compass",
    "pinned",
    "require_auth_hint",
    "artist",
    "number",
    "authors",
    "sort_key",
    "timestamp",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (secret); i++)
    if (!bunko_wire_mask_is_secret_name (secret[i]))
      g_error ("“%s” is shown", secret[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (bunko_wire_mask_is_secret_name (plain[i]))
      g_error ("“%s” is masked", plain[i]);
}

static void
test_long_name (void)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (name, "ab_");
  g_assert_false (bunko_wire_mask_is_secret_name (name->str));
  g_string_insert (name, 5000, "pass_word");
  g_assert_true (bunko_wire_mask_is_secret_name (name->str));
}

/* Messages. */

typedef struct
{
  const char *json;
  const char *expected;
} Row;

static const Row requests[] = {
  /* Logins. */
  { "{\"session\":\"\",\"name\":\"bunko\",\"data\":{\"user\":\"mia\",\"password\":\"hunter2\"}}",
    "{\"session\":\"\",\"name\":\"bunko\",\"data\":{\"user\":\"•••\",\"password\":\"•••\"}}" },
  { "{\"session\":\"\",\"name\":\"bunko\",\"data\":{}}",
    "{\"session\":\"\",\"name\":\"bunko\",\"data\":{}}" },
  { "{\"session\":\"\",\"name\":\"bunko\",\"data\":{\"anything\":[\"a\",1,{\"b\":\"c\"}]}}",
    "{\"session\":\"\",\"name\":\"bunko\",\"data\":{\"anything\":[\"•••\",\"•••\",{\"b\":\"•••\"}]}"
    "}" },
  /* Session ids. */
  { "{\"session\":\"0123456789abcdef\",\"name\":\"bunko\",\"data\":\"requestauth\"}",
    "{\"session\":\"•••\",\"name\":\"bunko\",\"data\":\"requestauth\"}" },
  /* Credentials for other sites, whatever they are called. */
  { "{\"session\":\"s\",\"data\":[{\"fname\":\"submit_login\",\"identifier\":\"site\","
    "\"credentials\":"
    "{\"user\":\"mia\",\"number\":7,\"more\":[\"x\"],\"keep\":true,\"none\":null}}]}",
    "{\"session\":\"•••\",\"data\":[{\"fname\":\"submit_login\",\"identifier\":\"site\","
    "\"credentials\":"
    "{\"user\":\"•••\",\"number\":\"•••\",\"more\":[\"•••\"],\"keep\":true,\"none\":null}}]}" },
  /* Settings. */
  { "{\"data\":[{\"fname\":\"set_config\",\"cfg\":{\"server.secret\":\"abc\",\"server.port\":7007}}"
    "]}",
    "{\"data\":[{\"fname\":\"set_config\",\"cfg\":{\"server.secret\":\"•••\",\"server.port\":7007}}"
    "]}" },
  { "{\"data\":[{\"fname\":\"f\",\"options\":[{\"name\":\"api key\",\"value\":\"abc\"},"
    "{\"value\":12,\"key\":\"pin\"},{\"name\":\"size\",\"value\":12}]}]}",
    "{\"data\":[{\"fname\":\"f\",\"options\":[{\"name\":\"api key\",\"value\":\"•••\"},"
    "{\"value\":\"•••\",\"key\":\"pin\"},{\"name\":\"size\",\"value\":12}]}]}" },
  /* A secret is one wherever else it stands, before as well as behind. */
  { "{\"data\":[{\"a\":\"say hunter2!\",\"password\":\"hunter2\",\"hunter2\":\"hunter2\"}]}",
    "{\"data\":[{\"a\":\"say •••!\",\"password\":\"•••\",\"•••\":\"•••\"}]}" },
  /* What is not an object at all. */
  { "[\"a\",{\"token\":\"b\"}]", "[\"a\",{\"token\":\"•••\"}]" },
};

static const Row replies[] = {
  { "{\"session\":\"0123456789abcdef\",\"name\":\"peer\",\"data\":\"Authenticated\"}",
    "{\"session\":\"•••\",\"name\":\"peer\",\"data\":\"Authenticated\"}" },
  { "{\"session\":\"\",\"data\":null,\"error\":{\"code\":408,\"msg\":\"Session 'abc' has "
    "expired\"}}",
    "{\"session\":\"\",\"data\":null,\"error\":{\"code\":408,\"msg\":\"Session '•••' has "
    "expired\"}}" },
  { "{\"session\":\"abcdef\",\"data\":[{\"x\":\"the abcdef there\"}]}",
    "{\"session\":\"•••\",\"data\":[{\"x\":\"the ••• there\"}]}" },
  /* get_config: switches and numbers of sessions say nothing. */
  { "{\"data\":[{\"server.session_span\":60,\"server.enable_token\":true,\"server.token\":\"t\","
    "\"web\":{\"password\":\"\",\"secret_key\":[1,2],\"cookie\":null}}]}",
    "{\"data\":[{\"server.session_span\":60,\"server.enable_token\":true,\"server.token\":\"•••\","
    "\"web\":{\"password\":\"\",\"secret_key\":[\"•••\",\"•••\"],\"cookie\":null}}]}" },
  { "{\"session\":{\"queued\":3,\"id\":\"abc\"}}", "{\"session\":{\"queued\":3,\"id\":\"•••\"}}" },
  /* Numbers, signs and letters come through. */
  { "[1,-2,3.5,true,false,null,\"\\\"\\\\\\n\\u0001é漢\"]",
    "[1,-2,3.5,true,false,null,\"\\\"\\\\\\n\\u0001é漢\"]" },
};

static void
test_requests (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
      g_autofree char *text = mask_request (mask, requests[i].json);

      g_assert_cmpstr (text, ==, requests[i].expected);
    }
}

static void
test_replies (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
      g_autofree char *text = mask_reply (mask, replies[i].json);

      g_assert_cmpstr (text, ==, replies[i].expected);
    }
}

/* Texts. */

static const Row texts[] = {
  { "nothing to hide", "nothing to hide" },
  { "", "" },
  { "hpx://mia:pw@host:7007/x", "hpx://•••@host:7007/x" },
  { "see https://mia@host/ and http://a:b@c@d?x", "see https://•••@host/ and http://•••@d?x" },
  { "http://host/a@b", "http://host/a@b" },
  { "http://host/?id=3&token=abc&size=2", "http://host/?id=3&token=•••&size=2" },
  { "http://host/?api_key=a%20b#c", "http://host/?api_key=•••" },
  { "password=a b", "password=••• b" },
  { "password = 'a b' c", "password = '•••' c" },
  { "Password: abc", "Password: •••" },
  { "{\"password\": \"a b\", \"x\": 1}", "{\"password\": \"•••\", \"x\": 1}" },
  { "{'token':'a'}", "{'token':'•••'}" },
  { "Cookie: a=b; c=d\nHost: e", "Cookie: •••\nHost: e" },
  { "Authorization: Basic abc=\r\nx", "Authorization: •••\r\nx" },
  { "Session 'abc def' has expired", "Session '•••' has expired" },
  { "session=abc", "session=•••" },
  { "password=", "password=" },
  { "password", "password" },
  { "=", "=" },
  { "'", "'" },
  { "://", "://" },
  { "http://@", "http://@" },
  /* Titles. */
  { "Secret: The Story", "Secret: The Story" },
  { "Re: “Passage: North”", "Re: “Passage: North”" },
  { "The girl's 'Story'", "The girl's 'Story'" },
  { "token://x", "token://x" },
};

static void
test_texts (void)
{
  g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = bunko_wire_mask_text (mask, texts[i].json);

      g_assert_cmpstr (text, ==, texts[i].expected);
    }
  g_assert_null (bunko_wire_mask_text (mask, NULL));
}

/* What was sent once is found in what comes later. */
static void
test_learned (void)
{
  g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
  g_autofree char *request =
      mask_request (mask, "{\"data\":[{\"credentials\":{\"a\":\"hunter2\",\"b\":\"xyz\"}}]}");
  g_autofree char *reply = mask_reply (mask, "{\"data\":[\"no hunter2 and xyz\"]}");
  g_autofree char *text = bunko_wire_mask_text (mask, "hunter2hunter2");

  /* Three letters would be found in everything. */
  g_assert_cmpstr (reply, ==, "{\"data\":[\"no ••• and xyz\"]}");
  g_assert_cmpstr (text, ==, "••••••");
}

static void
test_many_learned (void)
{
  g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *secret = g_strdup_printf ("secret-%04u", i);

      bunko_wire_mask_learn (mask, secret);
      bunko_wire_mask_learn (mask, secret);
    }
  text = bunko_wire_mask_text (mask, "secret-0999 secret-0980 secret-0000");
  g_assert_cmpstr (text, ==, "••• ••• secret-0000");
}

/* Sizes. */

static void
test_pictures (void)
{
  g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
  g_autofree char *base64 = g_strnfill (4000, 'A');
  g_autofree char *uri = g_strdup_printf ("[\"data:image/jpg;base64,%s\"]", base64);
  g_autofree char *bare = g_strdup_printf ("[\"%s\"]", base64);
  g_autofree char *uri_text = mask_reply (mask, uri);
  g_autofree char *bare_text = mask_reply (mask, bare);

  g_assert_cmpstr (uri_text, ==, "[\"data:image/jpg;base64,… 3.0 kB of picture data\"]");
  g_assert_cmpstr (bare_text, ==, "[\"… 3.0 kB of picture data\"]");
}

/* Every cut leaves valid JSON that is hardly longer than asked for. */
static void
test_limits (void)
{
  g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
  g_autoptr (JsonNode) node =
      parse ("{\"a\":[1,2,{\"b\":[\"c\",\"d\"],\"e\":{\"f\":1,\"g\":2}}],\"h\":{\"i\":[[],{}]}}");

  for (gsize limit = 0; limit < 100; limit++)
    {
      g_autofree char *text = bunko_wire_mask_reply (mask, node, limit);
      g_autoptr (JsonNode) again = parse (text);

      g_assert_nonnull (again);
      g_assert_cmpuint (strlen (text), <, limit + 150);
    }
}

static void
test_large_list (void)
{
  g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
  g_autoptr (GString) json = g_string_new ("[0");
  g_autofree char *text = NULL;

  for (guint i = 1; i < 500000; i++)
    g_string_append_printf (json, ",%u", i);
  g_string_append_c (json, ']');
  text = mask_reply (mask, json->str);
  g_assert_cmpuint (strlen (text), <, LIMIT + 200);
  g_assert_true (g_str_has_suffix (text, " more\"]"));
}

static void
test_long_text (void)
{
  g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
  g_autoptr (GString) json = g_string_new ("[\"");
  g_autofree char *text = NULL;

  bunko_wire_mask_learn (mask, "straddling");
  /* Characters of three bytes, and a secret over the place where it is cut. */
  for (guint i = 0; i < 1364; i++)
    g_string_append (json, "漢");
  g_string_append (json, "straddling and so on");
  for (guint i = 0; i < 100000; i++)
    g_string_append (json, "漢");
  g_string_append (json, "\"]");
  text = mask_reply (mask, json->str);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strstr (text, "str"));
  g_assert_nonnull (strstr (text, "… 300.0 kB more"));
}

/* Nobody can parse this deep, but somebody may make it. */
static void
test_deep (void)
{
  g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  json_node_take_array (node, json_array_new ());
  for (guint i = 0; i < 2000; i++)
    {
      JsonArray *array = json_array_new ();

      json_array_add_element (array, g_steal_pointer (&node));
      node = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (node, array);
    }
  text = bunko_wire_mask_request (mask, node, LIMIT);
  g_assert_nonnull (strstr (text, "[\"…\"]"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire-mask/names", test_names);
  g_test_add_func ("/wire-mask/long-name", test_long_name);
  g_test_add_func ("/wire-mask/requests", test_requests);
  g_test_add_func ("/wire-mask/replies", test_replies);
  g_test_add_func ("/wire-mask/texts", test_texts);
  g_test_add_func ("/wire-mask/learned", test_learned);
  g_test_add_func ("/wire-mask/many-learned", test_many_learned);
  g_test_add_func ("/wire-mask/pictures", test_pictures);
  g_test_add_func ("/wire-mask/limits", test_limits);
  g_test_add_func ("/wire-mask/large-list", test_large_list);
  g_test_add_func ("/wire-mask/long-text", test_long_text);
  g_test_add_func ("/wire-mask/deep", test_deep);
  return g_test_run ();
}
