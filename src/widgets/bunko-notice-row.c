/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-notice-row.h"

#include <glib/gi18n-lib.h>

#include "bunko-activity-text.h"
#include "bunko-error-toast.h"

/**
 * BunkoNoticeRow:
 *
 * A message in a list: what it says, when it came, and the answers that the server offers.
 */
struct _BunkoNoticeRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkBox *answers_box;
  GtkLabel *body_label;
  GtkImage *icon;
  GtkLabel *time_label;
  GtkLabel *title_label;
  GtkWidget *unread_dot;

  BunkoNotices *notices;
  BunkoNotice *notice;
};

G_DEFINE_FINAL_TYPE (BunkoNoticeRow, bunko_notice_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_icon_name (BunkoNoticeKind kind)
{
  switch (kind)
    {
    case BUNKO_NOTICE_KIND_OWN:
      return "dialog-warning-symbolic";
    case BUNKO_NOTICE_KIND_UPDATE:
    case BUNKO_NOTICE_KIND_PLUGIN_UPDATE:
      return "software-update-available-symbolic";
    case BUNKO_NOTICE_KIND_RESTART:
      return "system-reboot-symbolic";
    case BUNKO_NOTICE_KIND_SHUTDOWN:
      return "system-shutdown-symbolic";
    case BUNKO_NOTICE_KIND_TRASH_SWEEPER:
      return "user-trash-symbolic";
    case BUNKO_NOTICE_KIND_INDEXER:
      return "system-search-symbolic";
    case BUNKO_NOTICE_KIND_BACKUP:
      return "document-save-symbolic";
    case BUNKO_NOTICE_KIND_META:
    case BUNKO_NOTICE_KIND_CUSTOM:
    default:
      return "bunko-server-symbolic";
    }
}

static void
update (BunkoNoticeRow *self)
{
  gboolean unread = bunko_notice_get_unread (self->notice);

  gtk_widget_set_visible (self->unread_dot, unread);
  if (unread)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "heading");
  gtk_widget_set_visible (GTK_WIDGET (self->answers_box),
                          bunko_notice_get_n_actions (self->notice) > 0 &&
                              bunko_notice_get_can_answer (self->notice));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoNoticeRow) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *overlay;

  if (bunko_notices_answer_finish (BUNKO_NOTICES (source), result, &error))
    return;
  overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    bunko_error_toast_show (ADW_TOAST_OVERLAY (overlay), error);
}

static void
clicked_cb (BunkoNoticeRow *self, GtkButton *button)
{
  guint position = 0;

  for (GtkWidget *child = gtk_widget_get_prev_sibling (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    position++;
  bunko_notices_answer_async (self->notices, self->notice, position, NULL, answered_cb,
                              g_object_ref (self));
}

static void
add_answers (BunkoNoticeRow *self)
{
  for (guint i = 0; i < bunko_notice_get_n_actions (self->notice); i++)
    {
      GtkWidget *button =
          gtk_button_new_with_label (bunko_notice_get_action_label (self->notice, i));

      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->answers_box, button);
    }
}

static void
bunko_notice_row_dispose (GObject *object)
{
  BunkoNoticeRow *self = BUNKO_NOTICE_ROW (object);

  if (self->notice != NULL)
    g_signal_handlers_disconnect_by_data (self->notice, self);
  g_clear_object (&self->notice);
  g_clear_object (&self->notices);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_NOTICE_ROW);

  G_OBJECT_CLASS (bunko_notice_row_parent_class)->dispose (object);
}

static void
bunko_notice_row_class_init (BunkoNoticeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_notice_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-notice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoNoticeRow, answers_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoNoticeRow, body_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoNoticeRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BunkoNoticeRow, time_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoNoticeRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoNoticeRow, unread_dot);
}

static void
bunko_notice_row_init (BunkoNoticeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_notice_row_new:
 * @notices: the list that it is in
 * @notice: what to show
 *
 * Makes a row for a message.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
bunko_notice_row_new (BunkoNotices *notices, BunkoNotice *notice)
{
  BunkoNoticeRow *self;
  g_autofree char *time = NULL;
  const char *body;

  g_return_val_if_fail (BUNKO_IS_NOTICES (notices), NULL);
  g_return_val_if_fail (BUNKO_IS_NOTICE (notice), NULL);

  self = g_object_new (BUNKO_TYPE_NOTICE_ROW, NULL);
  self->notices = g_object_ref (notices);
  self->notice = g_object_ref (notice);
  time = bunko_activity_text_dup_time (bunko_notice_get_time (notice));
  body = bunko_notice_get_body (notice);
  gtk_image_set_from_icon_name (self->icon, get_icon_name (bunko_notice_get_kind (notice)));
  gtk_label_set_text (self->title_label, bunko_notice_get_title (notice));
  gtk_label_set_text (self->time_label, time);
  gtk_label_set_text (self->body_label, body);
  gtk_widget_set_visible (GTK_WIDGET (self->body_label), *body != '\0');
  add_answers (self);
  g_signal_connect_swapped (notice, "notify", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}
