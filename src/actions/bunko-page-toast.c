/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-toast.h"

#include "widgets/bunko-error-toast.h"

/* The toast that an overlay shows for us. */
#define TOAST_KEY "bunko-page-toast"

static GtkWidget *
find_below (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A page has its own overlay; what is on a page is in it. */
static AdwToastOverlay *
find_overlay (GtkWidget *page)
{
  GtkWidget *overlay = NULL;

  if (ADW_IS_NAVIGATION_PAGE (page) || GTK_IS_WINDOW (page))
    overlay = find_below (page, ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    overlay = gtk_widget_get_ancestor (page, ADW_TYPE_TOAST_OVERLAY);
  return overlay != NULL ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

static void
dismissed_cb (AdwToastOverlay *overlay, AdwToast *toast)
{
  if (g_object_get_data (G_OBJECT (overlay), TOAST_KEY) == toast)
    g_object_set_data (G_OBJECT (overlay), TOAST_KEY, NULL);
}

/* What is said is about what was done last: nobody waits for what is over to be told, and an
 * overlay that goes while toasts wait in it leaks them (libadwaita 1.7). */
static void
replace_toast (AdwToastOverlay *overlay, AdwToast *toast)
{
  g_autoptr (AdwToast) before = g_object_steal_data (G_OBJECT (overlay), TOAST_KEY);

  if (before != NULL)
    adw_toast_dismiss (before);
  g_object_set_data_full (G_OBJECT (overlay), TOAST_KEY, g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * bunko_page_toast_has_place:
 * @page: a page, or a widget on one
 *
 * Returns: whether a toast can be shown there
 */
gboolean
bunko_page_toast_has_place (GtkWidget *page)
{
  g_return_val_if_fail (GTK_IS_WIDGET (page), FALSE);

  return find_overlay (page) != NULL;
}

/**
 * bunko_page_toast_new:
 * @text: what to say; no markup
 *
 * Returns: (transfer full): a toast for bunko_page_toast_show()
 */
AdwToast *
bunko_page_toast_new (const char *text)
{
  AdwToast *toast;

  g_return_val_if_fail (text != NULL, NULL);

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  return toast;
}

/**
 * bunko_page_toast_show:
 * @page: (nullable): a page, or a widget on one; %NULL if it is gone
 * @toast: (transfer full): what to show
 *
 * Shows a toast in the place of the one that was shown here before.
 */
void
bunko_page_toast_show (GtkWidget *page, AdwToast *toast)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (page == NULL || GTK_IS_WIDGET (page));
  g_return_if_fail (ADW_IS_TOAST (toast));

  overlay = page != NULL ? find_overlay (page) : NULL;
  if (overlay != NULL)
    replace_toast (overlay, toast);
  else
    g_object_unref (toast);
}

/**
 * bunko_page_toast_say:
 * @page: a page, or a widget on one
 * @text: what to say
 *
 * Says something in a toast.
 */
void
bunko_page_toast_say (GtkWidget *page, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (text != NULL);

  bunko_page_toast_show (page, bunko_page_toast_new (text));
}

/**
 * bunko_page_toast_say_error:
 * @page: a page, or a widget on one
 * @error: what went wrong
 *
 * Says in a toast that something failed. What the person cancelled is not told.
 */
void
bunko_page_toast_say_error (GtkWidget *page, const GError *error)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (error != NULL);

  overlay = find_overlay (page);
  if (overlay != NULL)
    bunko_error_toast_show (overlay, error);
}
