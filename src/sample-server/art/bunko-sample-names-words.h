/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to bunko-sample-names-title.c. */

/*
 * Titles are put together from a pattern and word lists of one language. A pattern may name the
 * lists as {0}, {1} and {2}; the words of a list fit any place of that list in their language, so
 * no grammar is needed: languages with genders keep the article in the word.
 */
typedef struct
{
  const char *code;
  guint weight;          /* share of all titles, in percent */
  const char *volume[2]; /* what stands before and after a volume number */
  const char *const *patterns;
  const char *const *lists[3];
} BunkoSampleTitleLanguage;

/* Ends with one without a code. */
extern const BunkoSampleTitleLanguage bunko_sample_title_languages[];

G_END_DECLS
