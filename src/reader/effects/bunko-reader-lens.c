/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bunko-reader-lens-private.h"

#define USUAL_FACTOR 2.0
#define USUAL_SIZE   260

/**
 * BunkoReaderLens:
 *
 * A round lens over a widget, its target, which it lies on in a #GtkOverlay. It follows the
 * pointer, and stands in the middle where there is none. The wheel, or + and −, change its factor,
 * the wheel with Shift its size; Escape ends it. The middle button shows it as long as it is held;
 * fingers move it while it is shown.
 *
 * It does not know what it shows: a function draws that, with all the pixels that there are.
 */
struct _BunkoReaderLens
{
  GtkWidget parent_instance;

  GtkWidget *target;
  GdkPaintable *watched; /* tells when the target is drawn again */
  BunkoReaderLensFunc func;
  gpointer user_data;
  BunkoReaderLensInput input;
  GdkCursor *cursor_before;

  double factor;
  int size;
  gboolean active;
  gboolean held;   /* only as long as the middle button is */
  gboolean inside; /* the pointer is on the target */
  graphene_point_t pointer;
  graphene_point_t place;
  gboolean placed;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  PROP_FACTOR,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoReaderLens, bunko_reader_lens, GTK_TYPE_WIDGET)

static void
append_frame (GtkSnapshot *snapshot, const GskRoundedRect *circle)
{
  const GdkRGBA dark = { 0, 0, 0, 0.55f };
  const GdkRGBA light = { 1, 1, 1, 0.9f };
  GskRoundedRect inner = *circle;

  /* A light line in a dark one: seen on every page. */
  gtk_snapshot_append_border (snapshot, circle, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { dark, dark, dark, dark });
  gsk_rounded_rect_shrink (&inner, 1, 1, 1, 1);
  gtk_snapshot_append_border (snapshot, &inner, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { light, light, light, light });
}

static void
bunko_reader_lens_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BunkoReaderLens *self = BUNKO_READER_LENS (widget);
  graphene_point_t center;
  graphene_rect_t bounds, region;
  GskRoundedRect circle;
  float seen = (float) (self->size / self->factor);

  if (!self->active || self->target == NULL || self->func == NULL)
    return;

  bunko_reader_lens_get_center (self, &center);
  bounds = GRAPHENE_RECT_INIT (roundf (center.x - (float) self->size / 2),
                               roundf (center.y - (float) self->size / 2), (float) self->size,
                               (float) self->size);
  region = GRAPHENE_RECT_INIT (center.x - seen / 2, center.y - seen / 2, seen, seen);
  gsk_rounded_rect_init_from_rect (&circle, &bounds, (float) self->size / 2);

  gtk_snapshot_append_outset_shadow (snapshot, &circle, &(GdkRGBA) { 0, 0, 0, 0.4f }, 0, 2, 0, 12);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &bounds.origin);
  self->func (snapshot, &region, self->factor, self->user_data);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
  append_frame (snapshot, &circle);
}

static void
update_label (BunkoReaderLens *self)
{
  /* Translators: %.1f is how much larger the magnifier shows what is under it */
  g_autofree char *label = g_strdup_printf (_ ("Magnifier, %.1f times"), self->factor);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The pointer would stand right before what one wants to see. */
static void
hide_cursor (BunkoReaderLens *self, gboolean hide)
{
  if (self->target == NULL)
    return;
  if (hide)
    {
      g_set_object (&self->cursor_before, gtk_widget_get_cursor (self->target));
      gtk_widget_set_cursor_from_name (self->target, "none");
      return;
    }
  gtk_widget_set_cursor (self->target, self->cursor_before);
  g_clear_object (&self->cursor_before);
}

static void
bunko_reader_lens_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoReaderLens *self = BUNKO_READER_LENS (object);

  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_FACTOR:
      g_value_set_double (value, self->factor);
      break;
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_reader_lens_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BunkoReaderLens *self = BUNKO_READER_LENS (object);

  switch (prop_id)
    {
    case PROP_ACTIVE:
      bunko_reader_lens_set_active (self, g_value_get_boolean (value));
      break;
    case PROP_FACTOR:
      bunko_reader_lens_set_factor (self, g_value_get_double (value));
      break;
    case PROP_SIZE:
      bunko_reader_lens_set_size (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_reader_lens_dispose (GObject *object)
{
  bunko_reader_lens_set_target (BUNKO_READER_LENS (object), NULL, NULL, NULL);

  G_OBJECT_CLASS (bunko_reader_lens_parent_class)->dispose (object);
}

static void
bunko_reader_lens_class_init (BunkoReaderLensClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bunko_reader_lens_get_property;
  object_class->set_property = bunko_reader_lens_set_property;
  object_class->dispose = bunko_reader_lens_dispose;
  widget_class->snapshot = bunko_reader_lens_snapshot;

  /**
   * BunkoReaderLens:active:
   *
   * Whether it is shown.
   */
  properties[PROP_ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoReaderLens:factor:
   *
   * How much larger it shows what is under it.
   */
  properties[PROP_FACTOR] = g_param_spec_double (
      "factor", NULL, NULL, BUNKO_READER_LENS_LEAST_FACTOR, BUNKO_READER_LENS_MOST_FACTOR,
      USUAL_FACTOR, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoReaderLens:size:
   *
   * How wide and high it is, in application pixels.
   */
  properties[PROP_SIZE] = g_param_spec_int (
      "size", NULL, NULL, BUNKO_READER_LENS_LEAST_SIZE, BUNKO_READER_LENS_MOST_SIZE, USUAL_SIZE,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "bunko-reader-lens");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bunko_reader_lens_init (BunkoReaderLens *self)
{
  self->factor = USUAL_FACTOR;
  self->size = USUAL_SIZE;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  update_label (self);
}

/**
 * bunko_reader_lens_new:
 *
 * Makes a lens, which is not shown yet. It belongs over its target, in the same place and size.
 *
 * Returns: (transfer floating): a new lens
 */
GtkWidget *
bunko_reader_lens_new (void)
{
  return g_object_new (BUNKO_TYPE_READER_LENS, NULL);
}

/**
 * bunko_reader_lens_set_target:
 * @self: a lens
 * @target: (nullable): the widget whose content it shows, and whose pointer and keys it hears
 * @func: (nullable): draws a part of it
 * @user_data: for the function
 *
 * Puts the lens over a widget. Without one it shows nothing.
 */
void
bunko_reader_lens_set_target (BunkoReaderLens *self,
                              GtkWidget *target,
                              BunkoReaderLensFunc func,
                              gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_READER_LENS (self));
  g_return_if_fail (target == NULL || GTK_IS_WIDGET (target));

  if (self->target != NULL)
    {
      bunko_reader_lens_set_active (self, FALSE);
      _bunko_reader_lens_input_detach (&self->input, self->target);
      g_signal_handlers_disconnect_by_data (self->watched, self);
      g_clear_object (&self->watched);
    }
  g_set_object (&self->target, target);
  self->func = func;
  self->user_data = user_data;
  if (target == NULL)
    return;
  _bunko_reader_lens_input_attach (&self->input, self, target);
  self->watched = gtk_widget_paintable_new (NULL);
  g_signal_connect_swapped (self->watched, "invalidate-contents",
                            G_CALLBACK (gtk_widget_queue_draw), self);
}

/* Called for the middle button: what it showed it takes away, what was there before stays. */
void
_bunko_reader_lens_hold (BunkoReaderLens *self, gboolean hold)
{
  if (hold && !self->active)
    {
      bunko_reader_lens_set_active (self, TRUE);
      self->held = TRUE;
    }
  else if (!hold && self->held)
    bunko_reader_lens_set_active (self, FALSE);
}

void
_bunko_reader_lens_set_pointer (BunkoReaderLens *self, double x, double y, gboolean inside)
{
  self->inside = inside;
  if (!inside)
    return;
  self->pointer = GRAPHENE_POINT_INIT ((float) x, (float) y);
  if (self->active)
    bunko_reader_lens_move (self, x, y);
}

/**
 * bunko_reader_lens_get_active:
 * @self: a lens
 *
 * Returns: whether it is shown
 */
gboolean
bunko_reader_lens_get_active (BunkoReaderLens *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_LENS (self), FALSE);

  return self->active;
}

/**
 * bunko_reader_lens_set_active:
 * @self: a lens
 * @active: whether it is shown
 *
 * Shows it where the pointer is, or in the middle if that is elsewhere; or takes it away.
 */
void
bunko_reader_lens_set_active (BunkoReaderLens *self, gboolean active)
{
  g_return_if_fail (BUNKO_IS_READER_LENS (self));

  active = active && self->target != NULL;
  if (self->active == active)
    return;
  self->active = active;
  self->held = FALSE;
  self->placed = active && self->inside;
  self->place = self->pointer;
  gtk_widget_paintable_set_widget (GTK_WIDGET_PAINTABLE (self->watched),
                                   active ? self->target : NULL);
  hide_cursor (self, active);
  gtk_widget_set_visible (GTK_WIDGET (self), active);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

/**
 * bunko_reader_lens_get_factor:
 * @self: a lens
 *
 * Returns: how much larger it shows what is under it
 */
double
bunko_reader_lens_get_factor (BunkoReaderLens *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_LENS (self), 1);

  return self->factor;
}

/**
 * bunko_reader_lens_set_factor:
 * @self: a lens
 * @factor: how much larger it shows what is under it, from %BUNKO_READER_LENS_LEAST_FACTOR to
 *   %BUNKO_READER_LENS_MOST_FACTOR; what is beyond counts as the nearest
 *
 * Makes it stronger or weaker.
 */
void
bunko_reader_lens_set_factor (BunkoReaderLens *self, double factor)
{
  g_return_if_fail (BUNKO_IS_READER_LENS (self));

  factor = CLAMP (factor, BUNKO_READER_LENS_LEAST_FACTOR, BUNKO_READER_LENS_MOST_FACTOR);
  if (self->factor == factor)
    return;
  self->factor = factor;
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FACTOR]);
}

/**
 * bunko_reader_lens_get_size:
 * @self: a lens
 *
 * Returns: how wide and high it is, in application pixels
 */
int
bunko_reader_lens_get_size (BunkoReaderLens *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_LENS (self), 0);

  return self->size;
}

/**
 * bunko_reader_lens_set_size:
 * @self: a lens
 * @size: how wide and high it is, from %BUNKO_READER_LENS_LEAST_SIZE to
 *   %BUNKO_READER_LENS_MOST_SIZE application pixels; what is beyond counts as the nearest
 *
 * Makes it larger or smaller.
 */
void
bunko_reader_lens_set_size (BunkoReaderLens *self, int size)
{
  g_return_if_fail (BUNKO_IS_READER_LENS (self));

  size = CLAMP (size, BUNKO_READER_LENS_LEAST_SIZE, BUNKO_READER_LENS_MOST_SIZE);
  if (self->size == size)
    return;
  self->size = size;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

/**
 * bunko_reader_lens_get_center:
 * @self: a lens
 * @center: (out caller-allocates): what it shows in its middle, in the coordinates of its target
 *
 * Gets where it stands.
 */
void
bunko_reader_lens_get_center (BunkoReaderLens *self, graphene_point_t *center)
{
  g_return_if_fail (BUNKO_IS_READER_LENS (self));
  g_return_if_fail (center != NULL);

  *center = self->place;
  if (!self->placed && self->target != NULL)
    *center = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (self->target) / 2,
                                   (float) gtk_widget_get_height (self->target) / 2);
}

/**
 * bunko_reader_lens_move:
 * @self: a lens
 * @x: a place in its target
 * @y: a place in its target
 *
 * Puts its middle there.
 */
void
bunko_reader_lens_move (BunkoReaderLens *self, double x, double y)
{
  g_return_if_fail (BUNKO_IS_READER_LENS (self));

  self->place = GRAPHENE_POINT_INIT ((float) x, (float) y);
  self->placed = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
