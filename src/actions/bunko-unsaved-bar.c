/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-unsaved-bar.h"

#include <glib/gi18n-lib.h>

#include "bunko-page-toast.h"
#include "bunko-unsaved-dialog.h"
#include "widgets/bunko-announce.h"

/**
 * BunkoUnsavedBar:
 *
 * Says how many changes were not saved, as long as there are any, and offers to save them again or
 * to show which they are.
 */
struct _BunkoUnsavedBar
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *label;
  GtkRevealer *revealer;
  GtkWidget *save_button;
  GtkWidget *show_button;
  GtkWidget *spinner;

  BunkoPendingEdits *edits;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (BunkoUnsavedBar, bunko_unsaved_bar, ADW_TYPE_BIN)

static char *
describe (BunkoUnsavedBar *self, guint n)
{
  if (bunko_pending_edits_get_saving (self->edits))
    return g_strdup_printf (ngettext ("Saving %'u change…", "Saving %'u changes…", n), n);
  if (bunko_pending_edits_get_can_save (self->edits))
    return g_strdup_printf (ngettext ("%'u change was not saved", "%'u changes were not saved", n),
                            n);
  return g_strdup_printf (
      ngettext ("%'u change is not saved yet", "%'u changes are not saved yet", n), n);
}

static void
update (BunkoUnsavedBar *self)
{
  guint n = self->edits != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->edits)) : 0;
  gboolean saving = self->edits != NULL && bunko_pending_edits_get_saving (self->edits);
  gboolean was_shown = gtk_revealer_get_reveal_child (self->revealer);
  g_autofree char *text = NULL;

  gtk_revealer_set_reveal_child (self->revealer, n > 0);
  if (n == 0)
    return;
  text = describe (self, n);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (self->spinner, saving);
  gtk_widget_set_visible (self->save_button, bunko_pending_edits_get_can_save (self->edits));
  gtk_widget_set_sensitive (self->save_button, !saving);
  if (!was_shown)
    bunko_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoUnsavedBar) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = bunko_pending_edits_save_finish (BUNKO_PENDING_EDITS (source), result, &error);

  if (self->revealer == NULL)
    return;
  if (error != NULL)
    bunko_page_toast_say_error (GTK_WIDGET (self), error);
  else if (n > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%'u change saved", "%'u changes saved", n), n);

      bunko_page_toast_say (GTK_WIDGET (self), text);
    }
}

static void
save_cb (BunkoUnsavedBar *self)
{
  bunko_pending_edits_save_async (self->edits, NULL, NULL, saved_cb, g_object_ref (self));
}

static void
show_cb (BunkoUnsavedBar *self)
{
  adw_dialog_present (bunko_unsaved_dialog_new (self->edits), GTK_WIDGET (self));
}

static void
bunko_unsaved_bar_dispose (GObject *object)
{
  BunkoUnsavedBar *self = BUNKO_UNSAVED_BAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->edits);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_UNSAVED_BAR);

  G_OBJECT_CLASS (bunko_unsaved_bar_parent_class)->dispose (object);
}

static void
bunko_unsaved_bar_class_init (BunkoUnsavedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_unsaved_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-unsaved-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoUnsavedBar, label);
  gtk_widget_class_bind_template_child (widget_class, BunkoUnsavedBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, BunkoUnsavedBar, save_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoUnsavedBar, show_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoUnsavedBar, spinner);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
bunko_unsaved_bar_init (BunkoUnsavedBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (BUNKO_TYPE_PENDING_EDITS);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
}

/**
 * bunko_unsaved_bar_set_edits:
 * @self: a bar
 * @edits: (nullable): the edits that were not saved
 *
 * Sets what is told about.
 */
void
bunko_unsaved_bar_set_edits (BunkoUnsavedBar *self, BunkoPendingEdits *edits)
{
  g_return_if_fail (BUNKO_IS_UNSAVED_BAR (self));
  g_return_if_fail (edits == NULL || BUNKO_IS_PENDING_EDITS (edits));

  if (!g_set_object (&self->edits, edits))
    return;
  g_signal_group_set_target (self->signals, edits);
  update (self);
}
