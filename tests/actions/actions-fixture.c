/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions-fixture.h"

#include "fake-library.h"
#include "library/bunko-location.h"

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ActionsFixture *self = user_data;
  g_autoptr (GVariant) variant = g_variant_get_child_value (parameter, 0);
  g_autoptr (BunkoLocation) location = bunko_location_new_from_variant (variant);
  guint where;

  g_variant_get_child (parameter, 1, "u", &where);
  g_assert_nonnull (location);
  g_string_append_printf (
      self->log, "%s %d:%d in %u;",
      bunko_location_get_kind (location) == BUNKO_LOCATION_READER ? "read" : "open",
      bunko_location_get_item_type (location), (int) bunko_location_get_id (location), where);
}

static void
edited_cb (ActionsFixture *self)
{
  self->n_edited++;
}

static GtkWidget *
create_page (ActionsFixture *self)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->page = gtk_label_new ("Page");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->page);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), overlay);
  return toolbar;
}

void
actions_fixture_set_up (ActionsFixture *self, gconstpointer legacy)
{
  static const GActionEntry entries[] = { { "open", open_cb, "(a{sv}u)" } };
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  sample_fixture_set_up (&self->sample, legacy);
  self->context = bunko_context_new (self->sample.library.library, loader, NULL);
  self->log = g_string_new (NULL);
  self->window = bunko_ui_test_show (create_page (self), 600, 600);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
  self->actions = bunko_item_actions_new (self->context, self->page);
  g_signal_connect_swapped (self->actions, "edited", G_CALLBACK (edited_cb), self);
}

void
actions_fixture_tear_down (ActionsFixture *self, gconstpointer legacy)
{
  if (self->window != NULL)
    bunko_ui_test_destroy (self->window);
  RUN_UNTIL (G_OBJECT (self->actions)->ref_count == 1);
  g_assert_finalize_object (self->actions);
  g_assert_finalize_object (self->context);
  sample_fixture_tear_down (&self->sample, legacy);
  g_string_free (self->log, TRUE);
}

GPtrArray *
actions_fixture_get_galleries (ActionsFixture *self, guint n)
{
  return sample_fixture_get_galleries (&self->sample, BUNKO_VIEW_TYPE_LIBRARY, n);
}

void
actions_fixture_activate (ActionsFixture *self, const char *name)
{
  g_assert_true (actions_fixture_is_enabled (self, name));
  bunko_item_actions_activate (self->actions, name, NULL);
}

gboolean
actions_fixture_is_enabled (ActionsFixture *self, const char *name)
{
  return g_action_group_get_action_enabled (bunko_item_actions_get_group (self->actions), name);
}

gboolean
actions_fixture_get_state (ActionsFixture *self, const char *name)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (bunko_item_actions_get_group (self->actions), name);

  return g_variant_get_boolean (state);
}

void
actions_fixture_wait_edited (ActionsFixture *self)
{
  RUN_UNTIL (self->n_edited > 0);
  self->n_edited = 0;
}

void
actions_fixture_wait_text (ActionsFixture *self, const char *text)
{
  RUN_UNTIL (bunko_ui_test_find (self->window, GTK_TYPE_LABEL, text) != NULL);
}

void
actions_fixture_undo (ActionsFixture *self)
{
  RUN_UNTIL (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  bunko_ui_test_click (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo"));
  actions_fixture_wait_edited (self);
}
