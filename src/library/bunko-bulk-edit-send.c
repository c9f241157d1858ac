/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-bulk-edit-private.h"
#include "bunko-gallery-private.h"
#include "bunko-json-member.h"
#include "bunko-library-command-private.h"
#include "bunko-metatags-private.h"
#include "bunko-pending-edit-private.h"
#include "bunko-related-source.h"
#include "protocol/bunko-protocol-error.h"

/* Sending the changes of single items, several in one call where the server takes them so. */

#define MAX_IN_FLIGHT 3
#define MAX_CHUNK     200
#define CHUNK_TIMEOUT 300 /* seconds */

/* Entries that travel in one call. */
typedef struct
{
  BunkoBulkEdit *edit;
  guint first;
  guint n;
} Unit;

static void
unit_free (Unit *unit)
{
  g_object_unref (unit->edit);
  g_free (unit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Unit, unit_free)

static Unit *
begin_unit (BunkoBulkEdit *self, guint n)
{
  Unit *unit = g_new0 (Unit, 1);

  unit->edit = g_object_ref (self);
  unit->first = self->next;
  unit->n = n;
  self->next += n;
  self->n_in_flight++;
  return unit;
}

static BunkoBulkEntry *
get_entry (Unit *unit, guint i)
{
  return g_ptr_array_index (unit->edit->entries, unit->first + i);
}

static void
end_unit (Unit *unit)
{
  unit->edit->n_in_flight--;
  _bunko_bulk_edit_notify_progress (unit->edit);
  _bunko_bulk_edit_send (unit->edit);
}

/* What the server changes beyond what it was told. */
static void
look_after (BunkoBulkEdit *self, BunkoBulkEntry *entry)
{
  const BunkoBulkChange *change = &entry->change;

  if (!BUNKO_IS_GALLERY (entry->item))
    return;
  /* It may rate what becomes a favorite (setting gallery.auto_rate_on_favorite). */
  if (change->kind == BUNKO_BULK_METATAGS && (change->values & BUNKO_METATAG_FAVORITE) &&
      bunko_gallery_get_rating (BUNKO_GALLERY (entry->item)) == 0)
    _bunko_bulk_edit_refresh_item (self, entry->type, entry->id);
  if (change->kind != BUNKO_BULK_MEMBERSHIP || change->container_type != BUNKO_ITEM_TYPE_GROUPING)
    return;
  if (change->add)
    _bunko_gallery_set_grouping_id (BUNKO_GALLERY (entry->item), change->container_id);
  else
    _bunko_bulk_edit_refresh_item (self, entry->type, entry->id);
}

static void
finish_unit (Unit *unit, BunkoBulkResult result)
{
  for (guint i = 0; i < unit->n; i++)
    {
      BunkoBulkEntry *entry = get_entry (unit, i);

      _bunko_bulk_entry_finish (entry, result);
      if (result == BUNKO_BULK_CHANGED)
        look_after (unit->edit, entry);
      if (result != BUNKO_BULK_REFUSED)
        _bunko_pending_edits_supersede (bunko_library_get_pending_edits (unit->edit->library),
                                        entry->type, entry->id, &entry->change);
    }
  if (result == BUNKO_BULK_REFUSED)
    unit->edit->n_refused += unit->n;
  else
    unit->edit->n_done += unit->n;
}

/* Whether the next item would meet with the same. */
static gboolean
is_fatal (const GError *error)
{
  if (error->domain != BUNKO_SERVER_ERROR)
    return TRUE;
  switch (error->code)
    {
    case BUNKO_SERVER_ERROR_INVALID_MESSAGE:
    case BUNKO_SERVER_ERROR_NO_PERMISSION:
    case BUNKO_SERVER_ERROR_AUTH:
    case BUNKO_SERVER_ERROR_AUTH_REQUIRED:
    case BUNKO_SERVER_ERROR_SESSION_EXPIRED:
    case BUNKO_SERVER_ERROR_WRONG_CREDENTIALS:
    case BUNKO_SERVER_ERROR_MISSING_CREDENTIALS:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Takes @error. @was_sent says whether the server may have done it although there is one. */
static void
refuse_unit (Unit *unit, GError *error, gboolean was_sent)
{
  gboolean is_lost = _bunko_error_is_loss (error);

  unit->edit->aborted |= is_fatal (error);
  unit->edit->maybe_made |= is_lost && was_sent;
  for (guint i = 0; i < unit->n; i++)
    get_entry (unit, i)->lost = is_lost;
  _bunko_bulk_edit_take_error (unit->edit, error);
  finish_unit (unit, BUNKO_BULK_REFUSED);
}

/* The marks to set and to clear, for the functions that change them. */
JsonObject *
_bunko_bulk_change_make_metatags (const BunkoBulkChange *change)
{
  JsonObject *object = _bunko_metatags_to_json (change->values, TRUE);
  g_autoptr (JsonObject) cleared = _bunko_metatags_to_json (change->mask & ~change->values, FALSE);
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init (&iter, cleared);
  while (json_object_iter_next (&iter, &key, NULL))
    json_object_set_boolean_member (object, key, FALSE);
  return object;
}

static void
chunk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Unit) unit = user_data;
  GError *error = NULL;
  g_autoptr (JsonNode) value =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, &error);

  if (value == NULL &&
      g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE))
    {
      /* The server takes one item a call only. No other chunk is under way. */
      g_clear_error (&error);
      unit->edit->one_by_one = TRUE;
      unit->edit->next = unit->first;
    }
  else if (value == NULL)
    refuse_unit (unit, error, _bunko_library_run_command_was_sent (result));
  else if (bunko_json_node_to_int (value, 1) == 0)
    refuse_unit (unit,
                 g_error_new_literal (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND,
                                      "The server does not know the items"),
                 FALSE);
  else
    finish_unit (unit, BUNKO_BULK_CHANGED);
  end_unit (unit);
}

/* How many entries from the next on have the same change. */
static guint
count_same (BunkoBulkEdit *self)
{
  const BunkoBulkEntry *first = g_ptr_array_index (self->entries, self->next);
  guint n = 1;

  for (; n < MAX_CHUNK && self->next + n < self->entries->len; n++)
    {
      const BunkoBulkEntry *entry = g_ptr_array_index (self->entries, self->next + n);

      if (entry->type != first->type || entry->change.kind != first->change.kind ||
          entry->change.mask != first->change.mask || entry->change.values != first->change.values)
        break;
    }
  return n;
}

/* HPX "Creating frontends", update_metatags with item_ids, since 0.11. */
static void
send_chunk (BunkoBulkEdit *self, guint n)
{
  Unit *unit = begin_unit (self, n);
  BunkoBulkEntry *first = get_entry (unit, 0);
  g_autoptr (JsonObject) args = json_object_new ();
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < n; i++)
    json_array_add_int_element (ids, get_entry (unit, i)->id);
  json_object_set_int_member (args, "item_type", first->type);
  json_object_set_array_member (args, "item_ids", ids);
  json_object_set_object_member (args, "metatags",
                                 _bunko_bulk_change_make_metatags (&first->change));
  _bunko_library_run_command_async (self->library, "update_metatags", args, BUNKO_PRIORITY_PREFETCH,
                                    CHUNK_TIMEOUT, NULL, NULL, NULL, chunk_cb, unit);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Unit) unit = user_data;
  BunkoBulkEntry *entry = get_entry (unit, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) containers =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);
  gboolean is_in = FALSE;

  for (guint i = 0; containers != NULL && i < containers->len; i++)
    is_in |= bunko_item_get_id (g_ptr_array_index (containers, i)) == entry->change.container_id;
  if (containers != NULL && is_in == entry->change.add)
    finish_unit (unit, BUNKO_BULK_UNCHANGED);
  else if (error != NULL && _bunko_error_is_loss (error))
    refuse_unit (unit, g_steal_pointer (&error), FALSE);
  else
    refuse_unit (unit,
                 g_error_new (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_BASE,
                              "The server could not change item %" G_GINT64_FORMAT, entry->id),
                 FALSE);
  end_unit (unit);
}

/* A server fails in general where a gallery already is what was wanted (HPX wire notes, "API
 * oddities"): only a look tells that from a failure. Takes @unit. */
static void
check_membership (Unit *unit)
{
  BunkoBulkEntry *entry = get_entry (unit, 0);
  g_autoptr (BunkoListSource) source = bunko_related_source_new (
      unit->edit->library, entry->type, entry->id, entry->change.container_type);

  bunko_list_source_fetch_async (source, 0, 500, NULL, checked_cb, unit);
}

static void
single_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Unit) unit = user_data;
  const BunkoBulkChange *change = &get_entry (unit, 0)->change;
  GError *error = NULL;

  if (_bunko_edit_call_finish (BUNKO_SESSION (source), result, &error))
    finish_unit (unit, BUNKO_BULK_CHANGED);
  else if (change->kind == BUNKO_BULK_MEMBERSHIP &&
           g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_BASE))
    {
      g_clear_error (&error);
      check_membership (g_steal_pointer (&unit));
      return;
    }
  else
    refuse_unit (unit, error, bunko_session_call_was_sent (BUNKO_SESSION (source), result));
  end_unit (unit);
}

static const char *
get_membership_function (const BunkoBulkChange *change)
{
  if (change->container_type == BUNKO_ITEM_TYPE_COLLECTION)
    return change->add ? "add_to_collection" : "remove_from_collection";
  if (change->container_type == BUNKO_ITEM_TYPE_GROUPING)
    return change->add ? "add_to_grouping" : "remove_from_grouping";
  return change->add ? "add_to_filter" : "remove_from_filter";
}

/* The function that makes the change to one item. */
static const char *
prepare_call (BunkoBulkEdit *self, const BunkoBulkEntry *entry, JsonObject *args)
{
  const BunkoBulkChange *change = &entry->change;

  switch (change->kind)
    {
    case BUNKO_BULK_METATAGS:
      json_object_set_int_member (args, "item_type", entry->type);
      json_object_set_int_member (args, "item_id", entry->id);
      json_object_set_object_member (args, "metatags", _bunko_bulk_change_make_metatags (change));
      return "update_metatags";
    case BUNKO_BULK_RATING:
      json_object_set_int_member (args, "item_type", entry->type);
      json_object_set_object_member (args, "item",
                                     _bunko_make_rating_item (entry->id, change->rating));
      return "update_item";
    case BUNKO_BULK_MEMBERSHIP:
    default:
      json_object_set_int_member (args, "gallery_id", entry->id);
      json_object_set_int_member (args, "item_id", change->container_id);
      return get_membership_function (change);
    }
}

static void
send_single (BunkoBulkEdit *self)
{
  Unit *unit = begin_unit (self, 1);
  g_autoptr (JsonObject) args = json_object_new ();
  const char *fname = prepare_call (self, get_entry (unit, 0), args);

  bunko_session_call_async (_bunko_library_get_session (self->library), fname, args,
                            BUNKO_PRIORITY_PREFETCH, NULL, single_cb, unit);
}

/* Whether the next entry can travel with others. */
static gboolean
takes_many (BunkoBulkEdit *self)
{
  const BunkoBulkEntry *next = g_ptr_array_index (self->entries, self->next);

  return next->change.kind == BUNKO_BULK_METATAGS && !self->one_by_one &&
         bunko_session_is_version_at_least (_bunko_library_get_session (self->library), 0, 11, 0);
}

/* Sends what can be sent now, and ends the edit when all of it is over. */
void
_bunko_bulk_edit_send (BunkoBulkEdit *self)
{
  while (!_bunko_bulk_edit_is_halted (self) && self->next < self->entries->len)
    {
      guint n = takes_many (self) ? count_same (self) : 1;

      if (self->n_in_flight >= (takes_many (self) ? 1 : MAX_IN_FLIGHT))
        return;
      if (n > 1)
        send_chunk (self, n);
      else
        send_single (self);
    }
  if (self->n_in_flight == 0)
    _bunko_bulk_edit_end (self);
}
