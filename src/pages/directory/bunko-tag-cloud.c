/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bunko-tag-cloud.h"

#include "library/bunko-tag-item.h"
#include "widgets/bunko-item-chip.h"
#include "widgets/bunko-status-view.h"
#include "widgets/bunko-term-menu.h"

/**
 * BunkoTagCloud:
 *
 * The first tags of a list as words that are the larger the more galleries have them. The galleries
 * are counted while the cloud is on the screen; until then all words are small.
 */

/* How many sizes there are, see style.css. */
#define N_SIZES 6

/* Words move when their size changes: not for each number. */
#define RESIZE_MILLISECONDS 150

struct _BunkoTagCloud
{
  AdwBin parent_instance;

  GtkLabel *note;
  GtkStack *stack;
  BunkoStatusView *status;
  AdwWrapBox *words;

  BunkoItemCounter *counter;
  BunkoListSource *source;
  gboolean failed;  /* to come */
  GPtrArray *items; /* of BunkoTagItem, in the order of the words; NULL until they are there */
  GCancellable *cancellable;
  guint total;
  guint resize_source;
};

G_DEFINE_FINAL_TYPE (BunkoTagCloud, bunko_tag_cloud, ADW_TYPE_BIN)

static void
clear_words (BunkoTagCloud *self)
{
  GtkWidget *word;

  g_clear_handle_id (&self->resize_source, g_source_remove);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    bunko_item_counter_withdraw (self->counter, self->items->pdata[i]);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  while ((word = gtk_widget_get_first_child (GTK_WIDGET (self->words))) != NULL)
    adw_wrap_box_remove (self->words, word);
}

/* From 0 for a single gallery to N_SIZES - 1 for the tag that most have. Tags differ by orders of
 * magnitude. */
static guint
get_size (gint64 count, gint64 most)
{
  if (count < 1 || most < 2)
    return 0;
  return (guint) (log ((double) count) / log ((double) most) * (N_SIZES - 1) + 0.5);
}

static void
set_size (GtkWidget *word, guint size)
{
  for (guint i = 0; i < N_SIZES; i++)
    {
      g_autofree char *name = g_strdup_printf ("size-%u", i);

      if (i == size)
        gtk_widget_add_css_class (word, name);
      else
        gtk_widget_remove_css_class (word, name);
    }
}

static void
describe (GtkWidget *word, BunkoItem *item, gint64 count)
{
  const char *name = bunko_tag_get_namespace (bunko_tag_item_get_tag (BUNKO_TAG_ITEM (item)));
  g_autofree char *galleries = NULL;
  g_autofree char *text = NULL;

  if (count < 0)
    return;
  galleries = g_strdup_printf (
      ngettext ("%" G_GINT64_FORMAT " gallery", "%" G_GINT64_FORMAT " galleries", count), count);
  /* Translators: a namespace of tags, and how many galleries: “Theme, 12 galleries” */
  text = name != NULL ? g_strdup_printf (_ ("%s, %s"), name, galleries) : g_strdup (galleries);
  gtk_widget_set_tooltip_text (word, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (word), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
resize_cb (gpointer user_data)
{
  BunkoTagCloud *self = user_data;
  GtkWidget *word = gtk_widget_get_first_child (GTK_WIDGET (self->words));
  gint64 most = 0;

  self->resize_source = 0;
  for (guint i = 0; i < self->items->len; i++)
    most = MAX (most, bunko_item_counter_lookup (self->counter, self->items->pdata[i]));
  for (guint i = 0; i < self->items->len && word != NULL; i++)
    {
      gint64 count = bunko_item_counter_lookup (self->counter, self->items->pdata[i]);

      set_size (word, get_size (count, most));
      describe (word, self->items->pdata[i], count);
      word = gtk_widget_get_next_sibling (word);
    }
}

static void
queue_resize (BunkoTagCloud *self)
{
  if (self->items != NULL && self->resize_source == 0)
    self->resize_source = g_timeout_add_once (RESIZE_MILLISECONDS, resize_cb, self);
}

/* The first word is asked for first: the counter takes the last request first. */
static void
count_words (BunkoTagCloud *self)
{
  if (self->items == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = self->items->len; i > 0; i--)
    bunko_item_counter_request (self->counter, self->items->pdata[i - 1]);
  queue_resize (self);
}

static void
add_word (BunkoTagCloud *self, BunkoItem *item)
{
  BunkoTag *tag = bunko_tag_item_get_tag (BUNKO_TAG_ITEM (item));
  g_autoptr (BunkoLocation) location =
      bunko_location_new_tag (bunko_tag_get_namespace (tag), bunko_tag_get_name (tag));
  g_autofree char *query = bunko_tag_to_query (tag);
  GtkWidget *word = bunko_item_chip_new (bunko_tag_get_name (tag), location);

  bunko_term_menu_attach (word, query, bunko_tag_get_name (tag), BUNKO_TERM_MENU_NONE);
  gtk_widget_remove_css_class (word, "chip");
  gtk_widget_add_css_class (word, "flat");
  gtk_widget_add_css_class (word, "word");
  gtk_widget_set_valign (word, GTK_ALIGN_CENTER);
  adw_wrap_box_append (self->words, word);
}

static void
update_note (BunkoTagCloud *self)
{
  g_autofree char *text = NULL;

  if (self->total > self->items->len)
    /* Translators: the numbers are those of the shown and of all tags. */
    text = g_strdup_printf (_ ("The first %u of %'u tags"), self->items->len, self->total);
  gtk_label_set_label (self->note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

static void
show_words (BunkoTagCloud *self)
{
  for (guint i = 0; i < self->items->len; i++)
    add_word (self, self->items->pdata[i]);
  update_note (self);
  gtk_stack_set_visible_child_name (self->stack, "words");
  count_words (self);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoTagCloud *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);

  /* Cancelled: the cloud is gone, or shows something else. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items == NULL)
    {
      self->failed = TRUE;
      bunko_status_view_show_error (self->status, error);
      return;
    }
  self->items = g_steal_pointer (&items);
  show_words (self);
}

static void
fetch (BunkoTagCloud *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->failed = FALSE;
  clear_words (self);
  if (self->source == NULL || self->total == 0)
    return;
  bunko_status_view_show_loading (self->status);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
  self->cancellable = g_cancellable_new ();
  bunko_list_source_fetch_async (self->source, 0, BUNKO_TAG_CLOUD_MAX, self->cancellable,
                                 fetched_cb, self);
}

static void
retry_cb (BunkoTagCloud *self)
{
  fetch (self);
}

static void
bunko_tag_cloud_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_tag_cloud_parent_class)->map (widget);

  count_words (BUNKO_TAG_CLOUD (widget));
}

static void
bunko_tag_cloud_unmap (GtkWidget *widget)
{
  BunkoTagCloud *self = BUNKO_TAG_CLOUD (widget);

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    bunko_item_counter_withdraw (self->counter, self->items->pdata[i]);

  GTK_WIDGET_CLASS (bunko_tag_cloud_parent_class)->unmap (widget);
}

static void
bunko_tag_cloud_dispose (GObject *object)
{
  BunkoTagCloud *self = BUNKO_TAG_CLOUD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->words != NULL)
    clear_words (self);
  if (self->counter != NULL)
    g_signal_handlers_disconnect_by_data (self->counter, self);
  g_clear_object (&self->counter);
  g_clear_object (&self->source);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_TAG_CLOUD);

  G_OBJECT_CLASS (bunko_tag_cloud_parent_class)->dispose (object);
}

static void
bunko_tag_cloud_class_init (BunkoTagCloudClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_tag_cloud_dispose;
  widget_class->map = bunko_tag_cloud_map;
  widget_class->unmap = bunko_tag_cloud_unmap;

  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-tag-cloud.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoTagCloud, note);
  gtk_widget_class_bind_template_child (widget_class, BunkoTagCloud, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoTagCloud, status);
  gtk_widget_class_bind_template_child (widget_class, BunkoTagCloud, words);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
bunko_tag_cloud_init (BunkoTagCloud *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_tag_cloud_set_counter:
 * @self: a cloud
 * @counter: who knows how many galleries tags have
 *
 * Sets who counts; once.
 */
void
bunko_tag_cloud_set_counter (BunkoTagCloud *self, BunkoItemCounter *counter)
{
  g_return_if_fail (BUNKO_IS_TAG_CLOUD (self));
  g_return_if_fail (BUNKO_IS_ITEM_COUNTER (counter));
  g_return_if_fail (self->counter == NULL);

  self->counter = g_object_ref (counter);
  g_signal_connect_swapped (counter, "counted", G_CALLBACK (queue_resize), self);
  g_signal_connect_swapped (counter, "cleared", G_CALLBACK (count_words), self);
}

/**
 * bunko_tag_cloud_set_source:
 * @self: a cloud
 * @source: (nullable): a list of tags
 * @total: how many they are
 *
 * Shows the first tags of a list.
 */
void
bunko_tag_cloud_set_source (BunkoTagCloud *self, BunkoListSource *source, guint total)
{
  g_return_if_fail (BUNKO_IS_TAG_CLOUD (self));
  g_return_if_fail (source == NULL || BUNKO_IS_LIST_SOURCE (source));

  if (self->source == source && self->total == total)
    return;
  g_set_object (&self->source, source);
  self->total = total;
  fetch (self);
}

/**
 * bunko_tag_cloud_retry:
 * @self: a tag cloud
 *
 * Loads the tags again if they could not be loaded.
 */
void
bunko_tag_cloud_retry (BunkoTagCloud *self)
{
  g_return_if_fail (BUNKO_IS_TAG_CLOUD (self));

  if (self->failed)
    fetch (self);
}
