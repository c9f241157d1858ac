/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-quick-preview.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-cell-marks.h"
#include "widgets/bunko-cover.h"
#include "widgets/bunko-open.h"
#include "widgets/bunko-rating.h"

/**
 * BunkoQuickPreview:
 *
 * What a gallery is, next to its card, for a look without leaving the list: a larger cover, its
 * titles, artist, rating and tags, and a button to read it.
 */
struct _BunkoQuickPreview
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkLabel *artist;
  BunkoCover *cover;
  GtkLabel *facts;
  BunkoRating *rating;
  GtkButton *read_button;
  GtkLabel *secondary_title;
  GtkLabel *tags;
  GtkLabel *title;

  BunkoContext *context;
  BunkoGallery *gallery;
  GSignalGroup *gallery_signals;
  GCancellable *cancellable; /* of what is asked for about the gallery */
};

G_DEFINE_FINAL_TYPE (BunkoQuickPreview, bunko_quick_preview, GTK_TYPE_POPOVER)

/* What a look takes in. */
#define MAX_TAGS 24

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* The rating has its own place. */
static char *
describe_facts (BunkoGallery *gallery)
{
  gint n_pages = bunko_gallery_get_page_count (gallery);
  const char *code = bunko_gallery_get_language_code (gallery);
  g_autofree char *language = code != NULL ? g_utf8_strup (code, -1) : g_strdup ("");
  g_autofree char *pages =
      n_pages > 0 ? g_strdup_printf (ngettext ("%'d page", "%'d pages", n_pages), n_pages)
                  : g_strdup ("");

  return g_strdup_printf ("%s%s%s", pages, *pages != '\0' && *language != '\0' ? " · " : "",
                          language);
}

static void
update (BunkoQuickPreview *self)
{
  BunkoItem *item = BUNKO_ITEM (self->gallery);
  g_autofree char *facts = NULL;
  const char *secondary;

  if (item == NULL)
    return;

  facts = describe_facts (self->gallery);
  secondary = bunko_gallery_get_secondary_title (self->gallery);
  set_text (self->title, bunko_item_get_display_name (item));
  set_text (self->secondary_title,
            g_strcmp0 (secondary, bunko_item_get_display_name (item)) != 0 ? secondary : NULL);
  set_text (self->artist, bunko_gallery_get_artist_names (self->gallery));
  set_text (self->facts, facts);
  bunko_rating_set_value (self->rating, bunko_gallery_get_rating (self->gallery));
  gtk_widget_set_visible (GTK_WIDGET (self->rating), bunko_gallery_get_rating (self->gallery) > 0);
  gtk_button_set_label (self->read_button, bunko_item_get_reading (item) != NULL
                                               ? _ ("Continue Reading")
                                               : _ ("Read"));
}

static char *
describe_tags (GListModel *groups)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);
      GListModel *tags = bunko_tag_group_get_tags (group);

      for (guint j = 0; j < g_list_model_get_n_items (tags) && n < MAX_TAGS; j++, n++)
        {
          g_autoptr (BunkoTag) tag = g_list_model_get_item (tags, j);

          g_string_append_printf (text, "%s%s", n > 0 ? " · " : "", bunko_tag_get_name (tag));
        }
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoQuickPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) groups =
      bunko_library_get_tags_finish (BUNKO_LIBRARY (source), result, &error);
  g_autofree char *text = groups != NULL ? describe_tags (groups) : NULL;

  /* Without tags it is a preview, too. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_text (self->tags, text);
}

static void
read_cb (BunkoQuickPreview *self)
{
  g_autoptr (BunkoLocation) location = NULL;

  if (self->gallery == NULL)
    return;

  location = bunko_location_new_reader (bunko_item_get_id (BUNKO_ITEM (self->gallery)), 0);
  gtk_popover_popdown (GTK_POPOVER (self));
  bunko_open_location (GTK_WIDGET (self), location, BUNKO_OPEN_HERE);
}

static void
stop (BunkoQuickPreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
bunko_quick_preview_dispose (GObject *object)
{
  BunkoQuickPreview *self = BUNKO_QUICK_PREVIEW (object);

  stop (self);
  g_clear_object (&self->gallery_signals);
  g_clear_object (&self->gallery);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_QUICK_PREVIEW);

  G_OBJECT_CLASS (bunko_quick_preview_parent_class)->dispose (object);
}

static void
bunko_quick_preview_class_init (BunkoQuickPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_quick_preview_dispose;

  g_type_ensure (BUNKO_TYPE_COVER);
  g_type_ensure (BUNKO_TYPE_RATING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-quick-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickPreview, artist);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickPreview, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickPreview, facts);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickPreview, rating);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickPreview, read_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickPreview, secondary_title);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickPreview, tags);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickPreview, title);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
}

static void
bunko_quick_preview_init (BunkoQuickPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bunko_rating_set_editable (self->rating, FALSE);
  self->gallery_signals = g_signal_group_new (BUNKO_TYPE_GALLERY);
  g_signal_group_connect_swapped (self->gallery_signals, "notify", G_CALLBACK (update), self);
}

/**
 * bunko_quick_preview_new:
 * @context: the server
 *
 * Creates a preview of nothing.
 *
 * Returns: (transfer floating): the new preview
 */
GtkWidget *
bunko_quick_preview_new (BunkoContext *context)
{
  BunkoQuickPreview *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_QUICK_PREVIEW, NULL);
  self->context = g_object_ref (context);
  bunko_cover_set_loader (self->cover, bunko_context_get_loader (context));
  return GTK_WIDGET (self);
}

/**
 * bunko_quick_preview_set_gallery:
 * @self: a preview
 * @gallery: (nullable): the gallery to show
 *
 * Shows another gallery, and asks for its tags.
 */
void
bunko_quick_preview_set_gallery (BunkoQuickPreview *self, BunkoGallery *gallery)
{
  g_return_if_fail (BUNKO_IS_QUICK_PREVIEW (self));
  g_return_if_fail (gallery == NULL || BUNKO_IS_GALLERY (gallery));

  if (!g_set_object (&self->gallery, gallery))
    return;

  stop (self);
  g_signal_group_set_target (self->gallery_signals, gallery);
  bunko_cover_set_item (self->cover, BUNKO_ITEM (gallery));
  set_text (self->tags, NULL);
  update (self);
  if (gallery == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  bunko_library_get_tags_async (bunko_context_get_library (self->context), BUNKO_ITEM (gallery),
                                self->cancellable, tags_cb, g_object_ref (self));
}
