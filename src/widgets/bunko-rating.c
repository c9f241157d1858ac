/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bunko-rating.h"

#define N_STARS 5
#define MAXIMUM (2 * N_STARS)

/**
 * BunkoRating:
 *
 * A rating of 0 to 10 as five stars in halves.
 *
 * A person changes it by clicking a half of a star (the same one again takes the rating away), by
 * the arrow keys, Home and End, the digits 0 to 5, and Delete; each time, and only then,
 * [signal@BunkoRating::rated] is emitted.
 */
struct _BunkoRating
{
  GtkWidget parent_instance;

  GtkWidget *stars[N_STARS];
  double value;

  /* What the pointer is over, negative if nothing. */
  double preview;
  guint editable : 1;
};

enum
{
  PROP_0,
  PROP_VALUE,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  SIGNAL_RATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoRating, bunko_rating, GTK_TYPE_WIDGET)

static void
update_stars (BunkoRating *self)
{
  int shown = (int) round (self->preview >= 0 ? self->preview : self->value);

  for (int i = 0; i < N_STARS; i++)
    {
      const char *icon_name = "non-starred-symbolic";

      if (shown >= 2 * (i + 1))
        icon_name = "starred-symbolic";
      else if (shown == 2 * i + 1)
        icon_name = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                        ? "semi-starred-rtl-symbolic"
                        : "semi-starred-symbolic";
      gtk_image_set_from_icon_name (GTK_IMAGE (self->stars[i]), icon_name);
    }
}

static void
update_accessible (BunkoRating *self)
{
  g_autofree char *text = NULL;

  if (self->value > 0)
    /* Translators: a rating in stars, such as “3.5 of 5 stars” */
    text = g_strdup_printf (_ ("%g of %d stars"), self->value / 2, N_STARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MAXIMUM,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text ? text : _ ("Not rated"),
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, !self->editable, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text ? text : _ ("Not rated"));
}

static void
rate (BunkoRating *self, double value)
{
  value = CLAMP (value, 0, MAXIMUM);
  if (value == self->value)
    return;

  bunko_rating_set_value (self, value);
  g_signal_emit (self, signals[SIGNAL_RATED], 0, value);
}

/* The pointer is over the left or the right half of a star. */
static double
value_at (BunkoRating *self, double x)
{
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x;

  return CLAMP (ceil (x / width * MAXIMUM), 1, MAXIMUM);
}

static void
set_preview (BunkoRating *self, double preview)
{
  if (self->preview == preview)
    return;

  self->preview = preview;
  update_stars (self);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoRating *self)
{
  double value = value_at (self, x);

  if (!self->editable)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_preview (self, -1);
  rate (self, value == self->value ? 0 : value);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, BunkoRating *self)
{
  if (self->editable)
    set_preview (self, value_at (self, x));
}

static void
leave_cb (GtkEventControllerMotion *controller, BunkoRating *self)
{
  set_preview (self, -1);
}

static double
value_for_key (BunkoRating *self, guint keyval)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_0 + N_STARS)
    return 2 * (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_0 + N_STARS)
    return 2 * (keyval - GDK_KEY_KP_0);

  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return self->value + (rtl ? -1 : 1);

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return self->value + (rtl ? 1 : -1);

    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      return self->value + 1;

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return self->value - 1;

    case GDK_KEY_Home:
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      return 0;

    case GDK_KEY_End:
      return MAXIMUM;

    default:
      return NAN;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                BunkoRating *self)
{
  double value = value_for_key (self, keyval);

  if (!self->editable || isnan (value) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  rate (self, round (value));

  return GDK_EVENT_STOP;
}

static void
bunko_rating_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (bunko_rating_parent_class)->direction_changed (widget, previous);

  update_stars (BUNKO_RATING (widget));
}

static void
bunko_rating_dispose (GObject *object)
{
  BunkoRating *self = BUNKO_RATING (object);

  for (int i = 0; i < N_STARS; i++)
    g_clear_pointer (&self->stars[i], gtk_widget_unparent);

  G_OBJECT_CLASS (bunko_rating_parent_class)->dispose (object);
}

static void
bunko_rating_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoRating *self = BUNKO_RATING (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_double (value, self->value);
      break;

    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_rating_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BunkoRating *self = BUNKO_RATING (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      bunko_rating_set_value (self, g_value_get_double (value));
      break;

    case PROP_EDITABLE:
      bunko_rating_set_editable (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_rating_class_init (BunkoRatingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = bunko_rating_dispose;
  object_class->get_property = bunko_rating_get_property;
  object_class->set_property = bunko_rating_set_property;

  widget_class->direction_changed = bunko_rating_direction_changed;

  /**
   * BunkoRating:value:
   *
   * The rating, 0 (none) to 10 (five stars).
   */
  properties[PROP_VALUE] = g_param_spec_double ("value", NULL, NULL, 0, MAXIMUM, 0, flags);

  /**
   * BunkoRating:editable:
   *
   * Whether a person can change it.
   */
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BunkoRating::rated:
   * @self: the rating
   * @value: what it is now
   *
   * A person changed the rating.
   */
  signals[SIGNAL_RATED] = g_signal_new ("rated", BUNKO_TYPE_RATING, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "rating");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
add_controllers (BunkoRating *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, key);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

static void
bunko_rating_init (BunkoRating *self)
{
  self->preview = -1;
  for (int i = 0; i < N_STARS; i++)
    {
      self->stars[i] =
          g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_set_parent (self->stars[i], GTK_WIDGET (self));
    }
  add_controllers (self);
  update_stars (self);
  update_accessible (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rating"), -1);
}

/**
 * bunko_rating_new:
 *
 * Creates an empty rating that cannot be edited.
 *
 * Returns: (transfer floating): the new rating
 */
GtkWidget *
bunko_rating_new (void)
{
  return g_object_new (BUNKO_TYPE_RATING, NULL);
}

/**
 * bunko_rating_get_value:
 * @self: a rating
 *
 * Returns: the rating, 0 (none) to 10 (five stars)
 */
double
bunko_rating_get_value (BunkoRating *self)
{
  g_return_val_if_fail (BUNKO_IS_RATING (self), 0);

  return self->value;
}

/**
 * bunko_rating_set_value:
 * @self: a rating
 * @value: the rating, 0 (none) to 10 (five stars)
 *
 * Sets the rating, without [signal@BunkoRating::rated].
 */
void
bunko_rating_set_value (BunkoRating *self, double value)
{
  g_return_if_fail (BUNKO_IS_RATING (self));

  value = CLAMP (value, 0, MAXIMUM);
  if (self->value == value)
    return;

  self->value = value;
  update_stars (self);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/**
 * bunko_rating_set_editable:
 * @self: a rating
 * @editable: whether a person can change it
 *
 * Sets whether a person can change the rating. If so, it takes the keyboard focus.
 */
void
bunko_rating_set_editable (BunkoRating *self, gboolean editable)
{
  g_return_if_fail (BUNKO_IS_RATING (self));

  if (self->editable == !!editable)
    return;

  self->editable = !!editable;
  gtk_widget_set_focusable (GTK_WIDGET (self), editable);
  set_preview (self, -1);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}
