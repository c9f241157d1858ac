/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-search-chip.h"

/* A term may be a whole sentence. */
#define MAX_WIDTH_CHARS 32

/**
 * BunkoSearchChip:
 *
 * One condition of a search: a click edits it, its cross removes it, and the minus key turns it
 * into its opposite. What is left out has a minus before it and is struck through.
 */
struct _BunkoSearchChip
{
  GtkWidget parent_instance;

  GtkWidget *body;
  GtkImage *icon;
  GtkLabel *tag_namespace;
  GtkLabel *term;
  GtkWidget *cross;
  GtkWidget *menu; /* NULL until it is asked for */
  gboolean is_filter;
  gboolean negated;
};

enum
{
  EDIT,
  NEGATE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoSearchChip, bunko_search_chip, GTK_TYPE_WIDGET)

static void
activate_signal (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  /* It may be the last one of it. */
  g_autoptr (GtkWidget) keep = g_object_ref (widget);

  g_signal_emit_by_name (widget, action_name + strlen ("chip."));
}

static GMenuModel *
create_menu (BunkoSearchChip *self)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Edit"), "chip.edit");
  if (!self->is_filter)
    g_menu_append (menu, self->negated ? _ ("_Include") : _ ("E_xclude"), "chip.negate");
  g_menu_append (menu, _ ("_Remove"), "chip.remove");
  return G_MENU_MODEL (menu);
}

static void
popup (BunkoSearchChip *self)
{
  g_autoptr (GMenuModel) model = create_menu (self);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  popup (BUNKO_SEARCH_CHIP (widget));
}

static void
pressed_cb (BunkoSearchChip *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button == GDK_BUTTON_SECONDARY)
    popup (self);
  else if (button == GDK_BUTTON_MIDDLE)
    g_signal_emit (self, signals[REMOVE], 0);
  else
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (BunkoSearchChip *self, double x, double y, GtkGesture *gesture)
{
  popup (self);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
bunko_search_chip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (BUNKO_SEARCH_CHIP (widget)->body);
}

static void
bunko_search_chip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BunkoSearchChip *self = BUNKO_SEARCH_CHIP (widget);

  GTK_WIDGET_CLASS (bunko_search_chip_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
bunko_search_chip_dispose (GObject *object)
{
  BunkoSearchChip *self = BUNKO_SEARCH_CHIP (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_pointer (&self->cross, gtk_widget_unparent);

  G_OBJECT_CLASS (bunko_search_chip_parent_class)->dispose (object);
}

static void
install_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } bindings[] = {
    { GDK_KEY_BackSpace, 0, "chip.remove" },      { GDK_KEY_Delete, 0, "chip.remove" },
    { GDK_KEY_KP_Delete, 0, "chip.remove" },      { GDK_KEY_minus, 0, "chip.negate" },
    { GDK_KEY_KP_Subtract, 0, "chip.negate" },    { GDK_KEY_F2, 0, "chip.edit" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "chip.menu" }, { GDK_KEY_Menu, 0, "chip.menu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers,
                                         bindings[i].action, NULL);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, BUNKO_TYPE_SEARCH_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
bunko_search_chip_class_init (BunkoSearchChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_search_chip_dispose;
  widget_class->grab_focus = bunko_search_chip_grab_focus;
  widget_class->size_allocate = bunko_search_chip_size_allocate;

  /**
   * BunkoSearchChip::edit:
   *
   * Emitted when a person wants to change the condition.
   */
  signals[EDIT] = add_signal ("edit");

  /**
   * BunkoSearchChip::negate:
   *
   * Emitted when a person wants the opposite.
   */
  signals[NEGATE] = add_signal ("negate");

  /**
   * BunkoSearchChip::remove:
   *
   * Emitted when a person does not want the condition any more.
   */
  signals[REMOVE] = add_signal ("remove");

  gtk_widget_class_install_action (widget_class, "chip.edit", NULL, activate_signal);
  gtk_widget_class_install_action (widget_class, "chip.negate", NULL, activate_signal);
  gtk_widget_class_install_action (widget_class, "chip.remove", NULL, activate_signal);
  gtk_widget_class_install_action (widget_class, "chip.menu", NULL, menu_action);
  install_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "searchchip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/* A short text keeps its whole width: the row scrolls, and nothing is gained by dots. */
static void
set_label (GtkLabel *label, const char *text)
{
  gboolean is_long = g_utf8_strlen (text, -1) > MAX_WIDTH_CHARS;

  gtk_label_set_ellipsize (label, is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (label, is_long ? MAX_WIDTH_CHARS : -1);
  gtk_label_set_max_width_chars (label, is_long ? MAX_WIDTH_CHARS : -1);
  gtk_label_set_text (label, text);
}

static void
add_gestures (BunkoSearchChip *self)
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
}

static void
bunko_search_chip_init (BunkoSearchChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  self->tag_namespace = add_label (box, "namespace");
  self->term = add_label (box, "term");

  self->body = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->body), box);
  gtk_widget_add_css_class (self->body, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->body), "chip.edit");
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));

  /* By keyboard there is Delete; a stop less for Tab. */
  self->cross = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_focusable (self->cross, FALSE);
  gtk_widget_set_focus_on_click (self->cross, FALSE);
  gtk_widget_set_valign (self->cross, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->cross, "flat");
  gtk_widget_add_css_class (self->cross, "circular");
  gtk_widget_add_css_class (self->cross, "cross");
  gtk_widget_set_tooltip_text (self->cross, _ ("Remove"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->cross), "chip.remove");
  gtk_widget_set_parent (self->cross, GTK_WIDGET (self));

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  add_gestures (self);
}

/**
 * bunko_search_chip_new:
 *
 * Returns: (transfer floating): an empty chip
 */
GtkWidget *
bunko_search_chip_new (void)
{
  return g_object_new (BUNKO_TYPE_SEARCH_CHIP, NULL);
}

/**
 * bunko_search_token_describe:
 * @token: a condition
 *
 * Returns: (transfer full): what it means, for a person who hears it
 */
char *
bunko_search_token_describe (const BunkoSearchToken *token)
{
  g_autofree char *what = NULL;

  g_return_val_if_fail (token != NULL, NULL);

  if (token->tag_namespace == NULL || token->tag_namespace[0] == '\0')
    what = g_strdup (token->term);
  else
    what = g_strdup_printf ("%s: %s", token->tag_namespace, token->term);
  if (!token->negated)
    return g_steal_pointer (&what);
  /* Translators: %s is a condition of a search, such as “artist: Ann” */
  return g_strdup_printf (_ ("Not %s"), what);
}

static void
set_labels (BunkoSearchChip *self, const char *label, const char *description)
{
  /* Translators: %s is a condition of a search, such as “artist: Ann” */
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->body), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cross), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
  gtk_widget_set_tooltip_text (self->body, label);
}

static void
set_class (BunkoSearchChip *self, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
update (BunkoSearchChip *self, gboolean negated, const char *tag_namespace, const char *term)
{
  gboolean has_namespace = tag_namespace != NULL && tag_namespace[0] != '\0';
  g_autofree char *written = g_strconcat (has_namespace ? tag_namespace : "", ":", NULL);

  self->negated = negated;
  set_label (self->tag_namespace, written);
  gtk_widget_set_visible (GTK_WIDGET (self->tag_namespace), has_namespace);
  set_label (self->term, term);
  gtk_image_set_from_icon_name (self->icon,
                                self->is_filter ? "bunko-filter-symbolic" : "list-remove-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->icon), self->is_filter || negated);
  set_class (self, "negated", negated);
  set_class (self, "filter", self->is_filter);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chip.negate", !self->is_filter);
}

/**
 * bunko_search_chip_set_token:
 * @self: a chip
 * @token: the condition that it stands for
 *
 * Shows a condition.
 */
void
bunko_search_chip_set_token (BunkoSearchChip *self, const BunkoSearchToken *token)
{
  g_autofree char *label = NULL;

  g_return_if_fail (BUNKO_IS_SEARCH_CHIP (self));
  g_return_if_fail (token != NULL);

  self->is_filter = FALSE;
  update (self, token->negated, token->tag_namespace, token->term);
  label = bunko_search_token_describe (token);
  set_labels (self, label, _ ("Edit this condition of the search"));
}

/**
 * bunko_search_chip_set_filter:
 * @self: a chip
 * @name: what the filter is called
 *
 * Shows a filter of the server.
 */
void
bunko_search_chip_set_filter (BunkoSearchChip *self, const char *name)
{
  g_autofree char *label = NULL;

  g_return_if_fail (BUNKO_IS_SEARCH_CHIP (self));
  g_return_if_fail (name != NULL);

  self->is_filter = TRUE;
  update (self, FALSE, NULL, name);
  /* Translators: %s is the name of a saved search */
  label = g_strdup_printf (_ ("Filter: %s"), name);
  set_labels (self, label, _ ("Edit this filter"));
}
