/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-view-button.h"

#include <glib/gi18n-lib.h>

#include "bunko-list-enums.h"

/**
 * BunkoViewButton:
 *
 * The button in a header bar that opens the options of an item view: its mode, the size of its
 * covers, the kind and the order of its items, and the columns of a table.
 */
struct _BunkoViewButton
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkAdjustment *cover_size_adjustment;
  GtkWidget *cover_size_box;
  GtkMenuButton *menu_button;
  AdwToggleGroup *modes;
  GMenu *sort_menu;
  GMenu *view_menu;

  BunkoItemView *view;
  GBinding *cover_size_binding;
  GBinding *mode_binding;
  GMenuModel *columns_menu; /* in view_menu while there is something in it */
  gboolean has_columns;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoViewButton, bunko_view_button, ADW_TYPE_BIN)

/* The places in the menus of what belongs to the view. */
#define SORT_PLACE    0
#define COLUMNS_PLACE 2

static void
columns_changed_cb (BunkoViewButton *self)
{
  gboolean has_columns =
      self->columns_menu != NULL && g_menu_model_get_n_items (self->columns_menu) > 0;
  g_autoptr (GMenu) section = NULL;

  if (self->has_columns == has_columns)
    return;

  self->has_columns = has_columns;
  if (!has_columns)
    {
      g_menu_remove (self->view_menu, COLUMNS_PLACE);
      return;
    }
  section = g_menu_new ();
  g_menu_append_submenu (section, _ ("C_olumns"), self->columns_menu);
  g_menu_insert_section (self->view_menu, COLUMNS_PLACE, NULL, G_MENU_MODEL (section));
}

static void
disconnect_view (BunkoViewButton *self)
{
  if (self->view == NULL)
    return;

  g_clear_pointer (&self->cover_size_binding, g_binding_unbind);
  g_clear_pointer (&self->mode_binding, g_binding_unbind);
  g_signal_handlers_disconnect_by_data (self->view, self);
  g_signal_handlers_disconnect_by_data (self->columns_menu, self);
  g_clear_object (&self->columns_menu);
  columns_changed_cb (self);
  g_menu_remove (self->sort_menu, SORT_PLACE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", NULL);
  g_clear_object (&self->view);
}

static void
bunko_view_button_dispose (GObject *object)
{
  BunkoViewButton *self = BUNKO_VIEW_BUTTON (object);

  disconnect_view (self);
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
  gtk_widget_class_bind_template_child (widget_class, BunkoViewButton, cover_size_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoViewButton, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoViewButton, modes);
  gtk_widget_class_bind_template_child (widget_class, BunkoViewButton, sort_menu);
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

static gboolean
mode_to_name (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (BUNKO_TYPE_ITEM_VIEW_MODE);

  g_value_set_string (to, g_enum_get_value (modes, g_value_get_enum (from))->value_nick);

  return TRUE;
}

static gboolean
name_to_mode (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (BUNKO_TYPE_ITEM_VIEW_MODE);
  const char *name = g_value_get_string (from);
  GEnumValue *mode = name != NULL ? g_enum_get_value_by_nick (modes, name) : NULL;

  if (mode == NULL)
    return FALSE;

  g_value_set_enum (to, mode->value);

  return TRUE;
}

static void
mode_changed_cb (BunkoViewButton *self)
{
  static const char *const icon_names[] = {
    [BUNKO_ITEM_VIEW_GRID] = "view-grid-symbolic",
    [BUNKO_ITEM_VIEW_COMPACT] = "view-app-grid-symbolic",
    [BUNKO_ITEM_VIEW_LIST] = "view-list-symbolic",
    [BUNKO_ITEM_VIEW_TABLE] = "bunko-table-symbolic",
  };
  BunkoItemViewMode mode = bunko_item_view_get_mode (self->view);

  gtk_menu_button_set_icon_name (self->menu_button, icon_names[mode]);
  gtk_widget_set_sensitive (self->cover_size_box, mode != BUNKO_ITEM_VIEW_TABLE);
}

static void
connect_view (BunkoViewButton *self)
{
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list",
                                  bunko_item_view_get_action_group (self->view));
  g_menu_insert_section (self->sort_menu, SORT_PLACE, NULL,
                         bunko_item_view_get_sort_menu (self->view));
  self->cover_size_binding =
      g_object_bind_property (self->view, "cover-size", self->cover_size_adjustment, "value",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  self->mode_binding = g_object_bind_property_full (self->view, "mode", self->modes, "active-name",
                                                    G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                                                    mode_to_name, name_to_mode, NULL, NULL);
  g_signal_connect_swapped (self->view, "notify::mode", G_CALLBACK (mode_changed_cb), self);
  mode_changed_cb (self);

  self->columns_menu = g_object_ref (bunko_item_view_get_columns_menu (self->view));
  g_signal_connect_swapped (self->columns_menu, "items-changed", G_CALLBACK (columns_changed_cb),
                            self);
  columns_changed_cb (self);
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

  disconnect_view (self);
  if (view != NULL)
    {
      self->view = g_object_ref (view);
      connect_view (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}
