/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-recent-searches.h"

#include "bunko-search-field-private.h"

#include <string.h>

/* What a search field suggests while a person writes. */

/* How long a search bar takes to open, in milliseconds. */
#define BAR_OPENS 260

static const char *
get_server (BunkoSearchField *self)
{
  return self->context != NULL
             ? bunko_library_get_state_key (bunko_context_get_library (self->context))
             : NULL;
}

static BunkoSearchWord *
get_word (BunkoSearchField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  return bunko_search_text_get_word (
      text, (gsize) (g_utf8_offset_to_pointer (text, MAX (position, 0)) - text));
}

/* The widget that hears the keys speaks for the list. */
static void
update_accessible (BunkoSearchField *self)
{
  GtkWidget *row = bunko_suggestion_popover_get_row (self->popover);
  gboolean expanded = bunko_search_field_get_expanded (self);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED,
                               expanded, -1);
  if (row != NULL && expanded)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static void
visible_changed_cb (BunkoSearchField *self)
{
  if (self->entry == NULL)
    return;
  update_accessible (self);
  g_object_notify (G_OBJECT (self), "expanded");
}

static void
complete (BunkoSearchField *self, BunkoSuggestion *suggestion)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean is_namespace = bunko_suggestion_get_kind (suggestion) == BUNKO_SUGGESTION_NAMESPACE;
  g_autoptr (BunkoSearchWord) word = get_word (self);
  gsize caret = 0;
  g_autofree char *completed = bunko_search_text_complete (
      text, word, bunko_suggestion_get_namespace (suggestion),
      is_namespace ? NULL : bunko_suggestion_get_text (suggestion), &caret);
  int position = (int) g_utf8_pointer_to_offset (completed, completed + caret);

  /* At the end of the text that becomes a chip. */
  gtk_editable_set_text (GTK_EDITABLE (self->entry), completed);
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), completed))
    gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
  if (is_namespace)
    _bunko_search_field_suggest (self);
}

static void
chosen_cb (BunkoSearchField *self, GObject *item)
{
  g_object_ref (item);
  _bunko_search_field_stop_suggest (self);
  if (BUNKO_IS_SUGGESTION (item))
    complete (self, BUNKO_SUGGESTION (item));
  else
    {
      bunko_search_state_set_text (self->state,
                                   gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
      _bunko_search_field_remember (self);
    }
  g_object_unref (item);
}

static void
clear_recent_cb (BunkoSearchField *self)
{
  if (get_server (self) != NULL)
    bunko_recent_searches_clear (get_server (self));
  _bunko_search_field_stop_suggest (self);
}

/* Looks for what fits the word at the caret. */
static void
suggest (BunkoSearchField *self)
{
  g_autoptr (BunkoSearchWord) word = get_word (self);

  if (self->suggester == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->entry)))
    return;
  /* A minus is the beginning of any term. */
  if (word->tag_namespace == NULL && (word->prefix[0] == '\0' || g_str_equal (word->prefix, "-")))
    {
      _bunko_search_field_stop_suggest (self);
      return;
    }
  if (word->in_namespace)
    bunko_suggester_ask_namespaces (self->suggester, word->prefix);
  else
    bunko_suggester_ask (self->suggester, word->tag_namespace, word->prefix);
  bunko_suggestion_popover_show_suggestions (self->popover, self->suggester);
}

static gboolean
suggest_cb (gpointer user_data)
{
  BunkoSearchField *self = user_data;

  self->suggest_source = 0;
  suggest (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the caret moves after the text has changed. */
void
_bunko_search_field_suggest (BunkoSearchField *self)
{
  g_clear_handle_id (&self->suggest_source, g_source_remove);
  self->suggest_source = g_idle_add_full (G_PRIORITY_HIGH, suggest_cb, self, NULL);
}

static gboolean
suggest_recent_cb (gpointer user_data)
{
  BunkoSearchField *self = user_data;

  self->suggest_source = 0;
  if (gtk_widget_has_focus (GTK_WIDGET (self->entry)) && self->text[0] == '\0')
    _bunko_search_field_suggest_recent (self);
  return G_SOURCE_REMOVE;
}

/* Shows what was searched for before. */
void
_bunko_search_field_suggest_recent (BunkoSearchField *self)
{
  g_auto (GStrv) searches = NULL;

  if (get_server (self) == NULL || self->simple)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    {
      /* A search bar opens with the focus in it. */
      if (self->suggest_source == 0)
        self->suggest_source = g_timeout_add (BAR_OPENS, suggest_recent_cb, self);
      return;
    }
  searches = bunko_recent_searches_get (get_server (self));
  bunko_suggestion_popover_show_recent (self->popover, (const char *const *) searches);
}

/* Who selected a recent search may not want to see it again. */
gboolean
_bunko_search_field_forget (BunkoSearchField *self)
{
  const char *recent = bunko_search_field_get_expanded (self)
                           ? bunko_suggestion_popover_get_recent (self->popover)
                           : NULL;

  if (recent == NULL)
    return FALSE;
  bunko_recent_searches_remove (get_server (self), recent);
  _bunko_search_field_suggest_recent (self);
  return TRUE;
}

/* What can be chosen is for what is written. */
void
_bunko_search_field_settle (BunkoSearchField *self)
{
  if (self->suggester != NULL)
    bunko_suggester_settle (self->suggester);
}

void
_bunko_search_field_stop_suggest (BunkoSearchField *self)
{
  g_clear_handle_id (&self->suggest_source, g_source_remove);
  if (self->popover != NULL)
    bunko_suggestion_popover_close (self->popover);
  if (self->suggester != NULL)
    bunko_suggester_stop (self->suggester);
}

/* What was searched for can be found again. */
void
_bunko_search_field_remember (BunkoSearchField *self)
{
  if (get_server (self) != NULL && !self->simple)
    bunko_recent_searches_add (get_server (self), self->text);
}

void
_bunko_search_field_reset_suggest (BunkoSearchField *self)
{
  _bunko_search_field_stop_suggest (self);
  g_clear_object (&self->suggester);
  if (self->context != NULL)
    self->suggester = bunko_suggester_new (bunko_context_get_library (self->context));
}

void
_bunko_search_field_init_suggest (BunkoSearchField *self)
{
  GtkWidget *popover = bunko_suggestion_popover_new ();
  GtkAccessible *list;

  self->popover = BUNKO_SUGGESTION_POPOVER (popover);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  g_signal_connect_swapped (popover, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (popover, "clear-recent", G_CALLBACK (clear_recent_cb), self);
  g_signal_connect_swapped (popover, "selected", G_CALLBACK (update_accessible), self);
  g_signal_connect_swapped (popover, "notify::visible", G_CALLBACK (visible_changed_cb), self);
  list = GTK_ACCESSIBLE (bunko_suggestion_popover_get_list (self->popover));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_CONTROLS,
                                  list, NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, -1);
}

void
_bunko_search_field_dispose_suggest (BunkoSearchField *self)
{
  if (self->popover == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->popover, self);
  _bunko_search_field_stop_suggest (self);
  gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  g_clear_object (&self->suggester);
}
