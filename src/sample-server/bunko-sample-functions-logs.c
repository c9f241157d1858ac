/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-functions.h"

enum
{
  LOG_TYPE_NONE,
  LOG_TYPE_CHANGELOG,
  LOG_TYPE_DOWNLOAD,
  LOG_TYPE_METADATA,
};

static const BunkoSampleEnumMember log_types[] = {
  { LOG_TYPE_CHANGELOG, "Changelog" },
  { LOG_TYPE_DOWNLOAD, "Download" },
  { LOG_TYPE_METADATA, "Metadata" },
  { 0, NULL },
};

static const BunkoSampleEnumMember log_levels[] = {
  { 2, "DEBUG" }, { 4, "INFO" }, { 6, "WARNING" }, { 8, "ERROR" }, { 10, "CRITICAL" }, { 0, NULL },
};

static const BunkoSampleEnum log_type_enum = { "LogType", "enum member", log_types };
static const BunkoSampleEnum log_level_enum = { "LogLevel", "enum member", log_levels };

#define DEFAULT_LEVEL 4

static void
write_log (BunkoSampleCall *call, const char *log)
{
  bunko_sample_writer_begin_object (call->out);
  bunko_sample_writer_member_string (call->out, "log", log);
  bunko_sample_writer_end_object (call->out);
}

/* There is no log of changes of its own: it would say what the one of the server says. */
static gboolean
get_log (BunkoSampleCall *call, GError **error)
{
  static const BunkoSampleLogType types[] = {
    [LOG_TYPE_NONE] = BUNKO_SAMPLE_LOG_MAIN,
    [LOG_TYPE_CHANGELOG] = BUNKO_SAMPLE_LOG_MAIN,
    [LOG_TYPE_DOWNLOAD] = BUNKO_SAMPLE_LOG_DOWNLOAD,
    [LOG_TYPE_METADATA] = BUNKO_SAMPLE_LOG_METADATA,
  };
  g_autofree char *log = NULL;
  int type;

  if (!bunko_sample_call_get_nullable_enum (call, "log_type", &log_type_enum, LOG_TYPE_NONE, &type,
                                            error))
    return FALSE;
  log = bunko_sample_logs_dup (call->backend->logs, types[type]);
  write_log (call, log);
  return TRUE;
}

static char *
make_first_line (BunkoSampleCall *call, BunkoSampleItemType type, gint64 id)
{
  BunkoSampleGallery gallery;
  g_autoptr (GDateTime) added = NULL;
  g_autofree char *text = NULL;

  if (type != BUNKO_SAMPLE_TYPE_GALLERY ||
      !bunko_sample_store_get_gallery (call->backend->store, id, &gallery))
    return g_strdup ("");
  added = g_date_time_new_from_unix_utc (gallery.timestamp);
  text = g_date_time_format (added, "%Y-%m-%d %H:%M:%S");
  return g_strdup_printf ("%s INFO Added to the library\n", text);
}

static gboolean
read_item (BunkoSampleCall *call, BunkoSampleItemType *type, gint64 *id, GError **error)
{
  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, type,
                                        error) ||
      !bunko_sample_call_get_int (call, "item_id", 0, id, error))
    return FALSE;
  if (*id <= 0)
    return bunko_sample_call_api_error (error, "item_id must be a valid item id");
  return TRUE;
}

static gboolean
get_item_log (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  g_autofree char *first = NULL, *rest = NULL, *log = NULL;
  gint64 id;

  if (!read_item (call, &type, &id, error))
    return FALSE;
  first = make_first_line (call, type, id);
  rest = bunko_sample_logs_dup_for_item (call->backend->logs, (int) type, id);
  log = g_strconcat (first, rest, NULL);
  write_log (call, log);
  return TRUE;
}

static gboolean
add_item_log (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  const char *text;
  int level;
  gint64 id;

  if (!read_item (call, &type, &id, error) ||
      !bunko_sample_call_get_string (call, "msg", "", &text, error) ||
      !bunko_sample_call_get_enum (call, "level", &log_level_enum, DEFAULT_LEVEL, &level, error))
    return FALSE;
  bunko_sample_logs_add_for_item (call->backend->logs, (int) type, id,
                                  bunko_sample_enum_name (&log_level_enum, level), text);
  bunko_sample_writer_null (call->out);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_logs[] = {
  { "get_log", get_log, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_NEW, "log_type" },
  { "get_item_log", get_item_log, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_NEW, "item_type,item_id" },
  { "add_item_log", add_item_log, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_NEW,
    "item_type,item_id,msg,level" },
  { NULL },
};
