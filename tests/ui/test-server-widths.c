/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "pages/server/bunko-server-page.h"
#include "pages/server/console/bunko-console-editor.h"
#include "pages/server/console/bunko-server-console.h"

#include "fake-library.h"
#include "sample-fixture.h"

/* The page of the server in every width: what does not fit makes GTK warn, which fails the test. */

/* In pixels; a step that hits neither the breakpoints nor multiples of anything. */
#define NARROWEST 360
#define WIDEST    1300
#define STEP      37

typedef struct
{
  gboolean large;
  GtkTextDirection direction;
} Look;

typedef struct
{
  SampleFixture sample;
  BunkoContext *context;
  BunkoServerPage *page;
  GtkWidget *window;
} Fixture;

static void
set_large_text (gboolean large)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * (large ? 3 : 2) / 2, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Look *look = data;
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);
  GtkWidget *view = adw_navigation_view_new ();

  set_large_text (look->large);
  gtk_widget_set_default_direction (look->direction);
  sample_fixture_set_up (&fixture->sample, NULL);
  fixture->context = bunko_context_new (fixture->sample.library.library, loader, NULL);
  fixture->page = BUNKO_SERVER_PAGE (bunko_server_page_new (fixture->context, NULL));
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (fixture->page));
  fixture->window = bunko_ui_test_show (view, WIDEST, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bunko_ui_test_destroy (fixture->window);
  RUN_UNTIL (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  sample_fixture_tear_down (&fixture->sample, NULL);
  set_large_text (FALSE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* From where the window is to the other end. */
static void
sweep (Fixture *fixture)
{
  gboolean widen = gtk_widget_get_width (fixture->window) < (NARROWEST + WIDEST) / 2;

  for (int at = 0; at <= WIDEST - NARROWEST; at += STEP)
    {
      int before = gtk_widget_get_width (fixture->window);

      gtk_window_set_default_size (GTK_WINDOW (fixture->window),
                                   widen ? NARROWEST + at : WIDEST - at, 700);
      RUN_UNTIL (at == 0 || gtk_widget_get_width (fixture->window) != before);
      /* A breakpoint takes another frame. */
      run_for (20);
    }
}

/* Sections that were shown are measured from then on. */
static void
test_sections (Fixture *fixture, gconstpointer look)
{
  static const char *const names[] = { "overview", "activity", "console", "logs", "traffic" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      bunko_server_page_show_section (fixture->page, names[i]);
      sweep (fixture);
    }
}

static gpointer
part (GtkWidget *console, const char *name)
{
  return bunko_ui_test_get_child (console, BUNKO_TYPE_SERVER_CONSOLE, name);
}

/* A form with several kinds of arguments, one that warns, an answer, and a message with problems.
 */
static void
test_console (Fixture *fixture, gconstpointer look)
{
  static const char *const functions[] = { "get_image_from_path", "update_metadata",
                                           "get_similar" };
  GtkWidget *console;

  bunko_server_page_show_section (fixture->page, "console");
  console = bunko_server_page_get_section_widget (fixture->page, "console");
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_test_message ("%s", functions[i]);
      gtk_widget_activate_action (console, "console.choose", "s", functions[i]);
      sweep (fixture);
    }
  gtk_widget_activate_action (console, "console.run", NULL);
  sweep (fixture);
  adw_view_stack_set_visible_child_name (part (console, "work_stack"), "message");
  bunko_console_editor_set_text (part (console, "editor"), "[{\"fname\": \"get_item\", \"a\": b}]");
  adw_navigation_split_view_set_show_content (part (console, "inner"), FALSE);
  sweep (fixture);
}

#define ADD(name, look)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/server-widths/sections" name, Fixture, look, set_up, test_sections, tear_down);  \
    g_test_add ("/server-widths/console" name, Fixture, look, set_up, test_console, tear_down);    \
  }                                                                                                \
  G_STMT_END

int
main (int argc, char *argv[])
{
  static const Look plain = { FALSE, GTK_TEXT_DIR_LTR };
  static const Look large = { TRUE, GTK_TEXT_DIR_LTR };
  static const Look rtl = { FALSE, GTK_TEXT_DIR_RTL };

  bunko_ui_test_init (&argc, &argv);

  ADD ("", &plain);
  ADD ("-large", &large);
  ADD ("-rtl", &rtl);

  return g_test_run ();
}
