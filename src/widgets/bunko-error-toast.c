/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-error-toast.h"

#include "library/bunko-error-text.h"

/**
 * bunko_error_toast_show:
 * @overlay: where the toast appears
 * @error: what went wrong
 *
 * Says in a toast that something failed. What the person cancelled is not told. The window keeps
 * the message, with what can be done about it.
 */
void
bunko_error_toast_show (AdwToastOverlay *overlay, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  AdwToast *toast;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (error != NULL);

  if (bunko_error_get_kind (error) == BUNKO_ERROR_KIND_CANCELLED)
    return;

  bunko_error_describe (error, &title, &body);
  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (overlay, toast);
  gtk_widget_activate_action (GTK_WIDGET (overlay), "win.keep-message", "(ss)", title,
                              body != NULL ? body : "");
}
