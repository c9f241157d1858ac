/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "models/bunko-paged-list.h"
#include "reader/bunko-reader-page.h"
#include "sample-fixture.h"

/* What the reader tells the server of pages and of the gallery, on a real connection to the sample
 * server, as version 0.3.0 if the test's data is not NULL. */
typedef struct
{
  SampleFixture sample;
  BunkoImageLoader *loader;
  BunkoContext *context;
  BunkoGallery *gallery;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer legacy)
{
  BunkoLibrary *library;
  g_autoptr (GPtrArray) galleries = NULL;

  sample_fixture_set_up (&fixture->sample, legacy);
  library = fixture->sample.library.library;
  fixture->loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (library),
                                            bunko_library_get_server_key (library), NULL);
  fixture->context = bunko_context_new (library, fixture->loader, NULL);
  galleries = sample_fixture_get_galleries (&fixture->sample, BUNKO_VIEW_TYPE_LIBRARY, 1);
  fixture->gallery = g_object_ref (g_ptr_array_index (galleries, 0));
  fixture->page = GTK_WIDGET (bunko_reader_page_new (fixture->context, fixture->gallery, 2));
  fixture->window = bunko_ui_test_show (fixture->page, 800, 600);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer legacy)
{
  bunko_ui_test_destroy (fixture->window);
  RUN_UNTIL (fixture->page == NULL);
  RUN_UNTIL (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  RUN_UNTIL (G_OBJECT (fixture->loader)->ref_count == 1);
  g_assert_finalize_object (fixture->loader);
  g_object_unref (fixture->gallery);
  sample_fixture_tear_down (&fixture->sample, legacy);
}

static void
activate (Fixture *fixture, const char *name)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, name, NULL));
  bunko_ui_test_settle ();
}

static GtkWidget *
get_button (Fixture *fixture)
{
  return bunko_ui_test_get_child (fixture->page, BUNKO_TYPE_READER_PAGE, "favorite_button");
}

static gboolean
is_favorite (Fixture *fixture)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_button (fixture)));
}

/* The page as the server has it. */
static gboolean
is_favorite_there (Fixture *fixture)
{
  BunkoLibrary *library = fixture->sample.library.library;
  g_autoptr (BunkoListSource) pages = bunko_library_get_pages (library, fixture->gallery);
  g_autoptr (BunkoPagedList) list = bunko_paged_list_new (pages);
  BunkoItem *page;

  RUN_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (list)) > 1);
  bunko_paged_list_set_focus (list, 1, 1);
  RUN_UNTIL ((page = bunko_paged_list_peek_item (list, 1)) != NULL);
  sample_fixture_refresh (&fixture->sample, page);
  bunko_paged_list_set_source (list, NULL);
  return bunko_item_has_metatag (page, BUNKO_METATAG_FAVORITE);
}

static void
test_favorite (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *undo = NULL;

  RUN_UNTIL (gtk_widget_is_sensitive (get_button (fixture)));
  g_assert_false (is_favorite (fixture));
  activate (fixture, "reader.favorite-page");
  RUN_UNTIL (is_favorite (fixture));
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (get_button (fixture))), ==,
                   "bunko-favorites-symbolic");
  RUN_UNTIL (bunko_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Added to favorites") != NULL);
  g_assert_true (is_favorite_there (fixture));

  RUN_UNTIL ((undo = bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Undo")) != NULL);
  bunko_ui_test_click (undo);
  RUN_UNTIL (!is_favorite (fixture));
  g_assert_false (is_favorite_there (fixture));

  /* The next page has marks of its own. */
  activate (fixture, "reader.favorite-page");
  RUN_UNTIL (is_favorite (fixture));
  activate (fixture, "reader.next");
  RUN_UNTIL (!is_favorite (fixture));
  activate (fixture, "reader.previous");
  RUN_UNTIL (is_favorite (fixture));
}

static void
test_gallery (Fixture *fixture, gconstpointer legacy)
{
  BunkoItem *gallery = BUNKO_ITEM (fixture->gallery);
  gboolean before = bunko_item_has_metatag (gallery, BUNKO_METATAG_READ);

  activate (fixture, before ? "reader.mark-unread" : "reader.mark-read");
  RUN_UNTIL (bunko_item_has_metatag (gallery, BUNKO_METATAG_READ) != before);
  RUN_UNTIL (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Undo") != NULL);
  activate (fixture, before ? "reader.mark-read" : "reader.mark-unread");
  RUN_UNTIL (bunko_item_has_metatag (gallery, BUNKO_METATAG_READ) == before);
}

#define ADD(path, legacy, func)                                                                    \
  g_test_add ("/reader/page-marks/" path, Fixture, legacy, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("favorite", NULL, test_favorite);
  ADD ("gallery", NULL, test_gallery);

  return g_test_run ();
}
