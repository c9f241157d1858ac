/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-player-bar.h"

/**
 * BunkoPlayerBar:
 *
 * The controls of what goes on by itself, the slideshow or the scrolling: play and pause, slower,
 * faster, and an end to it. It acts by the actions of the reader: `reader.play-pause`,
 * `reader.slower`, `reader.faster` and `reader.stop-playing`.
 */
struct _BunkoPlayerBar
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkEventController *motion;
  GtkButton *play_button;
  GtkRevealer *revealer;
  GtkLabel *speed_label;
};

G_DEFINE_FINAL_TYPE (BunkoPlayerBar, bunko_player_bar, ADW_TYPE_BIN)

static void
bunko_player_bar_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BUNKO_TYPE_PLAYER_BAR);

  G_OBJECT_CLASS (bunko_player_bar_parent_class)->dispose (object);
}

static void
bunko_player_bar_class_init (BunkoPlayerBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_player_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-player-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoPlayerBar, motion);
  gtk_widget_class_bind_template_child (widget_class, BunkoPlayerBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoPlayerBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, BunkoPlayerBar, speed_label);
}

static void
bunko_player_bar_init (BunkoPlayerBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bunko_player_bar_set_reveal (self, FALSE);
}

/**
 * bunko_player_bar_set_reveal:
 * @self: the bar
 * @reveal: whether to show it
 *
 * Shows or hides the bar. A hidden one takes no clicks.
 */
void
bunko_player_bar_set_reveal (BunkoPlayerBar *self, gboolean reveal)
{
  g_return_if_fail (BUNKO_IS_PLAYER_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, reveal);
  gtk_widget_set_can_target (GTK_WIDGET (self), reveal);
  gtk_widget_set_sensitive (GTK_WIDGET (self), reveal);
}

/**
 * bunko_player_bar_get_reveal:
 * @self: the bar
 *
 * Returns: whether it is shown
 */
gboolean
bunko_player_bar_get_reveal (BunkoPlayerBar *self)
{
  g_return_val_if_fail (BUNKO_IS_PLAYER_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * bunko_player_bar_set_playing:
 * @self: the bar
 * @playing: whether it goes on; %FALSE for a pause
 *
 * Sets what the button offers.
 */
void
bunko_player_bar_set_playing (BunkoPlayerBar *self, gboolean playing)
{
  g_return_if_fail (BUNKO_IS_PLAYER_BAR (self));

  gtk_button_set_icon_name (self->play_button, playing ? "media-playback-pause-symbolic"
                                                       : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), playing ? _ ("Pause") : _ ("Play"));
}

/**
 * bunko_player_bar_set_speed:
 * @self: the bar
 * @text: how fast it goes
 *
 * Says how fast it goes.
 */
void
bunko_player_bar_set_speed (BunkoPlayerBar *self, const char *text)
{
  g_return_if_fail (BUNKO_IS_PLAYER_BAR (self));

  gtk_label_set_text (self->speed_label, text);
}

/**
 * bunko_player_bar_contains_pointer:
 * @self: the bar
 *
 * Returns: whether somebody is about to use it
 */
gboolean
bunko_player_bar_contains_pointer (BunkoPlayerBar *self)
{
  g_return_val_if_fail (BUNKO_IS_PLAYER_BAR (self), FALSE);

  return gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->motion));
}
