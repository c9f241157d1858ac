/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-fixture.h"

static void
set_up (SampleFixture *self, guint n_galleries, gconstpointer legacy)
{
  g_autoptr (GError) error = NULL;

  self->server = bunko_sample_server_new (n_galleries);
  g_object_set (self->server, "legacy", legacy != NULL, NULL);
  bunko_sample_server_start (self->server, 0, &error);
  g_assert_no_error (error);
  library_fixture_connect (&self->library, bunko_sample_server_get_port (self->server));
}

void
sample_fixture_set_up (SampleFixture *self, gconstpointer legacy)
{
  set_up (self, SAMPLE_FIXTURE_GALLERIES, legacy);
}

void
sample_fixture_set_up_large (SampleFixture *self, gconstpointer legacy)
{
  set_up (self, SAMPLE_FIXTURE_MANY_GALLERIES, legacy);
}

void
sample_fixture_tear_down (SampleFixture *self, gconstpointer legacy)
{
  library_fixture_clear (&self->library);
  RUN_UNTIL (bunko_sample_server_get_n_connections (self->server) == 0);
  bunko_sample_server_stop (self->server);
  RUN_UNTIL (G_OBJECT (self->server)->ref_count == 1);
  g_assert_finalize_object (self->server);
}

static BunkoListSource *
view (SampleFixture *self, BunkoViewType type)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, type);
  return bunko_library_view (self->library.library, query);
}

GPtrArray *
sample_fixture_get_galleries (SampleFixture *self, BunkoViewType type, guint n)
{
  g_autoptr (BunkoListSource) source = view (self, type);
  g_autoptr (GError) error = NULL;
  GPtrArray *items = fetch_source (source, 0, n, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, n);
  return items;
}

gint64
sample_fixture_count (SampleFixture *self, BunkoViewType type)
{
  g_autoptr (BunkoListSource) source = view (self, type);
  g_autoptr (GError) error = NULL;
  gint64 count = count_source (source, &error);

  g_assert_no_error (error);
  return count;
}

void
sample_fixture_refresh (SampleFixture *self, BunkoItem *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) again =
      get_item (&self->library, bunko_item_get_item_type (item), bunko_item_get_id (item), &error);

  g_assert_no_error (error);
  g_assert_true (again == item);
}
