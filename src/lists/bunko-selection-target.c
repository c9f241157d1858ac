/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-selection-target.h"

#include <glib/gi18n-lib.h>

/**
 * BunkoSelectionTarget:
 *
 * The selected rows of a list, of which only some are loaded. The others are loaded when they are
 * needed, a few hundred at a time.
 */
struct _BunkoSelectionTarget
{
  BunkoItemTarget parent_instance;

  BunkoPagedList *list;
  GtkBitset *positions;
};

G_DEFINE_FINAL_TYPE (BunkoSelectionTarget, bunko_selection_target, BUNKO_TYPE_ITEM_TARGET)

/* Rows that are waited for at once: less than the list keeps. */
#define MAX_WAITING 256

typedef struct
{
  BunkoPagedList *list;
  GtkBitset *positions;
  guint next; /* the first of them that was not asked for */
  GPtrArray *rows;
  GPtrArray *items;
  gulong changed_handler;
  gulong cancelled_handler;
  guint advance_source;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_handle_id (&load->advance_source, g_source_remove);
  g_clear_signal_handler (&load->changed_handler, load->list);
  g_clear_object (&load->list);
  g_clear_pointer (&load->positions, gtk_bitset_unref);
  g_clear_pointer (&load->rows, g_ptr_array_unref);
  g_clear_pointer (&load->items, g_ptr_array_unref);
  g_free (load);
}

static void advance (GTask *task);

static gboolean
advance_cb (gpointer user_data)
{
  GTask *task = user_data;
  Load *load = g_task_get_task_data (task);

  load->advance_source = 0;
  advance (task);
  return G_SOURCE_REMOVE;
}

static void
row_changed_cb (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  if (load->advance_source == 0)
    load->advance_source =
        g_idle_add_full (G_PRIORITY_DEFAULT, advance_cb, g_object_ref (task), g_object_unref);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  row_changed_cb (user_data);
}

static void
stop_waiting (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  for (guint i = 0; i < load->rows->len; i++)
    g_signal_handlers_disconnect_by_func (load->rows->pdata[i], row_changed_cb, task);
  g_ptr_array_set_size (load->rows, 0);
}

/* Gives up the reference that waiting has to @task. */
static void
finish (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  stop_waiting (task);
  g_clear_signal_handler (&load->changed_handler, load->list);
  if (g_task_get_cancellable (task) != NULL)
    g_cancellable_disconnect (g_task_get_cancellable (task), load->cancelled_handler);
  g_object_unref (task);
}

static void
fail (GTask *task, int code, const char *message)
{
  g_object_ref (task);
  finish (task);
  g_task_return_new_error (task, G_IO_ERROR, code, "%s", message);
  g_object_unref (task);
}

static void
list_changed_cb (GTask *task)
{
  fail (task, G_IO_ERROR_NOT_SUPPORTED, _ ("The list has changed. Try again."));
}

static void
ask_for_rows (GTask *task)
{
  Load *load = g_task_get_task_data (task);
  guint n = MIN (gtk_bitset_get_size (load->positions) - load->next, MAX_WAITING);

  for (guint i = 0; i < n; i++)
    {
      guint position = gtk_bitset_get_nth (load->positions, load->next + i);
      BunkoRow *row = g_list_model_get_item (G_LIST_MODEL (load->list), position);

      if (row == NULL)
        continue;
      g_ptr_array_add (load->rows, row);
      g_signal_connect_swapped (row, "notify", G_CALLBACK (row_changed_cb), task);
    }
  load->next += n;
}

static gboolean
take_rows (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  for (guint i = 0; i < load->rows->len; i++)
    if (bunko_row_get_item (load->rows->pdata[i]) == NULL)
      return FALSE;
  for (guint i = 0; i < load->rows->len; i++)
    g_ptr_array_add (load->items, g_object_ref (bunko_row_get_item (load->rows->pdata[i])));
  stop_waiting (task);
  return TRUE;
}

static gboolean
has_failed (Load *load)
{
  for (guint i = 0; i < load->rows->len; i++)
    if (bunko_row_get_failed (load->rows->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
advance (GTask *task)
{
  Load *load = g_task_get_task_data (task);
  guint n = gtk_bitset_get_size (load->positions);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    fail (task, G_IO_ERROR_CANCELLED, "Stopped");
  else if (has_failed (load))
    fail (task, G_IO_ERROR_NOT_SUPPORTED, _ ("Some galleries could not be loaded"));
  else if (load->rows->len > 0 && !take_rows (task))
    return;
  else if (load->next < n)
    {
      ask_for_rows (task);
      row_changed_cb (task);
    }
  else
    {
      g_object_ref (task);
      finish (task);
      g_task_return_pointer (task, g_ptr_array_ref (load->items),
                             (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
    }
}

static void
bunko_selection_target_load_async (BunkoItemTarget *target,
                                   BunkoLibrary *library,
                                   guint max,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  BunkoSelectionTarget *self = BUNKO_SELECTION_TARGET (target);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  g_task_set_source_tag (task, bunko_selection_target_load_async);
  load->list = g_object_ref (self->list);
  load->positions = gtk_bitset_ref (self->positions);
  load->rows = g_ptr_array_new_with_free_func (g_object_unref);
  load->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, load, load_free);
  load->changed_handler =
      g_signal_connect_swapped (load->list, "items-changed", G_CALLBACK (list_changed_cb), task);
  if (cancellable != NULL)
    load->cancelled_handler =
        g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), task, NULL);
  row_changed_cb (task);
}

static GPtrArray *
bunko_selection_target_load_finish (BunkoItemTarget *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
bunko_selection_target_finalize (GObject *object)
{
  BunkoSelectionTarget *self = BUNKO_SELECTION_TARGET (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->positions, gtk_bitset_unref);

  G_OBJECT_CLASS (bunko_selection_target_parent_class)->finalize (object);
}

static void
bunko_selection_target_class_init (BunkoSelectionTargetClass *klass)
{
  BunkoItemTargetClass *target_class = BUNKO_ITEM_TARGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bunko_selection_target_finalize;
  target_class->load_async = bunko_selection_target_load_async;
  target_class->load_finish = bunko_selection_target_load_finish;
}

static void
bunko_selection_target_init (BunkoSelectionTarget *self)
{
}

typedef struct
{
  GtkBitset *positions;
  GPtrArray *items;
} Collection;

static void
collect_cb (guint position, BunkoItem *item, gpointer user_data)
{
  Collection *collection = user_data;

  if (gtk_bitset_contains (collection->positions, position))
    g_ptr_array_add (collection->items, g_object_ref (item));
}

/**
 * bunko_selection_target_new:
 * @list: a list
 * @selection: what is selected in it
 * @query: what the list shows
 *
 * Describes what is selected now. If that is everything, it is the view as such, however long it
 * is: the server can change that in one go.
 *
 * Returns: (transfer full) (nullable): the target, %NULL if nothing is selected
 */
BunkoItemTarget *
bunko_selection_target_new (BunkoPagedList *list, BunkoSelection *selection, BunkoViewQuery *query)
{
  g_autoptr (GtkBitset) positions = NULL;
  g_autoptr (GPtrArray) items = NULL;
  BunkoSelectionTarget *self;
  guint n_rows, n;

  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (list), NULL);
  g_return_val_if_fail (BUNKO_IS_SELECTION (selection), NULL);
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (query), NULL);

  positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));
  n = gtk_bitset_get_size (positions);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));
  if (n == 0)
    return NULL;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  bunko_paged_list_foreach_loaded (list, collect_cb, &(Collection) { positions, items });
  if (n == n_rows && items->len < n)
    return bunko_item_target_new_for_view (query, n, items);

  self = g_object_new (BUNKO_TYPE_SELECTION_TARGET, "items", items, "n-items", (gint64) n, NULL);
  self->list = g_object_ref (list);
  self->positions = g_steal_pointer (&positions);
  return BUNKO_ITEM_TARGET (self);
}
