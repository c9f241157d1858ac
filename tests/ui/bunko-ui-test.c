/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"

/* What an AdwApplication does by itself. */
static void
load_style (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/bunko_hpx/Bunko/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}

/* To be called instead of g_test_init(): GTK and libadwaita too, without animations, in a fixed
 * font. */
void
bunko_ui_test_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  if (g_getenv ("BUNKO_TEST_RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  load_style ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/bunko_hpx/Bunko/icons");
}

/* Lets everything that is pending happen, layout and a frame included. */
void
bunko_ui_test_settle (void)
{
  run_for (60);
}

/* Shows @child in a window of the given size. */
GtkWidget *
bunko_ui_test_show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  RUN_UNTIL (gtk_widget_get_mapped (child) && gtk_widget_get_width (child) > 0);
  bunko_ui_test_settle ();

  return window;
}

void
bunko_ui_test_destroy (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  bunko_ui_test_settle ();
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

  return gtk_widget_get_tooltip_text (widget);
}

/* Finds the first visible widget of @type below @root with that label, title or tooltip (any, for
 * NULL). */
GtkWidget *
bunko_ui_test_find (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (text == NULL || g_strcmp0 (get_text (root), text) == 0))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bunko_ui_test_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Gets a template child by name; it must be there. */
GtkWidget *
bunko_ui_test_get_child (gpointer widget, GType widget_type, const char *name)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (widget), widget_type, name);

  g_assert_nonnull (child);

  return GTK_WIDGET (child);
}

static void
action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *text = g_variant_print (parameter, FALSE);

  g_string_append_printf (user_data, "%s %s;", g_action_get_name (G_ACTION (action)), text);
}

/* A place that is opened: which item it is of, and where it is shown. */
static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GVariant) place = g_variant_get_child_value (parameter, 0);
  gint64 id = 0;
  guint where;

  g_variant_get_child (parameter, 1, "u", &where);
  g_variant_lookup (place, "id", "x", &id);
  g_string_append_printf (user_data, "open %" G_GINT64_FORMAT " %u;", id, where);
}

/* Gives a window what the one of the application offers to its pages; what they activate is
 * written to @log. */
void
bunko_ui_test_record_actions (GtkWidget *window, GString *log)
{
  static const GActionEntry entries[] = {
    { "open", open_cb, "(a{sv}u)" },
    { "open-gallery", action_cb, "x" },
    { "read", action_cb, "(xu)" },
    { "search", action_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), log);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

/* Clicks a button that must be possible to click. */
void
bunko_ui_test_click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  if (GTK_IS_BUTTON (button))
    g_signal_emit_by_name (button, "clicked");
  else
    gtk_widget_activate (button);
  bunko_ui_test_settle ();
}

/* Saves what @window shows as NAME.png in the folder BUNKO_SCREENSHOTS; does nothing without that
 * variable. */
void
bunko_ui_test_screenshot (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("BUNKO_SCREENSHOTS");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;
  g_autofree char *file_name = NULL;

  if (folder == NULL)
    return;

  paintable = gtk_widget_paintable_new (window);
  bunko_ui_test_settle ();
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  file_name = g_strconcat (name, ".png", NULL);
  path = g_build_filename (folder, file_name, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}
