/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-delete.h"
#include "library/bunko-library-discover.h"
#include "library/bunko-library-sources.h"

/* What a server finds out takes a real one: here nothing is similar, and nothing missing. */

static void
find_nothing (BunkoLibrary *self,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
}

void
bunko_library_get_similar_async (BunkoLibrary *self,
                                 BunkoGallery *gallery,
                                 guint limit,
                                 BunkoProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  find_nothing (self, cancellable, callback, user_data);
}

GPtrArray *
bunko_library_get_similar_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bunko_library_check_sources_async (BunkoLibrary *self,
                                   GPtrArray *items,
                                   BunkoProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  find_nothing (self, cancellable, callback, user_data);
}

GPtrArray *
bunko_library_check_sources_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
bunko_library_can_delete (BunkoLibrary *self)
{
  return TRUE;
}

void
bunko_library_delete_async (BunkoLibrary *self,
                            GPtrArray *galleries,
                            gboolean delete_files,
                            gboolean recycle,
                            BunkoProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "Broken");
}

guint
bunko_library_delete_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error) > 0;
}
