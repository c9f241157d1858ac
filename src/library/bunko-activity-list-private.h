/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-activity-list.h"
#include "bunko-activity-private.h"
#include "protocol/bunko-session.h"

G_BEGIN_DECLS

/* How often the server is asked what it does, in milliseconds. */
#define BUNKO_ACTIVITY_POLL_INTERVAL 3000

/* The list is one class in three files: what is in it, where our own activities come from, and what
 * the server tells of those of others. */
struct _BunkoActivityList
{
  GObject parent_instance;

  BunkoSession *session;
  GPtrArray *activities; /* the newest first */
  guint n_running;
  guint n_unseen;
  double fraction;

  GPtrArray *pending; /* of BunkoActivityPending: began just now, and may be over soon */

  /* Our own commands. */
  GPtrArray *commands; /* of BunkoActivityCommand: those that run, and those that ended lately */

  /* What the server tells. */
  GHashTable *foreign; /* key → BunkoActivity, or NULL for what is not shown */
  guint n_watching;
  gboolean polling; /* it is being asked */
  gboolean refused; /* it does not tell */
  gint64 last_poll;
  guint interval; /* milliseconds */
  GSource *poll_source;
  GCancellable *cancellable;
  char *problem;
};

/* A command that Bunko gave. The list of the server holds it as well, without its id. */
typedef struct
{
  BunkoActivity *activity;
  BunkoCommand *command; /* NULL once it is over */
  char *id;
  char *title; /* what the server calls it, NULL as long as that is not known */
  int type;    /* the type of its progress, 0 if that is not known */
  char *key;   /* under which the server lists it, NULL as long as that is not known */
} BunkoActivityCommand;

/* One element of what the server tells. The texts belong to the reply. */
typedef struct
{
  JsonNode *id; /* NULL before 1.0 */
  const char *title;
  const char *subtitle;
  const char *text;
  double fraction;
  int type;
  BunkoCommandState state;
  gint64 timestamp;
  char *key; /* owned */
} BunkoActivityEntry;

/* bunko-activity-list.c */
BunkoActivityList *_bunko_activity_list_new (BunkoSession *session) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_activity_list_close (BunkoActivityList *self);
void _bunko_activity_list_add (BunkoActivityList *self, BunkoActivity *activity);
void _bunko_activity_list_add_later (BunkoActivityList *self,
                                     BunkoActivity *activity,
                                     gboolean keep_brief);
void _bunko_activity_list_set_problem (BunkoActivityList *self, const char *problem);

/* bunko-activity-own.c */
void _bunko_activity_list_init_own (BunkoActivityList *self);
GPtrArray *_bunko_activity_list_new_commands (void) G_GNUC_WARN_UNUSED_RESULT;
const char *_bunko_activity_describe_type (int type);
gboolean _bunko_activity_list_is_own (BunkoActivityList *self, const BunkoActivityEntry *entry);

/* bunko-activity-poll.c */
void _bunko_activity_list_poll (BunkoActivityList *self);
void _bunko_activity_list_init_poll (BunkoActivityList *self);

/* bunko-activity-entry.c */
GArray *_bunko_activity_entries_parse (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
gboolean _bunko_activity_entry_is_over (const BunkoActivityEntry *entry);

G_END_DECLS
