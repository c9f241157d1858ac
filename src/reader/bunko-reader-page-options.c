/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

#include "reader/input/bunko-reader-keymap.h"
#include "settings/bunko-incognito.h"

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
  { "guided", "guided" },
  { "wide-pages", "wide-pages" },
  { "fit", "fit" },
  { "stretch", "stretch" },
  { "zoom-lock", "zoom-lock" },
  { "crop", "crop" },
  { "invert", "invert" },
  { "tone", "tone" },
  { "crop-threshold", "crop-threshold" },
  { "brightness", "brightness" },
  { "contrast", "contrast" },
  { "saturation", "saturation" },
  { "gamma", "gamma" },
  { "warmth", "warmth" },
  { "background", "background" },
  { "scaling", "scaling" },
  { "toggle-pill", "show-pill" },
  { "hide-bars", "hide-bars" },
};

/* Pairs move around what is seen. */
static void
shift_pairing_cb (GSimpleAction *action, GVariant *state, BunkoReaderPage *self)
{
  bunko_reader_model_shift_pairing (self->model);
}

static void
shifted_cb (BunkoReaderPage *self)
{
  _bunko_reader_page_set_state (self, "shift-pairing",
                                bunko_reader_options_get_shifted (self->options));
}

/* Whether the current page stands alone. */
static void
page_alone_cb (GSimpleAction *action, GVariant *state, BunkoReaderPage *self)
{
  bunko_reader_options_set_page_alone (self->options, _bunko_reader_page_get_page (self),
                                       g_variant_get_boolean (state));
}

/* Whether there is a bookmark at the current page. */
static void
bookmark_cb (GSimpleAction *action, GVariant *state, BunkoReaderPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.bookmark-page", "u",
                              _bunko_reader_page_get_page (self));
}

static void
favorite_page_cb (GSimpleAction *action, GVariant *state, BunkoReaderPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.favorite-page-at", "u",
                              _bunko_reader_page_get_page (self));
}

static void
slideshow_cb (GSimpleAction *action, GVariant *state, BunkoReaderPage *self)
{
  _bunko_reader_page_toggle_playing (self, BUNKO_READER_PLAY_SLIDES);
}

static void
auto_scroll_cb (GSimpleAction *action, GVariant *state, BunkoReaderPage *self)
{
  _bunko_reader_page_toggle_playing (self, BUNKO_READER_PLAY_SCROLL);
}

static void
add_switch (BunkoReaderPage *self, const char *name, GCallback changed)
{
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (action, "change-state", changed, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->option_actions), G_ACTION (action));
}

void
_bunko_reader_page_set_enabled (BunkoReaderPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->option_actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
_bunko_reader_page_set_state (BunkoReaderPage *self, const char *name, gboolean state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->option_actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

/* What the options say of the page that is shown. */
void
_bunko_reader_page_update_page_options (BunkoReaderPage *self)
{
  guint position = _bunko_reader_page_get_page (self);

  _bunko_reader_page_set_state (self, "page-alone",
                                bunko_reader_options_is_page_alone (self->options, position));
  _bunko_reader_page_set_state (
      self, "bookmark", bunko_reader_options_get_bookmark (self->options, position) != NULL);
}

/* All readers note what is read, or none. */
static void
add_incognito (BunkoReaderPage *self)
{
  BunkoIncognito *incognito = bunko_incognito_get_default ();
  g_autoptr (GPropertyAction) action = g_property_action_new ("incognito", incognito, "active");

  g_action_map_add_action (G_ACTION_MAP (self->option_actions), G_ACTION (action));
  g_object_bind_property (incognito, "active", self->incognito_button, "visible",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (incognito, "active", self->incognito_sign, "visible",
                          G_BINDING_SYNC_CREATE);
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
  add_incognito (self);
  add_switch (self, "page-alone", G_CALLBACK (page_alone_cb));
  add_switch (self, "bookmark", G_CALLBACK (bookmark_cb));
  add_switch (self, "favorite-page", G_CALLBACK (favorite_page_cb));
  add_switch (self, "shift-pairing", G_CALLBACK (shift_pairing_cb));
  add_switch (self, "slideshow", G_CALLBACK (slideshow_cb));
  add_switch (self, "auto-scroll", G_CALLBACK (auto_scroll_cb));
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

/* What the options have to do with the bars. */

static const char *
get_layout_icon (BunkoReaderMode mode)
{
  switch (mode)
    {
    case BUNKO_READER_MODE_DOUBLE:
      return "view-dual-symbolic";
    case BUNKO_READER_MODE_STRIP:
      return "view-continuous-symbolic";
    case BUNKO_READER_MODE_HORIZONTAL:
      return "bunko-strip-horizontal-symbolic";
    case BUNKO_READER_MODE_AUTO:
    case BUNKO_READER_MODE_SINGLE:
    default:
      return "view-paged-symbolic";
    }
}

static void
layout_changed_cb (BunkoReaderPage *self)
{
  gboolean doubled = bunko_reader_options_get_mode (self->options) == BUNKO_READER_MODE_DOUBLE;

  gtk_menu_button_set_icon_name (self->layout_button,
                                 get_layout_icon (bunko_reader_options_get_mode (self->options)));
  bunko_reader_controls_set_right_to_left (self->controls,
                                           _bunko_reader_page_is_right_to_left (self));
  _bunko_reader_page_set_enabled (self, "shift-pairing", doubled);
  _bunko_reader_page_set_enabled (self, "page-alone", doubled);
  _bunko_reader_page_update_player (self);
}

/* What a key changes is to be seen, or it would be a guess what it was; in words that the keys have
 * anyway. */
static const char *const said[] = {
  "mode", "direction", "fit", "tone", "stretch", "crop", "invert", "guided", "cover-alone",
};

static char *
describe_choice (BunkoReaderPage *self, const char *name)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (self->option_actions), name);
  g_autofree char *action = NULL;

  if (g_variant_is_of_type (state, G_VARIANT_TYPE_STRING))
    {
      action = g_strdup_printf ("reader.%s::%s", name, g_variant_get_string (state, NULL));
      return g_strdup (bunko_reader_keymap_get_title (action));
    }
  action = g_strconcat ("reader.", name, NULL);
  return g_strdup_printf (g_variant_get_boolean (state)
                              /* Translators: an option of the reader, as "Invert colors: on". */
                              ? _ ("%s: on")
                              : _ ("%s: off"),
                          bunko_reader_keymap_get_title (action));
}

static void
option_changed_cb (BunkoReaderPage *self, GParamSpec *pspec)
{
  g_autofree char *text = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      bunko_reader_model_get_n_pages (self->model) == 0)
    return;
  text = describe_choice (self, pspec->name);
  _bunko_reader_page_say (self, text);
}

static void
say_options (BunkoReaderPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", said[i], NULL);

      g_signal_connect_object (self->options, signal, G_CALLBACK (option_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

void
_bunko_reader_page_follow_options (BunkoReaderPage *self)
{
  g_signal_connect_object (self->options, "notify::mode", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options, "notify::direction", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options, "notify::shifted", G_CALLBACK (shifted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options, "notify::hide-bars",
                           G_CALLBACK (_bunko_reader_page_update_bars), self, G_CONNECT_SWAPPED);
  layout_changed_cb (self);
  shifted_cb (self);
  say_options (self);
}
