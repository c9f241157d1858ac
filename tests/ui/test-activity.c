/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "library/bunko-activity-list-private.h"
#include "library/bunko-library-command-private.h"
#include "library/bunko-notices-private.h"
#include "pages/server/activity/bunko-server-activity.h"
#include "protocol/bunko-protocol-error.h"
#include "widgets/bunko-activity-button.h"
#include "widgets/bunko-activity-ring.h"
#include "widgets/bunko-activity-row.h"
#include "widgets/bunko-activity-text.h"
#include "widgets/bunko-notice-row.h"

#include "fake-library.h"
#include "library-fixture.h"

/* What shows activities and messages, with a server that says what the test wants. */

typedef struct
{
  ScriptServer *server;
  LibraryFixture library;
  BunkoContext *context;
  BunkoActivityList *activities;
  BunkoNotices *notices;
  GtkWidget *window;
  GString *log; /* the actions that reached the window */

  const char *state; /* of the command */
  const char *percent;
  const char *notice; /* what get_notification answers once */
  int stop_code;
  gboolean ended;
} Fixture;

static void
answer (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Fixture *self = user_data;

  if (g_str_equal (fname, "get_command_progress") && args != NULL &&
      json_object_has_member (args, "command_ids"))
    reply->json = g_strdup_printf ("{\"7\": {\"title\": \"AddItem\", \"text\": \"<b>[3/5]</b>\", "
                                   "\"percent\": %s, \"type\": 6, \"state\": 3}}",
                                   self->percent);
  else if (g_str_equal (fname, "get_command_progress"))
    reply->json = g_strdup ("[]");
  else if (g_str_equal (fname, "get_command_state"))
    reply->json = g_strdup_printf ("{\"7\": \"%s\"}", self->state);
  else if (g_str_equal (fname, "get_command_value") || g_str_equal (fname, "reply_notification"))
    reply->json = g_strdup ("true");
  else if (g_str_equal (fname, "new_item"))
    reply->json = g_strdup ("7");
  else if (g_str_equal (fname, "get_notification"))
    reply->json = g_strdup (self->notice != NULL ? self->notice : "null");
  else if (g_str_equal (fname, "stop_command") && self->stop_code != 0)
    {
      reply->code = self->stop_code;
      reply->text = "You may not";
    }
  else if (g_str_equal (fname, "stop_command"))
    {
      reply->json = g_strdup ("{\"7\": \"started\"}");
      self->state = "stopped";
    }
  else
    script_reply_unknown (reply);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);

  self->server = script_server_new (answer, self);
  self->state = "started";
  self->percent = "60.0";
  library_fixture_connect (&self->library, script_server_get_port (self->server));
  self->context = bunko_context_new (self->library.library, loader, NULL);
  self->activities = bunko_library_get_activities (self->library.library);
  self->notices = bunko_library_get_notices (self->library.library);
  self->activities->interval = self->notices->interval = 100;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  bunko_ui_test_destroy (self->window);
  bunko_ui_test_settle ();
  RUN_UNTIL (G_OBJECT (self->context)->ref_count == 1);
  g_assert_finalize_object (self->context);
  library_fixture_clear (&self->library);
  script_server_free (self->server);
  if (self->log != NULL)
    g_string_free (self->log, TRUE);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JsonNode) node =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, NULL);

  *(gboolean *) user_data = TRUE;
}

/* Something that takes long. */
static void
run_command (Fixture *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->activities));

  _bunko_library_run_command_async (self->library.library, "new_item", NULL,
                                    BUNKO_PRIORITY_INTERACTIVE, 60, NULL, NULL, NULL, ended_cb,
                                    &self->ended);
  RUN_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (self->activities)) == n + 1);
}

static void
show (Fixture *self, GtkWidget *widget, int width)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), widget);
  self->window = bunko_ui_test_show (overlay, width, 600);
  self->log = g_string_new (NULL);
  bunko_ui_test_record_actions (self->window, self->log);
}

static gboolean
has_text (GtkWidget *root, const char *text)
{
  return bunko_ui_test_find (root, GTK_TYPE_LABEL, text) != NULL;
}

/* What runs has a bar that tells its value to a screen reader, and a button that says what it
 * stops; what the server says is no markup. */
static void
test_running (Fixture *self, gconstpointer data)
{
  GtkWidget *row, *bar, *stop;

  show (self, bunko_server_activity_new (self->context), 600);
  g_assert_true (has_text (self->window, "Nothing Is Running"));
  run_command (self);
  bunko_ui_test_settle ();
  row = bunko_ui_test_find (self->window, BUNKO_TYPE_ACTIVITY_ROW, NULL);
  g_assert_nonnull (row);
  bar = bunko_ui_test_get_child (row, BUNKO_TYPE_ACTIVITY_ROW, "bar");
  RUN_UNTIL (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)) == 0.6);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                       0.6);
  stop = bunko_ui_test_get_child (row, BUNKO_TYPE_ACTIVITY_ROW, "stop_button");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (stop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Stop “Adding”");
  g_assert_true (has_text (row, "Adding"));
  g_assert_true (has_text (row, "<b>[3/5]</b>"));
  bunko_ui_test_screenshot (self->window, "activity-running");

  bunko_ui_test_click (stop);
  RUN_UNTIL (self->ended);
  bunko_ui_test_settle ();
  row = bunko_ui_test_find (self->window, BUNKO_TYPE_ACTIVITY_ROW, NULL);
  g_assert_nonnull (row);
  bar = bunko_ui_test_get_child (row, BUNKO_TYPE_ACTIVITY_ROW, "bar");
  stop = bunko_ui_test_get_child (row, BUNKO_TYPE_ACTIVITY_ROW, "stop_button");
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_false (gtk_widget_get_visible (stop));
}

/* The one that looks after what has ended; that of messages comes first. */
static GtkWidget *
find_group (Fixture *self, const char *name)
{
  GtkWidget *section = bunko_ui_test_find (self->window, BUNKO_TYPE_SERVER_ACTIVITY, NULL);

  return bunko_ui_test_get_child (section, BUNKO_TYPE_SERVER_ACTIVITY, name);
}

/* What failed stays with the reason, until it is cleared away. */
static void
test_failed (Fixture *self, gconstpointer data)
{
  GtkWidget *row, *group, *icon;

  show (self, bunko_server_activity_new (self->context), 360);
  self->state = "failed";
  run_command (self);
  bunko_ui_test_settle ();
  group = find_group (self, "ended_group");
  g_assert_true (gtk_widget_get_visible (group));
  row = bunko_ui_test_find (group, BUNKO_TYPE_ACTIVITY_ROW, NULL);
  icon = bunko_ui_test_get_child (row, BUNKO_TYPE_ACTIVITY_ROW, "icon");
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (icon)), ==, "dialog-error-symbolic");
  g_assert_true (gtk_widget_has_css_class (icon, "error"));
  g_assert_true (gtk_widget_get_visible (
      bunko_ui_test_get_child (row, BUNKO_TYPE_ACTIVITY_ROW, "error_label")));
  bunko_ui_test_screenshot (self->window, "activity-failed");
  bunko_ui_test_click (bunko_ui_test_find (group, GTK_TYPE_BUTTON, "Clear"));
  bunko_ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (group));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->activities)), ==, 0);
}

/* Who may not stop it is told so. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  GtkWidget *row, *stop;

  show (self, bunko_server_activity_new (self->context), 600);
  self->stop_code = BUNKO_SERVER_ERROR_NO_PERMISSION;
  run_command (self);
  bunko_ui_test_settle ();
  row = bunko_ui_test_find (self->window, BUNKO_TYPE_ACTIVITY_ROW, NULL);
  stop = bunko_ui_test_get_child (row, BUNKO_TYPE_ACTIVITY_ROW, "stop_button");
  bunko_ui_test_click (stop);
  RUN_UNTIL (has_text (self->window, "Not Allowed"));
  g_assert_true (gtk_widget_get_sensitive (stop));
  self->state = "finished";
  RUN_UNTIL (self->ended);
}

/* The section asks the server as long as it is there to be seen. */
static void
test_watching (Fixture *self, gconstpointer data)
{
  GtkWidget *section = bunko_server_activity_new (self->context);

  g_assert_cmpuint (self->activities->n_watching, ==, 0);
  show (self, section, 600);
  g_assert_cmpuint (self->activities->n_watching, ==, 1);
  gtk_widget_set_visible (section, FALSE);
  bunko_ui_test_settle ();
  g_assert_cmpuint (self->activities->n_watching, ==, 0);
  gtk_widget_set_visible (section, TRUE);
  bunko_ui_test_settle ();
  g_assert_cmpuint (self->activities->n_watching, ==, 1);
}

/* Messages are plain text, new ones are marked, and what is asked can be answered. */
static void
test_messages (Fixture *self, gconstpointer data)
{
  GtkWidget *row, *dot, *answers;

  self->notice = "{\"id\": 300, \"title\": \"<i>Go on?</i>\", \"body\": \"Say & tell\", "
                 "\"actions\": [{\"id\": 1, \"text\": \"Ye_s\"}, {\"id\": 2, \"text\": \"No\"}]}";
  bunko_notices_set_active (self->notices, TRUE);
  RUN_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (self->notices)) == 1);
  show (self, bunko_server_activity_new (self->context), 600);
  row = bunko_ui_test_find (self->window, BUNKO_TYPE_NOTICE_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_true (has_text (row, "<i>Go on?</i>"));
  g_assert_true (has_text (row, "Say & tell"));
  dot = bunko_ui_test_get_child (row, BUNKO_TYPE_NOTICE_ROW, "unread_dot");
  answers = bunko_ui_test_get_child (row, BUNKO_TYPE_NOTICE_ROW, "answers_box");
  g_assert_true (gtk_widget_get_visible (answers));
  bunko_ui_test_screenshot (self->window, "activity-messages");
  bunko_notices_mark_read (self->notices);
  g_assert_false (gtk_widget_get_visible (dot));

  bunko_ui_test_click (bunko_ui_test_find (answers, GTK_TYPE_BUTTON, "No"));
  RUN_UNTIL (script_server_get_n_calls (self->server, "reply_notification") == 1);
  g_assert_nonnull (
      strstr (script_server_get_last_args (self->server, "reply_notification"), "{\"2\":true}"));
  g_assert_false (gtk_widget_get_visible (answers));
  self->notice = NULL;
}

static void
open_popover (BunkoActivityButton *button)
{
  GtkWidget *menu = bunko_ui_test_get_child (button, BUNKO_TYPE_ACTIVITY_BUTTON, "button");

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  bunko_ui_test_settle ();
}

/* The button wants to be seen while something runs; its list can stop it, and leads to all. */
static void
test_button (Fixture *self, gconstpointer data)
{
  BunkoActivityButton *button =
      BUNKO_ACTIVITY_BUTTON (bunko_activity_button_new (self->context, FALSE));
  GtkWidget *menu = bunko_ui_test_get_child (button, BUNKO_TYPE_ACTIVITY_BUTTON, "button");
  /* The macro takes its argument for a format, too. */
  const char *label = "1 activity, 60 %";
  GtkWidget *popover, *row;

  g_object_bind_property (button, "wanted", button, "visible", G_BINDING_SYNC_CREATE);
  gtk_widget_set_halign (GTK_WIDGET (button), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (button), GTK_ALIGN_START);
  show (self, GTK_WIDGET (button), 360);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (button)));
  run_command (self);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (button)));
  RUN_UNTIL (bunko_activity_list_get_fraction (self->activities) == 0.6);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (menu)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  bunko_ui_test_screenshot (self->window, "activity-button");

  open_popover (button);
  g_assert_cmpuint (self->activities->n_watching, ==, 1);
  popover = bunko_ui_test_get_child (button, BUNKO_TYPE_ACTIVITY_BUTTON, "popover");
  row = bunko_ui_test_find (popover, BUNKO_TYPE_ACTIVITY_ROW, NULL);
  g_assert_nonnull (row);
  bunko_ui_test_click (bunko_ui_test_get_child (row, BUNKO_TYPE_ACTIVITY_ROW, "stop_button"));
  RUN_UNTIL (self->ended);
  /* Not while somebody looks at its list. */
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (button)));
  bunko_ui_test_click (bunko_ui_test_find (popover, GTK_TYPE_BUTTON, "Show _All"));
  bunko_ui_test_settle ();
  g_assert_cmpstr (self->log->str, ==, "open 0 0;");
  RUN_UNTIL (!gtk_widget_get_visible (GTK_WIDGET (button)));
  g_assert_cmpuint (self->activities->n_watching, ==, 0);
}

/* What failed is to be seen until somebody has looked. */
static void
test_button_failed (Fixture *self, gconstpointer data)
{
  BunkoActivityButton *button =
      BUNKO_ACTIVITY_BUTTON (bunko_activity_button_new (self->context, TRUE));
  GtkWidget *popover = bunko_ui_test_get_child (button, BUNKO_TYPE_ACTIVITY_BUTTON, "popover");

  show (self, GTK_WIDGET (button), 360);
  self->state = "failed";
  run_command (self);
  g_assert_true (bunko_activity_button_get_wanted (button));
  g_assert_true (has_text (GTK_WIDGET (button), "1 activity failed"));
  g_assert_false (gtk_widget_get_visible (
      bunko_ui_test_get_child (button, BUNKO_TYPE_ACTIVITY_BUTTON, "ring")));
  open_popover (button);
  g_assert_nonnull (bunko_ui_test_find (popover, BUNKO_TYPE_ACTIVITY_ROW, NULL));
  gtk_popover_popdown (GTK_POPOVER (popover));
  RUN_UNTIL (!bunko_activity_button_get_wanted (button));
}

/* The strip calls what runs by its name. */
static void
test_strip (Fixture *self, gconstpointer data)
{
  BunkoActivityButton *button =
      BUNKO_ACTIVITY_BUTTON (bunko_activity_button_new (self->context, TRUE));

  self->percent = "-1";
  show (self, GTK_WIDGET (button), 360);
  run_command (self);
  g_assert_true (has_text (GTK_WIDGET (button), "Adding"));
  self->percent = "25";
  RUN_UNTIL (has_text (GTK_WIDGET (button), "Adding · 25 %"));
  self->state = "finished";
  RUN_UNTIL (self->ended);
}

static void
assert_duration (gint64 seconds, const char *expected)
{
  g_autofree char *text = bunko_activity_text_dup_duration (seconds);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_durations (void)
{
  assert_duration (-5, "0 s");
  assert_duration (59, "59 s");
  assert_duration (61, "1 min 1 s");
  assert_duration (7325, "2 h 2 min");
}

#define TEST(name) g_test_add ("/activity/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  TEST (running);
  TEST (failed);
  TEST (refused);
  TEST (watching);
  TEST (messages);
  TEST (button);
  TEST (button_failed);
  TEST (strip);
  g_test_add_func ("/activity/durations", test_durations);

  return g_test_run ();
}
