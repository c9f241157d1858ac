/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-facts.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-fact-row.h"

/**
 * BunkoGalleryFacts:
 *
 * What is known of a gallery, as rows that can be copied or lead on: description, numbers, dates,
 * where its files are, its links, and the log of the server. What is not known is not there.
 *
 * Which files are missing tells the action `item.missing-files`.
 */
struct _BunkoGalleryFacts
{
  AdwBin parent_instance;

  AdwPreferencesGroup *info_group;
  GtkLabel *info_label;
  AdwPreferencesGroup *facts_group;
  AdwPreferencesGroup *source_group;
  AdwPreferencesGroup *links_group;
  AdwPreferencesGroup *log_group;
  GtkLabel *log_label;

  BunkoFactRow *pages_row;
  BunkoFactRow *language_row;
  BunkoFactRow *category_row;
  BunkoFactRow *number_row;
  BunkoFactRow *published_row;
  BunkoFactRow *added_row;
  BunkoFactRow *updated_row;
  BunkoFactRow *last_read_row;
  BunkoFactRow *times_read_row;
  BunkoFactRow *path_row;
  BunkoFactRow *source_row;
  GtkWidget *missing_row;
  GPtrArray *link_rows;

  BunkoGalleryDetails *details;
};

G_DEFINE_FINAL_TYPE (BunkoGalleryFacts, bunko_gallery_facts, ADW_TYPE_BIN)

static void
set_count (BunkoFactRow *row, int count)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%'d", count) : NULL;

  bunko_fact_row_set_value (row, text);
}

static gboolean
has_rows (BunkoFactRow *const *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (rows[i])))
      return TRUE;

  return FALSE;
}

static void
update_groups (BunkoGalleryFacts *self)
{
  BunkoFactRow *facts[] = { self->pages_row,   self->language_row,  self->category_row,
                            self->number_row,  self->published_row, self->added_row,
                            self->updated_row, self->last_read_row, self->times_read_row };
  BunkoFactRow *sources[] = { self->path_row, self->source_row };

  gtk_widget_set_visible (GTK_WIDGET (self->facts_group), has_rows (facts, G_N_ELEMENTS (facts)));
  gtk_widget_set_visible (GTK_WIDGET (self->source_group),
                          has_rows (sources, G_N_ELEMENTS (sources)) ||
                              gtk_widget_get_visible (self->missing_row));
}

static void
update_info (BunkoGalleryFacts *self, BunkoGallery *gallery)
{
  const char *info = bunko_gallery_get_info (gallery);

  if (info == NULL)
    info = "";
  /* Only when it changes: that would take away what is selected in it. */
  if (!g_str_equal (gtk_label_get_text (self->info_label), info))
    gtk_label_set_text (self->info_label, info);
  gtk_widget_set_visible (GTK_WIDGET (self->info_group), *info != '\0');
}

static void
update_links (BunkoGalleryFacts *self)
{
  BunkoGallery *gallery = bunko_gallery_details_get_gallery (self->details);
  GListModel *urls = bunko_gallery_get_urls (gallery);
  guint n_urls = urls != NULL ? g_list_model_get_n_items (urls) : 0;

  for (guint i = 0; i < self->link_rows->len; i++)
    adw_preferences_group_remove (self->links_group, self->link_rows->pdata[i]);
  g_ptr_array_set_size (self->link_rows, 0);

  for (guint i = 0; i < n_urls; i++)
    {
      g_autoptr (BunkoItem) url = g_list_model_get_item (urls, i);
      g_autofree char *title = g_strdup_printf (_ ("Link %u"), i + 1);
      GtkWidget *row = bunko_fact_row_new (n_urls > 1 ? title : _ ("Link"));

      bunko_fact_row_set_uri (BUNKO_FACT_ROW (row), bunko_item_get_display_name (url));
      adw_preferences_group_add (self->links_group, row);
      g_ptr_array_add (self->link_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->links_group), n_urls > 0);
}

static void
update (BunkoGalleryFacts *self)
{
  BunkoGallery *gallery = bunko_gallery_details_get_gallery (self->details);

  update_info (self, gallery);
  set_count (self->pages_row, bunko_gallery_get_page_count (gallery));
  set_count (self->number_row, bunko_gallery_get_number (gallery));
  set_count (self->times_read_row, bunko_gallery_get_times_read (gallery));
  bunko_fact_row_set_day (self->published_row, bunko_gallery_get_pub_date (gallery));
  bunko_fact_row_set_date (self->added_row, bunko_gallery_get_added (gallery));
  bunko_fact_row_set_date (self->updated_row, bunko_item_get_last_updated (BUNKO_ITEM (gallery)));
  bunko_fact_row_set_date (self->last_read_row, bunko_gallery_get_last_read (gallery));
  /* That there are several is what one does not expect. */
  bunko_fact_row_set_value (self->source_row, bunko_gallery_get_single_source (gallery)
                                                  ? NULL
                                                  : _ ("Pages from several places"));
  update_groups (self);
}

static void
update_names (BunkoGalleryFacts *self)
{
  bunko_fact_row_set_item (self->language_row, bunko_gallery_details_get_language (self->details));
  bunko_fact_row_set_item (self->category_row, bunko_gallery_details_get_category (self->details));
  update_groups (self);
}

static void
update_log (BunkoGalleryFacts *self)
{
  const char *log = bunko_gallery_details_get_log (self->details);
  g_autofree char *text = log != NULL ? g_strstrip (g_strdup (log)) : NULL;

  if (text != NULL && !g_str_equal (gtk_label_get_text (self->log_label), text))
    gtk_label_set_text (self->log_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->log_group), text != NULL && *text != '\0');
}

static AdwPreferencesGroup *
add_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_set_visible (group, FALSE);
  gtk_box_append (GTK_BOX (box), group);

  return ADW_PREFERENCES_GROUP (group);
}

static BunkoFactRow *
add_row (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = bunko_fact_row_new (title);

  adw_preferences_group_add (group, row);

  return BUNKO_FACT_ROW (row);
}

/* Text of any length, to be selected with the pointer. */
static GtkLabel *
add_text (AdwPreferencesGroup *group, const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, style_class);
  adw_preferences_group_add (group, label);

  return GTK_LABEL (label);
}

static GtkWidget *
add_missing_row (AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Files Are Missing"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("The server does not find all files of this gallery"));
  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "item.missing-files");
  gtk_widget_set_visible (row, FALSE);
  adw_preferences_group_add (group, row);

  return row;
}

static void
build (BunkoGalleryFacts *self, GtkWidget *box)
{
  self->info_group = add_group (box, _ ("Description"));
  self->info_label = add_text (self->info_group, "body");

  self->facts_group = add_group (box, _ ("Details"));
  self->pages_row = add_row (self->facts_group, _ ("Pages"));
  self->language_row = add_row (self->facts_group, _ ("Language"));
  self->category_row = add_row (self->facts_group, _ ("Category"));
  self->number_row = add_row (self->facts_group, _ ("Number in Series"));
  self->published_row = add_row (self->facts_group, _ ("Published"));
  self->added_row = add_row (self->facts_group, _ ("Added"));
  self->updated_row = add_row (self->facts_group, _ ("Updated"));
  self->last_read_row = add_row (self->facts_group, _ ("Last Read"));
  self->times_read_row = add_row (self->facts_group, _ ("Times Read"));

  self->links_group = add_group (box, _ ("Links"));

  self->source_group = add_group (box, _ ("Files on the Server"));
  self->missing_row = add_missing_row (self->source_group);
  self->path_row = add_row (self->source_group, _ ("Path"));
  self->source_row = add_row (self->source_group, _ ("Source"));

  self->log_group = add_group (box, _ ("Log"));
  self->log_label = add_text (self->log_group, "caption");
}

static void
bunko_gallery_facts_dispose (GObject *object)
{
  g_clear_object (&BUNKO_GALLERY_FACTS (object)->details);

  G_OBJECT_CLASS (bunko_gallery_facts_parent_class)->dispose (object);
}

static void
bunko_gallery_facts_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_GALLERY_FACTS (object)->link_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_gallery_facts_parent_class)->finalize (object);
}

static void
bunko_gallery_facts_class_init (BunkoGalleryFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_gallery_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_gallery_facts_finalize;
}

static void
bunko_gallery_facts_init (BunkoGalleryFacts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->link_rows = g_ptr_array_new ();
  build (self, box);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * bunko_gallery_facts_set_details:
 * @self: the facts
 * @details: what is, or will be, known of the gallery
 *
 * Sets, once, what to show.
 */
void
bunko_gallery_facts_set_details (BunkoGalleryFacts *self, BunkoGalleryDetails *details)
{
  BunkoGallery *gallery;

  g_return_if_fail (BUNKO_IS_GALLERY_FACTS (self));
  g_return_if_fail (self->details == NULL);

  self->details = g_object_ref (details);
  gallery = bunko_gallery_details_get_gallery (details);
  g_signal_connect_object (gallery, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gallery, "notify::urls", G_CALLBACK (update_links), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "notify::language", G_CALLBACK (update_names), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "notify::category", G_CALLBACK (update_names), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "notify::log", G_CALLBACK (update_log), self,
                           G_CONNECT_SWAPPED);
  update (self);
  update_links (self);
  update_names (self);
  update_log (self);
}

/* Where the files are: the archive, or the folder of the pages. */
static char *
get_source_path (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *backslash = strrchr (path, '\\');

  /* The server may run on Windows. */
  if (backslash != NULL && (slash == NULL || backslash > slash))
    slash = backslash;

  return slash != NULL && slash > path ? g_strndup (path, slash - path) : g_strdup (path);
}

/**
 * bunko_gallery_facts_set_first_page:
 * @self: the facts
 * @page: (nullable): the first page of the gallery
 *
 * Tells where the files are: a gallery does not know, its pages do.
 */
void
bunko_gallery_facts_set_first_page (BunkoGalleryFacts *self, BunkoPage *page)
{
  g_autofree char *path = NULL;

  g_return_if_fail (BUNKO_IS_GALLERY_FACTS (self));
  g_return_if_fail (page == NULL || BUNKO_IS_PAGE (page));

  if (page != NULL && bunko_page_get_path (page) != NULL && *bunko_page_get_path (page) != '\0')
    path = get_source_path (bunko_page_get_path (page));
  bunko_fact_row_set_value (self->path_row, path);
  update_groups (self);
}

/**
 * bunko_gallery_facts_set_missing:
 * @self: the facts
 * @missing: whether files are missing
 *
 * Says that the server does not find all files, or nothing.
 */
void
bunko_gallery_facts_set_missing (BunkoGalleryFacts *self, gboolean missing)
{
  g_return_if_fail (BUNKO_IS_GALLERY_FACTS (self));

  gtk_widget_set_visible (self->missing_row, missing);
  update_groups (self);
}
