/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-result.h"

#include <glib/gi18n-lib.h>

#include "bunko-console-outcome-row.h"
#include "widgets/bunko-announce.h"
#include "widgets/bunko-json-view.h"

/* How often the time that passes is shown, in milliseconds. */
#define TICK 100

/**
 * BunkoConsoleResult:
 *
 * What became of a message: a line with time and sizes, a row for each function, and the answer,
 * to look at, search, copy and save.
 */
struct _BunkoConsoleResult
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *facts_label;
  BunkoJsonView *json_view;
  GtkListBox *outcomes;
  GtkStack *stack;
  GtkLabel *shortened_label;

  BunkoApiRun *run; /* NULL: none yet */
  guint tick;
};

enum
{
  SIGNAL_MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoConsoleResult, bunko_console_result, ADW_TYPE_BIN)

static gboolean
is_over (BunkoConsoleResult *self)
{
  return bunko_api_run_get_status (self->run) >= BUNKO_API_STATUS_DONE;
}

static char *
format_elapsed (guint milliseconds)
{
  if (milliseconds < 1000)
    /* Translators: milliseconds */
    return g_strdup_printf (_ ("%u ms"), milliseconds);
  /* Translators: seconds */
  return g_strdup_printf (_ ("%.1f s"), milliseconds / 1000.0);
}

static void
show_facts (BunkoConsoleResult *self)
{
  g_autofree char *elapsed = format_elapsed (bunko_api_run_get_elapsed (self->run));
  g_autofree char *sent = g_format_size (bunko_api_run_get_sent_size (self->run));
  g_autofree char *received = g_format_size (bunko_api_run_get_received_size (self->run));
  g_autofree char *text = NULL;

  if (bunko_api_run_get_received_size (self->run) > 0)
    /* Translators: a time, and sizes */
    text = g_strdup_printf (_ ("%s · %s sent · %s received"), elapsed, sent, received);
  else
    text = g_strdup_printf (_ ("%s · %s sent"), elapsed, sent);
  gtk_label_set_label (self->facts_label, text);
}

static gboolean
tick_cb (gpointer user_data)
{
  show_facts (user_data);
  return G_SOURCE_CONTINUE;
}

static void
update_tick (BunkoConsoleResult *self)
{
  gboolean wanted =
      self->run != NULL && !is_over (self) && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (wanted && self->tick == 0)
    self->tick = g_timeout_add (TICK, tick_cb, self);
  else if (!wanted)
    g_clear_handle_id (&self->tick, g_source_remove);
}

static void
update_actions (BunkoConsoleResult *self)
{
  gboolean has_text = self->run != NULL && bunko_api_run_get_text (self->run) != NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "result.copy", has_text);
  gtk_widget_action_set_enabled (widget, "result.save", has_text);
  gtk_widget_action_set_enabled (widget, "result.find", has_text);
  gtk_widget_action_set_enabled (widget, "result.fold-all", has_text);
  gtk_widget_action_set_enabled (widget, "result.unfold-all", has_text);
}

static const char *
get_announcement (BunkoApiStatus status)
{
  switch (status)
    {
    case BUNKO_API_STATUS_RUNNING:
      return _ ("The server works on it");
    case BUNKO_API_STATUS_DONE:
      return _ ("The answer is there");
    case BUNKO_API_STATUS_FAILED:
      return _ ("The call failed");
    case BUNKO_API_STATUS_STOPPED:
      return _ ("The call was stopped");
    case BUNKO_API_STATUS_WAITING:
    default:
      return NULL;
    }
}

static void
status_cb (BunkoConsoleResult *self)
{
  const char *text = get_announcement (bunko_api_run_get_status (self->run));

  show_facts (self);
  update_tick (self);
  if (text != NULL)
    bunko_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
text_cb (BunkoConsoleResult *self)
{
  bunko_json_view_set_text (self->json_view, bunko_api_run_get_text (self->run));
  gtk_widget_set_visible (GTK_WIDGET (self->shortened_label),
                          bunko_api_run_get_is_shortened (self->run));
  show_facts (self);
  update_actions (self);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  return bunko_console_outcome_row_new (item);
}

static void
tell (BunkoConsoleResult *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoConsoleResult) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = bunko_api_run_copy_finish (BUNKO_API_RUN (source), result, &error);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tell (self, text != NULL ? _ ("Answer copied") : error->message);
}

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoConsoleResult *self = BUNKO_CONSOLE_RESULT (widget);

  bunko_api_run_copy_async (self->run, NULL, copied_cb, g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoConsoleResult) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bunko_api_run_save_finish (BUNKO_API_RUN (source), result, &error))
    tell (self, _ ("Answer saved"));
  else
    tell (self, error->message);
}

typedef struct
{
  BunkoConsoleResult *self;
  BunkoApiRun *run; /* that was shown when the person asked */
} Save;

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Save *save = user_data;
  g_autoptr (BunkoConsoleResult) self = save->self;
  g_autoptr (BunkoApiRun) run = save->run;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  g_free (save);
  if (file != NULL)
    bunko_api_run_save_async (run, file, NULL, saved_cb, g_steal_pointer (&self));
}

static void
save_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoConsoleResult *self = BUNKO_CONSOLE_RESULT (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (widget);
  Save *save = g_new (Save, 1);

  save->self = g_object_ref (self);
  save->run = g_object_ref (self->run);
  gtk_file_dialog_set_title (dialog, _ ("Save Answer"));
  gtk_file_dialog_set_initial_name (dialog, "answer.json");
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        file_chosen_cb, save);
}

static void
find_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_json_view_find (BUNKO_CONSOLE_RESULT (widget)->json_view);
}

static void
fold_all_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_json_view_fold_all (BUNKO_CONSOLE_RESULT (widget)->json_view);
}

static void
unfold_all_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_json_view_unfold_all (BUNKO_CONSOLE_RESULT (widget)->json_view);
}

static void
bunko_console_result_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_console_result_parent_class)->map (widget);
  update_tick (BUNKO_CONSOLE_RESULT (widget));
}

static void
bunko_console_result_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&BUNKO_CONSOLE_RESULT (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (bunko_console_result_parent_class)->unmap (widget);
}

static void
bunko_console_result_dispose (GObject *object)
{
  BunkoConsoleResult *self = BUNKO_CONSOLE_RESULT (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->outcomes != NULL)
    gtk_list_box_bind_model (self->outcomes, NULL, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_CONSOLE_RESULT);
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_clear_object (&self->run);

  G_OBJECT_CLASS (bunko_console_result_parent_class)->dispose (object);
}

static void
bunko_console_result_class_init (BunkoConsoleResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BUNKO_TYPE_JSON_VIEW);

  G_OBJECT_CLASS (klass)->dispose = bunko_console_result_dispose;
  widget_class->map = bunko_console_result_map;
  widget_class->unmap = bunko_console_result_unmap;

  /**
   * BunkoConsoleResult::message:
   * @self: the view
   * @text: what to tell the person
   *
   * Something was done with the answer, or could not be.
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", BUNKO_TYPE_CONSOLE_RESULT, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-console-result.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleResult, facts_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleResult, json_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleResult, outcomes);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleResult, shortened_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleResult, stack);
  gtk_widget_class_install_action (widget_class, "result.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "result.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "result.fold-all", NULL, fold_all_action);
  gtk_widget_class_install_action (widget_class, "result.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "result.unfold-all", NULL, unfold_all_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "result.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "result.save",
                                       NULL);
}

static void
bunko_console_result_init (BunkoConsoleResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * bunko_console_result_set_run:
 * @self: a view
 * @run: (transfer none): a message that was sent
 *
 * Shows what becomes of a message, in place of the one before.
 */
void
bunko_console_result_set_run (BunkoConsoleResult *self, BunkoApiRun *run)
{
  g_return_if_fail (BUNKO_IS_CONSOLE_RESULT (self));
  g_return_if_fail (BUNKO_IS_API_RUN (run));

  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_set_object (&self->run, run);
  g_signal_connect_object (run, "notify::status", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::text", G_CALLBACK (text_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->outcomes, bunko_api_run_get_outcomes (run), make_row, NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack, "run");
  text_cb (self);
  update_tick (self);
}
