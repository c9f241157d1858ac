/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bunko-page-status.h"

#include "images/bunko-image-error.h"
#include "library/bunko-error-text.h"

/* What stands in place of a page that is not there: a spinner, or why it cannot be shown. */
struct _BunkoPageStatus
{
  GtkWidget parent_instance;

  guint page;
  GtkWidget *spinner;
  GtkWidget *failure;
};

enum
{
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoPageStatus, bunko_page_status, GTK_TYPE_WIDGET)

static void
bunko_page_status_dispose (GObject *object)
{
  BunkoPageStatus *self = BUNKO_PAGE_STATUS (object);

  g_clear_pointer (&self->spinner, gtk_widget_unparent);
  g_clear_pointer (&self->failure, gtk_widget_unparent);

  G_OBJECT_CLASS (bunko_page_status_parent_class)->dispose (object);
}

static void
bunko_page_status_class_init (BunkoPageStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_page_status_dispose;

  /**
   * BunkoPageStatus::retry:
   * @self: the status
   *
   * Somebody wants the page to be tried again.
   */
  signals[RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "pagestatus");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
bunko_page_status_init (BunkoPageStatus *self)
{
}

/**
 * bunko_page_status_new:
 * @page: which page it stands for, from 0
 *
 * Makes a status that shows nothing.
 *
 * Returns: (transfer floating): a new status
 */
GtkWidget *
bunko_page_status_new (guint page)
{
  BunkoPageStatus *self = g_object_new (BUNKO_TYPE_PAGE_STATUS, NULL);

  self->page = page;
  return GTK_WIDGET (self);
}

/**
 * bunko_page_status_get_page:
 * @self: a status
 *
 * Returns: which page it stands for, from 0
 */
guint
bunko_page_status_get_page (BunkoPageStatus *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_STATUS (self), 0);

  return self->page;
}

/**
 * bunko_page_status_is_error:
 * @self: a status
 *
 * Returns: whether it says why the page cannot be shown
 */
gboolean
bunko_page_status_is_error (BunkoPageStatus *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_STATUS (self), FALSE);

  return self->failure != NULL;
}

/**
 * bunko_page_status_show_loading:
 * @self: a status
 *
 * Says that the page is on its way.
 */
void
bunko_page_status_show_loading (BunkoPageStatus *self)
{
  g_autofree char *label = NULL;

  g_return_if_fail (BUNKO_IS_PAGE_STATUS (self));

  if (self->spinner != NULL)
    return;
  g_clear_pointer (&self->failure, gtk_widget_unparent);
  label = g_strdup_printf (_ ("Loading Page %u"), self->page + 1);
  self->spinner = adw_spinner_new ();
  gtk_widget_set_size_request (self->spinner, 48, 48);
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));
  /* Clicks and swipes are meant for the page. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

static void
clicked_cb (BunkoPageStatus *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
describe_error (const GError *error, char **title, char **body)
{
  if (error == NULL)
    {
      *title = g_strdup (_ ("This Page Cannot Be Shown"));
      *body = g_strdup ("");
    }
  else if (error->domain == BUNKO_IMAGE_ERROR ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      *title = g_strdup (_ ("This Page Cannot Be Shown"));
      *body = g_strdup (error->message);
    }
  else
    bunko_error_describe (error, title, body);
}

static GtkWidget *
make_retry_button (BunkoPageStatus *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

/**
 * bunko_page_status_show_error:
 * @self: a status
 * @error: (nullable): why the page cannot be shown
 *
 * Says why the page cannot be shown, and offers to try it again.
 */
void
bunko_page_status_show_error (BunkoPageStatus *self, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (BUNKO_IS_PAGE_STATUS (self));

  if (self->failure != NULL)
    return;
  g_clear_pointer (&self->spinner, gtk_widget_unparent);
  describe_error (error, &title, &body);
  markup = g_markup_escape_text (body, -1);
  self->failure =
      g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "image-missing-symbolic", "title", title,
                    "description", markup, "child", make_retry_button (self), NULL);
  gtk_widget_add_css_class (self->failure, "compact");
  gtk_widget_set_parent (self->failure, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), TRUE);
}
