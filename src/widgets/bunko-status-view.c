/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-error-text.h"

#include "bunko-status-view.h"

/* What is there sooner is shown without a spinner before it. */
#define SPINNER_DELAY_MS 250

/**
 * BunkoStatusView:
 *
 * What a page shows instead of its content: that it is loading, that there is nothing, or that
 * something failed, with a button that emits [signal@BunkoStatusView::retry].
 */
struct _BunkoStatusView
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *retry_button;
  AdwStatusPage *status_page;
  GtkWidget *spinner;
  GtkStack *stack;

  guint spinner_timeout;
};

enum
{
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoStatusView, bunko_status_view, ADW_TYPE_BIN)

static gboolean
show_spinner_cb (gpointer user_data)
{
  BunkoStatusView *self = user_data;

  self->spinner_timeout = 0;
  gtk_widget_set_visible (self->spinner, TRUE);

  return G_SOURCE_REMOVE;
}

static void
stop_spinner (BunkoStatusView *self)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_widget_set_visible (self->spinner, FALSE);
}

static void
show_status (BunkoStatusView *self,
             const char *icon_name,
             const char *title,
             const char *description,
             gboolean can_retry)
{
  g_autofree char *escaped = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  stop_spinner (self);
  adw_status_page_set_icon_name (self->status_page, icon_name);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, escaped);
  gtk_widget_set_visible (self->retry_button, can_retry);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status_page));
}

static void
retry_clicked_cb (BunkoStatusView *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
bunko_status_view_dispose (GObject *object)
{
  BunkoStatusView *self = BUNKO_STATUS_VIEW (object);

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);

  G_OBJECT_CLASS (bunko_status_view_parent_class)->dispose (object);
}

static void
bunko_status_view_class_init (BunkoStatusViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_status_view_dispose;

  /**
   * BunkoStatusView::retry:
   * @self: the status view
   *
   * The person wants to try again what failed.
   */
  signals[SIGNAL_RETRY] = g_signal_new ("retry", BUNKO_TYPE_STATUS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-status-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoStatusView, retry_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoStatusView, spinner);
  gtk_widget_class_bind_template_child (widget_class, BunkoStatusView, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoStatusView, status_page);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
}

static void
bunko_status_view_init (BunkoStatusView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_status_view_new:
 *
 * Creates a status view that shows nothing.
 *
 * Returns: (transfer floating): the new status view
 */
GtkWidget *
bunko_status_view_new (void)
{
  return g_object_new (BUNKO_TYPE_STATUS_VIEW, NULL);
}

/**
 * bunko_status_view_show_loading:
 * @self: a status view
 *
 * Shows that something is being loaded: nothing for a quarter of a second, then a spinner.
 */
void
bunko_status_view_show_loading (BunkoStatusView *self)
{
  g_return_if_fail (BUNKO_IS_STATUS_VIEW (self));

  stop_spinner (self);
  self->spinner_timeout = g_timeout_add (SPINNER_DELAY_MS, show_spinner_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

/**
 * bunko_status_view_show_message:
 * @self: a status view
 * @icon_name: (nullable): the name of an icon
 * @title: what there is to say, translated
 * @description: (nullable): what the person can do, translated, no markup
 *
 * Shows a message.
 */
void
bunko_status_view_show_message (BunkoStatusView *self,
                                const char *icon_name,
                                const char *title,
                                const char *description)
{
  g_return_if_fail (BUNKO_IS_STATUS_VIEW (self));
  g_return_if_fail (title != NULL);

  show_status (self, icon_name, title, description, FALSE);
}

/**
 * bunko_status_view_show_error:
 * @self: a status view
 * @error: (nullable): what failed
 *
 * Shows what failed and what to do, with a button to try again. While the server is away that is a
 * calm word, since what shows a library tries again by itself when it is back.
 */
void
bunko_status_view_show_error (BunkoStatusView *self, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  gboolean is_away = error != NULL && bunko_error_is_absence (error);

  g_return_if_fail (BUNKO_IS_STATUS_VIEW (self));

  if (error != NULL)
    bunko_error_describe_missing (error, &title, &body);
  show_status (self, is_away ? "network-offline-symbolic" : "dialog-error-symbolic",
               title != NULL ? title : _ ("Something Went Wrong"), body, TRUE);
}
