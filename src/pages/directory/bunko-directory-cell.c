/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-directory-cell.h"

#include "library/bunko-artist.h"
#include "library/bunko-filter.h"
#include "library/bunko-named-item.h"
#include "library/bunko-tag-item.h"

/**
 * BunkoDirectoryCell:
 *
 * An item of a directory: its name, something to tell it from others, whether it is a favorite, and
 * how many galleries it has. The number is asked for while the cell shows the item.
 */

struct _BunkoDirectoryCell
{
  AdwBin parent_instance;

  AdwAvatar *avatar;
  GtkImage *enforced;
  GtkImage *favorite;
  GtkLabel *count;
  GtkLabel *subtitle;
  GtkLabel *title;

  BunkoItemCounter *counter;
  BunkoRow *row;
  BunkoItem *item;
  char *description;
};

enum
{
  PROP_0,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoDirectoryCell, bunko_directory_cell, ADW_TYPE_BIN)

static gboolean
is_favorite (BunkoDirectoryCell *self)
{
  return self->item != NULL && bunko_item_has_metatag (self->item, BUNKO_METATAG_FAVORITE);
}

static gboolean
is_enforced (BunkoDirectoryCell *self)
{
  return BUNKO_IS_FILTER (self->item) && bunko_filter_get_enforce (BUNKO_FILTER (self->item));
}

static void
update_description (BunkoDirectoryCell *self)
{
  gint64 count = self->item != NULL ? bunko_item_counter_lookup (self->counter, self->item) : -1;
  g_autoptr (GString) text = g_string_new (gtk_label_get_label (self->title));

  if (gtk_widget_get_visible (GTK_WIDGET (self->subtitle)))
    g_string_append_printf (text, ", %s", gtk_label_get_label (self->subtitle));
  if (is_enforced (self))
    g_string_append_printf (text, ", %s", _ ("Follows Its Search"));
  if (is_favorite (self))
    g_string_append_printf (text, ", %s", _ ("Favorite"));
  if (count >= 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (
          text, ngettext ("%" G_GINT64_FORMAT " gallery", "%" G_GINT64_FORMAT " galleries", count),
          count);
    }
  if (g_set_str (&self->description, text->str))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
update_count (BunkoDirectoryCell *self)
{
  gint64 count = self->item != NULL ? bunko_item_counter_lookup (self->counter, self->item) : -1;
  g_autofree char *text = count >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, count) : NULL;

  gtk_label_set_label (self->count, text);
  update_description (self);
}

static void
counted_cb (BunkoDirectoryCell *self, BunkoItem *item)
{
  if (item == self->item)
    update_count (self);
}

static void
counter_cleared_cb (BunkoDirectoryCell *self)
{
  if (self->item == NULL)
    return;
  update_count (self);
  bunko_item_counter_request (self->counter, self->item);
}

/* The circles of an artist, the code of a language, the search of a filter, the namespace of a tag.
 */
static char *
dup_subtitle (BunkoItem *item)
{
  if (BUNKO_IS_TAG_ITEM (item))
    {
      const char *name = bunko_tag_get_namespace (bunko_tag_item_get_tag (BUNKO_TAG_ITEM (item)));

      return g_strdup (name != NULL ? name : _ ("No Namespace"));
    }
  if (BUNKO_IS_FILTER (item))
    return g_strdup (bunko_filter_get_query (BUNKO_FILTER (item)));
  if (BUNKO_IS_NAMED_ITEM (item))
    return g_strdup (bunko_named_item_get_code (BUNKO_NAMED_ITEM (item)));
  if (BUNKO_IS_ARTIST (item))
    {
      g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
      GListModel *circles = bunko_artist_get_circles (BUNKO_ARTIST (item));
      g_auto (GStrv) list = NULL;

      for (guint i = 0; i < g_list_model_get_n_items (circles); i++)
        {
          g_autoptr (BunkoItem) circle = g_list_model_get_item (circles, i);

          g_strv_builder_add (names, bunko_item_get_display_name (circle));
        }
      list = g_strv_builder_end (names);
      /* Translators: between the names of circles */
      return g_strjoinv (C_ ("list of names", ", "), list);
    }
  return NULL;
}

static void
update_item (BunkoDirectoryCell *self)
{
  const char *name = self->item != NULL ? bunko_item_get_display_name (self->item) : "";
  g_autofree char *subtitle = self->item != NULL ? dup_subtitle (self->item) : NULL;
  gboolean is_artist = BUNKO_IS_ARTIST (self->item);

  gtk_label_set_label (self->title, name);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->avatar), is_artist);
  adw_avatar_set_text (self->avatar, is_artist ? name : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->enforced), is_enforced (self));
  gtk_widget_set_visible (GTK_WIDGET (self->favorite), is_favorite (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), name);
  update_count (self);
}

static void
forget_item (BunkoDirectoryCell *self)
{
  if (self->item == NULL)
    return;
  bunko_item_counter_withdraw (self->counter, self->item);
  g_signal_handlers_disconnect_by_func (self->item, update_item, self);
  g_clear_object (&self->item);
}

static void
item_cb (BunkoDirectoryCell *self)
{
  BunkoItem *item = self->row != NULL ? bunko_row_get_item (self->row) : NULL;

  if (item == self->item)
    return;
  forget_item (self);
  if (item != NULL)
    {
      self->item = g_object_ref (item);
      g_signal_connect_swapped (item, "notify", G_CALLBACK (update_item), self);
      bunko_item_counter_request (self->counter, item);
    }
  update_item (self);
}

static void
bunko_directory_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DESCRIPTION:
      g_value_set_string (value, BUNKO_DIRECTORY_CELL (object)->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_directory_cell_dispose (GObject *object)
{
  BunkoDirectoryCell *self = BUNKO_DIRECTORY_CELL (object);

  forget_item (self);
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, item_cb, self);
  g_clear_object (&self->row);
  if (self->counter != NULL)
    g_signal_handlers_disconnect_by_data (self->counter, self);
  g_clear_object (&self->counter);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_DIRECTORY_CELL);

  G_OBJECT_CLASS (bunko_directory_cell_parent_class)->dispose (object);
}

static void
bunko_directory_cell_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_DIRECTORY_CELL (object)->description, g_free);

  G_OBJECT_CLASS (bunko_directory_cell_parent_class)->finalize (object);
}

static void
bunko_directory_cell_class_init (BunkoDirectoryCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bunko_directory_cell_get_property;
  object_class->dispose = bunko_directory_cell_dispose;
  object_class->finalize = bunko_directory_cell_finalize;

  /**
   * BunkoDirectoryCell:description:
   *
   * What a screen reader says of the cell.
   */
  properties[PROP_DESCRIPTION] =
      g_param_spec_string ("description", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-directory-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryCell, avatar);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryCell, count);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryCell, enforced);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryCell, favorite);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryCell, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryCell, title);
  gtk_widget_class_set_css_name (widget_class, "directorycell");
}

static void
bunko_directory_cell_init (BunkoDirectoryCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_directory_cell_new:
 * @counter: who knows how many galleries items have
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
bunko_directory_cell_new (BunkoItemCounter *counter)
{
  BunkoDirectoryCell *self;

  g_return_val_if_fail (BUNKO_IS_ITEM_COUNTER (counter), NULL);

  self = g_object_new (BUNKO_TYPE_DIRECTORY_CELL, NULL);
  self->counter = g_object_ref (counter);
  g_signal_connect_swapped (counter, "counted", G_CALLBACK (counted_cb), self);
  g_signal_connect_swapped (counter, "cleared", G_CALLBACK (counter_cleared_cb), self);
  return GTK_WIDGET (self);
}

/**
 * bunko_directory_cell_set_row:
 * @self: a cell
 * @row: (nullable): the place in the list that it shows
 *
 * Shows another item.
 */
void
bunko_directory_cell_set_row (BunkoDirectoryCell *self, BunkoRow *row)
{
  g_return_if_fail (BUNKO_IS_DIRECTORY_CELL (self));
  g_return_if_fail (row == NULL || BUNKO_IS_ROW (row));

  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, item_cb, self);
  g_set_object (&self->row, row);
  if (row != NULL)
    g_signal_connect_swapped (row, "notify::item", G_CALLBACK (item_cb), self);
  item_cb (self);
}

/**
 * bunko_directory_cell_get_item:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): what it shows; %NULL while that is not loaded
 */
BunkoItem *
bunko_directory_cell_get_item (BunkoDirectoryCell *self)
{
  g_return_val_if_fail (BUNKO_IS_DIRECTORY_CELL (self), NULL);

  return self->item;
}
