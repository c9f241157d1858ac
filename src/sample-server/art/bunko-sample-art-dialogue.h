/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoArtDialogue:
 * @code: the language, as "en"
 * @lines: what is said, in this order
 * @captions: what the narrator says
 * @sounds: what is heard
 * @end: what the last page says
 * @is_standing: whether it is written in columns
 *
 * The words of a comic in one language. Each list ends with %NULL.
 */
typedef struct
{
  const char *code;
  const char *const *lines;
  const char *const *captions;
  const char *const *sounds;
  const char *end;
  gboolean is_standing;
} BunkoArtDialogue;

const BunkoArtDialogue *bunko_art_dialogue_for_title (const char *title);
const char *bunko_art_dialogue_pick (const char *const *list, guint i);

G_END_DECLS
