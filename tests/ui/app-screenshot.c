/* SPDX-License-Identifier: GPL-3.0-or-later */
/* app-screenshot FILE WIDTH HEIGHT STYLE [ACTION…]: the whole application on the sample library as
 * a PNG, as for the README. STYLE is light, dark, large (text) or rtl; each ACTION
 * (“win.open-gallery(int64 5)”) is activated where the keyboard focus is when all before it has
 * come to rest. */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "app/bunko-application.h"

/* Pictures come from a server of our own within a second; then nothing moves any more. */
#define REST_SECONDS 3

typedef struct
{
  GApplication *app;
  GtkWidget *window;
  const char *file;
  const char *style;
  int width, height;
  char **actions;
} Shot;

static void
save (Shot *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (self->window));

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (self->window),
                          gtk_widget_get_height (self->window));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gdk_texture_save_to_png (texture, self->file);
}

static gboolean
rested_cb (gpointer user_data)
{
  Shot *self = user_data;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *focus;

  if (*self->actions == NULL)
    {
      save (self);
      g_application_quit (self->app);
      return G_SOURCE_REMOVE;
    }
  g_action_parse_detailed_name (*self->actions++, &name, &target, &error);
  g_assert_no_error (error);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  gtk_widget_activate_action_variant (focus != NULL ? focus : self->window, name, target);

  return G_SOURCE_CONTINUE;
}

/* After the window has taken its size from the settings. */
static void
resize_cb (gpointer user_data)
{
  Shot *self = user_data;

  gtk_window_set_default_size (GTK_WINDOW (self->window), self->width, self->height);
}

static void
window_added_cb (GtkApplication *app, GtkWindow *window, Shot *self)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (self->window != NULL)
    return;
  self->window = GTK_WIDGET (window);
  g_object_set (settings, "gtk-font-name", "Cantarell 11", NULL);
  if (strcmp (self->style, "dark") == 0)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  else if (strcmp (self->style, "large") == 0)
    g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * 3 / 2, NULL);
  else if (strcmp (self->style, "rtl") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_idle_add_once (resize_cb, self);
  g_timeout_add_seconds (REST_SECONDS, rested_cb, self);
}

int
main (int argc, char **argv)
{
  g_autoptr (BunkoApplication) app = NULL;
  char *arguments[] = { argv[0], (char *) "--sample", NULL };
  Shot self = { NULL };

  if (argc < 5)
    return 2;
  app = bunko_application_new ();
  self = (Shot) {
    .app = G_APPLICATION (app),
    .file = argv[1],
    .style = argv[4],
    .width = atoi (argv[2]),
    .height = atoi (argv[3]),
    .actions = argv + 5,
  };
  g_signal_connect (app, "window-added", G_CALLBACK (window_added_cb), &self);

  return g_application_run (G_APPLICATION (app), 2, arguments);
}
