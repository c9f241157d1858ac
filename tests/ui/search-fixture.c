/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-fixture.h"
#include "settings/bunko-settings.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

void
search_fixture_set_up (SearchFixture *self, gconstpointer width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autoptr (BunkoImageLoader) loader = NULL;

  stub_suggest_reset ();
  self->library = stub_library_new ();
  loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (self->library), "test", NULL);
  self->context = bunko_context_new (self->library, loader, NULL);
  self->field = BUNKO_SEARCH_FIELD (bunko_search_field_new (self->context));
  self->entry = bunko_search_field_get_editable (self->field);
  self->button = gtk_button_new_with_label ("Elsewhere");
  gtk_widget_set_valign (GTK_WIDGET (self->field), GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->field));
  gtk_box_append (GTK_BOX (box), self->button);
  g_signal_connect_swapped (self->field, "search-changed", G_CALLBACK (count_cb), &self->n_changed);
  g_signal_connect_swapped (self->field, "activate", G_CALLBACK (count_cb), &self->n_activated);
  g_signal_connect_swapped (self->field, "stop-search", G_CALLBACK (count_cb), &self->n_stopped);
  self->window = bunko_ui_test_show (box, width != NULL ? GPOINTER_TO_INT (width) : 600, 400);
}

void
search_fixture_tear_down (SearchFixture *self, gconstpointer width)
{
  bunko_ui_test_destroy (self->window);
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->library);
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_RECENT_SEARCHES);
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SEARCH_TYPING);
}

/* What a keyboard does: the capturing controllers of the widgets around, then the widget itself. */
static gboolean
press_on (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
              gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
            continue;
          g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
          if (handled)
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
search_fixture_press (SearchFixture *self, guint key, GdkModifierType modifiers)
{
  gboolean handled = press_on (gtk_window_get_focus (GTK_WINDOW (self->window)), key, modifiers);

  bunko_ui_test_settle ();
  return handled;
}

/* Letter by letter. */
void
search_fixture_type (SearchFixture *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int position = gtk_editable_get_position (self->entry);
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      gtk_editable_insert_text (self->entry, letter, -1, &position);
      gtk_editable_set_position (self->entry, position);
      run_for (0);
    }
}

GtkWidget *
search_fixture_find_chip (SearchFixture *self, guint index)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self->entry));

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (BUNKO_IS_SEARCH_CHIP (child) && index-- == 0)
        return child;
    }
  return NULL;
}

GtkWidget *
search_fixture_get_focus (SearchFixture *self)
{
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

void
search_fixture_assert_text (SearchFixture *self, const char *text)
{
  g_assert_cmpstr (bunko_search_field_get_text (self->field), ==, text);
}
