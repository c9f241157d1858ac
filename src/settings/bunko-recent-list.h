/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_RECENT_LIST_MAX 50

#define BUNKO_TYPE_RECENT_LIST (bunko_recent_list_get_type ())

G_DECLARE_FINAL_TYPE (BunkoRecentList, bunko_recent_list, BUNKO, RECENT_LIST, GObject)

/* The galleries whose pages were looked at: ids (x). */
#define BUNKO_RECENT_VIEWED "viewed"
/* What was jumped to by typing. */
#define BUNKO_RECENT_JUMPS "jumps"

BunkoRecentList *
bunko_recent_list_get (const char *server_key, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void bunko_recent_list_add (BunkoRecentList *self, const char *key, GVariant *value);
void bunko_recent_list_add_id (BunkoRecentList *self, gint64 id);
void bunko_recent_list_add_viewed (const char *server_key, gint64 id);
void bunko_recent_list_remove (BunkoRecentList *self, const char *key);
void bunko_recent_list_remove_id (BunkoRecentList *self, gint64 id);
void bunko_recent_list_clear (BunkoRecentList *self);
guint bunko_recent_list_get_length (BunkoRecentList *self);
const char *bunko_recent_list_get_key (BunkoRecentList *self, guint index);
GVariant *bunko_recent_list_get_value (BunkoRecentList *self, guint index);
GArray *bunko_recent_list_get_ids (BunkoRecentList *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_recent_list_get_busy (BunkoRecentList *self);

G_END_DECLS
