/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "canvas-fixture.h"

#include "image-fixture.h"

static BunkoImageReply *
draw_page_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  CanvasFixture *self = user_data;
  const int *size = self->sizes[(request->id - 1001) % self->n_sizes];
  guint32 colour = 0xe8e0d0ff - (guint32) (request->id % 7) * 0x10080000;
  g_autoptr (GBytes) bytes = image_fixture_encode ("jpeg", size[0], size[1], colour);

  return bunko_image_reply_new_for_bytes (bytes);
}

void
canvas_fixture_make (CanvasFixture *self, guint n_pages, guint start_page)
{
  self->directory = image_fixture_make_dir ();
  self->sizes[0][0] = 600;
  self->sizes[0][1] = 900;
  self->n_sizes = 1;
  self->images = bunko_fake_image_source_new ();
  bunko_fake_image_source_set_func (self->images, draw_page_cb, self);
  self->loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (self->images), "test", self->directory);
  self->pages = fake_pages_new (n_pages);
  self->journal = fake_journal_new (0);
  self->options = bunko_reader_options_new ();
  self->model =
      bunko_reader_model_new (BUNKO_LIST_SOURCE (self->pages), self->loader,
                              BUNKO_READER_JOURNAL (self->journal), self->options, start_page);
  self->log = g_string_new (NULL);
}

static void
zone_cb (CanvasFixture *self, double x, double y)
{
  g_string_append_printf (self->log, "zone %.2f %.2f;", x, y);
}

static void
end_cb (CanvasFixture *self)
{
  g_string_append (self->log, "end;");
}

static void
start_cb (CanvasFixture *self)
{
  g_string_append (self->log, "start;");
}

void
canvas_fixture_show (CanvasFixture *self, int width, int height)
{
  self->canvas = BUNKO_READER_CANVAS (bunko_reader_canvas_new ());
  g_signal_connect_swapped (self->canvas, "zone-clicked", G_CALLBACK (zone_cb), self);
  g_signal_connect_swapped (self->canvas, "end-reached", G_CALLBACK (end_cb), self);
  g_signal_connect_swapped (self->canvas, "start-reached", G_CALLBACK (start_cb), self);
  bunko_reader_canvas_set_model (self->canvas, self->model, self->options);
  /* Exactly that large, whatever a window takes for itself. */
  gtk_widget_set_size_request (GTK_WIDGET (self->canvas), width, height);
  gtk_widget_set_halign (GTK_WIDGET (self->canvas), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->canvas), GTK_ALIGN_CENTER);
  self->window = bunko_ui_test_show (GTK_WIDGET (self->canvas), 1100, 700);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  bunko_reader_model_open (self->model);
}

void
canvas_fixture_wait (CanvasFixture *self)
{
  RUN_UNTIL (self->canvas->items->len > 0 && !self->canvas->busy);
  bunko_ui_test_settle ();
}

void
canvas_fixture_start (CanvasFixture *self, guint n_pages, guint start_page, int width, int height)
{
  canvas_fixture_make (self, n_pages, start_page);
  canvas_fixture_show (self, width, height);
  canvas_fixture_wait (self);
}

void
canvas_fixture_tear_down (CanvasFixture *self, gconstpointer unused)
{
  gpointer canvas = self->canvas;

  g_object_add_weak_pointer (G_OBJECT (canvas), &canvas);
  bunko_ui_test_destroy (self->window);
  g_assert_null (canvas);
  g_object_run_dispose (G_OBJECT (self->model));
  bunko_fake_image_source_release (self->images, 1000);
  RUN_UNTIL (bunko_fake_image_source_get_n_pending (self->images) == 0);
  bunko_ui_test_settle ();
  g_assert_finalize_object (self->model);
  g_assert_finalize_object (self->options);
  g_assert_finalize_object (self->journal);
  g_assert_finalize_object (self->pages);
  g_assert_finalize_object (self->loader);
  g_assert_finalize_object (self->images);
  g_string_free (self->log, TRUE);
  image_fixture_remove_dir (self->directory);
  g_free (self->directory);
}

void
canvas_fixture_resize (CanvasFixture *self, int width, int height)
{
  gtk_widget_set_size_request (GTK_WIDGET (self->canvas), width, height);
  RUN_UNTIL (gtk_widget_get_width (GTK_WIDGET (self->canvas)) == width &&
             gtk_widget_get_height (GTK_WIDGET (self->canvas)) == height);
  canvas_fixture_wait (self);
}

const BunkoCanvasItem *
canvas_fixture_find (CanvasFixture *self, guint page)
{
  for (guint i = 0; i < self->canvas->items->len; i++)
    {
      const BunkoCanvasItem *item = &g_array_index (self->canvas->items, BunkoCanvasItem, i);

      if (item->leaf.page == page)
        return item;
    }
  return NULL;
}

void
canvas_fixture_assert_item (CanvasFixture *self,
                            guint page,
                            double x,
                            double y,
                            double width,
                            double height)
{
  const BunkoCanvasItem *item = canvas_fixture_find (self, page);

  g_assert_nonnull (item);
  g_assert_cmpfloat_with_epsilon (item->x, x, 1);
  g_assert_cmpfloat_with_epsilon (item->y, y, 1);
  g_assert_cmpfloat_with_epsilon (item->width, width, 1);
  g_assert_cmpfloat_with_epsilon (item->height, height, 1);
}

void
canvas_fixture_assert_label (CanvasFixture *self, const char *label)
{
  gtk_test_accessible_assert_property (self->canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static GtkEventController *
find_controller (CanvasFixture *self, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->canvas));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_assert_not_reached ();
}

void
canvas_fixture_click (CanvasFixture *self, int n_press, double x, double y)
{
  GtkEventController *click = find_controller (self, GTK_TYPE_GESTURE_CLICK);

  g_signal_emit_by_name (click, "pressed", n_press, x, y);
  g_signal_emit_by_name (click, "released", n_press, x, y);
}

void
canvas_fixture_drag (CanvasFixture *self, double x, double y, gboolean ends)
{
  g_signal_emit_by_name (find_controller (self, GTK_TYPE_GESTURE_DRAG),
                         ends ? "drag-end" : "drag-update", x, y);
}

gboolean
canvas_fixture_wheel (CanvasFixture *self, double dx, double dy)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_controller (self, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", dx, dy,
                         &taken);
  return taken;
}

void
canvas_fixture_move (CanvasFixture *self, double x, double y)
{
  g_signal_emit_by_name (find_controller (self, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", x, y);
}

void
canvas_fixture_pinch (CanvasFixture *self, double scale)
{
  GtkEventController *pinch = find_controller (self, GTK_TYPE_GESTURE_ZOOM);

  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", scale);
}
