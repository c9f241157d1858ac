/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-page-private.h"

/* What a gallery page remembers besides its gallery: what is looked at, and how far it is scrolled.
 */

/* Below this the title of the gallery has left the screen, and stands in the header bar. */
#define TITLE_SCROLLED 300

static GtkAdjustment *
get_details_adjustment (BunkoGalleryPage *self)
{
  return gtk_scrolled_window_get_vadjustment (self->details_scroller);
}

/* Where there is not enough yet, more may come. */
static void
scroll (GtkAdjustment *adjustment, double *wanted)
{
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (*wanted < 0 || end <= 0)
    return;

  gtk_adjustment_set_value (adjustment, MIN (*wanted, end));
  if (*wanted <= end)
    *wanted = -1;
}

static gboolean
scroll_cb (gpointer user_data)
{
  BunkoGalleryPage *self = user_data;

  self->scroll_source = 0;
  scroll (get_details_adjustment (self), &self->wanted_details_scroll);
  scroll (bunko_gallery_related_get_adjustment (self->related), &self->wanted_related_scroll);

  return G_SOURCE_REMOVE;
}

/* Not at once: the sizes change while they are being given out. */
static void
queue_scroll (BunkoGalleryPage *self)
{
  if (self->scroll_source == 0 &&
      (self->wanted_details_scroll >= 0 || self->wanted_related_scroll >= 0))
    self->scroll_source = g_idle_add_full (GTK_PRIORITY_RESIZE + 1, scroll_cb, self, NULL);
}

static void
scrolled_cb (BunkoGalleryPage *self, GtkAdjustment *adjustment)
{
  adw_header_bar_set_show_title (self->header_bar,
                                 gtk_adjustment_get_value (adjustment) > TITLE_SCROLLED);
}

void
_bunko_gallery_page_init_state (BunkoGalleryPage *self)
{
  GtkAdjustment *details = get_details_adjustment (self);
  GtkAdjustment *related = bunko_gallery_related_get_adjustment (self->related);

  self->wanted_details_scroll = -1;
  self->wanted_related_scroll = -1;
  g_signal_connect_object (details, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "changed", G_CALLBACK (queue_scroll), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (related, "changed", G_CALLBACK (queue_scroll), self, G_CONNECT_SWAPPED);
}

static double
get_scroll (GtkAdjustment *adjustment, double wanted)
{
  return wanted >= 0 ? wanted : gtk_adjustment_get_value (adjustment);
}

GVariant *
_bunko_gallery_page_save_state (BunkoLocationPage *page)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (page);
  GVariantDict state;

  g_variant_dict_init (&state, NULL);
  g_variant_dict_insert (&state, "view", "s",
                         adw_view_stack_get_visible_child_name (self->narrow_stack));
  g_variant_dict_insert (&state, "side-view", "s",
                         adw_view_stack_get_visible_child_name (self->wide_stack));
  g_variant_dict_insert (&state, "details", "d",
                         get_scroll (get_details_adjustment (self), self->wanted_details_scroll));
  g_variant_dict_insert (&state, "related", "d",
                         get_scroll (bunko_gallery_related_get_adjustment (self->related),
                                     self->wanted_related_scroll));
  g_variant_dict_insert (&state, "page", "u", bunko_gallery_pages_get_position (self->pages));

  return g_variant_dict_end (&state);
}

static void
show_view (AdwViewStack *stack, const char *name)
{
  if (adw_view_stack_get_child_by_name (stack, name) != NULL)
    adw_view_stack_set_visible_child_name (stack, name);
}

void
_bunko_gallery_page_restore_state (BunkoLocationPage *page, GVariant *state)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (page);
  const char *name;
  guint position;
  double value;

  if (g_variant_lookup (state, "side-view", "&s", &name))
    show_view (self->wide_stack, name);
  if (g_variant_lookup (state, "view", "&s", &name))
    show_view (self->narrow_stack, name);
  if (g_variant_lookup (state, "details", "d", &value) && value > 0)
    self->wanted_details_scroll = value;
  if (g_variant_lookup (state, "related", "d", &value) && value > 0)
    self->wanted_related_scroll = value;
  if (g_variant_lookup (state, "page", "u", &position))
    bunko_gallery_pages_set_position (self->pages, position);
  queue_scroll (self);
}

/* Who chose something in one layout sees it in the other one, too. */
void
_bunko_gallery_page_view_chosen (BunkoGalleryPage *self, AdwViewStack *stack)
{
  AdwViewStack *other = stack == self->wide_stack ? self->narrow_stack : self->wide_stack;
  const char *name = adw_view_stack_get_visible_child_name (stack);

  /* While the template is being built. */
  if (name == NULL || other == NULL || self->gallery == NULL)
    return;

  /* In the wide layout the details are always there: that says nothing about the other one. */
  if (stack == self->wide_stack && adw_multi_layout_view_get_layout_name (self->layouts) != NULL &&
      !g_str_equal (adw_multi_layout_view_get_layout_name (self->layouts), "wide"))
    return;

  show_view (other, name);
}
