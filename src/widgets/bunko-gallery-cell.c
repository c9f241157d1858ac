/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-gallery.h"

#include "bunko-cell-text.h"
#include "bunko-cover.h"
#include "bunko-gallery-cell.h"

/**
 * BunkoGalleryCell:
 *
 * A gallery in a grid: cover, title, artist, and its marks.
 *
 * The cell follows its row, and the item that comes into the row. Its size depends on nothing that
 * is loaded, so that a grid does not move while galleries arrive; texts and marks are set without
 * new widgets.
 */
struct _BunkoGalleryCell
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  BunkoCover *cover;
  GtkWidget *favorite_mark;
  GtkWidget *inbox_mark;
  GtkWidget *read_later_mark;
  BunkoCellText *text;
  GtkWidget *unread_mark;

  BunkoRow *row;
  GSignalGroup *row_signals;
  GSignalGroup *item_signals;
  char *description;
};

enum
{
  PROP_0,
  PROP_ROW,
  PROP_LOADER,
  PROP_COVER_WIDTH,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoGalleryCell, bunko_gallery_cell, GTK_TYPE_WIDGET)

static gboolean
is_unread (BunkoItem *item)
{
  return BUNKO_IS_GALLERY (item) && !bunko_item_has_metatag (item, BUNKO_METATAG_READ) &&
         bunko_gallery_get_times_read (BUNKO_GALLERY (item)) == 0;
}

static void
update_marks (BunkoGalleryCell *self, BunkoItem *item)
{
  gtk_widget_set_visible (self->favorite_mark,
                          item && bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));
  gtk_widget_set_visible (self->inbox_mark,
                          item && bunko_item_has_metatag (item, BUNKO_METATAG_INBOX));
  gtk_widget_set_visible (self->read_later_mark,
                          item && bunko_item_has_metatag (item, BUNKO_METATAG_READ_LATER));
  gtk_widget_set_visible (self->unread_mark, item && is_unread (item));
}

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

/* What a screen reader says: all that is to be seen. */
static char *
describe (BunkoGalleryCell *self, BunkoItem *item)
{
  GString *text = g_string_new (NULL);

  if (item == NULL)
    {
      append (text, self->row == NULL                  ? ""
                    : bunko_row_get_failed (self->row) ? _ ("Could not be loaded")
                                                       : _ ("Loading…"));
      return g_string_free (text, FALSE);
    }

  append (text, bunko_item_get_display_name (item));
  if (BUNKO_IS_GALLERY (item))
    append (text, bunko_gallery_get_artist_names (BUNKO_GALLERY (item)));
  if (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE))
    append (text, _ ("Favorite"));
  if (bunko_item_has_metatag (item, BUNKO_METATAG_INBOX))
    append (text, _ ("In inbox"));
  if (bunko_item_has_metatag (item, BUNKO_METATAG_READ_LATER))
    append (text, _ ("Read later"));
  if (is_unread (item))
    append (text, _ ("Unread"));

  return g_string_free (text, FALSE);
}

static void
update_description (BunkoGalleryCell *self, BunkoItem *item)
{
  g_autofree char *description = describe (self, item);

  if (g_set_str (&self->description, description))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      description, -1);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
    }
}

static void
update (BunkoGalleryCell *self)
{
  BunkoItem *item = self->row != NULL ? bunko_row_get_item (self->row) : NULL;
  const char *title = item != NULL ? bunko_item_get_display_name (item) : NULL;
  const char *artist = NULL;
  gboolean failed = self->row != NULL && bunko_row_get_failed (self->row);

  if (BUNKO_IS_GALLERY (item))
    artist = bunko_gallery_get_artist_names (BUNKO_GALLERY (item));
  if (item != NULL && (title == NULL || *title == '\0'))
    title = _ ("Untitled");

  bunko_cell_text_set_text (self->text, failed ? _ ("Could Not Be Loaded") : title, artist);
  bunko_cover_set_broken (self->cover, failed);
  update_marks (self, item);
  update_description (self, item);
}

static void
item_changed_cb (BunkoGalleryCell *self)
{
  BunkoItem *item = self->row != NULL ? bunko_row_get_item (self->row) : NULL;

  g_signal_group_set_target (self->item_signals, item);
  bunko_cover_set_item (self->cover, item);
  update (self);
}

static void
bunko_gallery_cell_dispose (GObject *object)
{
  BunkoGalleryCell *self = BUNKO_GALLERY_CELL (object);

  g_clear_object (&self->row_signals);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->row);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_GALLERY_CELL);

  G_OBJECT_CLASS (bunko_gallery_cell_parent_class)->dispose (object);
}

static void
bunko_gallery_cell_finalize (GObject *object)
{
  BunkoGalleryCell *self = BUNKO_GALLERY_CELL (object);

  g_clear_pointer (&self->description, g_free);

  G_OBJECT_CLASS (bunko_gallery_cell_parent_class)->finalize (object);
}

static void
bunko_gallery_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoGalleryCell *self = BUNKO_GALLERY_CELL (object);

  switch (prop_id)
    {
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;

    case PROP_LOADER:
      g_value_set_object (value, bunko_cover_get_loader (self->cover));
      break;

    case PROP_COVER_WIDTH:
      g_value_set_int (value, bunko_cover_get_cover_width (self->cover));
      break;

    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
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
    case PROP_ROW:
      bunko_gallery_cell_set_row (self, g_value_get_object (value));
      break;

    case PROP_LOADER:
      bunko_cover_set_loader (self->cover, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_COVER_WIDTH:
      bunko_cover_set_cover_width (self->cover, g_value_get_int (value));
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
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = bunko_gallery_cell_dispose;
  object_class->finalize = bunko_gallery_cell_finalize;
  object_class->get_property = bunko_gallery_cell_get_property;
  object_class->set_property = bunko_gallery_cell_set_property;

  /**
   * BunkoGalleryCell:row:
   *
   * The row of the list, whose item may come later.
   */
  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, BUNKO_TYPE_ROW, flags);

  /**
   * BunkoGalleryCell:loader:
   *
   * What loads the cover.
   */
  properties[PROP_LOADER] =
      g_param_spec_object ("loader", NULL, NULL, BUNKO_TYPE_IMAGE_LOADER, flags);

  /**
   * BunkoGalleryCell:cover-width:
   *
   * The width of the cover, in application pixels.
   */
  properties[PROP_COVER_WIDTH] = g_param_spec_int ("cover-width", NULL, NULL, 16, 2048, 160, flags);

  /**
   * BunkoGalleryCell:description:
   *
   * What a screen reader says: title, artist and marks.
   */
  properties[PROP_DESCRIPTION] =
      g_param_spec_string ("description", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BUNKO_TYPE_CELL_TEXT);
  g_type_ensure (BUNKO_TYPE_COVER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-gallery-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, favorite_mark);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, inbox_mark);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, read_later_mark);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, text);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryCell, unread_mark);
  gtk_widget_class_set_css_name (widget_class, "gallerycell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bunko_gallery_cell_init (BunkoGalleryCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->row_signals = g_signal_group_new (BUNKO_TYPE_ROW);
  g_signal_group_connect_swapped (self->row_signals, "notify::item", G_CALLBACK (item_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->row_signals, "notify::failed", G_CALLBACK (update), self);

  self->item_signals = g_signal_group_new (BUNKO_TYPE_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify", G_CALLBACK (update), self);
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
 * bunko_gallery_cell_get_row:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the row that is shown
 */
BunkoRow *
bunko_gallery_cell_get_row (BunkoGalleryCell *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_CELL (self), NULL);

  return self->row;
}

/**
 * bunko_gallery_cell_set_row:
 * @self: a cell
 * @row: (nullable): the row to show
 *
 * Shows another row, or nothing.
 */
void
bunko_gallery_cell_set_row (BunkoGalleryCell *self, BunkoRow *row)
{
  g_return_if_fail (BUNKO_IS_GALLERY_CELL (self));
  g_return_if_fail (row == NULL || BUNKO_IS_ROW (row));

  if (!g_set_object (&self->row, row))
    return;

  g_signal_group_set_target (self->row_signals, row);
  item_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

/**
 * bunko_gallery_cell_get_description:
 * @self: a cell
 *
 * Returns: (nullable): what a screen reader says: title, artist and marks
 */
const char *
bunko_gallery_cell_get_description (BunkoGalleryCell *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_CELL (self), NULL);

  return self->description;
}
