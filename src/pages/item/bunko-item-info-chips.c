/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-chip-group.h"

#include "bunko-item-info-private.h"

/* The chips of an item info: the people that it belongs to, and the tags of its galleries. */

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

void
_bunko_item_info_update_people (BunkoItemInfo *self)
{
  GListModel *people = bunko_item_subject_get_people (self->subject);
  guint n_people = people != NULL ? g_list_model_get_n_items (people) : 0;
  gboolean of_circle = bunko_item_subject_get_kind (self->subject)->type == BUNKO_ITEM_TYPE_CIRCLE;

  if (n_people == self->n_people)
    return;

  self->n_people = n_people;
  clear_box (self->people_box);
  if (n_people > 0)
    gtk_box_append (
        GTK_BOX (self->people_box),
        bunko_chip_group_new_for_items (of_circle ? _ ("Artists") : _ ("Circles"), people));
  gtk_widget_set_visible (self->people_box, n_people > 0);
}

void
_bunko_item_info_update_tags (BunkoItemInfo *self)
{
  GListModel *tags = bunko_item_subject_get_tags (self->subject);
  guint n_groups = tags != NULL ? g_list_model_get_n_items (tags) : 0;

  if (!g_set_object (&self->tags, tags))
    return;

  clear_box (self->tags_box);
  for (guint i = 0; i < n_groups; i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (tags, i);

      gtk_box_append (GTK_BOX (self->tags_box), bunko_chip_group_new_for_tags (group));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags_group), n_groups > 0);
  adw_preferences_group_set_title (
      self->tags_group,
      bunko_item_subject_get_item (self->subject) != NULL ? _ ("Common Tags") : _ ("Similar Tags"));
}
