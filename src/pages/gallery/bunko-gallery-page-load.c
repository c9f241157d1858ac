/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-error-text.h"
#include "library/bunko-library-sources.h"
#include "widgets/bunko-error-toast.h"

#include "bunko-gallery-page-private.h"

/* What a gallery page asks the server. */

static BunkoLibrary *
get_library (BunkoGalleryPage *self)
{
  return bunko_context_get_library (self->context);
}

/* Whether an answer is for a page that is still there. */
static gboolean
is_gone (BunkoGalleryPage *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static void
progress_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;
  /* The gallery tells by itself that it knows now. Without it, it can be read from the start. */
  g_autoptr (BunkoReadProgress) progress =
      bunko_library_get_progress_finish (BUNKO_LIBRARY (object), result, NULL);
}

void
_bunko_gallery_page_load_progress (BunkoGalleryPage *self)
{
  bunko_library_get_progress_async (get_library (self), self->gallery, self->cancellable,
                                    progress_cb, g_object_ref (self));
}

static void
checked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;
  /* A server that does not tell has nothing to complain about. */
  g_autoptr (GPtrArray) missing =
      bunko_library_check_sources_finish (BUNKO_LIBRARY (object), result, NULL);

  if (!is_gone (self))
    bunko_gallery_facts_set_missing (self->facts, missing != NULL && missing->len > 0);
}

/* Last, as the server has to look at all files for it. */
static void
check_files (BunkoGalleryPage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, self->gallery);
  bunko_library_check_sources_async (get_library (self), items, NULL, NULL, self->cancellable,
                                     checked_cb, g_object_ref (self));
}

static gboolean
is_known (BunkoGalleryPage *self)
{
  const char *title = bunko_item_get_display_name (BUNKO_ITEM (self->gallery));

  return title != NULL && *title != '\0';
}

static void
use_own_progress (BunkoGalleryPage *self, BunkoReaderStore *store)
{
  const gint64 gallery = bunko_item_get_id (BUNKO_ITEM (self->gallery));
  const guint number = bunko_reader_store_get_last_page (store, gallery);
  g_autoptr (BunkoPage) page = NULL;

  if (number == 0)
    return;
  page = bunko_page_new (1, gallery, (int) number);
  bunko_library_note_page_read (get_library (self), page);
}

static void
store_changed_cb (BunkoGalleryPage *self,
                  BunkoReaderScope scope,
                  gint64 id,
                  const char *name,
                  BunkoReaderStore *store)
{
  if (bunko_reader_store_get_loaded (store))
    use_own_progress (self, store);
}

/* Of servers that do not remember how far galleries are read, that is kept here. */
static void
load_own_progress (BunkoGalleryPage *self)
{
  if (bunko_library_keeps_progress (get_library (self)) || self->store != NULL)
    return;

  self->store = bunko_reader_store_get (bunko_library_get_state_key (get_library (self)));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (bunko_reader_store_get_loaded (self->store))
    use_own_progress (self, self->store);
}

static void
details_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean loaded = bunko_library_load_details_finish (BUNKO_LIBRARY (object), result, &error);

  if (is_gone (self))
    return;

  if (!loaded && !is_known (self))
    {
      bunko_status_view_show_error (self->status, error);
      gtk_stack_set_visible_child_name (self->stack, "status");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "gallery");
  load_own_progress (self);
  if (loaded)
    check_files (self);
  else if (!bunko_error_is_absence (error))
    bunko_error_toast_show (self->toasts, error);
}

/* Everything anew; what is known already is shown at once. */
void
_bunko_gallery_page_load (BunkoGalleryPage *self)
{
  if (is_known (self))
    gtk_stack_set_visible_child_name (self->stack, "gallery");
  else
    {
      bunko_status_view_show_loading (self->status);
      gtk_stack_set_visible_child_name (self->stack, "status");
    }
  bunko_library_load_details_async (get_library (self), self->details, self->cancellable,
                                    details_cb, g_object_ref (self));
}
