/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-functions.h"

static gboolean
get_notifications (BunkoSampleCall *call, GError **error)
{
  bunko_sample_notices_write_all (call->backend->notices, call->session, call->out);
  return TRUE;
}

static gboolean
get_notification (BunkoSampleCall *call, GError **error)
{
  bunko_sample_notices_write_next (call->backend->notices, call->session, call->out);
  return TRUE;
}

static gboolean
mark_notification_read (BunkoSampleCall *call, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (!bunko_sample_call_get_ids (call, "ids", &ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    bunko_sample_notices_mark_read (call->backend->notices, g_array_index (ids, gint64, i));
  bunko_sample_writer_boolean (call->out, TRUE);
  return TRUE;
}

static gboolean
reply_notification (BunkoSampleCall *call, GError **error)
{
  JsonNode *values = bunko_sample_call_get (call, "action_values");
  gint64 id;

  if (!bunko_sample_call_get_int (call, "msg_id", 0, &id, error))
    return FALSE;
  if (values != NULL)
    {
      g_autofree char *answer = json_to_string (values, FALSE);

      bunko_sample_notices_answer (call->backend->notices, id, answer);
    }
  bunko_sample_writer_boolean (call->out, TRUE);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_notices[] = {
  { "get_notifications", get_notifications, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_NEW, "" },
  { "mark_notification_read", mark_notification_read, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_NEW,
    "ids" },
  { "get_notification", get_notification, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_OLD, "" },
  { "reply_notification", reply_notification, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_OLD,
    "msg_id,action_values" },
  { NULL },
};
