/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-backend.h"

/**
 * bunko_sample_backend_new:
 * @seed: what the library is made from
 * @n_galleries: how many galleries it has, 0 to 1,000,000
 * @legacy: whether to behave as HPX 0.3.0, else as 0.13.3
 *
 * Returns: (transfer full): a server's state without any client
 */
BunkoSampleBackend *
bunko_sample_backend_new (guint64 seed, guint n_galleries, gboolean legacy)
{
  BunkoSampleBackend *self = g_new0 (BunkoSampleBackend, 1);

  self->settings = bunko_sample_settings_new ();
  self->sessions = bunko_sample_sessions_new ();
  self->commands = bunko_sample_commands_new ();
  self->notices = bunko_sample_notices_new ();
  self->pictures = bunko_sample_pictures_new ();
  self->logs = bunko_sample_logs_new ();
  self->users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_rw_lock_init (&self->lock);
  self->store = bunko_sample_store_new (seed, n_galleries);
  self->views = bunko_sample_views_new (self->store);
  self->legacy = legacy;

  return self;
}

/**
 * bunko_sample_backend_free:
 * @self: (transfer full): a server's state
 *
 * Waits for running commands to end and frees everything.
 */
void
bunko_sample_backend_free (BunkoSampleBackend *self)
{
  bunko_sample_commands_free (self->commands);
  bunko_sample_notices_free (self->notices);
  bunko_sample_pictures_free (self->pictures);
  bunko_sample_logs_free (self->logs);
  bunko_sample_views_free (self->views);
  bunko_sample_store_free (self->store);
  g_rw_lock_clear (&self->lock);
  g_hash_table_unref (self->users);
  bunko_sample_sessions_free (self->sessions);
  bunko_sample_settings_free (self->settings);
  g_free (self->newer_version);
  g_free (self);
}

/**
 * bunko_sample_backend_item_types:
 * @self: a server's state
 *
 * Returns: the item types by the names of the version
 */
const BunkoSampleEnum *
bunko_sample_backend_item_types (BunkoSampleBackend *self)
{
  return self->legacy ? &bunko_sample_enum_item_type_legacy : &bunko_sample_enum_item_type;
}

/* As a list of numbers, in JSON. */
static char *
dup_core_version (BunkoSampleBackend *self)
{
  g_auto (GStrv) numbers = NULL;
  g_autofree char *list = NULL;

  if (!g_atomic_int_get (&self->newer))
    return g_strdup (self->legacy ? "[0, 3, 0]" : "[0, 13, 3]");

  numbers = g_strsplit (self->newer_version, ".", -1);
  list = g_strjoinv (", ", numbers);

  return g_strdup_printf ("[%s]", list);
}

/**
 * bunko_sample_backend_write_version:
 * @self: a server's state
 * @out: where to write
 *
 * Writes the three versions, as in the greeting and in `get_version`.
 */
void
bunko_sample_backend_write_version (BunkoSampleBackend *self, BunkoSampleWriter *out)
{
  g_autofree char *core = dup_core_version (self);

  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_raw (out, "core", core);
  bunko_sample_writer_member_raw (out, "db", self->legacy ? "[0, 2, 0]" : "[0, 9, 0]");
  bunko_sample_writer_member_raw (out, "torrent", "[0, 0, 0]");
  bunko_sample_writer_end_object (out);
}
