/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"
#include "reader/bunko-reader-page-private.h"
#include "reader/input/bunko-reader-keymap.h"
#include "settings/bunko-settings.h"

/* Keys, clicks and the menu of a page, on the page itself. */

static void
set_up (PageFixture *fixture, gconstpointer unused)
{
  GSettings *settings = bunko_settings_get_default ();

  g_settings_reset (settings, BUNKO_SETTINGS_KEY_READER_KEYS);
  g_settings_reset (settings, BUNKO_SETTINGS_KEY_READER_ZONES_SEEN);
}

/* Whether the page has an action, with the parameter that it is called with. */
static gboolean
has_action (PageFixture *fixture, const char *detailed_name)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (fixture->page);
  GActionGroup *options = G_ACTION_GROUP (BUNKO_READER_PAGE (fixture->page)->option_actions);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  const GVariantType *wanted, *type;
  const char *found, *property;
  GType owner;

  g_assert_true (g_action_parse_detailed_name (detailed_name, &name, &target, NULL));
  wanted = target != NULL ? g_variant_get_type (target) : NULL;
  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &found, &type, &property); i++)
    if (g_str_equal (found, name))
      return (type == NULL && wanted == NULL) ||
             (type != NULL && wanted != NULL && g_variant_type_equal (type, wanted));

  found = name + strlen ("reader.");
  if (!g_action_group_has_action (options, found))
    return FALSE;
  type = g_action_group_get_action_parameter_type (options, found);
  return (type == NULL && wanted == NULL) ||
         (type != NULL && wanted != NULL && g_variant_type_equal (type, wanted));
}

/* There is nothing in the table that the page cannot do. */
static void
test_all_actions (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_start (fixture, 9, 1);
  for (guint i = 0; i < bunko_reader_keymap_get_n_entries (); i++)
    {
      const char *action = bunko_reader_keymap_get_entry (i)->action;

      g_test_message ("%s", action);
      g_assert_true (has_action (fixture, action));
    }
  g_assert_false (has_action (fixture, "reader.nonsense"));
  g_assert_false (has_action (fixture, "reader.fit"));
}

/* What the keys of options do to these. */
static void
test_option_keys (PageFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *property;
    int value;
  } steps[] = {
    { GDK_KEY_d, GDK_SHIFT_MASK, "mode", BUNKO_READER_MODE_DOUBLE },
    { GDK_KEY_5, 0, "mode", BUNKO_READER_MODE_SINGLE },
    { GDK_KEY_KP_6, 0, "mode", BUNKO_READER_MODE_DOUBLE },
    { GDK_KEY_7, 0, "mode", BUNKO_READER_MODE_STRIP },
    { GDK_KEY_8, 0, "mode", BUNKO_READER_MODE_HORIZONTAL },
    { GDK_KEY_l, 0, "mode", BUNKO_READER_MODE_SINGLE },
    { GDK_KEY_m, 0, "direction", BUNKO_READER_DIRECTION_RTL },
    { GDK_KEY_m, 0, "direction", BUNKO_READER_DIRECTION_LTR },
    { GDK_KEY_c, GDK_SHIFT_MASK, "cover-alone", FALSE },
    { GDK_KEY_2, 0, "fit", BUNKO_READER_FIT_WIDTH },
    { GDK_KEY_3, 0, "fit", BUNKO_READER_FIT_HEIGHT },
    { GDK_KEY_4, 0, "fit", BUNKO_READER_FIT_ORIGINAL },
    { GDK_KEY_c, 0, "fit", BUNKO_READER_FIT_SCREEN },
    { GDK_KEY_f, GDK_SHIFT_MASK, "stretch", TRUE },
    { GDK_KEY_v, 0, "guided", TRUE },
    { GDK_KEY_v, 0, "guided", FALSE },
    { GDK_KEY_x, 0, "crop", TRUE },
    { GDK_KEY_i, GDK_SHIFT_MASK, "invert", TRUE },
    { GDK_KEY_i, 0, "show-pill", FALSE },
  };

  page_fixture_start (fixture, 9, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GParamSpec *pspec =
          g_object_class_find_property (G_OBJECT_GET_CLASS (fixture->options), steps[i].property);
      int value = 0;
      gboolean flag = FALSE;

      g_test_message ("%s %d", steps[i].property, steps[i].value);
      g_assert_true (page_fixture_press (fixture, steps[i].key, steps[i].modifiers));
      if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
        {
          g_object_get (fixture->options, steps[i].property, &flag, NULL);
          value = flag;
        }
      else
        g_object_get (fixture->options, steps[i].property, &value, NULL);
      g_assert_cmpint (value, ==, steps[i].value);
    }
}

/* Keys that were changed hold at once, in a reader that is open. */
static void
test_changed_keys (PageFixture *fixture, gconstpointer unused)
{
  static const char *const keys[] = { "w", "AudioPlay", NULL };
  BunkoReaderKeymap *keymap = bunko_reader_keymap_get_default ();

  page_fixture_start (fixture, 9, 1);
  g_assert_false (page_fixture_press (fixture, GDK_KEY_w, 0));
  bunko_reader_keymap_set_accels (keymap, "reader.next", keys);
  page_fixture_press (fixture, GDK_KEY_w, 0);
  page_fixture_assert_page (fixture, 2);
  page_fixture_press (fixture, GDK_KEY_AudioPlay, 0);
  page_fixture_assert_page (fixture, 3);
  g_assert_false (page_fixture_press (fixture, GDK_KEY_n, 0));
  bunko_reader_keymap_reset (keymap, NULL);
  page_fixture_press (fixture, GDK_KEY_n, 0);
  page_fixture_assert_page (fixture, 4);
}

static void
click (PageFixture *fixture, double x, double y)
{
  g_signal_emit_by_name (fixture->view, "zone-clicked", x, y);
  bunko_ui_test_settle ();
}

static void
test_zones (PageFixture *fixture, gconstpointer unused)
{
  BunkoZonesPreview *preview;

  page_fixture_start (fixture, 9, 1);
  preview = BUNKO_ZONES_PREVIEW (page_fixture_get_child (fixture, "zones_preview"));
  g_assert_true (bunko_zones_preview_is_shown (preview));
  bunko_ui_test_screenshot (fixture->window, "reader-zones");
  click (fixture, 0.9, 0.5);
  g_assert_false (bunko_zones_preview_is_shown (preview));
  page_fixture_assert_page (fixture, 2);
  click (fixture, 0.1, 0.5);
  page_fixture_assert_page (fixture, 1);

  /* The side of the screen is the side of the pages. */
  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_RTL);
  click (fixture, 0.1, 0.5);
  page_fixture_assert_page (fixture, 2);
  bunko_reader_options_set_zones_inverted (fixture->options, TRUE);
  g_assert_true (bunko_zones_preview_is_shown (preview));
  click (fixture, 0.1, 0.5);
  page_fixture_assert_page (fixture, 1);
  bunko_reader_options_set_zones_inverted (fixture->options, FALSE);

  /* Next and previous are so whatever the direction. */
  bunko_reader_options_set_click_zones (fixture->options, BUNKO_READER_ZONES_EDGES);
  click (fixture, 0.1, 0.5);
  page_fixture_assert_page (fixture, 2);
  click (fixture, 0.9, 0.5);
  page_fixture_assert_page (fixture, 3);
  click (fixture, 0.5, 0.9);
  page_fixture_assert_page (fixture, 2);

  bunko_reader_options_set_click_zones (fixture->options, BUNKO_READER_ZONES_OFF);
  g_assert_false (bunko_zones_preview_is_shown (preview));
  click (fixture, 0.1, 0.5);
  click (fixture, 0.9, 0.5);
  page_fixture_assert_page (fixture, 2);
}

static GtkWidget *
find_menu (PageFixture *fixture)
{
  GtkWidget *child = gtk_widget_get_last_child (fixture->view);

  while (child != NULL && !GTK_IS_POPOVER_MENU (child))
    child = gtk_widget_get_prev_sibling (child);

  return child;
}

static void
open_menu (PageFixture *fixture, double x, double y)
{
  g_assert_true (gtk_widget_activate_action (fixture->view, "reader.page-menu", "(dd)",
                                             x * gtk_widget_get_width (fixture->view),
                                             y * gtk_widget_get_height (fixture->view)));
  RUN_UNTIL (find_menu (fixture) != NULL && gtk_widget_get_mapped (find_menu (fixture)));
}

static gboolean
has_bookmark (PageFixture *fixture, guint page)
{
  return bunko_reader_options_get_bookmark (fixture->options, page) != NULL;
}

/* The menu is of the page under the pointer, and only as long as it is open. */
static void
test_menu (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_make (fixture, 9, 2);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  page_fixture_show (fixture, 800, 600);
  RUN_UNTIL (page_fixture_get_state (fixture) == BUNKO_READER_PICTURE_READY);
  bunko_ui_test_settle ();
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, 1);

  open_menu (fixture, 0.7, 0.5);
  bunko_ui_test_screenshot (fixture->window, "reader-menu");
  g_assert_true (page_fixture_activate (fixture, "reader.bookmark"));
  g_assert_true (has_bookmark (fixture, 2));
  g_assert_false (has_bookmark (fixture, 1));
  gtk_popover_popdown (GTK_POPOVER (find_menu (fixture)));
  RUN_UNTIL (find_menu (fixture) == NULL);
  bunko_ui_test_settle ();

  g_assert_true (page_fixture_activate (fixture, "reader.bookmark"));
  g_assert_true (has_bookmark (fixture, 1));
  g_assert_true (has_bookmark (fixture, 2));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/reader-page-input/" name, PageFixture, NULL, set_up, func, page_fixture_tear_down)

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);
  ADD ("all-actions", test_all_actions);
  ADD ("option-keys", test_option_keys);
  ADD ("changed-keys", test_changed_keys);
  ADD ("zones", test_zones);
  ADD ("menu", test_menu);

  return g_test_run ();
}
