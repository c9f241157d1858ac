/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-edit-keeper.h"

#include "settings/bunko-saved-state.h"

#define KEEPER_KEY "bunko-edit-keeper"

/**
 * BunkoEditKeeper:
 *
 * Keeps the edits that were not saved across the end of the program: in a file of saved state, one
 * for each server. What is being saved when the program ends comes back as an edit that may have
 * been made.
 *
 * A keeper lives as long as the edits that it keeps.
 */
struct _BunkoEditKeeper
{
  GObject parent_instance;

  BunkoPendingEdits *edits; /* not owned */
  BunkoSavedState *state;
};

G_DEFINE_FINAL_TYPE (BunkoEditKeeper, bunko_edit_keeper, G_TYPE_OBJECT)

static void
keep (BunkoEditKeeper *self)
{
  g_autoptr (GVariant) value = NULL;

  /* What is in the file comes first. */
  if (!bunko_saved_state_get_loaded (self->state))
    return;
  value = bunko_pending_edits_to_variant (self->edits);
  bunko_saved_state_set_value (self->state, value);
}

static void
loaded_cb (BunkoEditKeeper *self)
{
  bunko_pending_edits_restore (self->edits, bunko_saved_state_get_value (self->state));
}

static void
bunko_edit_keeper_dispose (GObject *object)
{
  BunkoEditKeeper *self = BUNKO_EDIT_KEEPER (object);

  if (self->state != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->state, self);
      bunko_saved_state_flush (self->state);
    }
  g_clear_object (&self->state);

  G_OBJECT_CLASS (bunko_edit_keeper_parent_class)->dispose (object);
}

static void
bunko_edit_keeper_class_init (BunkoEditKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_edit_keeper_dispose;
}

static void
bunko_edit_keeper_init (BunkoEditKeeper *self)
{
}

/**
 * bunko_edit_keeper_attach:
 * @edits: the edits of a server that were not saved
 * @state_key: which server, as of bunko_library_get_state_key()
 *
 * Has edits kept from now on, and brings back those of the last time. Only once.
 */
void
bunko_edit_keeper_attach (BunkoPendingEdits *edits, const char *state_key)
{
  BunkoEditKeeper *self;

  g_return_if_fail (BUNKO_IS_PENDING_EDITS (edits));
  g_return_if_fail (state_key != NULL);

  if (g_object_get_data (G_OBJECT (edits), KEEPER_KEY) != NULL)
    return;
  self = g_object_new (BUNKO_TYPE_EDIT_KEEPER, NULL);
  self->edits = edits;
  self->state = bunko_saved_state_new ("edits", state_key);
  g_signal_connect_swapped (self->state, "notify::loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect_object (edits, "changed", G_CALLBACK (keep), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (edits), KEEPER_KEY, self, g_object_unref);
}
