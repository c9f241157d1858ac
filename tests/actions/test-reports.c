/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions-fixture.h"
#include "actions/bunko-missing-files-dialog.h"
#include "actions/bunko-similar-dialog.h"
#include "widgets/bunko-cell.h"

/* What is found out about galleries, against the sample server. */

static void
test_nothing_missing (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 8);

  bunko_item_actions_set_items (self->actions, items);
  actions_fixture_activate (self, "missing-files");
  actions_fixture_wait_text (self, "Nothing Missing");
}

/* What the server does not know any more has no files, either. */
static void
test_missing (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 3);
  BunkoItem *gone = BUNKO_ITEM (bunko_gallery_new (999999));
  GtkWidget *dialog, *list;

  g_ptr_array_add (items, gone);
  dialog = GTK_WIDGET (bunko_missing_files_dialog_new (self->context, items));
  adw_dialog_present (ADW_DIALOG (dialog), self->page);
  actions_fixture_wait_text (self, "The server does not find the files of 1 gallery.");
  list = bunko_ui_test_get_child (dialog, BUNKO_TYPE_MISSING_FILES_DIALOG, "list_view");
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpstr (self->log->str, ==, "open 1:999999 in 0;");
  bunko_ui_test_settle ();
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
}

/* The dialog is closed while the server still looks. */
static void
test_stopped (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 100);
  GtkWidget *dialog = GTK_WIDGET (bunko_missing_files_dialog_new (self->context, items));

  adw_dialog_present (ADW_DIALOG (dialog), self->page);
  bunko_ui_test_settle ();
  adw_dialog_close (ADW_DIALOG (dialog));
  bunko_ui_test_settle ();
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
}

/* The first gallery that is shown, if there is one already. */
static BunkoItem *
find_shown (GtkWidget *root)
{
  GtkWidget *cell = bunko_ui_test_find (root, BUNKO_TYPE_CELL, NULL);
  BunkoRow *row = cell != NULL ? bunko_cell_get_row (BUNKO_CELL (cell)) : NULL;

  return row != NULL ? bunko_row_get_item (row) : NULL;
}

static void
test_similar (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 1);
  GtkWidget *dialog;

  bunko_item_actions_set_items (self->actions, items);
  actions_fixture_activate (self, "more-like-this");
  bunko_ui_test_settle ();
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
  g_assert_nonnull (dialog);
  RUN_UNTIL (find_shown (dialog) != NULL);
  g_assert_true (find_shown (dialog) != items->pdata[0]);
  adw_dialog_close (ADW_DIALOG (dialog));
  bunko_ui_test_settle ();
}

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);
  ACTIONS_TEST ("nothing-missing", test_nothing_missing);
  ACTIONS_TEST ("missing", test_missing);
  ACTIONS_TEST ("stopped", test_stopped);
  ACTIONS_TEST ("similar", test_similar);

  return g_test_run ();
}
