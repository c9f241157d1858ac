/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-collection.h"
#include "library/bunko-gallery.h"

#include "bunko-item-view-private.h"

/* The bubble beside the scrollbar: while a long list is being scrolled, it tells where one is by
 * what the list is ordered by: a letter, a date, a number of stars; else the position. */

#define BUBBLE_TIME_MS 900
#define MIN_PAGES      3

/* What the server orders by (HPX "Creating frontends", ItemSort). */
static const struct
{
  int sort_index;
  enum
  {
    BY_LETTER,
    BY_ARTIST,
    BY_ADDED,
    BY_PUBLISHED,
    BY_LAST_READ,
    BY_UPDATED,
    BY_RATING,
    BY_TIMES_READ,
  } what;
} kinds[] = {
  { 2, BY_LETTER },    { 3, BY_ARTIST },  { 4, BY_ADDED },      { 5, BY_PUBLISHED },
  { 6, BY_LAST_READ }, { 7, BY_UPDATED }, { 8, BY_RATING },     { 9, BY_TIMES_READ },
  { 51, BY_LETTER },   { 52, BY_ADDED },  { 53, BY_PUBLISHED },
};

static char *
first_letter (const char *name)
{
  g_autofree char *letter = NULL;

  if (name == NULL || *name == '\0')
    return NULL;

  letter = g_utf8_substring (name, 0, 1);

  return g_utf8_strup (letter, -1);
}

static char *
month (gint64 seconds)
{
  g_autoptr (GDateTime) date = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;

  /* Translators: a month and its year, see g_date_time_format() */
  return date != NULL ? g_date_time_format (date, _ ("%b %Y")) : NULL;
}

static char *
describe_collection (BunkoCollection *item, int what)
{
  if (what == BY_ADDED)
    return month (bunko_collection_get_added (item));
  if (what == BY_PUBLISHED)
    return month (bunko_collection_get_pub_date (item));

  return NULL;
}

static char *
describe_gallery (BunkoGallery *item, int what)
{
  switch (what)
    {
    case BY_ARTIST:
      return first_letter (bunko_gallery_get_artist_names (item));
    case BY_ADDED:
      return month (bunko_gallery_get_added (item));
    case BY_PUBLISHED:
      return month (bunko_gallery_get_pub_date (item));
    case BY_LAST_READ:
      return month (bunko_gallery_get_last_read (item));
    case BY_UPDATED:
      return month (bunko_item_get_last_updated (BUNKO_ITEM (item)));
    case BY_RATING:
      return g_strdup_printf ("★ %.2g", bunko_gallery_get_rating (item) / 2);
    case BY_TIMES_READ:
      return g_strdup_printf ("%'d", bunko_gallery_get_times_read (item));
    default:
      return NULL;
    }
}

static char *
describe_item (BunkoItemView *self, BunkoItem *item)
{
  int sort_index = bunko_view_query_get_sort_index (self->query);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].sort_index != sort_index)
        continue;
      if (kinds[i].what == BY_LETTER)
        return first_letter (bunko_item_get_display_name (item));
      if (BUNKO_IS_GALLERY (item))
        return describe_gallery (BUNKO_GALLERY (item), kinds[i].what);
      if (BUNKO_IS_COLLECTION (item))
        return describe_collection (BUNKO_COLLECTION (item), kinds[i].what);
    }

  return NULL;
}

/* Of what is loaded already: nothing is asked for only to name it. */
static char *
make_text (BunkoItemView *self)
{
  guint position = _bunko_item_view_get_first_visible (self);
  BunkoItem *item = bunko_paged_list_peek_item (self->list, position);
  char *text = item != NULL ? describe_item (self, item) : NULL;

  return text != NULL ? text : g_strdup_printf ("%'u", position + 1);
}

static gboolean
hide_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;

  self->bubble_timeout = 0;
  gtk_widget_set_visible (self->bubble, FALSE);

  return G_SOURCE_REMOVE;
}

void
_bunko_item_view_show_bubble (BunkoItemView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_autofree char *text = NULL;

  if (gtk_adjustment_get_upper (adjustment) <
          MIN_PAGES * gtk_adjustment_get_page_size (adjustment) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self->scroller)))
    return;

  text = make_text (self);
  gtk_label_set_text (GTK_LABEL (self->bubble), text);
  gtk_widget_set_visible (self->bubble, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
  g_clear_handle_id (&self->bubble_timeout, g_source_remove);
  self->bubble_timeout = g_timeout_add (BUBBLE_TIME_MS, hide_cb, self);
}

/* Beside the handle of the scrollbar. */
static gboolean
get_child_position_cb (GtkOverlay *overlay,
                       GtkWidget *child,
                       GdkRectangle *rect,
                       BunkoItemView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double upper = MAX (gtk_adjustment_get_upper (adjustment), 1);
  double middle =
      gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2;
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  GtkRequisition size;

  if (child != self->bubble)
    return FALSE;

  gtk_widget_get_preferred_size (child, NULL, &size);
  rect->width = size.width;
  rect->height = size.height;
  rect->y = CLAMP ((int) (middle / upper * height) - size.height / 2, 0, height - size.height);
  rect->x = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL ? 0 : width - size.width;

  return TRUE;
}

void
_bunko_item_view_init_bubble (BunkoItemView *self)
{
  self->bubble = gtk_label_new (NULL);
  gtk_widget_set_visible (self->bubble, FALSE);
  gtk_widget_set_can_target (self->bubble, FALSE);
  g_object_set (self->bubble, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->bubble, "position-bubble");
  gtk_widget_add_css_class (self->bubble, "numeric");
  g_signal_connect_object (self->overlay, "get-child-position", G_CALLBACK (get_child_position_cb),
                           self, 0);
  gtk_overlay_add_overlay (self->overlay, self->bubble);
}

void
_bunko_item_view_dispose_bubble (BunkoItemView *self)
{
  g_clear_handle_id (&self->bubble_timeout, g_source_remove);
}
