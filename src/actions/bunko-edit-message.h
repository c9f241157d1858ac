/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-bulk-edit.h"

G_BEGIN_DECLS

/**
 * BunkoEditVerb:
 * @BUNKO_EDIT_FAVORITE: make favorites
 * @BUNKO_EDIT_UNFAVORITE: no favorites any more
 * @BUNKO_EDIT_READ: mark as read
 * @BUNKO_EDIT_UNREAD: mark as unread
 * @BUNKO_EDIT_READ_LATER: put on the reading list
 * @BUNKO_EDIT_NOT_READ_LATER: take off the reading list
 * @BUNKO_EDIT_INBOX: send to the inbox
 * @BUNKO_EDIT_LIBRARY: send from the inbox to the library
 * @BUNKO_EDIT_TRASH: move to the trash
 * @BUNKO_EDIT_RESTORE: take out of the trash
 * @BUNKO_EDIT_RATE: rate
 * @BUNKO_EDIT_ADD: put into a collection, series or filter
 * @BUNKO_EDIT_REMOVE: take out of a collection, series or filter
 * @BUNKO_EDIT_UNDO: take back another edit
 *
 * What is done to items, for what is said about it.
 */
typedef enum
{
  BUNKO_EDIT_FAVORITE,
  BUNKO_EDIT_UNFAVORITE,
  BUNKO_EDIT_READ,
  BUNKO_EDIT_UNREAD,
  BUNKO_EDIT_READ_LATER,
  BUNKO_EDIT_NOT_READ_LATER,
  BUNKO_EDIT_INBOX,
  BUNKO_EDIT_LIBRARY,
  BUNKO_EDIT_TRASH,
  BUNKO_EDIT_RESTORE,
  BUNKO_EDIT_RATE,
  BUNKO_EDIT_ADD,
  BUNKO_EDIT_REMOVE,
  BUNKO_EDIT_UNDO,
} BunkoEditVerb;

char *bunko_edit_message_describe_done (BunkoEditVerb verb,
                                        const char *name,
                                        guint n) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_edit_message_describe_end (BunkoEditVerb verb,
                                       const char *name,
                                       BunkoBulkEdit *edit) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_edit_message_describe_activity (BunkoEditVerb verb,
                                            const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_edit_message_ask (BunkoEditVerb verb) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
