/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-window-private.h"
#include "library/bunko-notices.h"
#include "widgets/bunko-error-toast.h"

/* The part of the window that says things, and keeps what was said. */

/* Pages and dialogs do not know the messages; they say what is worth keeping, and where there is a
 * library it is kept. */
static void
keep_message_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoWindow *self = BUNKO_WINDOW (widget);
  const char *title, *body;

  if (self->context == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &title, &body);
  bunko_notices_add_own (bunko_library_get_notices (bunko_context_get_library (self->context)),
                         title, body);
}

void
_bunko_window_install_message_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.keep-message", "(ss)", keep_message_action);
}

/* Who has just said who they are, and not as a guest, hears that it worked. */
void
_bunko_window_welcome (BunkoWindow *self)
{
  BunkoServerProfile *profile = bunko_controller_get_profile (self->controller);
  const char *user = bunko_server_profile_get_user (profile);
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (user == NULL)
    return;

  /* Translators: %s is the name of a user. */
  title = g_strdup_printf (_ ("Welcome, %s"), user);
  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  bunko_window_add_toast (self, toast);
}

/**
 * bunko_window_add_toast:
 * @self: a window
 * @toast: (transfer full): a toast
 *
 * Shows a toast above whatever the window shows.
 */
void
bunko_window_add_toast (BunkoWindow *self, AdwToast *toast)
{
  g_return_if_fail (BUNKO_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * bunko_window_show_error:
 * @self: a window
 * @error: what went wrong
 *
 * Says in a toast that something failed.
 */
void
bunko_window_show_error (BunkoWindow *self, const GError *error)
{
  g_return_if_fail (BUNKO_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  bunko_error_toast_show (self->toast_overlay, error);
}
