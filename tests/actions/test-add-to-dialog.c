/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions/bunko-add-to-dialog.h"
#include "actions-fixture.h"
#include "models/bunko-row.h"

/* The choice of a collection, series or filter, against the sample server. */

static void
chosen_cb (BunkoAddToDialog *dialog, BunkoItem *item, gpointer user_data)
{
  BunkoItem **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (item);
}

static GtkWidget *
present (ActionsFixture *self, BunkoItemType type, BunkoItem **chosen)
{
  AdwDialog *dialog = bunko_add_to_dialog_new (self->context, type);

  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), chosen);
  adw_dialog_present (dialog, self->page);
  bunko_ui_test_settle ();
  return GTK_WIDGET (dialog);
}

static GtkWidget *
get_child (GtkWidget *dialog, const char *name)
{
  return bunko_ui_test_get_child (dialog, BUNKO_TYPE_ADD_TO_DIALOG, name);
}

static guint
count_rows (GtkWidget *dialog)
{
  GtkWidget *list = get_child (dialog, "list_view");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
test_choose (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) chosen = NULL;
  GtkWidget *dialog = present (self, BUNKO_ITEM_TYPE_COLLECTION, &chosen);
  BunkoRow *row;
  GListModel *model;

  RUN_UNTIL (count_rows (dialog) > 2);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_child (dialog, "list_view"))));
  row = g_list_model_get_item (model, 2);
  RUN_UNTIL (bunko_row_get_item (row) != NULL);
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (dialog, GTK_TYPE_LABEL,
                                        bunko_item_get_display_name (bunko_row_get_item (row))));
  g_signal_emit_by_name (get_child (dialog, "list_view"), "activate", 2);
  RUN_UNTIL (chosen != NULL);
  g_assert_true (chosen == bunko_row_get_item (row));
  g_object_unref (row);
}

static void
test_search (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) chosen = NULL;
  GtkWidget *dialog = present (self, BUNKO_ITEM_TYPE_COLLECTION, &chosen);
  g_autofree char *name = NULL;
  g_autoptr (BunkoRow) row = NULL;
  GListModel *model =
      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_child (dialog, "list_view"))));
  guint n_all;

  RUN_UNTIL (count_rows (dialog) > 2);
  n_all = count_rows (dialog);
  row = g_list_model_get_item (model, 1);
  RUN_UNTIL (bunko_row_get_item (row) != NULL);
  name = g_strdup (bunko_item_get_display_name (bunko_row_get_item (row)));
  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, "search_entry")), name);
  RUN_UNTIL (count_rows (dialog) > 0 && count_rows (dialog) < n_all);

  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, "search_entry")), "no such thing");
  RUN_UNTIL (bunko_ui_test_find (dialog, GTK_TYPE_LABEL, "No Results Found") != NULL);
}

static void
test_new (ActionsFixture *self, gconstpointer legacy)
{
  static const BunkoItemType types[] = { BUNKO_ITEM_TYPE_COLLECTION, BUNKO_ITEM_TYPE_GROUPING };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BunkoItem) chosen = NULL;
      GtkWidget *dialog = present (self, types[i], &chosen);
      GtkWidget *alert, *entry;

      bunko_ui_test_click (get_child (dialog, "new_button"));
      alert = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
      g_assert_true (ADW_IS_ALERT_DIALOG (alert));
      g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (alert), "create"));
      entry = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (alert));
      gtk_editable_set_text (GTK_EDITABLE (entry), "My Own Shelf");
      bunko_ui_test_click (bunko_ui_test_find (alert, GTK_TYPE_BUTTON, "Cre_ate and Add"));
      RUN_UNTIL (chosen != NULL);
      g_assert_cmpint (bunko_item_get_item_type (chosen), ==, types[i]);
      g_assert_cmpstr (bunko_item_get_display_name (chosen), ==, "My Own Shelf");
      bunko_ui_test_settle ();
    }
}

/* All filters are there at once, and looked through here. */
static void
test_filters (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) chosen = NULL;
  GtkWidget *dialog = present (self, BUNKO_ITEM_TYPE_FILTER, &chosen);
  guint n_all;

  g_assert_false (gtk_widget_get_visible (get_child (dialog, "new_button")));
  RUN_UNTIL (count_rows (dialog) > 0);
  n_all = count_rows (dialog);
  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, "search_entry")), "no such thing");
  RUN_UNTIL (bunko_ui_test_find (dialog, GTK_TYPE_LABEL, "No Results Found") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, "search_entry")), "");
  RUN_UNTIL (count_rows (dialog) == n_all);
  g_signal_emit_by_name (get_child (dialog, "search_entry"), "activate");
  RUN_UNTIL (chosen != NULL);
  g_assert_cmpint (bunko_item_get_item_type (chosen), ==, BUNKO_ITEM_TYPE_FILTER);
}

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);
  ACTIONS_TEST ("add-to/choose", test_choose);
  ACTIONS_TEST ("add-to/search", test_search);
  ACTIONS_TEST ("add-to/new", test_new);
  ACTIONS_TEST ("add-to/filters", test_filters);

  return g_test_run ();
}
