/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-cover-private.h"

/* How a cover is drawn: the picture in its frame, or a placeholder, or both while one fades into
 * the other. */

#define RADIUS    9
#define ICON_SIZE 32

/* Where the picture goes in a box of this size: all of it inside, or so that nothing of the box is
 * empty. What is too long is cut at the bottom, as a page is read from the top. */
static void
get_picture_rect (BunkoCover *self, float width, float height, graphene_rect_t *rect)
{
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (self->paintable);
  gboolean wider = ratio > 0 && width < height * ratio;
  float w = width;
  float h = height;

  if (ratio > 0 && wider == (self->fit == GTK_CONTENT_FIT_CONTAIN))
    h = width / ratio;
  else if (ratio > 0)
    w = height * ratio;

  *rect = GRAPHENE_RECT_INIT ((width - w) / 2, h > height ? 0 : (height - h) / 2, w, h);
}

/* A white page on white would have no edge. */
static void
snapshot_outline (BunkoCover *self, GtkSnapshot *snapshot, const GskRoundedRect *frame)
{
  static const float widths[4] = { 1, 1, 1, 1 };
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= 0.12;
  gtk_snapshot_append_border (snapshot, frame, widths, (GdkRGBA[4]) { color, color, color, color });
}

static void
snapshot_picture (BunkoCover *self, GtkSnapshot *snapshot, float width, float height)
{
  graphene_rect_t picture, frame;
  GskRoundedRect clip;

  get_picture_rect (self, width, height, &picture);
  graphene_rect_intersection (&picture, &GRAPHENE_RECT_INIT (0, 0, width, height), &frame);
  gsk_rounded_rect_init_from_rect (&clip, &frame, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  if (self->opacity < 1)
    gtk_snapshot_push_opacity (snapshot, self->opacity);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &picture.origin);
  gdk_paintable_snapshot (self->paintable, GDK_SNAPSHOT (snapshot), picture.size.width,
                          picture.size.height);
  gtk_snapshot_restore (snapshot);
  if (self->opacity < 1)
    gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  snapshot_outline (self, snapshot, &clip);
}

/* The first letter of the title, if the title has one. */
static PangoLayout *
get_initial (BunkoCover *self)
{
  const char *name = self->item != NULL ? bunko_item_get_display_name (self->item) : NULL;
  g_autofree char *text = NULL;

  if (self->initial != NULL || name == NULL)
    return self->initial;

  while (*name != '\0' && !g_unichar_isalnum (g_utf8_get_char (name)))
    name = g_utf8_next_char (name);
  if (*name == '\0')
    return NULL;

  text = g_utf8_substring (name, 0, 1);
  self->initial = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  return self->initial;
}

static void
snapshot_initial (BunkoCover *self,
                  GtkSnapshot *snapshot,
                  const GdkRGBA *color,
                  float width,
                  float height)
{
  PangoLayout *layout = get_initial (self);
  float scale = width / 60;
  int w, h;

  if (layout == NULL)
    return;

  pango_layout_get_pixel_size (layout, &w, &h);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((width - w * scale) / 2, (height - h * scale) / 2));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_broken (BunkoCover *self,
                 GtkSnapshot *snapshot,
                 const GdkRGBA *color,
                 float width,
                 float height)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->broken_icon == NULL)
    self->broken_icon = gtk_icon_theme_lookup_icon (
        gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), "image-missing-symbolic",
        NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget),
        0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((width - ICON_SIZE) / 2, (height - ICON_SIZE) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->broken_icon),
                                            GDK_SNAPSHOT (snapshot), ICON_SIZE, ICON_SIZE, color,
                                            1);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_placeholder (BunkoCover *self, GtkSnapshot *snapshot, float width, float height)
{
  GskRoundedRect frame;
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (0, 0, width, height), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  color.alpha = 0.08;
  gtk_snapshot_append_color (snapshot, &color, &frame.bounds);
  gtk_snapshot_pop (snapshot);

  color.alpha = self->state == BUNKO_COVER_MISSING ? 0.5 : 0.2;
  if (self->state == BUNKO_COVER_FAILED || self->broken)
    {
      color.alpha = 0.5;
      snapshot_broken (self, snapshot, &color, width, height);
    }
  else
    snapshot_initial (self, snapshot, &color, width, height);
}

void
_bunko_cover_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BunkoCover *self = BUNKO_COVER (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);

  if (self->paintable == NULL || self->opacity < 1)
    snapshot_placeholder (self, snapshot, width, height);
  if (self->paintable != NULL)
    snapshot_picture (self, snapshot, width, height);
}
