/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-notifier-question.h"

#include <glib/gi18n-lib.h>

#include "bunko-window.h"
#include "bunko-workspace.h"
#include "widgets/bunko-error-toast.h"

/**
 * BunkoNotifierQuestion:
 *
 * Asks what a server wants to know (up to HPX 0.12), one question after the other. Who closes the
 * dialog finds the question among the messages.
 */
struct _BunkoNotifierQuestion
{
  GObject parent_instance;

  BunkoWorkspace *workspace; /* borrowed */
  BunkoNotices *notices;
  GQueue waiting;      /* of BunkoNotice */
  AdwDialog *dialog;   /* weak */
  BunkoNotice *notice; /* that it asks */
};

/* More are not asked, but can be answered among the messages. */
#define MAX_WAITING 10

G_DEFINE_FINAL_TYPE (BunkoNotifierQuestion, bunko_notifier_question, G_TYPE_OBJECT)

static void ask_next (BunkoNotifierQuestion *self);

static void
bunko_notifier_question_dispose (GObject *object)
{
  BunkoNotifierQuestion *self = BUNKO_NOTIFIER_QUESTION (object);
  AdwDialog *dialog = self->dialog;

  g_clear_weak_pointer (&self->dialog);
  if (dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (dialog, self);
      adw_dialog_force_close (dialog);
    }
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->notice);
  g_clear_object (&self->notices);

  G_OBJECT_CLASS (bunko_notifier_question_parent_class)->dispose (object);
}

static void
bunko_notifier_question_class_init (BunkoNotifierQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_notifier_question_dispose;
}

static void
bunko_notifier_question_init (BunkoNotifierQuestion *self)
{
  g_queue_init (&self->waiting);
}

/**
 * bunko_notifier_question_new:
 * @workspace: (transfer none): in whose windows to ask; not referenced
 * @notices: where the questions come from
 *
 * Returns: (transfer full): something that asks questions
 */
BunkoNotifierQuestion *
bunko_notifier_question_new (BunkoWorkspace *workspace, BunkoNotices *notices)
{
  BunkoNotifierQuestion *self;

  g_return_val_if_fail (BUNKO_IS_NOTICES (notices), NULL);

  self = g_object_new (BUNKO_TYPE_NOTIFIER_QUESTION, NULL);
  self->workspace = workspace;
  self->notices = g_object_ref (notices);

  return self;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoNotifierQuestion) self = user_data;
  g_autoptr (GError) error = NULL;
  BunkoWindow *window;

  if (bunko_notices_answer_finish (BUNKO_NOTICES (source), result, &error) || self->notices == NULL)
    return;
  window = bunko_workspace_get_first (self->workspace);
  if (window != NULL)
    bunko_window_show_error (window, error);
}

/* The responses are called by the position of the answer. */
static void
response_cb (BunkoNotifierQuestion *self, const char *response)
{
  g_autoptr (BunkoNotice) notice = g_steal_pointer (&self->notice);
  guint64 position;

  g_clear_weak_pointer (&self->dialog);
  if (g_ascii_string_to_unsigned (response, 10, 0, bunko_notice_get_n_actions (notice), &position,
                                  NULL) &&
      position < bunko_notice_get_n_actions (notice))
    bunko_notices_answer_async (self->notices, notice, (guint) position, NULL, answered_cb,
                                g_object_ref (self));
  ask_next (self);
}

/* An underscore would make a mnemonic of what the server has written. */
static char *
dup_label (BunkoNotice *notice, guint position)
{
  g_auto (GStrv) parts = g_strsplit (bunko_notice_get_action_label (notice, position), "_", -1);

  return g_strjoinv ("__", parts);
}

static void
present (BunkoNotifierQuestion *self, BunkoWindow *window)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      bunko_notice_get_title (self->notice), bunko_notice_get_body (self->notice)));

  adw_alert_dialog_add_response (dialog, "later", _ ("_Later"));
  for (guint i = 0; i < bunko_notice_get_n_actions (self->notice); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *label = dup_label (self->notice, i);

      adw_alert_dialog_add_response (dialog, name, label);
    }
  adw_alert_dialog_set_close_response (dialog, "later");
  adw_alert_dialog_set_default_response (dialog, "later");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), self);
  g_set_weak_pointer (&self->dialog, ADW_DIALOG (dialog));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

static void
ask_next (BunkoNotifierQuestion *self)
{
  BunkoWindow *window = bunko_workspace_get_first (self->workspace);

  if (self->notice != NULL || window == NULL)
    return;
  while (self->notice == NULL && self->waiting.length > 0)
    {
      g_autoptr (BunkoNotice) notice = g_queue_pop_head (&self->waiting);

      if (bunko_notice_get_can_answer (notice))
        self->notice = g_steal_pointer (&notice);
    }
  if (self->notice != NULL)
    present (self, window);
}

/**
 * bunko_notifier_question_ask:
 * @self: something that asks questions
 * @notice: a message
 *
 * Asks what a message asks, as soon as nothing else is being asked. Does nothing for one that only
 * says something.
 */
void
bunko_notifier_question_ask (BunkoNotifierQuestion *self, BunkoNotice *notice)
{
  g_return_if_fail (BUNKO_IS_NOTIFIER_QUESTION (self));
  g_return_if_fail (BUNKO_IS_NOTICE (notice));

  if (!bunko_notice_get_can_answer (notice) || self->waiting.length >= MAX_WAITING)
    return;
  g_queue_push_tail (&self->waiting, g_object_ref (notice));
  ask_next (self);
}
