/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

#include "reader/panels/bunko-reader-end.h"
#include "widgets/bunko-error-toast.h"

/* What comes after the gallery, and what before. */

static BunkoReaderSequel *
get_sequel (BunkoReaderPage *self)
{
  BunkoViewQuery *list;
  guint position = 0;

  if (self->sequel == NULL && self->context != NULL)
    {
      list = bunko_list_origins_lookup (bunko_context_get_origins (self->context),
                                        bunko_item_get_id (BUNKO_ITEM (self->gallery)), &position);
      self->sequel = bunko_reader_sequel_new (bunko_context_get_library (self->context),
                                              self->gallery, list, position);
    }
  return self->sequel;
}

/* In place of this one: the window puts a reader that is opened from a reader there. */
static void
read_gallery (BunkoReaderPage *self, BunkoGallery *gallery)
{
  gint64 id = bunko_item_get_id (BUNKO_ITEM (gallery));
  guint position;
  BunkoViewQuery *list = bunko_reader_sequel_get_list (self->sequel, gallery, &position);

  if (list != NULL)
    bunko_list_origins_note (bunko_context_get_origins (self->context), id, list, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read", "(xu)", id, 0);
}

static void
say (BunkoReaderPage *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  _bunko_reader_page_show_toast (self, &self->end_toast, toast);
}

/* Goes as soon as it is known where to. */
static void
go_when_found (BunkoReaderPage *self)
{
  BunkoGallery *gallery = self->wanted_sequel > 0 ? bunko_reader_sequel_get_next (self->sequel)
                                                  : bunko_reader_sequel_get_previous (self->sequel);
  int wanted = self->wanted_sequel;

  if (wanted == 0 || bunko_reader_sequel_get_loading (self->sequel))
    return;
  self->wanted_sequel = 0;
  if (gallery != NULL)
    read_gallery (self, gallery);
  else if (wanted > 0)
    say (self, _ ("Nothing comes after this gallery"));
  else
    say (self, _ ("Nothing comes before this gallery"));
}

static void
want_sequel (BunkoReaderPage *self, int direction)
{
  BunkoReaderSequel *sequel = get_sequel (self);

  if (sequel == NULL)
    return;
  self->wanted_sequel = direction;
  if (!self->watches_sequel)
    g_signal_connect_object (sequel, "changed", G_CALLBACK (go_when_found), self,
                             G_CONNECT_SWAPPED);
  self->watches_sequel = TRUE;
  bunko_reader_sequel_load (sequel);
  go_when_found (self);
}

static void
end_closed_cb (BunkoReaderPage *self)
{
  self->end = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
leave_cb (BunkoReaderPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
say_last (BunkoReaderPage *self)
{
  AdwToast *toast;

  if (self->end_toast != NULL)
    return;
  toast = adw_toast_new (_ ("Last page"));
  adw_toast_set_button_label (toast, _ ("_Close"));
  adw_toast_set_action_name (toast, "navigation.pop");
  _bunko_reader_page_show_toast (self, &self->end_toast, toast);
}

/* The gallery is read: what now? */
void
_bunko_reader_page_end_reached_cb (BunkoReaderPage *self)
{
  BunkoReaderSequel *sequel = get_sequel (self);

  _bunko_reader_page_stop_playing (self);
  if (self->end != NULL || bunko_reader_model_get_n_pages (self->model) == 0)
    return;
  if (sequel == NULL)
    {
      say_last (self);
      return;
    }

  self->end = bunko_reader_end_new (self->context, self->gallery, sequel,
                                    (guint) bunko_reader_options_get_end_countdown (self->options));
  g_signal_connect_object (self->end, "read", G_CALLBACK (read_gallery), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->end, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->end, "closed", G_CALLBACK (end_closed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (self->end, GTK_WIDGET (self));
}

/* Says it once, however often somebody presses on. */
void
_bunko_reader_page_start_reached_cb (BunkoReaderPage *self)
{
  AdwToast *toast;

  if (self->end_toast != NULL || bunko_reader_model_get_n_pages (self->model) == 0)
    return;
  toast = adw_toast_new (_ ("First page"));
  if (get_sequel (self) != NULL)
    {
      adw_toast_set_button_label (toast, _ ("_Previous Gallery"));
      adw_toast_set_action_name (toast, "reader.previous-gallery");
    }
  _bunko_reader_page_show_toast (self, &self->end_toast, toast);
}

static void
next_gallery_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  want_sequel (BUNKO_READER_PAGE (widget), 1);
}

static void
previous_gallery_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  want_sequel (BUNKO_READER_PAGE (widget), -1);
}

static void
random_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoReaderPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (items == NULL)
    bunko_error_toast_show (self->toast_overlay, error);
  else if (items->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.read", "(xu)",
                                bunko_item_get_id (g_ptr_array_index (items, 0)), 0);
}

static void
random_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoReaderPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (n < 0)
    bunko_error_toast_show (self->toast_overlay, error);
  else if (n > 0)
    bunko_list_source_fetch_async (BUNKO_LIST_SOURCE (source),
                                   (guint) g_random_int_range (0, (gint32) MIN (n, G_MAXINT32)), 1,
                                   NULL, random_fetched_cb, g_object_ref (self));
}

static void
random_gallery_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;

  if (self->context == NULL)
    return;
  source = bunko_library_view (bunko_context_get_library (self->context), query);
  bunko_list_source_count_async (source, NULL, random_counted_cb, g_object_ref (self));
}

void
_bunko_reader_page_end_sequel (BunkoReaderPage *self)
{
  if (self->end != NULL)
    adw_dialog_force_close (self->end);
  self->end = NULL;
  g_clear_object (&self->sequel);
  g_clear_object (&self->context);
}

static const BunkoReaderAction actions[] = {
  { "reader.next-gallery", NULL, next_gallery_action },
  { "reader.previous-gallery", NULL, previous_gallery_action },
  { "reader.random-gallery", NULL, random_gallery_action },
};

void
_bunko_reader_page_install_sequel_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
