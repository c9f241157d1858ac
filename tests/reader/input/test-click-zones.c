/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "reader/input/bunko-click-zones.h"
#include "reader/input/bunko-page-menu.h"
#include "reader/input/bunko-reader-keymap.h"
#include "reader/input/bunko-zones-preview.h"
#include "settings/bunko-settings.h"

/* Where clicks go, and whether they wait for a second one. */
static void
test_find (void)
{
  static const struct
  {
    BunkoReaderZones zones;
    gboolean inverted;
    double x, y;
    BunkoZone zone;
    gboolean waits;
  } cases[] = {
    { BUNKO_READER_ZONES_SIDES, FALSE, 0.1, 0.5, BUNKO_ZONE_LEFT, FALSE },
    { BUNKO_READER_ZONES_SIDES, TRUE, 0.1, 0.5, BUNKO_ZONE_RIGHT, FALSE },
    { BUNKO_READER_ZONES_SIDES, FALSE, 0.5, 0.5, BUNKO_ZONE_MENU, TRUE },
    { BUNKO_READER_ZONES_SIDES, FALSE, 0.9, 0.1, BUNKO_ZONE_RIGHT, FALSE },
    { BUNKO_READER_ZONES_L, FALSE, 0.9, 0.1, BUNKO_ZONE_PREVIOUS, FALSE },
    { BUNKO_READER_ZONES_HALVES, FALSE, 0.4, 0.5, BUNKO_ZONE_LEFT, FALSE },
    { BUNKO_READER_ZONES_OFF, FALSE, 0.1, 0.5, BUNKO_ZONE_MENU, TRUE },
    { BUNKO_READER_ZONES_OFF, FALSE, 0.9, 0.9, BUNKO_ZONE_MENU, TRUE },
    { BUNKO_READER_ZONES_OFF, FALSE, 1.1, 0.9, BUNKO_ZONE_NONE, TRUE },
  };
  g_autoptr (BunkoReaderOptions) options = bunko_reader_options_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      bunko_reader_options_set_click_zones (options, cases[i].zones);
      bunko_reader_options_set_zones_inverted (options, cases[i].inverted);
      g_assert_cmpint (bunko_click_zones_find (options, cases[i].x, cases[i].y), ==, cases[i].zone);
      g_assert_cmpint (bunko_click_zones_may_wait (options, cases[i].x, cases[i].y), ==,
                       cases[i].waits);
    }
}

/* A side of the screen goes on or back by the direction of reading; the rest goes by itself. */
static void
test_resolve (void)
{
  static const struct
  {
    BunkoZone zone;
    BunkoReaderDirection direction;
    BunkoZone result;
  } cases[] = {
    { BUNKO_ZONE_LEFT, BUNKO_READER_DIRECTION_LTR, BUNKO_ZONE_PREVIOUS },
    { BUNKO_ZONE_LEFT, BUNKO_READER_DIRECTION_RTL, BUNKO_ZONE_NEXT },
    { BUNKO_ZONE_LEFT, BUNKO_READER_DIRECTION_TTB, BUNKO_ZONE_PREVIOUS },
    { BUNKO_ZONE_RIGHT, BUNKO_READER_DIRECTION_LTR, BUNKO_ZONE_NEXT },
    { BUNKO_ZONE_RIGHT, BUNKO_READER_DIRECTION_RTL, BUNKO_ZONE_PREVIOUS },
    { BUNKO_ZONE_NEXT, BUNKO_READER_DIRECTION_RTL, BUNKO_ZONE_NEXT },
    { BUNKO_ZONE_PREVIOUS, BUNKO_READER_DIRECTION_LTR, BUNKO_ZONE_PREVIOUS },
    { BUNKO_ZONE_MENU, BUNKO_READER_DIRECTION_RTL, BUNKO_ZONE_MENU },
    { BUNKO_ZONE_NONE, BUNKO_READER_DIRECTION_RTL, BUNKO_ZONE_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (bunko_click_zones_resolve (cases[i].zone, cases[i].direction), ==,
                     cases[i].result);
}

/* Keys can have all that clicks do. */
static void
test_actions (void)
{
  g_assert_null (bunko_click_zones_get_action (BUNKO_ZONE_NONE));
  for (BunkoZone zone = BUNKO_ZONE_NEXT; zone <= BUNKO_ZONE_MENU; zone++)
    g_assert_nonnull (bunko_reader_keymap_find (bunko_click_zones_get_action (zone)));
}

typedef struct
{
  GSettings *settings;
  BunkoReaderOptions *options;
  BunkoZonesPreview *preview; /* borrowed */
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *preview = bunko_zones_preview_new ();

  fixture->settings = g_settings_new (APP_ID);
  g_settings_reset (fixture->settings, BUNKO_SETTINGS_KEY_READER_ZONES_SEEN);
  fixture->options = bunko_reader_options_new ();
  fixture->preview = BUNKO_ZONES_PREVIEW (preview);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_label_new ("below"));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), preview);
  bunko_zones_preview_set_options (fixture->preview, fixture->options, fixture->settings);
  fixture->window = bunko_ui_test_show (overlay, 360, 500);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  bunko_ui_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->options);
  g_settings_reset (fixture->settings, BUNKO_SETTINGS_KEY_READER_ZONES_SEEN);
  g_object_unref (fixture->settings);
}

static GskRenderNode *
draw (Fixture *fixture)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (fixture->preview)->snapshot (GTK_WIDGET (fixture->preview), snapshot);
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

/* The areas that are coloured, by their left edges, and in which colour. */
static void
assert_areas (Fixture *fixture, const char *expected)
{
  g_autoptr (GskRenderNode) node = draw (fixture);
  g_autoptr (GString) areas = g_string_new (NULL);
  guint n = gsk_container_node_get_n_children (node);

  for (guint i = 0; i < n; i++)
    {
      GskRenderNode *child = gsk_container_node_get_child (node, i);
      graphene_rect_t bounds;
      const GdkRGBA *colour;

      if (gsk_render_node_get_node_type (child) != GSK_COLOR_NODE)
        continue;
      gsk_render_node_get_bounds (child, &bounds);
      colour = gsk_color_node_get_color (child);
      g_string_append_printf (areas, "%c%.0f ",
                              colour->green > 0.5 ? 'n'
                              : colour->red > 0.5 ? 'p'
                                                  : 'b',
                              100 * bounds.origin.x /
                                  gtk_widget_get_width (GTK_WIDGET (fixture->preview)));
    }
  g_assert_cmpstr (areas->str, ==, expected);
}

static gboolean
is_shown (Fixture *fixture)
{
  return bunko_zones_preview_is_shown (fixture->preview);
}

static void
test_preview (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *widget = GTK_WIDGET (fixture->preview);

  g_assert_false (is_shown (fixture));
  g_assert_false (gtk_widget_get_can_target (widget));
  gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  bunko_zones_preview_start_if_new (fixture->preview);
  RUN_UNTIL (gtk_widget_get_width (widget) > 0);
  g_assert_true (is_shown (fixture));
  assert_areas (fixture, "p0 b33 n67 ");
  bunko_ui_test_screenshot (fixture->window, "zones-preview");
  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_RTL);
  assert_areas (fixture, "n0 b33 p67 ");
  bunko_reader_options_set_zones_inverted (fixture->options, TRUE);
  assert_areas (fixture, "p0 b33 n67 ");
  RUN_UNTIL (!is_shown (fixture));

  /* Each but once, unless it is chosen again. */
  bunko_zones_preview_start_if_new (fixture->preview);
  g_assert_false (is_shown (fixture));
  bunko_reader_options_set_click_zones (fixture->options, BUNKO_READER_ZONES_HALVES);
  g_assert_true (is_shown (fixture));
  bunko_reader_options_set_click_zones (fixture->options, BUNKO_READER_ZONES_OFF);
  g_assert_false (is_shown (fixture));
  bunko_reader_options_set_zones_inverted (fixture->options, FALSE);
  bunko_reader_options_set_click_zones (fixture->options, BUNKO_READER_ZONES_SIDES);
  g_assert_true (is_shown (fixture));
  bunko_zones_preview_stop (fixture->preview);
  g_assert_false (is_shown (fixture));
}

/* Another reader knows what was seen in this one. */
static void
test_seen (Fixture *fixture, gconstpointer unused)
{
  g_auto (GStrv) seen = NULL;

  bunko_zones_preview_start_if_new (fixture->preview);
  seen = g_settings_get_strv (fixture->settings, BUNKO_SETTINGS_KEY_READER_ZONES_SEEN);
  g_assert_cmpuint (g_strv_length (seen), ==, 1);
  g_assert_cmpstr (seen[0], ==, "sides");
  bunko_zones_preview_set_options (fixture->preview, fixture->options, fixture->settings);
  bunko_zones_preview_start_if_new (fixture->preview);
  g_assert_false (is_shown (fixture));
  bunko_zones_preview_set_options (fixture->preview, NULL, NULL);
  bunko_zones_preview_start (fixture->preview);
  g_assert_false (is_shown (fixture));
}

/* All that the menu of a page offers is an action that keys can have. */
static void
test_menu (void)
{
  g_autoptr (GMenuModel) menu = bunko_page_menu_new ();
  guint n_items = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      g_assert_nonnull (section);
      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *action = NULL;

          g_assert_true (
              g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_ACTION, "s", &action));
          g_assert_nonnull (bunko_reader_keymap_find (action));
          n_items++;
        }
    }
  g_assert_cmpuint (n_items, >=, 10);
}

#define ADD(name, func) g_test_add ("/click-zones/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);
  g_test_add_func ("/click-zones/find", test_find);
  g_test_add_func ("/click-zones/resolve", test_resolve);
  g_test_add_func ("/click-zones/actions", test_actions);
  ADD ("preview", test_preview);
  ADD ("seen", test_seen);
  g_test_add_func ("/click-zones/menu", test_menu);

  return g_test_run ();
}
