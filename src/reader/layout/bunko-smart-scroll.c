/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-smart-scroll.h"

/* How much of what was seen stays on the screen after a step, of the length of the view. */
#define OVERLAP 0.1

/* Nearer than this, in pixels, is there already. */
#define NEAR 1.5

/* The places at which the view stops along one axis, in reading order: from @from to @to. */
typedef struct
{
  double from;
  double to;
} Way;

typedef struct
{
  const graphene_rect_t *targets;
  guint n_targets;
  graphene_size_t view;
  graphene_size_t content;
  gboolean right_to_left;
} Scroll;

static double
be_length (float length)
{
  return isfinite (length) && length > 0 ? MIN (length, 1e7f) : 0;
}

static void
scroll_init (Scroll *self,
             const graphene_rect_t *targets,
             guint n_targets,
             const graphene_size_t *view,
             BunkoReaderDirection direction)
{
  self->targets = targets;
  self->n_targets = n_targets;
  self->view =
      (graphene_size_t) { MAX (be_length (view->width), 1), MAX (be_length (view->height), 1) };
  self->content = (graphene_size_t) { 0, 0 };
  self->right_to_left = direction == BUNKO_READER_DIRECTION_RTL;
  for (guint i = 0; i < n_targets; i++)
    {
      double right = targets[i].origin.x + targets[i].size.width;
      double bottom = targets[i].origin.y + targets[i].size.height;

      self->content.width = MAX (self->content.width, be_length (right));
      self->content.height = MAX (self->content.height, be_length (bottom));
    }
}

/* The way of the view along one axis. What fits is put in the middle, as far as the content goes.
 */
static Way
find_way (double start, double length, double view, double content)
{
  double most = content - view;
  Way way;

  start = isfinite (start) ? CLAMP (start, -1e7, 1e7) : 0;
  if (most <= NEAR)
    return (Way) { most / 2, most / 2 };
  way.from = length > view + NEAR ? start : start + (length - view) / 2;
  way.to = length > view + NEAR ? start + length - view : way.from;
  way.from = CLAMP (way.from, 0, most);
  way.to = CLAMP (way.to, 0, most);
  return way;
}

static Way
find_way_across (const Scroll *self, guint target)
{
  const graphene_rect_t *rect = &self->targets[target];
  Way way = find_way (rect->origin.x, be_length (rect->size.width), self->view.width,
                      self->content.width);

  return self->right_to_left ? (Way) { way.to, way.from } : way;
}

static Way
find_way_down (const Scroll *self, guint target)
{
  const graphene_rect_t *rect = &self->targets[target];

  return find_way (rect->origin.y, be_length (rect->size.height), self->view.height,
                   self->content.height);
}

static Way
turn (Way way, gboolean backwards)
{
  return backwards ? (Way) { way.to, way.from } : way;
}

/* Goes one step on. All steps of a way are equally long, and the fewest that leave nothing out.
 * Returns FALSE at the end of the way. */
static gboolean
advance (Way way, double view, double *at)
{
  double length = ABS (way.to - way.from);
  double n_steps = ceil (length / (view * (1 - OVERLAP)) - 1e-6);
  double done = way.to > way.from ? *at - way.from : way.from - *at;
  double next;

  if (length <= NEAR || done >= length - NEAR)
    return FALSE;
  next = (floor ((done + NEAR) * n_steps / length) + 1) / n_steps;
  *at = way.from + CLAMP (next, 0, 1) * (way.to - way.from);
  return TRUE;
}

/* The target that the middle of the view is on, or nearest to. */
static guint
find_target (const Scroll *self, gboolean backwards, const graphene_point_t *offset)
{
  double middle = offset->x + self->view.width / 2;
  double least = INFINITY;
  guint found = 0;

  /* All are seen from one side to the other: nothing tells which one is read. */
  if (self->content.width <= self->view.width + NEAR)
    return backwards ? self->n_targets - 1 : 0;
  for (guint i = 0; i < self->n_targets; i++)
    {
      const graphene_rect_t *rect = &self->targets[i];
      double distance = MAX (rect->origin.x - middle, middle - rect->origin.x - rect->size.width);

      if (MAX (distance, 0) < least)
        {
          least = MAX (distance, 0);
          found = i;
        }
    }
  return found;
}

static void
enter (const Scroll *self, guint target, gboolean backwards, graphene_point_t *offset)
{
  offset->x = turn (find_way_across (self, target), backwards).from;
  offset->y = turn (find_way_down (self, target), backwards).from;
}

static gboolean
step_in_target (const Scroll *self, guint target, gboolean backwards, graphene_point_t *offset)
{
  Way across = turn (find_way_across (self, target), backwards);
  Way down = turn (find_way_down (self, target), backwards);
  double x = offset->x, y = offset->y;

  if (advance (across, self->view.width, &x))
    {
      offset->x = x;
      return TRUE;
    }
  if (!advance (down, self->view.height, &y))
    return FALSE;
  *offset = GRAPHENE_POINT_INIT (across.from, y);
  return TRUE;
}

/**
 * bunko_smart_scroll_step: (skip)
 * @targets: (array length=n_targets): the leaves that are on the screen, in reading order, in
 * pixels of the view; what is looked at begins at 0, 0
 * @n_targets: how many there are
 * @view: the size of the view in pixels
 * @direction: where reading goes
 * @backwards: whether to go against it
 * @target: (inout): the leaf that is read, or %BUNKO_SMART_SCROLL_ANY where it is to be found from
 * @offset; where both leaves of a pair are seen from side to side only this tells which of them is
 * read
 * @offset: (inout): the upper left corner of the view in what is looked at; along an axis on which
 * all is seen, half the difference, as [struct@Viewport] has it
 *
 * Goes on reading: across the leaf in reading direction, then down and across again, and at its end
 * to the beginning of the next leaf. Steps leave a tenth of the view on the screen, so that the eye
 * finds its way. From a place at which no step ends, a shorter one goes to the next such place:
 * nothing is left out.
 *
 * Returns: %FALSE if there is nothing more to see, so that the page is to be turned; @offset stays
 */
gboolean
bunko_smart_scroll_step (const graphene_rect_t *targets,
                         guint n_targets,
                         const graphene_size_t *view,
                         BunkoReaderDirection direction,
                         gboolean backwards,
                         guint *target,
                         graphene_point_t *offset)
{
  graphene_point_t start;
  Scroll scroll;

  g_return_val_if_fail (targets != NULL || n_targets == 0, FALSE);
  g_return_val_if_fail (view != NULL && target != NULL && offset != NULL, FALSE);

  if (n_targets == 0 || !isfinite (offset->x) || !isfinite (offset->y))
    return FALSE;
  scroll_init (&scroll, targets, n_targets, view, direction);
  if (*target >= n_targets)
    *target = find_target (&scroll, backwards, offset);
  if (step_in_target (&scroll, *target, backwards, offset))
    return TRUE;

  /* Leaves that are all seen already are gone past. */
  start = *offset;
  while (backwards ? *target > 0 : *target + 1 < n_targets)
    {
      *target += backwards ? -1 : 1;
      enter (&scroll, *target, backwards, offset);
      if (!graphene_point_near (offset, &start, NEAR))
        return TRUE;
      if (step_in_target (&scroll, *target, backwards, offset))
        return TRUE;
    }
  *offset = start;
  return FALSE;
}
