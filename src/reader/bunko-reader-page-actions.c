/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

/* What keys, buttons and the page view do. */

static void
toast_dismissed_cb (BunkoReaderPage *self, AdwToast *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

/* Says it once, however often somebody presses on. */
static void
show_end (BunkoReaderPage *self)
{
  if (self->toast != NULL || bunko_reader_model_get_n_pages (self->model) == 0)
    return;

  self->toast = adw_toast_new (_ ("Last page"));
  adw_toast_set_button_label (self->toast, _ ("_Close"));
  adw_toast_set_action_name (self->toast, "navigation.pop");
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, self->toast);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  if (!bunko_reader_model_next (self->model))
    show_end (self);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_model_previous (BUNKO_READER_PAGE (widget)->model);
}

/* Pages run from left to right. */
static void
turn_left_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  previous_action (widget, name, parameter);
}

static void
turn_right_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  next_action (widget, name, parameter);
}

static void
first_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_model_go (BUNKO_READER_PAGE (widget)->model, 0);
}

static void
last_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  bunko_reader_model_go (self->model, bunko_reader_model_get_n_pages (self->model) - 1);
}

static void
go_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_model_go (BUNKO_READER_PAGE (widget)->model, g_variant_get_uint32 (parameter));
}

static void
ask_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  _bunko_reader_page_show_bars (self);
  bunko_reader_controls_ask_page (self->controls);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_model_retry (BUNKO_READER_PAGE (widget)->model);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  if (self->window == NULL)
    return;
  if (_bunko_reader_page_is_fullscreen (self))
    gtk_window_unfullscreen (self->window);
  else
    {
      self->made_fullscreen = TRUE;
      gtk_window_fullscreen (self->window);
    }
}

static void
toggle_bars_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  if (!_bunko_reader_page_is_fullscreen (self))
    return;
  if (adw_toolbar_view_get_reveal_top_bars (self->toolbar_view))
    _bunko_reader_page_hide_bars (self);
  else
    _bunko_reader_page_show_bars (self);
}

/* Out of full screen first; the navigation view takes the next one as the way back. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);

  if (!_bunko_reader_page_is_fullscreen (self))
    return GDK_EVENT_PROPAGATE;
  gtk_window_unfullscreen (self->window);
  return GDK_EVENT_STOP;
}

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_Right, 0, "reader.turn-right" },
  { GDK_KEY_KP_Right, 0, "reader.turn-right" },
  { GDK_KEY_d, 0, "reader.turn-right" },
  { GDK_KEY_Left, 0, "reader.turn-left" },
  { GDK_KEY_KP_Left, 0, "reader.turn-left" },
  { GDK_KEY_a, 0, "reader.turn-left" },
  { GDK_KEY_Page_Down, 0, "reader.next" },
  { GDK_KEY_KP_Page_Down, 0, "reader.next" },
  { GDK_KEY_n, 0, "reader.next" },
  { GDK_KEY_space, 0, "reader.next" },
  { GDK_KEY_Page_Up, 0, "reader.previous" },
  { GDK_KEY_KP_Page_Up, 0, "reader.previous" },
  { GDK_KEY_p, 0, "reader.previous" },
  { GDK_KEY_space, GDK_SHIFT_MASK, "reader.previous" },
  { GDK_KEY_Home, 0, "reader.first" },
  { GDK_KEY_KP_Home, 0, "reader.first" },
  { GDK_KEY_End, 0, "reader.last" },
  { GDK_KEY_KP_End, 0, "reader.last" },
  { GDK_KEY_g, GDK_CONTROL_MASK, "reader.ask-page" },
  { GDK_KEY_F11, 0, "reader.fullscreen" },
  { GDK_KEY_f, 0, "reader.fullscreen" },
  { GDK_KEY_Return, 0, "reader.toggle-bars" },
  { GDK_KEY_KP_Enter, 0, "reader.toggle-bars" },
  { GDK_KEY_F5, 0, "reader.retry" },
  { GDK_KEY_r, GDK_CONTROL_MASK, "reader.retry" },
};

void
_bunko_reader_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "reader.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "reader.turn-left", NULL, turn_left_action);
  gtk_widget_class_install_action (widget_class, "reader.turn-right", NULL, turn_right_action);
  gtk_widget_class_install_action (widget_class, "reader.first", NULL, first_action);
  gtk_widget_class_install_action (widget_class, "reader.last", NULL, last_action);
  gtk_widget_class_install_action (widget_class, "reader.go-to", "u", go_to_action);
  gtk_widget_class_install_action (widget_class, "reader.ask-page", NULL, ask_page_action);
  gtk_widget_class_install_action (widget_class, "reader.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "reader.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "reader.toggle-bars", NULL, toggle_bars_action);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}
