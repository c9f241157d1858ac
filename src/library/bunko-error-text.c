/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "protocol/bunko-protocol-error.h"

/* What a person reads about an error: what happened, and what can be done about it. */

typedef struct
{
  gint code;
  BunkoErrorKind kind;
  const char *title;
  const char *body; /* NULL: the server's own text */
} Text;

static const Text protocol_texts[] = {
  { BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL, BUNKO_ERROR_KIND_INCOMPATIBLE,
    N_ ("The Server Speaks a Newer Protocol"),
    N_ ("Bunko understands HappyPanda X 0.3 to 0.13. Look for a newer version of Bunko.") },
  { BUNKO_PROTOCOL_ERROR_NOT_HPX, BUNKO_ERROR_KIND_INCOMPATIBLE, N_ ("Not a HappyPanda X Server"),
    N_ ("Something else answered at this address. Check the port: the server's is 7007 by default, "
        "while 7008 is for web browsers.") },
  { BUNKO_PROTOCOL_ERROR_SILENT, BUNKO_ERROR_KIND_UNREACHABLE,
    N_ ("The Server Is Full or Does Not Answer"),
    N_ ("The connection was made, but no greeting came. The server may have too many clients or "
        "want an encrypted connection, or it is not a HappyPanda X server: check the port.") },
  { BUNKO_PROTOCOL_ERROR_TIMED_OUT, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Server Took Too Long"),
    N_ ("It may be busy, or the network may be slow. Try again.") },
  { BUNKO_PROTOCOL_ERROR_CLOSED, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Connection Was Lost"),
    N_ ("The server closed the connection. Connect again once it is back.") },
  { BUNKO_PROTOCOL_ERROR_TRUNCATED, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Connection Was Lost"),
    N_ ("It ended in the middle of a reply. Try again.") },
  { BUNKO_PROTOCOL_ERROR_BAD_URI, BUNKO_ERROR_KIND_OTHER, N_ ("The Address Cannot Be Understood"),
    N_ ("Write it as host, host:port or hpx://host:port.") },
  { BUNKO_PROTOCOL_ERROR_UNEXPECTED, BUNKO_ERROR_KIND_INCOMPATIBLE,
    N_ ("The Server’s Reply Was Not Understood"),
    N_ ("The server may be of a version that Bunko does not know.") },
  { BUNKO_PROTOCOL_ERROR_COMPRESSED_TOO_LARGE, BUNKO_ERROR_KIND_OTHER,
    N_ ("The Server’s Reply Is Too Large"),
    N_ ("Bunko gave up on it to save memory. Ask for less at once.") },
  { BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE, BUNKO_ERROR_KIND_OTHER,
    N_ ("The Server’s Reply Is Too Large"),
    N_ ("Bunko gave up on it to save memory. Ask for less at once.") },
  { BUNKO_PROTOCOL_ERROR_NOT_GZIP, BUNKO_ERROR_KIND_INCOMPATIBLE,
    N_ ("The Server’s Reply Is Damaged"),
    N_ ("What came is not compressed as expected. Check that the address is that of a HappyPanda X "
        "server, then try again.") },
  { BUNKO_PROTOCOL_ERROR_CHECKSUM, BUNKO_ERROR_KIND_UNREACHABLE,
    N_ ("The Server’s Reply Is Damaged"), N_ ("It was changed on its way. Try again.") },
  { BUNKO_PROTOCOL_ERROR_UTF8, BUNKO_ERROR_KIND_INCOMPATIBLE, N_ ("The Server’s Reply Is Damaged"),
    N_ ("It contains text that cannot be read.") },
  { BUNKO_PROTOCOL_ERROR_JSON, BUNKO_ERROR_KIND_INCOMPATIBLE, N_ ("The Server’s Reply Is Damaged"),
    N_ ("It contains data that cannot be read.") },
  { BUNKO_PROTOCOL_ERROR_DEPTH, BUNKO_ERROR_KIND_INCOMPATIBLE, N_ ("The Server’s Reply Is Damaged"),
    N_ ("It contains data that is nested too deep.") },
  { BUNKO_PROTOCOL_ERROR_MARKER, BUNKO_ERROR_KIND_INCOMPATIBLE,
    N_ ("The Server’s Reply Is Damaged"),
    N_ ("The end of a message is missing. Check that the address is that of a HappyPanda X server, "
        "then try again.") },
  { BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN, BUNKO_ERROR_KIND_TRUST,
    N_ ("The Server’s Certificate Is Not Known"),
    N_ ("Nobody vouches for it. Connect again to see it, and to say whether you trust it.") },
  { BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED, BUNKO_ERROR_KIND_TRUST,
    N_ ("The Server’s Certificate Has Changed"),
    N_ ("Somebody may be pretending to be the server. Nothing was sent.") },
  { BUNKO_PROTOCOL_ERROR_PLAINTEXT, BUNKO_ERROR_KIND_TRUST, N_ ("The Password Was Not Sent"),
    N_ ("The connection is not encrypted: others on the way could have read it.") },
};

static const Text server_texts[] = {
  { BUNKO_SERVER_ERROR_WRONG_CREDENTIALS, BUNKO_ERROR_KIND_LOGIN,
    N_ ("Wrong User Name or Password"), N_ ("Check both and log in again.") },
  { BUNKO_SERVER_ERROR_MISSING_CREDENTIALS, BUNKO_ERROR_KIND_LOGIN, N_ ("Guests Are Not Allowed"),
    N_ ("This server wants a user name and a password.") },
  { BUNKO_SERVER_ERROR_AUTH_REQUIRED, BUNKO_ERROR_KIND_LOGIN, N_ ("Guests Are Not Allowed"),
    N_ ("This server wants a user name and a password.") },
  { BUNKO_SERVER_ERROR_AUTH, BUNKO_ERROR_KIND_LOGIN, N_ ("Login Failed"),
    N_ ("Check user name and password and log in again.") },
  { BUNKO_SERVER_ERROR_SESSION_EXPIRED, BUNKO_ERROR_KIND_LOGIN, N_ ("The Session Has Expired"),
    N_ ("Log in again to go on.") },
  { BUNKO_SERVER_ERROR_NO_PERMISSION, BUNKO_ERROR_KIND_PERMISSION, N_ ("Not Allowed"),
    N_ ("Your user on this server may not do this. Ask the person who runs it.") },
  { BUNKO_SERVER_ERROR_ITEM_NOT_FOUND, BUNKO_ERROR_KIND_NOT_FOUND, N_ ("Not in the Library"),
    N_ ("The item is not there any more. Refresh to see what is.") },
  { BUNKO_SERVER_ERROR_INVALID_MESSAGE, BUNKO_ERROR_KIND_UNSUPPORTED,
    N_ ("The Server Cannot Do This"),
    N_ ("It is of a version that does not offer it. Updating the server may help.") },
  { BUNKO_SERVER_ERROR_API_MISUSE, BUNKO_ERROR_KIND_UNSUPPORTED,
    N_ ("The Server Did Not Accept the Request"), NULL },
  { BUNKO_SERVER_ERROR_API_REQUIREMENT, BUNKO_ERROR_KIND_UNSUPPORTED,
    N_ ("The Server Did Not Accept the Request"), NULL },
  { BUNKO_SERVER_ERROR_ENUM, BUNKO_ERROR_KIND_UNSUPPORTED,
    N_ ("The Server Did Not Accept the Request"), NULL },
  { BUNKO_SERVER_ERROR_PARSING, BUNKO_ERROR_KIND_INCOMPATIBLE,
    N_ ("The Server Did Not Understand the Request"), NULL },
  { BUNKO_SERVER_ERROR_JSON, BUNKO_ERROR_KIND_INCOMPATIBLE,
    N_ ("The Server Did Not Understand the Request"), NULL },
  { BUNKO_SERVER_ERROR_TIMEOUT, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Server Took Too Long"),
    N_ ("It may be busy. Try again.") },
  { BUNKO_SERVER_ERROR_COMMAND, BUNKO_ERROR_KIND_OTHER, N_ ("The Server Could Not Finish This"),
    NULL },
  { BUNKO_SERVER_ERROR_COMMAND_ALREADY_RUNNING, BUNKO_ERROR_KIND_OTHER, N_ ("Already Running"),
    N_ ("The server is doing this already. Wait until it is done.") },
  { BUNKO_SERVER_ERROR_SCAN, BUNKO_ERROR_KIND_OTHER, N_ ("Scanning Failed"), NULL },
  { BUNKO_SERVER_ERROR_NO_SUCH_SETTING, BUNKO_ERROR_KIND_UNSUPPORTED, N_ ("Unknown Setting"),
    NULL },
  { BUNKO_SERVER_ERROR_INVALID_SETTING_VALUE, BUNKO_ERROR_KIND_OTHER, N_ ("Invalid Value"), NULL },
  { BUNKO_SERVER_ERROR_EMPTY_NAME, BUNKO_ERROR_KIND_OTHER, N_ ("A Name Is Missing"),
    N_ ("Enter a name.") },
  { BUNKO_SERVER_ERROR_CLIENT_GONE, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Connection Was Lost"),
    N_ ("Connect again.") },
  { BUNKO_SERVER_ERROR_CONNECTION, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Connection Was Lost"),
    N_ ("Connect again.") },
  { BUNKO_SERVER_ERROR_DISCONNECT, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Connection Was Lost"),
    N_ ("Connect again.") },
  { BUNKO_SERVER_ERROR_ARCHIVE_CORRUPT, BUNKO_ERROR_KIND_OTHER, N_ ("The Archive Is Damaged"),
    NULL },
  { BUNKO_SERVER_ERROR_ARCHIVE_FILE_MISSING, BUNKO_ERROR_KIND_NOT_FOUND,
    N_ ("A File Is Missing in the Archive"), NULL },
  { BUNKO_SERVER_ERROR_ARCHIVE_NOT_THERE, BUNKO_ERROR_KIND_NOT_FOUND, N_ ("The Archive Is Missing"),
    N_ ("The server does not find the file. It may have been moved or deleted.") },
  { BUNKO_SERVER_ERROR_ARCHIVE_UNSUPPORTED, BUNKO_ERROR_KIND_UNSUPPORTED,
    N_ ("The Archive Cannot Be Read"), NULL },
  { BUNKO_SERVER_ERROR_NOT_AN_ARCHIVE, BUNKO_ERROR_KIND_UNSUPPORTED,
    N_ ("The Archive Cannot Be Read"), NULL },
};

/* The codes that are not in the table belong to the group of their hundred. */
static const Text server_group_texts[] = {
  { 100, BUNKO_ERROR_KIND_OTHER, N_ ("The Server Has a Problem"), NULL },
  { 200, BUNKO_ERROR_KIND_OTHER, N_ ("A Plugin of the Server Failed"), NULL },
  { 300, BUNKO_ERROR_KIND_OTHER, N_ ("The Server’s Database Has a Problem"), NULL },
  { 400, BUNKO_ERROR_KIND_OTHER, N_ ("The Server Refused the Request"), NULL },
  { 500, BUNKO_ERROR_KIND_OTHER, N_ ("The Server Reports a Problem With the Connection"), NULL },
  { 600, BUNKO_ERROR_KIND_OTHER, N_ ("The Server Has a Problem With an Archive"), NULL },
  { 700, BUNKO_ERROR_KIND_OTHER, N_ ("The Server Could Not Download Something"), NULL },
  { 800, BUNKO_ERROR_KIND_OTHER, N_ ("The Server Could Not Change the Item"), NULL },
};

static const Text io_texts[] = {
  { G_IO_ERROR_CANCELLED, BUNKO_ERROR_KIND_CANCELLED, N_ ("Cancelled"),
    N_ ("Nothing was changed.") },
  { G_IO_ERROR_CONNECTION_REFUSED, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("Connection Refused"),
    N_ ("No server is running at this address. Start it, or check host and port.") },
  { G_IO_ERROR_HOST_NOT_FOUND, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("Server Not Found"),
    N_ ("The network does not know this name. Check how it is written.") },
  { G_IO_ERROR_HOST_UNREACHABLE, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("Server Not Reachable"),
    N_ ("The computer may be off, or in another network.") },
  { G_IO_ERROR_NETWORK_UNREACHABLE, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("No Network"),
    N_ ("Check the network connection of this computer.") },
  { G_IO_ERROR_TIMED_OUT, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Server Does Not Answer"),
    N_ ("The computer may be off, or a firewall may block the port. Check the address and try "
        "again.") },
  { G_IO_ERROR_CONNECTION_CLOSED, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Connection Was Lost"),
    N_ ("The server closed the connection. Connect again once it is back.") },
  { G_IO_ERROR_NOT_CONNECTED, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("Not Connected"),
    N_ ("Connect to the server first.") },
  { G_IO_ERROR_BUSY, BUNKO_ERROR_KIND_OTHER, N_ ("Too Much at Once"),
    N_ ("Too many requests wait for the server. Try again in a moment.") },
  { G_IO_ERROR_PROXY_FAILED, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Proxy Has a Problem"),
    N_ ("Check the proxy settings of this computer.") },
  { G_IO_ERROR_PROXY_AUTH_FAILED, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Proxy Refused the Login"),
    N_ ("Check the proxy settings of this computer.") },
  { G_IO_ERROR_PROXY_NEED_AUTH, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("The Proxy Wants a Login"),
    N_ ("Check the proxy settings of this computer.") },
  { G_IO_ERROR_PROXY_NOT_ALLOWED, BUNKO_ERROR_KIND_UNREACHABLE,
    N_ ("The Proxy Does Not Allow the Connection"),
    N_ ("Check the proxy settings of this computer.") },
  { G_IO_ERROR_NO_SPACE, BUNKO_ERROR_KIND_OTHER, N_ ("No Space Left"),
    N_ ("Make room on the disk and try again.") },
  { G_IO_ERROR_PERMISSION_DENIED, BUNKO_ERROR_KIND_OTHER, N_ ("Permission Denied"),
    N_ ("The system does not allow this.") },
};

static const Text tls_texts[] = {
  { G_TLS_ERROR_BAD_CERTIFICATE, BUNKO_ERROR_KIND_INCOMPATIBLE,
    N_ ("The Server’s Certificate Is Not Trusted"),
    N_ ("It is not valid any more, or it was called back.") },
  { G_TLS_ERROR_NOT_TLS, BUNKO_ERROR_KIND_INCOMPATIBLE, N_ ("The Connection Is Not Encrypted"),
    N_ ("What answers there does not use TLS. If it did before, find out why before you turn "
        "encryption off for this server: a password could be read by others on the way then.") },
  { G_TLS_ERROR_CERTIFICATE_REQUIRED, BUNKO_ERROR_KIND_INCOMPATIBLE,
    N_ ("The Server Wants a Certificate"), N_ ("Bunko cannot log in with a certificate.") },
};

static const Text tls_fallback = {
  -1, BUNKO_ERROR_KIND_INCOMPATIBLE, N_ ("No Encrypted Connection"),
  N_ ("The server may not use TLS at this port. Check the settings "
      "of the server and the port.")
};

static const Text resolver_text = { -1, BUNKO_ERROR_KIND_UNREACHABLE, N_ ("Server Not Found"),
                                    N_ ("The network does not know this name. Check how it is "
                                        "written.") };

static const Text resolver_temporary_text = { -1, BUNKO_ERROR_KIND_UNREACHABLE,
                                              N_ ("Names Cannot Be Looked Up"),
                                              N_ ("Check the network connection of this computer, "
                                                  "then try again.") };

static const Text other_text = { -1, BUNKO_ERROR_KIND_OTHER, N_ ("Something Went Wrong"), NULL };

static const Text *
find (const Text *texts, gsize n_texts, gint code)
{
  for (gsize i = 0; i < n_texts; i++)
    {
      if (texts[i].code == code)
        return &texts[i];
    }
  return NULL;
}

static const Text *
find_server_text (gint code)
{
  const Text *text = find (server_texts, G_N_ELEMENTS (server_texts), code);

  if (text == NULL)
    text = find (server_group_texts, G_N_ELEMENTS (server_group_texts), code - code % 100);
  return text;
}

static const Text *
find_text (const GError *error)
{
  const Text *text = NULL;

  if (error->domain == BUNKO_PROTOCOL_ERROR)
    text = find (protocol_texts, G_N_ELEMENTS (protocol_texts), error->code);
  else if (error->domain == BUNKO_SERVER_ERROR)
    text = find_server_text (error->code);
  else if (error->domain == G_IO_ERROR)
    text = find (io_texts, G_N_ELEMENTS (io_texts), error->code);
  else if (error->domain == G_RESOLVER_ERROR)
    text = error->code == G_RESOLVER_ERROR_TEMPORARY_FAILURE ? &resolver_temporary_text
                                                             : &resolver_text;
  else if (error->domain == G_TLS_ERROR)
    {
      text = find (tls_texts, G_N_ELEMENTS (tls_texts), error->code);
      if (text == NULL)
        text = &tls_fallback;
    }
  return text != NULL ? text : &other_text;
}

/* The server's own words, where Bunko has no better ones. */
static char *
make_body (const GError *error)
{
  const char *message = error->message != NULL ? error->message : "";

  if (message[0] == '\0')
    return g_strdup (_ ("Try again. If it happens again, the log of the server may tell more."));
  if (error->domain != BUNKO_SERVER_ERROR)
    return g_strdup (message);
  /* Translators: %s is a message of the server in its own language, %d the number of the error. */
  return g_strdup_printf (_ ("The server says: %s (error %d)"), message, error->code);
}

/**
 * bunko_error_describe:
 * @error: an error of any domain
 * @title: (out) (optional) (transfer full): what happened, in a few words, as a heading
 * @body: (out) (optional) (transfer full): what to do about it, in one or two sentences, as plain
 * text
 *
 * Says in the person's language what an error means.
 */
void
bunko_error_describe (const GError *error, char **title, char **body)
{
  const Text *text;

  g_return_if_fail (error != NULL);

  text = find_text (error);
  if (title != NULL)
    *title = g_strdup (_ (text->title));
  if (body != NULL)
    *body = text->body != NULL ? g_strdup (_ (text->body)) : make_body (error);
}

/**
 * bunko_error_get_kind:
 * @error: an error of any domain
 *
 * Says which way on a page should offer.
 *
 * Returns: the kind of error
 */
BunkoErrorKind
bunko_error_get_kind (const GError *error)
{
  g_return_val_if_fail (error != NULL, BUNKO_ERROR_KIND_OTHER);

  return find_text (error)->kind;
}

/**
 * bunko_error_is_absence:
 * @error: an error of any domain
 *
 * Finds out whether something failed because the server is not there now. Those of the open
 * library are told by its banner that it is away, and when it is tried again.
 *
 * Returns: %TRUE where the same may succeed once the server is back
 */
gboolean
bunko_error_is_absence (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  if (find_text (error)->kind != BUNKO_ERROR_KIND_UNREACHABLE)
    return FALSE;

  /* It is there and slow, or what it sent was broken. */
  return !g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TIMED_OUT) &&
         !g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CHECKSUM) &&
         !g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_TIMEOUT);
}

/**
 * bunko_error_describe_missing:
 * @error: an error of any domain
 * @title: (out) (optional) (transfer full): what happened, in a few words, as a heading
 * @body: (out) (optional) (transfer full): what to do about it, in one or two sentences, as plain
 * text
 *
 * Says why a part of an open library cannot be shown. As bunko_error_describe(), but that the
 * server is away is no reason to do anything: what shows the library loads by itself what is
 * missing when it is back.
 */
void
bunko_error_describe_missing (const GError *error, char **title, char **body)
{
  g_return_if_fail (error != NULL);

  if (!bunko_error_is_absence (error))
    {
      bunko_error_describe (error, title, body);
      return;
    }
  if (title != NULL)
    *title = g_strdup (_ ("Not Connected"));
  if (body != NULL)
    *body = g_strdup (_ ("This is loaded as soon as the server is back."));
}
