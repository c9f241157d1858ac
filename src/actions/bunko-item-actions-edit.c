/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-add-to-dialog.h"
#include "bunko-edit-runner.h"
#include "bunko-item-actions-private.h"
#include "library/bunko-library-members.h"

/* The actions that change items. */

/* An action that sets or clears a mark. */
typedef struct
{
  const char *name;
  BunkoMetatags metatag;
  gboolean on;
  BunkoEditVerb verb;
} Mark;

static const Mark marks[] = {
  { "add-favorite", BUNKO_METATAG_FAVORITE, TRUE, BUNKO_EDIT_FAVORITE },
  { "remove-favorite", BUNKO_METATAG_FAVORITE, FALSE, BUNKO_EDIT_UNFAVORITE },
  { "mark-read", BUNKO_METATAG_READ, TRUE, BUNKO_EDIT_READ },
  { "mark-unread", BUNKO_METATAG_READ, FALSE, BUNKO_EDIT_UNREAD },
  { "add-read-later", BUNKO_METATAG_READ_LATER, TRUE, BUNKO_EDIT_READ_LATER },
  { "remove-read-later", BUNKO_METATAG_READ_LATER, FALSE, BUNKO_EDIT_NOT_READ_LATER },
  { "inbox", BUNKO_METATAG_INBOX, TRUE, BUNKO_EDIT_INBOX },
  { "library", BUNKO_METATAG_INBOX, FALSE, BUNKO_EDIT_LIBRARY },
  { "trash", BUNKO_METATAG_TRASH, TRUE, BUNKO_EDIT_TRASH },
  { "restore", BUNKO_METATAG_TRASH, FALSE, BUNKO_EDIT_RESTORE },
};

/* An action that switches a mark. */
static const struct
{
  const char *name;
  BunkoMetatags metatag;
} switches[] = {
  { "favorite", BUNKO_METATAG_FAVORITE },
  { "read-mark", BUNKO_METATAG_READ },
  { "read-later", BUNKO_METATAG_READ_LATER },
};

static const struct
{
  const char *name;
  BunkoItemType type;
} containers[] = {
  { "add-to-collection", BUNKO_ITEM_TYPE_COLLECTION },
  { "add-to-series", BUNKO_ITEM_TYPE_GROUPING },
  { "add-to-filter", BUNKO_ITEM_TYPE_FILTER },
};

static BunkoLibrary *
get_library (BunkoItemActions *self)
{
  return bunko_context_get_library (self->context);
}

static const Mark *
find_mark (BunkoMetatags metatag, gboolean on)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].metatag == metatag && marks[i].on == on)
      return &marks[i];
  return NULL;
}

/**
 * bunko_item_actions_mark:
 * @self: actions
 * @metatag: one mark: favorite, read, read later, inbox or trash
 * @on: whether to set or to clear it
 *
 * Marks what the actions act on, as the actions of the marks do.
 */
void
bunko_item_actions_mark (BunkoItemActions *self, BunkoMetatags metatag, gboolean on)
{
  const Mark *mark = find_mark (metatag, on);
  g_autoptr (BunkoBulkChange) change = NULL;

  g_return_if_fail (BUNKO_IS_ITEM_ACTIONS (self));
  g_return_if_fail (mark != NULL);

  if (self->target == NULL)
    return;
  change = bunko_bulk_change_new_metatags (on ? metatag : BUNKO_METATAG_NONE,
                                           on ? BUNKO_METATAG_NONE : metatag);
  bunko_edit_runner_run (self, self->target, change, mark->verb, NULL);
}

/**
 * bunko_item_actions_rate:
 * @self: actions
 * @rating: 0 (not rated) to 10
 *
 * Rates what the actions act on.
 */
void
bunko_item_actions_rate (BunkoItemActions *self, double rating)
{
  g_autoptr (BunkoBulkChange) change = NULL;

  g_return_if_fail (BUNKO_IS_ITEM_ACTIONS (self));
  g_return_if_fail (rating >= 0 && rating <= 10);

  if (self->target == NULL)
    return;
  change = bunko_bulk_change_new_rating (rating);
  bunko_edit_runner_run (self, self->target, change, BUNKO_EDIT_RATE, NULL);
}

static void
add_to (BunkoItemActions *self, BunkoItemTarget *target, BunkoItem *container)
{
  g_autoptr (BunkoBulkChange) change = bunko_bulk_change_new_add_to (container);

  bunko_edit_runner_run (self, target, change, BUNKO_EDIT_ADD,
                         bunko_item_get_display_name (container));
}

/**
 * bunko_item_actions_add_to:
 * @self: actions
 * @container: a collection, series or filter
 *
 * Puts what the actions act on into something.
 */
void
bunko_item_actions_add_to (BunkoItemActions *self, BunkoItem *container)
{
  g_return_if_fail (BUNKO_IS_ITEM_ACTIONS (self));
  g_return_if_fail (BUNKO_IS_ITEM (container));

  if (self->target != NULL)
    add_to (self, self->target, container);
}

static void
mark_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].name, g_action_get_name (G_ACTION (action))))
      bunko_item_actions_mark (user_data, marks[i].metatag, marks[i].on);
}

static void
switch_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (g_str_equal (switches[i].name, g_action_get_name (G_ACTION (action))))
      bunko_item_actions_mark (user_data, switches[i].metatag, !g_variant_get_boolean (state));
}

static void
rate_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  bunko_item_actions_rate (user_data, CLAMP (g_variant_get_double (parameter), 0, 10));
}

/* The dialog is open while the selection may change: it is for what was meant when it came. */
typedef struct
{
  BunkoItemActions *actions;
  BunkoItemTarget *target;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_clear_object (&choice->actions);
  g_clear_object (&choice->target);
  g_free (choice);
}

static void
chosen_cb (BunkoAddToDialog *dialog, BunkoItem *container, Choice *choice)
{
  add_to (choice->actions, choice->target, container);
}

static void
add_to_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoItemActions *self = user_data;
  BunkoItemType type = BUNKO_ITEM_TYPE_NONE;
  AdwDialog *dialog;
  Choice *choice;

  if (self->target == NULL || self->page == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    if (g_str_equal (containers[i].name, g_action_get_name (G_ACTION (action))))
      type = containers[i].type;

  dialog = bunko_add_to_dialog_new (self->context, type);
  choice = g_new0 (Choice, 1);
  choice->actions = g_object_ref (self);
  choice->target = g_object_ref (self->target);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  adw_dialog_present (dialog, self->page);
}

/* What the items are in, where it is a collection, series or filter. */
BunkoItem *
_bunko_item_actions_dup_container (BunkoItemActions *self)
{
  gint64 id, filter_id;

  if (self->place == NULL)
    return NULL;
  filter_id = bunko_view_query_get_filter_id (self->place);
  id = bunko_view_query_get_parent_id (self->place);
  if (id > 0 && bunko_view_query_get_parent_type (self->place) == BUNKO_ITEM_TYPE_COLLECTION)
    return BUNKO_ITEM (bunko_collection_new (id));
  if (id > 0 && bunko_view_query_get_parent_type (self->place) == BUNKO_ITEM_TYPE_GROUPING)
    return BUNKO_ITEM (bunko_grouping_new (id));
  if (id > 0 && bunko_view_query_get_parent_type (self->place) == BUNKO_ITEM_TYPE_FILTER)
    return BUNKO_ITEM (bunko_filter_new (id));
  return filter_id > 0 ? BUNKO_ITEM (bunko_filter_new (filter_id)) : NULL;
}

typedef struct
{
  BunkoItemActions *actions;
  BunkoItemTarget *target;
  BunkoBulkChange *change;
} Removal;

/* With the name of the container, if the server still knows it. */
static void
container_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Removal *removal = user_data;
  g_autoptr (BunkoItemActions) self = removal->actions;
  g_autoptr (BunkoItemTarget) target = removal->target;
  g_autoptr (BunkoBulkChange) change = removal->change;
  g_autoptr (BunkoItem) container =
      bunko_library_get_item_finish (BUNKO_LIBRARY (source), result, NULL);

  bunko_edit_runner_run (self, target, change, BUNKO_EDIT_REMOVE,
                         container != NULL ? bunko_item_get_display_name (container) : NULL);
}

static void
remove_from_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoItemActions *self = user_data;
  g_autoptr (BunkoItem) container = _bunko_item_actions_dup_container (self);
  Removal *removal;

  if (container == NULL || self->target == NULL)
    return;
  removal = g_new0 (Removal, 1);
  removal->actions = g_object_ref (self);
  removal->target = g_object_ref (self->target);
  removal->change = bunko_bulk_change_new_remove_from (container);
  bunko_library_get_item_async (get_library (self), bunko_item_get_item_type (container),
                                bunko_item_get_id (container), NULL, container_cb, removal);
}

void
_bunko_item_actions_add_edit_actions (BunkoItemActions *self)
{
  GActionMap *map = G_ACTION_MAP (self->group);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_action_map_add_action_entries (map, &(GActionEntry) { marks[i].name, mark_action }, 1, self);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_action_map_add_action_entries (
        map, &(GActionEntry) { switches[i].name, switch_action, NULL, "false" }, 1, self);
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    g_action_map_add_action_entries (map, &(GActionEntry) { containers[i].name, add_to_action }, 1,
                                     self);
  g_action_map_add_action_entries (map, &(GActionEntry) { "rate", rate_action, "d", "@d -1.0" }, 1,
                                   self);
  g_action_map_add_action_entries (map, &(GActionEntry) { "remove-from", remove_from_action }, 1,
                                   self);
}

/* Favorites are galleries, artists and collections; the other marks have a list for galleries only.
 */
static gboolean
can_mark (BunkoItemActions *self, BunkoMetatags metatag)
{
  BunkoItemTarget *target = self->target;

  if (target == NULL)
    return FALSE;
  if (metatag == BUNKO_METATAG_FAVORITE &&
      bunko_item_target_is_all (target, BUNKO_ITEM_TYPE_ARTIST))
    return TRUE;
  if (bunko_item_target_is_all (target, BUNKO_ITEM_TYPE_COLLECTION))
    return (metatag & (BUNKO_METATAG_FAVORITE | BUNKO_METATAG_INBOX | BUNKO_METATAG_TRASH)) != 0;
  return bunko_item_target_is_all (target, BUNKO_ITEM_TYPE_GALLERY);
}

/* What all items of the view have that they are in; of what is not loaded nothing else is known. */
static BunkoMetatags
get_marks_of_view (BunkoItemActions *self)
{
  BunkoViewQuery *query = bunko_item_target_get_query (self->target);

  if (query == NULL)
    query = self->place;
  switch (query != NULL ? bunko_view_query_get_view (query) : BUNKO_VIEW_TYPE_ALL)
    {
    case BUNKO_VIEW_TYPE_FAVORITE:
      return BUNKO_METATAG_FAVORITE;
    case BUNKO_VIEW_TYPE_INBOX:
      return BUNKO_METATAG_INBOX;
    case BUNKO_VIEW_TYPE_TRASH:
      return BUNKO_METATAG_TRASH;
    case BUNKO_VIEW_TYPE_LIBRARY:
    case BUNKO_VIEW_TYPE_READ_LATER:
    case BUNKO_VIEW_TYPE_ALL:
    default:
      return BUNKO_METATAG_NONE;
    }
}

/* Outside of their views nothing is in the trash, nor in the library what is in the inbox. */
static BunkoMetatags
get_marks_outside_view (BunkoItemActions *self)
{
  BunkoViewQuery *query = bunko_item_target_get_query (self->target);
  BunkoViewType view;

  if (query == NULL)
    query = self->place;
  view = query != NULL ? bunko_view_query_get_view (query) : BUNKO_VIEW_TYPE_TRASH;
  if (view == BUNKO_VIEW_TYPE_LIBRARY)
    return BUNKO_METATAG_TRASH | BUNKO_METATAG_INBOX;
  return view != BUNKO_VIEW_TYPE_TRASH ? BUNKO_METATAG_TRASH : BUNKO_METATAG_NONE;
}

static gboolean
is_useful (BunkoItemActions *self, const Mark *mark)
{
  if (!can_mark (self, mark->metatag))
    return FALSE;
  if (bunko_item_target_is_loaded (self->target))
    return mark->on ? bunko_item_target_may_lack (self->target, mark->metatag)
                    : bunko_item_target_may_have (self->target, mark->metatag);
  return (mark->metatag & (mark->on ? get_marks_of_view (self) : get_marks_outside_view (self))) ==
         0;
}

static void
update_marks (BunkoItemActions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    _bunko_item_actions_set_enabled (self, marks[i].name, is_useful (self, &marks[i]));
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      gboolean possible = can_mark (self, switches[i].metatag);

      _bunko_item_actions_set_enabled (self, switches[i].name, possible);
      _bunko_item_actions_set_state (
          self, switches[i].name,
          g_variant_new_boolean (possible &&
                                 !bunko_item_target_may_lack (self->target, switches[i].metatag)));
    }
}

/* The rating that all of the items have; -1 if there is none. */
static double
get_rating (BunkoItemActions *self)
{
  GPtrArray *items = self->target != NULL && bunko_item_target_is_loaded (self->target)
                         ? bunko_item_target_get_items (self->target)
                         : NULL;
  double rating = -1;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      BunkoItem *item = items->pdata[i];

      if (!BUNKO_IS_GALLERY (item) ||
          (i > 0 && bunko_gallery_get_rating (BUNKO_GALLERY (item)) != rating))
        return -1;
      rating = bunko_gallery_get_rating (BUNKO_GALLERY (item));
    }
  return rating;
}

void
_bunko_item_actions_update_edit_actions (BunkoItemActions *self)
{
  gboolean galleries =
      self->target != NULL && bunko_item_target_is_all (self->target, BUNKO_ITEM_TYPE_GALLERY);
  g_autoptr (BunkoItem) container = _bunko_item_actions_dup_container (self);

  update_marks (self);
  _bunko_item_actions_set_enabled (self, "rate", galleries);
  _bunko_item_actions_set_state (self, "rate", g_variant_new_double (get_rating (self)));
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    _bunko_item_actions_set_enabled (
        self, containers[i].name,
        galleries && bunko_library_can_edit_members (get_library (self), containers[i].type));
  _bunko_item_actions_set_enabled (
      self, "remove-from",
      galleries && container != NULL &&
          bunko_library_can_edit_members (get_library (self),
                                          bunko_item_get_item_type (container)));
}
