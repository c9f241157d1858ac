/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "pages/library/bunko-library-page.h"
#include "widgets/bunko-context.h"

#include "sample-source.h"
#include "stub-library.h"

/* A tool for whoever works on a page: shows the list of galleries with the sample library's names
 * and pictures in a window of a given size and saves a PNG.
 *
 *   headless screenshot --width 360 --dark --output library.png
 */

static const char *output = "screenshot.png";
static char *search;
static int width = 800;
static int height = 600;
static int n_galleries = 1234;
static int scroll;
static gboolean dark, rtl, large;

static const GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where to save", "FILE" },
  { "search", 's', 0, G_OPTION_ARG_STRING, &search, "Search for something", "TEXT" },
  { "width", 0, 0, G_OPTION_ARG_INT, &width, "Width of the window", "PIXELS" },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, "Height of the window", "PIXELS" },
  { "galleries", 'n', 0, G_OPTION_ARG_INT, &n_galleries, "How many", "N" },
  { "scroll", 0, 0, G_OPTION_ARG_INT, &scroll, "Scroll down so far", "PIXELS" },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Dark style", NULL },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &rtl, "From right to left", NULL },
  { "large", 0, 0, G_OPTION_ARG_NONE, &large, "Large text", NULL },
  { NULL },
};

static BunkoContext *
make_context (void)
{
  g_autoptr (BunkoLibrary) library = stub_library_new ();
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "sample", NULL);
  g_autoptr (SampleSource) view = sample_source_new (BUNKO_ITEM_TYPE_GALLERY, n_galleries);
  g_autoptr (SampleSource) pages = sample_source_new (BUNKO_ITEM_TYPE_PAGE, 24);
  g_autoptr (GListModel) tags = sample_source_make_tags ();

  bunko_fake_image_source_set_func (images, sample_source_make_image, NULL);
  stub_library_set_view (library, BUNKO_LIST_SOURCE (view));
  stub_library_set_pages (library, BUNKO_LIST_SOURCE (pages));
  stub_library_set_tags (library, tags);
  stub_library_set_progress (library, &(BunkoReadProgress) { .page_number = 9, .percent = 37 });

  return bunko_context_new (library, loader, NULL);
}

static GtkWidget *
make_page (BunkoContext *context)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_search (query, search);

  return GTK_WIDGET (bunko_library_page_new (context, query));
}

static void
nothing_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
}

static void
add_window_actions (GtkWidget *window)
{
  static const GActionEntry actions[] = {
    { "open-gallery", nothing_cb, "x" },
    { "read", nothing_cb, "(xu)" },
    { "search", nothing_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

static GtkWidget *
find_scroller (GtkWidget *root)
{
  return bunko_ui_test_find (root, GTK_TYPE_SCROLLED_WINDOW, NULL);
}

static gboolean
is_over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, is_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
save (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  wait (100);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  if (!gdk_texture_save_to_png (texture, output))
    g_printerr ("%s: cannot be written\n", output);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoContext) context = NULL;
  GtkWidget *window;

  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  bunko_ui_test_init (&argc, &argv);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", "gtk-xft-dpi",
                large ? 96 * 1024 * 3 / 2 : 96 * 1024, NULL);

  context = make_context ();
  window = bunko_ui_test_show (make_page (context), width, height);
  add_window_actions (window);
  wait (1500);
  if (scroll > 0)
    {
      gtk_adjustment_set_value (
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_scroller (window))),
          scroll);
      wait (1500);
    }
  save (window);
  bunko_ui_test_destroy (window);

  return 0;
}
