/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-search-text.h"
#include "widgets/bunko-page-shortcut.h"

#include "bunko-item-page-private.h"

/* The search among the galleries of an item page. */

/* What a person searches for, besides what makes them the galleries of the item. */
const char *
_bunko_item_page_get_search (BunkoItemPage *self)
{
  return bunko_search_field_get_text (self->search_field);
}

/* The galleries of a tag are found by a search themselves: both are one then. */
static void
apply (BunkoItemPage *self)
{
  g_autoptr (BunkoViewQuery) own = bunko_item_subject_create_query (self->subject);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_copy (bunko_item_view_get_query (self->view));
  const char *text = _bunko_item_page_get_search (self);
  g_autofree char *both = bunko_search_text_append (bunko_view_query_get_search (own), text);

  bunko_view_query_set_search (query, both);
  bunko_view_query_set_search_options (
      query, text[0] != '\0' ? bunko_search_field_get_options (self->search_field)
                             : bunko_view_query_get_search_options (own));
  bunko_view_query_set_filter_id (query, bunko_search_field_get_filter_id (self->search_field));
  bunko_search_field_set_view (self->search_field, own);
  bunko_item_view_set_query (self->view, query);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
}

void
_bunko_item_page_search_changed (BunkoItemPage *self)
{
  if (self->subject != NULL)
    apply (self);
}

/* Enter goes from the words to what was found. */
void
_bunko_item_page_search_activated (BunkoItemPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
_bunko_item_page_search_stopped (BunkoItemPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Who closes the search bar sees all of them again. */
void
_bunko_item_page_search_mode_changed (BunkoItemPage *self)
{
  if (self->subject == NULL || gtk_search_bar_get_search_mode (self->search_bar))
    return;
  bunko_search_field_set_text (self->search_field, "");
  bunko_search_field_set_filter_id (self->search_field, 0);
  apply (self);
}

static void
find_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoItemPage *self = BUNKO_ITEM_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_field));
}

void
_bunko_item_page_install_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "itempage.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, 0, "itempage.find", NULL);
}

void
_bunko_item_page_init_search (BunkoItemPage *self)
{
  bunko_search_field_set_context (self->search_field, self->context);
  bunko_page_shortcut_add (GTK_WIDGET (self), "<Control>f", "itempage.find");
}

void
_bunko_item_page_restore_search (BunkoItemPage *self, GVariant *state)
{
  const char *search = "";

  if (!g_variant_lookup (state, "search", "&s", &search) || search[0] == '\0')
    return;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  bunko_search_field_set_text (self->search_field, search);
  apply (self);
}
