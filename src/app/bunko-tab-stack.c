/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-loading-page.h"
#include "bunko-tab-private.h"

/* Where a tab has been. Its pages are a stack: what was opened from a page lies on it. The first
 * page is a root; roots that were left for another one stay alive for a while, so that going
 * through the views of the sidebar keeps the place in each. All else that is left, or that is deep
 * in the stack, is kept as a location and a little state, and made anew when it is shown again. */

#define MAX_LIVE    10
#define MAX_ROOTS   5
#define MAX_FORWARD 20
#define MAX_STACK   50

static void
root_free (BunkoTabRoot *root)
{
  g_clear_object (&root->key);
  g_free (root);
}

void
_bunko_tab_trail_free (BunkoTabTrail *trail)
{
  g_clear_object (&trail->key);
  g_clear_pointer (&trail->stack, g_variant_unref);
  g_free (trail);
}

void
_bunko_tab_drop_first (GPtrArray *array, guint max)
{
  if (array->len > max)
    g_ptr_array_remove_index (array, 0);
}

/* The root first. */
static GPtrArray *
get_pages (BunkoTab *self)
{
  GPtrArray *pages = g_ptr_array_new ();

  for (AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view); page != NULL;
       page = adw_navigation_view_get_previous_page (self->view, page))
    g_ptr_array_insert (pages, 0, page);

  return pages;
}

static void
set_pages (BunkoTab *self, GPtrArray *pages)
{
  adw_navigation_view_replace (self->view, (AdwNavigationPage **) pages->pdata, (int) pages->len);
}

static gboolean
is_for_later (AdwNavigationPage *page)
{
  return BUNKO_IS_LOADING_PAGE (page) &&
         bunko_loading_page_is_for_later (BUNKO_LOADING_PAGE (page));
}

BunkoTabRoot *
_bunko_tab_find_root (BunkoTab *self, BunkoLocation *key)
{
  for (guint i = 0; i < self->roots->len; i++)
    {
      BunkoTabRoot *root = self->roots->pdata[i];

      if (bunko_location_equal (root->key, key))
        return root;
    }

  return NULL;
}

static BunkoTabRoot *
find_root_of_page (BunkoTab *self, AdwNavigationPage *page)
{
  for (guint i = 0; i < self->roots->len; i++)
    {
      BunkoTabRoot *root = self->roots->pdata[i];

      if (root->page == page)
        return root;
    }

  return NULL;
}

BunkoTabRoot *
_bunko_tab_get_root (BunkoTab *self)
{
  g_autoptr (GPtrArray) pages = get_pages (self);

  return pages->len > 0 ? find_root_of_page (self, pages->pdata[0]) : NULL;
}

static void
forget_oldest_root (BunkoTab *self)
{
  BunkoTabRoot *root = self->roots->pdata[0];

  adw_navigation_view_remove (self->view, root->page);
  g_ptr_array_remove_index (self->roots, 0);
}

void
_bunko_tab_add_root (BunkoTab *self, BunkoLocation *key, AdwNavigationPage *page)
{
  BunkoTabRoot *root = g_new0 (BunkoTabRoot, 1);

  root->key = g_object_ref (key);
  root->page = page;
  adw_navigation_view_add (self->view, page);
  g_ptr_array_add (self->roots, root);
  if (self->roots->len > MAX_ROOTS)
    forget_oldest_root (self);
}

void
_bunko_tab_use_root (BunkoTab *self, BunkoTabRoot *root)
{
  guint index;

  if (g_ptr_array_find (self->roots, root, &index))
    g_ptr_array_add (self->roots, g_ptr_array_steal_index (self->roots, index));
}

/* Puts @other where @page is, in the stack and among the roots. */
void
_bunko_tab_replace_page (BunkoTab *self, AdwNavigationPage *page, AdwNavigationPage *other)
{
  g_autoptr (AdwNavigationPage) added = g_object_ref_sink (other);
  g_autoptr (GPtrArray) pages = get_pages (self);
  BunkoTabRoot *root = find_root_of_page (self, page);
  guint index;

  if (root != NULL)
    {
      root->page = other;
      adw_navigation_view_add (self->view, other);
    }
  if (g_ptr_array_find (pages, page, &index))
    {
      pages->pdata[index] = other;
      set_pages (self, pages);
    }
  if (root != NULL)
    adw_navigation_view_remove (self->view, page);
}

GVariant *
_bunko_tab_save_stack (BunkoTab *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GPtrArray) pages = get_pages (self);

  for (guint i = pages->len > MAX_STACK ? pages->len - MAX_STACK : 0; i < pages->len; i++)
    {
      g_autoptr (GVariant) entry = _bunko_tab_save_page (pages->pdata[i]);

      g_variant_builder_add_value (&builder, entry);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* The entries that lead somewhere. */
static GPtrArray *
read_entries (GVariant *stack)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  gsize n = g_variant_n_children (stack);

  for (gsize i = n > MAX_STACK ? n - MAX_STACK : 0; i < n; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (stack, i);
      g_autoptr (BunkoLocation) location = _bunko_tab_entry_get_location (entry);

      if (location != NULL)
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }

  return entries;
}

/* The first page of a stack: one that is still alive, or a new one. */
static AdwNavigationPage *
load_root (BunkoTab *self, BunkoLocation *key, GVariant *entry)
{
  g_autoptr (BunkoLocation) location = _bunko_tab_entry_get_location (entry);
  BunkoTabRoot *root = _bunko_tab_find_root (self, key != NULL ? key : location);
  AdwNavigationPage *page;

  if (root != NULL)
    {
      _bunko_tab_use_root (self, root);

      return root->page;
    }

  page = _bunko_tab_create_later (self, entry);
  _bunko_tab_add_root (self, key != NULL ? key : location, page);

  return page;
}

void
_bunko_tab_wake_page (BunkoTab *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  if (page != NULL && is_for_later (page))
    _bunko_tab_replace_page (self, page, _bunko_tab_create_now (self, page));
}

/* Only the visible page is made at once. */
gboolean
_bunko_tab_load_stack (BunkoTab *self, GVariant *stack, BunkoLocation *key)
{
  g_autoptr (GPtrArray) entries = read_entries (stack);
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();

  if (entries->len == 0)
    return FALSE;

  g_ptr_array_add (pages, load_root (self, key, entries->pdata[0]));
  for (guint i = 1; i < entries->len; i++)
    g_ptr_array_add (pages, _bunko_tab_create_later (self, entries->pdata[i]));
  set_pages (self, pages);
  _bunko_tab_wake_page (self);

  return TRUE;
}

static void
trim_stack (BunkoTab *self)
{
  g_autoptr (GPtrArray) pages = get_pages (self);

  for (guint i = 0; i + MAX_LIVE < pages->len; i++)
    {
      AdwNavigationPage *page = pages->pdata[i];

      if (!is_for_later (page))
        {
          g_autoptr (GVariant) entry = _bunko_tab_save_page (page);

          _bunko_tab_replace_page (self, page, _bunko_tab_create_later (self, entry));
        }
    }
}

/* Not while the view is busy with going from one page to another. */
static gboolean
tidy_cb (gpointer user_data)
{
  BunkoTab *self = user_data;

  self->tidy_source = 0;
  if (bunko_controller_get_context (self->controller) != NULL)
    {
      _bunko_tab_wake_page (self);
      trim_stack (self);
    }

  return G_SOURCE_REMOVE;
}

static void
visible_page_cb (BunkoTab *self)
{
  _bunko_tab_update (self);
  if (self->tidy_source == 0)
    self->tidy_source = g_idle_add_full (G_PRIORITY_DEFAULT, tidy_cb, self, NULL);
}

static void
popped_cb (BunkoTab *self, AdwNavigationPage *page)
{
  g_ptr_array_add (self->forward, _bunko_tab_save_page (page));
  _bunko_tab_drop_first (self->forward, MAX_FORWARD);
  _bunko_tab_changed (self);
}

/* Forward, or somewhere else: then what was forward until now is not there any more. */
static void
pushed_cb (BunkoTab *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  if (page == self->next && self->forward->len > 0)
    g_ptr_array_set_size (self->forward, (int) self->forward->len - 1);
  else
    g_ptr_array_set_size (self->forward, 0);
  g_clear_weak_pointer (&self->next);
  _bunko_tab_changed (self);
}

AdwNavigationPage *
_bunko_tab_create_next (BunkoTab *self)
{
  GVariant *entry;
  AdwNavigationPage *page;

  if (self->forward->len == 0 || bunko_controller_get_context (self->controller) == NULL)
    return NULL;

  entry = self->forward->pdata[self->forward->len - 1];
  page = _bunko_tab_create_later (self, entry);
  g_set_weak_pointer (&self->next, page);

  return g_object_ref_sink (page);
}

void
_bunko_tab_init_stack (BunkoTab *self)
{
  self->roots = g_ptr_array_new_with_free_func ((GDestroyNotify) root_free);
  self->trail = g_ptr_array_new_with_free_func ((GDestroyNotify) _bunko_tab_trail_free);
  self->trail_forward = g_ptr_array_new_with_free_func ((GDestroyNotify) _bunko_tab_trail_free);
  self->forward = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  g_signal_connect_swapped (self->view, "notify::visible-page", G_CALLBACK (visible_page_cb), self);
  g_signal_connect_swapped (self->view, "popped", G_CALLBACK (popped_cb), self);
  g_signal_connect_swapped (self->view, "pushed", G_CALLBACK (pushed_cb), self);
  g_signal_connect_swapped (self->view, "get-next-page", G_CALLBACK (_bunko_tab_create_next), self);
}

void
_bunko_tab_dispose_stack (BunkoTab *self)
{
  g_clear_handle_id (&self->tidy_source, g_source_remove);
  g_clear_weak_pointer (&self->next);
  g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_pointer (&self->roots, g_ptr_array_unref);
  g_clear_pointer (&self->trail, g_ptr_array_unref);
  g_clear_pointer (&self->trail_forward, g_ptr_array_unref);
  g_clear_pointer (&self->forward, g_ptr_array_unref);
}
