/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

#include "reader/input/bunko-reader-keymap.h"
#include "reader/model/bunko-library-journal.h"
#include "settings/bunko-incognito.h"
#include "widgets/bunko-announce.h"
#include "widgets/bunko-cover.h"

/**
 * BunkoReaderPage:
 *
 * Reads a gallery: the canvas with its pages, and around it the bars, which lie above the pages and
 * hide, what tells where one is, and what goes on by itself. It puts these together; what each of
 * them does is its own affair.
 *
 * All that can be done is an action with the prefix `reader.`, for keys, menus and buttons alike.
 * Which there are, and their keys, is listed by #BunkoReaderKeymap; those of one kind are in a file
 * together.
 */
static BunkoLocation *
bunko_reader_page_get_location (BunkoLocationPage *page)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (page);
  guint n_pages = bunko_reader_model_get_n_pages (self->model);

  /* Tabs are kept, but nothing is of where somebody reads incognito. */
  if (bunko_incognito_get_active (bunko_incognito_get_default ()))
    n_pages = 0;
  return bunko_location_new_reader (bunko_item_get_id (BUNKO_ITEM (self->gallery)),
                                    n_pages > 0 ? bunko_reader_model_get_position (self->model) + 1
                                                : self->start_page);
}

static AdwToolbarView *
bunko_reader_page_get_toolbar (BunkoLocationPage *page)
{
  return BUNKO_READER_PAGE (page)->toolbar_view;
}

static void
location_page_iface_init (BunkoLocationPageInterface *iface)
{
  iface->get_location = bunko_reader_page_get_location;
  iface->get_toolbar = bunko_reader_page_get_toolbar;
  iface->save_state = _bunko_reader_page_save_state;
  iface->restore_state = _bunko_reader_page_restore_state;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoReaderPage,
                               bunko_reader_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

void
_bunko_reader_page_announce (BunkoReaderPage *self, const char *text)
{
  bunko_announce (GTK_WIDGET (self->canvas), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
_bunko_reader_page_position_changed_cb (BunkoReaderPage *self)
{
  _bunko_reader_page_update_actions (self);
  _bunko_reader_page_update_page_options (self);
  _bunko_reader_page_update_marks (self);
  _bunko_reader_page_update_panels (self);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
  _bunko_reader_page_dismiss_toast (&self->end_toast);
}

static void
title_changed_cb (BunkoReaderPage *self)
{
  const char *title = bunko_item_get_display_name (BUNKO_ITEM (self->gallery));
  const char *artists = bunko_gallery_get_artist_names (self->gallery);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 title != NULL && *title != '\0' ? title : _ ("Untitled"));
  adw_window_title_set_title (self->window_title,
                              adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
  adw_window_title_set_subtitle (self->window_title, artists != NULL ? artists : "");
}

static void
bunko_reader_page_map (GtkWidget *widget)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (bunko_reader_page_parent_class)->map (widget);
  _bunko_reader_page_set_window (self, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  self->pointer_known = FALSE;
  _bunko_reader_page_fullscreened_cb (self);
  _bunko_reader_page_note_activity (self);
  bunko_reader_model_open (self->model);
}

static void
bunko_reader_page_unmap (GtkWidget *widget)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  g_clear_handle_id (&self->bars_id, g_source_remove);
  _bunko_reader_page_stop_playing (self);
  _bunko_reader_page_set_window (self, NULL);
  _bunko_reader_page_update_awake (self);
  GTK_WIDGET_CLASS (bunko_reader_page_parent_class)->unmap (widget);
}

/* Before the page under this one shows, so that it learns of the last page, too. */
static void
bunko_reader_page_hiding (AdwNavigationPage *page)
{
  bunko_reader_model_leave (BUNKO_READER_PAGE (page)->model);
}

static void
bunko_reader_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (BUNKO_READER_PAGE (page)->canvas));
}

static void
bunko_reader_page_dispose (GObject *object)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (object);

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_handle_id (&self->bars_id, g_source_remove);
  _bunko_reader_page_end_player (self);
  _bunko_reader_page_set_window (self, NULL);
  _bunko_reader_page_end_awake (self);
  _bunko_reader_page_end_pointer (self);
  _bunko_reader_page_end_panels (self);
  _bunko_reader_page_forget_toasts (self);
  g_clear_object (&self->page_signals);
  g_clear_object (&self->item_actions);
  g_clear_object (&self->export);
  _bunko_reader_page_end_sequel (self);
  _bunko_reader_page_disconnect_parts (self);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_READER_PAGE);

  G_OBJECT_CLASS (bunko_reader_page_parent_class)->dispose (object);
}

static void
bunko_reader_page_finalize (GObject *object)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->option_actions);
  g_clear_object (&self->options);
  g_clear_object (&self->gallery);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->lost_name, g_free);
  g_clear_pointer (&self->wanted_state, g_variant_unref);

  G_OBJECT_CLASS (bunko_reader_page_parent_class)->finalize (object);
}

static void
bunko_reader_page_class_init (BunkoReaderPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_reader_page_dispose;
  object_class->finalize = bunko_reader_page_finalize;
  widget_class->map = bunko_reader_page_map;
  widget_class->unmap = bunko_reader_page_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = bunko_reader_page_hiding;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = bunko_reader_page_shown;

  _bunko_reader_page_ensure_parts ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-reader-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, bookmark_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, controls);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, favorite_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, fullscreen_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, incognito_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, incognito_sign);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, layout_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, lens);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, overlay_stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, pill);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, player_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, settings_sheet);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, zones_preview);
  gtk_widget_class_bind_template_callback_full (widget_class, "key_cb",
                                                G_CALLBACK (_bunko_reader_page_key_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "menu_toggled_cb",
                                                G_CALLBACK (_bunko_reader_page_menu_toggled_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "motion_cb",
                                                G_CALLBACK (_bunko_reader_page_motion_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "pointer_left_cb",
                                                G_CALLBACK (_bunko_reader_page_pointer_left_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "end_reached_cb",
                                                G_CALLBACK (_bunko_reader_page_end_reached_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "start_reached_cb",
                                                G_CALLBACK (_bunko_reader_page_start_reached_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "zone_clicked_cb",
                                                G_CALLBACK (_bunko_reader_page_zone_clicked_cb));
  _bunko_reader_page_install_actions (widget_class);
}

static void
bunko_reader_page_init (BunkoReaderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bunko_reader_keymap_attach (bunko_reader_keymap_get_default (), GTK_WIDGET (self));
  _bunko_reader_page_show_overlay (self, "nothing");
  _bunko_reader_page_add_bar_controllers (self);
  _bunko_reader_page_add_drag (self);
  _bunko_reader_page_init_jumps (self);
  _bunko_reader_page_connect_settings (self);
  _bunko_reader_page_init_pointer (self);
}

/**
 * bunko_reader_page_new_for_model:
 * @model: what is read; not opened yet
 * @options: how it is read
 * @gallery: the gallery, for its title
 *
 * Makes a reader of a model. It opens the model when it is shown, and ends it when it is disposed
 * of.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
bunko_reader_page_new_for_model (BunkoReaderModel *model,
                                 BunkoReaderOptions *options,
                                 BunkoGallery *gallery)
{
  BunkoReaderPage *self;

  g_return_val_if_fail (BUNKO_IS_READER_MODEL (model), NULL);
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (options), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  self = g_object_new (BUNKO_TYPE_READER_PAGE, NULL);
  self->model = g_object_ref (model);
  self->options = g_object_ref (options);
  self->gallery = g_object_ref (gallery);
  _bunko_reader_page_make_panels (self);
  _bunko_reader_page_add_option_actions (self);
  _bunko_reader_page_follow_options (self);
  _bunko_reader_page_connect_parts (self);
  _bunko_reader_page_start_pointer (self);
  g_signal_connect_object (gallery, "notify", G_CALLBACK (title_changed_cb), self,
                           G_CONNECT_SWAPPED);
  title_changed_cb (self);
  _bunko_reader_page_position_changed_cb (self);
  _bunko_reader_page_state_changed_cb (self);
  return ADW_NAVIGATION_PAGE (self);
}

static BunkoReaderOptions *
make_options (BunkoLibrary *library, BunkoGallery *gallery)
{
  g_autoptr (BunkoReaderStore) store =
      bunko_reader_store_get (bunko_library_get_state_key (library));

  return bunko_reader_options_new_for_gallery (store, bunko_item_get_id (BUNKO_ITEM (gallery)),
                                               MAX (bunko_gallery_get_grouping_id (gallery), 0));
}

/* What could not be had while the server was away, and only that. */
static void
reconnected_cb (BunkoReaderPage *self)
{
  bunko_reader_model_retry (self->model);
  bunko_cover_retry_all (GTK_WIDGET (self));
}

/**
 * bunko_reader_page_new:
 * @context: the connection
 * @gallery: what to read
 * @start_page: the page to start at, from 1; 0 to go on where reading stopped
 *
 * Makes a reader of a gallery.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
bunko_reader_page_new (BunkoContext *context, BunkoGallery *gallery, guint start_page)
{
  g_autoptr (BunkoListSource) pages = NULL;
  g_autoptr (BunkoReaderJournal) journal = NULL;
  g_autoptr (BunkoReaderOptions) options = NULL;
  g_autoptr (BunkoReaderModel) model = NULL;
  AdwNavigationPage *page;
  BunkoLibrary *library;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  library = bunko_context_get_library (context);
  pages = bunko_library_get_pages (library, gallery);
  journal = bunko_library_journal_new (library, gallery);
  options = make_options (library, gallery);
  model = bunko_reader_model_new (pages, bunko_context_get_loader (context), journal, options,
                                  start_page);
  bunko_reader_model_load_hints (model, library, gallery);
  page = bunko_reader_page_new_for_model (model, options, gallery);
  BUNKO_READER_PAGE (page)->start_page = start_page;
  BUNKO_READER_PAGE (page)->context = g_object_ref (context);
  g_signal_connect_object (context, "reconnected", G_CALLBACK (reconnected_cb), page,
                           G_CONNECT_SWAPPED);
  BUNKO_READER_PAGE (page)->export =
      bunko_page_export_new (context, GTK_WIDGET (BUNKO_READER_PAGE (page)->canvas));
  BUNKO_READER_PAGE (page)->item_actions = bunko_item_actions_new (context, GTK_WIDGET (page));
  bunko_reader_page_set_thumbnails (BUNKO_READER_PAGE (page), pages,
                                    bunko_context_get_loader (context));

  return page;
}
