/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-cell.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-gallery.h"

#include "bunko-cell-marks.h"
#include "bunko-cell-text.h"

/**
 * BunkoGalleryCell:
 *
 * A gallery in a grid: cover, title, artist, and its marks.
 *
 * Its size depends on nothing that is loaded, so that a grid does not move while galleries arrive;
 * texts and marks are set without new widgets.
 */
struct _BunkoGalleryCell
{
  BunkoCell parent_instance;

  /* Template widgets */
  GtkWidget *box;
  BunkoCover *cover;
  BunkoCellMarks *marks;
  BunkoCellText *text;

  gboolean tells_progress;
};

enum
{
  PROP_0,
  PROP_TELLS_PROGRESS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoGalleryCell, bunko_gallery_cell, BUNKO_TYPE_CELL)

static void
append (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    /* Translators: between the parts of a description that is read aloud */
    g_string_append (text, C_ ("description", ", "));
  g_string_append (text, part);
}

static char *
bunko_gallery_cell_describe (BunkoCell *cell, BunkoItem *item)
{
  GString *text = g_string_new (NULL);

  append (text, bunko_item_get_display_name (item));
  if (BUNKO_IS_GALLERY (item))
    append (text, bunko_gallery_get_artist_names (BUNKO_GALLERY (item)));
  bunko_item_describe_marks (item, text);

  return g_string_free_and_steal (text);
}

static void
bunko_gallery_cell_build (BunkoCell *cell)
{
  BunkoGalleryCell *self = BUNKO_GALLERY_CELL (cell);

  gtk_widget_init_template (GTK_WIDGET (self));
  bunko_cell_set_cover (cell, self->cover);
}

static void
bunko_gallery_cell_update (BunkoCell *cell, BunkoItem *item)
{
  BunkoGalleryCell *self = BUNKO_GALLERY_CELL (cell);
  BunkoRow *row = bunko_cell_get_row (cell);
  const char *title = item != NULL ? bunko_item_get_display_name (item) : NULL;
  const BunkoReadProgress *progress = bunko_item_get_reading (item);
  g_autofree char *how_far = NULL;
  const char *artist = NULL;

  if (progress != NULL && self->tells_progress)
    artist = how_far = bunko_item_describe_reading (item);
  else if (BUNKO_IS_GALLERY (item))
    artist = bunko_gallery_get_artist_names (BUNKO_GALLERY (item));
  if (item != NULL && (title == NULL || *title == '\0'))
    title = _ ("Untitled");
  if (row != NULL && bunko_row_get_failed (row))
    title = _ ("Could Not Be Loaded");

  bunko_cell_text_set_text (self->text, title, artist);
  bunko_cell_marks_set_item (self->marks, item);
}

static void
bunko_gallery_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoGalleryCell *self = BUNKO_GALLERY_CELL (object);

  switch (prop_id)
    {
    case PROP_TELLS_PROGRESS:
      g_value_set_boolean (value, self->tells_progress);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_gallery_cell_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BunkoGalleryCell *self = BUNKO_GALLERY_CELL (object);

  switch (prop_id)
    {
    case PROP_TELLS_PROGRESS:
      self->tells_progress = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_gallery_cell_class_init (BunkoGalleryCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BunkoCellClass *cell_class = BUNKO_CELL_CLASS (klass);

  cell_class->build = bunko_gallery_cell_build;
  cell_class->update = bunko_gallery_cell_update;
  cell_class->describe = bunko_gallery_cell_describe;
  object_class->get_property = bunko_gallery_cell_get_property;
  object_class->set_property = bunko_gallery_cell_set_property;

  /**
   * BunkoGalleryCell:tells-progress:
   *
   * Whether the second line tells how far a gallery is read that was begun, in place of the artist.
   * To be set before there is a gallery.
   */
  properties[PROP_TELLS_PROGRESS] =
      g_param_spec_boolean ("tells-progress", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BUNKO_TYPE_CELL_MARKS);
  g_type_ensure (BUNKO_TYPE_CELL_TEXT);
  g_type_ensure (BUNKO_TYPE_COVER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-gallery-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, marks);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, text);
  gtk_widget_class_set_css_name (widget_class, "gallerycell");
}

static void
bunko_gallery_cell_init (BunkoGalleryCell *self)
{
}

/**
 * bunko_gallery_cell_new:
 *
 * Creates an empty cell.
 *
 * Returns: (transfer floating): the new cell
 */
GtkWidget *
bunko_gallery_cell_new (void)
{
  return g_object_new (BUNKO_TYPE_GALLERY_CELL, NULL);
}

/**
 * bunko_gallery_cell_new_lazy:
 *
 * Creates an empty cell for a grid.
 *
 * Returns: (transfer floating): the new cell
 */
GtkWidget *
bunko_gallery_cell_new_lazy (void)
{
  return g_object_new (BUNKO_TYPE_GALLERY_CELL, "lazy", TRUE, NULL);
}
