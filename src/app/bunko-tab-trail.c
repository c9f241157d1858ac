/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-tab-private.h"

/* How one goes about in a tab: on from what is shown, over to another view, back and forward. Who
 * has gone back as far as a stack goes comes to the one that was shown before. */

#define MAX_TRAIL 20

static void
add_to_trail (BunkoTab *self, GPtrArray *trail)
{
  BunkoTabRoot *root = _bunko_tab_get_root (self);
  BunkoTabTrail *step;

  if (root == NULL)
    return;

  step = g_new0 (BunkoTabTrail, 1);
  step->key = g_object_ref (root->key);
  step->stack = _bunko_tab_save_stack (self);
  g_ptr_array_add (trail, step);
  _bunko_tab_drop_first (trail, MAX_TRAIL);
}

static gboolean
follow_trail (BunkoTab *self, GPtrArray *from, GPtrArray *to)
{
  BunkoTabTrail *step;

  if (from->len == 0)
    return FALSE;

  step = g_ptr_array_steal_index (from, from->len - 1);
  add_to_trail (self, to);
  g_ptr_array_set_size (self->forward, 0);
  _bunko_tab_load_stack (self, step->stack, step->key);
  _bunko_tab_trail_free (step);

  return TRUE;
}

static gboolean
is_shown (BunkoTab *self, BunkoLocation *location)
{
  g_autoptr (BunkoLocation) shown = bunko_tab_get_location (self);

  return shown != NULL && bunko_location_equal (shown, location);
}

/* The sections of the server's page are one place. */
static gboolean
show_section (BunkoTab *self, BunkoLocation *location)
{
  return bunko_location_get_kind (location) == BUNKO_LOCATION_SERVER && self->page != NULL &&
         bunko_location_page_show_location (BUNKO_LOCATION_PAGE (self->page), location);
}

/**
 * bunko_tab_open:
 * @self: a tab
 * @location: where to go
 *
 * Goes somewhere else; back leads to what was shown until now.
 */
void
bunko_tab_open (BunkoTab *self, BunkoLocation *location)
{
  gboolean reads;

  g_return_if_fail (BUNKO_IS_TAB (self));
  g_return_if_fail (BUNKO_IS_LOCATION (location));

  bunko_tab_wake (self);
  if (show_section (self, location) || is_shown (self, location))
    return;

  if (self->page == NULL)
    {
      bunko_tab_show_root (self, location);
      return;
    }

  reads = bunko_location_get_kind (location) == BUNKO_LOCATION_READER;
  adw_navigation_view_set_animate_transitions (self->view, !reads && !self->reading);
  /* Who reads one gallery after the other goes back to where they came from. */
  if (reads && self->reading)
    {
      _bunko_tab_replace_page (self, self->page, _bunko_tab_create_page (self, location, NULL));
      return;
    }
  adw_navigation_view_push (self->view, _bunko_tab_create_page (self, location, NULL));
}

/**
 * bunko_tab_show_root:
 * @self: a tab
 * @location: where to go
 *
 * Starts over somewhere, as the sidebar does. Where the tab was there not long ago the same page is
 * shown again.
 */
void
bunko_tab_show_root (BunkoTab *self, BunkoLocation *location)
{
  BunkoTabRoot *root;

  g_return_if_fail (BUNKO_IS_TAB (self));
  g_return_if_fail (BUNKO_IS_LOCATION (location));

  bunko_tab_wake (self);
  root = _bunko_tab_find_root (self, location);
  if (root != NULL && root == _bunko_tab_get_root (self))
    {
      if (root->page != self->page)
        adw_navigation_view_pop_to_page (self->view, root->page);
      show_section (self, location);
      return;
    }

  add_to_trail (self, self->trail);
  g_ptr_array_set_size (self->trail_forward, 0);
  g_ptr_array_set_size (self->forward, 0);
  if (root == NULL)
    _bunko_tab_add_root (self, location, _bunko_tab_create_page (self, location, NULL));
  else
    _bunko_tab_use_root (self, root);
  root = self->roots->pdata[self->roots->len - 1];
  adw_navigation_view_replace (self->view, &root->page, 1);
  _bunko_tab_wake_page (self);
  show_section (self, location);
}

/**
 * bunko_tab_go_back:
 * @self: a tab
 *
 * Goes back to where the tab was before.
 *
 * Returns: %FALSE if it has not been anywhere else
 */
gboolean
bunko_tab_go_back (BunkoTab *self)
{
  g_return_val_if_fail (BUNKO_IS_TAB (self), FALSE);

  return adw_navigation_view_pop (self->view) ||
         follow_trail (self, self->trail, self->trail_forward);
}

/**
 * bunko_tab_go_forward:
 * @self: a tab
 *
 * Undoes bunko_tab_go_back().
 *
 * Returns: %FALSE if there is nothing to undo
 */
gboolean
bunko_tab_go_forward (BunkoTab *self)
{
  g_autoptr (AdwNavigationPage) page = NULL;

  g_return_val_if_fail (BUNKO_IS_TAB (self), FALSE);

  page = _bunko_tab_create_next (self);
  if (page == NULL)
    return follow_trail (self, self->trail_forward, self->trail);

  adw_navigation_view_push (self->view, page);

  return TRUE;
}

/**
 * bunko_tab_get_root_location:
 * @self: a tab
 *
 * Gets where the stack of the tab begins: the view that everything in it was opened from.
 *
 * Returns: (transfer full) (nullable): the location; %NULL if nothing is shown
 */
BunkoLocation *
bunko_tab_get_root_location (BunkoTab *self)
{
  BunkoTabRoot *root;

  g_return_val_if_fail (BUNKO_IS_TAB (self), NULL);

  root = _bunko_tab_get_root (self);

  return root != NULL ? g_object_ref (root->key) : NULL;
}

/**
 * bunko_tab_get_controller:
 * @self: a tab
 *
 * Returns: (transfer none): who owns the connection that it shows
 */
BunkoController *
bunko_tab_get_controller (BunkoTab *self)
{
  g_return_val_if_fail (BUNKO_IS_TAB (self), NULL);

  return self->controller;
}
