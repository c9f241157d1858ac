/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The codes of HPX that this server answers with; the numbers go over the wire. */
typedef enum
{
  BUNKO_SAMPLE_ERROR_BASE = 100,
  BUNKO_SAMPLE_ERROR_CORE = 101,
  BUNKO_SAMPLE_ERROR_SETTING = 110,
  BUNKO_SAMPLE_ERROR_COMMAND = 120,
  BUNKO_SAMPLE_ERROR_PLUGIN = 200,
  BUNKO_SAMPLE_ERROR_ITEM_NOT_FOUND = 303,
  BUNKO_SAMPLE_ERROR_MESSAGE = 403,
  BUNKO_SAMPLE_ERROR_API = 404,
  BUNKO_SAMPLE_ERROR_AUTH_REQUIRED = 407,
  BUNKO_SAMPLE_ERROR_SESSION_EXPIRED = 408,
  BUNKO_SAMPLE_ERROR_ENUM = 409,
  BUNKO_SAMPLE_ERROR_PARSING = 410,
  BUNKO_SAMPLE_ERROR_WRONG_CREDENTIALS = 411,
  BUNKO_SAMPLE_ERROR_MISSING_CREDENTIALS = 412,
  BUNKO_SAMPLE_ERROR_NO_PERMISSION = 413,
  BUNKO_SAMPLE_ERROR_JSON = 900,
} BunkoSampleError;

#define BUNKO_SAMPLE_ERROR (bunko_sample_error_quark ())
GQuark bunko_sample_error_quark (void);

/* What would be an unforeseen exception in the real server: it fails the whole message with 100.
 * The message of the GError is the name of the exception's class. */
#define BUNKO_SAMPLE_CRASH (bunko_sample_crash_quark ())
GQuark bunko_sample_crash_quark (void);

gboolean bunko_sample_crash (GError **error, const char *exception);
gboolean bunko_sample_error_is_crash (const GError *error);

char *bunko_sample_python_str (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_sample_python_repr (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
