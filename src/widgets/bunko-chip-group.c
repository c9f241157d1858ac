/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bunko-chip-group.h"
#include "bunko-item-chip.h"
#include "bunko-tag-chip.h"

/**
 * BunkoChipGroup:
 *
 * Chips with a heading above them: the artists of a gallery, the tags of one namespace …
 */
struct _BunkoChipGroup
{
  GtkWidget parent_instance;

  AdwWrapBox *chips;
  guint n_chips;
};

G_DEFINE_FINAL_TYPE (BunkoChipGroup, bunko_chip_group, GTK_TYPE_WIDGET)

static void
bunko_chip_group_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bunko_chip_group_parent_class)->dispose (object);
}

static void
bunko_chip_group_class_init (BunkoChipGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_chip_group_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bunko_chip_group_init (BunkoChipGroup *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

/**
 * bunko_chip_group_new:
 * @heading: what the chips are, translated
 *
 * Returns: (transfer floating): a new group without chips
 */
GtkWidget *
bunko_chip_group_new (const char *heading)
{
  BunkoChipGroup *self;
  GtkWidget *label;

  g_return_val_if_fail (heading != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_CHIP_GROUP, NULL);
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  self->chips = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->chips), GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);

  return GTK_WIDGET (self);
}

/**
 * bunko_chip_group_new_for_items:
 * @heading: what the items are, translated
 * @items: items, as a list of #BunkoItem
 *
 * Returns: (transfer floating): a new group with a chip for each item that has a name, which opens
 *   its page
 */
GtkWidget *
bunko_chip_group_new_for_items (const char *heading, GListModel *items)
{
  GtkWidget *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (items), NULL);

  self = bunko_chip_group_new (heading);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (BunkoItem) item = g_list_model_get_item (items, i);

      if (*bunko_item_get_display_name (item) != '\0')
        bunko_chip_group_append (BUNKO_CHIP_GROUP (self), bunko_item_chip_new_for_item (item));
    }
  return self;
}

static char *
make_heading (const char *tag_namespace)
{
  g_autofree char *first = NULL;

  if (tag_namespace == NULL || *tag_namespace == '\0')
    return g_strdup (_ ("Tags"));

  /* Servers may keep them in small letters. */
  first = g_utf8_strup (tag_namespace, g_utf8_next_char (tag_namespace) - tag_namespace);

  return g_strconcat (first, g_utf8_next_char (tag_namespace), NULL);
}

/**
 * bunko_chip_group_new_for_tags:
 * @tags: the tags of one namespace
 *
 * Returns: (transfer floating): a new group with a chip for each tag, which searches for it
 */
GtkWidget *
bunko_chip_group_new_for_tags (BunkoTagGroup *tags)
{
  g_autofree char *heading = NULL;
  GListModel *list;
  GtkWidget *self;

  g_return_val_if_fail (BUNKO_IS_TAG_GROUP (tags), NULL);

  heading = make_heading (bunko_tag_group_get_namespace (tags));
  self = bunko_chip_group_new (heading);
  list = bunko_tag_group_get_tags (tags);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (BunkoTag) tag = g_list_model_get_item (list, i);
      g_autofree char *query = bunko_tag_to_query (tag);

      bunko_chip_group_append (BUNKO_CHIP_GROUP (self),
                               bunko_tag_chip_new (bunko_tag_get_name (tag), query));
    }
  return self;
}

/**
 * bunko_chip_group_append:
 * @self: a group
 * @chip: (transfer floating): a chip
 *
 * Adds a chip at the end.
 */
void
bunko_chip_group_append (BunkoChipGroup *self, GtkWidget *chip)
{
  g_return_if_fail (BUNKO_IS_CHIP_GROUP (self));
  g_return_if_fail (GTK_IS_WIDGET (chip));

  adw_wrap_box_append (self->chips, chip);
  self->n_chips++;
}

/**
 * bunko_chip_group_get_n_chips:
 * @self: a group
 *
 * Returns: how many chips it has
 */
guint
bunko_chip_group_get_n_chips (BunkoChipGroup *self)
{
  g_return_val_if_fail (BUNKO_IS_CHIP_GROUP (self), 0);

  return self->n_chips;
}
