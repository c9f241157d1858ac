/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-server-private.h"

/**
 * bunko_sample_server_notify:
 * @self: a server that has started
 * @title: what to say
 * @body: what there is to say at length
 * @question: whether to ask for yes or no; only servers of version 0.3 do
 *
 * Says something to all who ask for messages.
 *
 * Returns: the id of the message
 */
gint64
bunko_sample_server_notify (BunkoSampleServer *self,
                            const char *title,
                            const char *body,
                            gboolean question)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_SERVER (self), 0);
  g_return_val_if_fail (self->backend != NULL, 0);

  return bunko_sample_notices_add (self->backend->notices, title, body, question);
}

/**
 * bunko_sample_server_dup_answer:
 * @self: a server that has started
 * @id: the id of a message
 *
 * Returns: (transfer full) (nullable): what was answered to it, as JSON text; %NULL for nothing so
 *   far
 */
char *
bunko_sample_server_dup_answer (BunkoSampleServer *self, gint64 id)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_SERVER (self), NULL);
  g_return_val_if_fail (self->backend != NULL, NULL);

  return bunko_sample_notices_dup_answer (self->backend->notices, id);
}

/**
 * bunko_sample_server_get_n_unread:
 * @self: a server that has started
 *
 * Returns: how many messages were not marked as read
 */
guint
bunko_sample_server_get_n_unread (BunkoSampleServer *self)
{
  g_return_val_if_fail (BUNKO_IS_SAMPLE_SERVER (self), 0);
  g_return_val_if_fail (self->backend != NULL, 0);

  return bunko_sample_notices_count_unread (self->backend->notices);
}
