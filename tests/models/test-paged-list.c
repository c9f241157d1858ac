/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/bunko-paged-list.h"

#include "manual-source.h"

/* A list, a view of it that holds some rows, and a mirror of all ids that is kept up to date by
 * items-changed alone. */
typedef struct
{
  ManualSource *source;
  BunkoPagedList *list;
  GString *changes;
  GPtrArray *held;
  guint mirror_length;
} Fixture;

static void
iterate (void)
{
  for (int i = 0; i < 200; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      break;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  g_assert_cmpuint (position + removed, <=, fixture->mirror_length);
  fixture->mirror_length += added - removed;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, fixture->mirror_length);

  g_string_append_printf (fixture->changes, "%s%u-%u+%u", fixture->changes->len ? " " : "",
                          position, removed, added);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = manual_source_new (GPOINTER_TO_SIZE (data));
  fixture->list = bunko_paged_list_new (NULL);
  fixture->changes = g_string_new (NULL);
  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bunko_paged_list_set_source (fixture->list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_ptr_array_unref (fixture->held);
  g_assert_finalize_object (fixture->list);
  while (manual_source_get_n_pending (fixture->source) > 0)
    manual_source_answer (fixture->source, 0);
  iterate ();
  g_assert_cmpuint (manual_source_get_n_live (fixture->source), ==, 0);
  g_assert_finalize_object (fixture->source);
  g_string_free (fixture->changes, TRUE);
}

static void
expect_changes (Fixture *fixture, const char *changes)
{
  g_assert_cmpstr (fixture->changes->str, ==, changes);
  g_string_truncate (fixture->changes, 0);
}

static void
start (Fixture *fixture)
{
  bunko_paged_list_set_source (fixture->list, BUNKO_LIST_SOURCE (fixture->source));
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_LOADING);
  if (manual_source_get_n_pending (fixture->source) > 0)
    manual_source_answer (fixture->source, 0);
  iterate ();
}

static BunkoRow *
get_row (Fixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static void
hold (Fixture *fixture, guint position, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      BunkoRow *row = get_row (fixture, position + i);

      g_assert_nonnull (row);
      g_ptr_array_add (fixture->held, row);
    }
  iterate ();
}

static gint64
id_of (BunkoRow *row)
{
  BunkoItem *item = bunko_row_get_item (row);

  return item != NULL ? bunko_item_get_id (item) : 0;
}

static gint64
id_at (Fixture *fixture, guint position)
{
  g_autoptr (BunkoRow) row = get_row (fixture, position);

  return id_of (row);
}

/* Answers whatever comes, in order, until nothing more does. */
static void
answer_all (Fixture *fixture)
{
  iterate ();
  for (int i = 0; i < 1000 && manual_source_get_n_pending (fixture->source) > 0; i++)
    {
      manual_source_answer (fixture->source, 0);
      iterate ();
    }
  g_assert_cmpuint (manual_source_get_n_pending (fixture->source), ==, 0);
}

static void
test_whole_length (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoRow) row = NULL;
  g_autoptr (BunkoRow) again = NULL;

  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_EMPTY);
  start (fixture);
  expect_changes (fixture, "0-0+200");
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_READY);
  g_assert_cmpuint (bunko_paged_list_get_total (fixture->list), ==, 200);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->list)) == BUNKO_TYPE_ROW);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 200));

  /* Nothing is asked for before somebody looks. */
  g_assert_cmpuint (manual_source_get_n_pending (fixture->source), ==, 0);
  row = get_row (fixture, 130);
  g_assert_null (bunko_row_get_item (row));
  g_assert_cmpuint (bunko_row_get_position (row), ==, 130);
  again = get_row (fixture, 130);
  g_assert_true (row == again);

  answer_all (fixture);
  g_assert_cmpuint (manual_source_get_n_fetches (fixture->source), ==, 1);
  g_assert_cmpint (id_of (row), ==, 131);

  /* Its neighbours came with it. */
  g_assert_cmpint (id_at (fixture, 128), ==, 129);
  g_assert_cmpuint (manual_source_get_n_fetches (fixture->source), ==, 1);
  expect_changes (fixture, "");
}

static void
notify_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_row_follows (Fixture *fixture, gconstpointer data)
{
  guint n_notified = 0;

  start (fixture);
  hold (fixture, 0, 1);
  g_signal_connect (fixture->held->pdata[0], "notify::item", G_CALLBACK (notify_cb), &n_notified);
  answer_all (fixture);
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  expect_changes (fixture, "");
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_EMPTY);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  start (fixture);

  /* One look at pages 0 to 4, then one at 10 and 11. */
  hold (fixture, 0, 5 * 64);
  g_assert_cmpuint (manual_source_get_n_pending (fixture->source), ==, 2);
  g_assert_cmpint (manual_source_get_pending (fixture->source, 0), ==, 0);
  g_assert_cmpint (manual_source_get_pending (fixture->source, 1), ==, 1);
  hold (fixture, 10 * 64, 65);
  g_assert_cmpuint (manual_source_get_n_pending (fixture->source), ==, 2);

  manual_source_answer (fixture->source, 0);
  manual_source_answer (fixture->source, 0);
  iterate ();
  g_assert_cmpint (manual_source_get_pending (fixture->source, 0), ==, 10);
  g_assert_cmpint (manual_source_get_pending (fixture->source, 1), ==, 11);

  /* What is on the screen overtakes. */
  bunko_paged_list_set_focus (fixture->list, 4 * 64 + 3, 4 * 64 + 3);
  manual_source_answer (fixture->source, 0);
  manual_source_answer (fixture->source, 0);
  iterate ();
  g_assert_cmpint (manual_source_get_pending (fixture->source, 0), ==, 4);
  g_assert_cmpint (manual_source_get_pending (fixture->source, 1), ==, 2);
  answer_all (fixture);
  g_assert_cmpuint (manual_source_get_max_open (fixture->source), ==, 2);
  g_assert_cmpuint (manual_source_get_n_fetches (fixture->source), ==, 7);
  expect_changes (fixture, "0-0+1000");
}

static void
test_scrolled_past (Fixture *fixture, gconstpointer data)
{
  start (fixture);

  /* Sixty pages flash by; nobody keeps a row. */
  for (guint page = 0; page < 60; page++)
    {
      g_autoptr (BunkoRow) row = get_row (fixture, page * 64);

      iterate ();
    }
  answer_all (fixture);
  g_assert_cmpuint (manual_source_get_n_fetches (fixture->source), <=, 12);

  /* Rows that somebody keeps are never forgotten. */
  for (guint page = 60; page < 100; page++)
    {
      g_ptr_array_add (fixture->held, get_row (fixture, page * 64));
      iterate ();
    }
  answer_all (fixture);
  for (guint i = 0; i < fixture->held->len; i++)
    g_assert_cmpint (id_of (fixture->held->pdata[i]), ==, (60 + i) * 64 + 1);
}

static void
test_short_pages (Fixture *fixture, gconstpointer data)
{
  gint64 ids[200];
  guint n = 0;

  /* 200 counted; on the second page each item comes twice, and one was on the first already. */
  for (guint i = 0; i < 64; i++)
    ids[n++] = i + 1;
  for (guint i = 0; i < 64; i++)
    ids[n++] = i < 2 ? 64 : 100 + i / 2;
  for (guint i = 0; i < 72; i++)
    ids[n++] = 200 + i;
  manual_source_set_ids (fixture->source, ids, n);

  start (fixture);
  expect_changes (fixture, "0-0+200");
  hold (fixture, 0, 130);
  manual_source_answer (fixture->source, 0);
  iterate ();
  expect_changes (fixture, "");
  manual_source_answer (fixture->source, 0);
  iterate ();
  expect_changes (fixture, "95-33+0");

  /* The last pages were cut by the count; what is missing is looked for beyond, and found empty. */
  answer_all (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 167);
  g_assert_cmpint (id_at (fixture, 63), ==, 64);
  g_assert_cmpint (id_at (fixture, 64), ==, 101);
  g_assert_cmpint (id_at (fixture, 94), ==, 131);
  g_assert_cmpint (id_at (fixture, 95), ==, 200);
  g_ptr_array_set_size (fixture->held, 0);
  hold (fixture, 159, 8);
  answer_all (fixture);
  expect_changes (fixture, "");
  g_assert_cmpint (id_of (fixture->held->pdata[7]), ==, 271);
  g_assert_cmpint (manual_source_get_n_fetches (fixture->source), ==, 5);
}

static void
test_more_than_counted (Fixture *fixture, gconstpointer data)
{
  gint64 ids[300];

  /* As with orders by artist: every item twice in a row, so that half of them is after the end. */
  for (guint i = 0; i < 300; i++)
    ids[i] = i / 2 + 1;
  manual_source_set_ids (fixture->source, ids, G_N_ELEMENTS (ids));

  start (fixture);
  hold (fixture, 0, 150);
  answer_all (fixture);
  for (guint i = 0; i < 150; i++)
    g_assert_cmpint (id_at (fixture, i), ==, i + 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 150);
  expect_changes (fixture, "0-0+150 32-32+0 64-32+0 86-0+10 96-0+32 128-0+22");
}

static void
test_all_pages_empty (Fixture *fixture, gconstpointer data)
{
  manual_source_set_ids (fixture->source, NULL, 0);
  start (fixture);
  hold (fixture, 0, 3);
  answer_all (fixture);
  expect_changes (fixture, "0-0+100 0-64+0");
  hold (fixture, 0, 3);
  answer_all (fixture);
  expect_changes (fixture, "0-36+0");
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_EMPTY);
}

static void
test_same_page_forever (Fixture *fixture, gconstpointer data)
{
  gint64 ids[64 * 20];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = i % 64 + 1;
  manual_source_set_ids (fixture->source, ids, G_N_ELEMENTS (ids));

  start (fixture);

  /* As a view does: what moved up comes into sight, and is looked at. */
  for (int i = 0; i < 20; i++)
    {
      g_ptr_array_set_size (fixture->held, 0);
      hold (fixture, 0, MIN (200, g_list_model_get_n_items (G_LIST_MODEL (fixture->list))));
      answer_all (fixture);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 64);
  g_assert_cmpuint (manual_source_get_n_fetches (fixture->source), <=, 30);
}

static void
test_million (Fixture *fixture, gconstpointer data)
{
  guint most = 0;

  start (fixture);
  expect_changes (fixture, "0-0+1000000");

  /* A view of 200 rows goes through all of it in leaps, and back in small steps. */
  for (guint position = 0; position < 999800; position += 9973)
    {
      g_ptr_array_set_size (fixture->held, 0);
      hold (fixture, position, 200);
      answer_all (fixture);
      for (guint i = 0; i < 200; i++)
        g_assert_cmpint (id_of (fixture->held->pdata[i]), ==, position + i + 1);
      most = MAX (most, manual_source_get_n_live (fixture->source));
    }
  for (guint position = 900000; position > 890000; position -= 50)
    {
      g_ptr_array_set_size (fixture->held, 0);
      hold (fixture, position, 200);
      answer_all (fixture);
      g_assert_cmpint (id_of (fixture->held->pdata[0]), ==, position + 1);
      most = MAX (most, manual_source_get_n_live (fixture->source));
    }
  g_assert_cmpuint (most, <=, 26 * 64);
  expect_changes (fixture, "");

  /* The pages nearest to the last one are kept. */
  most = manual_source_get_n_fetches (fixture->source);
  hold (fixture, 890100, 600);
  answer_all (fixture);
  g_assert_cmpuint (manual_source_get_n_fetches (fixture->source), ==, most);
}

static void
test_source_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ManualSource) other = manual_source_new (10);
  g_autoptr (BunkoRow) row = NULL;

  start (fixture);
  hold (fixture, 0, 100);
  g_assert_cmpuint (manual_source_get_n_pending (fixture->source), ==, 2);
  manual_source_answer (fixture->source, 0);
  iterate ();
  expect_changes (fixture, "0-0+200");

  /* An answer on its way, and one that comes late, belong to nobody. */
  manual_source_answer (fixture->source, 0);
  bunko_paged_list_set_source (fixture->list, BUNKO_LIST_SOURCE (other));
  expect_changes (fixture, "0-200+0");
  g_assert_cmpint (id_of (fixture->held->pdata[0]), ==, 1);
  g_assert_cmpint (id_of (fixture->held->pdata[99]), ==, 0);
  while (manual_source_get_n_pending (fixture->source) > 0)
    manual_source_answer (fixture->source, 0);
  iterate ();
  g_assert_cmpint (id_of (fixture->held->pdata[99]), ==, 0);
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_LOADING);

  manual_source_answer (other, 0);
  iterate ();
  expect_changes (fixture, "0-0+10");
  row = get_row (fixture, 0);
  g_assert_true (row != fixture->held->pdata[0]);
  iterate ();
  manual_source_answer (other, 0);
  iterate ();
  g_assert_cmpint (id_of (row), ==, 1);
  bunko_paged_list_set_source (fixture->list, NULL);
  iterate ();
}

static void
test_count_fails (Fixture *fixture, gconstpointer data)
{
  bunko_paged_list_set_source (fixture->list, BUNKO_LIST_SOURCE (fixture->source));
  manual_source_fail (fixture->source, 0);
  iterate ();
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_FAILED);
  g_assert_error (bunko_paged_list_get_error (fixture->list), G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  bunko_paged_list_retry (fixture->list);
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_LOADING);
  g_assert_no_error (bunko_paged_list_get_error (fixture->list));
  answer_all (fixture);
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_READY);
  expect_changes (fixture, "0-0+200");
}

static void
test_page_fails (Fixture *fixture, gconstpointer data)
{
  BunkoRow *row;

  start (fixture);
  hold (fixture, 0, 1);
  row = fixture->held->pdata[0];
  manual_source_fail (fixture->source, 0);
  iterate ();
  g_assert_true (bunko_row_get_failed (row));
  g_assert_true (bunko_paged_list_get_has_failed (fixture->list));
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_READY);
  g_assert_error (bunko_paged_list_get_error (fixture->list), G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  /* Looking at it does not ask again; only the person does. */
  hold (fixture, 0, 3);
  g_assert_cmpuint (manual_source_get_n_pending (fixture->source), ==, 0);
  bunko_paged_list_retry (fixture->list);
  g_assert_false (bunko_row_get_failed (row));
  answer_all (fixture);
  g_assert_cmpint (id_of (row), ==, 1);
  g_assert_false (bunko_paged_list_get_has_failed (fixture->list));

  /* Whoever comes back to a failed page later gets another try, too. */
  hold (fixture, 64, 1);
  manual_source_fail (fixture->source, 0);
  iterate ();
  g_ptr_array_set_size (fixture->held, 0);
  g_assert_false (bunko_paged_list_get_has_failed (fixture->list));
  hold (fixture, 64, 1);
  answer_all (fixture);
  g_assert_cmpint (id_of (fixture->held->pdata[0]), ==, 65);
}

static void
test_refresh_same (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  hold (fixture, 60, 100);
  answer_all (fixture);
  expect_changes (fixture, "0-0+200");

  bunko_paged_list_refresh (fixture->list);
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_LOADING);
  answer_all (fixture);
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_READY);
  expect_changes (fixture, "");
  g_assert_cmpint (id_of (fixture->held->pdata[0]), ==, 61);
}

static void
test_refresh_differs (Fixture *fixture, gconstpointer data)
{
  gint64 ids[201];
  BunkoRow *row;

  start (fixture);
  hold (fixture, 0, 100);
  answer_all (fixture);
  expect_changes (fixture, "0-0+200");
  row = fixture->held->pdata[10];

  /* One comes in front, 51 goes, 71 moves behind 80, one more at the end. */
  ids[0] = 1000;
  for (guint i = 1, id = 1; i < 201; id++)
    if (id != 51 && id != 71)
      {
        ids[i++] = id;
        if (id == 80)
          ids[i++] = 71;
      }
  manual_source_set_ids (fixture->source, ids, G_N_ELEMENTS (ids));
  manual_source_set_count (fixture->source, G_N_ELEMENTS (ids));

  bunko_paged_list_refresh (fixture->list);
  iterate ();
  expect_changes (fixture, "");
  answer_all (fixture);
  expect_changes (fixture, "200-0+1 80-0+1 70-1+0 50-1+0 0-0+1");
  g_assert_cmpint (id_of (row), ==, 11);
  g_assert_cmpint (id_at (fixture, 0), ==, 1000);
  g_assert_cmpint (id_at (fixture, 11), ==, 11);
  for (guint i = 0; i < 128; i++)
    g_assert_cmpint (id_at (fixture, i), ==, ids[i]);
  {
    g_autoptr (BunkoRow) same = get_row (fixture, 11);

    g_assert_true (same == row);
  }
  g_assert_cmpuint (bunko_paged_list_get_total (fixture->list), ==, 201);
}

static void
test_refresh_shrinks (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  hold (fixture, 190, 10);
  hold (fixture, 0, 10);
  answer_all (fixture);
  expect_changes (fixture, "0-0+200");

  /* Everything that was looked at at the end is gone. */
  manual_source_set_count (fixture->source, 70);
  bunko_paged_list_refresh (fixture->list);
  answer_all (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 70);
  g_assert_cmpint (id_at (fixture, 69), ==, 70);
  g_string_truncate (fixture->changes, 0);

  manual_source_set_count (fixture->source, 0);
  bunko_paged_list_refresh (fixture->list);
  answer_all (fixture);
  expect_changes (fixture, "64-6+0 0-64+0");
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_EMPTY);

  /* And back from nothing. */
  manual_source_set_count (fixture->source, 3);
  bunko_paged_list_refresh (fixture->list);
  answer_all (fixture);
  expect_changes (fixture, "0-0+3");
}

static void
test_refresh_far (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  hold (fixture, 6400, 100);
  answer_all (fixture);
  expect_changes (fixture, "0-0+100000");

  /* Two new ones at the start of the list: the rows here move by two, the others are not known. */
  {
    g_autofree gint64 *ids = g_new (gint64, 100002);

    for (guint i = 0; i < 100002; i++)
      ids[i] = i < 2 ? 200000 + i : i - 1;
    manual_source_set_ids (fixture->source, ids, 100002);
    manual_source_set_count (fixture->source, 100002);
  }
  bunko_paged_list_refresh (fixture->list);
  answer_all (fixture);
  expect_changes (fixture, "100000-0+2 6526-2+0 6400-0+2");
  g_assert_cmpint (id_of (fixture->held->pdata[0]), ==, 6401);
  g_assert_cmpint (id_at (fixture, 6402), ==, 6401);
  g_assert_cmpint (id_at (fixture, 6400), ==, 6399);
}

static void
test_refresh_fails (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  hold (fixture, 0, 10);
  answer_all (fixture);

  bunko_paged_list_refresh (fixture->list);
  iterate ();
  manual_source_answer (fixture->source, 0);
  iterate ();
  manual_source_fail (fixture->source, 0);
  iterate ();
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_FAILED);
  g_assert_cmpint (id_of (fixture->held->pdata[0]), ==, 1);
  expect_changes (fixture, "0-0+200");

  manual_source_set_count (fixture->source, 199);
  bunko_paged_list_retry (fixture->list);
  answer_all (fixture);
  expect_changes (fixture, "199-1+0");
  g_assert_cmpint (bunko_paged_list_get_state (fixture->list), ==, BUNKO_PAGED_LIST_READY);
}

/* Two in a row: the answers of the first do not count. */
static void
test_refresh_again (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  hold (fixture, 0, 200);
  answer_all (fixture);
  g_string_truncate (fixture->changes, 0);

  bunko_paged_list_refresh (fixture->list);
  manual_source_answer (fixture->source, 0);
  iterate ();
  g_assert_cmpuint (manual_source_get_n_pending (fixture->source), ==, 2);
  manual_source_set_count (fixture->source, 150);
  bunko_paged_list_refresh (fixture->list);
  answer_all (fixture);
  expect_changes (fixture, "150-50+0");
}

static void
test_refresh_random (Fixture *fixture, gconstpointer data)
{
  guint n_fetches;

  manual_source_set_random (fixture->source, TRUE);
  start (fixture);
  for (guint i = 0; i < 3000; i += 10)
    hold (fixture, i, 1);
  answer_all (fixture);
  n_fetches = manual_source_get_n_fetches (fixture->source);
  g_assert_cmpuint (n_fetches, ==, 2);

  /* All is kept, though nobody looks. */
  g_ptr_array_set_size (fixture->held, 0);
  hold (fixture, 0, 3000);
  g_assert_cmpuint (manual_source_get_n_fetches (fixture->source), ==, n_fetches);
  g_assert_cmpint (id_of (fixture->held->pdata[2999]), ==, 3000);
}

/* Until nothing vanishes any more; then every row has an item, and every item one row. */
static void
look_at_all (Fixture *fixture)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  guint n_rows;

  do
    {
      n_rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
      g_ptr_array_set_size (fixture->held, 0);
      hold (fixture, 0, n_rows);
      answer_all (fixture);
    }
  while (n_rows != g_list_model_get_n_items (G_LIST_MODEL (fixture->list)));

  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_cmpint (id_of (fixture->held->pdata[i]), !=, 0);
      g_assert_true (g_hash_table_add (ids, GSIZE_TO_POINTER (id_of (fixture->held->pdata[i]))));
      g_assert_cmpint (id_of (fixture->held->pdata[i]), ==, id_at (fixture, i));
    }
}

/* Whatever a server does, what items-changed tells is what get_item gives. */
static void
test_any_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  start (fixture);
  hold (fixture, 0, 200);
  answer_all (fixture);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      guint n = g_rand_int_range (rand, 0, 330);

      for (guint i = 0; i < n; i++)
        {
          gint64 id = g_rand_int_range (rand, 1, 400);

          if (g_rand_boolean (rand))
            id = i + 1;
          g_array_append_val (ids, id);
        }
      manual_source_set_ids (fixture->source, (gint64 *) (gpointer) ids->data, n);
      manual_source_set_count (fixture->source, n);
      bunko_paged_list_refresh (fixture->list);
      answer_all (fixture);

      look_at_all (fixture);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), <=, n);
      g_assert_cmpuint (bunko_paged_list_get_total (fixture->list), ==, n);
    }
}

/* A list that goes away takes nothing with it. */
static void
test_gone_early (void)
{
  g_autoptr (ManualSource) source = manual_source_new (200);
  BunkoPagedList *list = bunko_paged_list_new (BUNKO_LIST_SOURCE (source));
  g_autoptr (BunkoRow) row = NULL;

  manual_source_answer (source, 0);
  iterate ();
  row = g_list_model_get_item (G_LIST_MODEL (list), 5);
  iterate ();
  g_assert_finalize_object (list);
  manual_source_answer (source, 0);
  iterate ();
  g_assert_null (bunko_row_get_item (row));
}

#define add(path, count, test)                                                                     \
  g_test_add ("/paged-list/" path, Fixture, GSIZE_TO_POINTER (count), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("whole-length", 200, test_whole_length);
  add ("row-follows", 200, test_row_follows);
  add ("nothing", 0, test_nothing);
  add ("order", 1000, test_order);
  add ("scrolled-past", 10000, test_scrolled_past);
  add ("short-pages", 200, test_short_pages);
  add ("more-than-counted", 150, test_more_than_counted);
  add ("all-pages-empty", 100, test_all_pages_empty);
  add ("same-page-forever", 64 * 20, test_same_page_forever);
  add ("million", 1000000, test_million);
  add ("source-change", 200, test_source_change);
  add ("count-fails", 200, test_count_fails);
  add ("page-fails", 200, test_page_fails);
  add ("refresh/same", 200, test_refresh_same);
  add ("refresh/differs", 200, test_refresh_differs);
  add ("refresh/shrinks", 200, test_refresh_shrinks);
  add ("refresh/far", 100000, test_refresh_far);
  add ("refresh/fails", 200, test_refresh_fails);
  add ("refresh/again", 200, test_refresh_again);
  add ("refresh/any", 200, test_any_refresh);
  add ("random", 3000, test_refresh_random);
  g_test_add_func ("/paged-list/gone-early", test_gone_early);

  return g_test_run ();
}
