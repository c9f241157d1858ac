/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-filter-edits.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-library-filters.h"
#include "widgets/bunko-error-toast.h"

/* What is done to filters from their dialog and from menus, and what is said about it. */

/* The messages of the page below, as the dialog will be gone. */
static AdwToastOverlay *
find_toasts (GtkWidget *root, GtkWidget *except)
{
  if (root == NULL || root == except || !gtk_widget_get_mapped (root))
    return NULL;
  if (ADW_IS_TOAST_OVERLAY (root))
    return ADW_TOAST_OVERLAY (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToastOverlay *found = find_toasts (child, except);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
made_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwToastOverlay) toasts = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoFilter) filter =
      bunko_library_new_filter_finish (BUNKO_LIBRARY (source), result, &error);

  if (filter == NULL)
    bunko_error_toast_show (toasts, error);
}

static void
undo_cb (AdwToast *toast, gpointer user_data)
{
  BunkoFilter *filter = user_data;
  BunkoLibrary *library = g_object_get_data (G_OBJECT (toast), "library");
  AdwToastOverlay *toasts = g_object_get_data (G_OBJECT (toast), "toasts");
  const char *name = bunko_filter_get_name (filter);
  const char *query = bunko_filter_get_query (filter);

  bunko_library_new_filter_async (library, name != NULL ? name : "", query != NULL ? query : "",
                                  bunko_filter_get_enforce (filter), NULL, made_again_cb,
                                  g_object_ref (toasts));
}

static void
drop_filter (gpointer filter, GClosure *closure)
{
  g_object_unref (filter);
}

/**
 * bunko_filter_offer_undo:
 * @library: a library
 * @filter: a filter that was deleted
 * @from: a widget in the window; if it is a dialog it is about to be closed
 *
 * Says that a filter was deleted, and offers to make another one of the same name, query and rule.
 */
void
bunko_filter_offer_undo (BunkoLibrary *library, BunkoFilter *filter, GtkWidget *from)
{
  AdwToastOverlay *toasts = find_toasts (GTK_WIDGET (gtk_widget_get_root (from)), from);
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (toasts == NULL)
    return;
  /* Translators: %s is the name of a saved search */
  title = g_strdup_printf (_ ("Filter “%s” deleted"),
                           bunko_item_get_display_name (BUNKO_ITEM (filter)));
  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "library", g_object_ref (library), g_object_unref);
  g_object_set_data_full (G_OBJECT (toast), "toasts", g_object_ref (toasts), g_object_unref);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), g_object_ref (filter),
                         drop_filter, 0);
  adw_toast_overlay_add_toast (toasts, toast);
}

/* A window that is closed meanwhile is told nothing. */
typedef struct
{
  GWeakRef from;
  BunkoFilter *filter; /* NULL: several */
} Edit;

static Edit *
edit_new (GtkWidget *from, BunkoFilter *filter)
{
  Edit *edit = g_new0 (Edit, 1);

  g_weak_ref_init (&edit->from, from);
  g_set_object (&edit->filter, filter);
  return edit;
}

static void
edit_free (Edit *edit)
{
  g_weak_ref_clear (&edit->from);
  g_clear_object (&edit->filter);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static AdwToastOverlay *
find_toasts_from (GtkWidget *from)
{
  return find_toasts (GTK_WIDGET (gtk_widget_get_root (from)), NULL);
}

static void
say_error (GtkWidget *from, const GError *error)
{
  AdwToastOverlay *toasts = find_toasts_from (from);

  if (toasts != NULL)
    bunko_error_toast_show (toasts, error);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&edit->from);
  g_autoptr (GError) error = NULL;
  gboolean done = bunko_library_delete_filter_finish (BUNKO_LIBRARY (source), result, &error);

  if (from == NULL || gtk_widget_get_root (from) == NULL)
    return;
  if (done)
    bunko_filter_offer_undo (BUNKO_LIBRARY (source), edit->filter, from);
  else
    say_error (from, error);
}

/**
 * bunko_filter_delete:
 * @library: a library
 * @filter: a filter
 * @from: a widget in the window, where it is said what became of it
 *
 * Deletes a filter, and offers to undo that.
 */
void
bunko_filter_delete (BunkoLibrary *library, BunkoFilter *filter, GtkWidget *from)
{
  g_return_if_fail (BUNKO_IS_LIBRARY (library));
  g_return_if_fail (BUNKO_IS_FILTER (filter));
  g_return_if_fail (GTK_IS_WIDGET (from));

  bunko_library_delete_filter_async (library, filter, NULL, deleted_cb, edit_new (from, filter));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&edit->from);
  g_autoptr (GError) error = NULL;
  gboolean done = bunko_library_refresh_filters_finish (BUNKO_LIBRARY (source), result, &error);
  AdwToastOverlay *toasts;

  if (from == NULL || gtk_widget_get_root (from) == NULL)
    return;
  if (!done)
    {
      say_error (from, error);
      return;
    }
  toasts = find_toasts_from (from);
  if (toasts != NULL)
    adw_toast_overlay_add_toast (toasts, adw_toast_new (edit->filter != NULL
                                                            ? _ ("The filter is up to date")
                                                            : _ ("All filters are up to date")));
}

/**
 * bunko_filter_refresh:
 * @library: a library
 * @filter: (nullable): a filter, %NULL for all
 * @from: a widget in the window, where it is said what became of it
 *
 * Has the server look again which galleries belong to a filter.
 */
void
bunko_filter_refresh (BunkoLibrary *library, BunkoFilter *filter, GtkWidget *from)
{
  g_autoptr (GPtrArray) filters = NULL;

  g_return_if_fail (BUNKO_IS_LIBRARY (library));
  g_return_if_fail (filter == NULL || BUNKO_IS_FILTER (filter));
  g_return_if_fail (GTK_IS_WIDGET (from));

  if (filter != NULL)
    {
      filters = g_ptr_array_new ();
      g_ptr_array_add (filters, filter);
    }
  bunko_library_refresh_filters_async (library, filters, NULL, NULL, NULL, refreshed_cb,
                                       edit_new (from, filter));
}
