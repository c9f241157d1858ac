/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-page.h"

#include "bunko-cover.h"
#include "bunko-page-cell.h"

/**
 * BunkoPageCell:
 *
 * A page of a gallery in a grid: its picture, whole, and its number.
 */
struct _BunkoPageCell
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  BunkoCover *cover;
  GtkInscription *number;

  BunkoRow *row;
  GSignalGroup *row_signals;
  char *description;
};

enum
{
  PROP_0,
  PROP_ROW,
  PROP_LOADER,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoPageCell, bunko_page_cell, GTK_TYPE_WIDGET)

static char *
describe (BunkoPageCell *self, BunkoItem *item)
{
  if (BUNKO_IS_PAGE (item))
    return g_strdup_printf (_ ("Page %d"), bunko_page_get_number (BUNKO_PAGE (item)));
  if (self->row == NULL)
    return g_strdup ("");

  return g_strdup (bunko_row_get_failed (self->row) ? _ ("Could not be loaded") : _ ("Loading…"));
}

static void
update (BunkoPageCell *self)
{
  BunkoItem *item = self->row != NULL ? bunko_row_get_item (self->row) : NULL;
  g_autofree char *description = describe (self, item);
  g_autofree char *number = NULL;

  if (BUNKO_IS_PAGE (item))
    number = g_strdup_printf ("%d", bunko_page_get_number (BUNKO_PAGE (item)));
  gtk_inscription_set_text (self->number, number);
  bunko_cover_set_item (self->cover, item);
  bunko_cover_set_broken (self->cover, self->row != NULL && bunko_row_get_failed (self->row));

  if (g_set_str (&self->description, description))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      description, -1);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
    }
}

static void
bunko_page_cell_dispose (GObject *object)
{
  BunkoPageCell *self = BUNKO_PAGE_CELL (object);

  g_clear_object (&self->row_signals);
  g_clear_object (&self->row);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_PAGE_CELL);

  G_OBJECT_CLASS (bunko_page_cell_parent_class)->dispose (object);
}

static void
bunko_page_cell_finalize (GObject *object)
{
  BunkoPageCell *self = BUNKO_PAGE_CELL (object);

  g_clear_pointer (&self->description, g_free);

  G_OBJECT_CLASS (bunko_page_cell_parent_class)->finalize (object);
}

static void
bunko_page_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoPageCell *self = BUNKO_PAGE_CELL (object);

  switch (prop_id)
    {
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;

    case PROP_LOADER:
      g_value_set_object (value, bunko_cover_get_loader (self->cover));
      break;

    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_page_cell_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BunkoPageCell *self = BUNKO_PAGE_CELL (object);

  switch (prop_id)
    {
    case PROP_ROW:
      bunko_page_cell_set_row (self, g_value_get_object (value));
      break;

    case PROP_LOADER:
      bunko_cover_set_loader (self->cover, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_page_cell_class_init (BunkoPageCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = bunko_page_cell_dispose;
  object_class->finalize = bunko_page_cell_finalize;
  object_class->get_property = bunko_page_cell_get_property;
  object_class->set_property = bunko_page_cell_set_property;

  /**
   * BunkoPageCell:row:
   *
   * The row of the list, whose item may come later.
   */
  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, BUNKO_TYPE_ROW, flags);

  /**
   * BunkoPageCell:loader:
   *
   * What loads the picture.
   */
  properties[PROP_LOADER] =
      g_param_spec_object ("loader", NULL, NULL, BUNKO_TYPE_IMAGE_LOADER, flags);

  /**
   * BunkoPageCell:description:
   *
   * What a screen reader says.
   */
  properties[PROP_DESCRIPTION] =
      g_param_spec_string ("description", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BUNKO_TYPE_COVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-page-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoPageCell, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageCell, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageCell, number);
  gtk_widget_class_set_css_name (widget_class, "pagecell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bunko_page_cell_init (BunkoPageCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->row_signals = g_signal_group_new (BUNKO_TYPE_ROW);
  g_signal_group_connect_swapped (self->row_signals, "notify", G_CALLBACK (update), self);
}

/**
 * bunko_page_cell_new:
 *
 * Creates an empty cell.
 *
 * Returns: (transfer floating): the new cell
 */
GtkWidget *
bunko_page_cell_new (void)
{
  return g_object_new (BUNKO_TYPE_PAGE_CELL, NULL);
}

/**
 * bunko_page_cell_get_row:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the row that is shown
 */
BunkoRow *
bunko_page_cell_get_row (BunkoPageCell *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_CELL (self), NULL);

  return self->row;
}

/**
 * bunko_page_cell_set_row:
 * @self: a cell
 * @row: (nullable): the row to show
 *
 * Shows another row, or nothing.
 */
void
bunko_page_cell_set_row (BunkoPageCell *self, BunkoRow *row)
{
  g_return_if_fail (BUNKO_IS_PAGE_CELL (self));
  g_return_if_fail (row == NULL || BUNKO_IS_ROW (row));

  if (!g_set_object (&self->row, row))
    return;

  g_signal_group_set_target (self->row_signals, row);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}
