/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-notifier.h"

#include <glib/gi18n-lib.h>

#include "bunko-notifier-question.h"
#include "bunko-window.h"
#include "bunko-workspace.h"
#include "library/bunko-notices.h"
#include "settings/bunko-settings.h"

/**
 * BunkoNotifier:
 *
 * Says what a server has to say: as a toast in the window that is used, or else, when none of
 * Bunko's is, as a notification of the desktop. What it asks is asked in a dialog. The messages
 * stay in the server's page.
 *
 * A server may say anything as often as it likes: of many messages in a row only the first are
 * said, and then how many there are.
 */
struct _BunkoNotifier
{
  GObject parent_instance;

  BunkoWorkspace *workspace; /* borrowed: it owns us */
  BunkoController *controller;
  BunkoNotices *notices; /* of the library that is open */
  BunkoNotifierQuestion *question;
  char *uuid; /* of its server */
  gint64 window_start;
  guint n_said; /* since then */
};

/* So many messages are said one by one in so many microseconds. */
#define MAX_SAID    4
#define SAID_WINDOW (60 * G_TIME_SPAN_SECOND)

/* Seconds that a toast with a button is shown. */
#define TOAST_TIMEOUT 8

/* The desktop cuts off what is longer, too. */
#define MAX_BODY 300

G_DEFINE_FINAL_TYPE (BunkoNotifier, bunko_notifier, G_TYPE_OBJECT)

static GApplication *
get_application (void)
{
  GApplication *application = g_application_get_default ();

  return application != NULL && g_application_get_is_registered (application) ? application : NULL;
}

/* Of any server: whoever uses one window looks at Bunko. */
static BunkoWindow *
get_active_window (void)
{
  GApplication *application = get_application ();
  GList *windows =
      application != NULL ? gtk_application_get_windows (GTK_APPLICATION (application)) : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (BUNKO_IS_WINDOW (l->data) && gtk_window_is_active (l->data))
      return l->data;
  return NULL;
}

static char *
dup_id (BunkoNotifier *self, BunkoNotice *notice)
{
  return g_strdup_printf ("message-%s-%s", self->uuid,
                          notice != NULL ? bunko_notice_get_id (notice) : "more");
}

static void
withdraw (BunkoNotifier *self, BunkoNotice *notice)
{
  GApplication *application = get_application ();
  g_autofree char *id = dup_id (self, notice);

  if (application != NULL)
    g_application_withdraw_notification (application, id);
}

/* Whether there was little to say lately, and this may be said. */
static gboolean
take_turn (BunkoNotifier *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->window_start == 0 || now - self->window_start > SAID_WINDOW)
    {
      self->window_start = now;
      self->n_said = 0;
    }
  return ++self->n_said <= MAX_SAID;
}

static char *
dup_server_name (BunkoNotifier *self)
{
  if (bunko_controller_is_sample (self->controller))
    return g_strdup (_ ("Sample Library"));
  return bunko_server_profile_dup_display_name (bunko_controller_get_profile (self->controller));
}

static char *
dup_many (BunkoNotifier *self)
{
  guint n = bunko_notices_get_n_unread (self->notices);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new message", "%u new messages", n), n);
}

static char *
shorten (const char *text)
{
  if (g_utf8_strlen (text, -1) <= MAX_BODY)
    return g_strdup (text);
  return g_utf8_substring (text, 0, MAX_BODY);
}

/* @notice is NULL for many. */
static void
notify_desktop (BunkoNotifier *self, BunkoNotice *notice)
{
  GApplication *application = get_application ();
  g_autofree char *many = dup_many (self);
  g_autofree char *id = dup_id (self, notice);
  g_autofree char *server = dup_server_name (self);
  g_autofree char *body = shorten (notice != NULL ? bunko_notice_get_body (notice) : server);
  g_autoptr (GNotification) notification = NULL;

  if (application == NULL ||
      !g_settings_get_boolean (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_NOTIFICATIONS))
    return;

  notification = g_notification_new (notice != NULL ? bunko_notice_get_title (notice) : many);
  g_notification_set_body (notification, *body != '\0' ? body : server);
  g_notification_set_default_action_and_target (notification, "app.show-messages", "s", self->uuid);
  g_application_send_notification (application, id, notification);
}

static void
show_toast (BunkoNotifier *self, BunkoWindow *window, BunkoNotice *notice)
{
  g_autofree char *many = dup_many (self);
  AdwToast *toast = adw_toast_new (notice != NULL ? bunko_notice_get_title (notice) : many);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, TOAST_TIMEOUT);
  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "app.show-messages");
  adw_toast_set_action_target_value (toast, g_variant_new_string (self->uuid));
  bunko_window_add_toast (window, toast);
}

static void
say (BunkoNotifier *self, BunkoNotice *notice)
{
  BunkoWindow *window = get_active_window ();

  if (window == NULL)
    notify_desktop (self, notice);
  else if (notice == NULL || !bunko_notice_get_can_answer (notice))
    show_toast (self, window, notice);
}

static void
arrived_cb (BunkoNotifier *self, BunkoNotice *notice)
{
  gboolean first_beyond;

  bunko_notifier_question_ask (self->question, notice);
  if (take_turn (self))
    {
      say (self, notice);
      return;
    }
  first_beyond = self->n_said == MAX_SAID + 1;
  /* The notification that counts the rest stays one. */
  if (first_beyond || get_active_window () == NULL)
    say (self, NULL);
}

static void
read_cb (BunkoNotifier *self, BunkoNotice *notice)
{
  withdraw (self, notice);
  if (bunko_notices_get_n_unread (self->notices) == 0)
    withdraw (self, NULL);
}

static void
withdraw_all (BunkoNotifier *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->notices));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BunkoNotice) notice = g_list_model_get_item (G_LIST_MODEL (self->notices), i);

      if (bunko_notice_get_unread (notice))
        withdraw (self, notice);
    }
  withdraw (self, NULL);
}

static void
set_notices (BunkoNotifier *self, BunkoNotices *notices)
{
  if (self->notices == notices)
    return;
  if (self->notices != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->notices, self);
      withdraw_all (self);
      bunko_notices_set_active (self->notices, FALSE);
      g_clear_object (&self->question);
    }
  g_set_object (&self->notices, notices);
  if (notices == NULL)
    return;

  g_set_str (&self->uuid,
             bunko_server_profile_get_uuid (bunko_controller_get_profile (self->controller)));
  self->question = bunko_notifier_question_new (self->workspace, notices);
  g_signal_connect_swapped (notices, "arrived", G_CALLBACK (arrived_cb), self);
  g_signal_connect_swapped (notices, "read", G_CALLBACK (read_cb), self);
}

/* A server that nobody looks at for the moment is left alone. */
static void
update (BunkoNotifier *self)
{
  BunkoContext *context = bunko_controller_get_context (self->controller);

  set_notices (self, context != NULL
                         ? bunko_library_get_notices (bunko_context_get_library (context))
                         : NULL);
  if (self->notices != NULL)
    bunko_notices_set_active (self->notices, bunko_workspace_get_n_windows (self->workspace) > 0);
}

static void
bunko_notifier_dispose (GObject *object)
{
  bunko_notifier_stop (BUNKO_NOTIFIER (object));

  G_OBJECT_CLASS (bunko_notifier_parent_class)->dispose (object);
}

static void
bunko_notifier_finalize (GObject *object)
{
  BunkoNotifier *self = BUNKO_NOTIFIER (object);

  g_free (self->uuid);

  G_OBJECT_CLASS (bunko_notifier_parent_class)->finalize (object);
}

static void
bunko_notifier_class_init (BunkoNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_notifier_dispose;
  object_class->finalize = bunko_notifier_finalize;
}

static void
bunko_notifier_init (BunkoNotifier *self)
{
  self->uuid = g_strdup ("");
}

/**
 * bunko_notifier_new:
 * @workspace: (transfer none): whose server to listen to; it has to stop the notifier before it
 *   ends
 *
 * Begins to say what the server says, whenever the library is open.
 *
 * Returns: (transfer full): the notifier
 */
BunkoNotifier *
bunko_notifier_new (BunkoWorkspace *workspace)
{
  BunkoNotifier *self;

  g_return_val_if_fail (BUNKO_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (BUNKO_TYPE_NOTIFIER, NULL);
  self->workspace = workspace;
  self->controller = g_object_ref (bunko_workspace_get_controller (workspace));
  g_signal_connect_object (self->controller, "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::n-windows", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return self;
}

/**
 * bunko_notifier_stop:
 * @self: a notifier
 *
 * Says nothing any more.
 */
void
bunko_notifier_stop (BunkoNotifier *self)
{
  g_return_if_fail (BUNKO_IS_NOTIFIER (self));

  if (self->controller == NULL)
    return;
  set_notices (self, NULL);
  g_signal_handlers_disconnect_by_data (self->controller, self);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->controller);
}
