/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-settings.h"

#include "bunko-item-view-private.h"
#include "bunko-list-enums.h"

/* The actions "list.*" of an item view, for its own menus and those of the page around it. */

#define COVER_SIZE_STEP 16

static void
refresh_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  bunko_item_view_refresh (user_data);
}

/* Steps, 0 for the size that lists have by themselves. */
static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoItemView *self = user_data;
  int steps = g_variant_get_int32 (parameter);

  if (steps != 0)
    _bunko_item_view_set_cover_size (self, self->cover_size + steps * COVER_SIZE_STEP);
  else
    _bunko_item_view_set_cover_size (
        self, g_settings_get_int (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_COVER_SIZE));
}

/* Actions whose state is a property of the view. A GPropertyAction would keep the view alive. */
static const struct
{
  const char *action;
  const char *property;
} mirrored[] = {
  { "mode", "mode" },
  { "cover-size", "cover-size" },
  { "sort-by", "sort-index" },
  { "descending", "descending" },
  { "select-mode", "selection-mode" },
};

static const char *
get_property_name (GAction *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (mirrored); i++)
    if (g_str_equal (mirrored[i].action, g_action_get_name (action)))
      return mirrored[i].property;

  g_assert_not_reached ();
}

static void
change_mode_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (BUNKO_TYPE_ITEM_VIEW_MODE);
  GEnumValue *mode = g_enum_get_value_by_nick (modes, g_variant_get_string (value, NULL));

  if (mode != NULL)
    bunko_item_view_set_mode (user_data, mode->value);
}

static void
change_int_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_object_set (user_data, get_property_name (G_ACTION (action)), g_variant_get_int32 (value),
                NULL);
}

static void
change_boolean_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_object_set (user_data, get_property_name (G_ACTION (action)), g_variant_get_boolean (value),
                NULL);
}

static GVariant *
get_state (BunkoItemView *self, const char *property)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GEnumClass) modes = g_type_class_ref (BUNKO_TYPE_ITEM_VIEW_MODE);

  g_object_get_property (G_OBJECT (self), property, &value);
  if (G_VALUE_HOLDS_INT (&value))
    return g_variant_new_int32 (g_value_get_int (&value));
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return g_variant_new_boolean (g_value_get_boolean (&value));

  return g_variant_new_string (g_enum_get_value (modes, g_value_get_enum (&value))->value_nick);
}

static void
notify_cb (BunkoItemView *self, GParamSpec *pspec)
{
  for (guint i = 0; i < G_N_ELEMENTS (mirrored); i++)
    if (g_str_equal (mirrored[i].property, pspec->name))
      {
        GAction *action =
            g_action_map_lookup_action (G_ACTION_MAP (self->actions), mirrored[i].action);

        g_simple_action_set_state (G_SIMPLE_ACTION (action), get_state (self, pspec->name));
      }
}

static void
add_key (BunkoItemView *self, GtkShortcutController *keys, const char *trigger, int steps)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_named_action_new ("list.zoom"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (steps));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

static void
add_keys (BunkoItemView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (self, GTK_SHORTCUT_CONTROLLER (keys), "<Control>plus|<Control>equal|<Control>KP_Add", 1);
  add_key (self, GTK_SHORTCUT_CONTROLLER (keys), "<Control>minus|<Control>KP_Subtract", -1);
  add_key (self, GTK_SHORTCUT_CONTROLLER (keys), "<Control>0|<Control>KP_0", 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
_bunko_item_view_init_actions (BunkoItemView *self)
{
  static const GActionEntry entries[] = {
    { "refresh", refresh_cb },
    { "zoom", zoom_cb, "i" },
    { "mode", NULL, "s", "'grid'", change_mode_cb },
    { "cover-size", NULL, "i", "160", change_int_cb },
    { "sort-by", NULL, "i", "-1", change_int_cb },
    { "descending", NULL, NULL, "false", change_boolean_cb },
    { "select-mode", NULL, NULL, "false", change_boolean_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_signal_connect (self, "notify", G_CALLBACK (notify_cb), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", G_ACTION_GROUP (self->actions));
  add_keys (self);
}
