/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-cell.h"
#include "bunko-cover-strip-private.h"

#define DEFAULT_COVER_WIDTH 120

/**
 * BunkoCoverStrip:
 *
 * A line of covers below a heading, which scrolls sideways: what belongs together with something
 * else, or the first ones of a list that a button shows whole.
 *
 * A strip either is given its items, with bunko_cover_strip_set_model(), or loads the first ones of
 * a list by itself, with bunko_cover_strip_set_source(): not before it is, or nearly is, in the
 * visible part of the scrolled window that it is in. It also says so with
 * [signal@BunkoCoverStrip::needed]. In place of the covers it can show a message or how far
 * something is that takes long.
 *
 * Where there is nothing, and no text for that, the strip hides itself. It does not open anything
 * by itself but says what is to be opened, and where.
 */

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_LOADER,
  N_PROPS
};

enum
{
  SIGNAL_ITEM_ACTIVATED,
  SIGNAL_ITEM_MENU,
  SIGNAL_SHOW_ALL,
  SIGNAL_NEEDED,
  SIGNAL_RETRY,
  SIGNAL_STOP,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoCoverStrip, bunko_cover_strip, GTK_TYPE_WIDGET)

void
_bunko_cover_strip_activate (BunkoCoverStrip *self, BunkoItem *item, guint where)
{
  g_signal_emit (self, signals[SIGNAL_ITEM_ACTIVATED], 0, item, where);
}

void
_bunko_cover_strip_popup (BunkoCoverStrip *self, GtkWidget *cell, double x, double y)
{
  BunkoRow *row = bunko_cell_get_row (BUNKO_CELL (cell));

  g_signal_emit (self, signals[SIGNAL_ITEM_MENU], 0, bunko_row_get_item (row), cell, x, y);
}

void
_bunko_cover_strip_needed (BunkoCoverStrip *self)
{
  self->was_needed = TRUE;
  _bunko_cover_strip_load (self);
  g_signal_emit (self, signals[SIGNAL_NEEDED], 0);
}

/* After the list, or what is known of its length, has changed. */
void
_bunko_cover_strip_update (BunkoCoverStrip *self)
{
  guint n_items = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  gboolean is_empty = n_items == 0;

  if (!is_empty)
    gtk_stack_set_visible_child (self->stack, self->list_page);
  else if (self->empty_text != NULL)
    bunko_cover_strip_show_message (self, self->empty_text, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), !is_empty || self->empty_text != NULL);
  gtk_widget_set_visible (self->show_all_button, self->can_show_all && !is_empty);
}

static void
show_all_cb (BunkoCoverStrip *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_ALL], 0);
}

static void
back_cb (BunkoCoverStrip *self)
{
  _bunko_cover_strip_scroll (self, -1);
}

static void
forward_cb (BunkoCoverStrip *self)
{
  _bunko_cover_strip_scroll (self, 1);
}

/* What the strip loads by itself it also loads again by itself. */
static void
message_button_cb (BunkoCoverStrip *self)
{
  if (self->source != NULL)
    bunko_cover_strip_refresh (self);
  else
    g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
stop_cb (BunkoCoverStrip *self)
{
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
}

static void
bunko_cover_strip_map (GtkWidget *widget)
{
  BunkoCoverStrip *self = BUNKO_COVER_STRIP (widget);

  GTK_WIDGET_CLASS (bunko_cover_strip_parent_class)->map (widget);

  _bunko_cover_strip_watch (self);
}

static void
bunko_cover_strip_unmap (GtkWidget *widget)
{
  _bunko_cover_strip_unwatch (BUNKO_COVER_STRIP (widget));

  GTK_WIDGET_CLASS (bunko_cover_strip_parent_class)->unmap (widget);
}

static void
bunko_cover_strip_dispose (GObject *object)
{
  BunkoCoverStrip *self = BUNKO_COVER_STRIP (object);

  _bunko_cover_strip_unwatch (self);
  _bunko_cover_strip_stop_loading (self);
  if (self->scrolling != NULL)
    adw_animation_pause (self->scrolling);
  g_clear_object (&self->scrolling);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_COVER_STRIP);
  g_clear_object (&self->model);
  g_clear_object (&self->items);
  g_clear_object (&self->source);
  g_clear_object (&self->loader);
  g_clear_object (&self->current);
  g_clear_object (&self->excluded);

  G_OBJECT_CLASS (bunko_cover_strip_parent_class)->dispose (object);
}

static void
bunko_cover_strip_finalize (GObject *object)
{
  BunkoCoverStrip *self = BUNKO_COVER_STRIP (object);

  g_clear_pointer (&self->empty_text, g_free);

  G_OBJECT_CLASS (bunko_cover_strip_parent_class)->finalize (object);
}

static void
bunko_cover_strip_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoCoverStrip *self = BUNKO_COVER_STRIP (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, bunko_cover_strip_get_title (self));
      break;

    case PROP_LOADER:
      g_value_set_object (value, self->loader);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_cover_strip_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BunkoCoverStrip *self = BUNKO_COVER_STRIP (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      bunko_cover_strip_set_title (self, g_value_get_string (value));
      break;

    case PROP_LOADER:
      if (g_set_object (&self->loader, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * BunkoCoverStrip:title:
   *
   * The heading.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);

  /**
   * BunkoCoverStrip:loader:
   *
   * What loads the pictures. To be set before there are items.
   */
  properties[PROP_LOADER] =
      g_param_spec_object ("loader", NULL, NULL, BUNKO_TYPE_IMAGE_LOADER, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (void)
{
  /**
   * BunkoCoverStrip::item-activated:
   * @self: the strip
   * @item: a #BunkoItem
   * @where: a #BunkoOpenWhere
   *
   * An item is to be opened.
   */
  signals[SIGNAL_ITEM_ACTIVATED] =
      g_signal_new ("item-activated", BUNKO_TYPE_COVER_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, BUNKO_TYPE_ITEM, G_TYPE_UINT);

  /**
   * BunkoCoverStrip::item-menu:
   * @self: the strip
   * @item: a #BunkoItem
   * @cell: the cell that shows it
   * @x: where the menu points to, in the coordinates of @cell
   * @y: where the menu points to, in the coordinates of @cell
   *
   * The context menu of an item is wanted.
   */
  signals[SIGNAL_ITEM_MENU] =
      g_signal_new ("item-menu", BUNKO_TYPE_COVER_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, BUNKO_TYPE_ITEM, GTK_TYPE_WIDGET, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  /**
   * BunkoCoverStrip::show-all:
   * @self: the strip
   *
   * The whole list is wanted.
   */
  signals[SIGNAL_SHOW_ALL] = g_signal_new ("show-all", BUNKO_TYPE_COVER_STRIP, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoCoverStrip::needed:
   * @self: the strip
   *
   * The strip is on the screen for the first time, or nearly so.
   */
  signals[SIGNAL_NEEDED] = g_signal_new ("needed", BUNKO_TYPE_COVER_STRIP, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoCoverStrip::retry:
   * @self: the strip
   *
   * The button of a message was clicked, in a strip that does not load by itself.
   */
  signals[SIGNAL_RETRY] = g_signal_new ("retry", BUNKO_TYPE_COVER_STRIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoCoverStrip::stop:
   * @self: the strip
   *
   * What takes long is to be stopped.
   */
  signals[SIGNAL_STOP] = g_signal_new ("stop", BUNKO_TYPE_COVER_STRIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-cover-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, back_revealer);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, forward_revealer);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, heading_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, list_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, list_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, message_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, message_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, message_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, progress_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, show_all_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoCoverStrip, title_label);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_button_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
bunko_cover_strip_class_init (BunkoCoverStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_cover_strip_dispose;
  object_class->finalize = bunko_cover_strip_finalize;
  object_class->get_property = bunko_cover_strip_get_property;
  object_class->set_property = bunko_cover_strip_set_property;
  widget_class->map = bunko_cover_strip_map;
  widget_class->unmap = bunko_cover_strip_unmap;
  install_properties (object_class);
  install_signals ();

  gtk_widget_class_set_css_name (widget_class, "coverstrip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  bind_template (widget_class);
}

static void
bunko_cover_strip_init (BunkoCoverStrip *self)
{
  self->cover_width = DEFAULT_COVER_WIDTH;
  self->items = g_list_store_new (BUNKO_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  _bunko_cover_strip_init_list (self);
}

/**
 * bunko_cover_strip_new:
 * @title: the heading, translated
 * @loader: what loads the pictures
 *
 * Creates a strip without items.
 *
 * Returns: (transfer floating): the new strip
 */
GtkWidget *
bunko_cover_strip_new (const char *title, BunkoImageLoader *loader)
{
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (BUNKO_IS_IMAGE_LOADER (loader), NULL);

  return g_object_new (BUNKO_TYPE_COVER_STRIP, "title", title, "loader", loader, NULL);
}

/**
 * bunko_cover_strip_get_title:
 * @self: a strip
 *
 * Returns: the heading
 */
const char *
bunko_cover_strip_get_title (BunkoCoverStrip *self)
{
  g_return_val_if_fail (BUNKO_IS_COVER_STRIP (self), NULL);

  return gtk_label_get_text (self->title_label);
}

/**
 * bunko_cover_strip_set_title:
 * @self: a strip
 * @title: the heading, translated
 *
 * Sets the heading.
 */
void
bunko_cover_strip_set_title (BunkoCoverStrip *self, const char *title)
{
  g_return_if_fail (BUNKO_IS_COVER_STRIP (self));
  g_return_if_fail (title != NULL);

  if (g_strcmp0 (bunko_cover_strip_get_title (self), title) == 0)
    return;

  gtk_label_set_text (self->title_label, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * bunko_cover_strip_get_items:
 * @self: a strip
 *
 * Returns: (transfer none): what the strip has loaded by itself, as a list of #BunkoItem
 */
GListModel *
bunko_cover_strip_get_items (BunkoCoverStrip *self)
{
  g_return_val_if_fail (BUNKO_IS_COVER_STRIP (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * bunko_cover_strip_get_total:
 * @self: a strip
 *
 * Returns: how long the list is whose first items the strip has loaded; 0 before that
 */
guint
bunko_cover_strip_get_total (BunkoCoverStrip *self)
{
  g_return_val_if_fail (BUNKO_IS_COVER_STRIP (self), 0);

  return self->total;
}

/**
 * bunko_cover_strip_get_was_needed:
 * @self: a strip
 *
 * Returns: whether the strip has been on the screen
 */
gboolean
bunko_cover_strip_get_was_needed (BunkoCoverStrip *self)
{
  g_return_val_if_fail (BUNKO_IS_COVER_STRIP (self), FALSE);

  return self->was_needed;
}
