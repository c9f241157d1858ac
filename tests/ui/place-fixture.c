/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "place-fixture.h"

void
place_fixture_set_up (PlaceFixture *self, gconstpointer legacy)
{
  BunkoLibrary *library;

  sample_fixture_set_up (&self->sample, legacy);
  library = self->sample.library.library;
  self->loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (library),
                                         bunko_library_get_server_key (library), NULL);
  self->context = bunko_context_new (library, self->loader, NULL);
  self->log = g_string_new (NULL);
}

void
place_fixture_describe (GString *text, BunkoLocation *location)
{
  const char *tag = bunko_location_get_tag (location);

  g_string_append_printf (text, "%d/%d/%" G_GINT64_FORMAT "/%s",
                          (int) bunko_location_get_kind (location),
                          (int) bunko_location_get_item_type (location),
                          bunko_location_get_id (location), tag != NULL ? tag : "");
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GVariant) saved = g_variant_get_child_value (parameter, 0);
  g_autoptr (BunkoLocation) location = bunko_location_new_from_variant (saved);
  guint where;

  g_variant_get_child (parameter, 1, "u", &where);
  place_fixture_describe (user_data, location);
  g_string_append_printf (user_data, " %u;", where);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_string_append_printf (user_data, "%s %s;", g_action_get_name (G_ACTION (action)),
                          g_variant_get_string (parameter, NULL));
}

/* In a window with messages, as the one of the application has. */
void
place_fixture_show (PlaceFixture *self, GtkWidget *widget, int width, int height)
{
  static const GActionEntry entries[] = {
    { "open", open_cb, "(a{sv}u)" },
    { "search", search_cb, "s" },
    { "exclude", search_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *view = adw_navigation_view_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->widget = widget;
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (widget));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), view);
  self->window = bunko_ui_test_show (overlay, width, height);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries),
                                   self->log);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

/* Nothing may be left over. */
void
place_fixture_tear_down (PlaceFixture *self, gconstpointer legacy)
{
  GtkWidget *widget = self->widget;

  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  bunko_ui_test_destroy (self->window);
  bunko_ui_test_settle ();
  RUN_UNTIL (widget == NULL);
  RUN_UNTIL (G_OBJECT (self->context)->ref_count == 1);
  g_assert_finalize_object (self->context);
  RUN_UNTIL (G_OBJECT (self->loader)->ref_count == 1);
  g_assert_finalize_object (self->loader);
  sample_fixture_tear_down (&self->sample, legacy);
  g_string_free (self->log, TRUE);
}
