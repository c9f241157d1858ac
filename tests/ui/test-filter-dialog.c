/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "fake-library.h"
#include "search/bunko-filter-dialog.h"
#include "stub-library.h"
#include "stub-search.h"

typedef struct
{
  BunkoLibrary *library;
  BunkoContext *context;
  BunkoFilter *filter;
  GtkWidget *toasts;
  GtkWidget *window;
  GtkWidget *dialog;
  guint n_saved;
} Fixture;

static void
count_cb (Fixture *self)
{
  self->n_saved++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoImageLoader) loader = NULL;

  stub_filters_reset ();
  self->library = stub_library_new ();
  loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (self->library), "test", NULL);
  self->context = bunko_context_new (self->library, loader, NULL);
  self->filter = BUNKO_FILTER (bunko_fake_item_new (
      BUNKO_ITEM_TYPE_FILTER,
      "{\"id\": 5, \"name\": \"Sea\", \"filter\": \"theme:sea\", \"enforce\": true}"));
  self->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), gtk_label_new ("Page"));
  self->window = bunko_ui_test_show (self->toasts, 700, 600);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  bunko_ui_test_destroy (self->window);
  g_assert_null (self->dialog);
  g_assert_finalize_object (self->filter);
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->library);
}

static void
open (Fixture *self, BunkoFilter *filter, const char *query)
{
  AdwDialog *dialog = bunko_filter_dialog_new (self->context, filter, query);

  g_set_weak_pointer (&self->dialog, GTK_WIDGET (dialog));
  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (count_cb), self);
  adw_dialog_present (dialog, self->toasts);
  bunko_ui_test_settle ();
}

static GtkWidget *
get_child (Fixture *self, const char *name)
{
  return bunko_ui_test_get_child (self->dialog, BUNKO_TYPE_FILTER_DIALOG, name);
}

static void
write_text (Fixture *self, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (self, name)), text);
}

static gboolean
has_text (GtkWidget *root, const char *text)
{
  return bunko_ui_test_find (root, GTK_TYPE_LABEL, text) != NULL;
}

static void
test_new (Fixture *self, gconstpointer data)
{
  open (self, NULL, "artist:\"Ann Lee\"");
  g_assert_true (has_text (self->dialog, "New Filter"));
  g_assert_false (gtk_widget_get_visible (get_child (self, "edit_group")));
  g_assert_false (gtk_widget_get_sensitive (get_child (self, "save_button")));
  write_text (self, "name_row", "  ");
  g_assert_false (gtk_widget_get_sensitive (get_child (self, "save_button")));
  write_text (self, "name_row", " Ann ");
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_child (self, "enforce_row")), TRUE);
  bunko_ui_test_screenshot (self->window, "filter-new");
  bunko_ui_test_click (get_child (self, "save_button"));
  RUN_UNTIL (self->dialog == NULL);
  g_assert_cmpstr (stub_filters_get_log (), ==, "new Ann artist:\"Ann Lee\" 1;");
  g_assert_cmpuint (self->n_saved, ==, 1);
}

static void
test_edit (Fixture *self, gconstpointer data)
{
  open (self, self->filter, NULL);
  g_assert_true (has_text (self->dialog, "Edit Filter"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_child (self, "query_row"))), ==,
                   "theme:sea");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (get_child (self, "enforce_row"))));
  bunko_ui_test_screenshot (self->window, "filter-edit");
  write_text (self, "query_row", "");
  g_assert_false (gtk_widget_get_sensitive (get_child (self, "save_button")));
  write_text (self, "query_row", "theme:ocean");
  bunko_ui_test_click (get_child (self, "save_button"));
  RUN_UNTIL (self->dialog == NULL);
  g_assert_cmpstr (stub_filters_get_log (), ==, "update 5 Sea theme:ocean 1;");
}

/* What the server refuses can be tried again. */
static void
test_fails (Fixture *self, gconstpointer data)
{
  stub_filters_break ();
  open (self, self->filter, NULL);
  bunko_ui_test_click (get_child (self, "save_button"));
  bunko_ui_test_settle ();
  g_assert_nonnull (self->dialog);
  g_assert_true (gtk_widget_get_sensitive (get_child (self, "save_button")));
  g_assert_cmpuint (self->n_saved, ==, 0);
  g_assert_nonnull (
      bunko_ui_test_find (get_child (self, "toasts"), g_type_from_name ("AdwToastWidget"), NULL));
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  RUN_UNTIL (self->dialog == NULL);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  open (self, self->filter, NULL);
  g_signal_emit_by_name (get_child (self, "delete_row"), "activated");
  RUN_UNTIL (self->dialog == NULL);
  RUN_UNTIL (bunko_ui_test_find (self->toasts, GTK_TYPE_BUTTON, "_Undo") != NULL);
  g_assert_true (has_text (self->toasts, "Filter “Sea” deleted"));
  bunko_ui_test_click (bunko_ui_test_find (self->toasts, GTK_TYPE_BUTTON, "_Undo"));
  bunko_ui_test_settle ();
  g_assert_cmpstr (stub_filters_get_log (), ==, "delete 5;new Sea theme:sea 1;");
}

static void
test_refresh (Fixture *self, gconstpointer data)
{
  open (self, self->filter, NULL);
  g_signal_emit_by_name (get_child (self, "refresh_row"), "activated");
  bunko_ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (get_child (self, "refresh_row")));
  g_assert_true (has_text (get_child (self, "toasts"), "The filter is up to date"));

  stub_filters_hold_refresh ();
  g_signal_emit_by_name (get_child (self, "refresh_row"), "activated");
  bunko_ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (get_child (self, "refresh_row")));
  g_assert_cmpfloat_with_epsilon (
      gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (get_child (self, "progress_bar"))), 0.5,
      0.001);
  bunko_ui_test_screenshot (self->window, "filter-refresh");
  bunko_ui_test_click (bunko_ui_test_find (self->dialog, GTK_TYPE_BUTTON, "Stop"));
  RUN_UNTIL (gtk_widget_get_visible (get_child (self, "refresh_row")));

  /* Who closes the dialog does not want to wait. */
  g_signal_emit_by_name (get_child (self, "refresh_row"), "activated");
  bunko_ui_test_settle ();
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  RUN_UNTIL (self->dialog == NULL);
  g_assert_cmpstr (stub_filters_get_log (), ==, "refresh 5;refresh 5;stopped;refresh 5;stopped;");
}

#define add(path, test) g_test_add ("/filter-dialog/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("new", test_new);
  add ("edit", test_edit);
  add ("fails", test_fails);
  add ("delete", test_delete);
  add ("refresh", test_refresh);

  return g_test_run ();
}
