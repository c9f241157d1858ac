/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

#include "reader/model/bunko-library-journal.h"
#include "images/bunko-image-error.h"
#include "library/bunko-error-text.h"
#include "widgets/bunko-location-page.h"

/* The page before stays until the new one is there, unless that takes longer than this. */
#define BUSY_AFTER_MS 250

/**
 * BunkoReaderPage:
 *
 * Reads a gallery, one page at a time, as large as fits. It shows what its #BunkoReaderModel says
 * and turns keys, clicks, swipes and the wheel into its moves:
 *
 * | action | does |
 * |---|---|
 * | `reader.next`, `reader.previous` | in reading order |
 * | `reader.turn-left`, `reader.turn-right` | by the side of the screen, in every language |
 * | `reader.first`, `reader.last`, `reader.go-to` (u) | to a page, from 0 |
 * | `reader.ask-page` | asks for a page number |
 * | `reader.fullscreen`, `reader.toggle-bars` | |
 * | `reader.retry` | loads again what failed |
 */
static BunkoLocation *
bunko_reader_page_get_location (BunkoLocationPage *page)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (page);
  guint n_pages = bunko_reader_model_get_n_pages (self->model);

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
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoReaderPage,
                               bunko_reader_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

/* Not with GTK's test backend for accessibility: it has no announcements and falls over them. */
static void
announce_text (BunkoReaderPage *self, const char *text)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && g_strcmp0 (g_getenv ("GTK_A11Y"), "test") != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->page_view), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update_view_name (BunkoReaderPage *self)
{
  g_autofree char *name = NULL;
  guint n_pages = bunko_reader_model_get_n_pages (self->model);

  if (n_pages == 0)
    return;
  name = g_strdup_printf (_ ("Page %u of %u"), bunko_reader_model_get_position (self->model) + 1,
                          n_pages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  announce_text (self, name);
}

/* A button that cannot be pressed any more loses the focus; without one no key turns a page. */
static void
keep_focus (BunkoReaderPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_sensitive (focus))
    gtk_widget_grab_focus (GTK_WIDGET (self->page_view));
}

static void
update_actions (BunkoReaderPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_pages = bunko_reader_model_get_n_pages (self->model) > 0;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->controls)) != NULL;

  gtk_widget_action_set_enabled (widget, "reader.previous",
                                 bunko_reader_model_get_position (self->model) > 0);
  gtk_widget_action_set_enabled (widget, "reader.next", has_pages);
  gtk_widget_action_set_enabled (widget, "reader.first", has_pages);
  gtk_widget_action_set_enabled (widget, "reader.last", has_pages);
  gtk_widget_action_set_enabled (widget, "reader.ask-page", has_pages);

  if (had_focus)
    keep_focus (self);
}

static void
position_changed_cb (BunkoReaderPage *self)
{
  bunko_reader_controls_set_page (self->controls, bunko_reader_model_get_position (self->model),
                                  bunko_reader_model_get_n_pages (self->model));
  update_view_name (self);
  update_actions (self);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

static void
describe_error (const GError *error, char **title, char **body)
{
  if (error->domain != BUNKO_IMAGE_ERROR &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      bunko_error_describe (error, title, body);
      return;
    }
  *title = g_strdup (_ ("This Page Cannot Be Shown"));
  *body = g_strdup (error->message);
}

static void
show_failure (BunkoReaderPage *self)
{
  const GError *error = bunko_reader_model_get_error (self->model);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *markup = NULL;

  describe_error (error, &title, &body);
  markup = g_markup_escape_text (body, -1);
  adw_status_page_set_title (self->failed_page, title);
  adw_status_page_set_description (self->failed_page, markup);
  announce_text (self, title);
}

static void
show_overlay (BunkoReaderPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->overlay_stack, name);
  /* What is not on the screen must not take the clicks that are meant for the page. */
  gtk_widget_set_can_target (GTK_WIDGET (self->overlay_stack), g_str_equal (name, "failed"));
}

static void
busy_cb (gpointer user_data)
{
  BunkoReaderPage *self = user_data;

  self->busy_id = 0;
  bunko_page_view_set_paintable (self->page_view, NULL);
  show_overlay (self, "loading");
}

static void
start_waiting (BunkoReaderPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->overlay_stack);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->page_view), GTK_ACCESSIBLE_STATE_BUSY, TRUE,
                               -1);
  if (!g_str_equal (shown, "loading") && self->busy_id == 0)
    self->busy_id = g_timeout_add_once (BUSY_AFTER_MS, busy_cb, self);
}

static void
show_result (BunkoReaderPage *self, const char *overlay)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->overlay_stack)) != NULL;

  g_clear_handle_id (&self->busy_id, g_source_remove);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->page_view), GTK_ACCESSIBLE_STATE_BUSY, FALSE,
                               -1);
  bunko_page_view_set_paintable (self->page_view, bunko_reader_model_get_paintable (self->model));
  show_overlay (self, overlay);
  if (had_focus && !g_str_equal (overlay, "failed"))
    gtk_widget_grab_focus (GTK_WIDGET (self->page_view));
}

static void
state_changed_cb (BunkoReaderPage *self)
{
  switch (bunko_reader_model_get_state (self->model))
    {
    case BUNKO_READER_STATE_LOADING:
      start_waiting (self);
      break;
    case BUNKO_READER_STATE_READY:
      show_result (self, "nothing");
      break;
    case BUNKO_READER_STATE_FAILED:
      show_failure (self);
      show_result (self, "failed");
      break;
    case BUNKO_READER_STATE_EMPTY:
      show_result (self, "empty");
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Another picture in the same state: the next page was there already, or came in a larger size; or
 * another page failed, too. */
static void
paintable_changed_cb (BunkoReaderPage *self)
{
  if (bunko_reader_model_get_paintable (self->model) != NULL)
    bunko_page_view_set_paintable (self->page_view, bunko_reader_model_get_paintable (self->model));
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
resized_cb (BunkoReaderPage *self, int width, int height)
{
  bunko_reader_model_set_view_size (self->model, width, height);
}

static void
bunko_reader_page_map (GtkWidget *widget)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (bunko_reader_page_parent_class)->map (widget);
  _bunko_reader_page_set_window (self, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  _bunko_reader_page_fullscreened_cb (self);
  bunko_reader_model_open (self->model);
}

static void
bunko_reader_page_unmap (GtkWidget *widget)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  g_clear_handle_id (&self->bars_id, g_source_remove);
  _bunko_reader_page_set_window (self, NULL);
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
  gtk_widget_grab_focus (GTK_WIDGET (BUNKO_READER_PAGE (page)->page_view));
}

static void
bunko_reader_page_dispose (GObject *object)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (object);

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_handle_id (&self->bars_id, g_source_remove);
  _bunko_reader_page_set_window (self, NULL);
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->model, self);
      /* Ends what is under way, and reports the last page. */
      g_object_run_dispose (G_OBJECT (self->model));
    }
  if (self->toast != NULL)
    g_signal_handlers_disconnect_by_data (self->toast, self);
  self->toast = NULL;
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_READER_PAGE);

  G_OBJECT_CLASS (bunko_reader_page_parent_class)->dispose (object);
}

static void
bunko_reader_page_finalize (GObject *object)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->gallery);

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

  g_type_ensure (BUNKO_TYPE_PAGE_VIEW);
  g_type_ensure (BUNKO_TYPE_READER_CONTROLS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-reader-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, controls);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, fullscreen_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, overlay_stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, page_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderPage, window_title);
  gtk_widget_class_bind_template_callback_full (widget_class, "motion_cb",
                                                G_CALLBACK (_bunko_reader_page_motion_cb));
  gtk_widget_class_bind_template_callback (widget_class, resized_cb);
  _bunko_reader_page_install_actions (widget_class);
}

static void
bunko_reader_page_init (BunkoReaderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_overlay (self, "nothing");
}

/**
 * bunko_reader_page_new_for_model:
 * @model: what is read; not opened yet
 * @gallery: the gallery, for its title
 *
 * Makes a reader of a model. It opens the model when it is shown, and ends it when it is disposed
 * of.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
bunko_reader_page_new_for_model (BunkoReaderModel *model, BunkoGallery *gallery)
{
  BunkoReaderPage *self;

  g_return_val_if_fail (BUNKO_IS_READER_MODEL (model), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  self = g_object_new (BUNKO_TYPE_READER_PAGE, NULL);
  self->model = g_object_ref (model);
  self->gallery = g_object_ref (gallery);
  g_signal_connect_swapped (model, "notify::position", G_CALLBACK (position_changed_cb), self);
  g_signal_connect_swapped (model, "notify::n-pages", G_CALLBACK (position_changed_cb), self);
  g_signal_connect_swapped (model, "notify::paintable", G_CALLBACK (paintable_changed_cb), self);
  g_signal_connect_swapped (model, "notify::state", G_CALLBACK (state_changed_cb), self);
  g_signal_connect_object (gallery, "notify", G_CALLBACK (title_changed_cb), self,
                           G_CONNECT_SWAPPED);
  title_changed_cb (self);
  position_changed_cb (self);
  state_changed_cb (self);
  return ADW_NAVIGATION_PAGE (self);
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
  g_autoptr (BunkoReaderModel) model = NULL;
  AdwNavigationPage *page;
  BunkoLibrary *library;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  library = bunko_context_get_library (context);
  pages = bunko_library_get_pages (library, gallery);
  journal = bunko_library_journal_new (library, gallery);
  model = bunko_reader_model_new (pages, bunko_context_get_loader (context), journal, start_page);
  page = bunko_reader_page_new_for_model (model, gallery);
  BUNKO_READER_PAGE (page)->start_page = start_page;

  return page;
}
