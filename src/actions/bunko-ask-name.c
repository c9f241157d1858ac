/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ask-name.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-error-text.h"

/* The question for the name of something that is to be made and added to. */

static char *
dup_name (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
name_changed_cb (AdwAlertDialog *dialog, GtkEditable *entry)
{
  g_autofree char *name = dup_name (entry);

  adw_alert_dialog_set_response_enabled (dialog, "create", *name != '\0');
}

static void
show_error (AdwAlertDialog *dialog, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  bunko_error_describe (error, &title, &body);
  adw_alert_dialog_format_body (dialog, "%s. %s", title, body);
}

/**
 * bunko_ask_name:
 * @parent: where to ask
 * @heading: what is asked
 * @name: what stands there at first
 * @error: (nullable): why the last try failed, which is said; %NULL if there was none
 * @callback: called when the person has answered
 * @user_data: data for @callback
 *
 * Asks for a name.
 */
void
bunko_ask_name (GtkWidget *parent,
                const char *heading,
                const char *name,
                const GError *error,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GtkWidget *entry = gtk_entry_new ();
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  if (error != NULL)
    show_error (dialog, error);
  adw_alert_dialog_set_extra_child (dialog, entry);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "create", _ ("Cre_ate and Add"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (dialog, "create", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "create");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  name_changed_cb (dialog, GTK_EDITABLE (entry));
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
  adw_alert_dialog_choose (dialog, parent, NULL, callback, user_data);
}

/**
 * bunko_ask_name_finish:
 * @source: what the callback got
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): the name, not empty; %NULL if the person does not want it
 */
char *
bunko_ask_name_finish (GObject *source, GAsyncResult *result)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (source);
  const char *response = adw_alert_dialog_choose_finish (dialog, result);
  g_autofree char *name = dup_name (GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog)));

  return g_str_equal (response, "create") && *name != '\0' ? g_steal_pointer (&name) : NULL;
}
