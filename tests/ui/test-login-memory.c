/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "../protocol/memory-scan.h"
#include "bunko-ui-test.h"
#include "dialogs/bunko-login-dialog.h"

/* What the login dialog leaves of a password in the memory of the process. */

typedef struct
{
  guint n_logins;
  gboolean is_right;
} Login;

static char *
make_password (void)
{
  char *password = g_strdup (MEMORY_DISGUISED);

  memory_reveal (password);
  return password;
}

static void
wipe_password (char *password)
{
  explicit_bzero (password, strlen (password));
  g_free (password);
}

static void
login_cb (AdwDialog *dialog,
          const char *user,
          const char *password,
          gboolean remember,
          Login *login)
{
  char *expected = make_password ();

  login->n_logins++;
  login->is_right = g_strcmp0 (password, expected) == 0;
  wipe_password (expected);
}

/* As if somebody typed it, a character at a time, and thought better of the last one once. */
static void
type_password (GtkWidget *row)
{
  char *password = make_password ();
  int position = 0;

  for (gsize i = 0; i < strlen (password); i++)
    {
      gtk_editable_insert_text (GTK_EDITABLE (row), password + i, 1, &position);
      bunko_ui_test_settle ();
    }
  gtk_editable_delete_text (GTK_EDITABLE (row), position - 1, position);
  position--;
  gtk_editable_insert_text (GTK_EDITABLE (row), password + strlen (password) - 1, 1, &position);
  bunko_ui_test_settle ();
  wipe_password (password);
}

static void
test_dialog (void)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("", "nas", 7007, FALSE);
  AdwDialog *dialog = bunko_login_dialog_new (profile, "NAS", FALSE);
  GtkWidget *window = bunko_ui_test_show (gtk_label_new (""), 800, 700);
  GtkWidget *row = bunko_ui_test_get_child (dialog, BUNKO_TYPE_LOGIN_DIALOG, "password_row");
  Login login = { 0 };

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_connect (dialog, "login", G_CALLBACK (login_cb), &login);
  gtk_editable_set_text (
      GTK_EDITABLE (bunko_ui_test_get_child (dialog, BUNKO_TYPE_LOGIN_DIALOG, "user_row")), "ann");
  adw_dialog_present (dialog, window);
  RUN_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_cmpuint (memory_count ().anywhere, ==, 0);

  type_password (row);
  bunko_ui_test_click (adw_dialog_get_default_widget (dialog));
  g_assert_cmpuint (login.n_logins, ==, 1);
  g_assert_true (login.is_right);
  /* While the dialog is open the entry has it, and nothing else. */
  g_assert_cmpuint (memory_count ().anywhere, ==, 1);

  adw_dialog_force_close (dialog);
  RUN_UNTIL (dialog == NULL);
  g_assert_cmpuint (memory_count ().anywhere, ==, 0);
  bunko_ui_test_destroy (window);
}

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  g_test_add_func ("/login-dialog/memory", test_dialog);

  return g_test_run ();
}
