/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "dialogs/bunko-certificate-dialog.h"
#include "dialogs/bunko-login-dialog.h"
#include "dialogs/bunko-preferences-dialog.h"
#include "dialogs/bunko-server-dialog.h"
#include "dialogs/bunko-trust-alerts.h"
#include "settings/bunko-settings.h"

#define LOGIN_CHILD(dialog, name)  bunko_ui_test_get_child (dialog, BUNKO_TYPE_LOGIN_DIALOG, name)
#define SERVER_CHILD(dialog, name) bunko_ui_test_get_child (dialog, BUNKO_TYPE_SERVER_DIALOG, name)

static GtkWidget *
show_dialog (AdwDialog *dialog)
{
  GtkWidget *window = bunko_ui_test_show (gtk_label_new (""), 800, 700);

  adw_dialog_present (dialog, window);
  RUN_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  bunko_ui_test_settle ();

  return window;
}

static void
set_text (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  bunko_ui_test_settle ();
}

static void
activate_default (AdwDialog *dialog)
{
  bunko_ui_test_click (adw_dialog_get_default_widget (dialog));
}

static void
saved_cb (AdwDialog *dialog, BunkoServerProfile *profile, BunkoServerProfile **saved)
{
  g_set_object (saved, profile);
}

static void
test_server_add (void)
{
  AdwDialog *dialog = bunko_server_dialog_new (NULL);
  g_autoptr (BunkoServerProfile) saved = NULL;
  GtkWidget *window, *address, *message;
  g_autofree char *hint = NULL;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_connect (dialog, "saved", G_CALLBACK (saved_cb), &saved);
  window = show_dialog (dialog);
  address = SERVER_CHILD (dialog, "address_row");
  message = SERVER_CHILD (dialog, "address_message");
  hint = g_strdup (gtk_label_get_label (GTK_LABEL (message)));
  bunko_ui_test_screenshot (window, "dialog-server-add");

  /* Nobody is told off while typing. */
  set_text (address, "http://");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (message)), ==, hint);
  g_assert_false (gtk_widget_has_css_class (address, "error"));

  activate_default (dialog);
  g_assert_null (saved);
  g_assert_nonnull (dialog);
  g_assert_true (gtk_widget_has_css_class (address, "error"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (message)), !=, hint);
  gtk_test_accessible_assert_state (address, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  bunko_ui_test_screenshot (window, "dialog-server-wrong");

  set_text (address, "nas.local:9000");
  g_assert_false (gtk_widget_has_css_class (address, "error"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (message)), ==, hint);
  set_text (SERVER_CHILD (dialog, "name_row"), "  My NAS ");
  adw_switch_row_set_active (ADW_SWITCH_ROW (SERVER_CHILD (dialog, "tls_row")), TRUE);
  activate_default (dialog);

  g_assert_nonnull (saved);
  g_assert_cmpstr (bunko_server_profile_get_name (saved), ==, "My NAS");
  g_assert_cmpstr (bunko_server_profile_get_host (saved), ==, "nas.local");
  g_assert_cmpuint (bunko_server_profile_get_port (saved), ==, 9000);
  g_assert_true (bunko_server_profile_get_tls (saved));
  bunko_ui_test_destroy (window);
  g_assert_null (dialog);
}

static void
test_server_edit (void)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("Old", "old", 7007, TRUE);
  g_autofree char *uuid = g_strdup (bunko_server_profile_get_uuid (profile));
  AdwDialog *dialog = bunko_server_dialog_new (profile);
  GtkWidget *window = show_dialog (dialog);

  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Edit Server");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (SERVER_CHILD (dialog, "tls_row"))));
  set_text (SERVER_CHILD (dialog, "address_row"), "hpx://ann@[::1]:7100");

  /* Nothing changes before saving. */
  g_assert_cmpstr (bunko_server_profile_get_host (profile), ==, "old");
  activate_default (dialog);
  g_assert_cmpstr (bunko_server_profile_get_host (profile), ==, "::1");
  g_assert_cmpuint (bunko_server_profile_get_port (profile), ==, 7100);
  g_assert_cmpstr (bunko_server_profile_get_user (profile), ==, "ann");
  g_assert_cmpstr (bunko_server_profile_get_uuid (profile), ==, uuid);
  bunko_ui_test_destroy (window);
  g_assert_finalize_object (g_steal_pointer (&profile));
}

typedef struct
{
  char *user;
  char *password;
  gboolean remember;
  guint count;
} Login;

static void
login_cb (AdwDialog *dialog,
          const char *user,
          const char *password,
          gboolean remember,
          Login *login)
{
  g_set_str (&login->user, user);
  g_set_str (&login->password, password);
  login->remember = remember;
  login->count++;
}

static void
test_login_user (void)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("", "nas", 7007, FALSE);
  AdwDialog *dialog = bunko_login_dialog_new (profile, "happypanda", FALSE);
  BunkoLoginDialog *self = BUNKO_LOGIN_DIALOG (dialog);
  GtkWidget *window, *user, *password;
  Login login = { 0 };

  g_signal_connect (dialog, "login", G_CALLBACK (login_cb), &login);
  window = show_dialog (dialog);
  user = LOGIN_CHILD (dialog, "user_row");
  password = LOGIN_CHILD (dialog, "password_row");
  g_assert_false (gtk_widget_get_visible (LOGIN_CHILD (dialog, "guest_button")));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (LOGIN_CHILD (dialog, "heading"))), ==,
                   "Log In to happypanda");
  g_assert_false (gtk_widget_is_sensitive (LOGIN_CHILD (dialog, "login_button")));

  set_text (user, "ann");
  set_text (password, "wrong");
  g_assert_true (gtk_widget_is_sensitive (LOGIN_CHILD (dialog, "login_button")));
  activate_default (dialog);
  g_assert_cmpuint (login.count, ==, 1);
  g_assert_cmpstr (login.user, ==, "ann");
  g_assert_cmpstr (login.password, ==, "wrong");
  g_assert_false (login.remember);

  bunko_login_dialog_set_busy (self, TRUE);
  g_assert_false (gtk_widget_is_sensitive (LOGIN_CHILD (dialog, "login_button")));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (user)));
  bunko_ui_test_screenshot (window, "dialog-login-busy");

  /* What was typed stays, and the message goes away with the next key. */
  bunko_login_dialog_show_problem (self, "User name or password is wrong", TRUE);
  bunko_ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (user)), ==, "ann");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (password)), ==, "wrong");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (LOGIN_CHILD (dialog, "problem_label"))), ==,
                   "User name or password is wrong");
  gtk_test_accessible_assert_role (LOGIN_CHILD (dialog, "problem_label"),
                                   GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_state (password, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  bunko_ui_test_screenshot (window, "dialog-login-wrong");
  set_text (password, "right");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (LOGIN_CHILD (dialog, "problem_label"))), ==, "");
  adw_switch_row_set_active (ADW_SWITCH_ROW (LOGIN_CHILD (dialog, "remember_row")), TRUE);
  activate_default (dialog);
  g_assert_cmpuint (login.count, ==, 2);
  g_assert_cmpstr (login.password, ==, "right");
  g_assert_true (login.remember);

  g_free (login.user);
  g_free (login.password);
  bunko_ui_test_destroy (window);
}

static void
test_login_guest (void)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("NAS", "nas", 7007, FALSE);
  AdwDialog *dialog;
  GtkWidget *window, *guest;
  Login login = { .user = g_strdup ("x"), .password = g_strdup ("x") };

  bunko_server_profile_set_user (profile, "ann");
  dialog = bunko_login_dialog_new (profile, "ignored", TRUE);
  g_signal_connect (dialog, "login", G_CALLBACK (login_cb), &login);
  window = show_dialog (dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (LOGIN_CHILD (dialog, "user_row"))), ==,
                   "ann");
  guest = LOGIN_CHILD (dialog, "guest_button");
  gtk_test_accessible_assert_role (guest, GTK_ACCESSIBLE_ROLE_BUTTON);
  bunko_ui_test_screenshot (window, "dialog-login-guest");
  bunko_ui_test_click (guest);
  g_assert_cmpuint (login.count, ==, 1);
  g_assert_null (login.user);
  g_assert_null (login.password);

  bunko_login_dialog_set_busy (BUNKO_LOGIN_DIALOG (dialog), TRUE);
  g_assert_false (gtk_widget_is_sensitive (guest));
  bunko_ui_test_destroy (window);
}

/* The name is filled in, so that the next thing typed is the password: it must not get into the
 * field where all can read it, also where the dialog is a sheet at the bottom. */
static void
test_login_focus (gconstpointer width)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("NAS", "nas", 7007, FALSE);
  GtkWidget *window = bunko_ui_test_show (gtk_label_new (""), GPOINTER_TO_INT (width), 700);
  AdwDialog *dialog;
  GtkWidget *password;

  bunko_server_profile_set_user (profile, "ann");
  dialog = bunko_login_dialog_new (profile, NULL, TRUE);
  password = LOGIN_CHILD (dialog, "password_row");
  adw_dialog_present (dialog, window);
  RUN_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  /* It becomes a sheet, and opens, in the frames after its first one. */
  for (guint i = 0; i < 10; i++)
    bunko_ui_test_settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (password))));

  bunko_ui_test_destroy (window);
}

static void
clear_cache_cb (AdwDialog *dialog, guint *count)
{
  (*count)++;
}

static int
get_start_mode (GSettings *settings)
{
  static const char *const modes[] = { "servers", "last", "open" };
  g_autofree char *mode = g_settings_get_string (settings, BUNKO_SETTINGS_KEY_AT_START);

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      if (g_str_equal (modes[i], mode))
        return (int) i;
    }

  return -1;
}

static void
test_preferences (void)
{
  GSettings *settings = bunko_settings_get_default ();
  AdwDialog *dialog = bunko_preferences_dialog_new (settings);
  GtkWidget *window = show_dialog (dialog);
  GtkWidget *row = bunko_ui_test_find (window, ADW_TYPE_SPIN_ROW, NULL);
  GtkWidget *clear = bunko_ui_test_find (window, ADW_TYPE_BUTTON_ROW, NULL);
  GtkWidget *scale = bunko_ui_test_find (window, GTK_TYPE_SCALE, NULL);
  guint count = 0;

  bunko_ui_test_screenshot (window, "dialog-preferences");
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL, "Cover size");
  adw_spin_row_set_value (ADW_SPIN_ROW (row), 750);
  g_assert_cmpuint (g_settings_get_uint (settings, BUNKO_SETTINGS_KEY_CACHE_LIMIT), ==, 750);
  gtk_range_set_value (GTK_RANGE (scale), 200);
  g_assert_cmpint (g_settings_get_int (settings, BUNKO_SETTINGS_KEY_COVER_SIZE), ==, 200);

  g_signal_connect (dialog, "clear-cache", G_CALLBACK (clear_cache_cb), &count);
  g_signal_emit_by_name (clear, "activated");
  g_assert_cmpuint (count, ==, 1);
  g_assert_false (gtk_widget_is_sensitive (clear));
  bunko_preferences_dialog_cache_cleared (BUNKO_PREFERENCES_DIALOG (dialog), NULL);
  g_assert_true (gtk_widget_is_sensitive (clear));

  /* What to begin with. */
  row = bunko_ui_test_find (window, ADW_TYPE_COMBO_ROW, NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_COMBO_BOX);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_cmpint (get_start_mode (settings), ==, 2);

  /* All of it can be reset, and that taken back. */
  clear = bunko_ui_test_find (window, ADW_TYPE_BUTTON_ROW, "_Reset All Settings");
  g_assert_nonnull (clear);
  g_signal_emit_by_name (clear, "activated");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 160);
  RUN_UNTIL (bunko_ui_test_find (window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  bunko_ui_test_click (bunko_ui_test_find (window, GTK_TYPE_BUTTON, "_Undo"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 200);
  g_settings_reset (settings, BUNKO_SETTINGS_KEY_AT_START);

  /* The reader has a page of its own, for all galleries. */
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), "reader");
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (window, "dialog-preferences-reader");
  row = bunko_ui_test_find (window, ADW_TYPE_SWITCH_ROW, "_Invert Colors");
  g_assert_nonnull (row);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_true (g_settings_get_boolean (bunko_settings_get_reader (), "invert"));
  g_settings_reset (bunko_settings_get_reader (), "invert");
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));

  g_settings_reset (settings, BUNKO_SETTINGS_KEY_CACHE_LIMIT);
  g_settings_reset (settings, BUNKO_SETTINGS_KEY_COVER_SIZE);
  bunko_ui_test_destroy (window);
}

#define CERTIFICATE_CHILD(dialog, name)                                                            \
  bunko_ui_test_get_child (dialog, BUNKO_TYPE_CERTIFICATE_DIALOG, name)
#define FINGERPRINT                                                                                \
  "01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:"  \
  "EF"
#define OTHER                                                                                      \
  "FE:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:"  \
  "EF"

static void
count_cb (GObject *object, guint *count)
{
  ++*count;
}

typedef struct
{
  AdwDialog *dialog;
  GtkWidget *window;
  guint n_trusted;
  guint n_closed;
} Certificate;

/* A server may call itself what it likes. */
static void
show_certificate (Certificate *self, const char *trusted, int width, int height)
{
  g_autoptr (GDateTime) from = g_date_time_new_utc (2020, 1, 2, 3, 4, 5);
  g_autoptr (GDateTime) until = g_date_time_new_utc (2120, 1, 2, 3, 4, 5);
  const BunkoCertificateFacts facts = {
    .server = "<b>My</b> & NAS",
    .fingerprint = FINGERPRINT,
    .trusted = trusted,
    .subject = "CN=<i>localhost</i> & co",
    .issuer = "CN=<i>localhost</i> & co",
    .valid_from = from,
    .valid_until = until,
    .is_weak = trusted != NULL,
  };

  self->dialog = bunko_certificate_dialog_new (&facts);
  g_signal_connect (self->dialog, "trusted", G_CALLBACK (count_cb), &self->n_trusted);
  g_signal_connect (self->dialog, "closed", G_CALLBACK (count_cb), &self->n_closed);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  self->window = bunko_ui_test_show (gtk_label_new (""), width, height);
  adw_dialog_present (self->dialog, self->window);
  RUN_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (self->dialog)));
  bunko_ui_test_settle ();
}

static const char *
get_label (Certificate *self, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (CERTIFICATE_CHILD (self->dialog, name)));
}

static void
test_certificate_unknown (void)
{
  Certificate certificate = { 0 };
  GtkWidget *fingerprint, *cancel;

  show_certificate (&certificate, NULL, 800, 700);
  bunko_ui_test_screenshot (certificate.window, "dialog-certificate");
  fingerprint = CERTIFICATE_CHILD (certificate.dialog, "fingerprint_label");
  cancel = CERTIFICATE_CHILD (certificate.dialog, "cancel_button");

  /* All of it is there, in lines that can be compared. */
  g_assert_cmpstr (get_label (&certificate, "heading"), ==, "Trust This Server?");
  g_assert_nonnull (strstr (get_label (&certificate, "body"), "<b>My</b> & NAS"));
  g_assert_cmpuint (strlen (gtk_label_get_label (GTK_LABEL (fingerprint))), ==,
                    strlen (FINGERPRINT));
  g_assert_true (gtk_label_get_label (GTK_LABEL (fingerprint))[23] == '\n');
  g_assert_cmpstr (adw_action_row_get_subtitle (
                       ADW_ACTION_ROW (CERTIFICATE_CHILD (certificate.dialog, "subject_row"))),
                   ==, "CN=<i>localhost</i> & co");
  g_assert_cmpstr (adw_action_row_get_subtitle (
                       ADW_ACTION_ROW (CERTIFICATE_CHILD (certificate.dialog, "issuer_row"))),
                   ==, "The server itself");
  g_assert_false (
      gtk_widget_get_visible (CERTIFICATE_CHILD (certificate.dialog, "compared_group")));
  g_assert_false (gtk_widget_get_visible (CERTIFICATE_CHILD (certificate.dialog, "weak_row")));
  gtk_test_accessible_assert_role (CERTIFICATE_CHILD (certificate.dialog, "heading"),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_relation (fingerprint, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                       CERTIFICATE_CHILD (certificate.dialog, "fingerprint_title"),
                                       NULL);

  /* Who just presses Enter has not trusted anybody. */
  g_assert_true (adw_dialog_get_focus (certificate.dialog) == cancel);
  g_assert_null (adw_dialog_get_default_widget (certificate.dialog));

  bunko_ui_test_click (CERTIFICATE_CHILD (certificate.dialog, "trust_button"));
  g_assert_cmpuint (certificate.n_trusted, ==, 1);
  g_assert_cmpuint (certificate.n_closed, ==, 1);
  bunko_ui_test_destroy (certificate.window);
  g_assert_null (certificate.dialog);
}

static void
test_certificate_changed (void)
{
  Certificate certificate = { 0 };
  GtkWidget *trust, *cancel, *compared;

  show_certificate (&certificate, OTHER, 360, 700);
  bunko_ui_test_screenshot (certificate.window, "dialog-certificate-changed");
  trust = CERTIFICATE_CHILD (certificate.dialog, "trust_button");
  cancel = CERTIFICATE_CHILD (certificate.dialog, "cancel_button");
  compared = CERTIFICATE_CHILD (certificate.dialog, "compared_row");

  g_assert_cmpstr (get_label (&certificate, "heading"), ==, "The Certificate Has Changed");
  g_assert_nonnull (strstr (get_label (&certificate, "body"), "no password was sent"));
  g_assert_true (g_str_has_prefix (get_label (&certificate, "trusted_label"), "FE:23"));
  g_assert_true (g_str_has_prefix (get_label (&certificate, "fingerprint_label"), "01:23"));
  g_assert_true (gtk_widget_get_visible (CERTIFICATE_CHILD (certificate.dialog, "weak_row")));

  /* To stop is what happens by default; the other thing has to be wanted twice. */
  g_assert_true (adw_dialog_get_default_widget (certificate.dialog) == cancel);
  g_assert_false (gtk_widget_get_sensitive (trust));
  gtk_widget_activate_action (GTK_WIDGET (certificate.dialog), "certificate.trust", NULL);
  g_assert_cmpuint (certificate.n_trusted, ==, 0);
  adw_switch_row_set_active (ADW_SWITCH_ROW (compared), TRUE);
  g_assert_true (gtk_widget_get_sensitive (trust));
  adw_switch_row_set_active (ADW_SWITCH_ROW (compared), FALSE);
  g_assert_false (gtk_widget_get_sensitive (trust));

  bunko_ui_test_click (cancel);
  g_assert_cmpuint (certificate.n_trusted, ==, 0);
  g_assert_cmpuint (certificate.n_closed, ==, 1);
  bunko_ui_test_destroy (certificate.window);
  g_assert_null (certificate.dialog);
}

static void
test_trust_alerts (void)
{
  AdwDialog *plaintext = bunko_plaintext_alert_new ("<b>My</b> & NAS");
  AdwDialog *encryption = bunko_encryption_alert_new ("<b>My</b> & NAS");
  GtkWidget *window = show_dialog (plaintext);
  GtkWidget *remember = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (plaintext));

  bunko_ui_test_screenshot (window, "dialog-plaintext");
  g_assert_false (adw_alert_dialog_get_body_use_markup (ADW_ALERT_DIALOG (plaintext)));
  g_assert_nonnull (
      strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (plaintext)), "<b>My</b> & NAS"));
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (plaintext)), ==,
                   "cancel");
  g_assert_cmpstr (adw_alert_dialog_get_close_response (ADW_ALERT_DIALOG (plaintext)), ==,
                   "cancel");
  g_assert_false (bunko_plaintext_alert_get_remember (plaintext));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (remember), TRUE);
  g_assert_true (bunko_plaintext_alert_get_remember (plaintext));

  adw_dialog_present (encryption, window);
  bunko_ui_test_settle ();
  g_assert_false (bunko_plaintext_alert_get_remember (encryption));
  g_assert_cmpstr (adw_alert_dialog_get_close_response (ADW_ALERT_DIALOG (encryption)), ==,
                   "cancel");
  bunko_ui_test_destroy (window);
}

/* Where passwords cannot be kept nobody is led to believe that they are. */
static void
test_login_no_keyring (void)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("", "nas", 7007, FALSE);
  AdwDialog *dialog;
  GtkWidget *window, *remember;

  bunko_server_profile_set_remember_password (profile, TRUE);
  dialog = bunko_login_dialog_new (profile, "NAS", FALSE);
  window = show_dialog (dialog);
  remember = LOGIN_CHILD (dialog, "remember_row");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (remember)));
  bunko_login_dialog_set_can_remember (BUNKO_LOGIN_DIALOG (dialog), FALSE);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (window, "dialog-login-no-keyring");
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (remember)));
  g_assert_false (gtk_widget_get_sensitive (remember));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (remember)), "keyring"));

  /* Being busy in between does not change that. */
  bunko_login_dialog_set_busy (BUNKO_LOGIN_DIALOG (dialog), TRUE);
  bunko_login_dialog_set_busy (BUNKO_LOGIN_DIALOG (dialog), FALSE);
  g_assert_false (gtk_widget_get_sensitive (remember));
  bunko_ui_test_destroy (window);
}

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  g_test_add_func ("/server-dialog/add", test_server_add);
  g_test_add_func ("/server-dialog/edit", test_server_edit);
  g_test_add_func ("/login-dialog/user", test_login_user);
  g_test_add_func ("/login-dialog/guest", test_login_guest);
  g_test_add_data_func ("/login-dialog/focus", GINT_TO_POINTER (800), test_login_focus);
  g_test_add_data_func ("/login-dialog/focus-narrow", GINT_TO_POINTER (360), test_login_focus);
  g_test_add_func ("/preferences-dialog", test_preferences);
  g_test_add_func ("/certificate-dialog/unknown", test_certificate_unknown);
  g_test_add_func ("/certificate-dialog/changed", test_certificate_changed);
  g_test_add_func ("/trust-alerts", test_trust_alerts);
  g_test_add_func ("/login-dialog/no-keyring", test_login_no_keyring);

  return g_test_run ();
}
