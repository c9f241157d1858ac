/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-error-text.h"

#include "bunko-cover-strip-private.h"

/* What a strip shows: items that it is given or loads, and other things in their place. */

/**
 * bunko_cover_strip_set_subtitle:
 * @self: a strip
 * @subtitle: (nullable): what stands behind the heading, translated
 *
 * Sets what is said about the items as a whole: how many there are, or which one is the current.
 */
void
bunko_cover_strip_set_subtitle (BunkoCoverStrip *self, const char *subtitle)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));

  gtk_label_set_text (self->subtitle_label, subtitle != NULL ? subtitle : "");
}

/**
 * bunko_cover_strip_add_heading:
 * @self: a strip
 * @widget: a small widget, such as a button
 *
 * Puts something at the end of the heading, before the button for the whole list.
 */
void
bunko_cover_strip_add_heading (BunkoCoverStrip *self, GtkWidget *widget)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_box_insert_child_after (GTK_BOX (self->heading_box), widget,
                              GTK_WIDGET (self->subtitle_label));
}

/**
 * bunko_cover_strip_set_empty_text:
 * @self: a strip
 * @text: (nullable): what to say where there is nothing, translated
 *
 * Sets what stands in place of the items if there are none. Without it such a strip is not visible.
 */
void
bunko_cover_strip_set_empty_text (BunkoCoverStrip *self, const char *text)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));

  g_set_str (&self->empty_text, text);
}

/**
 * bunko_cover_strip_set_can_show_all:
 * @self: a strip
 * @can_show_all: whether there is a button for the whole list
 *
 * Sets whether there is a button that emits [signal@BunkoCoverStrip::show-all].
 */
void
bunko_cover_strip_set_can_show_all (BunkoCoverStrip *self, gboolean can_show_all)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));

  self->can_show_all = can_show_all;
  gtk_widget_set_visible (self->show_all_button, can_show_all && self->model != NULL &&
                                                     g_list_model_get_n_items (self->model) > 0);
}

/**
 * bunko_cover_strip_set_cover_width:
 * @self: a strip
 * @width: the width of covers, in application pixels
 *
 * Sets how large the covers are. To be set before there are items.
 */
void
bunko_cover_strip_set_cover_width (BunkoCoverStrip *self, int width)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));
  g_return_if_fail (width > 0);

  self->cover_width = width;
}

/**
 * bunko_cover_strip_set_tells_progress:
 * @self: a strip
 * @tells_progress: whether galleries say how far they are read
 *
 * Lets the second line of each gallery that was begun tell how far it is read, in place of the
 * artist. To be set before there are items.
 */
void
bunko_cover_strip_set_tells_progress (BunkoCoverStrip *self, gboolean tells_progress)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));

  self->tells_progress = tells_progress;
}

/**
 * bunko_cover_strip_set_excluded:
 * @self: a strip
 * @item: (nullable): an item
 *
 * Leaves out an item of those that the strip loads: the one that the page is about.
 */
void
bunko_cover_strip_set_excluded (BunkoCoverStrip *self, BunkoItem *item)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));
  g_return_if_fail (item == NULL || BUNKO_IS_ITEM (item));

  g_set_object (&self->excluded, item);
}

/**
 * bunko_cover_strip_set_current:
 * @self: a strip
 * @item: (nullable): an item
 *
 * Marks an item as the one that the page is about, and scrolls there. To be set before the items.
 */
void
bunko_cover_strip_set_current (BunkoCoverStrip *self, BunkoItem *item)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));
  g_return_if_fail (item == NULL || BUNKO_IS_ITEM (item));

  if (!g_set_object (&self->current, item))
    return;

  self->scroll_to_current = TRUE;
  _bunko_cover_strip_queue_check (self);
}

/**
 * bunko_cover_strip_set_source:
 * @self: a strip
 * @source: (nullable): a list
 *
 * Lets the strip load the first items of a list when it is on the screen.
 */
void
bunko_cover_strip_set_source (BunkoCoverStrip *self, BunkoListSource *source)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));
  g_return_if_fail (source == NULL || BUNKO_IS_LIST_SOURCE (source));

  if (!g_set_object (&self->source, source))
    return;

  _bunko_cover_strip_stop_loading (self);
  self->loaded = FALSE;
  self->total = 0;
  g_list_store_remove_all (self->items);
  if (source == NULL)
    _bunko_cover_strip_show_model (self, NULL);
  _bunko_cover_strip_load (self);
}

static gboolean
is_same (GListModel *a, GListModel *b)
{
  guint n_items = g_list_model_get_n_items (a);

  if (n_items != g_list_model_get_n_items (b))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (a, i);
      g_autoptr (GObject) other = g_list_model_get_item (b, i);

      if (one != other)
        return FALSE;
    }

  return TRUE;
}

/**
 * bunko_cover_strip_set_model:
 * @self: a strip
 * @model: (nullable): a list of #BunkoItem or #BunkoRow
 *
 * Shows items. They replace a message or progress. A list of the same items as before changes
 * nothing, so that place and focus stay.
 */
void
bunko_cover_strip_set_model (BunkoCoverStrip *self, GListModel *model)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  bunko_cover_strip_set_source (self, NULL);
  if (model != NULL && self->model != NULL && is_same (model, self->model))
    model = self->model;
  _bunko_cover_strip_show_model (self, model);
}

/**
 * bunko_cover_strip_refresh:
 * @self: a strip
 *
 * Loads the items anew if they have been needed before. The old ones stay until then.
 */
void
bunko_cover_strip_refresh (BunkoCoverStrip *self)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));

  _bunko_cover_strip_load (self);
}

/**
 * bunko_cover_strip_show_message:
 * @self: a strip
 * @message: what to say in place of the items, translated
 * @button_label: (nullable): what the person can do about it, translated, with a mnemonic
 *
 * Shows a message, with a button that emits [signal@BunkoCoverStrip::retry].
 */
void
bunko_cover_strip_show_message (BunkoCoverStrip *self,
                                const char *message,
                                const char *button_label)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));
  g_return_if_fail (message != NULL);

  gtk_label_set_text (self->message_label, message);
  gtk_button_set_label (self->message_button, button_label != NULL ? button_label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_button), button_label != NULL);
  gtk_stack_set_visible_child (self->stack, self->message_page);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * bunko_cover_strip_show_error:
 * @self: a strip
 * @error: (nullable): what failed
 *
 * Shows what failed, with a button to try again.
 */
void
bunko_cover_strip_show_error (BunkoCoverStrip *self, const GError *error)
{
  g_autofree char *title = NULL;

  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));

  if (error != NULL)
    bunko_error_describe (error, &title, NULL);
  bunko_cover_strip_show_message (self, title != NULL ? title : _ ("Something Went Wrong"),
                                  _ ("_Try Again"));
}

/**
 * bunko_cover_strip_show_progress:
 * @self: a strip
 * @fraction: how much is done, 0 to 1; -1 if that is not known
 * @text: (nullable): what is being done
 *
 * Shows that something takes long, with a button that emits [signal@BunkoCoverStrip::stop].
 */
void
bunko_cover_strip_show_progress (BunkoCoverStrip *self, double fraction, const char *text)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress_bar, MIN (fraction, 1));
  else
    gtk_progress_bar_pulse (self->progress_bar);
  gtk_progress_bar_set_text (self->progress_bar, text);
  gtk_progress_bar_set_show_text (self->progress_bar, text != NULL && *text != '\0');
  gtk_stack_set_visible_child (self->stack, self->progress_page);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
