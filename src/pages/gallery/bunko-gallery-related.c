/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-related.h"

#include <glib/gi18n-lib.h>

#include "actions/bunko-gallery-similar.h"
#include "actions/bunko-item-actions.h"
#include "widgets/bunko-chip-group.h"
#include "widgets/bunko-cover-strip.h"
#include "widgets/bunko-item-chip.h"
#include "widgets/bunko-menu-popup.h"
#include "widgets/bunko-open.h"

/**
 * BunkoGalleryRelated:
 *
 * What is around a gallery: the others of its series, the collections and filters that it is in,
 * more from its artists, and what is like it. Strips are loaded when they are scrolled into sight.
 */

/* Galleries by more artists than these are anthologies. */
#define MAX_ARTISTS 3

struct _BunkoGalleryRelated
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *box;
  BunkoCoverStrip *series_strip;
  BunkoCoverStrip *collections_strip;
  AdwBin *filters_bin;
  GtkBox *artists_box;
  BunkoGallerySimilar *similar;

  BunkoContext *context;
  BunkoGalleryDetails *details;
  BunkoItemActions *actions; /* of the item whose menu is open */
  GPtrArray *artists;        /* of BunkoItem: who has a strip */
};

G_DEFINE_FINAL_TYPE (BunkoGalleryRelated, bunko_gallery_related, ADW_TYPE_BIN)

static void
item_activated_cb (BunkoGalleryRelated *self, BunkoItem *item, guint where)
{
  g_autoptr (BunkoLocation) location =
      bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item),
                               bunko_item_get_display_name (item));

  bunko_open_location (GTK_WIDGET (self), location, where);
}

static void
item_menu_cb (BunkoGalleryRelated *self, BunkoItem *item, GtkWidget *cell, double x, double y)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GMenuModel) menu = NULL;

  g_ptr_array_add (items, item);
  bunko_item_actions_set_items (self->actions, items);
  menu = bunko_item_actions_create_menu (self->actions);
  bunko_menu_popup (cell, menu, x, y);
}

static BunkoCoverStrip *
adopt (BunkoGalleryRelated *self, BunkoCoverStrip *strip)
{
  g_signal_connect_object (strip, "item-activated", G_CALLBACK (item_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (strip, "item-menu", G_CALLBACK (item_menu_cb), self, G_CONNECT_SWAPPED);

  return strip;
}

static BunkoCoverStrip *
make_strip (BunkoGalleryRelated *self, const char *title)
{
  GtkWidget *strip = bunko_cover_strip_new (title, bunko_context_get_loader (self->context));

  return adopt (self, BUNKO_COVER_STRIP (strip));
}

static void
show_series_cb (BunkoGalleryRelated *self)
{
  BunkoGalleryPlace *place = bunko_gallery_details_get_place (self->details);
  BunkoGrouping *series = place != NULL ? bunko_gallery_place_get_series (place) : NULL;

  if (series != NULL)
    item_activated_cb (self, BUNKO_ITEM (series), BUNKO_OPEN_HERE);
}

static void
show_artist_cb (BunkoGalleryRelated *self, BunkoCoverStrip *strip)
{
  item_activated_cb (self, g_object_get_data (G_OBJECT (strip), "artist"), BUNKO_OPEN_HERE);
}

static gboolean
has_artists (BunkoGalleryRelated *self, GListModel *artists)
{
  guint n_artists = artists != NULL ? MIN (g_list_model_get_n_items (artists), MAX_ARTISTS) : 0;

  if (self->artists->len != n_artists)
    return FALSE;

  for (guint i = 0; i < n_artists; i++)
    {
      g_autoptr (BunkoItem) artist = g_list_model_get_item (artists, i);

      if (artist != self->artists->pdata[i])
        return FALSE;
    }

  return TRUE;
}

static void
add_artist (BunkoGalleryRelated *self, BunkoItem *artist)
{
  const char *name = bunko_item_get_display_name (artist);
  /* Translators: above galleries; %s is the name of an artist */
  g_autofree char *title = g_strdup_printf (_ ("More from %s"), name);
  g_autoptr (BunkoListSource) source = bunko_library_related (
      bunko_context_get_library (self->context), artist, BUNKO_ITEM_TYPE_GALLERY);
  BunkoCoverStrip *strip = make_strip (self, title);

  g_ptr_array_add (self->artists, g_object_ref (artist));
  g_object_set_data_full (G_OBJECT (strip), "artist", g_object_ref (artist), g_object_unref);
  bunko_cover_strip_set_excluded (strip,
                                  BUNKO_ITEM (bunko_gallery_details_get_gallery (self->details)));
  bunko_cover_strip_set_can_show_all (strip, TRUE);
  g_signal_connect_object (strip, "show-all", G_CALLBACK (show_artist_cb), self, G_CONNECT_SWAPPED);
  bunko_cover_strip_set_source (strip, source);
  gtk_box_append (self->artists_box, GTK_WIDGET (strip));
}

static void
update_artists (BunkoGalleryRelated *self)
{
  BunkoGallery *gallery = bunko_gallery_details_get_gallery (self->details);
  GListModel *artists = bunko_gallery_get_artists (gallery);
  GtkWidget *child;

  if (has_artists (self, artists))
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->artists_box))) != NULL)
    gtk_box_remove (self->artists_box, child);
  g_ptr_array_set_size (self->artists, 0);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (artists), MAX_ARTISTS); i++)
    {
      g_autoptr (BunkoItem) artist = g_list_model_get_item (artists, i);

      add_artist (self, artist);
    }
}

static void
update_series (BunkoGalleryRelated *self, BunkoGalleryPlace *place)
{
  GListModel *galleries = bunko_gallery_place_get_series_galleries (place);
  BunkoGrouping *series = bunko_gallery_place_get_series (place);
  guint n_galleries = g_list_model_get_n_items (galleries);
  guint position = bunko_gallery_place_get_position (place);
  /* Translators: the place of a gallery in its series: 3 of 12 */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), position, n_galleries);

  if (series != NULL)
    bunko_cover_strip_set_title (self->series_strip,
                                 bunko_item_get_display_name (BUNKO_ITEM (series)));
  bunko_cover_strip_set_subtitle (self->series_strip, position > 0 ? text : NULL);
  bunko_cover_strip_set_can_show_all (self->series_strip, series != NULL);
  bunko_cover_strip_set_model (self->series_strip, galleries);
  /* A server has a series for every gallery. */
  gtk_widget_set_visible (GTK_WIDGET (self->series_strip), n_galleries > 1);
}

static BunkoLocation *
make_filter_location (BunkoItem *filter)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_filter_id (query, bunko_item_get_id (filter));

  return bunko_location_new_list (query);
}

static void
update_filters (BunkoGalleryRelated *self, GListModel *filters)
{
  GtkWidget *group;

  if (g_list_model_get_n_items (filters) == 0)
    {
      adw_bin_set_child (self->filters_bin, NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->filters_bin), FALSE);
      return;
    }

  group = bunko_chip_group_new (_ ("In These Filters"));
  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (BunkoItem) filter = g_list_model_get_item (filters, i);
      g_autoptr (BunkoLocation) location = make_filter_location (filter);

      bunko_chip_group_append (
          BUNKO_CHIP_GROUP (group),
          bunko_item_chip_new (bunko_item_get_display_name (filter), location));
    }
  adw_bin_set_child (self->filters_bin, group);
  gtk_widget_set_visible (GTK_WIDGET (self->filters_bin), TRUE);
}

static void
update_place (BunkoGalleryRelated *self)
{
  BunkoGalleryPlace *place = bunko_gallery_details_get_place (self->details);

  if (place == NULL)
    return;

  update_series (self, place);
  bunko_cover_strip_set_model (self->collections_strip,
                               bunko_gallery_place_get_collections (place));
  update_filters (self, bunko_gallery_place_get_filters (place));
}

static void
bunko_gallery_related_dispose (GObject *object)
{
  BunkoGalleryRelated *self = BUNKO_GALLERY_RELATED (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->context);
  g_clear_object (&self->details);

  G_OBJECT_CLASS (bunko_gallery_related_parent_class)->dispose (object);
}

static void
bunko_gallery_related_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_GALLERY_RELATED (object)->artists, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_gallery_related_parent_class)->finalize (object);
}

static void
bunko_gallery_related_class_init (BunkoGalleryRelatedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_gallery_related_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_gallery_related_finalize;
}

static void
bunko_gallery_related_init (BunkoGalleryRelated *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->artists = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = GTK_BOX (box);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

static void
build (BunkoGalleryRelated *self)
{
  BunkoItem *gallery = BUNKO_ITEM (bunko_gallery_details_get_gallery (self->details));
  GtkWidget *similar = bunko_gallery_similar_new (self->context, BUNKO_GALLERY (gallery));

  self->series_strip = make_strip (self, _ ("Series"));
  bunko_cover_strip_set_current (self->series_strip, gallery);
  gtk_widget_set_visible (GTK_WIDGET (self->series_strip), FALSE);
  g_signal_connect_object (self->series_strip, "show-all", G_CALLBACK (show_series_cb), self,
                           G_CONNECT_SWAPPED);
  self->collections_strip = make_strip (self, _ ("In These Collections"));
  gtk_widget_set_visible (GTK_WIDGET (self->collections_strip), FALSE);
  self->filters_bin = ADW_BIN (adw_bin_new ());
  gtk_widget_set_margin_start (GTK_WIDGET (self->filters_bin), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->filters_bin), 12);
  gtk_widget_set_visible (GTK_WIDGET (self->filters_bin), FALSE);
  self->artists_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->similar = BUNKO_GALLERY_SIMILAR (similar);
  adopt (self, bunko_gallery_similar_get_strip (self->similar));

  gtk_box_append (self->box, GTK_WIDGET (self->series_strip));
  gtk_box_append (self->box, GTK_WIDGET (self->collections_strip));
  gtk_box_append (self->box, GTK_WIDGET (self->filters_bin));
  gtk_box_append (self->box, GTK_WIDGET (self->artists_box));
  gtk_box_append (self->box, similar);
}

/**
 * bunko_gallery_related_set_details:
 * @self: what is around a gallery
 * @context: the server
 * @details: what is, or will be, known of the gallery
 *
 * Sets, once, what to show.
 */
void
bunko_gallery_related_set_details (BunkoGalleryRelated *self,
                                   BunkoContext *context,
                                   BunkoGalleryDetails *details)
{
  g_return_if_fail (BUNKO_IS_GALLERY_RELATED (self));
  g_return_if_fail (self->details == NULL);

  self->context = g_object_ref (context);
  self->details = g_object_ref (details);
  self->actions = bunko_item_actions_new (context, GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), BUNKO_ITEM_ACTIONS_PREFIX,
                                  bunko_item_actions_get_group (self->actions));
  build (self);
  g_signal_connect_object (bunko_gallery_details_get_gallery (details), "notify::artists",
                           G_CALLBACK (update_artists), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "notify::place", G_CALLBACK (update_place), self,
                           G_CONNECT_SWAPPED);
  update_artists (self);
  update_place (self);
}

/**
 * bunko_gallery_related_refresh:
 * @self: what is around a gallery
 *
 * Loads anew what the strips have loaded by themselves.
 */
void
bunko_gallery_related_refresh (BunkoGalleryRelated *self)
{
  g_return_if_fail (BUNKO_IS_GALLERY_RELATED (self));

  for (GtkWidget *strip = gtk_widget_get_first_child (GTK_WIDGET (self->artists_box));
       strip != NULL; strip = gtk_widget_get_next_sibling (strip))
    bunko_cover_strip_refresh (BUNKO_COVER_STRIP (strip));
  bunko_gallery_similar_refresh (self->similar);
}

/**
 * bunko_gallery_related_get_adjustment:
 * @self: what is around a gallery
 *
 * Returns: (transfer none): how far it is scrolled
 */
GtkAdjustment *
bunko_gallery_related_get_adjustment (BunkoGalleryRelated *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_RELATED (self), NULL);

  return gtk_scrolled_window_get_vadjustment (self->scroller);
}
