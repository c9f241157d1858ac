/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "settings/bunko-settings.h"

#include "bunko-filter-dialog.h"
#include "bunko-query-builder-dialog.h"
#include "bunko-search-field-private.h"

/* The menu of a search field: how to search, and what can be done with the search. */

static const struct
{
  const char *action;
  const char *label;
  BunkoSearchOptions option;
} options[] = {
  { "case-sensitive", N_ ("_Case Sensitive"), BUNKO_SEARCH_OPTION_CASE_SENSITIVE },
  { "regex", N_ ("Regular E_xpressions"), BUNKO_SEARCH_OPTION_REGEX },
  { "match-exact", N_ ("_Whole Names Only"), BUNKO_SEARCH_OPTION_MATCH_EXACT },
  { "match-all", N_ ("_All Terms Must Match"), BUNKO_SEARCH_OPTION_MATCH_ALL_TERMS },
  { "children", N_ ("Search in C_ontents, Too"), BUNKO_SEARCH_OPTION_CHILDREN },
};

static void
option_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoSearchField *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      if (!g_str_equal (options[i].action, name))
        continue;
      bunko_search_field_set_options (self, self->options ^ options[i].option);
      _bunko_search_field_emit_changed (self);
    }
}

static void
raw_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoSearchField *self = user_data;

  bunko_search_state_set_raw (self->state, !bunko_search_state_get_raw (self->state));
  gtk_widget_grab_focus (GTK_WIDGET (self->row));
}

static void
filter_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoSearchField *self = user_data;

  if (g_variant_get_int64 (parameter) == self->filter_id)
    return;
  bunko_search_field_set_filter_id (self, g_variant_get_int64 (parameter));
  _bunko_search_field_emit_changed (self);
}

static void
save_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoSearchField *self = user_data;
  AdwDialog *dialog;

  if (self->context == NULL)
    return;
  dialog = bunko_filter_dialog_new (self->context, NULL, self->text);
  if (self->options != BUNKO_SEARCH_OPTIONS_DEFAULT)
    bunko_filter_dialog_warn (BUNKO_FILTER_DIALOG (dialog));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
built_cb (BunkoSearchField *self, const char *text, BunkoSearchOptions built_options)
{
  bunko_search_field_set_options (self, built_options);
  bunko_search_field_set_text (self, text);
  _bunko_search_field_remember (self);
  _bunko_search_field_emit_changed (self);
}

static void
build_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoSearchField *self = user_data;
  g_autoptr (BunkoViewQuery) query = NULL;
  AdwDialog *dialog;

  if (self->context == NULL)
    return;
  query = self->view != NULL ? bunko_view_query_copy (self->view) : bunko_view_query_new ();
  bunko_view_query_set_search (query, self->text);
  bunko_view_query_set_search_options (query, self->options);
  bunko_view_query_set_filter_id (query, self->filter_id);
  dialog = bunko_query_builder_dialog_new (self->context, query);
  g_signal_connect_object (dialog, "search", G_CALLBACK (built_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static GMenuModel *
create_menu (GMenuModel *filters)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) how = g_menu_new ();
  g_autoptr (GMenu) writing = g_menu_new ();
  g_autoptr (GMenu) saved = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *action = g_strconcat ("search.", options[i].action, NULL);

      g_menu_append (how, _ (options[i].label), action);
    }
  g_menu_append (writing, _ ("Search While _Typing"), "search.search-while-typing");
  g_menu_append (writing, _ ("_Edit as Text"), "search.raw");
  g_menu_append (saved, _ ("_Build a Search…"), "search.build");
  g_menu_append_submenu (saved, _ ("_Filter"), filters);
  g_menu_append (saved, _ ("_Save as Filter…"), "search.save");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saved));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (how));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (writing));
  return G_MENU_MODEL (menu);
}

static void
set_state (BunkoSearchField *self, const char *name, gboolean state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

/* Makes the menu say what is so. */
void
_bunko_search_field_update_actions (BunkoSearchField *self)
{
  GAction *action;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    set_state (self, options[i].action, (self->options & options[i].option) != 0);
  set_state (self, "raw", bunko_search_state_get_raw (self->state));
  action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "filter");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_int64 (self->filter_id));
  action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "save");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->text[0] != '\0');
  if (self->options != BUNKO_SEARCH_OPTIONS_DEFAULT)
    gtk_widget_add_css_class (self->menu_button, "changed");
  else
    gtk_widget_remove_css_class (self->menu_button, "changed");
}

void
_bunko_search_field_init_actions (BunkoSearchField *self)
{
  static const GActionEntry entries[] = {
    { "raw", raw_activated_cb, NULL, "false", NULL, { 0 } },
    { "filter", filter_activated_cb, "x", "int64 0", NULL, { 0 } },
    { "build", build_activated_cb, NULL, NULL, NULL, { 0 } },
    { "save", save_activated_cb, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GMenuModel) menu = create_menu (_bunko_search_field_init_filters (self));
  g_autoptr (GAction) typing =
      g_settings_create_action (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SEARCH_TYPING);

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      GActionEntry entry = { options[i].action, option_activated_cb, NULL, "false", NULL, { 0 } };

      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), typing);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "search", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
}
