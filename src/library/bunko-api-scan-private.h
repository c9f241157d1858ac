/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the parts of a message are in its text, in bytes. */

typedef struct
{
  gsize start;
  gsize end; /* behind the last byte */
} BunkoApiSpan;

typedef struct
{
  char *name;
  BunkoApiSpan key; /* with its quotes */
  BunkoApiSpan value;
} BunkoApiMember;

typedef struct
{
  BunkoApiSpan span;
  GArray *members; /* of BunkoApiMember */
} BunkoApiObject;

typedef struct
{
  GPtrArray *objects; /* of BunkoApiObject */
  gboolean is_list;
  gsize list_end; /* where the closing bracket is */
} BunkoApiScan;

BunkoApiScan *_bunko_api_scan_new (const char *text,
                                   BunkoApiSpan *where,
                                   char **message) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_api_scan_free (BunkoApiScan *self);
const BunkoApiMember *_bunko_api_object_find (const BunkoApiObject *object, const char *name);
gsize _bunko_api_skip_string (const char *text, gsize at, gboolean *closed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoApiScan, _bunko_api_scan_free)

G_END_DECLS
