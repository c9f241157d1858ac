/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BunkoLengthSums BunkoLengthSums;

BunkoLengthSums *bunko_length_sums_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_length_sums_free (BunkoLengthSums *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoLengthSums, bunko_length_sums_free)

guint bunko_length_sums_get_n_lengths (BunkoLengthSums *self);
void bunko_length_sums_set_n_lengths (BunkoLengthSums *self, guint n_lengths);
gboolean bunko_length_sums_set (BunkoLengthSums *self, guint index, float length);
void bunko_length_sums_turn_over (BunkoLengthSums *self);
double bunko_length_sums_get_average (BunkoLengthSums *self, double fallback);
double bunko_length_sums_get_sum (BunkoLengthSums *self, guint n_lengths, double guess);
guint bunko_length_sums_find (BunkoLengthSums *self, double sum, double guess, double gap);

G_END_DECLS
