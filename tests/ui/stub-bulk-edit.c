/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-bulk-change-private.h"
#include "library/bunko-bulk-edit.h"
#include "library/bunko-library-members.h"

#include "stub-library.h"

/* Of bunko-item-private.h and bunko-gallery-private.h, which know JSON. */
guint _bunko_item_begin_edit (BunkoItem *self, BunkoMetatags metatag, gboolean on);
void _bunko_item_end_edit (BunkoItem *self, guint edit, gboolean success);
guint _bunko_gallery_begin_rating (BunkoGallery *self, double rating);
void _bunko_gallery_end_rating (BunkoGallery *self, guint edit, double rating, gboolean success);

/* Edits of the library that is stood in for: the items show them, and the last one is remembered
 * as text. */
struct _BunkoBulkEdit
{
  GObject parent_instance;

  BunkoLibrary *library;
  GPtrArray *items;
  BunkoBulkChange change;
  BunkoMetatags *before;
  GError *error;
  BunkoBulkEditState state;
};

enum
{
  PROP_0,
  PROP_PROGRESS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (BunkoBulkEdit, bunko_bulk_edit, G_TYPE_OBJECT)

static void
bunko_bulk_edit_finalize (GObject *object)
{
  BunkoBulkEdit *self = BUNKO_BULK_EDIT (object);

  g_object_unref (self->library);
  g_ptr_array_unref (self->items);
  g_clear_error (&self->error);
  g_free (self->before);

  G_OBJECT_CLASS (bunko_bulk_edit_parent_class)->finalize (object);
}

static void
bunko_bulk_edit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_double (value, bunko_bulk_edit_get_progress (BUNKO_BULK_EDIT (object)));
}

static void
bunko_bulk_edit_class_init (BunkoBulkEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bunko_bulk_edit_finalize;
  object_class->get_property = bunko_bulk_edit_get_property;
  g_object_class_install_property (object_class, PROP_PROGRESS,
                                   g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
bunko_bulk_edit_init (BunkoBulkEdit *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

BunkoBulkEdit *
bunko_bulk_edit_new (BunkoLibrary *library, GPtrArray *items, const BunkoBulkChange *change)
{
  BunkoBulkEdit *self = g_object_new (BUNKO_TYPE_BULK_EDIT, NULL);

  self->library = g_object_ref (library);
  self->change = *change;
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
  self->before = g_new0 (BunkoMetatags, items->len);
  return self;
}

BunkoBulkEdit *
bunko_bulk_edit_new_for_view (BunkoLibrary *library,
                              BunkoViewQuery *query,
                              gint64 n_matches,
                              GPtrArray *shown,
                              const BunkoBulkChange *change)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return bunko_bulk_edit_new (library, shown != NULL ? shown : none, change);
}

static void
set_marks (BunkoItem *item, BunkoMetatags marks, gboolean on)
{
  if (marks != 0)
    _bunko_item_end_edit (item, _bunko_item_begin_edit (item, marks, on), TRUE);
}

static void
show (BunkoBulkEdit *self, BunkoItem *item)
{
  const BunkoBulkChange *change = &self->change;

  if (change->kind == BUNKO_BULK_METATAGS)
    {
      set_marks (item, change->values, TRUE);
      set_marks (item, change->mask & ~change->values, FALSE);
    }
  else if (change->kind == BUNKO_BULK_RATING)
    _bunko_gallery_end_rating (BUNKO_GALLERY (item),
                               _bunko_gallery_begin_rating (BUNKO_GALLERY (item), change->rating),
                               change->rating, TRUE);
}

static char *
describe (BunkoBulkEdit *self)
{
  g_autoptr (GFlagsClass) flags = g_type_class_ref (BUNKO_TYPE_METATAGS);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->change.kind == BUNKO_BULK_METATAGS)
    g_string_append_printf (text, "%s=%d",
                            g_flags_get_first_value (flags, self->change.mask)->value_nick,
                            self->change.values != 0);
  else if (self->change.kind == BUNKO_BULK_RATING)
    g_string_append_printf (text, "rating=%g", self->change.rating);
  else
    g_string_append_printf (text, "%s %d:%d", self->change.add ? "add to" : "remove from",
                            self->change.container_type, (int) self->change.container_id);
  for (guint i = 0; i < self->items->len; i++)
    g_string_append_printf (text, "%s%d", i == 0 ? " of " : ",",
                            (int) bunko_item_get_id (self->items->pdata[i]));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

void
bunko_bulk_edit_run_async (BunkoBulkEdit *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  stub_library_take_edit (self->library, describe (self));
  if (stub_library_get_broken (self->library))
    {
      self->error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "Broken");
      self->state = BUNKO_BULK_EDIT_FAILED;
      g_task_return_error (task, g_error_copy (self->error));
      return;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      self->before[i] = bunko_item_get_metatags (self->items->pdata[i]);
      show (self, self->items->pdata[i]);
    }
  self->state = BUNKO_BULK_EDIT_DONE;
  g_task_return_boolean (task, TRUE);
}

gboolean
bunko_bulk_edit_run_finish (BunkoBulkEdit *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

BunkoBulkEditState
bunko_bulk_edit_get_state (BunkoBulkEdit *self)
{
  return self->state;
}

double
bunko_bulk_edit_get_progress (BunkoBulkEdit *self)
{
  return self->state == BUNKO_BULK_EDIT_DONE;
}

guint
bunko_bulk_edit_get_n_done (BunkoBulkEdit *self)
{
  return self->state == BUNKO_BULK_EDIT_DONE ? self->items->len : 0;
}

guint
bunko_bulk_edit_get_n_refused (BunkoBulkEdit *self)
{
  return self->state == BUNKO_BULK_EDIT_FAILED ? self->items->len : 0;
}

guint
bunko_bulk_edit_get_n_kept (BunkoBulkEdit *self)
{
  return 0;
}

guint
bunko_bulk_edit_get_n_total (BunkoBulkEdit *self)
{
  return self->items->len;
}

const GError *
bunko_bulk_edit_get_error (BunkoBulkEdit *self)
{
  return self->error;
}

gboolean
bunko_bulk_edit_get_can_undo (BunkoBulkEdit *self)
{
  return self->error == NULL;
}

/* As if all of them had been like the first. */
BunkoBulkEdit *
bunko_bulk_edit_get_undo (BunkoBulkEdit *self)
{
  BunkoBulkChange change = self->change;

  change.values = change.mask & (self->items->len > 0 ? self->before[0] : 0);
  change.add = !change.add;
  return bunko_bulk_edit_new (self->library, self->items, &change);
}

gboolean
bunko_library_can_edit_members (BunkoLibrary *self, BunkoItemType container_type)
{
  return TRUE;
}

void
bunko_library_new_container_async (BunkoLibrary *self,
                                   BunkoItemType type,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "Broken");
}

BunkoItem *
bunko_library_new_container_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
