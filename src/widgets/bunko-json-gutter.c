/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-json-gutter.h"

#define SIZE 16

/**
 * BunkoJsonGutter:
 *
 * The column beside a JSON text with the arrows that fold and unfold.
 */
struct _BunkoJsonGutter
{
  GtkSourceGutterRendererPixbuf parent_instance;

  BunkoJsonFolds *folds; /* unowned */
};

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoJsonGutter, bunko_json_gutter, GTK_SOURCE_TYPE_GUTTER_RENDERER_PIXBUF)

static gboolean
can_fold (BunkoJsonGutter *self, guint line)
{
  return self->folds != NULL &&
         bunko_json_folds_get_end (self->folds, line) != BUNKO_JSON_FOLDS_NONE;
}

static const char *
get_icon_name (BunkoJsonGutter *self, guint line)
{
  if (!can_fold (self, line))
    return NULL;
  return bunko_json_folds_is_folded (self->folds, line) ? "pan-end-symbolic" : "pan-down-symbolic";
}

static void
bunko_json_gutter_query_data (GtkSourceGutterRenderer *renderer,
                              GtkSourceGutterLines *lines,
                              guint line)
{
  const char *name = get_icon_name (BUNKO_JSON_GUTTER (renderer), line);
  GtkSourceGutterRendererPixbuf *pixbuf = GTK_SOURCE_GUTTER_RENDERER_PIXBUF (renderer);

  if (name != NULL)
    gtk_source_gutter_renderer_pixbuf_set_icon_name (pixbuf, name);
  else
    gtk_source_gutter_renderer_pixbuf_set_paintable (pixbuf, NULL);
}

static gboolean
bunko_json_gutter_query_activatable (GtkSourceGutterRenderer *renderer,
                                     GtkTextIter *iter,
                                     GdkRectangle *area)
{
  return can_fold (BUNKO_JSON_GUTTER (renderer), (guint) gtk_text_iter_get_line (iter));
}

static void
bunko_json_gutter_activate (GtkSourceGutterRenderer *renderer,
                            GtkTextIter *iter,
                            GdkRectangle *area,
                            guint button,
                            GdkModifierType state,
                            gint n_presses)
{
  if (button == GDK_BUTTON_PRIMARY)
    g_signal_emit (renderer, signals[SIGNAL_TOGGLED], 0, (guint) gtk_text_iter_get_line (iter));
}

static void
bunko_json_gutter_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? SIZE : 0;
}

static void
bunko_json_gutter_class_init (BunkoJsonGutterClass *klass)
{
  GtkSourceGutterRendererClass *renderer_class = GTK_SOURCE_GUTTER_RENDERER_CLASS (klass);

  renderer_class->query_data = bunko_json_gutter_query_data;
  renderer_class->query_activatable = bunko_json_gutter_query_activatable;
  renderer_class->activate = bunko_json_gutter_activate;
  GTK_WIDGET_CLASS (klass)->measure = bunko_json_gutter_measure;

  /**
   * BunkoJsonGutter::toggled:
   * @self: the gutter
   * @line: the line, from 0
   *
   * The arrow beside a line was clicked.
   */
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", BUNKO_TYPE_JSON_GUTTER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bunko_json_gutter_init (BunkoJsonGutter *self)
{
}

/**
 * bunko_json_gutter_new:
 *
 * Returns: (transfer floating): a gutter without arrows
 */
GtkSourceGutterRenderer *
bunko_json_gutter_new (void)
{
  return g_object_new (BUNKO_TYPE_JSON_GUTTER, "xalign", 0.5f, "yalign", 0.5f, "alignment-mode",
                       GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_FIRST, NULL);
}

/**
 * bunko_json_gutter_set_folds:
 * @self: a gutter
 * @folds: (nullable) (transfer none): what can be folded; must live until the next call
 *
 * Sets beside which lines there is an arrow, and draws them again.
 */
void
bunko_json_gutter_set_folds (BunkoJsonGutter *self, BunkoJsonFolds *folds)
{
  g_return_if_fail (BUNKO_IS_JSON_GUTTER (self));

  self->folds = folds;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
