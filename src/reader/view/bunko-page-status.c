/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bunko-page-status.h"

#include "images/bunko-image-error.h"
#include "library/bunko-error-text.h"
#include "widgets/bunko-announce.h"

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

/* Those who do not see it hear of it. */
static void
announce (BunkoPageStatus *self, const char *text)
{
  GtkWidget *canvas = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (canvas != NULL)
    bunko_announce (GTK_WIDGET (canvas), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The title says which page; this says why. */
static char *
describe_error (const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (error == NULL)
    return g_strdup (_ ("Its picture did not come"));
  if (error->domain == BUNKO_IMAGE_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (error->message);

  bunko_error_describe_missing (error, &title, &body);
  return g_steal_pointer (&body);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_lines (GTK_LABEL (label), 6);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
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
  g_autofree char *reason = NULL;
  GtkWidget *icon;

  g_return_if_fail (BUNKO_IS_PAGE_STATUS (self));

  if (self->failure != NULL)
    return;
  g_clear_pointer (&self->spinner, gtk_widget_unparent);
  title = g_strdup_printf (_ ("Page %u Cannot Be Shown"), self->page + 1);
  reason = describe_error (error);

  icon = gtk_image_new_from_icon_name ("image-missing-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 64);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->failure = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_valign (self->failure, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->failure), icon);
  gtk_box_append (GTK_BOX (self->failure), make_label (title, "title-2"));
  gtk_box_append (GTK_BOX (self->failure), make_label (reason, "body"));
  gtk_box_append (GTK_BOX (self->failure), make_retry_button (self));
  gtk_widget_set_parent (self->failure, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), TRUE);
  announce (self, title);
}
