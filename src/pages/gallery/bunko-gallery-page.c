/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-recent-list.h"
#include "widgets/bunko-page-shortcut.h"

#include "bunko-gallery-page-private.h"

/* Below this the title of the gallery has left the screen, and stands in the header bar. */
#define TITLE_SCROLLED 360

/**
 * BunkoGalleryPage:
 *
 * One gallery: what is known of it, and its pages. Side by side where there is room, one after
 * the other behind a switcher where there is not.
 *
 * The page reads and searches through the actions `win.read` and `win.search`.
 */

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_GALLERY,
  PROP_FAVORITE,
  PROP_READ_LATER,
  PROP_MARKED_READ,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static BunkoLocation *
bunko_gallery_page_get_location (BunkoLocationPage *page)
{
  BunkoItem *item = BUNKO_ITEM (BUNKO_GALLERY_PAGE (page)->gallery);

  return bunko_location_new_item (BUNKO_ITEM_TYPE_GALLERY, bunko_item_get_id (item),
                                  bunko_item_get_display_name (item));
}

static AdwToolbarView *
bunko_gallery_page_get_toolbar (BunkoLocationPage *page)
{
  return BUNKO_GALLERY_PAGE (page)->toolbar_view;
}

static void
location_page_iface_init (BunkoLocationPageInterface *iface)
{
  iface->get_location = bunko_gallery_page_get_location;
  iface->get_toolbar = bunko_gallery_page_get_toolbar;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoGalleryPage,
                               bunko_gallery_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

static void
gallery_changed_cb (BunkoGalleryPage *self)
{
  _bunko_gallery_page_update_details (self);
  _bunko_gallery_page_update_progress (self);
  _bunko_gallery_page_update_tags (self);
}

/* Most changes are marks, and they leave everything else as it is. */
static void
gallery_notify_cb (BunkoGallery *gallery, GParamSpec *pspec, BunkoGalleryPage *self)
{
  if (g_str_equal (pspec->name, "metatags"))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAVORITE]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_LATER]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKED_READ]);
    }
  else if (g_str_equal (pspec->name, "rating"))
    bunko_rating_set_value (self->rating, bunko_gallery_get_rating (gallery));
  else if (g_str_equal (pspec->name, "page-count"))
    {
      _bunko_gallery_page_update_details (self);
      _bunko_gallery_page_update_progress (self);
    }
  else
    gallery_changed_cb (self);
}

static void
rated_cb (BunkoGalleryPage *self, double rating)
{
  _bunko_gallery_page_set_rating (self, rating);
}

static void
scrolled_cb (BunkoGalleryPage *self, GtkAdjustment *adjustment)
{
  adw_header_bar_set_show_title (self->header_bar,
                                 gtk_adjustment_get_value (adjustment) > TITLE_SCROLLED);
}

/* Asks the server again for everything; what is shown stays until the answers are there. */
static void
refresh (BunkoGalleryPage *self)
{
  _bunko_gallery_page_load (self);
  _bunko_gallery_page_load_progress (self);
  bunko_paged_list_refresh (self->pages);
}

static void
retry_cb (BunkoGalleryPage *self)
{
  refresh (self);
}

static void
retry_pages_cb (BunkoGalleryPage *self)
{
  bunko_paged_list_retry (self->pages);
}

static void
retry_tags_cb (BunkoGalleryPage *self)
{
  _bunko_gallery_page_load_tags (self);
}

static void
reconnected_cb (BunkoGalleryPage *self)
{
  bunko_cover_retry_all (GTK_WIDGET (self));
  bunko_paged_list_retry (self->pages);
  refresh (self);
}

static void
read_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (widget);

  gtk_widget_activate_action (widget, "win.read", "(xu)",
                              bunko_item_get_id (BUNKO_ITEM (self->gallery)),
                              g_variant_get_uint32 (parameter));
}

static void
refresh_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  refresh (BUNKO_GALLERY_PAGE (widget));
}

/* Once: who comes back finds the focus where it was. */
static void
bunko_gallery_page_shown (AdwNavigationPage *page)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (page);

  if (ADW_NAVIGATION_PAGE_CLASS (bunko_gallery_page_parent_class)->shown != NULL)
    ADW_NAVIGATION_PAGE_CLASS (bunko_gallery_page_parent_class)->shown (page);

  if (!self->was_shown)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->read_button));
      bunko_recent_list_add_viewed (
          bunko_library_get_server_key (bunko_context_get_library (self->context)),
          bunko_item_get_id (BUNKO_ITEM (self->gallery)));
    }
  self->was_shown = TRUE;
}

static void
bunko_gallery_page_map (GtkWidget *widget)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (widget);

  GTK_WIDGET_CLASS (bunko_gallery_page_parent_class)->map (widget);

  /* Also when the person comes back from the reader, which may cover a view around the one that
   * this page is in: then the page is not told that it is showing. */
  _bunko_gallery_page_load_progress (self);
}

static void
bunko_gallery_page_constructed (GObject *object)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (object);

  G_OBJECT_CLASS (bunko_gallery_page_parent_class)->constructed (object);

  bunko_cover_set_loader (self->cover, bunko_context_get_loader (self->context));
  bunko_cover_set_item (self->cover, BUNKO_ITEM (self->gallery));
  g_signal_connect_object (self->gallery, "notify", G_CALLBACK (gallery_notify_cb), self, 0);
  gallery_changed_cb (self);
  _bunko_gallery_page_init_pages (self);
  _bunko_gallery_page_load (self);
  g_signal_connect_object (self->context, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
bunko_gallery_page_dispose (GObject *object)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->columns_source, g_source_remove);
  if (self->pages != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->pages, self);
      bunko_paged_list_set_source (self->pages, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_GALLERY_PAGE);
  g_clear_object (&self->pages);
  g_clear_object (&self->tags);
  g_clear_object (&self->gallery);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_gallery_page_parent_class)->dispose (object);
}

static void
bunko_gallery_page_finalize (GObject *object)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (object);

  g_clear_pointer (&self->progress, bunko_read_progress_free);
  g_clear_pointer (&self->link_rows, g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (bunko_gallery_page_parent_class)->finalize (object);
}

static gboolean
has_metatag (BunkoGalleryPage *self, BunkoMetatags metatag)
{
  return self->gallery != NULL && bunko_item_has_metatag (BUNKO_ITEM (self->gallery), metatag);
}

static void
change_metatag (BunkoGalleryPage *self, BunkoMetatags metatag, gboolean on)
{
  if (self->gallery != NULL && has_metatag (self, metatag) != on)
    _bunko_gallery_page_set_metatag (self, metatag, on);
}

static void
bunko_gallery_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    case PROP_GALLERY:
      g_value_set_object (value, self->gallery);
      break;

    case PROP_FAVORITE:
      g_value_set_boolean (value, has_metatag (self, BUNKO_METATAG_FAVORITE));
      break;

    case PROP_READ_LATER:
      g_value_set_boolean (value, has_metatag (self, BUNKO_METATAG_READ_LATER));
      break;

    case PROP_MARKED_READ:
      g_value_set_boolean (value, has_metatag (self, BUNKO_METATAG_READ));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_gallery_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;

    case PROP_GALLERY:
      self->gallery = g_value_dup_object (value);
      break;

    case PROP_FAVORITE:
      change_metatag (self, BUNKO_METATAG_FAVORITE, g_value_get_boolean (value));
      break;

    case PROP_READ_LATER:
      change_metatag (self, BUNKO_METATAG_READ_LATER, g_value_get_boolean (value));
      break;

    case PROP_MARKED_READ:
      change_metatag (self, BUNKO_METATAG_READ, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * BunkoGalleryPage:context:
   *
   * The server.
   */
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, BUNKO_TYPE_CONTEXT,
                                                  flags | G_PARAM_CONSTRUCT_ONLY);

  /**
   * BunkoGalleryPage:gallery:
   *
   * The gallery.
   */
  properties[PROP_GALLERY] = g_param_spec_object ("gallery", NULL, NULL, BUNKO_TYPE_GALLERY,
                                                  flags | G_PARAM_CONSTRUCT_ONLY);

  /**
   * BunkoGalleryPage:favorite:
   *
   * Whether the gallery is a favorite; setting it tells the server.
   */
  properties[PROP_FAVORITE] =
      g_param_spec_boolean ("favorite", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoGalleryPage:read-later:
   *
   * Whether the gallery is on the reading list; setting it tells the server.
   */
  properties[PROP_READ_LATER] =
      g_param_spec_boolean ("read-later", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoGalleryPage:marked-read:
   *
   * Whether the gallery is marked as read; setting it tells the server.
   */
  properties[PROP_MARKED_READ] =
      g_param_spec_boolean ("marked-read", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-gallery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, added_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, artists_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, category_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, details_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, details_scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, from_start_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, info_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, info_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, last_read_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, links_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, pages_grid);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, pages_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, pages_scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, pages_stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, pages_status);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, published_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, rating);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, read_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, status);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, tags_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, tags_error);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, titles_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, toolbar_view);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_pages_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_tags_cb);
}

static void
bunko_gallery_page_class_init (BunkoGalleryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bunko_gallery_page_constructed;
  object_class->dispose = bunko_gallery_page_dispose;
  object_class->finalize = bunko_gallery_page_finalize;
  object_class->get_property = bunko_gallery_page_get_property;
  object_class->set_property = bunko_gallery_page_set_property;
  widget_class->map = bunko_gallery_page_map;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = bunko_gallery_page_shown;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "gallery.read", "u", read_action);
  gtk_widget_class_install_action (widget_class, "gallery.refresh", NULL, refresh_action);
  gtk_widget_class_install_property_action (widget_class, "gallery.favorite", "favorite");
  gtk_widget_class_install_property_action (widget_class, "gallery.read-later", "read-later");
  gtk_widget_class_install_property_action (widget_class, "gallery.marked-read", "marked-read");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "gallery.favorite", NULL);

  g_type_ensure (BUNKO_TYPE_COVER);
  g_type_ensure (BUNKO_TYPE_RATING);
  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  bind_template (widget_class);
}

static void
bunko_gallery_page_init (BunkoGalleryPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->link_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bunko_page_shortcut_add (GTK_WIDGET (self), "F5|<Control>r", "gallery.refresh");
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->details_scroller),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bunko_gallery_page_new:
 * @context: the server
 * @gallery: the gallery
 *
 * Creates a page. What is known of the gallery is there at once; the rest, and what is newer,
 * comes from the server.
 *
 * Returns: (transfer floating): the new page
 */
BunkoGalleryPage *
bunko_gallery_page_new (BunkoContext *context, BunkoGallery *gallery)
{
  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  return g_object_new (BUNKO_TYPE_GALLERY_PAGE, "context", context, "gallery", gallery, NULL);
}
