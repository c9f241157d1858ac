/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* The options of the reader as actions with a state: for menus, buttons and keys. What is chosen is
 * told by the options, whoever changed them. */

static const struct
{
  const char *action;
  const char *property;
} options[] = {
  { "mode", "mode" },
  { "direction", "direction" },
  { "cover-alone", "cover-alone" },
  { "shift-pairing", "shifted" },
  { "guided", "guided" },
  { "wide-pages", "wide-pages" },
  { "fit", "fit" },
  { "stretch", "stretch" },
  { "zoom-lock", "zoom-lock" },
  { "crop", "crop" },
  { "invert", "invert" },
  { "tone", "tone" },
  { "toggle-pill", "show-pill" },
  { "hide-bars", "hide-bars" },
};

/* Whether the current page stands alone. */
static void
page_alone_cb (GSimpleAction *action, GVariant *state, BunkoReaderPage *self)
{
  bunko_reader_options_set_page_alone (self->options, bunko_reader_model_get_position (self->model),
                                       g_variant_get_boolean (state));
}

/* Whether there is a bookmark at the current page. */
static void
bookmark_cb (GSimpleAction *action, GVariant *state, BunkoReaderPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.bookmark-page", "u",
                              bunko_reader_model_get_position (self->model));
}

static void
add_page_action (BunkoReaderPage *self, const char *name, GCallback changed)
{
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (action, "change-state", changed, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->option_actions), G_ACTION (action));
}

static void
set_state (BunkoReaderPage *self, const char *name, gboolean state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->option_actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

/* What the options say of the page that is shown. */
void
_bunko_reader_page_update_page_options (BunkoReaderPage *self)
{
  guint position = bunko_reader_model_get_position (self->model);

  set_state (self, "page-alone", bunko_reader_options_is_page_alone (self->options, position));
  set_state (self, "bookmark", bunko_reader_options_get_bookmark (self->options, position) != NULL);
}

void
_bunko_reader_page_add_option_actions (BunkoReaderPage *self)
{
  self->option_actions = g_simple_action_group_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (GPropertyAction) action =
          g_property_action_new (options[i].action, self->options, options[i].property);

      g_action_map_add_action (G_ACTION_MAP (self->option_actions), G_ACTION (action));
    }
  add_page_action (self, "page-alone", G_CALLBACK (page_alone_cb));
  add_page_action (self, "bookmark", G_CALLBACK (bookmark_cb));
  g_signal_connect_object (self->options, "alone-pages-changed",
                           G_CALLBACK (_bunko_reader_page_update_page_options), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options, "bookmarks-changed",
                           G_CALLBACK (_bunko_reader_page_update_page_options), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reader",
                                  G_ACTION_GROUP (self->option_actions));
}

/* Whether the next page is on the left. */
gboolean
_bunko_reader_page_is_right_to_left (BunkoReaderPage *self)
{
  return bunko_reader_options_get_direction (self->options) == BUNKO_READER_DIRECTION_RTL;
}
