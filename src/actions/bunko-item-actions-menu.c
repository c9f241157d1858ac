/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-item-actions-private.h"

/* The menu of what the actions act on: only what makes sense for it. */

/* Adds the action if it is possible. */
static void
add (BunkoItemActions *self, GMenu *menu, const char *label, const char *name)
{
  g_autofree char *action = NULL;

  if (!_bunko_item_actions_get_enabled (self, name))
    return;
  action = g_strconcat (BUNKO_ITEM_ACTIONS_PREFIX ".", name, NULL);
  g_menu_append (menu, label, action);
}

/* Takes @section. */
static void
add_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* Takes @submenu. */
static void
add_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (submenu)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

static GMenu *
create_open_section (BunkoItemActions *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *submenu = g_menu_new ();

  add (self, menu, _ ("_Read"), "read");
  add (self, menu, _ ("_Open"), "open");
  add (self, submenu, _ ("New _Tab"), "open-in-tab");
  add (self, submenu, _ ("New _Window"), "open-in-window");
  add (self, submenu, _ ("_Read in New Tab"), "read-in-tab");
  add_submenu (menu, _ ("Open I_n"), submenu);
  add (self, menu, _ ("Open All in _Tabs"), "open-all-in-tabs");
  return menu;
}

/* One item has a mark or not; of many some may. */
static GMenu *
create_marks_section (BunkoItemActions *self)
{
  GMenu *menu = g_menu_new ();

  if (bunko_item_target_get_only (self->target) != NULL)
    {
      add (self, menu, _ ("_Favorite"), "favorite");
      add (self, menu, _ ("Marked as Rea_d"), "read-mark");
      add (self, menu, _ ("Read _Later"), "read-later");
      return menu;
    }
  add (self, menu, _ ("Add to _Favorites"), "add-favorite");
  add (self, menu, _ ("Remove from Fa_vorites"), "remove-favorite");
  add (self, menu, _ ("Mark as Rea_d"), "mark-read");
  add (self, menu, _ ("Mark as _Unread"), "mark-unread");
  add (self, menu, _ ("Read _Later"), "add-read-later");
  add (self, menu, _ ("Remove from Reading L_ist"), "remove-read-later");
  return menu;
}

static void
add_rating (GMenu *menu, const char *label, double rating)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, BUNKO_ITEM_ACTIONS_PREFIX ".rate", "d", rating);
  g_menu_append_item (menu, item);
}

static GMenu *
create_rating_menu (BunkoItemActions *self)
{
  GMenu *menu = g_menu_new ();

  if (!_bunko_item_actions_get_enabled (self, "rate"))
    return menu;
  /* Translators: the rating with all five stars, and so on down to one */
  add_rating (menu, _ ("★★★★★"), 10);
  add_rating (menu, _ ("★★★★☆"), 8);
  add_rating (menu, _ ("★★★☆☆"), 6);
  add_rating (menu, _ ("★★☆☆☆"), 4);
  add_rating (menu, _ ("★☆☆☆☆"), 2);
  add_rating (menu, _ ("No Rating"), 0);
  return menu;
}

static GMenu *
create_add_menu (BunkoItemActions *self)
{
  GMenu *menu = g_menu_new ();

  add (self, menu, _ ("_Collection…"), "add-to-collection");
  add (self, menu, _ ("_Series…"), "add-to-series");
  add (self, menu, _ ("_Filter…"), "add-to-filter");
  return menu;
}

static const char *
get_remove_label (BunkoItemActions *self)
{
  g_autoptr (BunkoItem) container = _bunko_item_actions_dup_container (self);

  if (BUNKO_IS_COLLECTION (container))
    return _ ("Re_move from Collection");
  if (BUNKO_IS_GROUPING (container))
    return _ ("Re_move from Series");
  return _ ("Re_move from Filter");
}

static GMenu *
create_show_menu (BunkoItemActions *self)
{
  GMenu *menu = g_menu_new ();

  add (self, menu, _ ("_Artist"), "show-artist");
  add (self, menu, _ ("_Series"), "show-series");
  add (self, menu, _ ("_More Like This"), "more-like-this");
  add (self, menu, _ ("_Log"), "show-log");
  return menu;
}

static GMenu *
create_copy_menu (BunkoItemActions *self)
{
  gboolean many = bunko_item_target_get_only (self->target) == NULL;
  GMenu *menu = g_menu_new ();

  add (self, menu, many ? _ ("_Titles") : _ ("_Title"), "copy-title");
  add (self, menu, many ? _ ("_Links") : _ ("_Link"), "copy-link");
  return menu;
}

static GMenu *
create_place_section (BunkoItemActions *self)
{
  GMenu *menu = g_menu_new ();

  add_submenu (menu, _ ("R_ate"), create_rating_menu (self));
  add_submenu (menu, _ ("_Add To"), create_add_menu (self));
  add (self, menu, get_remove_label (self), "remove-from");
  add_submenu (menu, _ ("_Show"), create_show_menu (self));
  add_submenu (menu, _ ("_Copy"), create_copy_menu (self));
  if (bunko_item_target_get_only (self->target) == NULL)
    add (self, menu, _ ("Look for Missin_g Files"), "missing-files");
  return menu;
}

static GMenu *
create_move_section (BunkoItemActions *self)
{
  GMenu *menu = g_menu_new ();

  add (self, menu, _ ("Send to Li_brary"), "library");
  add (self, menu, _ ("Send to _Inbox"), "inbox");
  add (self, menu, _ ("R_estore from Trash"), "restore");
  add (self, menu, _ ("Move to Tras_h"), "trash");
  add (self, menu, _ ("_Delete Forever…"), "delete");
  return menu;
}

/**
 * bunko_item_actions_create_menu:
 * @self: actions
 *
 * Makes the menu of what the actions act on. It has only what makes sense for that now, so it is
 * made anew each time.
 *
 * Returns: (transfer full): the menu, which is empty if there is nothing to act on
 */
GMenuModel *
bunko_item_actions_create_menu (BunkoItemActions *self)
{
  GMenu *menu;

  g_return_val_if_fail (BUNKO_IS_ITEM_ACTIONS (self), NULL);

  menu = g_menu_new ();
  if (self->target == NULL)
    return G_MENU_MODEL (menu);
  _bunko_item_actions_update (self);
  add_section (menu, create_open_section (self));
  add_section (menu, create_marks_section (self));
  add_section (menu, create_place_section (self));
  add_section (menu, create_move_section (self));
  return G_MENU_MODEL (menu);
}
