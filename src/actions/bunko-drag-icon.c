/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-drag-icon.h"

#include <adwaita.h>

#include "widgets/bunko-cover.h"

/* What hangs on the pointer while items are dragged: a cover, on a stack if there are several. */

#define WIDTH     96
#define STEP      6 /* of the stack */
#define MAX_STACK 3
#define RADIUS    8
#define BADGE     26

static GtkWidget *
find_cover (GtkWidget *widget)
{
  if (BUNKO_IS_COVER (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cover (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
snapshot_card (GtkSnapshot *snapshot, const graphene_rect_t *bounds, GdkPaintable *cover)
{
  static const GdkRGBA paper = { 0.93, 0.93, 0.93, 1 };
  static const GdkRGBA edge = { 0, 0, 0, 0.3 };
  const float widths[4] = { 1, 1, 1, 1 };
  const GdkRGBA colors[4] = { edge, edge, edge, edge };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &paper, bounds);
  if (cover != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &bounds->origin);
      gdk_paintable_snapshot (cover, snapshot, bounds->size.width, bounds->size.height);
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* How many there are, in the upper end corner. */
static void
snapshot_badge (GtkSnapshot *snapshot, GtkWidget *widget, guint n_items, float right)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  g_autoptr (GdkRGBA) accent =
      adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  g_autofree char *text = g_strdup_printf ("%'u", n_items);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  GskRoundedRect outline;
  graphene_rect_t bounds;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  bounds = GRAPHENE_RECT_INIT (right - MAX (BADGE, width + 12), 0, MAX (BADGE, width + 12), BADGE);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, BADGE / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, accent, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (bounds.origin.x + (bounds.size.width - width) / 2,
                                                (BADGE - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

/**
 * bunko_drag_icon_new:
 * @widget: what shows an item: a cover, or something with a cover in it
 * @n_items: how many items are dragged
 *
 * Draws what hangs on the pointer while items are dragged.
 *
 * Returns: (transfer full): the picture
 */
GdkPaintable *
bunko_drag_icon_new (GtkWidget *widget, guint n_items)
{
  GtkWidget *cover;
  g_autoptr (GdkPaintable) live = NULL;
  g_autoptr (GdkPaintable) picture = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  guint n_below = CLAMP (n_items, 1, MAX_STACK) - 1;
  double ratio;
  float height, top;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  cover = find_cover (widget);
  live = gtk_widget_paintable_new (cover != NULL ? cover : widget);
  picture = gdk_paintable_get_current_image (live);
  ratio = gdk_paintable_get_intrinsic_aspect_ratio (picture);
  height = (float) (WIDTH / CLAMP (ratio, 0.4, 2.5));
  top = n_items > 1 ? BADGE / 2.0f : 0;

  snapshot = gtk_snapshot_new ();
  for (guint i = n_below; i > 0; i--)
    snapshot_card (snapshot, &GRAPHENE_RECT_INIT (i * STEP, top + i * STEP, WIDTH, height), NULL);
  snapshot_card (snapshot, &GRAPHENE_RECT_INIT (0, top, WIDTH, height), picture);
  if (n_items > 1)
    snapshot_badge (snapshot, widget, n_items, WIDTH + BADGE / 2.0f);
  return gtk_snapshot_to_paintable (snapshot, NULL);
}
