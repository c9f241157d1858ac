/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "settings/bunko-recent-list.h"
#include "widgets/bunko-cover-strip.h"
#include "widgets/bunko-open.h"

#include "bunko-home-layout.h"
#include "bunko-home-shelf.h"

/**
 * BunkoHomeShelf:
 *
 * One shelf of the home page, with its heading. It is not visible while there is nothing on it.
 */
struct _BunkoHomeShelf
{
  AdwBin parent_instance;

  BunkoCoverStrip *strip;
  BunkoShelf *shelf;
  BunkoRecentList *recent; /* what was looked at; NULL for all other shelves */
};

G_DEFINE_FINAL_TYPE (BunkoHomeShelf, bunko_home_shelf, ADW_TYPE_BIN)

enum
{
  SIGNAL_ANSWERED,
  SIGNAL_ITEM_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How many covers there are on a shelf, and how wide they are. */
#define MAX_ITEMS            24
#define COVER_WIDTH          130
#define COVER_WIDTH_CONTINUE 160

static void
activated_cb (BunkoHomeShelf *self, BunkoItem *item, guint where)
{
  g_autoptr (BunkoLocation) location = NULL;

  if (bunko_shelf_get_kind (self->shelf) == BUNKO_SHELF_CONTINUE_READING)
    location = bunko_location_new_reader (bunko_item_get_id (item), 0);
  else
    location = bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item),
                                        bunko_item_get_display_name (item));
  bunko_open_location (GTK_WIDGET (self), location, where);
}

static void
item_menu_cb (BunkoHomeShelf *self, BunkoItem *item, GtkWidget *cell, double x, double y)
{
  g_signal_emit (self, signals[SIGNAL_ITEM_MENU], 0, item, cell, x, y);
}

static void
show_all_cb (BunkoHomeShelf *self)
{
  BunkoViewQuery *query = bunko_shelf_get_query (self->shelf);
  g_autoptr (BunkoLocation) location = NULL;

  if (query == NULL)
    return;
  location = bunko_location_new_list (query);
  bunko_open_location (GTK_WIDGET (self), location, BUNKO_OPEN_HERE);
}

static void
retry_cb (BunkoHomeShelf *self)
{
  bunko_home_shelf_refresh (self);
}

static void
shuffle_cb (BunkoHomeShelf *self)
{
  bunko_shelf_reshuffle (self->shelf);
}

static void
clear_cb (BunkoHomeShelf *self)
{
  bunko_recent_list_clear (self->recent);
  bunko_home_shelf_refresh (self);
}

/* The server does not have them any more, so nobody will want to see them again. */
static void
forget_gone (BunkoHomeShelf *self)
{
  guint n_gone;
  const gint64 *gone = bunko_shelf_get_gone (self->shelf, &n_gone);

  for (guint i = 0; self->recent != NULL && i < n_gone; i++)
    bunko_recent_list_remove_id (self->recent, gone[i]);
}

static void
update (BunkoHomeShelf *self)
{
  BunkoShelfState state = bunko_shelf_get_state (self->shelf);
  guint n_items = bunko_home_shelf_get_n_items (self);
  gint64 total = bunko_shelf_get_total (self->shelf);
  g_autofree char *subtitle = total > 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, total) : NULL;

  bunko_cover_strip_set_subtitle (self->strip, subtitle);
  bunko_cover_strip_set_can_show_all (self->strip, bunko_shelf_get_query (self->shelf) != NULL);
  if (n_items > 0)
    bunko_cover_strip_set_model (self->strip, bunko_shelf_get_items (self->shelf));
  else if (state == BUNKO_SHELF_STATE_FAILED)
    bunko_cover_strip_show_error (self->strip, bunko_shelf_get_error (self->shelf));
  gtk_widget_set_visible (GTK_WIDGET (self), n_items > 0 || state == BUNKO_SHELF_STATE_FAILED);
}

static void
answered_cb (BunkoHomeShelf *self)
{
  forget_gone (self);
  update (self);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

/* The file of the list may be read only after the page was made. */
static void
recent_changed_cb (BunkoHomeShelf *self)
{
  if (!bunko_home_shelf_has_answer (self) || bunko_home_shelf_get_n_items (self) == 0)
    bunko_home_shelf_refresh (self);
}

static void
bunko_home_shelf_dispose (GObject *object)
{
  BunkoHomeShelf *self = BUNKO_HOME_SHELF (object);

  if (self->shelf != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->shelf, self);
      bunko_shelf_stop (self->shelf);
    }
  g_clear_object (&self->shelf);
  g_clear_object (&self->recent);

  G_OBJECT_CLASS (bunko_home_shelf_parent_class)->dispose (object);
}

static void
bunko_home_shelf_class_init (BunkoHomeShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_home_shelf_dispose;

  /**
   * BunkoHomeShelf::answered:
   * @self: a shelf
   *
   * The server answered what is on the shelf, or did not.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoHomeShelf::item-menu:
   * @self: a shelf
   * @item: a #BunkoItem
   * @cell: the cell that shows it
   * @x: where the menu points to, in the coordinates of @cell
   * @y: where the menu points to, in the coordinates of @cell
   *
   * The context menu of an item is wanted.
   */
  signals[SIGNAL_ITEM_MENU] =
      g_signal_new ("item-menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, BUNKO_TYPE_ITEM, GTK_TYPE_WIDGET, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "homeshelf");
}

static void
bunko_home_shelf_init (BunkoHomeShelf *self)
{
}

static void
add_button (BunkoHomeShelf *self, const char *icon_name, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  bunko_cover_strip_add_heading (self->strip, button);
}

static void
add_strip (BunkoHomeShelf *self, BunkoContext *context, BunkoShelfKind kind)
{
  gboolean continues = kind == BUNKO_SHELF_CONTINUE_READING;

  self->strip = BUNKO_COVER_STRIP (bunko_cover_strip_new (bunko_shelf_kind_get_title (kind),
                                                          bunko_context_get_loader (context)));
  bunko_cover_strip_set_cover_width (self->strip, continues ? COVER_WIDTH_CONTINUE : COVER_WIDTH);
  bunko_cover_strip_set_tells_progress (self->strip, continues);
  if (kind == BUNKO_SHELF_RANDOM)
    add_button (self, "media-playlist-shuffle-symbolic", _ ("Shuffle"), G_CALLBACK (shuffle_cb));
  if (kind == BUNKO_SHELF_RECENTLY_VIEWED)
    add_button (self, "edit-clear-all-symbolic", _ ("Clear Recently Viewed"),
                G_CALLBACK (clear_cb));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->strip));
  g_signal_connect_object (self->strip, "item-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "item-menu", G_CALLBACK (item_menu_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "show-all", G_CALLBACK (show_all_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bunko_home_shelf_new:
 * @context: the server
 * @kind: which shelf
 *
 * Creates a shelf, which is empty before bunko_home_shelf_refresh().
 *
 * Returns: (transfer floating): the shelf
 */
GtkWidget *
bunko_home_shelf_new (BunkoContext *context, BunkoShelfKind kind)
{
  BunkoLibrary *library;
  BunkoHomeShelf *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  library = bunko_context_get_library (context);
  self = g_object_new (BUNKO_TYPE_HOME_SHELF, "visible", FALSE, NULL);
  self->shelf = bunko_shelf_new (library, kind, MAX_ITEMS);
  g_signal_connect_object (self->shelf, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  add_strip (self, context, kind);
  if (kind == BUNKO_SHELF_RECENTLY_VIEWED)
    {
      self->recent =
          bunko_recent_list_get (bunko_library_get_state_key (library), BUNKO_RECENT_VIEWED);
      g_signal_connect_object (self->recent, "changed", G_CALLBACK (recent_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self);
}

/**
 * bunko_home_shelf_get_shelf:
 * @self: a shelf
 *
 * Returns: (transfer none): what is on it
 */
BunkoShelf *
bunko_home_shelf_get_shelf (BunkoHomeShelf *self)
{
  g_return_val_if_fail (BUNKO_IS_HOME_SHELF (self), NULL);

  return self->shelf;
}

/**
 * bunko_home_shelf_has_answer:
 * @self: a shelf
 *
 * Returns: whether the server has said what is on the shelf, or that it cannot
 */
gboolean
bunko_home_shelf_has_answer (BunkoHomeShelf *self)
{
  g_return_val_if_fail (BUNKO_IS_HOME_SHELF (self), FALSE);

  return bunko_shelf_get_state (self->shelf) != BUNKO_SHELF_STATE_LOADING;
}

/**
 * bunko_home_shelf_get_n_items:
 * @self: a shelf
 *
 * Returns: how many covers are on it
 */
guint
bunko_home_shelf_get_n_items (BunkoHomeShelf *self)
{
  g_return_val_if_fail (BUNKO_IS_HOME_SHELF (self), 0);

  return g_list_model_get_n_items (bunko_shelf_get_items (self->shelf));
}

/**
 * bunko_home_shelf_refresh:
 * @self: a shelf
 *
 * Asks what is on the shelf now. What is shown stays until that is known.
 */
void
bunko_home_shelf_refresh (BunkoHomeShelf *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (BUNKO_IS_HOME_SHELF (self));

  if (self->recent != NULL)
    {
      ids = bunko_recent_list_get_ids (self->recent);
      bunko_shelf_set_ids (self->shelf, (const gint64 *) (gpointer) ids->data, ids->len);
    }
  bunko_shelf_refresh (self->shelf);
}
