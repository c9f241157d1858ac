/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "settings/bunko-settings.h"
#include "widgets/bunko-announce.h"

#include "bunko-search-field-private.h"

/* What a person writes and clicks changes the state; the state is what the field shows. */

/* Milliseconds after the last letter. */
#define DELAY 300

/* More conditions than that are shown as text. */
#define MAX_CHIPS 100

void
_bunko_search_field_emit_changed (BunkoSearchField *self)
{
  g_clear_handle_id (&self->delay_source, g_source_remove);
  g_set_str (&self->emitted, self->text);
  g_signal_emit_by_name (self, "search-changed");
}

void
_bunko_search_field_emit_stop (BunkoSearchField *self)
{
  guint stop_search = g_signal_lookup ("stop-search", BUNKO_TYPE_SEARCH_FIELD);

  if (g_signal_has_handler_pending (self, stop_search, 0, FALSE))
    g_signal_emit (self, stop_search, 0);
  else
    _bunko_search_field_clear (self);
}

static void
delayed_cb (gpointer user_data)
{
  BunkoSearchField *self = user_data;

  self->delay_source = 0;
  if (!bunko_search_state_is_open (self->state) && g_strcmp0 (self->text, self->emitted) != 0)
    _bunko_search_field_emit_changed (self);
}

/* A search that is being written comes when the person pauses, if at all. */
static void
queue_changed (BunkoSearchField *self, gboolean typed)
{
  gboolean dynamic =
      g_settings_get_boolean (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SEARCH_TYPING);

  g_clear_handle_id (&self->delay_source, g_source_remove);
  if (!typed && g_strcmp0 (self->text, self->emitted) != 0)
    _bunko_search_field_emit_changed (self);
  else if (typed && dynamic)
    self->delay_source = g_timeout_add_once (DELAY, delayed_cb, self);
}

static void
sync_entry (BunkoSearchField *self)
{
  const char *draft = bunko_search_state_get_draft (self->state);

  if (g_str_equal (draft, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return;
  self->syncing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), draft);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->syncing = FALSE;
}

void
_bunko_search_field_update_text (BunkoSearchField *self)
{
  g_autofree char *text = bunko_search_state_get_text (self->state);
  gboolean has_chips = bunko_search_row_get_n_chips (self->row) > 0;

  gtk_widget_set_visible (self->clear, text[0] != '\0');
  if (has_chips)
    gtk_text_set_placeholder_text (self->entry, NULL);
  else
    gtk_text_set_placeholder_text (self->entry, self->simple ? _ ("Name or tag") : _ ("Search"));
  /* What the server gets. */
  gtk_widget_set_tooltip_text (self->icon, text[0] != '\0' ? text : NULL);
  if (g_set_str (&self->text, text))
    g_object_notify (G_OBJECT (self), "text");
}

static void
sync_all (BunkoSearchField *self)
{
  GPtrArray *tokens = bunko_search_state_get_tokens (self->state);

  if (tokens->len > MAX_CHIPS)
    {
      bunko_search_state_set_raw (self->state, TRUE);
      return;
    }
  bunko_search_row_set_tokens (self->row, tokens, bunko_search_state_get_place (self->state));
  sync_entry (self);
  _bunko_search_field_update_text (self);
  _bunko_search_field_update_actions (self);
}

static void
state_changed_cb (BunkoSearchField *self, gboolean typed)
{
  g_object_ref (self);
  sync_all (self);
  if (!typed)
    _bunko_search_field_stop_suggest (self);
  queue_changed (self, typed);
  g_object_unref (self);
}

static void
entry_changed_cb (BunkoSearchField *self)
{
  if (self->syncing)
    return;
  if (!bunko_search_state_set_draft (self->state,
                                     gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    _bunko_search_field_suggest (self);
}

static void
entry_activate_cb (BunkoSearchField *self)
{
  g_autofree char *text = NULL;

  bunko_search_state_commit (self->state);
  _bunko_search_field_stop_suggest (self);
  _bunko_search_field_remember (self);
  if (g_strcmp0 (self->text, self->emitted) != 0)
    _bunko_search_field_emit_changed (self);
  g_clear_handle_id (&self->delay_source, g_source_remove);
  g_signal_emit_by_name (self, "activate");
}

static void
preedit_changed_cb (BunkoSearchField *self, const char *preedit)
{
  self->composing = preedit[0] != '\0';
}

void
_bunko_search_field_clear (BunkoSearchField *self)
{
  bunko_search_state_set_text (self->state, "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
edit_cb (BunkoSearchField *self, guint index)
{
  bunko_search_state_edit (self->state, index);
  gtk_widget_grab_focus (GTK_WIDGET (self->row));
}

static void
negate_cb (BunkoSearchField *self, guint index)
{
  bunko_search_state_negate (self->state, index);
}

static void
remove_cb (BunkoSearchField *self, guint index)
{
  GPtrArray *tokens = bunko_search_state_get_tokens (self->state);
  g_autofree char *message = NULL;

  if (index < tokens->len)
    message = g_strdup (((BunkoSearchToken *) g_ptr_array_index (tokens, index))->term);
  bunko_search_state_remove (self->state, index);
  if (message != NULL)
    {
      /* Translators: %s is a term of a search */
      g_autofree char *told = g_strdup_printf (_ ("%s removed, Ctrl+Z to undo"), message);

      bunko_announce (GTK_WIDGET (self), told, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
}

/* What is half written when a person goes away is as good as written. */
static void
focus_left_cb (BunkoSearchField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || !gtk_window_is_active (GTK_WINDOW (root)))
    return;
  _bunko_search_field_stop_suggest (self);
  bunko_search_state_commit (self->state);
  if (g_strcmp0 (self->text, self->emitted) == 0)
    _bunko_search_field_remember (self);
}

/* The text stays in sight when chips are added before it, or it gets the focus. */
static void
show_entry (BunkoSearchField *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (self->entry != NULL && gtk_widget_has_focus (GTK_WIDGET (self->entry)) &&
      gtk_widget_compute_bounds (GTK_WIDGET (self->entry), GTK_WIDGET (self->row), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x, bounds.origin.x + bounds.size.width);
}

void
_bunko_search_field_init_row (BunkoSearchField *self)
{
  GtkWidget *row = bunko_search_row_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->row = BUNKO_SEARCH_ROW (row);
  self->entry = bunko_search_row_get_text (self->row);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), row);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), viewport);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (self->scroller, "undershoot-start");
  gtk_widget_add_css_class (self->scroller, "undershoot-end");
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
      G_CALLBACK (show_entry), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "negate", G_CALLBACK (negate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
}

void
_bunko_search_field_connect (BunkoSearchField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_swapped (self->entry, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect_object (self->entry, "notify::has-focus", G_CALLBACK (show_entry), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (self->state, "changed", G_CALLBACK (state_changed_cb), self);
  sync_all (self);
  _bunko_search_field_update_filter (self);
}
