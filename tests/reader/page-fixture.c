/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"

#include "image-fixture.h"

/* Something that looks a little like a page, with its number as the number of stripes. */
static BunkoImageReply *
draw_page_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  guint32 colour = 0xe8e0d0ff - (guint32) (request->id % 7) * 0x10080000;
  gboolean spread = request->id % 5 == 0;
  g_autoptr (GBytes) bytes = image_fixture_encode ("jpeg", spread ? 1200 : 600, 860, colour);

  return bunko_image_reply_new_for_bytes (bytes);
}

/* Of the page at the position. */
BunkoReaderPicture *
page_fixture_get_picture (PageFixture *self)
{
  return bunko_reader_model_get_picture (self->model,
                                         bunko_reader_model_get_position (self->model));
}

BunkoReaderPictureState
page_fixture_get_state (PageFixture *self)
{
  BunkoReaderPicture *picture = page_fixture_get_picture (self);

  return picture != NULL ? bunko_reader_picture_get_state (picture) : BUNKO_READER_PICTURE_NONE;
}

void
page_fixture_make (PageFixture *self, guint n_pages, guint start_page)
{
  self->directory = image_fixture_make_dir ();
  self->images = bunko_fake_image_source_new ();
  bunko_fake_image_source_set_func (self->images, draw_page_cb, NULL);
  self->loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (self->images), "test", self->directory);
  self->pages = fake_pages_new (n_pages);
  self->journal = fake_journal_new (0);
  self->options = bunko_reader_options_new ();
  self->model =
      bunko_reader_model_new (BUNKO_LIST_SOURCE (self->pages), self->loader,
                              BUNKO_READER_JOURNAL (self->journal), self->options, start_page);
  self->gallery = bunko_fake_gallery_new (12);
}

/* A page before it, so that there is a way back. */
void
page_fixture_show (PageFixture *self, int width, int height)
{
  AdwNavigationPage *before = adw_navigation_page_new (gtk_label_new ("before"), "Before");
  AdwNavigationPage *page =
      bunko_reader_page_new_for_model (self->model, self->options, self->gallery);

  bunko_reader_page_set_thumbnails (BUNKO_READER_PAGE (page), BUNKO_LIST_SOURCE (self->pages),
                                    self->loader);
  self->page = GTK_WIDGET (page);
  self->view = bunko_ui_test_get_child (page, BUNKO_TYPE_READER_PAGE, "canvas");
  self->controls = bunko_ui_test_get_child (page, BUNKO_TYPE_READER_PAGE, "controls");
  self->navigation = adw_navigation_view_new ();
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (self->navigation), before);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (self->navigation), page);
  self->window = bunko_ui_test_show (self->navigation, width, height);
}

void
page_fixture_start (PageFixture *self, guint n_pages, guint start_page)
{
  page_fixture_make (self, n_pages, start_page);
  page_fixture_show (self, 800, 600);
  RUN_UNTIL (page_fixture_get_state (self) == BUNKO_READER_PICTURE_READY);
}

void
page_fixture_tear_down (PageFixture *self, gconstpointer unused)
{
  gpointer page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  bunko_ui_test_destroy (self->window);
  g_assert_null (page);
  bunko_fake_image_source_release (self->images, 100);
  RUN_UNTIL (bunko_fake_image_source_get_n_pending (self->images) == 0);
  bunko_ui_test_settle ();
  g_assert_finalize_object (self->model);
  g_assert_finalize_object (self->options);
  g_assert_finalize_object (self->journal);
  g_assert_finalize_object (self->pages);
  g_assert_finalize_object (self->loader);
  g_assert_finalize_object (self->images);
  g_object_unref (self->gallery);
  image_fixture_remove_dir (self->directory);
  g_free (self->directory);
}

/* Runs the binding of a key, as if it was pressed with the focus on the page. */
gboolean
page_fixture_press (PageFixture *self, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            {
              gboolean done = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                            self->page, NULL);

              bunko_ui_test_settle ();
              return done;
            }
        }
    }
  return FALSE;
}

void
page_fixture_assert_page (PageFixture *self, guint number)
{
  guint page = 0;
  g_autofree char *label =
      g_strdup_printf ("Page %u of %u", number, bunko_reader_model_get_n_pages (self->model));

  RUN_UNTIL (page_fixture_get_state (self) == BUNKO_READER_PICTURE_READY);
  g_assert_cmpuint (bunko_reader_model_get_position (self->model) + 1, ==, number);
  RUN_UNTIL (bunko_reader_canvas_find_page (BUNKO_READER_CANVAS (self->view),
                                            gtk_widget_get_width (self->view) / 2.0,
                                            gtk_widget_get_height (self->view) / 2.0, &page));
  g_assert_cmpuint (page + 1, ==, number);
  gtk_test_accessible_assert_property (self->view, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

GtkWidget *
page_fixture_get_child (PageFixture *self, const char *name)
{
  return bunko_ui_test_get_child (self->page, BUNKO_TYPE_READER_PAGE, name);
}

gboolean
page_fixture_activate (PageFixture *self, const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  gboolean done;

  g_assert_true (g_action_parse_detailed_name (detailed_name, &name, &target, NULL));
  done = gtk_widget_activate_action_variant (self->page, name, target);
  bunko_ui_test_settle ();
  return done;
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        return controller;
    }
  g_assert_not_reached ();
}

void
page_fixture_move_pointer (PageFixture *self, double x, double y)
{
  GtkWidget *bars = page_fixture_get_child (self, "toolbar_view");

  g_signal_emit_by_name (find_controller (bars, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", x, y);
}

void
page_fixture_take_pointer_away (PageFixture *self)
{
  GtkWidget *bars = page_fixture_get_child (self, "toolbar_view");

  g_signal_emit_by_name (find_controller (bars, GTK_TYPE_EVENT_CONTROLLER_MOTION), "leave");
}

void
page_fixture_type (PageFixture *self, guint key)
{
  GtkWidget *bars = page_fixture_get_child (self, "toolbar_view");
  gboolean done;

  g_signal_emit_by_name (find_controller (bars, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key,
                         0, 0, &done);
  g_assert_false (done);
}

gboolean
page_fixture_has_bars (PageFixture *self)
{
  AdwToolbarView *bars = ADW_TOOLBAR_VIEW (page_fixture_get_child (self, "toolbar_view"));

  g_assert_true (adw_toolbar_view_get_reveal_top_bars (bars) ==
                 adw_toolbar_view_get_reveal_bottom_bars (bars));
  return adw_toolbar_view_get_reveal_top_bars (bars);
}
