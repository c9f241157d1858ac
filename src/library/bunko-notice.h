/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BunkoNoticeKind:
 * @BUNKO_NOTICE_KIND_OWN: something that Bunko has said, for example that something failed
 * @BUNKO_NOTICE_KIND_META: about the server itself
 * @BUNKO_NOTICE_KIND_UPDATE: there is a newer version of the server
 * @BUNKO_NOTICE_KIND_RESTART: the server restarts
 * @BUNKO_NOTICE_KIND_SHUTDOWN: the server shuts down
 * @BUNKO_NOTICE_KIND_PLUGIN_UPDATE: there are newer versions of plugins
 * @BUNKO_NOTICE_KIND_BACKUP: about copies of the database
 * @BUNKO_NOTICE_KIND_TRASH_SWEEPER: something was deleted from the trash
 * @BUNKO_NOTICE_KIND_INDEXER: about the search index
 * @BUNKO_NOTICE_KIND_CUSTOM: anything else
 *
 * What a message is about. The numbers are the server's (HPX documentation, "NotificationType").
 */
typedef enum
{
  BUNKO_NOTICE_KIND_OWN = 0,
  BUNKO_NOTICE_KIND_META = 1,
  BUNKO_NOTICE_KIND_UPDATE = 2,
  BUNKO_NOTICE_KIND_RESTART = 3,
  BUNKO_NOTICE_KIND_SHUTDOWN = 4,
  BUNKO_NOTICE_KIND_PLUGIN_UPDATE = 5,
  BUNKO_NOTICE_KIND_BACKUP = 6,
  BUNKO_NOTICE_KIND_TRASH_SWEEPER = 7,
  BUNKO_NOTICE_KIND_INDEXER = 8,
  BUNKO_NOTICE_KIND_CUSTOM = 99,
} BunkoNoticeKind;

#define BUNKO_TYPE_NOTICE_KIND (bunko_notice_kind_get_type ())
GType bunko_notice_kind_get_type (void) G_GNUC_CONST;

#define BUNKO_TYPE_NOTICE (bunko_notice_get_type ())

G_DECLARE_FINAL_TYPE (BunkoNotice, bunko_notice, BUNKO, NOTICE, GObject)

const char *bunko_notice_get_id (BunkoNotice *self);
const char *bunko_notice_get_title (BunkoNotice *self);
const char *bunko_notice_get_body (BunkoNotice *self);
BunkoNoticeKind bunko_notice_get_kind (BunkoNotice *self);
gint64 bunko_notice_get_time (BunkoNotice *self);
gboolean bunko_notice_get_unread (BunkoNotice *self);
guint bunko_notice_get_n_actions (BunkoNotice *self);
const char *bunko_notice_get_action_label (BunkoNotice *self, guint position);
gboolean bunko_notice_get_can_answer (BunkoNotice *self);

G_END_DECLS
