/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-removal.h"
#include "settings/bunko-server-traces.h"

/* A server taken off the list: kept until the toast is gone, then all that is kept for it is
 * forgotten as well. */
typedef struct
{
  BunkoServerList *servers;
  BunkoServerProfile *profile;
  guint position;
  gboolean in_use;
  gboolean undone;
} Removal;

static void
removal_free (gpointer data, GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->servers);
  g_object_unref (removal->profile);
  g_free (removal);
}

static void
undo_cb (AdwToast *toast, Removal *removal)
{
  removal->undone = TRUE;
  if (!bunko_server_list_contains (removal->servers, removal->profile))
    bunko_server_list_insert (removal->servers, removal->position, removal->profile);
}

static void
toast_dismissed_cb (AdwToast *toast, Removal *removal)
{
  if (!removal->undone)
    bunko_server_traces_forget_async (removal->servers, removal->profile, removal->in_use, NULL,
                                      NULL);
}

/**
 * bunko_server_removal_start:
 * @servers: the saved servers
 * @profile: one of them
 * @in_use: whether its library is open
 * @toasts: where to offer the way back
 *
 * Takes a server off the list. What else is kept for it is forgotten when the person does not take
 * that back.
 */
void
bunko_server_removal_start (BunkoServerList *servers,
                            BunkoServerProfile *profile,
                            gboolean in_use,
                            AdwToastOverlay *toasts)
{
  Removal *removal;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  AdwToast *toast;

  g_return_if_fail (BUNKO_IS_SERVER_LIST (servers));
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (profile));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));

  removal = g_new0 (Removal, 1);
  removal->servers = g_object_ref (servers);
  removal->profile = g_object_ref (profile);
  removal->in_use = in_use;
  name = bunko_server_profile_dup_display_name (profile);
  bunko_server_list_remove (servers, profile, &removal->position);

  /* Translators: %s is the name of a server. */
  title = g_strdup_printf (_ ("“%s” removed"), name);
  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect (toast, "button-clicked", G_CALLBACK (undo_cb), removal);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), removal, removal_free,
                         G_CONNECT_DEFAULT);
  adw_toast_overlay_add_toast (toasts, toast);
}
