/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "reader/input/bunko-wheel-policy.h"

/* What comes of what wheels and touchpads say, as one letter an event: n next, p previous, r the
 * page on the right, l the one on the left, s scroll, + and - zoom, . nothing. */

typedef struct
{
  int n; /* how often; 0 ends the list */
  double dx;
  double dy;
  int pause; /* before each, in milliseconds */
  const char *flags;
} Burst;

typedef struct
{
  const char *name;
  BunkoReaderWheel wheel;
  Burst bursts[6];
  const char *result;
} Case;

#define SCROLL BUNKO_READER_WHEEL_SCROLL
#define TURN   BUNKO_READER_WHEEL_TURN
#define ZOOM   BUNKO_READER_WHEEL_ZOOM

/* Flags: p pixels, s more to scroll, z zoom, h sideways, e end of the fingers. */
static const Case cases[] = {
  { "a page a notch", TURN, { { 3, 0, 1, 20, "" }, { 1, 0, -1, 20, "" } }, "nnnp" },
  { "turning although there is more", TURN, { { 2, 0, 1, 20, "s" } }, "nn" },
  { "parts of a notch", TURN, { { 16, 0, 0.125, 5, "" } }, ".......n.......n" },
  { "parts that do not add up", TURN, { { 3, 0, 0.333, 5, "" } }, "..n" },
  { "slow parts", TURN, { { 2, 0, 0.5, 600, "" } }, ".n" },
  { "forgotten parts", TURN, { { 1, 0, 0.6, 5, "" }, { 1, 0, 0.6, 1500, "" } }, ".." },
  { "parts both ways", TURN, { { 1, 0, 0.6, 5, "" }, { 2, 0, -0.6, 5, "" } }, "..p" },
  { "a whole page, SCROLL", SCROLL, { { 2, 0, 1, 20, "" } }, "nn" },
  { "a tall page", SCROLL, { { 3, 0, 1, 20, "s" } }, "sss" },
  { "at its edge", SCROLL, { { 2, 0, 1, 20, "s" }, { 4, 0, 1, 20, "" } }, "ss..nn" },
  { "at its edge, after a pause",
    SCROLL,
    { { 2, 0, 1, 20, "s" }, { 1, 0, 1, 20, "" }, { 1, 0, 1, 300, "" } },
    "ss.n" },
  { "fingers on a whole page", TURN, { { 8, 0, 20, 8, "p" } }, "..n....." },
  { "fingers that fade",
    TURN,
    { { 3, 0, 40, 8, "p" }, { 20, 0, 3, 16, "p" } },
    ".n....................." },
  { "fingers that turn round", TURN, { { 4, 0, 30, 8, "p" }, { 2, 0, -30, 8, "p" } }, ".n...p" },
  { "fingers that set out again",
    TURN,
    { { 2, 0, 30, 8, "p" }, { 5, 0, 2, 8, "p" }, { 2, 0, 40, 8, "p" } },
    ".n......n" },
  { "fingers after a pause", TURN, { { 3, 0, 30, 8, "p" }, { 2, 0, 30, 300, "p" } }, ".n..." },
  { "fingers that were lifted",
    TURN,
    { { 3, 0, 30, 8, "p" }, { 1, 0, 0, 8, "pe" }, { 2, 0, 30, 8, "p" } },
    ".n...n" },
  { "fingers to the edge",
    SCROLL,
    { { 3, 0, 30, 8, "ps" }, { 9, 0, 30, 8, "p" } },
    "sss........." },
  { "fingers at the edge",
    SCROLL,
    { { 3, 0, 30, 8, "ps" }, { 1, 0, 0, 8, "pe" }, { 3, 0, 30, 8, "p" } },
    "sss..n." },
  { "back from the edge", SCROLL, { { 3, 0, 30, 8, "ps" }, { 2, 0, -30, 8, "ps" } }, "sssss" },
  { "sideways", TURN, { { 1, 1, 0, 20, "" }, { 1, -1, 0, 20, "" } }, "rl" },
  { "sideways by a key", SCROLL, { { 1, 0, 1, 20, "h" }, { 1, 0, -1, 20, "h" } }, "rl" },
  { "fingers sideways", SCROLL, { { 4, -25, 3, 8, "p" } }, "..l." },
  { "zoom by a key", SCROLL, { { 1, 0, -1, 20, "zs" }, { 1, 0, 1, 20, "z" } }, "+-" },
  { "zoom", ZOOM, { { 1, 0, -1, 20, "s" }, { 1, 0, 7, 20, "p" }, { 1, 1, 0, 20, "" } }, "+-." },
};

static char
get_letter (const BunkoWheelStep *step)
{
  switch (step->act)
    {
    case BUNKO_WHEEL_ACT_SCROLL:
      return 's';
    case BUNKO_WHEEL_ACT_TURN:
      return step->turn == 1 ? 'n' : 'p';
    case BUNKO_WHEEL_ACT_TURN_SIDE:
      return step->turn == 1 ? 'r' : 'l';
    case BUNKO_WHEEL_ACT_ZOOM:
      return step->factor > 1 ? '+' : '-';
    case BUNKO_WHEEL_ACT_NONE:
    default:
      return '.';
    }
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  BunkoWheelPolicy policy = { 0 };
  g_autoptr (GString) result = g_string_new (NULL);
  gint64 time = 100000;

  for (const Burst *burst = test->bursts; burst->n > 0; burst++)
    {
      for (int i = 0; i < burst->n; i++)
        {
          BunkoWheelEvent event = {
            .dx = burst->dx,
            .dy = burst->dy,
            .pixels = strchr (burst->flags, 'p') != NULL,
            .zooms = strchr (burst->flags, 'z') != NULL,
            .sideways = strchr (burst->flags, 'h') != NULL,
            .stop = strchr (burst->flags, 'e') != NULL,
            .notch = 80,
            .time = time += burst->pause,
          };
          BunkoWheelStep step = bunko_wheel_policy_feed (&policy, test->wheel, &event,
                                                         strchr (burst->flags, 's') != NULL);

          g_string_append_c (result, get_letter (&step));
        }
    }
  g_assert_cmpstr (result->str, ==, test->result);
}

/* How far, and how much. */
static void
test_amounts (void)
{
  BunkoWheelPolicy policy = { 0 };
  BunkoWheelEvent event = { .dx = 0, .dy = 2, .notch = 80, .time = 1000 };
  BunkoWheelStep step = bunko_wheel_policy_feed (&policy, SCROLL, &event, TRUE);
  double in, out;

  g_assert_cmpfloat_with_epsilon (step.dy, 160, 0.001);
  g_assert_cmpfloat (step.dx, ==, 0);
  event.pixels = TRUE;
  event.sideways = TRUE;
  step = bunko_wheel_policy_feed (&policy, SCROLL, &event, TRUE);
  g_assert_cmpfloat_with_epsilon (step.dx, 2, 0.001);
  g_assert_cmpfloat (step.dy, ==, 0);

  /* In and out again is where it was. */
  event = (BunkoWheelEvent) { .dy = -1, .zooms = TRUE, .time = 1010 };
  in = bunko_wheel_policy_feed (&policy, SCROLL, &event, FALSE).factor;
  event.dy = 1;
  out = bunko_wheel_policy_feed (&policy, SCROLL, &event, FALSE).factor;
  g_assert_cmpfloat_with_epsilon (in, 1.105, 0.001);
  g_assert_cmpfloat_with_epsilon (in * out, 1, 1e-9);

  policy.pending = 0.9;
  bunko_wheel_policy_reset (&policy);
  g_assert_cmpfloat (policy.pending, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wheel-policy/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/wheel-policy/amounts", test_amounts);

  return g_test_run ();
}
