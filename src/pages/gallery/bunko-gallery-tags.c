/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-tags.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-chip-group.h"

/**
 * BunkoGalleryTags:
 *
 * Artists, circles and parodies of a gallery, which open their pages, and its tags, which are
 * searched for; if those could not be loaded, a button that asks again (`gallery.refresh`).
 */
struct _BunkoGalleryTags
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *error_box;
  BunkoGalleryDetails *details;
  char *shown; /* what the chips were made of */
};

G_DEFINE_FINAL_TYPE (BunkoGalleryTags, bunko_gallery_tags, ADW_TYPE_BIN)

static void
add_items (BunkoGalleryTags *self, const char *heading, GListModel *items)
{
  if (items != NULL && g_list_model_get_n_items (items) > 0)
    gtk_box_append (GTK_BOX (self->box), bunko_chip_group_new_for_items (heading, items));
}

static void
add_tags (BunkoGalleryTags *self)
{
  GListModel *groups = bunko_gallery_details_get_tags (self->details);

  for (guint i = 0; groups != NULL && i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);

      if (g_list_model_get_n_items (bunko_tag_group_get_tags (group)) > 0)
        gtk_box_append (GTK_BOX (self->box), bunko_chip_group_new_for_tags (group));
    }
}

static void
write_names (GString *text, GListModel *items)
{
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (BunkoItem) item = g_list_model_get_item (items, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", bunko_item_get_id (item),
                              bunko_item_get_display_name (item));
    }
  g_string_append_c (text, '\n');
}

/* All that the chips say. */
static char *
write_all (BunkoGalleryTags *self)
{
  BunkoGallery *gallery = bunko_gallery_details_get_gallery (self->details);
  GListModel *groups = bunko_gallery_details_get_tags (self->details);
  GString *text = g_string_new (NULL);

  write_names (text, bunko_gallery_get_artists (gallery));
  write_names (text, bunko_gallery_get_circles (gallery));
  write_names (text, bunko_gallery_get_parodies (gallery));
  for (guint i = 0; groups != NULL && i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);
      GListModel *tags = bunko_tag_group_get_tags (group);

      for (guint j = 0; j < g_list_model_get_n_items (tags); j++)
        {
          g_autoptr (BunkoTag) tag = g_list_model_get_item (tags, j);
          g_autofree char *query = bunko_tag_to_query (tag);

          g_string_append_printf (text, "%s\n", query);
        }
    }

  return g_string_free_and_steal (text);
}

static void
rebuild (BunkoGalleryTags *self)
{
  BunkoGallery *gallery = bunko_gallery_details_get_gallery (self->details);
  GtkWidget *child;

  g_object_ref (self->error_box);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);

  add_items (self, _ ("Artists"), bunko_gallery_get_artists (gallery));
  add_items (self, _ ("Circles"), bunko_gallery_get_circles (gallery));
  add_items (self, _ ("Parodies"), bunko_gallery_get_parodies (gallery));
  add_tags (self);
  gtk_box_append (GTK_BOX (self->box), self->error_box);
  g_object_unref (self->error_box);
}

/* Chips that stay the same also keep the focus. */
static void
update (BunkoGalleryTags *self)
{
  gboolean failed = bunko_gallery_details_get_tags_failed (self->details);
  g_autofree char *text = write_all (self);

  if (g_set_str (&self->shown, text))
    rebuild (self);
  gtk_widget_set_visible (self->error_box, failed);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          failed || gtk_widget_get_first_child (self->box) != self->error_box);
}

static GtkWidget *
make_error_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("The tags could not be loaded"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "gallery.refresh");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

static void
bunko_gallery_tags_dispose (GObject *object)
{
  g_clear_object (&BUNKO_GALLERY_TAGS (object)->details);

  G_OBJECT_CLASS (bunko_gallery_tags_parent_class)->dispose (object);
}

static void
bunko_gallery_tags_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_GALLERY_TAGS (object)->shown, g_free);

  G_OBJECT_CLASS (bunko_gallery_tags_parent_class)->finalize (object);
}

static void
bunko_gallery_tags_class_init (BunkoGalleryTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_gallery_tags_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_gallery_tags_finalize;
}

static void
bunko_gallery_tags_init (BunkoGalleryTags *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->error_box = make_error_box ();
  gtk_box_append (GTK_BOX (self->box), self->error_box);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * bunko_gallery_tags_set_details:
 * @self: the tags
 * @details: what is, or will be, known of the gallery
 *
 * Sets, once, what to show.
 */
void
bunko_gallery_tags_set_details (BunkoGalleryTags *self, BunkoGalleryDetails *details)
{
  static const char *const signals[] = { "notify::artists", "notify::circles", "notify::parodies" };

  g_return_if_fail (BUNKO_IS_GALLERY_TAGS (self));
  g_return_if_fail (self->details == NULL);

  self->details = g_object_ref (details);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (bunko_gallery_details_get_gallery (details), signals[i],
                             G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "notify::tags", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
