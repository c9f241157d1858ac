/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_TAG (bunko_tag_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTag, bunko_tag, BUNKO, TAG, GObject)

BunkoTag *
bunko_tag_new (gint64 id, const char *tag_namespace, const char *name) G_GNUC_WARN_UNUSED_RESULT;
gint64 bunko_tag_get_id (BunkoTag *self);
const char *bunko_tag_get_namespace (BunkoTag *self);
const char *bunko_tag_get_name (BunkoTag *self);
char *bunko_tag_to_query (BunkoTag *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
