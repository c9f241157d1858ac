/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "images/bunko-animation.h"
#include "images/bunko-tiled-picture.h"
#include "reader/effects/bunko-page-painter.h"

#include "render-fixture.h"

/* A picture of 4 × 2 fields, each of a colour of its own, 8 pixels wide and high:
 *
 *   R G B W
 *   C M Y K
 */
#define FIELD 8

static const guint8 fields[8][3] = {
  { 255, 0, 0 },   { 0, 255, 0 },   { 0, 0, 255 },   { 255, 255, 255 },
  { 0, 255, 255 }, { 255, 0, 255 }, { 255, 255, 0 }, { 0, 0, 0 },
};

static const char letters[] = "RGBWCMYK";

static void
field_colour (int x, int y, guint8 rgba[4])
{
  memcpy (rgba, fields[y / FIELD * 4 + x / FIELD], 3);
  rgba[3] = 255;
}

typedef struct
{
  const char *name;
  graphene_rect_t source;
  int turns;
  gboolean flip_h;
  gboolean flip_v;
  const char *rows[4]; /* what is seen, letter by letter */
} Case;

#define WHOLE       { { 0, 0 }, { 1, 1 } }
#define LEFT_HALF   { { 0, 0 }, { 0.5, 1 } }
#define RIGHT_HALF  { { 0.5, 0 }, { 0.5, 1 } }
#define MIDDLE      { { 0.25, 0 }, { 0.5, 1 } }
#define LOWER_RIGHT { { 0.75, 0.5 }, { 0.25, 0.5 } }

static const Case cases[] = {
  { "whole", WHOLE, 0, FALSE, FALSE, { "RGBW", "CMYK" } },
  { "turned once", WHOLE, 1, FALSE, FALSE, { "CR", "MG", "YB", "KW" } },
  { "turned twice", WHOLE, 2, FALSE, FALSE, { "KYMC", "WBGR" } },
  { "turned thrice", WHOLE, 3, FALSE, FALSE, { "WK", "BY", "GM", "RC" } },
  { "turned back", WHOLE, -1, FALSE, FALSE, { "WK", "BY", "GM", "RC" } },
  { "turned around", WHOLE, 4, FALSE, FALSE, { "RGBW", "CMYK" } },
  { "mirrored", WHOLE, 0, TRUE, FALSE, { "WBGR", "KYMC" } },
  { "upside down", WHOLE, 0, FALSE, TRUE, { "CMYK", "RGBW" } },
  { "mirrored twice", WHOLE, 0, TRUE, TRUE, { "KYMC", "WBGR" } },
  { "turned, then mirrored", WHOLE, 1, TRUE, FALSE, { "RC", "GM", "BY", "WK" } },
  { "turned, then upside down", WHOLE, 1, FALSE, TRUE, { "KW", "YB", "MG", "CR" } },
  { "left half", LEFT_HALF, 0, FALSE, FALSE, { "RG", "CM" } },
  { "right half", RIGHT_HALF, 0, FALSE, FALSE, { "BW", "YK" } },
  { "right half, turned", RIGHT_HALF, 1, FALSE, FALSE, { "YB", "KW" } },
  { "left half, mirrored", LEFT_HALF, 0, TRUE, FALSE, { "GR", "MC" } },
  { "cropped", MIDDLE, 0, FALSE, FALSE, { "GB", "MY" } },
  { "cropped and turned", MIDDLE, 3, FALSE, FALSE, { "BY", "GM" } },
  { "cropped, turned and mirrored", MIDDLE, 3, TRUE, FALSE, { "YB", "MG" } },
  { "a corner", LOWER_RIGHT, 0, FALSE, FALSE, { "K" } },
};

static const guint8 *
colour_of (char letter)
{
  return fields[strchr (letters, letter) - letters];
}

/* Every pixel of the fields but those at their edges, where two meet, and nothing around. */
static void
check (const RenderedPicture *picture, const Case *one, const graphene_rect_t *dest, int tolerance)
{
  int rows = 0;
  int columns = (int) strlen (one->rows[0]);
  float width = dest->size.width / (float) columns;
  float height;

  while (rows < 4 && one->rows[rows] != NULL)
    rows++;
  height = dest->size.height / (float) rows;
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      {
        float fx = ((float) x + 0.5f - dest->origin.x) / width;
        float fy = ((float) y + 0.5f - dest->origin.y) / height;
        const guint8 *pixel = rendered_picture_at (picture, x, y);

        if (fx < 0 || fy < 0 || fx > (float) columns || fy > (float) rows)
          {
            if (pixel[3] != 0)
              g_error ("%s: something is drawn at %d, %d", one->name, x, y);
            continue;
          }
        if (pixel[3] != 255)
          g_error ("%s: the background shines through at %d, %d", one->name, x, y);
        if (fx - (float) (int) fx > 0.3f && fx - (float) (int) fx < 0.7f &&
            fy - (float) (int) fy > 0.3f && fy - (float) (int) fy < 0.7f)
          render_fixture_assert_colour (pixel, colour_of (one->rows[(int) fy][(int) fx]), tolerance,
                                        one->name);
      }
}

static void
draw_all (GskRenderer *renderer, GdkPaintable *paintable, double scale)
{
  static const BunkoReaderScaling scalings[] = { BUNKO_READER_SCALING_SMOOTH,
                                                 BUNKO_READER_SCALING_SHARP,
                                                 BUNKO_READER_SCALING_PIXELS };

  for (gsize i = 0; i < G_N_ELEMENTS (cases) * G_N_ELEMENTS (scalings); i++)
    {
      const Case *one = &cases[i / G_N_ELEMENTS (scalings)];
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (RenderedPicture) picture = NULL;
      graphene_rect_t dest = GRAPHENE_RECT_INIT (3, 5, 0, 0);
      int rows = 0;

      while (rows < 4 && one->rows[rows] != NULL)
        rows++;
      dest.size.width = (float) (strlen (one->rows[0]) * FIELD * scale);
      dest.size.height = (float) (rows * FIELD * scale);
      bunko_page_painter_draw (snapshot, paintable, &one->source, &dest, one->turns, one->flip_h,
                               one->flip_v, scalings[i % G_N_ELEMENTS (scalings)]);
      picture = render_fixture_render (renderer, snapshot, 8 + (int) dest.size.width,
                                       12 + (int) dest.size.height);
      check (picture, one, &dest, scale < 1 ? 40 : 2);
    }
}

static void
test_texture (gconstpointer gpu)
{
  GskRenderer *renderer = render_fixture_new_renderer (GPOINTER_TO_INT (gpu));
  g_autoptr (GdkTexture) texture = NULL;

  if (renderer == NULL)
    return;
  texture = render_fixture_make_texture (4 * FIELD, 2 * FIELD, field_colour);
  draw_all (renderer, GDK_PAINTABLE (texture), 1);
  draw_all (renderer, GDK_PAINTABLE (texture), 3);
  draw_all (renderer, GDK_PAINTABLE (texture), 0.5);
  render_fixture_free_renderer (renderer);
}

static void
test_animation (void)
{
  GskRenderer *renderer = render_fixture_new_renderer (FALSE);
  g_autoptr (GdkTexture) texture = render_fixture_make_texture (4 * FIELD, 2 * FIELD, field_colour);
  BunkoAnimation *animation = bunko_animation_new ();

  g_assert_null (bunko_animation_begin_frame (animation));
  bunko_animation_add_frame (animation, texture, 5000);
  g_assert_true (bunko_animation_begin_frame (animation) == texture);
  draw_all (renderer, GDK_PAINTABLE (animation), 2);
  g_assert_finalize_object (animation);
  render_fixture_free_renderer (renderer);
}

/* Any other picture, such as one that knows nothing of textures. */
static void
test_paintable (void)
{
  GskRenderer *renderer = render_fixture_new_renderer (FALSE);
  g_autoptr (GdkTexture) texture = render_fixture_make_texture (4 * FIELD, 2 * FIELD, field_colour);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) paintable = NULL;

  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (0, 0, 4 * FIELD, 2 * FIELD));
  paintable = gtk_snapshot_free_to_paintable (snapshot, NULL);
  draw_all (renderer, paintable, 1);
  render_fixture_free_renderer (renderer);
}

static void
transparent_colour (int x, int y, guint8 rgba[4])
{
  memset (rgba, x < 4 ? 0 : 255, 4);
  rgba[0] = 0;
}

static void
test_transparent (void)
{
  GskRenderer *renderer = render_fixture_new_renderer (FALSE);
  g_autoptr (GdkTexture) texture = render_fixture_make_texture (8, 8, transparent_colour);
  g_autoptr (RenderedPicture) picture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  bunko_page_painter_draw (snapshot, GDK_PAINTABLE (texture), NULL,
                           &GRAPHENE_RECT_INIT (0, 0, 8, 8), 0, FALSE, FALSE,
                           BUNKO_READER_SCALING_SMOOTH);
  picture = render_fixture_render (renderer, snapshot, 8, 8);
  render_fixture_assert_colour (rendered_picture_at (picture, 1, 4), (guint8[3]) { 255, 255, 255 },
                                0, "paper");
  render_fixture_assert_colour (rendered_picture_at (picture, 6, 4), (guint8[3]) { 0, 255, 255 }, 0,
                                "ink");
  render_fixture_free_renderer (renderer);
}

static void
stripe_colour (int x, int y, guint8 rgba[4])
{
  memset (rgba, x % 2 == 0 ? 255 : 0, 3);
  rgba[3] = 255;
}

/* Enlarged pixels stay squares if wanted; shrunk ones are averaged and not left out. */
static void
test_scaling (gconstpointer gpu)
{
  GskRenderer *renderer = render_fixture_new_renderer (GPOINTER_TO_INT (gpu));
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (RenderedPicture) large = NULL;
  g_autoptr (RenderedPicture) small = NULL;
  GtkSnapshot *snapshot;

  if (renderer == NULL)
    return;
  texture = render_fixture_make_texture (64, 64, stripe_colour);
  snapshot = gtk_snapshot_new ();
  bunko_page_painter_draw (snapshot, GDK_PAINTABLE (texture), NULL,
                           &GRAPHENE_RECT_INIT (0, 0, 320, 320), 0, FALSE, FALSE,
                           BUNKO_READER_SCALING_PIXELS);
  large = render_fixture_render (renderer, snapshot, 320, 320);
  for (int x = 0; x < 320; x++)
    {
      guint8 level = x / 5 % 2 == 0 ? 255 : 0;

      render_fixture_assert_colour (rendered_picture_at (large, x, 99),
                                    (guint8[3]) { level, level, level }, 0, "squares");
    }

  for (int scaling = BUNKO_READER_SCALING_SMOOTH; scaling <= BUNKO_READER_SCALING_PIXELS; scaling++)
    {
      g_clear_pointer (&small, rendered_picture_free);
      snapshot = gtk_snapshot_new ();
      bunko_page_painter_draw (snapshot, GDK_PAINTABLE (texture), NULL,
                               &GRAPHENE_RECT_INIT (0, 0, 16, 16), 0, FALSE, FALSE, scaling);
      small = render_fixture_render (renderer, snapshot, 16, 16);
      for (int x = 1; x < 15; x++)
        render_fixture_assert_colour (rendered_picture_at (small, x, 8),
                                      (guint8[3]) { 128, 128, 128 }, 12, "average");
    }
  render_fixture_free_renderer (renderer);
}

static void
assert_black (const RenderedPicture *picture, const graphene_rect_t *dest)
{
  for (int y = (int) dest->origin.y; y < (int) (dest->origin.y + dest->size.height); y++)
    for (int x = (int) dest->origin.x; x < (int) (dest->origin.x + dest->size.width); x++)
      {
        const guint8 *pixel = rendered_picture_at (picture, x, y);

        if (pixel[0] > 1 || pixel[1] > 1 || pixel[2] > 1 || pixel[3] < 254)
          g_error ("a seam at %d, %d of a picture %g pixels high: %d %d %d %d", x, y,
                   (double) dest->size.height, pixel[0], pixel[1], pixel[2], pixel[3]);
      }
}

/* A black page of several tiles, on paper that is white: nothing of that shows between them,
 * however small or odd the size that it is drawn in. */
static void
test_seams (gconstpointer gpu)
{
  static const float heights[] = { 5000, 4999, 1777, 901, 640, 433, 333 };
  GskRenderer *renderer = render_fixture_new_renderer (GPOINTER_TO_INT (gpu));
  g_autoptr (BunkoTiledPicture) tiles = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint32 *pixels;

  if (renderer == NULL)
    return;
  pixels = g_new (guint32, 2100 * 5000);
  for (gsize i = 0; i < 2100 * 5000; i++)
    pixels[i] = GUINT32_TO_LE (0xff000000u);
  bytes = g_bytes_new_take (pixels, 4 * 2100 * 5000);
  tiles = bunko_tiled_picture_new (2100, 5000, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes, 4 * 2100);
  g_assert_cmpuint (bunko_tiled_picture_get_n_tiles (tiles), ==, 6);
  for (gsize i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (RenderedPicture) picture = NULL;
      graphene_rect_t dest = GRAPHENE_RECT_INIT (3, 5, heights[i] / 3, heights[i]);

      dest.size.width = (float) (int) dest.size.width;
      bunko_page_painter_draw (snapshot, GDK_PAINTABLE (tiles), NULL, &dest, 0, FALSE, FALSE,
                               (BunkoReaderScaling) (i % 3));
      picture = render_fixture_render (renderer, snapshot, 8 + (int) dest.size.width,
                                       12 + (int) dest.size.height);
      assert_black (picture, &dest);
    }
  render_fixture_free_renderer (renderer);
}

static void
test_nothing (void)
{
  g_autoptr (GdkTexture) texture = render_fixture_make_texture (8, 8, stripe_colour);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  bunko_page_painter_draw (snapshot, GDK_PAINTABLE (texture), &GRAPHENE_RECT_INIT (0.5, 0, 0, 1),
                           &GRAPHENE_RECT_INIT (0, 0, 9, 9), 0, FALSE, FALSE, 0);
  bunko_page_painter_draw (snapshot, GDK_PAINTABLE (texture), NULL,
                           &GRAPHENE_RECT_INIT (0, 0, 9, 0), 0, FALSE, FALSE, 0);
  g_assert_null (gtk_snapshot_free_to_node (snapshot));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/reader/painter/texture/cairo", GINT_TO_POINTER (FALSE), test_texture);
  g_test_add_data_func ("/reader/painter/texture/gl", GINT_TO_POINTER (TRUE), test_texture);
  g_test_add_func ("/reader/painter/animation", test_animation);
  g_test_add_func ("/reader/painter/paintable", test_paintable);
  g_test_add_func ("/reader/painter/transparent", test_transparent);
  g_test_add_data_func ("/reader/painter/scaling/cairo", GINT_TO_POINTER (FALSE), test_scaling);
  g_test_add_data_func ("/reader/painter/scaling/gl", GINT_TO_POINTER (TRUE), test_scaling);
  g_test_add_data_func ("/reader/painter/seams/cairo", GINT_TO_POINTER (FALSE), test_seams);
  g_test_add_data_func ("/reader/painter/seams/gl", GINT_TO_POINTER (TRUE), test_seams);
  g_test_add_func ("/reader/painter/nothing", test_nothing);

  return g_test_run ();
}
