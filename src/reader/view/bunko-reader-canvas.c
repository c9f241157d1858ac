/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-canvas-private.h"

#include "widgets/bunko-announce.h"

/**
 * BunkoReaderCanvas:
 *
 * The widget in which people read: it shows what a #BunkoReaderModel says in the way that
 * #BunkoReaderOptions ask for, is zoomed, panned and swiped, and tells the model what is seen and
 * how large. It knows no keys, and of clicks only where they were.
 */
enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS
};

enum
{
  ZONE_CLICKED,
  END_REACHED,
  START_REACHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoReaderCanvas, bunko_reader_canvas, GTK_TYPE_WIDGET)

/* Whether all pages are in one strip, and not turned. */
gboolean
_bunko_reader_canvas_is_strip (BunkoReaderCanvas *self)
{
  return self->mode == BUNKO_READER_MODE_STRIP || self->mode == BUNKO_READER_MODE_HORIZONTAL;
}

gboolean
_bunko_reader_canvas_is_animated (BunkoReaderCanvas *self)
{
  return self->options != NULL && bunko_reader_options_get_animate (self->options) &&
         adw_get_enable_animations (GTK_WIDGET (self)) && gtk_widget_get_mapped (GTK_WIDGET (self));
}

/* Pixels of the screen by application pixels. */
double
_bunko_reader_canvas_get_device_scale (BunkoReaderCanvas *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;

  return surface != NULL ? gdk_surface_get_scale (surface) : 1.0;
}

void
_bunko_reader_canvas_zoom_changed (BunkoReaderCanvas *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

void
_bunko_reader_canvas_emit_end (BunkoReaderCanvas *self, gboolean start)
{
  g_signal_emit (self, signals[start ? START_REACHED : END_REACHED], 0);
}

void
_bunko_reader_canvas_emit_zone (BunkoReaderCanvas *self, double x, double y)
{
  g_signal_emit (self, signals[ZONE_CLICKED], 0,
                 x / MAX (1, gtk_widget_get_width (GTK_WIDGET (self))),
                 y / MAX (1, gtk_widget_get_height (GTK_WIDGET (self))));
}

/* Lists again what is on the screen, draws it, and tells the model. */
void
_bunko_reader_canvas_update (BunkoReaderCanvas *self)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->items);
  guint n_loading;

  self->items = _bunko_reader_canvas_new_items ();
  if (self->model != NULL && self->viewport.view_width > 0)
    {
      if (_bunko_reader_canvas_is_strip (self))
        _bunko_reader_canvas_list_strip (self);
      else
        _bunko_reader_canvas_list_paged (self);
      _bunko_reader_canvas_tell_model (self);
    }

  n_loading = _bunko_reader_canvas_count_loading (self);
  _bunko_reader_canvas_set_busy (self, n_loading > 0);
  if (self->holding && n_loading > 0 && n_loading == self->items->len && before->len > 0)
    {
      g_array_unref (self->items);
      self->items = g_steal_pointer (&before);
      return;
    }
  self->holding = FALSE;
  if (self->options != NULL)
    _bunko_reader_canvas_update_ground (self);
  _bunko_reader_canvas_update_statuses (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Places everything again: the view, a page or an option has changed. */
void
_bunko_reader_canvas_relayout (BunkoReaderCanvas *self)
{
  double zoom = self->viewport.zoom;

  if (self->model == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  if (_bunko_reader_canvas_is_strip (self))
    _bunko_reader_canvas_relayout_strip (self);
  else
    _bunko_reader_canvas_relayout_paged (self);
  if (zoom != self->viewport.zoom)
    _bunko_reader_canvas_zoom_changed (self);
  _bunko_reader_canvas_update (self);
}

/* Somebody went elsewhere on what is shown. */
void
_bunko_reader_canvas_moved (BunkoReaderCanvas *self)
{
  self->corner = BUNKO_CANVAS_CORNER_NONE;
  if (_bunko_reader_canvas_is_strip (self))
    _bunko_reader_canvas_strip_scrolled (self);
  _bunko_reader_canvas_update (self);
}

static char *
describe_place (BunkoReaderCanvas *self)
{
  guint n_pages = bunko_reader_model_get_n_pages (self->model);
  BunkoSpread spread;

  if (n_pages == 0)
    return NULL;
  bunko_reader_model_get_spread (self->model, &spread);
  if (spread.n_leaves == 2 && spread.leaves[0].page != spread.leaves[1].page)
    return g_strdup_printf (_ ("Pages %u and %u of %u"), spread.leaves[0].page + 1,
                            spread.leaves[1].page + 1, n_pages);
  return g_strdup_printf (_ ("Page %u of %u"), bunko_reader_model_get_position (self->model) + 1,
                          n_pages);
}

static void
update_label (BunkoReaderCanvas *self)
{
  g_autofree char *label = describe_place (self);

  if (label == NULL || !g_set_str (&self->label, label))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  bunko_announce (GTK_WIDGET (self), label, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
model_changed_cb (BunkoReaderCanvas *self)
{
  _bunko_reader_canvas_relayout (self);
  update_label (self);
}

/* The model went elsewhere, or the same pages stand together otherwise. */
static void
spread_changed_cb (BunkoReaderCanvas *self)
{
  if (!_bunko_reader_canvas_is_strip (self))
    _bunko_reader_canvas_relayout (self);
  else if (!self->following)
    _bunko_reader_canvas_strip_show (self);
  update_label (self);
}

static void
picture_changed_cb (BunkoReaderCanvas *self, BunkoReaderPicture *picture)
{
  if (_bunko_reader_canvas_is_strip (self))
    _bunko_reader_canvas_strip_picture_changed (self, bunko_reader_picture_get_page (picture));
  else
    _bunko_reader_canvas_relayout (self);
}

/* Who chooses how pages fit wants to see them so. */
static void
show_fitted (BunkoReaderCanvas *self)
{
  _bunko_reader_canvas_stop (self);
  if (self->viewport.zoom != 1)
    {
      bunko_viewport_zoom_to (&self->viewport, 1, 0, 0);
      _bunko_reader_canvas_zoom_changed (self);
    }
  self->corner = BUNKO_CANVAS_CORNER_START;
}

static void
options_changed_cb (BunkoReaderCanvas *self)
{
  BunkoReaderMode mode = bunko_reader_options_get_mode (self->options);
  BunkoReaderFit fit = bunko_reader_options_get_fit (self->options);

  self->direction = bunko_reader_options_get_direction (self->options);
  if (self->mode != mode)
    {
      _bunko_reader_canvas_stop (self);
      _bunko_reader_canvas_leave_strip (self);
      self->mode = mode;
      self->placed.spread.n_leaves = 0;
    }
  if (self->fit != fit && !_bunko_reader_canvas_is_strip (self))
    show_fitted (self);
  self->fit = fit;
  if (_bunko_reader_canvas_update_look (self))
    _bunko_reader_canvas_reshape_strip (self);
  _bunko_reader_canvas_update_guided (self);
  _bunko_reader_canvas_relayout (self);
  if (self->model != NULL)
    update_label (self);
}

static void
bunko_reader_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BunkoReaderCanvas *self = BUNKO_READER_CANVAS (widget);

  if (width != self->viewport.view_width || height != self->viewport.view_height)
    {
      _bunko_reader_canvas_stop (self);
      _bunko_reader_canvas_relayout (self);
    }
  _bunko_reader_canvas_allocate_statuses (self);
}

static void
bunko_reader_canvas_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_reader_canvas_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "notify::scale",
                           G_CALLBACK (_bunko_reader_canvas_relayout), widget, G_CONNECT_SWAPPED);
}

static void
bunko_reader_canvas_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)),
                                        _bunko_reader_canvas_relayout, widget);
  GTK_WIDGET_CLASS (bunko_reader_canvas_parent_class)->unrealize (widget);
}

static void
bunko_reader_canvas_unmap (GtkWidget *widget)
{
  BunkoReaderCanvas *self = BUNKO_READER_CANVAS (widget);

  _bunko_reader_canvas_stop (self);
  _bunko_reader_canvas_cancel_click (self);
  GTK_WIDGET_CLASS (bunko_reader_canvas_parent_class)->unmap (widget);
}

static void
bunko_reader_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  _bunko_reader_canvas_snapshot (BUNKO_READER_CANVAS (widget), snapshot);
  GTK_WIDGET_CLASS (bunko_reader_canvas_parent_class)->snapshot (widget, snapshot);
}

static void
bunko_reader_canvas_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, BUNKO_READER_CANVAS (object)->viewport.zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_reader_canvas_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ZOOM:
      bunko_reader_canvas_set_zoom (BUNKO_READER_CANVAS (object), g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
forget_model (BunkoReaderCanvas *self)
{
  _bunko_reader_canvas_stop (self);
  _bunko_reader_canvas_stop_auto (self);
  _bunko_reader_canvas_cancel_click (self);
  _bunko_reader_canvas_leave_strip (self);
  _bunko_reader_canvas_end_look (self);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_handle_id (&self->silence_id, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data (self->options, self);
  g_clear_object (&self->model);
  g_clear_object (&self->options);
  g_array_set_size (self->items, 0);
  self->placed.spread.n_leaves = 0;
}

static void
bunko_reader_canvas_dispose (GObject *object)
{
  BunkoReaderCanvas *self = BUNKO_READER_CANVAS (object);

  forget_model (self);
  _bunko_reader_canvas_update_statuses (self);
  g_clear_object (&self->turning);
  g_clear_object (&self->scrolling);
  g_clear_object (&self->stepping);

  G_OBJECT_CLASS (bunko_reader_canvas_parent_class)->dispose (object);
}

static void
bunko_reader_canvas_finalize (GObject *object)
{
  BunkoReaderCanvas *self = BUNKO_READER_CANVAS (object);

  g_array_unref (self->items);
  g_ptr_array_unref (self->statuses);
  g_free (self->label);

  G_OBJECT_CLASS (bunko_reader_canvas_parent_class)->finalize (object);
}

static void
install_signals (GObjectClass *klass)
{
  /**
   * BunkoReaderCanvas::zone-clicked:
   * @self: the canvas
   * @x: where in its width, 0 (left) to 1
   * @y: where in its height, 0 (top) to 1
   *
   * Somebody clicked or tapped, and it was not the start of something else.
   */
  signals[ZONE_CLICKED] =
      g_signal_new ("zone-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  /**
   * BunkoReaderCanvas::end-reached:
   * @self: the canvas
   *
   * Somebody went on at the end of the last page.
   */
  signals[END_REACHED] = g_signal_new ("end-reached", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * BunkoReaderCanvas::start-reached:
   * @self: the canvas
   *
   * Somebody went back at the start of the first page.
   */
  signals[START_REACHED] = g_signal_new ("start-reached", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_reader_canvas_class_init (BunkoReaderCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bunko_reader_canvas_get_property;
  object_class->set_property = bunko_reader_canvas_set_property;
  object_class->dispose = bunko_reader_canvas_dispose;
  object_class->finalize = bunko_reader_canvas_finalize;
  widget_class->size_allocate = bunko_reader_canvas_size_allocate;
  widget_class->realize = bunko_reader_canvas_realize;
  widget_class->unrealize = bunko_reader_canvas_unrealize;
  widget_class->unmap = bunko_reader_canvas_unmap;
  widget_class->snapshot = bunko_reader_canvas_snapshot;

  /**
   * BunkoReaderCanvas:zoom:
   *
   * How much larger than fitted pages are shown.
   */
  properties[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, BUNKO_VIEWPORT_MIN_ZOOM, BUNKO_VIEWPORT_MAX_ZOOM, 1,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals (object_class);

  gtk_widget_class_set_css_name (widget_class, "readercanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bunko_reader_canvas_init (BunkoReaderCanvas *self)
{
  bunko_viewport_init (&self->viewport);
  self->mode = BUNKO_READER_MODE_SINGLE;
  self->magnification = 1;
  self->items = _bunko_reader_canvas_new_items ();
  self->statuses = g_ptr_array_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  _bunko_reader_canvas_add_gestures (self);
  _bunko_reader_canvas_add_wheel (self);
}

/**
 * bunko_reader_canvas_new:
 *
 * Makes a canvas that shows nothing.
 *
 * Returns: (transfer floating): a new canvas
 */
GtkWidget *
bunko_reader_canvas_new (void)
{
  return g_object_new (BUNKO_TYPE_READER_CANVAS, NULL);
}

/**
 * bunko_reader_canvas_set_model:
 * @self: a canvas
 * @model: (nullable): what is read; %NULL for nothing
 * @options: (nullable): how it is shown; %NULL only without a model
 *
 * Tells what to show. It follows both from then on.
 */
void
bunko_reader_canvas_set_model (BunkoReaderCanvas *self,
                               BunkoReaderModel *model,
                               BunkoReaderOptions *options)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));
  g_return_if_fail (model == NULL || BUNKO_IS_READER_MODEL (model));
  g_return_if_fail (model == NULL ? options == NULL : BUNKO_IS_READER_OPTIONS (options));

  forget_model (self);
  if (model == NULL)
    {
      _bunko_reader_canvas_update (self);
      return;
    }
  self->model = g_object_ref (model);
  self->options = g_object_ref (options);
  self->told_count = 0;
  _bunko_reader_canvas_start_look (self);
  g_signal_connect_swapped (model, "spread-changed", G_CALLBACK (spread_changed_cb), self);
  g_signal_connect_swapped (model, "notify::n-pages", G_CALLBACK (model_changed_cb), self);
  g_signal_connect_swapped (model, "picture-changed", G_CALLBACK (picture_changed_cb), self);
  g_signal_connect_swapped (options, "notify", G_CALLBACK (options_changed_cb), self);
  options_changed_cb (self);
}
