/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions-fixture.h"
#include "reader/panels/bunko-reader-end.h"
#include "widgets/bunko-rating.h"

/* What comes after a gallery of the sample server, and the dialog that asks. */

static gboolean
is_loaded (BunkoReaderSequel *sequel)
{
  return !bunko_reader_sequel_get_loading (sequel);
}

static void
finish (BunkoReaderSequel *sequel)
{
  RUN_UNTIL (G_OBJECT (sequel)->ref_count == 1);
  g_assert_finalize_object (sequel);
}

/* The list is read in its order, to its end and from its start. */
static void
test_list (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) galleries = actions_fixture_get_galleries (self, 3);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  for (guint i = 0; i < 3; i++)
    {
      BunkoReaderSequel *sequel = bunko_reader_sequel_new (
          bunko_context_get_library (self->context), galleries->pdata[i], query, i);
      BunkoGallery *next, *previous;
      guint position = G_MAXUINT;

      g_assert_true (bunko_reader_sequel_get_loading (sequel));
      bunko_reader_sequel_load (sequel);
      bunko_reader_sequel_load (sequel);
      RUN_UNTIL (is_loaded (sequel));
      next = bunko_reader_sequel_get (sequel, BUNKO_READER_SEQUEL_LIST);
      previous = bunko_reader_sequel_get (sequel, BUNKO_READER_SEQUEL_BEFORE_LIST);
      g_assert_nonnull (next);
      g_assert_true (i == 2 || next == galleries->pdata[i + 1]);
      g_assert_true (i == 0 ? previous == NULL : previous == galleries->pdata[i - 1]);
      g_assert_nonnull (bunko_reader_sequel_get_list (sequel, next, &position));
      g_assert_cmpuint (position, ==, i + 1);
      finish (sequel);
    }
}

/* A gallery that another one of its series comes after. */
static BunkoGallery *
find_in_series (ActionsFixture *self, BunkoGallery **next)
{
  g_autoptr (GPtrArray) galleries = actions_fixture_get_galleries (self, 40);

  for (guint i = 0; i < galleries->len; i++)
    {
      BunkoReaderSequel *sequel = bunko_reader_sequel_new (
          bunko_context_get_library (self->context), galleries->pdata[i], NULL, 0);

      bunko_reader_sequel_load (sequel);
      RUN_UNTIL (is_loaded (sequel));
      g_set_object (next, bunko_reader_sequel_get (sequel, BUNKO_READER_SEQUEL_SERIES));
      finish (sequel);
      if (*next != NULL)
        return g_object_ref (galleries->pdata[i]);
    }
  g_assert_not_reached ();
}

static void
test_series (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoGallery) next = NULL;
  g_autoptr (BunkoGallery) gallery = find_in_series (self, &next);
  BunkoReaderSequel *sequel =
      bunko_reader_sequel_new (bunko_context_get_library (self->context), next, NULL, 0);
  guint position;

  bunko_reader_sequel_load (sequel);
  RUN_UNTIL (is_loaded (sequel));
  g_assert_cmpint (bunko_item_get_id (BUNKO_ITEM (bunko_reader_sequel_get_previous (sequel))), ==,
                   bunko_item_get_id (BUNKO_ITEM (gallery)));
  g_assert_null (
      bunko_reader_sequel_get_list (sequel, bunko_reader_sequel_get_previous (sequel), &position));
  finish (sequel);
}

/* The reading list of 0.3 is everything, and none of it is marked. */
static void
test_queue (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) galleries = actions_fixture_get_galleries (self, 1);
  BunkoReaderSequel *sequel = bunko_reader_sequel_new (bunko_context_get_library (self->context),
                                                       galleries->pdata[0], NULL, 0);
  BunkoGallery *queued;

  bunko_reader_sequel_load (sequel);
  RUN_UNTIL (is_loaded (sequel));
  queued = bunko_reader_sequel_get (sequel, BUNKO_READER_SEQUEL_QUEUE);
  if (legacy != NULL)
    g_assert_null (queued);
  else
    g_assert_true (bunko_item_get_metatags (BUNKO_ITEM (queued)) & BUNKO_METATAG_READ_LATER);
  finish (sequel);
}

/* The reader is closed before the server has answered. */
static void
test_gone (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) galleries = actions_fixture_get_galleries (self, 1);
  BunkoReaderSequel *sequel = bunko_reader_sequel_new (bunko_context_get_library (self->context),
                                                       galleries->pdata[0], NULL, 0);

  bunko_reader_sequel_load (sequel);
  g_object_run_dispose (G_OBJECT (sequel));
  finish (sequel);
}

typedef struct
{
  GtkWidget *dialog;
  BunkoReaderSequel *sequel;
  gint64 next;
  gint64 read;
  guint n_left;
} End;

static void
read_cb (End *end, BunkoGallery *gallery)
{
  end->read = bunko_item_get_id (BUNKO_ITEM (gallery));
}

static void
leave_cb (End *end)
{
  end->n_left++;
}

static void
show (ActionsFixture *self, End *end, guint countdown)
{
  g_autoptr (BunkoGallery) next = NULL;
  g_autoptr (BunkoGallery) gallery = find_in_series (self, &next);

  end->next = bunko_item_get_id (BUNKO_ITEM (next));
  end->sequel =
      bunko_reader_sequel_new (bunko_context_get_library (self->context), gallery, NULL, 0);
  end->dialog = GTK_WIDGET (bunko_reader_end_new (self->context, gallery, end->sequel, countdown));
  g_signal_connect_swapped (end->dialog, "read", G_CALLBACK (read_cb), end);
  g_signal_connect_swapped (end->dialog, "leave", G_CALLBACK (leave_cb), end);
  adw_dialog_present (ADW_DIALOG (end->dialog), self->page);
  RUN_UNTIL (is_loaded (end->sequel));
}

static void
end_finish (ActionsFixture *self, End *end)
{
  RUN_UNTIL (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) == NULL);
  bunko_ui_test_settle ();
  finish (end->sequel);
}

static GtkWidget *
find_row (End *end, const char *title)
{
  GtkWidget *label = bunko_ui_test_find (end->dialog, GTK_TYPE_LABEL, title);

  return label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) : NULL;
}

static void
test_read (ActionsFixture *self, gconstpointer legacy)
{
  End end = { 0 };
  GtkWidget *row;

  show (self, &end, 0);
  RUN_UNTIL (find_row (&end, "Next in the series") != NULL);
  row = find_row (&end, "Next in the series");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == row);
  gtk_test_accessible_assert_property (bunko_ui_test_find (end.dialog, BUNKO_TYPE_RATING, NULL),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Your Rating");
  g_signal_emit_by_name (row, "activated");
  g_assert_cmpint (end.read, ==, end.next);
  end_finish (self, &end);
}

static void
test_leave (ActionsFixture *self, gconstpointer legacy)
{
  End end = { 0 };

  show (self, &end, 0);
  RUN_UNTIL (bunko_ui_test_find (end.dialog, GTK_TYPE_BUTTON, "_Leave the Reader") != NULL);
  bunko_ui_test_click (bunko_ui_test_find (end.dialog, GTK_TYPE_BUTTON, "_Leave the Reader"));
  g_assert_cmpuint (end.n_left, ==, 1);
  g_assert_cmpint (end.read, ==, 0);
  end_finish (self, &end);
}

/* The next one begins by itself, unless somebody does something. */
static void
test_countdown (ActionsFixture *self, gconstpointer legacy)
{
  End end = { 0 }, stopped = { 0 };

  show (self, &end, 2);
  RUN_UNTIL (find_row (&end, "Begins in 2 seconds") != NULL);
  RUN_UNTIL (end.read == end.next);
  end_finish (self, &end);

  show (self, &stopped, 30);
  RUN_UNTIL (find_row (&stopped, "Begins in 30 seconds") != NULL);
  g_signal_emit_by_name (bunko_ui_test_find (stopped.dialog, BUNKO_TYPE_RATING, NULL), "rated",
                         8.0);
  RUN_UNTIL (find_row (&stopped, "Next in the series") != NULL);
  RUN_UNTIL (bunko_rating_get_value (BUNKO_RATING (
                 bunko_ui_test_find (stopped.dialog, BUNKO_TYPE_RATING, NULL))) == 8.0);
  g_assert_cmpint (stopped.read, ==, 0);
  adw_dialog_close (ADW_DIALOG (stopped.dialog));
  end_finish (self, &stopped);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/reader/end/" path, ActionsFixture, NULL, actions_fixture_set_up, func,             \
              actions_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("list", test_list);
  ADD ("series", test_series);
  ADD ("queue", test_queue);
  g_test_add ("/reader/end/queue-0.3", ActionsFixture, "0.3", actions_fixture_set_up, test_queue,
              actions_fixture_tear_down);
  ADD ("gone", test_gone);
  ADD ("read", test_read);
  ADD ("leave", test_leave);
  ADD ("countdown", test_countdown);

  return g_test_run ();
}
