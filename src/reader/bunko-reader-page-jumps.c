/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

/* Jumps, and the way back from them. */

/* So many places are kept. */
#define MAX_PLACES 50

/* What is this close is turned to, and not jumped to. */
#define CLOSE 2

/* How long the way back is offered, in seconds. */
#define OFFER_S 6

static void
offer_way_back (BunkoReaderPage *self, guint from, guint to)
{
  g_autofree char *title = g_strdup_printf (_ ("Page %u"), to + 1);
  g_autofree char *label = g_strdup_printf (_ ("_Back to Page %u"), from + 1);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, "reader.jump-back");
  adw_toast_set_timeout (toast, OFFER_S);
  _bunko_reader_page_show_toast (self, &self->jump_toast, toast);
}

static void
push_place (BunkoReaderPage *self, guint position)
{
  if (self->places->len == MAX_PLACES)
    g_array_remove_index (self->places, 0);
  g_array_append_val (self->places, position);
}

static void
update_action (BunkoReaderPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.jump-back", self->places->len > 0);
}

void
_bunko_reader_page_init_jumps (BunkoReaderPage *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->landed = G_MAXUINT;
  update_action (self);
}

/* Goes to a page, and remembers where that was done. Who jumps on without having read comes back to
 * where reading was left. */
void
_bunko_reader_page_jump (BunkoReaderPage *self, guint position)
{
  guint from = bunko_reader_model_get_position (self->model);
  guint distance = MAX (from, position) - MIN (from, position);

  if (distance <= CLOSE)
    {
      bunko_reader_model_go (self->model, position);
      return;
    }

  if (self->landed != from || self->places->len == 0)
    push_place (self, from);
  bunko_reader_model_go (self->model, position);
  self->landed = bunko_reader_model_get_position (self->model);
  offer_way_back (self, g_array_index (self->places, guint, self->places->len - 1), self->landed);
  update_action (self);
}

void
_bunko_reader_page_jump_back (BunkoReaderPage *self)
{
  guint position;

  if (self->places->len == 0)
    return;
  position = g_array_index (self->places, guint, self->places->len - 1);
  g_array_set_size (self->places, self->places->len - 1);
  self->landed = G_MAXUINT;
  _bunko_reader_page_dismiss_toast (&self->jump_toast);
  bunko_reader_model_go (self->model, position);
  update_action (self);
}
