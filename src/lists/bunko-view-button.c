/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-view-button.h"

#include <glib/gi18n-lib.h>

/**
 * BunkoViewButton:
 *
 * The button in a header bar that opens the options of an item view: order and cover size.
 */
struct _BunkoViewButton
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkAdjustment *cover_size_adjustment;
  GMenu *view_menu;

  BunkoItemView *view;
  GBinding *cover_size_binding;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoViewButton, bunko_view_button, ADW_TYPE_BIN)

static void
bunko_view_button_dispose (GObject *object)
{
  BunkoViewButton *self = BUNKO_VIEW_BUTTON (object);

  g_clear_pointer (&self->cover_size_binding, g_binding_unbind);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", NULL);
  g_clear_object (&self->view);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_VIEW_BUTTON);

  G_OBJECT_CLASS (bunko_view_button_parent_class)->dispose (object);
}

static void
bunko_view_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoViewButton *self = BUNKO_VIEW_BUTTON (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_view_button_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BunkoViewButton *self = BUNKO_VIEW_BUTTON (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      bunko_view_button_set_view (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_view_button_class_init (BunkoViewButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_view_button_dispose;
  object_class->get_property = bunko_view_button_get_property;
  object_class->set_property = bunko_view_button_set_property;

  /**
   * BunkoViewButton:view:
   *
   * The view whose options these are.
   */
  properties[PROP_VIEW] =
      g_param_spec_object ("view", NULL, NULL, BUNKO_TYPE_ITEM_VIEW,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-view-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoViewButton, cover_size_adjustment);
  gtk_widget_class_bind_template_child (widget_class, BunkoViewButton, view_menu);
}

static void
bunko_view_button_init (BunkoViewButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_view_button_new:
 * @view: (nullable): the view whose options to show
 *
 * Returns: (transfer floating): the new button
 */
GtkWidget *
bunko_view_button_new (BunkoItemView *view)
{
  return g_object_new (BUNKO_TYPE_VIEW_BUTTON, "view", view, NULL);
}

/**
 * bunko_view_button_get_view:
 * @self: a view button
 *
 * Returns: (transfer none) (nullable): the view whose options are shown
 */
BunkoItemView *
bunko_view_button_get_view (BunkoViewButton *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_BUTTON (self), NULL);

  return self->view;
}

static void
connect_view (BunkoViewButton *self)
{
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list",
                                  bunko_item_view_get_action_group (self->view));
  g_menu_insert_section (self->view_menu, 0, _ ("Sort By"),
                         bunko_item_view_get_sort_menu (self->view));
  self->cover_size_binding =
      g_object_bind_property (self->view, "cover-size", self->cover_size_adjustment, "value",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

/**
 * bunko_view_button_set_view:
 * @self: a view button
 * @view: (nullable): the view whose options to show
 *
 * Sets the view; it may be anywhere else in the window.
 */
void
bunko_view_button_set_view (BunkoViewButton *self, BunkoItemView *view)
{
  g_return_if_fail (BUNKO_IS_VIEW_BUTTON (self));
  g_return_if_fail (view == NULL || BUNKO_IS_ITEM_VIEW (view));

  if (self->view == view)
    return;

  g_clear_pointer (&self->cover_size_binding, g_binding_unbind);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", NULL);
  if (self->view != NULL)
    g_menu_remove (self->view_menu, 0);
  g_set_object (&self->view, view);
  if (view != NULL)
    connect_view (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}
