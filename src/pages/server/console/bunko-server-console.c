/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-console.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bunko-console-editor.h"
#include "bunko-console-form.h"
#include "bunko-console-history-dialog.h"
#include "bunko-console-list.h"
#include "bunko-console-result.h"
#include "library/bunko-api-obstacle.h"

/* How long an answer may take, in seconds. */
#define TIMEOUT 300
/* Under which the context keeps what was written, in memory only: there may be secrets in it. */
#define DRAFT_KEY "bunko-console-draft"

/**
 * BunkoServerConsole:
 *
 * The section of the server page in which functions of the server are called by hand: a list to
 * choose from, a form or a message in JSON, and the answer. One after the other in a narrow window,
 * side by side in a wide one.
 */
struct _BunkoServerConsole
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkButton *add_button;
  BunkoConsoleEditor *editor;
  BunkoConsoleForm *form;
  AdwNavigationSplitView *inner;
  BunkoConsoleList *list;
  AdwNavigationSplitView *outer;
  BunkoConsoleResult *result;
  GtkButton *run_button;
  GtkButton *stop_button;
  AdwToastOverlay *toasts;
  AdwViewStack *work_stack;

  BunkoContext *context;
  BunkoConsoleHistory *history;
  BunkoApiRun *run;         /* NULL: none yet */
  BunkoApiRequest *pending; /* that the person is asked about; NULL: none */
};

G_DEFINE_FINAL_TYPE (BunkoServerConsole, bunko_server_console, ADW_TYPE_BIN)

static void
show_toast (BunkoServerConsole *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
result_message_cb (BunkoServerConsole *self, const char *text)
{
  show_toast (self, text);
}

static gboolean
shows_form (BunkoServerConsole *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->work_stack), "form") == 0;
}

static gboolean
is_running (BunkoServerConsole *self)
{
  return self->run != NULL && bunko_api_run_get_status (self->run) < BUNKO_API_STATUS_DONE;
}

static gboolean
has_text (BunkoServerConsole *self)
{
  g_autofree char *text = bunko_console_editor_dup_text (self->editor);

  return *g_strstrip (text) != '\0';
}

static void
update (BunkoServerConsole *self)
{
  gboolean form = shows_form (self);
  gboolean ready = form ? bunko_console_form_get_is_valid (self->form) : has_text (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_visible (GTK_WIDGET (self->add_button), form);
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), is_running (self));
  gtk_widget_action_set_enabled (widget, "console.run", ready && !is_running (self));
  gtk_widget_action_set_enabled (widget, "console.stop", is_running (self));
  gtk_widget_action_set_enabled (widget, "console.copy-command", ready);
  gtk_widget_action_set_enabled (widget, "console.add",
                                 form && bunko_console_form_get_is_valid (self->form));
}

/* What would be sent now; NULL if it cannot be, which the editor shows. */
static BunkoApiRequest *
make_request (BunkoServerConsole *self)
{
  g_autofree char *text = shows_form (self) ? bunko_console_form_dup_call (self->form)
                                            : bunko_console_editor_dup_text (self->editor);
  BunkoApiRequest *request;

  if (text == NULL)
    return NULL;
  request = bunko_api_request_new (text, NULL);
  if (request == NULL && !shows_form (self))
    {
      bunko_console_editor_check_now (self->editor);
      bunko_console_editor_go_to_problem (self->editor);
    }
  return request;
}

static char *
dup_obstacle (BunkoServerConsole *self, BunkoApiFunction *function)
{
  return bunko_api_function_dup_obstacle (function, bunko_context_get_library (self->context));
}

/* It may have turned out that the server lacks a function. */
static void
refresh_obstacles (BunkoServerConsole *self)
{
  BunkoApiFunction *function = bunko_console_form_get_function (self->form);
  g_autofree char *obstacle = function != NULL ? dup_obstacle (self, function) : NULL;

  bunko_console_form_set_obstacle (self->form, obstacle);
  bunko_console_list_refresh (self->list);
}

static void
status_cb (BunkoServerConsole *self)
{
  update (self);
  if (bunko_api_run_get_status (self->run) == BUNKO_API_STATUS_FAILED)
    refresh_obstacles (self);
}

static void
send_request (BunkoServerConsole *self, BunkoApiRequest *request)
{
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_clear_object (&self->run);
  self->run = bunko_api_run_new (bunko_context_get_library (self->context), request, TIMEOUT);
  g_signal_connect_object (self->run, "notify::status", G_CALLBACK (status_cb), self,
                           G_CONNECT_SWAPPED);
  bunko_console_result_set_run (self->result, self->run);
  bunko_console_history_add (self->history, request);
  adw_navigation_split_view_set_show_content (self->inner, TRUE);
  update (self);
}

static void
response_cb (BunkoServerConsole *self, const char *response)
{
  g_autoptr (BunkoApiRequest) request = g_steal_pointer (&self->pending);

  if (g_str_equal (response, "send") && request != NULL && !is_running (self))
    send_request (self, request);
}

static void
ask (BunkoServerConsole *self, GStrv warnings)
{
  g_autofree char *body = g_strjoinv ("\n\n", warnings);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Send This to the Server?"), NULL);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_set_body_use_markup (alert, FALSE);
  adw_alert_dialog_set_body (alert, body);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "send", _ ("_Send"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "send", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
run_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoServerConsole *self = BUNKO_SERVER_CONSOLE (widget);
  g_autoptr (BunkoApiRequest) request = make_request (self);
  g_auto (GStrv) warnings = NULL;

  if (request == NULL || is_running (self))
    return;
  warnings = bunko_api_request_dup_warnings (request);
  if (warnings[0] == NULL)
    {
      send_request (self, request);
      return;
    }
  g_set_object (&self->pending, request);
  ask (self, warnings);
}

static void
stop_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoServerConsole *self = BUNKO_SERVER_CONSOLE (widget);

  if (self->run != NULL)
    bunko_api_run_stop (self->run);
}

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoServerConsole *self = BUNKO_SERVER_CONSOLE (widget);
  g_autofree char *call = bunko_console_form_dup_call (self->form);
  g_autofree char *text = bunko_console_editor_dup_text (self->editor);
  g_autofree char *message = call != NULL ? bunko_api_message_add_call (text, call) : NULL;

  if (message != NULL)
    {
      bunko_console_editor_set_text (self->editor, message);
      show_toast (self, _ ("Added to the message"));
      return;
    }
  show_toast (self, _ ("The message cannot be understood as it is"));
  adw_view_stack_set_visible_child_name (self->work_stack, "message");
  bunko_console_editor_go_to_problem (self->editor);
}

static void
copy_command_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoServerConsole *self = BUNKO_SERVER_CONSOLE (widget);
  g_autoptr (BunkoApiRequest) request = make_request (self);
  BunkoServerInfo *info = bunko_context_get_info (self->context);
  g_autofree char *command = NULL;

  if (request == NULL)
    return;
  command = bunko_api_request_dup_command (
      request, info != NULL ? bunko_server_info_get_address (info) : NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), command);
  show_toast (self, bunko_api_request_has_secrets (request)
                        ? _ ("Command copied, without its secrets")
                        : _ ("Command copied"));
}

static void
chosen_from_history_cb (BunkoServerConsole *self, const char *text)
{
  bunko_console_editor_set_text (self->editor, text);
  adw_view_stack_set_visible_child_name (self->work_stack, "message");
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  adw_navigation_split_view_set_show_content (self->inner, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
history_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoServerConsole *self = BUNKO_SERVER_CONSOLE (widget);
  AdwDialog *dialog = bunko_console_history_dialog_new (self->history);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_from_history_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
function_chosen_cb (BunkoServerConsole *self, BunkoApiFunction *function)
{
  g_autofree char *obstacle = dup_obstacle (self, function);

  bunko_console_form_set_function (self->form, function, obstacle);
  adw_view_stack_set_visible_child_name (self->work_stack, "form");
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  adw_navigation_split_view_set_show_content (self->inner, FALSE);
  update (self);
}

static void
choose_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoApiFunction *function = bunko_api_function_find (g_variant_get_string (parameter, NULL));

  if (function != NULL)
    function_chosen_cb (BUNKO_SERVER_CONSOLE (widget), function);
}

/* It may hold secrets. */
static void
draft_free (gpointer data)
{
  char *draft = data;

  explicit_bzero (draft, strlen (draft));
  g_free (draft);
}

static void
keep_draft (BunkoServerConsole *self)
{
  if (self->context != NULL && self->editor != NULL)
    g_object_set_data_full (G_OBJECT (self->context), DRAFT_KEY,
                            bunko_console_editor_dup_text (self->editor), draft_free);
}

static void
bunko_server_console_unmap (GtkWidget *widget)
{
  keep_draft (BUNKO_SERVER_CONSOLE (widget));
  GTK_WIDGET_CLASS (bunko_server_console_parent_class)->unmap (widget);
}

/* A split view that was collapsed or expanded by a breakpoint is not freed by libadwaita 1.7, nor
 * are its pages. */
static void
empty_split_view (AdwNavigationSplitView *view)
{
  adw_navigation_page_set_child (adw_navigation_split_view_get_sidebar (view), NULL);
  adw_navigation_page_set_child (adw_navigation_split_view_get_content (view), NULL);
}

static void
bunko_server_console_dispose (GObject *object)
{
  BunkoServerConsole *self = BUNKO_SERVER_CONSOLE (object);

  keep_draft (self);
  if (self->inner != NULL)
    empty_split_view (self->inner);
  if (self->outer != NULL)
    empty_split_view (self->outer);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_CONSOLE);
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_clear_object (&self->run);
  g_clear_object (&self->pending);
  g_clear_object (&self->history);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_server_console_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (BUNKO_TYPE_CONSOLE_EDITOR);
  g_type_ensure (BUNKO_TYPE_CONSOLE_FORM);
  g_type_ensure (BUNKO_TYPE_CONSOLE_LIST);
  g_type_ensure (BUNKO_TYPE_CONSOLE_RESULT);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "console.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "console.choose", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "console.copy-command", NULL, copy_command_action);
  gtk_widget_class_install_action (widget_class, "console.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "console.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "console.stop", NULL, stop_action);
}

static void
bunko_server_console_class_init (BunkoServerConsoleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  G_OBJECT_CLASS (klass)->dispose = bunko_server_console_dispose;
  widget_class->unmap = bunko_server_console_unmap;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-server-console.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, add_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, editor);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, form);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, inner);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, list);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, outer);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, result);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, run_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, stop_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, toasts);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerConsole, work_stack);
  gtk_widget_class_bind_template_callback (widget_class, function_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_message_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  install_actions (widget_class);
}

static void
bunko_server_console_init (BunkoServerConsole *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_server_console_new:
 * @context: an open library
 *
 * Makes the console. What was written in one of the same library before is there again.
 *
 * Returns: (transfer floating): the console
 */
GtkWidget *
bunko_server_console_new (BunkoContext *context)
{
  BunkoServerConsole *self;
  BunkoLibrary *library;
  const char *draft;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_CONSOLE, NULL);
  self->context = g_object_ref (context);
  library = bunko_context_get_library (context);
  self->history = bunko_console_history_get (bunko_library_get_server_key (library));
  bunko_console_list_set_library (self->list, library);
  draft = g_object_get_data (G_OBJECT (context), DRAFT_KEY);
  if (draft != NULL)
    bunko_console_editor_set_text (self->editor, draft);
  update (self);
  return GTK_WIDGET (self);
}
