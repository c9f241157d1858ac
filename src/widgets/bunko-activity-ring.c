/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-activity-ring.h"

#include <math.h>

/**
 * BunkoActivityRing:
 *
 * A ring of the size of an icon that fills up with progress, and turns where nobody knows how far
 * it is. It is only a picture: who shows it tells the number in words.
 */
struct _BunkoActivityRing
{
  GtkWidget parent_instance;

  double fraction; /* -1: not known */
  double phase;    /* of a turn, 0 to 1 */
  guint tick;
};

#define SIZE      16
#define THICKNESS 2.5f
#define TURN_TIME (1.4 * G_USEC_PER_SEC)

/* How much of the ring turns. */
#define ARC 0.28

G_DEFINE_FINAL_TYPE (BunkoActivityRing, bunko_activity_ring, GTK_TYPE_WIDGET)

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BunkoActivityRing *self = BUNKO_ACTIVITY_RING (widget);

  self->phase = fmod ((double) gdk_frame_clock_get_frame_time (clock), TURN_TIME) / TURN_TIME;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
update_tick (BunkoActivityRing *self)
{
  gboolean animations = TRUE;
  gboolean wanted;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations,
                NULL);
  wanted = animations && self->fraction < 0 && gtk_widget_get_mapped (GTK_WIDGET (self));
  if (wanted && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  else if (!wanted && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
}

static void
bunko_activity_ring_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_activity_ring_parent_class)->map (widget);
  update_tick (BUNKO_ACTIVITY_RING (widget));
}

static void
bunko_activity_ring_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_activity_ring_parent_class)->unmap (widget);
  update_tick (BUNKO_ACTIVITY_RING (widget));
}

static void
bunko_activity_ring_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

/* From the top, with the clock; from right to left it is the same. */
static void
add_arc (GskPathBuilder *builder,
         float center_x,
         float center_y,
         float radius,
         double from,
         double to)
{
  double begin = 2 * G_PI * from - G_PI / 2;
  double end = 2 * G_PI * to - G_PI / 2;

  gsk_path_builder_move_to (builder, center_x + radius * (float) cos (begin),
                            center_y + radius * (float) sin (begin));
  gsk_path_builder_svg_arc_to (builder, radius, radius, 0, to - from > 0.5, TRUE,
                               center_x + radius * (float) cos (end),
                               center_y + radius * (float) sin (end));
}

static void
stroke (GtkSnapshot *snapshot, GskPathBuilder *builder, const GdkRGBA *color)
{
  g_autoptr (GskPath) path = gsk_path_builder_to_path (builder);
  GskStroke *line = gsk_stroke_new (THICKNESS);

  gsk_stroke_set_line_cap (line, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, line, color);
  gsk_stroke_free (line);
}

static void
bunko_activity_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BunkoActivityRing *self = BUNKO_ACTIVITY_RING (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float radius = (MIN (width, height) - THICKNESS) / 2;
  g_autoptr (GskPathBuilder) ground = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) arc = gsk_path_builder_new ();
  GdkRGBA color, faint;

  if (radius <= 0)
    return;

  gtk_widget_get_color (widget, &color);
  faint = color;
  faint.alpha *= 0.25f;
  gsk_path_builder_add_circle (ground, &GRAPHENE_POINT_INIT (width / 2, height / 2), radius);
  stroke (snapshot, ground, &faint);
  if (self->fraction < 0)
    add_arc (arc, width / 2, height / 2, radius, self->phase, self->phase + ARC);
  else if (self->fraction >= 0.999)
    gsk_path_builder_add_circle (arc, &GRAPHENE_POINT_INIT (width / 2, height / 2), radius);
  else if (self->fraction > 0)
    add_arc (arc, width / 2, height / 2, radius, 0, self->fraction);
  stroke (snapshot, arc, &color);
}

static void
bunko_activity_ring_class_init (BunkoActivityRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = bunko_activity_ring_map;
  widget_class->unmap = bunko_activity_ring_unmap;
  widget_class->measure = bunko_activity_ring_measure;
  widget_class->snapshot = bunko_activity_ring_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bunko_activity_ring_init (BunkoActivityRing *self)
{
  self->fraction = -1;
}

/**
 * bunko_activity_ring_set_fraction:
 * @self: a ring
 * @fraction: how much is done, 0 to 1; less if that is not known
 *
 * Shows how far something has come.
 */
void
bunko_activity_ring_set_fraction (BunkoActivityRing *self, double fraction)
{
  g_return_if_fail (BUNKO_IS_ACTIVITY_RING (self));

  if (self->fraction == fraction)
    return;
  self->fraction = MIN (fraction, 1);
  update_tick (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
