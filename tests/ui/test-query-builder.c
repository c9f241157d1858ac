/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "fake-library.h"
#include "search/bunko-query-builder-dialog.h"
#include "search/bunko-search-field.h"
#include "stub-library.h"
#include "stub-search.h"

typedef struct
{
  BunkoFakeSource *source;
  BunkoLibrary *library;
  BunkoContext *context;
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *dialog;
  char *searched;
  BunkoSearchOptions options;
} Fixture;

static void
search_cb (Fixture *self, const char *text, BunkoSearchOptions options)
{
  g_set_str (&self->searched, text);
  self->options = options;
}

static void
set_up (Fixture *self, gconstpointer width)
{
  g_autoptr (BunkoImageLoader) loader = NULL;

  stub_suggest_reset ();
  stub_suggest_add (BUNKO_SUGGESTION_LANGUAGE, "language", "English", 12);
  stub_suggest_add (BUNKO_SUGGESTION_LANGUAGE, "language", "German", 3);
  self->source = bunko_fake_source_new (1234);
  self->library = stub_library_new ();
  stub_library_set_view (self->library, BUNKO_LIST_SOURCE (self->source));
  loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (self->library), "test", NULL);
  self->context = bunko_context_new (self->library, loader, NULL);
  self->page = gtk_label_new ("Page");
  self->window = bunko_ui_test_show (self->page, GPOINTER_TO_INT (width), 800);
}

static void
tear_down (Fixture *self, gconstpointer width)
{
  bunko_ui_test_destroy (self->window);
  g_assert_null (self->dialog);
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->library);
  g_assert_finalize_object (self->source);
  g_free (self->searched);
}

static void
open (Fixture *self, const char *search, BunkoSearchOptions options)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  AdwDialog *dialog;

  bunko_view_query_set_search (query, search);
  bunko_view_query_set_search_options (query, options);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_FAVORITE);
  dialog = bunko_query_builder_dialog_new (self->context, query);
  g_set_weak_pointer (&self->dialog, GTK_WIDGET (dialog));
  g_signal_connect_swapped (dialog, "search", G_CALLBACK (search_cb), self);
  adw_dialog_present (dialog, self->page);
  bunko_ui_test_settle ();
}

static void
close_dialog (Fixture *self)
{
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  RUN_UNTIL (self->dialog == NULL);
}

static gpointer
get_child (Fixture *self, const char *name)
{
  return bunko_ui_test_get_child (self->dialog, BUNKO_TYPE_QUERY_BUILDER_DIALOG, name);
}

static const char *
get_label (Fixture *self, const char *name)
{
  return gtk_label_get_text (get_child (self, name));
}

static void
test_build (Fixture *self, gconstpointer data)
{
  open (self, "", BUNKO_SEARCH_OPTIONS_DEFAULT);
  RUN_UNTIL (g_str_equal (get_label (self, "count_label"), "1234 galleries"));
  gtk_editable_set_text (get_child (self, "title_row"), "sea sun");
  bunko_search_field_set_text (get_child (self, "all_field"), "artist:\"Ann Lee\"");
  bunko_search_field_set_text (get_child (self, "none_field"), "theme:war");
  adw_combo_row_set_selected (get_child (self, "language_row"), 2);
  adw_spin_row_set_value (get_child (self, "pages_above_row"), 20);
  g_assert_cmpstr (get_label (self, "text_label"), ==,
                   "title:sea title:sun artist:\"Ann Lee\" language:German pages:>20 -theme:war");

  /* It is counted where it is searched. */
  bunko_fake_source_set_n_items (self->source, 1);
  RUN_UNTIL (g_str_equal (get_label (self, "count_label"), "1 gallery"));
  g_assert_cmpint (bunko_view_query_get_view (stub_library_get_query (self->library)), ==,
                   BUNKO_VIEW_TYPE_FAVORITE);
  g_assert_cmpstr (bunko_view_query_get_search (stub_library_get_query (self->library)), ==,
                   get_label (self, "text_label"));
  bunko_ui_test_screenshot (self->window, "query-builder");

  bunko_ui_test_click (bunko_ui_test_find (self->dialog, GTK_TYPE_BUTTON, "_Search"));
  RUN_UNTIL (self->dialog == NULL);
  g_assert_cmpstr (self->searched, ==,
                   "title:sea title:sun artist:\"Ann Lee\" language:German pages:>20 -theme:war");
  g_assert_cmpint (self->options, ==, BUNKO_SEARCH_OPTIONS_DEFAULT);
}

static void
test_any (Fixture *self, gconstpointer data)
{
  open (self, "theme:war", BUNKO_SEARCH_OPTIONS_DEFAULT);
  bunko_search_field_set_text (get_child (self, "any_field"), "artist:Ann artist:Bob");
  bunko_ui_test_screenshot (self->window, "query-builder-narrow");
  bunko_ui_test_click (bunko_ui_test_find (self->dialog, GTK_TYPE_BUTTON, "_Search"));
  RUN_UNTIL (self->dialog == NULL);
  g_assert_cmpstr (self->searched, ==, "theme:war artist:\"(Ann|Bob)\"");
  g_assert_cmpint (self->options, ==, BUNKO_SEARCH_OPTIONS_DEFAULT | BUNKO_SEARCH_OPTION_REGEX);
}

/* What was searched for comes back into its place. */
static void
test_read (Fixture *self, gconstpointer data)
{
  open (self, "title:sea -theme:war language:german rating:>6 artist:Ann",
        BUNKO_SEARCH_OPTIONS_DEFAULT);
  g_assert_cmpstr (gtk_editable_get_text (get_child (self, "title_row")), ==, "sea");
  g_assert_cmpstr (bunko_search_field_get_text (get_child (self, "all_field")), ==, "artist:Ann");
  g_assert_cmpstr (bunko_search_field_get_text (get_child (self, "none_field")), ==, "theme:war");
  g_assert_cmpint ((int) adw_spin_row_get_value (get_child (self, "rating_above_row")), ==, 6);
  RUN_UNTIL (g_str_equal (gtk_editable_get_text (get_child (self, "rating_below_row")), "Any"));
  g_assert_cmpstr (get_label (self, "text_label"), ==,
                   "title:sea artist:Ann language:german rating:>6 -theme:war");
  g_assert_false (adw_banner_get_revealed (get_child (self, "banner")));
  close_dialog (self);
  g_assert_null (self->searched);

  open (self, "artist:\"A.*\" b", BUNKO_SEARCH_OPTIONS_DEFAULT | BUNKO_SEARCH_OPTION_REGEX);
  g_assert_true (adw_banner_get_revealed (get_child (self, "banner")));
  close_dialog (self);
}

static void
test_add (Fixture *self, gconstpointer data)
{
  GtkWidget *entry;

  stub_suggest_add (BUNKO_SUGGESTION_ARTIST, "artist", "Ann", 2);
  open (self, "", BUNKO_SEARCH_OPTIONS_DEFAULT);
  gtk_widget_activate_action (self->dialog, "builder.add", "(ss)", "none", "artist");
  bunko_ui_test_settle ();
  entry = GTK_WIDGET (bunko_search_field_get_editable (get_child (self, "none_field")));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == entry);
  g_assert_nonnull (g_strrstr (stub_suggest_get_log (), "artist:;"));
  g_assert_true (bunko_search_field_get_expanded (get_child (self, "none_field")));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "None of These");
  close_dialog (self);
}

/* Nothing is waited for when the dialog is gone. */
static void
test_gone_early (Fixture *self, gconstpointer data)
{
  bunko_fake_source_hold (self->source);
  stub_suggest_hold ();
  open (self, "a", BUNKO_SEARCH_OPTIONS_DEFAULT);
  RUN_UNTIL (bunko_fake_source_get_n_pending (self->source) > 0);
  close_dialog (self);
  bunko_fake_source_release (self->source, 10);
  stub_suggest_release ();
  bunko_ui_test_settle ();
}

#define add(path, width, test)                                                                     \
  g_test_add ("/query-builder/" path, Fixture, GINT_TO_POINTER (width), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("build", 800, test_build);
  add ("any", 360, test_any);
  add ("read", 800, test_read);
  add ("add", 800, test_add);
  add ("gone-early", 800, test_gone_early);

  return g_test_run ();
}
