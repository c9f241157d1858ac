/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-commands-private.h"

/* Asking before what hurts others, and how much of it. */

typedef struct
{
  guint value;
  const char *label;
} Choice;

static const Choice delays[] = {
  { 0, N_ ("Now") },
  { 60, N_ ("In 1 Minute") },
  { 5 * 60, N_ ("In 5 Minutes") },
  { 10 * 60, N_ ("In 10 Minutes") },
  { 30 * 60, N_ ("In 30 Minutes") },
};

static const Choice limits[] = {
  { 100, N_ ("The Last 100 Galleries") },
  { 500, N_ ("The Last 500 Galleries") },
  { 1000, N_ ("The Last 1000 Galleries") },
  { 0, N_ ("All Galleries") },
};

typedef struct
{
  const char *heading;
  const char *body;
  const char *verb;
  const char *question; /* before the choices */
  const Choice *choices;
  guint n_choices;
  gboolean destructive;
} Question;

static const Question restart_question = {
  N_ ("Restart the Server?"),
  N_ ("Everybody who is connected is cut off, and what the server is working on stops. Bunko "
      "connects again by itself."),
  N_ ("_Restart"),
  N_ ("When"),
  delays,
  G_N_ELEMENTS (delays),
  TRUE,
};

static const Question update_question = {
  N_ ("Update the Server?"),
  N_ ("The server gets the new version and restarts with it. Everybody who is connected is cut "
      "off, "
      "and what the server is working on stops. Bunko connects again by itself."),
  N_ ("_Update and Restart"),
  NULL,
  NULL,
  0,
  TRUE,
};

static const Question shutdown_question = {
  N_ ("Shut Down the Server?"),
  N_ ("Everybody who is connected is cut off. The server has to be started again on its own "
      "computer."),
  N_ ("_Shut Down"),
  N_ ("When"),
  delays,
  G_N_ELEMENTS (delays),
  TRUE,
};

static const Question reindex_question = {
  N_ ("Rebuild the Search Index?"),
  N_ ("The server is slow for everybody until that is done; for a large library it may take hours. "
      "Searches may find less meanwhile."),
  N_ ("Re_build"),
  N_ ("Of"),
  limits,
  G_N_ELEMENTS (limits),
  FALSE,
};

/* Only what hurts others, or takes long, is asked about. */
static const Question *const questions[BUNKO_PANEL_N_COMMANDS] = {
  [BUNKO_PANEL_UPDATE] = &update_question,
  [BUNKO_PANEL_REINDEX] = &reindex_question,
  [BUNKO_PANEL_RESTART] = &restart_question,
  [BUNKO_PANEL_SHUTDOWN] = &shutdown_question,
};

/* What the answer needs; freed with the dialog. */
typedef struct
{
  BunkoServerCommands *self;
  BunkoPanelCommand command;
  const Question *question;
  AdwComboRow *row;
} Asked;

static GtkWidget *
create_choice (Asked *asked)
{
  const Question *question = asked->question;
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < question->n_choices; i++)
    gtk_string_list_append (names, _ (question->choices[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (question->question));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  asked->row = ADW_COMBO_ROW (row);

  return list;
}

static guint
get_choice (Asked *asked)
{
  guint selected = asked->row != NULL ? adw_combo_row_get_selected (asked->row) : 0;

  return selected < asked->question->n_choices ? asked->question->choices[selected].value : 0;
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Asked *asked)
{
  if (g_str_equal (response, "go"))
    _bunko_server_commands_run (asked->self, asked->command, get_choice (asked));
}

static void
closed_cb (AdwDialog *dialog, Asked *asked)
{
  _bunko_server_commands_update (asked->self);
}

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->self);
  g_free (asked);
}

/* Older servers cannot be told when. */
static gboolean
has_choice (BunkoServerCommands *self, const Question *question)
{
  if (question->choices == NULL)
    return FALSE;

  return question->choices != delays || bunko_library_takes_delay (self->library);
}

static void
ask (BunkoServerCommands *self, BunkoPanelCommand command, const Question *question)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ (question->heading), _ (question->body));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);
  Asked *asked = g_new0 (Asked, 1);

  asked->self = g_object_ref (self);
  asked->command = command;
  asked->question = question;
  if (has_choice (self, question))
    adw_alert_dialog_set_extra_child (alert, create_choice (asked));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "go", _ (question->verb), NULL);
  adw_alert_dialog_set_response_appearance (
      alert, "go", question->destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), asked);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asked, asked_free, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/*
 * Asks whether a command is meant, and runs it then. Returns %FALSE where there is nothing to ask.
 */
gboolean
_bunko_server_commands_ask (BunkoServerCommands *self, BunkoPanelCommand command)
{
  if (questions[command] == NULL)
    return FALSE;

  ask (self, command, questions[command]);

  return TRUE;
}
