/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* What is said in a toast, one of a kind at a time. */

static AdwToast **
find_place (BunkoReaderPage *self, AdwToast *toast)
{
  AdwToast **places[] = { &self->end_toast, &self->jump_toast, &self->mark_toast };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (*places[i] == toast)
      return places[i];
  return NULL;
}

static void
dismissed_cb (BunkoReaderPage *self, AdwToast *toast)
{
  AdwToast **place = find_place (self, toast);

  if (place != NULL)
    *place = NULL;
}

void
_bunko_reader_page_dismiss_toast (AdwToast **place)
{
  if (*place != NULL)
    adw_toast_dismiss (*place);
}

/* Takes @toast, in place of the one of its kind that is still there. */
void
_bunko_reader_page_show_toast (BunkoReaderPage *self, AdwToast **place, AdwToast *toast)
{
  _bunko_reader_page_dismiss_toast (place);
  *place = toast;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

void
_bunko_reader_page_forget_toasts (BunkoReaderPage *self)
{
  AdwToast **places[] = { &self->end_toast, &self->jump_toast, &self->mark_toast };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (*places[i] != NULL)
      g_signal_handlers_disconnect_by_data (*places[i], self);
  self->end_toast = self->jump_toast = self->mark_toast = NULL;
}
