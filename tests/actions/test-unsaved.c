/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions-fixture.h"

#include <glib/gstdio.h>

#include "actions/bunko-add-to-dialog.h"
#include "actions/bunko-edit-keeper.h"
#include "actions/bunko-unsaved-bar.h"
#include "actions/bunko-unsaved-dialog.h"
#include "settings/bunko-saved-state.h"

/* The bar and the dialog for changes that were not saved, and their file. */

typedef struct
{
  ActionsFixture actions;
  GtkWidget *bar;
  GtkWidget *window;
  BunkoItem *first; /* of those that were rated */
} Fixture;

static BunkoPendingEdits *
get_edits (Fixture *self)
{
  return bunko_library_get_pending_edits (self->actions.sample.library.library);
}

static guint
count (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_edits (self)));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  actions_fixture_set_up (&self->actions, NULL);
  self->bar = g_object_new (BUNKO_TYPE_UNSAVED_BAR, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->bar);
  self->window = bunko_ui_test_show (overlay, 360, 480);
  bunko_unsaved_bar_set_edits (BUNKO_UNSAVED_BAR (self->bar), get_edits (self));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->first);
  bunko_unsaved_bar_set_edits (BUNKO_UNSAVED_BAR (self->bar), NULL);
  bunko_ui_test_destroy (self->window);
  actions_fixture_tear_down (&self->actions, NULL);
}

static void
go_away (Fixture *self)
{
  bunko_session_close (self->actions.sample.library.session);
}

static void
come_back (Fixture *self)
{
  BunkoSession *session = self->actions.sample.library.session;
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_autoptr (GAsyncResult) connected = NULL, logged_in = NULL;

  bunko_session_connect_async (session, NULL, keep_result_cb, &connected);
  RUN_UNTIL (connected != NULL);
  g_assert_true (bunko_session_connect_finish (session, connected, NULL));
  bunko_session_login_async (session, guest, NULL, keep_result_cb, &logged_in);
  RUN_UNTIL (logged_in != NULL);
  g_assert_true (bunko_session_login_finish (session, logged_in, NULL));
}

static GtkWidget *
get_child (Fixture *self, const char *name)
{
  return bunko_ui_test_get_child (self->bar, BUNKO_TYPE_UNSAVED_BAR, name);
}

static gboolean
is_shown (Fixture *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (get_child (self, "revealer")));
}

static void
assert_says (Fixture *self, const char *text)
{
  g_assert_true (is_shown (self));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_child (self, "label"))), ==, text);
}

/* As a person does it: the toast says so at once. */
static void
rate_away (Fixture *self, guint n)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (&self->actions, n);

  g_set_object (&self->first, items->pdata[0]);
  go_away (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (BunkoItemTarget) target = NULL;

      g_ptr_array_add (one, g_object_ref (items->pdata[i]));
      target = bunko_item_target_new (one);
      bunko_item_actions_set_target (self->actions.actions, target);
      bunko_item_actions_rate (self->actions.actions,
                               bunko_gallery_get_rating (items->pdata[i]) == 8 ? 6 : 8);
      RUN_UNTIL (count (self) == i + 1);
    }
  bunko_ui_test_settle ();
}

static void
test_bar (Fixture *self, gconstpointer data)
{
  g_assert_false (is_shown (self));
  rate_away (self, 2);
  assert_says (self, "2 changes are not saved yet");
  g_assert_false (gtk_widget_get_visible (get_child (self, "save_button")));
  g_assert_nonnull (bunko_ui_test_find (self->actions.window, GTK_TYPE_LABEL,
                                        "Not saved: the connection is lost"));

  come_back (self);
  bunko_ui_test_settle ();
  assert_says (self, "2 changes were not saved");
  g_assert_true (gtk_widget_get_visible (get_child (self, "save_button")));
  bunko_ui_test_screenshot (self->window, "unsaved-bar");
  bunko_ui_test_click (get_child (self, "save_button"));
  RUN_UNTIL (count (self) == 0);
  RUN_UNTIL (!bunko_pending_edits_get_saving (get_edits (self)));
  bunko_ui_test_settle ();
  g_assert_false (is_shown (self));
  g_assert_nonnull (bunko_ui_test_find (self->window, GTK_TYPE_LABEL, "2 changes saved"));
}

static GtkWidget *
find_button (GtkWidget *root, const char *tooltip)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AdwDialog *
present (Fixture *self)
{
  AdwDialog *dialog = bunko_unsaved_dialog_new (get_edits (self));

  adw_dialog_present (dialog, self->bar);
  bunko_ui_test_settle ();
  return dialog;
}

static void
test_dialog (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  double rating;
  g_autoptr (BunkoItem) gallery = NULL;
  g_autoptr (BunkoPendingEdit) last = NULL;

  rate_away (self, 3);
  dialog = GTK_WIDGET (present (self));
  g_assert_false (gtk_widget_get_sensitive (
      bunko_ui_test_get_child (dialog, BUNKO_TYPE_UNSAVED_DIALOG, "save_button")));
  g_assert_null (find_button (dialog, "Save Again"));
  come_back (self);
  bunko_ui_test_settle ();
  last = g_list_model_get_item (G_LIST_MODEL (get_edits (self)), 2);
  g_assert_nonnull (
      bunko_ui_test_find (dialog, GTK_TYPE_LABEL, bunko_pending_edit_get_text (last)));
  g_assert_nonnull (bunko_ui_test_find (dialog, GTK_TYPE_LABEL, "It did not reach the server."));
  bunko_ui_test_screenshot (self->window, "unsaved-dialog");

  /* The first is saved, the second discarded; the rest is saved with all. */
  bunko_ui_test_click (find_button (dialog, "Save Again"));
  RUN_UNTIL (count (self) == 2 && !bunko_pending_edits_get_saving (get_edits (self)));
  gallery = get_item (&self->actions.sample.library, BUNKO_ITEM_TYPE_GALLERY,
                      bunko_item_get_id (self->first), NULL);
  rating = bunko_gallery_get_rating (BUNKO_GALLERY (gallery));
  g_assert_true (rating == 8 || rating == 6);
  bunko_ui_test_settle ();
  bunko_ui_test_click (find_button (dialog, "Discard"));
  g_assert_cmpuint (count (self), ==, 1);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  bunko_ui_test_click (bunko_ui_test_get_child (dialog, BUNKO_TYPE_UNSAVED_DIALOG, "save_button"));
  RUN_UNTIL (count (self) == 0);
  /* Nothing is left to be shown. */
  RUN_UNTIL (dialog == NULL);
}

/* What is in the file is there again, once, and what is saved leaves it. */
static void
test_keeper (Fixture *self, gconstpointer data)
{
  const char *key = "keeper.test:1";
  g_autoptr (BunkoSavedState) state = NULL;
  g_autoptr (GVariant) list = NULL;

  bunko_edit_keeper_attach (get_edits (self), key);
  run_for (100);
  rate_away (self, 2);
  RUN_UNTIL (!bunko_saved_state_is_any_busy ());
  state = bunko_saved_state_new ("edits", key);
  RUN_UNTIL (bunko_saved_state_get_loaded (state));
  list = g_variant_lookup_value (bunko_saved_state_get_value (state), "edits", NULL);
  g_assert_cmpuint (g_variant_n_children (list), ==, 2);
  g_clear_object (&state);
  g_clear_pointer (&list, g_variant_unref);

  bunko_pending_edits_discard (get_edits (self), NULL);
  RUN_UNTIL (!bunko_saved_state_is_any_busy ());
  state = bunko_saved_state_new ("edits", key);
  RUN_UNTIL (bunko_saved_state_get_loaded (state));
  list = g_variant_lookup_value (bunko_saved_state_get_value (state), "edits", NULL);
  g_assert_cmpuint (g_variant_n_children (list), ==, 0);
}

static AdwAlertDialog *
get_alert (Fixture *self)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window));

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  return ADW_ALERT_DIALOG (dialog);
}

static void
create (Fixture *self)
{
  bunko_ui_test_click (
      bunko_ui_test_find (GTK_WIDGET (get_alert (self)), GTK_TYPE_BUTTON, "Cre_ate and Add"));
}

static void
chosen_cb (BunkoAddToDialog *dialog, BunkoItem *item, gpointer user_data)
{
  g_set_object ((BunkoItem **) user_data, item);
}

/* The name of a collection that could not be made is there again, with the reason; and it is made
 * once. */
static void
test_name_is_kept (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = bunko_add_to_dialog_new (self->actions.context, BUNKO_ITEM_TYPE_COLLECTION);
  g_autoptr (BunkoItem) chosen = NULL;
  GtkWidget *entry;

  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), &chosen);
  adw_dialog_present (dialog, self->bar);
  bunko_ui_test_settle ();
  bunko_ui_test_click (bunko_ui_test_get_child (dialog, BUNKO_TYPE_ADD_TO_DIALOG, "new_button"));
  entry = adw_alert_dialog_get_extra_child (get_alert (self));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Typed With Care");
  go_away (self);
  create (self);
  RUN_UNTIL (count (self) == 1);
  bunko_ui_test_settle ();
  entry = adw_alert_dialog_get_extra_child (get_alert (self));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Typed With Care");
  g_assert_cmpstr (adw_alert_dialog_get_body (get_alert (self)), !=, "");

  come_back (self);
  create (self);
  RUN_UNTIL (chosen != NULL);
  g_assert_cmpstr (bunko_item_get_display_name (chosen), ==, "Typed With Care");
  g_assert_cmpuint (count (self), ==, 0);
  bunko_ui_test_settle ();
}

#define ADD(path, function)                                                                        \
  g_test_add ("/unsaved/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("bar", test_bar);
  ADD ("dialog", test_dialog);
  ADD ("keeper", test_keeper);
  ADD ("name-is-kept", test_name_is_kept);
  return g_test_run ();
}
