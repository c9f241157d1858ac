/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-drop-later.h"

/* To give the memory of a large picture back takes the system a few milliseconds, of the hundred
 * pictures of a reader that closes far longer than a frame. Textures may have to be freed where
 * they were drawn, so that cannot be left to another thread; it is done one at a time, whenever
 * there is nothing else to do. */
static GQueue waiting = G_QUEUE_INIT;
static guint source_id;

static gboolean
drop_cb (gpointer user_data)
{
  g_object_unref (g_queue_pop_head (&waiting));
  if (!g_queue_is_empty (&waiting))
    return G_SOURCE_CONTINUE;
  source_id = 0;
  return G_SOURCE_REMOVE;
}

/**
 * bunko_drop_later:
 * @object: (transfer full): an object that takes a while to be freed
 *
 * Drops a reference when the main loop of the default context has nothing else to do. To be called
 * in its thread.
 */
void
bunko_drop_later (gpointer object)
{
  g_return_if_fail (G_IS_OBJECT (object));

  g_queue_push_tail (&waiting, object);
  if (source_id == 0)
    source_id = g_idle_add (drop_cb, NULL);
}

/**
 * bunko_drop_later_get_n_waiting:
 *
 * Returns: how many objects are still to be dropped
 */
guint
bunko_drop_later_get_n_waiting (void)
{
  return g_queue_get_length (&waiting);
}
