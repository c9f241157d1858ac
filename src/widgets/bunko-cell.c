/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-cell.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-grouping.h"

/**
 * BunkoCell:
 *
 * What shows one row of a list in a grid: mostly a cover, and what the kind of cell puts around it.
 *
 * The cell follows its row, and the item that comes into the row.
 *
 * A grid makes ten times as many cells as it shows. One that is lazy makes what is in it when it
 * first gets a place, and until then is as large as another cell of the same grid: the size of a
 * cell depends on nothing that is loaded.
 */
typedef struct
{
  GtkWidget *content; /* NULL until it is built */
  BunkoCover *cover;
  BunkoImageLoader *loader;
  BunkoRow *row;
  GSignalGroup *row_signals;
  GSignalGroup *item_signals;
  char *description;
  int cover_width; /* 0: as the kind of cell has it */
  gboolean lazy;
} BunkoCellPrivate;

enum
{
  PROP_0,
  PROP_ROW,
  PROP_LOADER,
  PROP_DESCRIPTION,
  PROP_LAZY,
  PROP_COVER_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BunkoCell, bunko_cell, GTK_TYPE_WIDGET)

static BunkoItem *
get_item (BunkoCell *self)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  return priv->row != NULL ? bunko_row_get_item (priv->row) : NULL;
}

static gboolean
has_failed (BunkoCell *self)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  return priv->row != NULL && bunko_row_get_failed (priv->row);
}

static char *
describe (BunkoCell *self)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);
  BunkoItem *item = get_item (self);

  if (item != NULL)
    return BUNKO_CELL_GET_CLASS (self)->describe (self, item);
  if (priv->row == NULL)
    return g_strdup ("");

  return g_strdup (has_failed (self) ? _ ("Could not be loaded") : _ ("Loading…"));
}

static void
update_description (BunkoCell *self)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);
  g_autofree char *description = describe (self);

  if (!g_set_str (&priv->description, description))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

/* A series has no cover of its own, but that of a gallery in it. */
static BunkoItem *
get_cover_item (BunkoCell *self)
{
  BunkoItem *item = get_item (self);

  return BUNKO_IS_GROUPING (item) ? bunko_grouping_get_first_gallery (BUNKO_GROUPING (item)) : item;
}

/**
 * bunko_cell_update:
 * @self: a cell
 *
 * Shows again what is in the row, as something else that the cell shows has changed.
 */
void
bunko_cell_update (BunkoCell *self)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  if (priv->content != NULL)
    {
      if (priv->cover != NULL)
        {
          bunko_cover_set_broken (priv->cover, has_failed (self));
          bunko_cover_set_item (priv->cover, get_cover_item (self));
        }
      BUNKO_CELL_GET_CLASS (self)->update (self, get_item (self));
    }
  update_description (self);
}

static void
item_changed_cb (BunkoCell *self)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);
  BunkoItem *item = get_item (self);

  g_signal_group_set_target (priv->item_signals, item);
  bunko_cell_update (self);
}

static void
follow_row (BunkoCell *self)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  priv->row_signals = g_signal_group_new (BUNKO_TYPE_ROW);
  g_signal_group_connect_swapped (priv->row_signals, "notify::item", G_CALLBACK (item_changed_cb),
                                  self);
  g_signal_group_connect_swapped (priv->row_signals, "notify::failed",
                                  G_CALLBACK (bunko_cell_update), self);

  priv->item_signals = g_signal_group_new (BUNKO_TYPE_ITEM);
  g_signal_group_connect_swapped (priv->item_signals, "notify", G_CALLBACK (bunko_cell_update),
                                  self);
  g_signal_group_set_target (priv->row_signals, priv->row);
}

/* What is not built has no place: nobody sees it, and it need not know what is in its row. */
static void
build (BunkoCell *self)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  BUNKO_CELL_GET_CLASS (self)->build (self);
  priv->content = gtk_widget_get_first_child (GTK_WIDGET (self));
  if (priv->cover != NULL)
    bunko_cover_set_loader (priv->cover, priv->loader);
  follow_row (self);
  item_changed_cb (self);
}

/* The content of another cell of the same grid. */
static GtkWidget *
find_pattern (BunkoCell *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *grid = item != NULL ? gtk_widget_get_parent (item) : NULL;

  if (grid == NULL)
    return NULL;

  for (GtkWidget *other = gtk_widget_get_first_child (grid); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    {
      GtkWidget *cell = gtk_widget_get_first_child (other);
      BunkoCellPrivate *priv =
          BUNKO_IS_CELL (cell) ? bunko_cell_get_instance_private (BUNKO_CELL (cell)) : NULL;

      if (priv != NULL && priv->content != NULL)
        return priv->content;
    }

  return NULL;
}

static GtkSizeRequestMode
bunko_cell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bunko_cell_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  BunkoCell *self = BUNKO_CELL (widget);
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);
  GtkWidget *content = priv->content != NULL ? priv->content : find_pattern (self);

  if (content == NULL)
    {
      build (self);
      content = priv->content;
    }
  gtk_widget_measure (content, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
bunko_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BunkoCell *self = BUNKO_CELL (widget);
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  if (priv->content == NULL)
    {
      build (self);
      gtk_widget_measure (priv->content, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
    }
  gtk_widget_allocate (priv->content, width, height, baseline, NULL);
}

static void
bunko_cell_constructed (GObject *object)
{
  BunkoCell *self = BUNKO_CELL (object);
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  G_OBJECT_CLASS (bunko_cell_parent_class)->constructed (object);

  if (!priv->lazy)
    build (self);
}

static void
bunko_cell_dispose (GObject *object)
{
  BunkoCell *self = BUNKO_CELL (object);
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  g_clear_object (&priv->row_signals);
  g_clear_object (&priv->item_signals);
  g_clear_object (&priv->row);
  g_clear_object (&priv->loader);
  g_clear_object (&priv->cover);
  if (priv->content != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), G_OBJECT_TYPE (self));
  priv->content = NULL;

  G_OBJECT_CLASS (bunko_cell_parent_class)->dispose (object);
}

static void
bunko_cell_finalize (GObject *object)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (BUNKO_CELL (object));

  g_clear_pointer (&priv->description, g_free);

  G_OBJECT_CLASS (bunko_cell_parent_class)->finalize (object);
}

static void
bunko_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (BUNKO_CELL (object));

  switch (prop_id)
    {
    case PROP_ROW:
      g_value_set_object (value, priv->row);
      break;

    case PROP_LOADER:
      g_value_set_object (value, priv->loader);
      break;

    case PROP_DESCRIPTION:
      g_value_set_string (value, priv->description);
      break;

    case PROP_LAZY:
      g_value_set_boolean (value, priv->lazy);
      break;

    case PROP_COVER_WIDTH:
      g_value_set_int (value, priv->cover_width);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_cover_width (BunkoCell *self, int cover_width)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  if (priv->cover_width == cover_width)
    return;

  priv->cover_width = cover_width;
  if (priv->cover != NULL && cover_width > 0)
    bunko_cover_set_cover_width (priv->cover, cover_width);
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COVER_WIDTH]);
}

static void
bunko_cell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BunkoCell *self = BUNKO_CELL (object);
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_ROW:
      bunko_cell_set_row (self, g_value_get_object (value));
      break;

    case PROP_LOADER:
      g_set_object (&priv->loader, g_value_get_object (value));
      if (priv->cover != NULL)
        bunko_cover_set_loader (priv->cover, priv->loader);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_LAZY:
      priv->lazy = g_value_get_boolean (value);
      break;

    case PROP_COVER_WIDTH:
      set_cover_width (self, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags writable = readable | G_PARAM_WRITABLE;

  /**
   * BunkoCell:row:
   *
   * The row of the list, whose item may come later.
   */
  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, BUNKO_TYPE_ROW, writable);

  /**
   * BunkoCell:loader:
   *
   * What loads the picture.
   */
  properties[PROP_LOADER] =
      g_param_spec_object ("loader", NULL, NULL, BUNKO_TYPE_IMAGE_LOADER, writable);

  /**
   * BunkoCell:description:
   *
   * What a screen reader says: all that is to be seen.
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, readable);

  /**
   * BunkoCell:lazy:
   *
   * Whether to wait with what is in the cell until there is a place for it.
   */
  properties[PROP_LAZY] =
      g_param_spec_boolean ("lazy", NULL, NULL, FALSE, writable | G_PARAM_CONSTRUCT_ONLY);

  /**
   * BunkoCell:cover-width:
   *
   * The width of the cover, in application pixels; 0 for the usual one.
   */
  properties[PROP_COVER_WIDTH] = g_param_spec_int ("cover-width", NULL, NULL, 0, 2048, 0, writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_cell_class_init (BunkoCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bunko_cell_constructed;
  object_class->dispose = bunko_cell_dispose;
  object_class->finalize = bunko_cell_finalize;
  object_class->get_property = bunko_cell_get_property;
  object_class->set_property = bunko_cell_set_property;
  install_properties (object_class);

  widget_class->get_request_mode = bunko_cell_get_request_mode;
  widget_class->measure = bunko_cell_measure;
  widget_class->size_allocate = bunko_cell_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bunko_cell_init (BunkoCell *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/**
 * bunko_cell_get_row:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the row that is shown
 */
BunkoRow *
bunko_cell_get_row (BunkoCell *self)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_CELL (self), NULL);

  return priv->row;
}

/**
 * bunko_cell_set_row:
 * @self: a cell
 * @row: (nullable): the row to show
 *
 * Shows another row, or nothing.
 */
void
bunko_cell_set_row (BunkoCell *self, BunkoRow *row)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  g_return_if_fail (BUNKO_IS_CELL (self));
  g_return_if_fail (row == NULL || BUNKO_IS_ROW (row));

  if (!g_set_object (&priv->row, row))
    return;

  if (priv->content != NULL)
    {
      g_signal_group_set_target (priv->row_signals, row);
      item_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

/**
 * bunko_cell_set_cover:
 * @self: a cell
 * @cover: the cover in the template of the cell
 *
 * Says where the picture of the item goes. Every kind of cell does so when it is built.
 */
void
bunko_cell_set_cover (BunkoCell *self, BunkoCover *cover)
{
  BunkoCellPrivate *priv = bunko_cell_get_instance_private (self);

  g_return_if_fail (BUNKO_IS_CELL (self));
  g_return_if_fail (BUNKO_IS_COVER (cover));

  g_set_object (&priv->cover, cover);
  if (priv->cover_width > 0)
    bunko_cover_set_cover_width (cover, priv->cover_width);
}
