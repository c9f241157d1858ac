/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-list-cell.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-gallery.h"

#include "bunko-cell-marks.h"
#include "bunko-cell-text.h"
#include "bunko-item-cell.h"

/**
 * BunkoListCell:
 *
 * Any item as a row of a list: a small cover, its name, who made it, its facts, and its marks.
 */
struct _BunkoListCell
{
  BunkoCell parent_instance;

  /* Template widgets */
  GtkWidget *box;
  BunkoCover *cover;
  GtkInscription *facts;
  GtkWidget *marks_box;
  GtkInscription *subtitle;
  GtkInscription *title;

  /* One for each of the marks below. */
  GtkWidget *marks[6];
};

G_DEFINE_FINAL_TYPE (BunkoListCell, bunko_list_cell, BUNKO_TYPE_CELL)

enum
{
  MARK_UNREAD,
  MARK_READ,
  MARK_INBOX,
  MARK_READ_LATER,
  MARK_TRASH,
  MARK_FAVORITE,
  N_MARKS
};

static const char *const mark_names[] = {
  "unread_mark", "read_mark", "inbox_mark", "read_later_mark", "trash_mark", "favorite_mark",
};

G_STATIC_ASSERT (G_N_ELEMENTS (mark_names) == N_MARKS);

static void
update_marks (BunkoListCell *self, BunkoItem *item)
{
  BunkoMetatags tags = item != NULL ? bunko_item_get_metatags (item) : BUNKO_METATAG_NONE;
  const gboolean shown[N_MARKS] = {
    [MARK_UNREAD] = bunko_item_is_unread (item),
    [MARK_READ] = (tags & BUNKO_METATAG_READ) != 0,
    [MARK_INBOX] = (tags & BUNKO_METATAG_INBOX) != 0,
    [MARK_READ_LATER] = (tags & BUNKO_METATAG_READ_LATER) != 0,
    [MARK_TRASH] = (tags & BUNKO_METATAG_TRASH) != 0,
    [MARK_FAVORITE] = (tags & BUNKO_METATAG_FAVORITE) != 0,
  };

  for (guint i = 0; i < N_MARKS; i++)
    gtk_widget_set_visible (self->marks[i], shown[i]);
}

static char *
make_facts (BunkoItem *item)
{
  const BunkoReadProgress *reading = bunko_item_get_reading (item);
  g_autofree char *facts = bunko_item_describe_facts (item);

  if (reading == NULL)
    return g_steal_pointer (&facts);
  if (*facts == '\0')
    return g_strdup_printf (_ ("%d %% read"), (int) (reading->percent + 0.5));

  return g_strdup_printf (C_ ("facts", "%s · %d %% read"), facts, (int) (reading->percent + 0.5));
}

static void
bunko_list_cell_build (BunkoCell *cell)
{
  BunkoListCell *self = BUNKO_LIST_CELL (cell);

  gtk_widget_init_template (GTK_WIDGET (cell));
  for (guint i = 0; i < N_MARKS; i++)
    self->marks[i] = GTK_WIDGET (
        gtk_widget_get_template_child (GTK_WIDGET (self), BUNKO_TYPE_LIST_CELL, mark_names[i]));
  bunko_cell_set_cover (cell, self->cover);
}

static void
bunko_list_cell_update (BunkoCell *cell, BunkoItem *item)
{
  BunkoListCell *self = BUNKO_LIST_CELL (cell);
  BunkoRow *row = bunko_cell_get_row (cell);
  const char *title = item != NULL ? bunko_item_get_display_name (item) : NULL;
  g_autofree char *count = bunko_item_describe_count (item);
  g_autofree char *facts = make_facts (item);
  const char *subtitle = count;

  if (BUNKO_IS_GALLERY (item))
    subtitle = bunko_gallery_get_artist_names (BUNKO_GALLERY (item));
  if (item != NULL && (title == NULL || *title == '\0'))
    title = _ ("Untitled");
  if (row != NULL && bunko_row_get_failed (row))
    title = _ ("Could Not Be Loaded");
  bunko_cell_set_inscription (self->title, title);
  bunko_cell_set_inscription (self->subtitle, subtitle);
  bunko_cell_set_inscription (self->facts, facts);
  update_marks (self, item);
}

static void
bunko_list_cell_class_init (BunkoListCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BunkoCellClass *cell_class = BUNKO_CELL_CLASS (klass);

  cell_class->build = bunko_list_cell_build;
  cell_class->update = bunko_list_cell_update;
  cell_class->describe = bunko_item_cell_describe;

  g_type_ensure (BUNKO_TYPE_COVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-list-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoListCell, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoListCell, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoListCell, facts);
  gtk_widget_class_bind_template_child (widget_class, BunkoListCell, marks_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoListCell, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BunkoListCell, title);
  for (guint i = 0; i < N_MARKS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, mark_names[i], FALSE, 0);
  gtk_widget_class_set_css_name (widget_class, "listcell");
}

static void
bunko_list_cell_init (BunkoListCell *self)
{
}

/**
 * bunko_list_cell_new_lazy:
 *
 * Creates an empty cell for a list.
 *
 * Returns: (transfer floating): the new cell
 */
GtkWidget *
bunko_list_cell_new_lazy (void)
{
  return g_object_new (BUNKO_TYPE_LIST_CELL, "lazy", TRUE, NULL);
}
