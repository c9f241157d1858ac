/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-item-chip.h"
#include "bunko-open.h"
#include "bunko-term-menu.h"
#include "library/bunko-item-query.h"

/**
 * BunkoItemChip:
 *
 * A small round button that stands for an artist, a series, a tag or the like, and opens its page:
 * with the middle button or Ctrl in a new tab, with Shift in a new window. A menu searches for it
 * and excludes it from the search.
 *
 * What only searches is a [class@TagChip].
 */
struct _BunkoItemChip
{
  GtkButton parent_instance;

  BunkoLocation *location;
  BunkoOpenWhere where; /* of the click under way */
};

G_DEFINE_FINAL_TYPE (BunkoItemChip, bunko_item_chip, GTK_TYPE_BUTTON)

static void
bunko_item_chip_clicked (GtkButton *button)
{
  BunkoItemChip *self = BUNKO_ITEM_CHIP (button);
  BunkoOpenWhere where = self->where;

  self->where = BUNKO_OPEN_HERE;
  bunko_open_location (GTK_WIDGET (self), self->location, where);
}

/* The button itself does not tell what is held while it is clicked. */
static void
pressed_cb (BunkoItemChip *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);

  self->where = bunko_open_where_from_event (
      GDK_BUTTON_PRIMARY, gtk_event_controller_get_current_event_state (controller));
}

static void
middle_released_cb (BunkoItemChip *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  bunko_open_location (
      GTK_WIDGET (self), self->location,
      bunko_open_where_from_event (GDK_BUTTON_MIDDLE,
                                   gtk_event_controller_get_current_event_state (controller)));
}

static void
add_gestures (BunkoItemChip *self)
{
  GtkGesture *primary = gtk_gesture_click_new ();
  GtkGesture *middle = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (primary), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (primary, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (primary));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  g_signal_connect_swapped (middle, "released", G_CALLBACK (middle_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (middle));
}

static void
bunko_item_chip_dispose (GObject *object)
{
  g_clear_object (&BUNKO_ITEM_CHIP (object)->location);

  G_OBJECT_CLASS (bunko_item_chip_parent_class)->dispose (object);
}

static void
bunko_item_chip_class_init (BunkoItemChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_item_chip_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = bunko_item_chip_clicked;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "button");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LINK);
}

static void
bunko_item_chip_init (BunkoItemChip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  add_gestures (self);
}

/**
 * bunko_item_chip_new:
 * @label: what it says
 * @location: what it opens
 *
 * Returns: (transfer floating): a new chip
 */
GtkWidget *
bunko_item_chip_new (const char *label, BunkoLocation *location)
{
  BunkoItemChip *self;
  GtkWidget *child;
  g_autofree char *tooltip = NULL;

  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), NULL);

  child = gtk_label_new (label);
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (child), 40);
  self = g_object_new (BUNKO_TYPE_ITEM_CHIP, "child", child, NULL);
  self->location = g_object_ref (location);
  /* Translators: %s is an artist, a series or the like */
  tooltip = g_strdup_printf (_ ("Show “%s”"), label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

/**
 * bunko_item_chip_new_for_item:
 * @item: an item
 *
 * Returns: (transfer floating): a chip with the name of the item, which opens its page
 */
GtkWidget *
bunko_item_chip_new_for_item (BunkoItem *item)
{
  GtkWidget *chip;
  g_autofree char *query = NULL;
  g_autoptr (BunkoLocation) location = NULL;

  g_return_val_if_fail (BUNKO_IS_ITEM (item), NULL);

  location = bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item),
                                      bunko_item_get_display_name (item));
  chip = bunko_item_chip_new (bunko_item_get_display_name (item), location);
  query = bunko_item_to_query (item);
  if (query != NULL)
    bunko_term_menu_attach (chip, query, bunko_item_get_display_name (item), BUNKO_TERM_MENU_NONE);
  return chip;
}

/**
 * bunko_item_chip_get_location:
 * @self: a chip
 *
 * Returns: (transfer none): what it opens
 */
BunkoLocation *
bunko_item_chip_get_location (BunkoItemChip *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_CHIP (self), NULL);

  return self->location;
}
