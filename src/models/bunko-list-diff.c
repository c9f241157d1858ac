/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-list-diff.h"

#define NONE G_MAXUINT

/* Where in the new list each old id is, NONE if it went away. Ids are positive and do not repeat;
 * 0 stands for a row whose id is not known and matches nothing. */
static guint *
match (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint *targets = g_new (guint, n_old + 1);

  for (guint i = 0; i < n_new; i++)
    if (new_ids[i] != 0)
      g_hash_table_insert (places, (gpointer) &new_ids[i], GUINT_TO_POINTER (i));

  for (guint i = 0; i < n_old; i++)
    {
      gpointer place;

      targets[i] = NONE;
      if (old_ids[i] != 0 && g_hash_table_lookup_extended (places, &old_ids[i], NULL, &place))
        targets[i] = GPOINTER_TO_UINT (place);
    }

  return targets;
}

/* Keeps a longest increasing run of the targets and makes the others NONE: what is kept did not
 * move against each other, and nothing more can be kept. */
static void
keep_longest_run (guint *targets, guint n)
{
  g_autofree guint *tails = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  guint length = 0;
  guint last;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0;
      guint high = length;

      if (targets[i] == NONE)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (targets[tails[middle]] < targets[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tails[low - 1] : NONE;
      tails[low] = i;
      length = MAX (length, low + 1);
    }

  last = length > 0 ? tails[length - 1] : NONE;
  for (guint i = n; i-- > 0;)
    if (i == last)
      last = before[i];
    else
      targets[i] = NONE;
}

/**
 * bunko_list_diff:
 * @old_ids: (array length=n_old): the ids of the old list, without repetition; 0 for unknown ones
 * @n_old: how many
 * @new_ids: (array length=n_new): the ids of the new list, without repetition; 0 for unknown ones
 * @n_new: how many
 *
 * Finds the smallest set of removed and added rows that makes the new list out of the old one. The
 * changes come in order and do not touch; both of their places count rows in the full old and the
 * full new list.
 *
 * Returns: (transfer full) (element-type BunkoListChange): the changes, empty for equal lists
 */
GArray *
bunko_list_diff (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (BunkoListChange));
  g_autofree guint *targets = match (old_ids, n_old, new_ids, n_new);
  guint old_start = 0;
  guint new_start = 0;

  keep_longest_run (targets, n_old);
  for (guint i = 0; i <= n_old; i++)
    {
      guint target = i < n_old ? targets[i] : n_new;
      BunkoListChange change = { old_start, new_start, i - old_start, target - new_start };

      if (target == NONE)
        continue;
      if (change.n_removed > 0 || change.n_added > 0)
        g_array_append_val (changes, change);
      old_start = i + 1;
      new_start = target + 1;
    }

  return changes;
}
