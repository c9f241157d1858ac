/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-cell-text.h"

#define TITLE_LINES      2
#define SUBTITLE_SCALE   0.85
#define SUBTITLE_OPACITY 0.6
#define SPACING          2

/**
 * BunkoCellText:
 *
 * The text of a cell: a title of up to two lines, and a smaller line right below it.
 *
 * Its size depends on the font alone and never on the text, so that setting another text is a
 * matter of drawing: a grid that scrolls fast lays nothing out anew. Lines start where the lines of
 * the interface start, whatever the script of the text.
 */
struct _BunkoCellText
{
  GtkWidget parent_instance;

  char *title;
  char *subtitle;

  /* Made when they are drawn. */
  PangoLayout *title_layout;
  PangoLayout *subtitle_layout;

  /* 0 as long as not measured. */
  int line_height;
};

G_DEFINE_FINAL_TYPE (BunkoCellText, bunko_cell_text, GTK_TYPE_WIDGET)

/* Pango takes left for right where the text runs against the interface. */
static void
align_to_start (PangoLayout *layout)
{
  gboolean rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static PangoLayout *
make_layout (BunkoCellText *self, const char *text, int n_lines, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_width (layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
  pango_layout_set_height (layout, -n_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  align_to_start (layout);
  if (scale != 1)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
      pango_layout_set_attributes (layout, attributes);
    }

  return layout;
}

static void
forget_layouts (BunkoCellText *self)
{
  g_clear_object (&self->title_layout);
  g_clear_object (&self->subtitle_layout);
}

static PangoLayout *
get_title_layout (BunkoCellText *self)
{
  if (self->title_layout == NULL && self->title != NULL)
    self->title_layout = make_layout (self, self->title, TITLE_LINES, 1);

  return self->title_layout;
}

static int
get_line_height (BunkoCellText *self)
{
  if (self->line_height == 0)
    {
      PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

      self->line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
      pango_font_metrics_unref (metrics);
    }

  return self->line_height;
}

static void
bunko_cell_text_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  int line = get_line_height (BUNKO_CELL_TEXT (widget));

  /* Whatever is above decides the width. The fonts of other scripts are a little higher. */
  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : (TITLE_LINES + 1) * line + SPACING;
}

static void
bunko_cell_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  forget_layouts (BUNKO_CELL_TEXT (widget));
}

static void
bunko_cell_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BunkoCellText *self = BUNKO_CELL_TEXT (widget);
  PangoLayout *title = get_title_layout (self);
  GdkRGBA color;
  int height;

  if (title == NULL)
    return;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_append_layout (snapshot, title, &color);
  if (self->subtitle == NULL)
    return;

  if (self->subtitle_layout == NULL)
    self->subtitle_layout = make_layout (self, self->subtitle, 1, SUBTITLE_SCALE);
  pango_layout_get_pixel_size (title, NULL, &height);
  color.alpha *= SUBTITLE_OPACITY;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, height + SPACING));
  gtk_snapshot_append_layout (snapshot, self->subtitle_layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
forget_font (BunkoCellText *self)
{
  forget_layouts (self);
  self->line_height = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
bunko_cell_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bunko_cell_text_parent_class)->css_changed (widget, change);

  /* Selection and hover change colours only, and there are many cells; a new font is told in
   * another way, too. */
  forget_layouts (BUNKO_CELL_TEXT (widget));
}

static void
bunko_cell_text_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (bunko_cell_text_parent_class)->system_setting_changed (widget, setting);

  forget_font (BUNKO_CELL_TEXT (widget));
}

static void
bunko_cell_text_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (bunko_cell_text_parent_class)->direction_changed (widget, previous);

  forget_font (BUNKO_CELL_TEXT (widget));
}

static gboolean
bunko_cell_text_query_tooltip (GtkWidget *widget,
                               int x,
                               int y,
                               gboolean keyboard_tip,
                               GtkTooltip *tooltip)
{
  BunkoCellText *self = BUNKO_CELL_TEXT (widget);

  if (!bunko_cell_text_is_cut (self))
    return FALSE;

  gtk_tooltip_set_text (tooltip, self->title);

  return TRUE;
}

static void
bunko_cell_text_dispose (GObject *object)
{
  forget_layouts (BUNKO_CELL_TEXT (object));

  G_OBJECT_CLASS (bunko_cell_text_parent_class)->dispose (object);
}

static void
bunko_cell_text_finalize (GObject *object)
{
  BunkoCellText *self = BUNKO_CELL_TEXT (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);

  G_OBJECT_CLASS (bunko_cell_text_parent_class)->finalize (object);
}

static void
bunko_cell_text_class_init (BunkoCellTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_cell_text_dispose;
  object_class->finalize = bunko_cell_text_finalize;

  widget_class->measure = bunko_cell_text_measure;
  widget_class->size_allocate = bunko_cell_text_size_allocate;
  widget_class->snapshot = bunko_cell_text_snapshot;
  widget_class->css_changed = bunko_cell_text_css_changed;
  widget_class->system_setting_changed = bunko_cell_text_system_setting_changed;
  widget_class->direction_changed = bunko_cell_text_direction_changed;
  widget_class->query_tooltip = bunko_cell_text_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "celltext");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bunko_cell_text_init (BunkoCellText *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * bunko_cell_text_new:
 *
 * Creates an empty text.
 *
 * Returns: (transfer floating): the new widget
 */
GtkWidget *
bunko_cell_text_new (void)
{
  return g_object_new (BUNKO_TYPE_CELL_TEXT, NULL);
}

/**
 * bunko_cell_text_get_title:
 * @self: a cell text
 *
 * Returns: (nullable): the title
 */
const char *
bunko_cell_text_get_title (BunkoCellText *self)
{
  g_return_val_if_fail (BUNKO_IS_CELL_TEXT (self), NULL);

  return self->title;
}

/**
 * bunko_cell_text_get_subtitle:
 * @self: a cell text
 *
 * Returns: (nullable): the line below the title
 */
const char *
bunko_cell_text_get_subtitle (BunkoCellText *self)
{
  g_return_val_if_fail (BUNKO_IS_CELL_TEXT (self), NULL);

  return self->subtitle;
}

/**
 * bunko_cell_text_set_text:
 * @self: a cell text
 * @title: (nullable): the title
 * @subtitle: (nullable): the line below it
 *
 * Sets both texts.
 */
void
bunko_cell_text_set_text (BunkoCellText *self, const char *title, const char *subtitle)
{
  gboolean changed;

  g_return_if_fail (BUNKO_IS_CELL_TEXT (self));

  changed = g_set_str (&self->title, title);
  changed = g_set_str (&self->subtitle, subtitle) || changed;
  if (!changed)
    return;

  forget_layouts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bunko_cell_text_is_cut:
 * @self: a cell text
 *
 * Returns: whether there is more of the title than is shown
 */
gboolean
bunko_cell_text_is_cut (BunkoCellText *self)
{
  PangoLayout *layout;

  g_return_val_if_fail (BUNKO_IS_CELL_TEXT (self), FALSE);

  layout = get_title_layout (self);

  return layout != NULL && pango_layout_is_ellipsized (layout);
}

/**
 * bunko_cell_set_inscription:
 * @inscription: a text in a cell
 * @text: (nullable): what it says, in any script
 *
 * Sets the text so that it starts where the lines of the interface start, also where its script
 * runs the other way: Pango would put it at the far end.
 */
void
bunko_cell_set_inscription (GtkInscription *inscription, const char *text)
{
  gboolean rtl;
  g_autofree char *marked = NULL;

  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));

  if (text != NULL)
    {
      /* The direction of the paragraph, and in it the text with a direction of its own. */
      rtl = gtk_widget_get_direction (GTK_WIDGET (inscription)) == GTK_TEXT_DIR_RTL;
      marked = g_strconcat (rtl ? "\u200f\u2068" : "\u200e\u2068", text, "\u2069", NULL);
    }
  if (g_strcmp0 (gtk_inscription_get_text (inscription), marked) != 0)
    gtk_inscription_set_text (inscription, marked);
}
