/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-fonts.h"

/* How many are kept while nobody draws. */
#define MAX_IDLE 6

/*
 * Pango's objects may be used by one thread at a time, and its own default is one font map for each
 * thread. Threads of a pool come and go, and a new font map takes some ten milliseconds to find its
 * fonts; so those that are not in use wait here for the next thread.
 */
static GMutex lock;
static GPtrArray *idle;

static PangoContext *
create_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Thumbnails must break lines where the original does: nothing may snap to pixels. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_cairo_context_set_resolution (context, 96);

  return context;
}

/**
 * bunko_art_fonts_take:
 *
 * Takes a context for lettering. No other thread has it until it is given back.
 *
 * Returns: (transfer full): a context; give it back with bunko_art_fonts_give_back()
 */
PangoContext *
bunko_art_fonts_take (void)
{
  PangoContext *context = NULL;

  g_mutex_lock (&lock);
  if (idle != NULL && idle->len > 0)
    context = g_ptr_array_steal_index_fast (idle, idle->len - 1);
  g_mutex_unlock (&lock);

  return context != NULL ? context : create_context ();
}

/**
 * bunko_art_fonts_give_back:
 * @context: (transfer full): a context of bunko_art_fonts_take()
 *
 * Keeps a context for the next one who needs it, or frees it if enough are kept.
 */
void
bunko_art_fonts_give_back (PangoContext *context)
{
  g_return_if_fail (PANGO_IS_CONTEXT (context));

  g_mutex_lock (&lock);
  if (idle == NULL)
    idle = g_ptr_array_new_with_free_func (g_object_unref);
  if (idle->len < MAX_IDLE)
    g_ptr_array_add (idle, g_steal_pointer (&context));
  g_mutex_unlock (&lock);

  g_clear_object (&context);
}
