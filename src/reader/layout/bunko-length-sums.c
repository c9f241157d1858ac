/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-length-sums.h"

/* Both trees are Fenwick trees, counted from 1: the node i holds the sum of as many lengths up to i
 * as its lowest bit says. */
struct _BunkoLengthSums
{
  guint n_lengths;
  float *values; /* 0 for unknown */
  double *sums;  /* of the known lengths */
  guint *known;  /* how many are known */
};

/**
 * bunko_length_sums_new: (skip)
 *
 * Makes an empty list of lengths of which some are known, and of which sums of the first so many
 * are asked. Changing a length, a sum and finding a length by its sum cost the logarithm of their
 * number.
 *
 * Returns: (transfer full): no lengths
 */
BunkoLengthSums *
bunko_length_sums_new (void)
{
  return g_new0 (BunkoLengthSums, 1);
}

/**
 * bunko_length_sums_free: (skip)
 * @self: lengths
 *
 * Frees @self.
 */
void
bunko_length_sums_free (BunkoLengthSums *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->values);
  g_free (self->sums);
  g_free (self->known);
  g_free (self);
}

static guint
get_lowest_bit (guint i)
{
  return i & -i;
}

/* Makes both trees from the values, in one pass. */
static void
rebuild (BunkoLengthSums *self)
{
  for (guint i = 1; i <= self->n_lengths; i++)
    {
      self->sums[i] = self->values[i - 1];
      self->known[i] = self->values[i - 1] > 0 ? 1 : 0;
    }
  for (guint i = 1; i <= self->n_lengths; i++)
    {
      guint parent = i + get_lowest_bit (i);

      if (parent > self->n_lengths)
        continue;
      self->sums[parent] += self->sums[i];
      self->known[parent] += self->known[i];
    }
}

/**
 * bunko_length_sums_get_n_lengths: (skip)
 * @self: lengths
 *
 * Returns: how many there are
 */
guint
bunko_length_sums_get_n_lengths (BunkoLengthSums *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_lengths;
}

/**
 * bunko_length_sums_set_n_lengths: (skip)
 * @self: lengths
 * @n_lengths: how many there are
 *
 * Changes how many there are; new ones are not known. This takes one pass over all.
 */
void
bunko_length_sums_set_n_lengths (BunkoLengthSums *self, guint n_lengths)
{
  g_return_if_fail (self != NULL);

  self->values = g_renew (float, self->values, n_lengths);
  for (guint i = self->n_lengths; i < n_lengths; i++)
    self->values[i] = 0;
  self->sums = g_renew (double, self->sums, (gsize) n_lengths + 1);
  self->known = g_renew (guint, self->known, (gsize) n_lengths + 1);
  self->n_lengths = n_lengths;
  rebuild (self);
}

/**
 * bunko_length_sums_set: (skip)
 * @self: lengths
 * @index: which one
 * @length: how long it is; 0 for unknown
 *
 * Changes a length.
 *
 * Returns: %FALSE if it was the same before, or is none
 */
gboolean
bunko_length_sums_set (BunkoLengthSums *self, guint index, float length)
{
  double more;
  int more_known;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (length >= 0, FALSE);

  if (index >= self->n_lengths || self->values[index] == length)
    return FALSE;
  more = (double) length - self->values[index];
  more_known = (length > 0) - (self->values[index] > 0);
  self->values[index] = length;
  for (guint i = index + 1; i <= self->n_lengths; i += get_lowest_bit (i))
    {
      self->sums[i] += more;
      self->known[i] += more_known;
    }
  return TRUE;
}

/**
 * bunko_length_sums_turn_over: (skip)
 * @self: lengths
 *
 * Puts its inverse in the place of each length that is known. This takes one pass over all.
 */
void
bunko_length_sums_turn_over (BunkoLengthSums *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_lengths; i++)
    if (self->values[i] > 0)
      self->values[i] = 1 / self->values[i];
  rebuild (self);
}

/* Sums up the first @n_lengths. */
static double
sum_up (BunkoLengthSums *self, guint n_lengths, guint *n_known)
{
  double sum = 0;

  *n_known = 0;
  for (guint i = n_lengths; i > 0; i -= get_lowest_bit (i))
    {
      sum += self->sums[i];
      *n_known += self->known[i];
    }
  return sum;
}

/**
 * bunko_length_sums_get_average: (skip)
 * @self: lengths
 * @fallback: what is returned if nothing is known
 *
 * Returns: the average of the known lengths
 */
double
bunko_length_sums_get_average (BunkoLengthSums *self, double fallback)
{
  guint n_known;
  double sum;

  g_return_val_if_fail (self != NULL, fallback);

  sum = sum_up (self, self->n_lengths, &n_known);
  return n_known > 0 ? sum / n_known : fallback;
}

/**
 * bunko_length_sums_get_sum: (skip)
 * @self: lengths
 * @n_lengths: how many to sum up, from the first
 * @guess: what lengths are taken for that are not known
 *
 * Returns: their sum
 */
double
bunko_length_sums_get_sum (BunkoLengthSums *self, guint n_lengths, double guess)
{
  guint n_known;
  double sum;

  g_return_val_if_fail (self != NULL, 0);

  n_lengths = MIN (n_lengths, self->n_lengths);
  sum = sum_up (self, n_lengths, &n_known);
  return sum + (n_lengths - n_known) * guess;
}

/**
 * bunko_length_sums_find: (skip)
 * @self: lengths
 * @sum: a sum
 * @guess: what lengths are taken for that are not known
 * @gap: what is added to each
 *
 * Finds on which length one is after going @sum from the beginning of the first.
 *
 * Returns: the index of the length; the last one for all that is after it, 0 if there are none
 */
guint
bunko_length_sums_find (BunkoLengthSums *self, double sum, double guess, double gap)
{
  guint found = 0, bit = 1;

  g_return_val_if_fail (self != NULL, 0);

  while (bit <= self->n_lengths / 2)
    bit *= 2;
  for (; bit > 0; bit /= 2)
    {
      double length;

      if (bit > self->n_lengths - found)
        continue;
      length = self->sums[found + bit] + (bit - self->known[found + bit]) * guess + bit * gap;
      if (length > sum)
        continue;
      found += bit;
      sum -= length;
    }
  return found < self->n_lengths ? found : MAX (self->n_lengths, 1) - 1;
}
