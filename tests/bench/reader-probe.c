/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader-probe SCENARIO PORT: the canvas of the reader on a gallery of a sample server, watched.
 *
 *   cold     opens a gallery, and says how long it takes until its first page is on the screen
 *   turns    turns to pages that are there already
 *   pace     turns two pages a second
 *   memory   reads galleries from end to end with large pictures
 *   strip    scrolls through a strip
 *
 * Prints "EVENT VALUE" lines. */

#include "config.h"

#include <adwaita.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "bench-memory-use.h"
#include "bench-report.h"
#include "bench-session.h"
#include "bench-stalls.h"
#include "reader/model/bunko-library-journal.h"
#include "reader/view/bunko-reader-canvas.h"

#define WIDTH         1200
#define HEIGHT        760
#define N_TURNS       60
#define PACE_MS       500
#define N_READ        1998
#define N_STEPS       600
#define STEP          0.05 /* of the view's height, for each frame */
#define LIMIT_SECONDS 900

typedef struct
{
  BunkoSession *session;
  BunkoLibrary *library;
  BunkoImageLoader *loader;
  BunkoReaderOptions *options;
  BunkoReaderModel *model;
  GtkWidget *canvas;
  GtkWidget *window;
} Probe;

static gboolean
give_up_cb (gpointer user_data)
{
  g_printerr ("reader-probe: not done within %d seconds\n", LIMIT_SECONDS);
  exit (1);
}

static void
set_up (Probe *self, guint16 port)
{
  self->session = bench_session_open (port);
  self->library = bunko_library_new (self->session);
  self->loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (self->library), "reader-probe", NULL);
  self->options = bunko_reader_options_new ();
  g_object_set (self->options, "mode", BUNKO_READER_MODE_SINGLE, NULL);
  self->canvas = bunko_reader_canvas_new ();
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  adw_window_set_content (ADW_WINDOW (self->window), self->canvas);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (self->canvas) || gtk_widget_get_width (self->canvas) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static BunkoGallery *
fetch_gallery (Probe *self, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BunkoItem *item;

  bunko_library_get_item_async (self->library, BUNKO_ITEM_TYPE_GALLERY, id, NULL,
                                bench_store_result_cb, &result);
  bench_wait (&result);
  item = bunko_library_get_item_finish (self->library, result, &error);
  g_assert_no_error (error);
  return BUNKO_GALLERY (item);
}

static void
close_gallery (Probe *self)
{
  if (self->model == NULL)
    return;
  bunko_reader_canvas_set_model (BUNKO_READER_CANVAS (self->canvas), NULL, NULL);
  g_object_run_dispose (G_OBJECT (self->model));
  g_clear_object (&self->model);
}

static void
open_gallery (Probe *self, BunkoGallery *gallery)
{
  g_autoptr (BunkoListSource) pages = NULL;
  g_autoptr (BunkoReaderJournal) journal = NULL;

  close_gallery (self);
  pages = bunko_library_get_pages (self->library, gallery);
  journal = bunko_library_journal_new (self->library, gallery);
  self->model = bunko_reader_model_new (pages, self->loader, journal, self->options, 1);
  bunko_reader_canvas_set_model (BUNKO_READER_CANVAS (self->canvas), self->model, self->options);
  bunko_reader_model_open (self->model);
}

static BunkoReaderPicture *
get_ready (Probe *self, guint page)
{
  BunkoReaderPicture *picture = bunko_reader_model_get_picture (self->model, page);

  if (picture == NULL || bunko_reader_picture_get_state (picture) == BUNKO_READER_PICTURE_LOADING)
    return NULL;
  if (bunko_reader_picture_get_state (picture) == BUNKO_READER_PICTURE_FAILED)
    g_error ("Page %u: %s", page + 1, bunko_reader_picture_get_error (picture)->message);
  return bunko_reader_picture_get_paintable (picture) != NULL ? picture : NULL;
}

static void
wait_for_picture (Probe *self, guint page)
{
  while (bunko_reader_model_get_n_pages (self->model) == 0 || get_ready (self, page) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Lets the main loop run for so long. */
static void
rest (guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
probe_cold (Probe *self)
{
  g_autoptr (BunkoGallery) gallery = fetch_gallery (self, 1);
  gint64 start = g_get_monotonic_time ();

  open_gallery (self, gallery);
  wait_for_picture (self, 0);
  bench_wait_for_frame (self->canvas);
  g_print ("cold %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - start);
}

static void
count_change_cb (BunkoReaderModel *model, BunkoReaderPicture *picture, guint *n_changes)
{
  if (bunko_reader_picture_get_page (picture) == bunko_reader_model_get_position (model))
    (*n_changes)++;
}

/* The next page is on the screen with the first frame after the turn if its picture was there
 * before and stays the same. */
static void
probe_turns (Probe *self)
{
  g_autoptr (BunkoGallery) gallery = fetch_gallery (self, 1);
  guint late = 0, changes = 0;
  double longest = 0;

  open_gallery (self, gallery);
  wait_for_picture (self, 0);
  g_signal_connect (self->model, "picture-changed", G_CALLBACK (count_change_cb), &changes);
  for (guint i = 1; i <= N_TURNS; i++)
    {
      BenchStalls *stalls;

      wait_for_picture (self, i);
      rest (100);
      changes = 0;
      stalls = bench_stalls_new (self->window);
      bunko_reader_canvas_turn (BUNKO_READER_CANVAS (self->canvas), 1);
      bench_wait_for_frame (self->canvas);
      late += bunko_reader_model_get_position (self->model) != i || get_ready (self, i) == NULL;
      late += changes > 0;
      rest (50);
      longest = MAX (longest, bench_stalls_get_longest (stalls));
      bench_stalls_free (stalls);
    }
  g_print ("turns %u\nlate %u\nlongest %g\n", N_TURNS, late, longest);
}

static void
probe_pace (Probe *self)
{
  g_autoptr (BunkoGallery) gallery = fetch_gallery (self, 1);
  guint n_waits = 0;

  open_gallery (self, gallery);
  wait_for_picture (self, 0);
  for (guint i = 1; i <= N_TURNS; i++)
    {
      rest (PACE_MS);
      bunko_reader_canvas_turn (BUNKO_READER_CANVAS (self->canvas), 1);
      n_waits += get_ready (self, i) == NULL;
    }
  g_print ("waits %u\n", n_waits);
}

/* Zoomed in, so that every page is decoded as large as it is. */
static void
probe_memory (Probe *self)
{
  guint before, most = 0;

  rest (500);
  before = bench_memory_kib ();
  g_object_set (self->options, "zoom-lock", BUNKO_READER_ZOOM_LOCK_KEEP, NULL);
  for (guint i = 0, id = 1; i < N_READ; id++)
    {
      g_autoptr (BunkoGallery) gallery = fetch_gallery (self, id);

      open_gallery (self, gallery);
      wait_for_picture (self, 0);
      bunko_reader_canvas_set_zoom (BUNKO_READER_CANVAS (self->canvas), 3);
      for (guint page = 1; page < bunko_reader_model_get_n_pages (self->model); page++, i++)
        {
          bunko_reader_model_go (self->model, page);
          wait_for_picture (self, page);
          most = MAX (most, bench_memory_kib ());
        }
      i++;
    }
  g_print ("pages %u\nbefore %u\nmost %u\n", N_READ, before, most);
}

static void
probe_strip (Probe *self)
{
  g_autoptr (BunkoGallery) gallery = fetch_gallery (self, 1);
  BenchStalls *stalls;

  g_object_set (self->options, "mode", BUNKO_READER_MODE_STRIP, NULL);
  open_gallery (self, gallery);
  wait_for_picture (self, 0);
  bench_wait_for_frame (self->canvas);
  stalls = bench_stalls_new (self->window);
  for (guint i = 0; i < N_STEPS; i++)
    {
      bunko_reader_canvas_scroll_by (BUNKO_READER_CANVAS (self->canvas), 0, STEP);
      bench_wait_for_frame (self->canvas);
    }
  g_print ("longest %g\npercentile %g\npage %u\n", bench_stalls_get_longest (stalls),
           bench_stalls_get_percentile (stalls, 99), bunko_reader_model_get_position (self->model));
  bench_stalls_free (stalls);
}

static void
tear_down (Probe *self)
{
  close_gallery (self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  bunko_session_close (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->options);
  g_clear_object (&self->loader);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
}

static const struct
{
  const char *name;
  void (*run) (Probe *self);
} scenarios[] = {
  { "cold", probe_cold },     { "turns", probe_turns }, { "pace", probe_pace },
  { "memory", probe_memory }, { "strip", probe_strip },
};

/* As the application does it, so that what is measured is not the habits of glibc. */
static void
keep_memory_together (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 64 * 1024);
  mallopt (M_TRIM_THRESHOLD, 256 * 1024);
#endif
}

int
main (int argc, char **argv)
{
  Probe self = { NULL };

  if (argc != 3)
    return 2;

  keep_memory_together ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_timeout_add_seconds (LIMIT_SECONDS, give_up_cb, NULL);
  set_up (&self, (guint16) atoi (argv[2]));
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    if (strcmp (argv[1], scenarios[i].name) == 0)
      scenarios[i].run (&self);
  tear_down (&self);

  return 0;
}
