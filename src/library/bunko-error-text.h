/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoErrorKind:
 * @BUNKO_ERROR_KIND_OTHER: nothing of the below
 * @BUNKO_ERROR_KIND_CANCELLED: the person or the program stopped it; nothing to show
 * @BUNKO_ERROR_KIND_UNREACHABLE: no connection to the server; trying again may help
 * @BUNKO_ERROR_KIND_INCOMPATIBLE: something else than a server that Bunko understands
 * @BUNKO_ERROR_KIND_LOGIN: name or password are missing or wrong, or guests may not come in
 * @BUNKO_ERROR_KIND_PERMISSION: logged in, but not allowed to do this
 * @BUNKO_ERROR_KIND_UNSUPPORTED: the server is too old or too new for this
 * @BUNKO_ERROR_KIND_NOT_FOUND: the item is gone
 * @BUNKO_ERROR_KIND_TRUST: the connection is not safe; a person has to say what they think of it
 *
 * What an error means for a page: which way on it offers.
 */
typedef enum
{
  BUNKO_ERROR_KIND_OTHER,
  BUNKO_ERROR_KIND_CANCELLED,
  BUNKO_ERROR_KIND_UNREACHABLE,
  BUNKO_ERROR_KIND_INCOMPATIBLE,
  BUNKO_ERROR_KIND_LOGIN,
  BUNKO_ERROR_KIND_PERMISSION,
  BUNKO_ERROR_KIND_UNSUPPORTED,
  BUNKO_ERROR_KIND_NOT_FOUND,
  BUNKO_ERROR_KIND_TRUST,
} BunkoErrorKind;

void bunko_error_describe (const GError *error, char **title, char **body);
gboolean bunko_error_is_absence (const GError *error);
void bunko_error_describe_missing (const GError *error, char **title, char **body);
BunkoErrorKind bunko_error_get_kind (const GError *error);

G_END_DECLS
