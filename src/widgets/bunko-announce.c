/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-announce.h"

/* What GTK takes where there is no accessibility bus, as in tests and in bare sessions: it has no
 * announcements and falls over them. */
static gboolean
is_mute (GtkATContext *context)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}

/**
 * bunko_announce:
 * @widget: the widget that it is about
 * @text: what to say
 * @priority: how much it matters
 *
 * Lets a screen reader say something. Nothing happens where nobody listens, or while @widget is not
 * on the screen.
 */
void
bunko_announce (GtkWidget *widget, const char *text, GtkAccessibleAnnouncementPriority priority)
{
  g_autoptr (GtkATContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  if (!gtk_widget_get_mapped (widget))
    return;
  context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));
  if (context != NULL && !is_mute (context))
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), text, priority);
}
