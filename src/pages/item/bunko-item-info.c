/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-item-info-private.h"

/**
 * BunkoItemInfo:
 *
 * What is known of an artist, a series, a tag …, beside or above its galleries.
 */

G_DEFINE_FINAL_TYPE (BunkoItemInfo, bunko_item_info, ADW_TYPE_BIN)

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
append (GString *text, char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
  g_free (part);
}

/**
 * bunko_item_info_describe_numbers:
 * @subject: what to describe
 *
 * Returns: (transfer full): how many galleries it has, and how many of them are unread; empty as
 * long as that is not known
 */
char *
bunko_item_info_describe_numbers (BunkoItemSubject *subject)
{
  BunkoItemSummary *summary;
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 n;

  g_return_val_if_fail (BUNKO_IS_ITEM_SUBJECT (subject), NULL);

  summary = bunko_item_subject_get_summary (subject);
  n = bunko_item_summary_get_galleries (summary);
  if (n > 0)
    append (text,
            g_strdup_printf (ngettext ("%'u gallery", "%'u galleries", (gulong) n), (guint) n));
  n = bunko_item_summary_get_unread (summary);
  if (n > 0)
    append (text, g_strdup_printf (ngettext ("%'u unread", "%'u unread", (gulong) n), (guint) n));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* “Tag · female” tells tags of the same name apart. */
static void
update_names (BunkoItemInfo *self)
{
  const char *kind = bunko_item_kind_get_name (bunko_item_subject_get_kind (self->subject));
  const char *tag_namespace = bunko_item_subject_get_tag_namespace (self->subject);
  g_autofree char *both =
      tag_namespace != NULL ? g_strdup_printf ("%s · %s", kind, tag_namespace) : NULL;
  g_autofree char *others = bunko_item_subject_dup_other_names (self->subject);
  g_autofree char *numbers = bunko_item_info_describe_numbers (self->subject);
  const char *info = bunko_item_subject_get_info (self->subject);

  set_label (self->kind_label, both != NULL ? both : kind);
  set_label (self->name_label, bunko_item_subject_get_name (self->subject));
  set_label (self->others_label, others);
  set_label (self->numbers_label, numbers);
  set_label (self->info_label, info);
  gtk_widget_set_visible (self->info_frame, info != NULL);
}

/* The gallery that reading goes on with; the first one again if all are read. */
static BunkoGallery *
get_gallery_to_read (BunkoItemInfo *self)
{
  BunkoItemSummary *summary = bunko_item_subject_get_summary (self->subject);
  BunkoGallery *next = bunko_item_summary_get_next (summary);

  if (!BUNKO_IS_GROUPING (bunko_item_subject_get_item (self->subject)))
    return NULL;
  return next != NULL ? next : bunko_item_summary_get_first (summary);
}

static void
update_read_button (BunkoItemInfo *self)
{
  BunkoItemSummary *summary = bunko_item_subject_get_summary (self->subject);
  BunkoGallery *gallery = get_gallery_to_read (self);
  gboolean from_start = gallery != NULL && gallery == bunko_item_summary_get_first (summary);
  const char *label = _ ("_Continue Reading");

  gtk_widget_set_visible (GTK_WIDGET (self->read_button), gallery != NULL);
  set_label (self->read_label, NULL);
  if (gallery == NULL)
    return;
  if (bunko_item_summary_get_next (summary) == NULL)
    label = _ ("_Read Again");
  else if (from_start && bunko_gallery_get_last_read (gallery) <= 0)
    label = _ ("_Read First");
  gtk_button_set_label (self->read_button, label);
  set_label (self->read_label, bunko_item_get_display_name (BUNKO_ITEM (gallery)));
}

static void
update (BunkoItemInfo *self)
{
  g_autofree char *search = bunko_item_subject_dup_search (self->subject);

  update_names (self);
  update_read_button (self);
  gtk_widget_set_visible (
      self->search_button,
      search != NULL &&
          bunko_item_summary_get_galleries (bunko_item_subject_get_summary (self->subject)) != 0);
  _bunko_item_info_update_details (self);
  _bunko_item_info_update_links (self);
  _bunko_item_info_update_people (self);
  _bunko_item_info_update_tags (self);
}

/* Page 0 is where reading stopped. */
static void
read_cb (BunkoItemInfo *self)
{
  BunkoGallery *gallery = get_gallery_to_read (self);

  if (gallery != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.read", "(xu)",
                                bunko_item_get_id (BUNKO_ITEM (gallery)), 0);
}

static void
search_cb (BunkoItemInfo *self)
{
  g_autofree char *search = bunko_item_subject_dup_search (self->subject);

  if (search != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search", "s", search);
}

static void
bunko_item_info_dispose (GObject *object)
{
  BunkoItemInfo *self = BUNKO_ITEM_INFO (object);

  if (self->subject != NULL)
    g_signal_handlers_disconnect_by_data (self->subject, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_ITEM_INFO);
  g_clear_object (&self->subject);
  g_clear_object (&self->tags);

  G_OBJECT_CLASS (bunko_item_info_parent_class)->dispose (object);
}

static void
bunko_item_info_finalize (GObject *object)
{
  g_ptr_array_unref (BUNKO_ITEM_INFO (object)->link_rows);

  G_OBJECT_CLASS (bunko_item_info_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-item-info.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, added_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, category_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, details_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, info_frame);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, info_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, kind_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, language_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, links_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, name_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, numbers_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, others_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, people_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, picture);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, published_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, read_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, read_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, search_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, status_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, tags_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, tags_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemInfo, updated_row);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
bunko_item_info_class_init (BunkoItemInfoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_item_info_dispose;
  object_class->finalize = bunko_item_info_finalize;

  g_type_ensure (BUNKO_TYPE_FACT_ROW);
  g_type_ensure (BUNKO_TYPE_ITEM_PICTURE);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
bunko_item_info_init (BunkoItemInfo *self)
{
  self->link_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_item_info_set_subject:
 * @self: an item info
 * @context: the server
 * @subject: what to show
 *
 * Sets what is shown; to be called once.
 */
void
bunko_item_info_set_subject (BunkoItemInfo *self, BunkoContext *context, BunkoItemSubject *subject)
{
  g_return_if_fail (BUNKO_IS_ITEM_INFO (self));
  g_return_if_fail (BUNKO_IS_CONTEXT (context));
  g_return_if_fail (BUNKO_IS_ITEM_SUBJECT (subject));
  g_return_if_fail (self->subject == NULL);

  self->subject = g_object_ref (subject);
  bunko_item_picture_set_subject (self->picture, bunko_context_get_loader (context), subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
