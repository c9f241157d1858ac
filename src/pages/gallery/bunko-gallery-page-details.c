/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-tag-chip.h"

#include "bunko-gallery-page-private.h"

/* What a gallery page says of its gallery. Rows without a value are not there. */

void
_bunko_gallery_page_set_row (GtkWidget *row, const char *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text != NULL ? text : "");
  gtk_widget_set_visible (row, text != NULL && *text != '\0');
}

static void
set_date_row (GtkWidget *row, gint64 timestamp)
{
  g_autoptr (GDateTime) date = timestamp > 0 ? g_date_time_new_from_unix_local (timestamp) : NULL;
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%x") : NULL;

  _bunko_gallery_page_set_row (row, text);
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* All titles but the one that is shown large. */
static void
update_titles (BunkoGalleryPage *self)
{
  const char *title = bunko_item_get_display_name (BUNKO_ITEM (self->gallery));
  const char *const *titles = bunko_gallery_get_titles (self->gallery);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; titles != NULL && titles[i] != NULL; i++)
    if (g_strcmp0 (titles[i], title) != 0 && *titles[i] != '\0')
      g_string_append_printf (others, "%s%s", others->len > 0 ? "\n" : "", titles[i]);

  if (title == NULL || *title == '\0')
    title = _ ("Untitled");
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  set_label (self->title_label, title);
  set_label (self->titles_label, others->str);
  set_label (GTK_LABEL (self->artists_label), bunko_gallery_get_artist_names (self->gallery));
}

static void
open_link_cb (GtkWidget *row, BunkoGalleryPage *self)
{
  g_autoptr (GtkUriLauncher) launcher =
      gtk_uri_launcher_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL,
                           NULL);
}

/* Only what a browser opens: the text comes from whoever filled the server. */
static gboolean
is_web_link (const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  return scheme != NULL &&
         (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "http") == 0);
}

static GtkWidget *
make_link_row (BunkoGalleryPage *self, const char *uri)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), uri);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (!is_web_link (uri))
    return row;

  icon = gtk_image_new_from_icon_name ("adw-external-link-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_link_cb), self, 0);

  return row;
}

static void
update_links (BunkoGalleryPage *self)
{
  GListModel *urls = bunko_gallery_get_urls (self->gallery);
  guint n_urls = urls != NULL ? g_list_model_get_n_items (urls) : 0;

  for (guint i = 0; i < self->link_rows->len; i++)
    adw_preferences_group_remove (self->links_group, self->link_rows->pdata[i]);
  g_ptr_array_set_size (self->link_rows, 0);

  for (guint i = 0; i < n_urls; i++)
    {
      g_autoptr (BunkoItem) url = g_list_model_get_item (urls, i);
      GtkWidget *row = make_link_row (self, bunko_item_get_display_name (url));

      adw_preferences_group_add (self->links_group, row);
      g_ptr_array_add (self->link_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->links_group), n_urls > 0);
}

static char *
make_query (const char *name_space, const char *name)
{
  g_autoptr (GString) quoted = g_string_new (name);

  /* There is no way to write a quotation mark in a search of a server. */
  g_string_replace (quoted, "\"", "", 0);

  return g_strdup_printf ("%s:\"%s\"", name_space, quoted->str);
}

/* A heading with chips below; NULL where nothing is to be shown. */
static AdwWrapBox *
add_chip_row (BunkoGalleryPage *self, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *chips = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), chips);
  gtk_box_append (GTK_BOX (self->tags_box), box);

  return ADW_WRAP_BOX (chips);
}

static void
add_items (BunkoGalleryPage *self, const char *heading, const char *name_space, GListModel *items)
{
  AdwWrapBox *chips = NULL;

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (BunkoItem) item = g_list_model_get_item (items, i);
      const char *name = bunko_item_get_display_name (item);
      g_autofree char *query = NULL;

      if (name == NULL || *name == '\0')
        continue;
      if (chips == NULL)
        chips = add_chip_row (self, heading);
      query = make_query (name_space, name);
      adw_wrap_box_append (chips, bunko_tag_chip_new (name, query));
    }
}

static char *
make_heading (const char *name_space)
{
  g_autofree char *first = NULL;

  if (name_space == NULL || *name_space == '\0')
    return g_strdup (_ ("Tags"));

  /* Servers keep them in small letters. */
  first = g_utf8_strup (name_space, g_utf8_next_char (name_space) - name_space);

  return g_strconcat (first, g_utf8_next_char (name_space), NULL);
}

static void
add_tag_group (BunkoGalleryPage *self, BunkoTagGroup *group)
{
  GListModel *tags = bunko_tag_group_get_tags (group);
  g_autofree char *heading = make_heading (bunko_tag_group_get_namespace (group));
  AdwWrapBox *chips;

  if (g_list_model_get_n_items (tags) == 0)
    return;

  chips = add_chip_row (self, heading);
  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (BunkoTag) tag = g_list_model_get_item (tags, i);
      g_autofree char *query = bunko_tag_to_query (tag);

      adw_wrap_box_append (chips, bunko_tag_chip_new (bunko_tag_get_name (tag), query));
    }
}

/* Artists, circles and parodies with the gallery; the tags when they are loaded. */
void
_bunko_gallery_page_update_tags (BunkoGalleryPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->tags_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->tags_box), child);

  add_items (self, _ ("Artists"), "artist", bunko_gallery_get_artists (self->gallery));
  add_items (self, _ ("Circles"), "circle", bunko_gallery_get_circles (self->gallery));
  add_items (self, _ ("Parodies"), "parody", bunko_gallery_get_parodies (self->gallery));
  for (guint i = 0; self->tags != NULL && i < g_list_model_get_n_items (self->tags); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (self->tags, i);

      add_tag_group (self, group);
    }
  gtk_widget_set_visible (self->tags_box, gtk_widget_get_first_child (self->tags_box) != NULL);
}

static void
update_last_read (BunkoGalleryPage *self)
{
  int times = bunko_gallery_get_times_read (self->gallery);
  gint64 timestamp = bunko_gallery_get_last_read (self->gallery);
  g_autoptr (GDateTime) date = timestamp > 0 ? g_date_time_new_from_unix_local (timestamp) : NULL;
  g_autofree char *day = date != NULL ? g_date_time_format (date, "%x") : NULL;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (times > 0)
    count = g_strdup_printf (ngettext ("%d time", "%d times", times), times);
  if (count != NULL && day != NULL)
    /* Translators: how often a gallery was read, and when it was read last */
    text = g_strdup_printf (_ ("%s, last on %s"), count, day);
  _bunko_gallery_page_set_row (self->last_read_row, text != NULL    ? text
                                                    : count != NULL ? count
                                                                    : day);
}

static gboolean
any_row_visible (BunkoGalleryPage *self)
{
  GtkWidget *rows[] = { self->pages_row,     self->language_row, self->category_row,
                        self->published_row, self->added_row,    self->last_read_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (gtk_widget_get_visible (rows[i]))
      return TRUE;

  return FALSE;
}

void
_bunko_gallery_page_update_details (BunkoGalleryPage *self)
{
  const char *info = bunko_gallery_get_info (self->gallery);
  int n_pages = bunko_gallery_get_page_count (self->gallery);
  g_autofree char *pages = n_pages >= 0 ? g_strdup_printf ("%'d", n_pages) : NULL;

  update_titles (self);
  update_links (self);
  update_last_read (self);
  bunko_rating_set_value (self->rating, bunko_gallery_get_rating (self->gallery));
  set_label (self->info_label, info);
  gtk_widget_set_visible (self->info_group, info != NULL && *info != '\0');
  _bunko_gallery_page_set_row (self->pages_row, pages);
  set_date_row (self->published_row, bunko_gallery_get_pub_date (self->gallery));
  set_date_row (self->added_row, bunko_gallery_get_added (self->gallery));
  gtk_widget_set_visible (GTK_WIDGET (self->details_group), any_row_visible (self));
}

static char *
describe_progress (BunkoGalleryPage *self)
{
  int n_pages = bunko_gallery_get_page_count (self->gallery);

  if (n_pages > 0)
    /* Translators: where reading stopped: page 3 of 24, 12 % */
    return g_strdup_printf (_ ("Page %d of %d · %d %%"), self->progress->page_number, n_pages,
                            (int) self->progress->percent);

  return g_strdup_printf (_ ("Page %d"), self->progress->page_number);
}

/* Read, or go on, or read once more. */
void
_bunko_gallery_page_update_progress (BunkoGalleryPage *self)
{
  BunkoReadProgress *progress = self->progress;
  gboolean started = progress != NULL && progress->page_number > 0 && !progress->end;
  gboolean finished = progress != NULL && progress->end;
  g_autofree char *text = started ? describe_progress (self) : NULL;

  gtk_button_set_label (self->read_button, started    ? _ ("_Continue")
                                           : finished ? _ ("_Read Again")
                                                      : _ ("_Read"));
  set_label (self->progress_label, text);
  gtk_widget_set_visible (self->from_start_button, started);
  gtk_widget_set_visible (self->progress_bar, started && progress->percent > 0);
  if (started)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar),
                                   CLAMP (progress->percent / 100, 0, 1));
}
