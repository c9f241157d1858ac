/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* Which key does what. */
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
_bunko_reader_page_add_keys (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}
