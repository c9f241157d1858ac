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

static void
shuffle_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _bunko_item_view_set_seed (user_data, g_random_int ());
}

static void
jump_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _bunko_item_view_show_jump (user_data);
}

/* Another kind of items of the same view, with the same search. */
static void
change_type_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BunkoItemView *self = user_data;
  g_autoptr (GEnumClass) types = g_type_class_ref (BUNKO_TYPE_ITEM_TYPE);
  GEnumValue *type = g_enum_get_value_by_nick (types, g_variant_get_string (value, NULL));
  g_autoptr (BunkoViewQuery) query = NULL;

  if (self->query == NULL || type == NULL)
    return;

  query = bunko_view_query_copy (self->query);
  bunko_view_query_set_item_type (query, type->value);
  bunko_view_query_set_sort_index (query, -1);
  bunko_view_query_set_sort_descending (query, FALSE);
  bunko_item_view_set_query (self, query);
}

/* What depends on the query: which kind of items there is, and whether they are shuffled. */
static void
query_changed_cb (BunkoItemView *self)
{
  g_autoptr (GEnumClass) types = g_type_class_ref (BUNKO_TYPE_ITEM_TYPE);
  GActionMap *map = G_ACTION_MAP (self->actions);
  GEnumValue *type = g_enum_get_value (types, (int) bunko_view_query_get_item_type (self->query));
  GSimpleAction *action = G_SIMPLE_ACTION (g_action_map_lookup_action (map, "item-type"));

  g_simple_action_set_state (action, g_variant_new_string (type->value_nick));
  g_simple_action_set_enabled (action, bunko_view_query_get_parent_id (self->query) == 0);
  action = G_SIMPLE_ACTION (g_action_map_lookup_action (map, "shuffle"));
  g_simple_action_set_enabled (
      action, bunko_sort_index_is_random (bunko_view_query_get_sort_index (self->query)));
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
    { "shuffle", shuffle_cb },
    { "jump", jump_cb },
    { "item-type", NULL, "s", "'gallery'", change_type_cb },
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
  g_signal_connect (self, "notify::query", G_CALLBACK (query_changed_cb), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", G_ACTION_GROUP (self->actions));
  add_keys (self);
}
