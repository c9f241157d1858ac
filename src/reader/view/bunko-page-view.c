/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-page-view.h"

/* How far a drag must go to turn the page, in pixels. */
#define TURN_DISTANCE 48

/* From here on a drag is one, and not a click any more. */
#define DRAG_THRESHOLD 12

/* Touchpads and free-running wheels send steps by the dozen: one page each of these at most. */
#define WHEEL_INTERVAL_US (90 * 1000)

/* Draws one page as large as it fits, on a neutral background, and turns pointer input into the
 * actions of the reader: `reader.turn-left` and `-right` by the side of the screen, `reader.next`
 * and
 * `.previous` in reading order, `reader.toggle-bars`. */
struct _BunkoPageView
{
  GtkWidget parent_instance;

  GdkPaintable *paintable;
  gint64 last_wheel;
};

enum
{
  PROP_0,
  PROP_PAINTABLE,
  N_PROPS
};

enum
{
  RESIZED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoPageView, bunko_page_view, GTK_TYPE_WIDGET)

static void
act (BunkoPageView *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
released_cb (BunkoPageView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  double middle = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  act (self, x < middle ? "reader.turn-left" : "reader.turn-right");
}

static void
drag_update_cb (BunkoPageView *self, double x, double y, GtkGesture *gesture)
{
  /* Claimed before whatever is around takes it for its own, such as the way back. */
  if (MAX (fabs (x), fabs (y)) > DRAG_THRESHOLD)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_end_cb (BunkoPageView *self, double x, double y)
{
  if (fabs (x) >= TURN_DISTANCE && fabs (x) > fabs (y))
    act (self, x < 0 ? "reader.turn-right" : "reader.turn-left");
  else if (fabs (y) >= TURN_DISTANCE)
    act (self, "reader.toggle-bars");
}

static gboolean
scroll_cb (BunkoPageView *self, double dx, double dy, GtkEventController *controller)
{
  gint64 now = g_get_monotonic_time ();

  if (gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  if (now - self->last_wheel < WHEEL_INTERVAL_US || (dx == 0 && dy == 0))
    return GDK_EVENT_STOP;

  self->last_wheel = now;
  if (fabs (dy) >= fabs (dx))
    act (self, dy > 0 ? "reader.next" : "reader.previous");
  else
    act (self, dx > 0 ? "reader.turn-right" : "reader.turn-left");
  return GDK_EVENT_STOP;
}

static void
emit_resized (BunkoPageView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkSurface *surface;
  double scale;

  if (!gtk_widget_get_realized (widget) || gtk_widget_get_width (widget) <= 0)
    return;
  surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  scale = surface != NULL ? gdk_surface_get_scale (surface) : 1.0;
  g_signal_emit (self, signals[RESIZED], 0, (int) ceil (gtk_widget_get_width (widget) * scale),
                 (int) ceil (gtk_widget_get_height (widget) * scale));
}

static void
bunko_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (bunko_page_view_parent_class)->size_allocate (widget, width, height, baseline);
  emit_resized (BUNKO_PAGE_VIEW (widget));
}

static void
bunko_page_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_page_view_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "notify::scale",
                           G_CALLBACK (emit_resized), widget, G_CONNECT_SWAPPED);
  emit_resized (BUNKO_PAGE_VIEW (widget));
}

static void
bunko_page_view_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)),
                                        emit_resized, widget);
  GTK_WIDGET_CLASS (bunko_page_view_parent_class)->unrealize (widget);
}

static graphene_rect_t
place (BunkoPageView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double page_width = gdk_paintable_get_intrinsic_width (self->paintable);
  double page_height = gdk_paintable_get_intrinsic_height (self->paintable);
  double scale = MIN (width / page_width, height / page_height);

  page_width = MAX (1, round (page_width * scale));
  page_height = MAX (1, round (page_height * scale));
  return GRAPHENE_RECT_INIT ((float) floor ((width - page_width) / 2),
                             (float) floor ((height - page_height) / 2), (float) page_width,
                             (float) page_height);
}

static void
bunko_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BunkoPageView *self = BUNKO_PAGE_VIEW (widget);
  graphene_rect_t area;

  if (self->paintable == NULL || gdk_paintable_get_intrinsic_width (self->paintable) <= 0 ||
      gdk_paintable_get_intrinsic_height (self->paintable) <= 0)
    return;

  area = place (self);
  if (GDK_IS_TEXTURE (self->paintable))
    {
      gtk_snapshot_append_scaled_texture (snapshot, GDK_TEXTURE (self->paintable),
                                          GSK_SCALING_FILTER_TRILINEAR, &area);
      return;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &area.origin);
  gdk_paintable_snapshot (self->paintable, snapshot, area.size.width, area.size.height);
  gtk_snapshot_restore (snapshot);
}

static void
bunko_page_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PAINTABLE:
      g_value_set_object (value, BUNKO_PAGE_VIEW (object)->paintable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_page_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PAINTABLE:
      bunko_page_view_set_paintable (BUNKO_PAGE_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_page_view_dispose (GObject *object)
{
  bunko_page_view_set_paintable (BUNKO_PAGE_VIEW (object), NULL);

  G_OBJECT_CLASS (bunko_page_view_parent_class)->dispose (object);
}

static void
bunko_page_view_class_init (BunkoPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bunko_page_view_get_property;
  object_class->set_property = bunko_page_view_set_property;
  object_class->dispose = bunko_page_view_dispose;
  widget_class->size_allocate = bunko_page_view_size_allocate;
  widget_class->realize = bunko_page_view_realize;
  widget_class->unrealize = bunko_page_view_unrealize;
  widget_class->snapshot = bunko_page_view_snapshot;

  /**
   * BunkoPageView:paintable:
   *
   * The picture of the page, or %NULL for the bare background.
   */
  properties[PROP_PAINTABLE] =
      g_param_spec_object ("paintable", NULL, NULL, GDK_TYPE_PAINTABLE,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BunkoPageView::resized:
   * @self: the view
   * @width: its width, in device pixels
   * @height: its height, in device pixels
   *
   * The view has another size, or is on a screen of another scale.
   */
  signals[RESIZED] = g_signal_new ("resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "bunko-page-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_click (BunkoPageView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
add_drag (BunkoPageView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
add_wheel (BunkoPageView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
bunko_page_view_init (BunkoPageView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_click (self);
  add_drag (self);
  add_wheel (self);
}

/**
 * bunko_page_view_get_paintable:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the picture that is shown
 */
GdkPaintable *
bunko_page_view_get_paintable (BunkoPageView *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_VIEW (self), NULL);

  return self->paintable;
}

/**
 * bunko_page_view_set_paintable:
 * @self: a view
 * @paintable: (nullable): the picture of a page; %NULL for none
 *
 * Shows a picture. An animation is drawn again whenever it changes.
 */
void
bunko_page_view_set_paintable (BunkoPageView *self, GdkPaintable *paintable)
{
  g_return_if_fail (BUNKO_IS_PAGE_VIEW (self));
  g_return_if_fail (paintable == NULL || GDK_IS_PAINTABLE (paintable));

  if (self->paintable == paintable)
    return;
  if (self->paintable != NULL)
    g_signal_handlers_disconnect_by_func (self->paintable, gtk_widget_queue_draw, self);
  g_set_object (&self->paintable, paintable);
  if (paintable != NULL)
    g_signal_connect_object (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw),
                             self, G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAINTABLE]);
}
