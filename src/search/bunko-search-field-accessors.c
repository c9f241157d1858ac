/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-search-field-private.h"

/* What a search field tells, and is told. */

/**
 * bunko_search_field_set_context:
 * @self: a search field
 * @context: (nullable): the server; without one nothing is suggested
 *
 * Says who knows what can be searched for.
 */
void
bunko_search_field_set_context (BunkoSearchField *self, BunkoContext *context)
{
  g_return_if_fail (BUNKO_IS_SEARCH_FIELD (self));
  g_return_if_fail (context == NULL || BUNKO_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;
  _bunko_search_field_reset_suggest (self);
  _bunko_search_field_reset_filters (self);
  _bunko_search_field_update_filter (self);
  g_object_notify (G_OBJECT (self), "context");
}

/**
 * bunko_search_field_set_view:
 * @self: a search field
 * @view: (nullable): what is searched in, %NULL for the galleries of the library; its search does
 * not matter
 *
 * Says what is counted for a search that is being built.
 */
void
bunko_search_field_set_view (BunkoSearchField *self, BunkoViewQuery *view)
{
  g_return_if_fail (BUNKO_IS_SEARCH_FIELD (self));
  g_return_if_fail (view == NULL || BUNKO_IS_VIEW_QUERY (view));

  g_set_object (&self->view, view);
}

/**
 * bunko_search_field_get_text:
 * @self: a search field
 *
 * Returns: (transfer none) (not nullable): the text of the search, as the server gets it
 */
const char *
bunko_search_field_get_text (BunkoSearchField *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_FIELD (self), "");

  return self->text;
}

/**
 * bunko_search_field_set_text:
 * @self: a search field
 * @text: the text of a search
 *
 * Shows a search that the application knows of: #BunkoSearchField::search-changed is not emitted.
 */
void
bunko_search_field_set_text (BunkoSearchField *self, const char *text)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (BUNKO_IS_SEARCH_FIELD (self));
  g_return_if_fail (text != NULL);

  stripped = g_strstrip (g_strdup (text));
  g_set_str (&self->emitted, stripped);
  bunko_search_state_set_text (self->state, stripped);
  g_clear_handle_id (&self->delay_source, g_source_remove);
}

/**
 * bunko_search_field_get_options:
 * @self: a search field
 *
 * Returns: how the search is made
 */
BunkoSearchOptions
bunko_search_field_get_options (BunkoSearchField *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_FIELD (self), BUNKO_SEARCH_OPTIONS_DEFAULT);

  return self->options;
}

/**
 * bunko_search_field_set_options:
 * @self: a search field
 * @options: how the search is made
 *
 * Shows options that the application knows of: #BunkoSearchField::search-changed is not emitted.
 */
void
bunko_search_field_set_options (BunkoSearchField *self, BunkoSearchOptions options)
{
  g_return_if_fail (BUNKO_IS_SEARCH_FIELD (self));

  if (self->options == options)
    return;
  self->options = options;
  _bunko_search_field_update_actions (self);
  g_object_notify (G_OBJECT (self), "options");
}

/**
 * bunko_search_field_get_filter_id:
 * @self: a search field
 *
 * Returns: the filter that the search is combined with, 0 for none
 */
gint64
bunko_search_field_get_filter_id (BunkoSearchField *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_FIELD (self), 0);

  return self->filter_id;
}

/**
 * bunko_search_field_set_filter_id:
 * @self: a search field
 * @filter_id: a filter of the server, 0 for none
 *
 * Shows a filter that the application knows of: #BunkoSearchField::search-changed is not emitted.
 */
void
bunko_search_field_set_filter_id (BunkoSearchField *self, gint64 filter_id)
{
  g_return_if_fail (BUNKO_IS_SEARCH_FIELD (self));

  filter_id = MAX (filter_id, 0);
  if (self->filter_id == filter_id)
    return;
  self->filter_id = filter_id;
  _bunko_search_field_update_filter (self);
  _bunko_search_field_update_actions (self);
  g_object_notify (G_OBJECT (self), "filter-id");
}

/**
 * bunko_search_field_get_filter_name:
 * @self: a search field
 *
 * Returns: (transfer none) (nullable): what the filter is called, %NULL without one
 */
const char *
bunko_search_field_get_filter_name (BunkoSearchField *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_FIELD (self), NULL);

  return self->filter_name;
}

/**
 * bunko_search_field_set_simple:
 * @self: a search field
 * @simple: whether it is only for conditions
 *
 * Makes the field a part of something that has the options and the filter.
 */
void
bunko_search_field_set_simple (BunkoSearchField *self, gboolean simple)
{
  g_return_if_fail (BUNKO_IS_SEARCH_FIELD (self));

  simple = simple != FALSE;
  if (self->simple == simple)
    return;
  self->simple = simple;
  gtk_widget_set_visible (self->icon, !simple);
  gtk_widget_set_visible (self->menu_button, !simple);
  _bunko_search_field_update_text (self);
  g_object_notify (G_OBJECT (self), "simple");
}

/**
 * bunko_search_field_get_expanded:
 * @self: a search field
 *
 * Returns: whether suggestions are shown
 */
gboolean
bunko_search_field_get_expanded (BunkoSearchField *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_FIELD (self), FALSE);

  return self->popover != NULL && gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

/**
 * bunko_search_field_add_term:
 * @self: a search field
 * @tag_namespace: (nullable): what the term is looked for in, %NULL for anything
 * @term: what to look for
 * @negated: whether to leave out what has it
 *
 * Adds a condition, or changes the one about the same term, as if the person had written it:
 * #BunkoSearchField::search-changed is emitted if that is something else.
 */
void
bunko_search_field_add_term (BunkoSearchField *self,
                             const char *tag_namespace,
                             const char *term,
                             gboolean negated)
{
  g_return_if_fail (BUNKO_IS_SEARCH_FIELD (self));
  g_return_if_fail (term != NULL);

  bunko_search_state_add (self->state, tag_namespace, term, negated);
}

/**
 * bunko_search_field_get_editable:
 * @self: a search field
 *
 * Gets where a person writes, for gtk_search_bar_connect_entry() and the like. It holds only what
 * is being written.
 *
 * Returns: (transfer none): the text
 */
GtkEditable *
bunko_search_field_get_editable (BunkoSearchField *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_FIELD (self), NULL);

  return GTK_EDITABLE (self->entry);
}
