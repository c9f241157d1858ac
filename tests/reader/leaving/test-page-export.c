/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions-fixture.h"
#include "fake-library.h"
#include "reader/export/bunko-page-export.h"

/* Pages that leave the reader, from the sample server. */

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* The first page of the first gallery. */
static BunkoPage *
get_page (ActionsFixture *self)
{
  g_autoptr (GPtrArray) galleries = actions_fixture_get_galleries (self, 1);
  g_autoptr (BunkoListSource) source = bunko_library_get_pages (
      bunko_context_get_library (self->context), BUNKO_GALLERY (galleries->pdata[0]));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;

  bunko_list_source_fetch_async (source, 0, 1, NULL, store_result_cb, &result);
  RUN_UNTIL (result != NULL);
  pages = bunko_list_source_fetch_finish (source, result, &error);
  g_assert_no_error (error);
  return g_object_ref (pages->pdata[0]);
}

static BunkoPageExport *
make_export (ActionsFixture *self)
{
  BunkoPageExport *export = bunko_page_export_new (self->context, self->page);

  bunko_page_export_set_title (export, "A <b>Title</b> / 1");
  return export;
}

static void
finish (BunkoPageExport *export)
{
  RUN_UNTIL (G_OBJECT (export)->ref_count == 1);
  g_assert_finalize_object (export);
}

static void
test_copy (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoPage) page = get_page (self);
  BunkoPageExport *export = make_export (self);
  static const guint8 pixel[4] = { 255, 0, 0, 255 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (pixel, sizeof pixel);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8A8, bytes, 4);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->page);
  GdkContentFormats *formats;

  bunko_page_export_copy (export, page, GDK_PAINTABLE (texture));
  actions_fixture_wait_text (self, "Page copied");
  formats = gdk_clipboard_get_formats (clipboard);
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/jpeg") ||
                 gdk_content_formats_contain_mime_type (formats, "image/png") ||
                 gdk_content_formats_contain_mime_type (formats, "image/webp"));
  gdk_clipboard_set_content (clipboard, NULL);
  finish (export);
}

/* The file is there soon after the drag has begun. */
static void
test_drag (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoPage) page = get_page (self);
  BunkoPageExport *export = make_export (self);
  g_autoptr (GdkContentProvider) content = bunko_page_export_drag (export, page, NULL);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GSList *files;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_assert_true (gdk_content_provider_get_value (content, &value, &error));
  g_assert_no_error (error);
  files = gdk_file_list_get_files (g_value_get_boxed (&value));
  g_assert_cmpuint (g_slist_length (files), ==, 1);
  name = g_file_get_basename (files->data);
  g_assert_true (g_str_has_prefix (name, "A _b_Title__b_ _ 1 - 001."));
  RUN_UNTIL (g_file_query_exists (files->data, NULL));
  g_slist_free (files);
  finish (export);
}

static void
test_show_on_server (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoPage) page = get_page (self);
  g_autoptr (BunkoPage) unknown = bunko_page_new (999999999, 999999, 1);
  BunkoPageExport *export = make_export (self);

  bunko_page_export_show_on_server (export, page);
  actions_fixture_wait_text (self, "Opened on the machine of the server");
  bunko_page_export_show_on_server (export, unknown);
  RUN_UNTIL (bunko_ui_test_find (self->window, GTK_TYPE_LABEL,
                                 "Opened on the machine of the server") == NULL);
  finish (export);
}

/* A page without an image; one that fails; and a reader that has gone meanwhile. */
static void
test_nothing (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoPage) page = get_page (self);
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "nothing", NULL);
  g_autoptr (BunkoContext) context =
      bunko_context_new (bunko_context_get_library (self->context), loader, NULL);
  BunkoPageExport *export = bunko_page_export_new (context, self->page);

  bunko_fake_image_source_set_bytes (images, NULL);
  bunko_page_export_save (export, page);
  actions_fixture_wait_text (self, "This page has no image");
  bunko_fake_image_source_fail (images, 1);
  bunko_page_export_open (export, page);
  RUN_UNTIL (bunko_ui_test_find (self->window, GTK_TYPE_LABEL, "This page has no image") == NULL);

  bunko_page_export_copy (export, page, NULL);
  bunko_ui_test_destroy (self->window);
  self->window = NULL;
  finish (export);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/reader/page-export/" path, ActionsFixture, NULL, actions_fixture_set_up, func,     \
              actions_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("copy", test_copy);
  ADD ("drag", test_drag);
  ADD ("show-on-server", test_show_on_server);
  ADD ("nothing", test_nothing);

  return g_test_run ();
}
