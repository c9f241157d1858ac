/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-settings.h"

#include "bunko-home-dialog.h"
#include "bunko-home-layout.h"
#include "bunko-home-row.h"

/**
 * BunkoHomeDialog:
 *
 * Which shelves the home page has, and in which order. What is changed is saved at once.
 */
struct _BunkoHomeDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkListBox *list;

  BunkoHomeLayout layout;
  BunkoHomeRow *rows[BUNKO_SHELF_N_KINDS]; /* by their kind, borrowed from list */
};

G_DEFINE_FINAL_TYPE (BunkoHomeDialog, bunko_home_dialog, ADW_TYPE_DIALOG)

static guint
get_position (BunkoHomeDialog *self, gpointer row)
{
  BunkoShelfKind kind = bunko_home_row_get_kind (row);
  guint position = 0;

  while (self->layout.kinds[position] != kind)
    position++;
  return position;
}

static int
sort_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  return (int) get_position (user_data, a) - (int) get_position (user_data, b);
}

static void
update (BunkoHomeDialog *self)
{
  for (guint i = 0; i < BUNKO_SHELF_N_KINDS; i++)
    {
      BunkoShelfKind kind = self->layout.kinds[i];

      bunko_home_row_set_wanted (self->rows[kind], self->layout.visible[kind]);
      bunko_home_row_set_can_move (self->rows[kind], i > 0, i < BUNKO_SHELF_N_KINDS - 1);
    }
  gtk_list_box_invalidate_sort (self->list);
}

static void
switched_cb (BunkoHomeDialog *self, BunkoHomeRow *row)
{
  BunkoShelfKind kind = bunko_home_row_get_kind (row);
  gboolean wanted = bunko_home_row_get_wanted (row);

  if (self->layout.visible[kind] == wanted)
    return;
  self->layout.visible[kind] = wanted;
  bunko_home_layout_save (&self->layout);
}

static void
move_to (BunkoHomeDialog *self, BunkoHomeRow *row, guint to)
{
  guint from = get_position (self, row);

  if (to >= BUNKO_SHELF_N_KINDS || from == to)
    return;
  bunko_home_layout_move (&self->layout, from, to);
  update (self);
  bunko_home_layout_save (&self->layout);
}

static void
move_cb (BunkoHomeDialog *self, int by, BunkoHomeRow *row)
{
  move_to (self, row, get_position (self, row) + (guint) by);
}

static void
dropped_cb (BunkoHomeDialog *self, BunkoHomeRow *row, BunkoHomeRow *target)
{
  move_to (self, row, get_position (self, target));
}

static void
reset_cb (BunkoHomeDialog *self)
{
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_HOME_SHELVES);
  bunko_home_layout_load (&self->layout);
  update (self);
}

static void
bunko_home_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BUNKO_TYPE_HOME_DIALOG);

  G_OBJECT_CLASS (bunko_home_dialog_parent_class)->dispose (object);
}

static void
bunko_home_dialog_class_init (BunkoHomeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_home_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-home-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoHomeDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
bunko_home_dialog_init (BunkoHomeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bunko_home_layout_load (&self->layout);
  for (guint i = 0; i < BUNKO_SHELF_N_KINDS; i++)
    {
      GtkWidget *row = bunko_home_row_new ((BunkoShelfKind) i);

      self->rows[i] = BUNKO_HOME_ROW (row);
      gtk_list_box_append (self->list, row);
      g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_list_box_set_sort_func (self->list, sort_cb, self, NULL);
  update (self);
  /* Only now: a switch that is set is not one that a person moved. */
  for (guint i = 0; i < BUNKO_SHELF_N_KINDS; i++)
    g_signal_connect_object (self->rows[i], "switched", G_CALLBACK (switched_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * bunko_home_dialog_new:
 *
 * Returns: (transfer floating): the new dialog
 */
AdwDialog *
bunko_home_dialog_new (void)
{
  return g_object_new (BUNKO_TYPE_HOME_DIALOG, NULL);
}
