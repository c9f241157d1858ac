/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"

static gboolean
get_version (BunkoSampleCall *call, GError **error)
{
  bunko_sample_backend_write_version (call->backend, call->out);
  return TRUE;
}

static void
write_user (BunkoSampleCall *call)
{
  const char *user = bunko_sample_session_get_user (call->session);

  bunko_sample_writer_begin_object (call->out);
  bunko_sample_writer_member_int (call->out, "id", user != NULL ? 2 : 1);
  bunko_sample_writer_member_string (call->out, "name", user != NULL ? user : "guest");
  bunko_sample_writer_member_string (call->out, "role", user != NULL ? "user" : "guest");
  bunko_sample_writer_member_raw (call->out, "rights",
                                  user == NULL && call->backend->restrict_guests
                                      ? "[\"read\"]"
                                      : "[\"read\", \"edit\", \"admin\"]");
  bunko_sample_writer_end_object (call->out);
}

static gboolean
get_properties (BunkoSampleCall *call, GError **error)
{
  g_autofree char *host =
      bunko_sample_settings_dup_string (call->backend->settings, "server.host_web");

  bunko_sample_writer_begin_object (call->out);
  bunko_sample_writer_key (call->out, "version");
  bunko_sample_backend_write_version (call->backend, call->out);
  bunko_sample_writer_key (call->out, "current_user");
  write_user (call);
  bunko_sample_writer_key (call->out, "user");
  write_user (call);
  bunko_sample_writer_member_null (call->out, "available_update");
  bunko_sample_writer_member_string (call->out, "webserver_host", host);
  bunko_sample_writer_member_int (
      call->out, "webserver_port",
      bunko_sample_settings_get_int (call->backend->settings, "server.port_web"));
  bunko_sample_writer_member_boolean (call->out, "webserver_ssl", FALSE);
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

static gboolean
list_plugins (BunkoSampleCall *call, GError **error)
{
  bunko_sample_writer_raw (call->out, "[]");
  return TRUE;
}

static gboolean
get_queue_state (BunkoSampleCall *call, GError **error)
{
  bunko_sample_writer_raw (call->out,
                           "{\"running\": false, \"size\": 0, \"active_size\": 0, "
                           "\"queued_size\": 0, \"value\": 0, \"percent\": 0.0, \"active\": [], "
                           "\"queued\": [], \"finished\": []}");
  return TRUE;
}

static gboolean
get_locales (BunkoSampleCall *call, GError **error)
{
  bunko_sample_writer_raw (
      call->out, "{\"en_us\": {\"locale\": \"English (United States)\", \"namespaces\": "
                 "[\"general\"]}, \"da_dk\": {\"locale\": \"Dansk (Danmark)\", \"namespaces\": "
                 "[\"general\"]}}");
  return TRUE;
}

static const struct
{
  const char *locale;
  const char *id;
  const char *text;
} translations[] = {
  { "en_us", "general.locale", "English (United States)" },
  { "en_us", "general.db-item-gallery", "Gallery" },
  { "en_us", "general.db-item-collection", "Collection" },
  { "en_us", "general.db-item-page", "Page" },
  { "en_us", "general.db-status-ongoing", "Ongoing" },
  { "en_us", "general.db-status-completed", "Completed" },
  { "da_dk", "general.locale", "Dansk (Danmark)" },
  { "da_dk", "general.db-item-gallery", "Galleri" },
  { "da_dk", "general.db-item-collection", "Kollektion" },
  { "da_dk", "general.db-status-ongoing", "Igangværende" },
  { "da_dk", "general.db-status-completed", "Afsluttet" },
};

static const char *
get_locale (BunkoSampleCall *call, GError **error)
{
  const char *locale;

  if (!bunko_sample_call_get_string (call, "locale", "en_us", &locale, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (translations); i++)
    if (g_str_equal (translations[i].locale, locale))
      return translations[i].locale;
  bunko_sample_crash (error, "KeyError");
  return NULL;
}

static gboolean
get_translations (BunkoSampleCall *call, GError **error)
{
  const char *locale = get_locale (call, error);

  if (locale == NULL)
    return FALSE;
  bunko_sample_writer_begin_object (call->out);
  for (guint i = 0; i < G_N_ELEMENTS (translations); i++)
    if (g_str_equal (translations[i].locale, locale))
      bunko_sample_writer_member_string (call->out, translations[i].id, translations[i].text);
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

static const char *
find_translation (const char *id, const char *locale)
{
  for (guint i = 0; i < G_N_ELEMENTS (translations); i++)
    if (g_str_equal (translations[i].locale, locale) && g_str_equal (translations[i].id, id))
      return translations[i].text;
  return NULL;
}

static gboolean
translate (BunkoSampleCall *call, GError **error)
{
  const char *locale = get_locale (call, error);
  const char *id;
  const char *fallback;
  const char *text;

  if (locale == NULL || !bunko_sample_call_get_string (call, "t_id", "", &id, error) ||
      !bunko_sample_call_get_string (call, "default", NULL, &fallback, error))
    return FALSE;
  text = find_translation (id, locale);
  if (text == NULL && *id == '\0' && fallback == NULL)
    return bunko_sample_call_api_error (error, "Invalid translation id: ");
  if (text == NULL && fallback == NULL)
    {
      g_autofree char *message = g_strdup_printf ("Translation id '%s' not found", id);

      return bunko_sample_call_api_error (error, message);
    }
  bunko_sample_writer_string (call->out, text != NULL ? text : fallback);
  return TRUE;
}

static const struct
{
  BunkoSampleSort index;
  const char *name;
  BunkoSampleItemType type;
  gboolean fresh; /* not in 0.3.0 */
} sorts[] = {
  { BUNKO_SAMPLE_SORT_RANDOM, "Random", BUNKO_SAMPLE_TYPE_GALLERY, FALSE },
  { BUNKO_SAMPLE_SORT_TITLE, "Title", BUNKO_SAMPLE_TYPE_GALLERY, FALSE },
  { BUNKO_SAMPLE_SORT_ARTIST, "Artist", BUNKO_SAMPLE_TYPE_GALLERY, FALSE },
  { BUNKO_SAMPLE_SORT_DATE, "Date Added", BUNKO_SAMPLE_TYPE_GALLERY, FALSE },
  { BUNKO_SAMPLE_SORT_PUBLISHED, "Date Published", BUNKO_SAMPLE_TYPE_GALLERY, FALSE },
  { BUNKO_SAMPLE_SORT_READ, "Last Read", BUNKO_SAMPLE_TYPE_GALLERY, FALSE },
  { BUNKO_SAMPLE_SORT_UPDATED, "Last Updated", BUNKO_SAMPLE_TYPE_GALLERY, FALSE },
  { BUNKO_SAMPLE_SORT_RATING, "Rating", BUNKO_SAMPLE_TYPE_GALLERY, FALSE },
  { BUNKO_SAMPLE_SORT_READ_COUNT, "Read Count", BUNKO_SAMPLE_TYPE_GALLERY, FALSE },
  { BUNKO_SAMPLE_SORT_PAGE_COUNT, "Page Count", BUNKO_SAMPLE_TYPE_GALLERY, FALSE },
  { BUNKO_SAMPLE_SORT_CIRCLE, "Circle", BUNKO_SAMPLE_TYPE_GALLERY, TRUE },
  { BUNKO_SAMPLE_SORT_COLLECTION_RANDOM, "Random", BUNKO_SAMPLE_TYPE_COLLECTION, FALSE },
  { BUNKO_SAMPLE_SORT_COLLECTION_NAME, "Name", BUNKO_SAMPLE_TYPE_COLLECTION, FALSE },
  { BUNKO_SAMPLE_SORT_COLLECTION_DATE, "Date Added", BUNKO_SAMPLE_TYPE_COLLECTION, FALSE },
  { BUNKO_SAMPLE_SORT_COLLECTION_PUBLISHED, "Date Published", BUNKO_SAMPLE_TYPE_COLLECTION, FALSE },
  { BUNKO_SAMPLE_SORT_COLLECTION_GALLERY_COUNT, "Gallery Count", BUNKO_SAMPLE_TYPE_COLLECTION,
    FALSE },
  { BUNKO_SAMPLE_SORT_ARTIST_NAME, "Name", BUNKO_SAMPLE_TYPE_ARTIST, FALSE },
  { BUNKO_SAMPLE_SORT_PARODY_NAME, "Name", BUNKO_SAMPLE_TYPE_ARTIST, FALSE },
  { BUNKO_SAMPLE_SORT_CIRCLE_NAME, "Name", BUNKO_SAMPLE_TYPE_CIRCLE, FALSE },
  { BUNKO_SAMPLE_SORT_ARTIST_NAME, "Name", BUNKO_SAMPLE_TYPE_PARODY, FALSE },
  { BUNKO_SAMPLE_SORT_PARODY_NAME, "Name", BUNKO_SAMPLE_TYPE_PARODY, FALSE },
  { BUNKO_SAMPLE_SORT_FILTER_NAME, "Name", BUNKO_SAMPLE_TYPE_FILTER, TRUE },
};

static gboolean
get_sort_indexes (BunkoSampleCall *call, GError **error)
{
  int type;

  if (!bunko_sample_call_get_nullable_enum (
          call, "item_type", bunko_sample_backend_item_types (call->backend), 0, &type, error))
    return FALSE;
  bunko_sample_writer_begin_array (call->out);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      if ((type != 0 && (int) sorts[i].type != type) || (sorts[i].fresh && call->backend->legacy))
        continue;
      bunko_sample_writer_begin_object (call->out);
      bunko_sample_writer_member_int (call->out, "index", sorts[i].index);
      bunko_sample_writer_member_string (call->out, "name", sorts[i].name);
      bunko_sample_writer_member_int (call->out, "item_type", sorts[i].type);
      bunko_sample_writer_end_object (call->out);
    }
  bunko_sample_writer_end_array (call->out);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_meta[] = {
  { "get_version", get_version, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "" },
  { "get_properties", get_properties, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_NEW, "" },
  { "list_plugins", list_plugins, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "state" },
  { "get_queue_state", get_queue_state, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_NEW,
    "queue_type,include_finished" },
  { "get_queue_items", list_plugins, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_NEW, "limit,queue_type" },
  { "get_locales", get_locales, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "" },
  { "get_translations", get_translations, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS, "locale" },
  { "translate", translate, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS,
    "t_id!,locale,default,placeholder,count" },
  { "get_sort_indexes", get_sort_indexes, BUNKO_SAMPLE_LOCK_NONE, BUNKO_SAMPLE_ALWAYS,
    "item_type,translate,locale" },
  { NULL },
};
