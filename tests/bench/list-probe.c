/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list-probe SCENARIO PORT: an item view on the library of a sample server, watched.
 *
 *   open     opens the view several times, and says how long it takes until every cell on the
 *            screen has its title
 *   scroll   scrolls from top to bottom in steps, jumps to random places, and says what that takes
 *   covers   waits for the covers of the first screen, and says how many were asked for
 *
 * Prints "EVENT VALUE" lines. */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "bench-memory-use.h"
#include "bench-report.h"
#include "bench-session.h"
#include "bench-stalls.h"
#include "bench-watched-source.h"
#include "lists/bunko-item-view.h"
#include "widgets/bunko-cell.h"

#define N_OPENINGS    20
#define N_SCREENS     500
#define N_JUMPS       200
#define LIMIT_SECONDS 300

typedef struct
{
  BunkoSession *session;
  BunkoLibrary *library;
  BunkoContext *context;
  GtkWidget *view;
  GtkWidget *window;
  BenchWatchedSource *source; /* NULL while nobody counts trips */
} Probe;

static guint n_images;

/* A source of images that counts what is asked for. */
#define PROBE_TYPE_IMAGES (probe_images_get_type ())
G_DECLARE_FINAL_TYPE (ProbeImages, probe_images, PROBE, IMAGES, GObject)

struct _ProbeImages
{
  GObject parent_instance;
  BunkoImageSource *source;
};

static void
images_fetch_async (BunkoImageSource *source,
                    BunkoItemType type,
                    gint64 id,
                    BunkoImageSize size,
                    BunkoImagePriority priority,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  n_images++;
  bunko_image_source_fetch_async (PROBE_IMAGES (source)->source, type, id, size, priority,
                                  cancellable, callback, user_data);
}

/* The result is that of the other source, which knows it by itself. */
static BunkoImageReply *
images_fetch_finish (BunkoImageSource *source, GAsyncResult *result, GError **error)
{
  return bunko_image_source_fetch_finish (PROBE_IMAGES (source)->source, result, error);
}

static void
images_iface_init (BunkoImageSourceInterface *iface)
{
  iface->fetch_async = images_fetch_async;
  iface->fetch_finish = images_fetch_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ProbeImages,
                               probe_images,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_IMAGE_SOURCE, images_iface_init))

static void
probe_images_dispose (GObject *object)
{
  g_clear_object (&PROBE_IMAGES (object)->source);
  G_OBJECT_CLASS (probe_images_parent_class)->dispose (object);
}

static void
probe_images_class_init (ProbeImagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = probe_images_dispose;
}

static void
probe_images_init (ProbeImages *self)
{
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_printerr ("list-probe: not done within %d seconds\n", LIMIT_SECONDS);
  exit (1);
}

static void
set_up (Probe *self, guint16 port)
{
  g_autoptr (ProbeImages) images = g_object_new (PROBE_TYPE_IMAGES, NULL);
  g_autoptr (BunkoImageLoader) loader = NULL;

  self->session = bench_session_open (port);
  self->library = bunko_library_new (self->session);
  images->source = BUNKO_IMAGE_SOURCE (g_object_ref (self->library));
  loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "list-probe", NULL);
  self->context = bunko_context_new (self->library, loader, NULL);
  self->view = GTK_WIDGET (bunko_item_view_new (self->context));
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 760);
  adw_window_set_content (ADW_WINDOW (self->window), self->view);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (self->view) || gtk_widget_get_width (self->view) == 0)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  guint on_screen;
  guint titled;
  guint covered;
  guint trips; /* that it took until the last of them was there */
} Count;

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
count_cell (Probe *self, BunkoCell *cell, Count *count)
{
  BunkoRow *row = bunko_cell_get_row (cell);
  GtkWidget *cover;
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (cell), self->view, &bounds) ||
      bounds.size.height <= 0 || bounds.origin.y >= gtk_widget_get_height (self->view) ||
      bounds.origin.y + bounds.size.height <= 0)
    return;

  cover = find (GTK_WIDGET (cell), BUNKO_TYPE_COVER);
  count->on_screen++;
  if (row == NULL || bunko_row_get_item (row) == NULL)
    return;
  count->titled++;
  if (self->source != NULL)
    count->trips = MAX (count->trips,
                        bench_watched_source_get_trip_of (self->source, bunko_row_get_item (row)));
  count->covered +=
      cover != NULL && bunko_cover_get_state (BUNKO_COVER (cover)) == BUNKO_COVER_READY;
}

static void
count_cells (Probe *self, GtkWidget *widget, Count *count)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (BUNKO_IS_CELL (widget))
    count_cell (self, BUNKO_CELL (widget), count);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      count_cells (self, child, count);
}

/* Whether what is on the screen is complete. Only after a frame: before, cells have no places. */
static gboolean
is_titled (Probe *self)
{
  Count count = { 0 };

  count_cells (self, self->view, &count);

  return count.on_screen > 0 && count.titled == count.on_screen;
}

static void
wait_until_titled (Probe *self)
{
  do
    bench_wait_for_frame (self->view);
  while (!is_titled (self));
}

/* Another query each time, as the same would change nothing. */
static void
show (Probe *self, BunkoViewType view)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, view);
  bunko_item_view_set_query (BUNKO_ITEM_VIEW (self->view), query);
}

static void
probe_open (Probe *self)
{
  double times[N_OPENINGS];

  show (self, BUNKO_VIEW_TYPE_ALL);
  wait_until_titled (self);
  for (guint i = 0; i < N_OPENINGS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      show (self, i % 2 == 0 ? BUNKO_VIEW_TYPE_LIBRARY : BUNKO_VIEW_TYPE_ALL);
      wait_until_titled (self);
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
    }
  g_print ("opened %g\n", bench_median (times, N_OPENINGS));
}

/* Goes somewhere and stops there. Returns how many round trips it took until all had titles. */
static guint
go_to (Probe *self, GtkAdjustment *adjustment, double share)
{
  double range = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  Count count = { 0 };

  bench_watched_source_stop (self->source);
  gtk_adjustment_set_value (adjustment, share * range);
  wait_until_titled (self);
  count_cells (self, self->view, &count);

  return count.trips;
}

static void
scroll (Probe *self)
{
  GtkWidget *grid = find (self->view, GTK_TYPE_GRID_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid));
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint step_trips = 0, jump_trips = 0;

  for (guint i = 1; i <= N_SCREENS; i++)
    {
      guint trips = go_to (self, adjustment, (double) i / N_SCREENS);

      step_trips = MAX (step_trips, trips);
    }
  for (guint i = 0; i < N_JUMPS; i++)
    {
      guint trips = go_to (self, adjustment, g_rand_double (rand));

      jump_trips = MAX (jump_trips, trips);
    }
  g_print ("step-trips %u\njump-trips %u\n", step_trips, jump_trips);
}

static void
probe_scroll (Probe *self)
{
  BunkoPagedList *list = bunko_item_view_get_list (BUNKO_ITEM_VIEW (self->view));
  BenchStalls *stalls;

  show (self, BUNKO_VIEW_TYPE_ALL);
  self->source = bench_watched_source_new (bunko_paged_list_get_source (list));
  bunko_paged_list_set_source (list, BUNKO_LIST_SOURCE (self->source));
  wait_until_titled (self);
  g_print ("galleries %u\n", bunko_paged_list_get_total (list));

  stalls = bench_stalls_new (self->window);
  scroll (self);
  g_print ("longest %g\n", bench_stalls_get_longest (stalls));
  g_print ("percentile %g\n", bench_stalls_get_percentile (stalls, 99));
  bench_stalls_free (stalls);
  g_print ("fetches %u\n", bench_watched_source_get_n_fetches (self->source));
  g_print ("items %u\n", bench_watched_source_get_max_live (self->source));
  g_print ("memory %u\n", bench_memory_kib ());
  bunko_paged_list_set_source (list, NULL);
  g_clear_object (&self->source);
}

static gboolean
is_covered (Probe *self)
{
  Count count = { 0 };

  count_cells (self, self->view, &count);

  return count.on_screen > 0 && count.covered == count.on_screen;
}

static void
probe_covers (Probe *self)
{
  Count count = { 0 };

  show (self, BUNKO_VIEW_TYPE_ALL);
  do
    bench_wait_for_frame (self->view);
  while (!is_covered (self));
  count_cells (self, self->view, &count);
  g_print ("covers %u\nimages %u\n", count.on_screen, n_images);
}

static void
tear_down (Probe *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  bunko_session_close (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->context);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
}

int
main (int argc, char **argv)
{
  Probe self = { NULL };

  if (argc != 3)
    return 2;

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_timeout_add_seconds (LIMIT_SECONDS, give_up_cb, NULL);
  set_up (&self, (guint16) atoi (argv[2]));
  if (strcmp (argv[1], "open") == 0)
    probe_open (&self);
  else if (strcmp (argv[1], "scroll") == 0)
    probe_scroll (&self);
  else
    probe_covers (&self);
  tear_down (&self);

  return 0;
}
