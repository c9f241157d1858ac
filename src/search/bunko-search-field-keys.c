/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-search-field-private.h"

/* The keys of a search field, before its parts get them. */

static gboolean
is_at_edge (BunkoSearchField *self, gboolean start)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  int length = g_utf8_strlen (gtk_editable_get_text (editable), -1);

  return !gtk_editable_get_selection_bounds (editable, NULL, NULL) &&
         gtk_editable_get_position (editable) == (start ? 0 : length);
}

static gboolean
focus_chip (BunkoSearchField *self, gboolean before)
{
  guint place = bunko_search_state_get_place (self->state);
  GtkWidget *chip = NULL;

  if (!is_at_edge (self, before))
    return FALSE;
  if (!before)
    chip = bunko_search_row_get_chip (self->row, place);
  else if (place > 0)
    chip = bunko_search_row_get_chip (self->row, place - 1);
  if (chip == NULL)
    return FALSE;
  bunko_suggestion_popover_close (self->popover);
  return gtk_widget_grab_focus (chip);
}

static gboolean
remove_chip (BunkoSearchField *self)
{
  guint place = bunko_search_state_get_place (self->state);

  if (place == 0 || !is_at_edge (self, TRUE))
    return FALSE;
  g_signal_emit_by_name (self->row, "remove", place - 1);
  return TRUE;
}

static gboolean
move (BunkoSearchField *self, int step)
{
  _bunko_search_field_settle (self);
  if (bunko_search_field_get_expanded (self))
    {
      bunko_suggestion_popover_move (self->popover, step);
      return TRUE;
    }
  if (step < 0)
    return FALSE;
  if (self->text[0] == '\0')
    _bunko_search_field_suggest_recent (self);
  else if (gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0')
    {
      _bunko_search_field_suggest (self);
      return TRUE;
    }
  /* Where there is nothing to choose Down goes on to what was found. */
  return bunko_search_field_get_expanded (self);
}

static gboolean
leave (BunkoSearchField *self)
{
  gboolean expanded = bunko_search_field_get_expanded (self);

  if (expanded)
    _bunko_search_field_stop_suggest (self);
  else if (!self->simple)
    _bunko_search_field_emit_stop (self);
  return expanded || !self->simple;
}

static gboolean
choose (BunkoSearchField *self, gboolean or_first)
{
  _bunko_search_field_settle (self);
  return bunko_search_field_get_expanded (self) &&
         bunko_suggestion_popover_choose (self->popover, or_first);
}

/* With Control. */
static gboolean
handle_command (BunkoSearchField *self, guint key, GdkModifierType modifiers)
{
  switch (key)
    {
    case GDK_KEY_z:
    case GDK_KEY_Z:
      if ((modifiers & GDK_SHIFT_MASK) != 0)
        return bunko_search_state_redo (self->state);
      return bunko_search_state_undo (self->state);
    case GDK_KEY_y:
      return bunko_search_state_redo (self->state);
    default:
      return FALSE;
    }
}

static gboolean
handle_key (BunkoSearchField *self, guint key)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return focus_chip (self, !rtl);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return focus_chip (self, rtl);
    case GDK_KEY_BackSpace:
      return remove_chip (self);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return _bunko_search_field_forget (self);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return choose (self, FALSE);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return choose (self, TRUE);
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (BunkoSearchField *self, guint key, guint code, GdkModifierType modifiers)
{
  modifiers &= gtk_accelerator_get_default_mod_mask ();
  /* An input method needs them for its own list. */
  if (self->composing)
    return GDK_EVENT_PROPAGATE;
  if ((modifiers & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK)
    return handle_command (self, key, modifiers);
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    return leave (self);
  if (!gtk_widget_has_focus (GTK_WIDGET (self->entry)))
    return GDK_EVENT_PROPAGATE;
  return handle_key (self, key);
}

static void
clicked_cb (BunkoSearchField *self)
{
  if (self->text[0] == '\0' && !bunko_search_field_get_expanded (self))
    _bunko_search_field_suggest_recent (self);
}

void
_bunko_search_field_init_keys (BunkoSearchField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), GTK_EVENT_CONTROLLER (click));
}
