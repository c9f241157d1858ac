/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "lists/bunko-item-view.h"
#include "lists/bunko-quick-preview.h"
#include "lists/bunko-selection-target.h"

#include "fake-library.h"
#include "stub-library.h"

/* Selecting in an item view, and what is done to what is selected. */

#define N_MANY 1000000

typedef struct
{
  BunkoFakeSource *source;
  BunkoLibrary *library;
  BunkoContext *context;
  GtkWidget *view;
  GtkWidget *window;
  GString *actions;
} Fixture;

static void
set_up (Fixture *self, gconstpointer n_items)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  self->source = bunko_fake_source_new (GPOINTER_TO_UINT (n_items));
  self->library = stub_library_new ();
  stub_library_set_view (self->library, BUNKO_LIST_SOURCE (self->source));
  self->context = bunko_context_new (self->library, loader, NULL);
  self->view = GTK_WIDGET (bunko_item_view_new (self->context));
  bunko_item_view_set_query (BUNKO_ITEM_VIEW (self->view), query);
  self->window = bunko_ui_test_show (self->view, 900, 700);
  self->actions = g_string_new (NULL);
  bunko_ui_test_record_actions (self->window, self->actions);
  g_object_add_weak_pointer (G_OBJECT (self->view), (gpointer *) &self->view);
  RUN_UNTIL (g_list_model_get_n_items (
                 G_LIST_MODEL (bunko_item_view_get_list (BUNKO_ITEM_VIEW (self->view)))) > 0);
  bunko_ui_test_settle ();
}

static void
tear_down (Fixture *self, gconstpointer n_items)
{
  if (self->window != NULL)
    bunko_ui_test_destroy (self->window);
  bunko_ui_test_settle ();
  g_assert_null (self->view);
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->library);
  RUN_UNTIL (bunko_fake_source_get_n_live (self->source) == 0);
  g_assert_finalize_object (self->source);
  g_string_free (self->actions, TRUE);
}

static GtkSelectionModel *
get_selection (Fixture *self)
{
  return GTK_SELECTION_MODEL (bunko_item_view_get_selection (BUNKO_ITEM_VIEW (self->view)));
}

static guint
get_n_selected (Fixture *self)
{
  return bunko_selection_get_n_selected (BUNKO_SELECTION (get_selection (self)));
}

static gboolean
is_selecting (Fixture *self)
{
  gboolean selecting;

  g_object_get (self->view, "selection-mode", &selecting, NULL);
  return selecting;
}

static void
activate (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (self->view, action, NULL));
  bunko_ui_test_settle ();
}

static void
toggle (Fixture *self, guint position)
{
  g_assert_true (gtk_widget_activate_action (self->view, "list.toggle", "u", position));
  bunko_ui_test_settle ();
}

static gboolean
has_text (Fixture *self, const char *text)
{
  return bunko_ui_test_find (self->window, GTK_TYPE_LABEL, text) != NULL;
}

/* Even everything costs nothing: nothing is loaded for it. */
static void
test_all (Fixture *self, gconstpointer data)
{
  guint n_fetches = bunko_fake_source_get_n_fetches (self->source);

  g_assert_false (is_selecting (self));
  activate (self, "list.select-all");
  g_assert_true (is_selecting (self));
  g_assert_cmpuint (get_n_selected (self), ==, N_MANY);
  g_assert_true (has_text (self, "1000000 selected"));
  g_assert_cmpuint (bunko_fake_source_get_n_fetches (self->source), ==, n_fetches);
  g_assert_cmpuint (bunko_fake_source_get_max_live (self->source), <, 2000);

  toggle (self, 10);
  g_assert_cmpuint (get_n_selected (self), ==, N_MANY - 1);
  activate (self, "list.invert-selection");
  g_assert_cmpuint (get_n_selected (self), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (get_selection (self), 10));

  activate (self, "list.select-none");
  g_assert_false (is_selecting (self));
  g_assert_cmpuint (get_n_selected (self), ==, 0);
}

/* One row is where the person is; two are a selection, and stay while the person looks around. */
static void
test_mode (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *selection = get_selection (self);

  gtk_selection_model_select_item (selection, 3, TRUE);
  g_assert_false (is_selecting (self));
  gtk_selection_model_select_range (selection, 3, 4, TRUE);
  g_assert_true (is_selecting (self));
  g_assert_cmpuint (get_n_selected (self), ==, 4);
  gtk_selection_model_select_item (selection, 20, TRUE);
  g_assert_cmpuint (get_n_selected (self), ==, 4);
  g_assert_false (gtk_selection_model_is_selected (selection, 20));

  g_signal_emit_by_name (
      gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (
          bunko_ui_test_get_child (self->view, BUNKO_TYPE_ITEM_VIEW, "scroller"))),
      "activate", 20);
  g_assert_cmpuint (get_n_selected (self), ==, 5);
  g_assert_cmpstr (self->actions->str, ==, "");

  activate (self, "list.select-mode");
  g_assert_cmpuint (get_n_selected (self), ==, 0);
}

/* Rows that are far away are loaded when something is done to them. */
static void
test_far (Fixture *self, gconstpointer data)
{
  toggle (self, 1);
  toggle (self, 500000);
  toggle (self, 999999);
  g_assert_true (gtk_widget_activate_action (self->view, "item.add-favorite", NULL));
  RUN_UNTIL (stub_library_get_edit (self->library) != NULL);
  g_assert_cmpstr (stub_library_get_edit (self->library), ==, "favorite=1 of 2,500001,1000000");
  RUN_UNTIL (has_text (self, "3 items added to favorites"));
  g_assert_cmpuint (get_n_selected (self), ==, 3);
}

/* What would take for ever is not begun. */
static void
test_too_many (Fixture *self, gconstpointer data)
{
  guint n_fetches;

  activate (self, "list.select-all");
  toggle (self, 5);
  n_fetches = bunko_fake_source_get_n_fetches (self->source);
  activate (self, "item.add-favorite");
  g_assert_true (has_text (self, "That is only possible with up to 20000 items at once"));
  g_assert_null (stub_library_get_edit (self->library));
  g_assert_cmpuint (bunko_fake_source_get_n_fetches (self->source), ==, n_fetches);
}

/* All of the view is one edit of the view. */
static void
test_view (Fixture *self, gconstpointer data)
{
  BunkoItemTarget *target;

  activate (self, "list.select-all");
  target =
      bunko_item_actions_get_target (bunko_item_view_get_actions (BUNKO_ITEM_VIEW (self->view)));
  g_assert_nonnull (bunko_item_target_get_query (target));
  g_assert_cmpint (bunko_item_target_get_n_items (target), ==, N_MANY);
  toggle (self, 5);
  target =
      bunko_item_actions_get_target (bunko_item_view_get_actions (BUNKO_ITEM_VIEW (self->view)));
  g_assert_null (bunko_item_target_get_query (target));
}

/* Somebody adds a gallery at the top: what was selected still is. */
static void
test_refresh (Fixture *self, gconstpointer data)
{
  static const gint64 ids[] = { 100, 1, 2, 3, 4, 5 };

  toggle (self, 1);
  toggle (self, 3);
  bunko_fake_source_set_n_items (self->source, 6);
  bunko_fake_source_set_page (self->source, 0, ids, G_N_ELEMENTS (ids));
  bunko_item_view_refresh (BUNKO_ITEM_VIEW (self->view));
  RUN_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (get_selection (self))) == 6);
  bunko_ui_test_settle ();
  g_assert_cmpuint (get_n_selected (self), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (get_selection (self), 2));
  g_assert_true (gtk_selection_model_is_selected (get_selection (self), 4));
  activate (self, "item.mark-read");
  g_assert_cmpstr (stub_library_get_edit (self->library), ==, "read=1 of 2,4");
}

/* The view is closed while rows are being loaded. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  toggle (self, 1);
  toggle (self, 500000);
  bunko_fake_source_hold (self->source);
  g_assert_true (gtk_widget_activate_action (self->view, "item.add-favorite", NULL));
  run_for (20);
  bunko_ui_test_destroy (self->window);
  self->window = NULL;
  bunko_fake_source_release (self->source, 100);
  bunko_ui_test_settle ();
}

static gboolean
press_key (Fixture *self, guint keyval)
{
  GtkWidget *rows = gtk_scrolled_window_get_child (
      GTK_SCROLLED_WINDOW (bunko_ui_test_get_child (self->view, BUNKO_TYPE_ITEM_VIEW, "scroller")));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (rows);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  bunko_ui_test_settle ();
  return handled;
}

static gboolean
shows_preview (Fixture *self)
{
  return bunko_ui_test_find (self->view, BUNKO_TYPE_QUICK_PREVIEW, NULL) != NULL;
}

/* The space bar shows what the gallery with the focus is; what comes next takes it away. */
static void
test_preview (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoTagGroup) group = bunko_tag_group_new ("genre");
  g_autoptr (BunkoTag) tag = bunko_tag_new (1, "genre", "comedy");
  g_autoptr (GListStore) groups = g_list_store_new (BUNKO_TYPE_TAG_GROUP);

  bunko_tag_group_add (group, tag);
  g_list_store_append (groups, group);
  stub_library_set_tags (self->library, G_LIST_MODEL (groups));
  gtk_widget_grab_focus (self->view);
  bunko_ui_test_settle ();

  g_assert_true (press_key (self, GDK_KEY_space));
  g_assert_true (shows_preview (self));
  RUN_UNTIL (has_text (self, "comedy"));
  g_assert_true (press_key (self, GDK_KEY_space));
  g_assert_false (shows_preview (self));
  g_assert_false (press_key (self, GDK_KEY_Escape));

  press_key (self, GDK_KEY_space);
  g_assert_false (press_key (self, GDK_KEY_Right));
  g_assert_false (shows_preview (self));

  press_key (self, GDK_KEY_space);
  bunko_ui_test_click (bunko_ui_test_find (self->view, GTK_TYPE_BUTTON, "Read"));
  g_assert_cmpstr (self->actions->str, ==, "open 1 0;");
  g_assert_false (shows_preview (self));

  /* Where one selects, the space bar selects. */
  activate (self, "list.select-mode");
  g_assert_false (press_key (self, GDK_KEY_space));
}

/* Runs what a key of the list does, as the list would. */
static void
run_shortcut (Fixture *self, const char *trigger)
{
  GtkWidget *rows = gtk_scrolled_window_get_child (
      GTK_SCROLLED_WINDOW (bunko_ui_test_get_child (self->view, BUNKO_TYPE_ITEM_VIEW, "scroller")));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (rows);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *text =
              gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (text, trigger))
            g_assert_true (
                gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, rows, NULL));
        }
    }
  bunko_ui_test_settle ();
}

/* Keys act on what has the focus, or on what is selected. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  gtk_widget_grab_focus (self->view);
  bunko_ui_test_settle ();
  run_shortcut (self, "<Control>d");
  g_assert_cmpstr (stub_library_get_edit (self->library), ==, "favorite=1 of 1");
  toggle (self, 1);
  toggle (self, 2);
  run_shortcut (self, "Delete");
  g_assert_cmpstr (stub_library_get_edit (self->library), ==, "trash=1 of 2,3");
}

#define add(path, n, test)                                                                         \
  g_test_add ("/selection/" path, Fixture, GUINT_TO_POINTER (n), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);
  add ("all", N_MANY, test_all);
  add ("mode", 100, test_mode);
  add ("far", N_MANY, test_far);
  add ("too-many", N_MANY, test_too_many);
  add ("view", N_MANY, test_view);
  add ("refresh", 5, test_refresh);
  add ("gone", N_MANY, test_gone);
  add ("preview", 100, test_preview);
  add ("keys", 100, test_keys);

  return g_test_run ();
}
