/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-tag-chip.h"

/**
 * BunkoTagChip:
 *
 * A small round button that stands for a tag, an artist or the like; a click searches for it
 * through the action `win.search`. A middle click, or the minus key, excludes it from the search
 * through `win.exclude`; a menu offers both.
 */
struct _BunkoTagChip
{
  GtkButton parent_instance;

  char *query;
  GtkWidget *menu; /* NULL until it is asked for */
};

enum
{
  PROP_0,
  PROP_QUERY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoTagChip, bunko_tag_chip, GTK_TYPE_BUTTON)

static void
label_changed_cb (BunkoTagChip *self)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (self));
  g_autofree char *tooltip = NULL;

  if (!GTK_IS_LABEL (label))
    return;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  /* Translators: %s is a tag or the name of an artist */
  tooltip = g_strdup_printf (_ ("Search for “%s”"), gtk_label_get_text (GTK_LABEL (label)));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
}

static void
exclude_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoTagChip *self = BUNKO_TAG_CHIP (widget);

  if (self->query != NULL)
    gtk_widget_activate_action (widget, "win.exclude", "s", self->query);
}

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), label != NULL ? label : "");
}

static GMenuModel *
create_menu (BunkoTagChip *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenuItem) search = g_menu_item_new (_ ("_Search"), NULL);

  g_menu_item_set_action_and_target (search, "win.search", "s", self->query);
  g_menu_append_item (menu, search);
  g_menu_append (menu, _ ("E_xclude from Search"), "chip.exclude");
  g_menu_append (copy, _ ("_Copy"), "chip.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  return G_MENU_MODEL (menu);
}

static void
menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoTagChip *self = BUNKO_TAG_CHIP (widget);

  if (self->query == NULL)
    return;
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = create_menu (self);

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, widget);
    }
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (BunkoTagChip *self, int n_press, double x, double y, GtkGestureSingle *gesture)
{
  guint button = gtk_gesture_single_get_current_button (gesture);

  if (button != GDK_BUTTON_MIDDLE && button != GDK_BUTTON_SECONDARY)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self),
                              button == GDK_BUTTON_MIDDLE ? "chip.exclude" : "chip.menu", NULL);
}

static void
long_pressed_cb (BunkoTagChip *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "chip.menu", NULL);
}

static void
bunko_tag_chip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (bunko_tag_chip_parent_class)->size_allocate (widget, width, height, baseline);

  if (BUNKO_TAG_CHIP (widget)->menu != NULL)
    gtk_popover_present (GTK_POPOVER (BUNKO_TAG_CHIP (widget)->menu));
}

static void
bunko_tag_chip_dispose (GObject *object)
{
  g_clear_pointer (&BUNKO_TAG_CHIP (object)->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (bunko_tag_chip_parent_class)->dispose (object);
}

static void
bunko_tag_chip_finalize (GObject *object)
{
  BunkoTagChip *self = BUNKO_TAG_CHIP (object);

  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (bunko_tag_chip_parent_class)->finalize (object);
}

static void
bunko_tag_chip_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoTagChip *self = BUNKO_TAG_CHIP (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_tag_chip_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BunkoTagChip *self = BUNKO_TAG_CHIP (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      self->query = g_value_dup_string (value);
      if (self->query == NULL)
        break;
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", self->query);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.search");
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_tag_chip_class_init (BunkoTagChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_tag_chip_dispose;
  object_class->finalize = bunko_tag_chip_finalize;
  object_class->get_property = bunko_tag_chip_get_property;
  object_class->set_property = bunko_tag_chip_set_property;

  /**
   * BunkoTagChip:query:
   *
   * What a click searches for, %NULL for nothing.
   */
  properties[PROP_QUERY] =
      g_param_spec_string ("query", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->size_allocate = bunko_tag_chip_size_allocate;
  gtk_widget_class_install_action (widget_class, "chip.exclude", NULL, exclude_action);
  gtk_widget_class_install_action (widget_class, "chip.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "chip.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, 0, "chip.exclude", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, 0, "chip.exclude", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chip.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "chip.menu",
                                       NULL);
}

static void
bunko_tag_chip_init (BunkoTagChip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  g_signal_connect (self, "notify::label", G_CALLBACK (label_changed_cb), NULL);
}

/**
 * bunko_tag_chip_new:
 * @label: what stands on it
 * @query: (nullable): what a click searches for
 *
 * Creates a chip.
 *
 * Returns: (transfer floating): the new chip
 */
GtkWidget *
bunko_tag_chip_new (const char *label, const char *query)
{
  g_return_val_if_fail (label != NULL, NULL);

  return g_object_new (BUNKO_TYPE_TAG_CHIP, "label", label, "query", query, NULL);
}
