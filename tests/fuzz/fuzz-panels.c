/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "reader/layout/bunko-crop.h"
#include "reader/layout/bunko-edge-colour.h"
#include "reader/layout/bunko-panels.h"

#include <string.h>

/* Whatever is on a page, what is left without borders and all panels lie on it. The first bytes are
 * the size of the page, the threshold for borders, the direction and the ground; then each five are
 * a rectangle in 256ths of the page and its shade. */

#define HEADER 5

static void
assert_on_page (const graphene_rect_t *rect)
{
  g_assert_cmpfloat (rect->origin.x, >=, 0);
  g_assert_cmpfloat (rect->origin.y, >=, 0);
  g_assert_cmpfloat (rect->size.width, >, 0);
  g_assert_cmpfloat (rect->size.height, >, 0);
  g_assert_cmpfloat (rect->origin.x + rect->size.width, <=, 1.0001);
  g_assert_cmpfloat (rect->origin.y + rect->size.height, <=, 1.0001);
}

static void
draw (guint8 *gray, int width, int height, const uint8_t rect[5])
{
  int left = rect[0] * width / 256, top = rect[1] * height / 256;
  int right = MIN (left + 1 + rect[2] * width / 256, width);
  int bottom = MIN (top + 1 + rect[3] * height / 256, height);

  for (int y = top; y < bottom; y++)
    memset (gray + (gsize) y * width + left, rect[4], right - left);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  int width, height;
  guint8 colour[3];
  g_autofree guint8 *gray = NULL;
  g_autoptr (GArray) panels = NULL;
  graphene_rect_t content;

  if (size < HEADER)
    return 0;
  width = data[0] + 1;
  height = data[1] + 1;
  gray = g_malloc ((gsize) width * height);
  memset (gray, data[4], (gsize) width * height);
  for (size_t i = HEADER; i + 5 <= MIN (size, 600); i += 5)
    draw (gray, width, height, data + i);

  bunko_crop_find (gray, width, height, width, data[2], &content);
  assert_on_page (&content);

  panels = bunko_panels_find (gray, width, height, width, data[3] % 2);
  g_assert_cmpuint (panels->len, !=, 1);
  for (guint i = 0; i < panels->len; i++)
    assert_on_page (&g_array_index (panels, graphene_rect_t, i));

  if (width >= 3)
    g_assert_true (bunko_edge_colour_find (gray, width / 3, height, width, colour));
  return 0;
}
