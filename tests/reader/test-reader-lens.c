/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reader/effects/bunko-reader-lens.h"

#include "render-fixture.h"

#define WIDTH  400
#define HEIGHT 300

typedef struct
{
  GtkWidget *window;
  GtkWidget *target;
  BunkoReaderLens *lens;
  graphene_rect_t region;
  double factor;
  guint n_drawn;
} Fixture;

/* Half of what is under the lens is red, half green. */
static void
draw_cb (GtkSnapshot *snapshot, const graphene_rect_t *region, double factor, gpointer user_data)
{
  Fixture *fixture = user_data;
  float side = region->size.width * (float) factor;

  fixture->region = *region;
  fixture->factor = factor;
  fixture->n_drawn++;
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 0, 0, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, side / 2, side));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 1, 0, 1 },
                             &GRAPHENE_RECT_INIT (side / 2, 0, side / 2, side));
}

static void
wait_for_frames (Fixture *fixture)
{
  guint n_drawn = fixture->n_drawn;

  gtk_test_widget_wait_for_draw (fixture->window);
  for (int i = 0; i < 200 && fixture->n_drawn == n_drawn; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = gtk_overlay_new ();

  fixture->window = gtk_window_new ();
  fixture->target = gtk_picture_new ();
  gtk_widget_set_focusable (fixture->target, TRUE);
  fixture->lens = BUNKO_READER_LENS (bunko_reader_lens_new ());
  gtk_overlay_set_child (GTK_OVERLAY (overlay), fixture->target);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (fixture->lens));
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  bunko_reader_lens_set_target (fixture->lens, fixture->target, draw_cb, fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_grab_focus (fixture->target);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->lens), (gpointer *) &fixture->lens);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->lens);
}

static gpointer
find_controller (Fixture *fixture, GType type, guint button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->target);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!g_type_is_a (G_OBJECT_TYPE (controller), type) ||
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      if (type == GTK_TYPE_GESTURE_DRAG &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) != button)
        continue;
      return controller;
    }
  g_assert_not_reached ();
}

static gboolean
press (Fixture *fixture, guint key, GdkModifierType state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY, 0), "key-pressed",
                         key, 0, state, &handled);
  return handled;
}

static gboolean
scroll (Fixture *fixture, double dy)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_SCROLL, 0), "scroll",
                         0.0, dy, &handled);
  return handled;
}

static void
point (Fixture *fixture, const char *signal, double x, double y)
{
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION, 0), signal, x,
                         y);
}

static void
assert_center (Fixture *fixture, float x, float y)
{
  graphene_point_t center;

  bunko_reader_lens_get_center (fixture->lens, &center);
  g_assert_cmpfloat_with_epsilon (center.x, x, 0.01);
  g_assert_cmpfloat_with_epsilon (center.y, y, 0.01);
}

/* With the keyboard alone it stands in the middle. */
static void
test_center (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->lens)));
  bunko_reader_lens_set_active (fixture->lens, TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->lens)));
  wait_for_frames (fixture);
  assert_center (fixture, WIDTH / 2, HEIGHT / 2);
  g_assert_cmpfloat (fixture->factor, ==, 2);
  g_assert_cmpfloat_with_epsilon (fixture->region.origin.x, WIDTH / 2 - 65, 0.01);
  g_assert_cmpfloat_with_epsilon (fixture->region.size.width, 130, 0.01);
  bunko_reader_lens_set_active (fixture->lens, FALSE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->lens)));
}

static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  point (fixture, "enter", 30, 40);
  bunko_reader_lens_set_active (fixture->lens, TRUE);
  assert_center (fixture, 30, 40);
  point (fixture, "motion", 130, 140);
  assert_center (fixture, 130, 140);
  wait_for_frames (fixture);
  g_assert_cmpfloat_with_epsilon (fixture->region.origin.x, 130 - 65, 0.01);

  /* It waits where the pointer left. */
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION, 0), "leave");
  assert_center (fixture, 130, 140);
  bunko_reader_lens_set_active (fixture->lens, FALSE);
  bunko_reader_lens_set_active (fixture->lens, TRUE);
  assert_center (fixture, WIDTH / 2, HEIGHT / 2);
}

static void
test_factor (Fixture *fixture, gconstpointer data)
{
  double factor = bunko_reader_lens_get_factor (fixture->lens);

  /* What is not shown hears nothing. */
  g_assert_false (scroll (fixture, -1));
  g_assert_false (press (fixture, GDK_KEY_plus, 0));
  g_assert_cmpfloat (bunko_reader_lens_get_factor (fixture->lens), ==, factor);

  bunko_reader_lens_set_active (fixture->lens, TRUE);
  g_assert_true (scroll (fixture, -1));
  g_assert_cmpfloat (bunko_reader_lens_get_factor (fixture->lens), >, factor);
  g_assert_true (scroll (fixture, 1));
  g_assert_cmpfloat_with_epsilon (bunko_reader_lens_get_factor (fixture->lens), factor, 1e-6);
  g_assert_true (press (fixture, GDK_KEY_plus, 0));
  g_assert_cmpfloat (bunko_reader_lens_get_factor (fixture->lens), >, factor);
  g_assert_false (press (fixture, GDK_KEY_plus, GDK_CONTROL_MASK));
  for (int i = 0; i < 40; i++)
    scroll (fixture, -1);
  g_assert_cmpfloat (bunko_reader_lens_get_factor (fixture->lens), ==, 8);
  for (int i = 0; i < 40; i++)
    press (fixture, GDK_KEY_minus, 0);
  g_assert_cmpfloat (bunko_reader_lens_get_factor (fixture->lens), ==, 1.5);
}

static void
test_size (Fixture *fixture, gconstpointer data)
{
  bunko_reader_lens_set_size (fixture->lens, 10);
  g_assert_cmpint (bunko_reader_lens_get_size (fixture->lens), ==, BUNKO_READER_LENS_LEAST_SIZE);
  bunko_reader_lens_set_size (fixture->lens, 10000);
  g_assert_cmpint (bunko_reader_lens_get_size (fixture->lens), ==, BUNKO_READER_LENS_MOST_SIZE);
  bunko_reader_lens_set_size (fixture->lens, 200);
  bunko_reader_lens_set_factor (fixture->lens, 4);
  bunko_reader_lens_set_active (fixture->lens, TRUE);
  wait_for_frames (fixture);
  g_assert_cmpfloat_with_epsilon (fixture->region.size.height, 50, 0.01);
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  g_assert_false (press (fixture, GDK_KEY_Escape, 0));
  bunko_reader_lens_set_active (fixture->lens, TRUE);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_false (bunko_reader_lens_get_active (fixture->lens));
  g_assert_false (press (fixture, GDK_KEY_Escape, 0));
}

static void
test_middle_button (Fixture *fixture, gconstpointer data)
{
  gpointer middle = find_controller (fixture, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_MIDDLE);

  g_signal_emit_by_name (middle, "drag-begin", 50.0, 60.0);
  g_assert_true (bunko_reader_lens_get_active (fixture->lens));
  assert_center (fixture, 50, 60);
  g_signal_emit_by_name (middle, "drag-end", 0.0, 0.0);
  g_assert_false (bunko_reader_lens_get_active (fixture->lens));

  /* What a key showed a key takes away. */
  bunko_reader_lens_set_active (fixture->lens, TRUE);
  g_signal_emit_by_name (middle, "drag-begin", 50.0, 60.0);
  g_signal_emit_by_name (middle, "drag-end", 0.0, 0.0);
  g_assert_true (bunko_reader_lens_get_active (fixture->lens));
}

static void
test_drawn (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (RenderedPicture) picture = NULL;
  GskRenderer *renderer = render_fixture_new_renderer (FALSE);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  bunko_reader_lens_set_active (fixture->lens, TRUE);
  point (fixture, "enter", 200, 150);
  wait_for_frames (fixture);
  paintable = gtk_widget_paintable_new (GTK_WIDGET (fixture->lens));
  wait_for_frames (fixture);
  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  picture = render_fixture_render (renderer, snapshot, WIDTH, HEIGHT);

  render_fixture_assert_colour (rendered_picture_at (picture, 150, 150), (guint8[3]) { 255, 0, 0 },
                                1, "left in the lens");
  render_fixture_assert_colour (rendered_picture_at (picture, 250, 150), (guint8[3]) { 0, 255, 0 },
                                1, "right in the lens");
  /* Round: nothing of the page in the corners of its square. */
  g_assert_cmpint (rendered_picture_at (picture, 80, 30)[0], ==, 0);
  g_assert_cmpint (rendered_picture_at (picture, 5, 150)[3], ==, 0);
  /* In its border, whatever is under it. */
  render_fixture_assert_colour (rendered_picture_at (picture, 200, 22),
                                (guint8[3]) { 240, 240, 235 }, 26, "border");
  render_fixture_free_renderer (renderer);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->lens, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->lens, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Magnifier, 2.0 times");
  bunko_reader_lens_set_factor (fixture->lens, 3.5);
  gtk_test_accessible_assert_property (fixture->lens, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Magnifier, 3.5 times");
  /* It must not take the clicks that are meant for the page, nor the focus. */
  g_assert_false (gtk_widget_get_can_target (GTK_WIDGET (fixture->lens)));
  g_assert_false (gtk_widget_get_can_focus (GTK_WIDGET (fixture->lens)));
}

static void
test_cursor (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_cursor_from_name (fixture->target, "grab");
  bunko_reader_lens_set_active (fixture->lens, TRUE);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (fixture->target)), ==, "none");
  bunko_reader_lens_set_active (fixture->lens, FALSE);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (fixture->target)), ==, "grab");
}

/* Without a target it is never shown, and leaves nothing behind at the old one. */
static void
test_target (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) controllers = NULL;
  guint n_controllers;

  bunko_reader_lens_set_active (fixture->lens, TRUE);
  controllers = gtk_widget_observe_controllers (fixture->target);
  n_controllers = g_list_model_get_n_items (controllers);
  bunko_reader_lens_set_target (fixture->lens, NULL, NULL, NULL);
  g_assert_false (bunko_reader_lens_get_active (fixture->lens));
  g_assert_cmpuint (g_list_model_get_n_items (controllers), ==, n_controllers - 5);
  bunko_reader_lens_set_active (fixture->lens, TRUE);
  g_assert_false (bunko_reader_lens_get_active (fixture->lens));
}

#define ADD(name, func) g_test_add ("/reader/lens/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("center", test_center);
  ADD ("pointer", test_pointer);
  ADD ("factor", test_factor);
  ADD ("size", test_size);
  ADD ("escape", test_escape);
  ADD ("middle-button", test_middle_button);
  ADD ("drawn", test_drawn);
  ADD ("accessible", test_accessible);
  ADD ("cursor", test_cursor);
  ADD ("target", test_target);

  return g_test_run ();
}
