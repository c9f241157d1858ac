/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "settings/bunko-recent-list.h"
#include "widgets/bunko-page-shortcut.h"

#include "bunko-gallery-page-private.h"

/**
 * BunkoGalleryPage:
 *
 * One gallery: what is known of it, its pages, and what is around it. Side by side where there is
 * room, one after the other behind a switcher where there is not.
 *
 * Each part is a widget of its own, which follows the gallery and its [class@GalleryDetails]; the
 * page loads these, and brings the actions.
 */

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_GALLERY,
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
  iface->save_state = _bunko_gallery_page_save_state;
  iface->restore_state = _bunko_gallery_page_restore_state;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoGalleryPage,
                               bunko_gallery_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

static void
update_title (BunkoGalleryPage *self)
{
  const char *title = bunko_item_get_display_name (BUNKO_ITEM (self->gallery));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 title != NULL && *title != '\0' ? title : _ ("Untitled"));
}

static void
first_page_cb (BunkoGalleryPage *self)
{
  bunko_gallery_facts_set_first_page (self->facts,
                                      bunko_gallery_pages_get_first_page (self->pages));
}

static void
view_chosen_cb (BunkoGalleryPage *self, GParamSpec *pspec, AdwViewStack *stack)
{
  _bunko_gallery_page_view_chosen (self, stack);
}

static void
retry_cb (BunkoGalleryPage *self)
{
  _bunko_gallery_page_refresh (self);
}

static void
reconnected_cb (BunkoGalleryPage *self)
{
  bunko_gallery_pages_retry (self->pages);
  _bunko_gallery_page_refresh (self);
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
      bunko_gallery_hero_grab_focus (self->hero);
      bunko_recent_list_add_viewed (
          bunko_library_get_state_key (bunko_context_get_library (self->context)),
          bunko_item_get_id (BUNKO_ITEM (self->gallery)));
    }
  self->was_shown = TRUE;
}

static void
bunko_gallery_page_map (GtkWidget *widget)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (widget);

  GTK_WIDGET_CLASS (bunko_gallery_page_parent_class)->map (widget);

  /* When the person comes back from the reader, which may cover a view around the one that this
   * page is in: then the page is not told that it is showing. */
  if (self->was_mapped)
    _bunko_gallery_page_load_progress (self);
  self->was_mapped = TRUE;
}

static void
bunko_gallery_page_constructed (GObject *object)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (object);

  G_OBJECT_CLASS (bunko_gallery_page_parent_class)->constructed (object);

  self->details = bunko_gallery_details_new (self->gallery);
  _bunko_gallery_page_init_actions (self);
  bunko_gallery_hero_set_details (self->hero, self->context, self->details);
  bunko_gallery_tags_set_details (self->tags, self->details);
  bunko_gallery_facts_set_details (self->facts, self->details);
  bunko_gallery_related_set_details (self->related, self->context, self->details);
  _bunko_gallery_page_load (self);
  bunko_gallery_pages_set_gallery (self->pages, self->context, self->gallery);
  g_signal_connect_object (self->gallery, "notify::display-name", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
  update_title (self);
}

static void
bunko_gallery_page_dispose (GObject *object)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_GALLERY_PAGE);
  g_clear_object (&self->actions);
  g_clear_object (&self->details);
  g_clear_object (&self->gallery);
  g_clear_object (&self->context);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (bunko_gallery_page_parent_class)->dispose (object);
}

static void
bunko_gallery_page_finalize (GObject *object)
{
  g_clear_object (&BUNKO_GALLERY_PAGE (object)->cancellable);

  G_OBJECT_CLASS (bunko_gallery_page_parent_class)->finalize (object);
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

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * BunkoGalleryPage:context:
   *
   * The server.
   */
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, BUNKO_TYPE_CONTEXT, flags);

  /**
   * BunkoGalleryPage:gallery:
   *
   * The gallery.
   */
  properties[PROP_GALLERY] = g_param_spec_object ("gallery", NULL, NULL, BUNKO_TYPE_GALLERY, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BUNKO_TYPE_GALLERY_FACTS);
  g_type_ensure (BUNKO_TYPE_GALLERY_HERO);
  g_type_ensure (BUNKO_TYPE_GALLERY_PAGES);
  g_type_ensure (BUNKO_TYPE_GALLERY_RELATED);
  g_type_ensure (BUNKO_TYPE_GALLERY_TAGS);
  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-gallery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, details_scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, facts);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, hero);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, narrow_stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, pages);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, place_banner);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, related);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, status);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, tags);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryPage, wide_stack);
  gtk_widget_class_bind_template_callback (widget_class, first_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_chosen_cb);
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
  _bunko_gallery_page_install_actions (widget_class);
  bind_template (widget_class);
}

static void
bunko_gallery_page_init (BunkoGalleryPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bunko_page_shortcut_add (GTK_WIDGET (self), "F5|<Control>r", "gallery.refresh");
  _bunko_gallery_page_init_state (self);
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
