/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-cover-private.h"
#include "bunko-widget-enums.h"

#define DEFAULT_WIDTH 160

/**
 * BunkoCover:
 *
 * The picture of a gallery or page, 2:3, cut to fill its rounded frame or fitted into it.
 *
 * A cover loads while it is on the screen: it starts when it is mapped and has a place (a grid maps
 * many cells, and unmaps those that turn out to have none in sight) or is given an item, and takes
 * the request back when it is unmapped or given another one. A picture that is still in memory is
 * there in the same frame, so that scrolling back shows no placeholder.
 */

enum
{
  PROP_0,
  PROP_LOADER,
  PROP_ITEM,
  PROP_COVER_WIDTH,
  PROP_FIT,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoCover, bunko_cover, GTK_TYPE_WIDGET)

void
_bunko_cover_set_state (BunkoCover *self, BunkoCoverState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
bunko_cover_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_cover_parent_class)->map (widget);

  _bunko_cover_start (BUNKO_COVER (widget));
}

/* A grid keeps hundreds of cells around the ones on the screen. What they showed stays in the cache
 * of the loader as long as that has room, and is back in the frame in which they are. */
static void
bunko_cover_unmap (GtkWidget *widget)
{
  _bunko_cover_drop (BUNKO_COVER (widget));

  GTK_WIDGET_CLASS (bunko_cover_parent_class)->unmap (widget);
}

static void
bunko_cover_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  _bunko_cover_start (BUNKO_COVER (widget));
}

static GtkSizeRequestMode
bunko_cover_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bunko_cover_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  BunkoCover *self = BUNKO_COVER (widget);
  int width = for_size > 0 ? for_size : self->cover_width;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = (width * 3 + 1) / 2;
      return;
    }

  /* Some room to shrink, so that a grid can fill its width with the nearest number of columns. */
  *natural = self->cover_width;
  *minimum = self->cover_width * 7 / 10;
}

static void
bunko_cover_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  BunkoCover *self = BUNKO_COVER (widget);

  GTK_WIDGET_CLASS (bunko_cover_parent_class)->system_setting_changed (widget, setting);

  g_clear_object (&self->broken_icon);
  g_clear_object (&self->initial);
}

static void
bunko_cover_dispose (GObject *object)
{
  BunkoCover *self = BUNKO_COVER (object);

  _bunko_cover_drop (self);
  g_clear_object (&self->fade);
  g_clear_object (&self->item);
  g_clear_object (&self->loader);
  g_clear_object (&self->initial);
  g_clear_object (&self->broken_icon);

  G_OBJECT_CLASS (bunko_cover_parent_class)->dispose (object);
}

static void
bunko_cover_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoCover *self = BUNKO_COVER (object);

  switch (prop_id)
    {
    case PROP_LOADER:
      g_value_set_object (value, self->loader);
      break;

    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;

    case PROP_COVER_WIDTH:
      g_value_set_int (value, self->cover_width);
      break;

    case PROP_FIT:
      g_value_set_enum (value, self->fit);
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_cover_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BunkoCover *self = BUNKO_COVER (object);

  switch (prop_id)
    {
    case PROP_LOADER:
      bunko_cover_set_loader (self, g_value_get_object (value));
      break;

    case PROP_ITEM:
      bunko_cover_set_item (self, g_value_get_object (value));
      break;

    case PROP_COVER_WIDTH:
      bunko_cover_set_cover_width (self, g_value_get_int (value));
      break;

    case PROP_FIT:
      if (self->fit != (GtkContentFit) g_value_get_enum (value))
        {
          self->fit = g_value_get_enum (value);
          gtk_widget_queue_draw (GTK_WIDGET (self));
          g_object_notify_by_pspec (object, pspec);
        }
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
   * BunkoCover:loader:
   *
   * What loads the picture.
   */
  properties[PROP_LOADER] =
      g_param_spec_object ("loader", NULL, NULL, BUNKO_TYPE_IMAGE_LOADER, flags);

  /**
   * BunkoCover:item:
   *
   * Whose picture it is.
   */
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, BUNKO_TYPE_ITEM, flags);

  /**
   * BunkoCover:cover-width:
   *
   * The width that is asked for, in application pixels; the height follows.
   */
  properties[PROP_COVER_WIDTH] =
      g_param_spec_int ("cover-width", NULL, NULL, 16, 2048, DEFAULT_WIDTH, flags);

  /**
   * BunkoCover:fit:
   *
   * Whether the picture is cut to fill the frame or all of it is shown.
   */
  properties[PROP_FIT] =
      g_param_spec_enum ("fit", NULL, NULL, GTK_TYPE_CONTENT_FIT, GTK_CONTENT_FIT_COVER, flags);

  /**
   * BunkoCover:state:
   *
   * What is shown.
   */
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_COVER_STATE, BUNKO_COVER_IDLE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_cover_class_init (BunkoCoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_cover_dispose;
  object_class->get_property = bunko_cover_get_property;
  object_class->set_property = bunko_cover_set_property;

  widget_class->map = bunko_cover_map;
  widget_class->unmap = bunko_cover_unmap;
  widget_class->get_request_mode = bunko_cover_get_request_mode;
  widget_class->measure = bunko_cover_measure;
  widget_class->size_allocate = bunko_cover_size_allocate;
  widget_class->snapshot = _bunko_cover_snapshot;
  widget_class->system_setting_changed = bunko_cover_system_setting_changed;

  install_properties (object_class);

  gtk_widget_class_set_css_name (widget_class, "cover");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bunko_cover_init (BunkoCover *self)
{
  self->cover_width = DEFAULT_WIDTH;
  self->fit = GTK_CONTENT_FIT_COVER;
  self->opacity = 1;
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (_bunko_cover_load_other_size), NULL);
}

/**
 * bunko_cover_new:
 *
 * Creates an empty cover.
 *
 * Returns: (transfer floating): the new cover
 */
GtkWidget *
bunko_cover_new (void)
{
  return g_object_new (BUNKO_TYPE_COVER, NULL);
}

/**
 * bunko_cover_set_loader:
 * @self: a cover
 * @loader: (nullable): what loads the picture
 *
 * Sets where the picture comes from.
 */
void
bunko_cover_set_loader (BunkoCover *self, BunkoImageLoader *loader)
{
  g_return_if_fail (BUNKO_IS_COVER (self));
  g_return_if_fail (loader == NULL || BUNKO_IS_IMAGE_LOADER (loader));

  if (!g_set_object (&self->loader, loader))
    return;

  _bunko_cover_reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADER]);
}

/**
 * bunko_cover_set_item:
 * @self: a cover
 * @item: (nullable): whose picture it is
 *
 * Shows the picture of another item: at once if it is in memory, a placeholder until it is loaded
 * if not. What was being loaded before is cancelled.
 */
void
bunko_cover_set_item (BunkoCover *self, BunkoItem *item)
{
  g_return_if_fail (BUNKO_IS_COVER (self));
  g_return_if_fail (item == NULL || BUNKO_IS_ITEM (item));

  if (!g_set_object (&self->item, item))
    return;

  _bunko_cover_reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * bunko_cover_set_cover_width:
 * @self: a cover
 * @width: the width that is asked for, in application pixels
 *
 * Sets how wide the cover wants to be. It may be given more; its height follows.
 */
void
bunko_cover_set_cover_width (BunkoCover *self, int width)
{
  BunkoImageSize old_size;

  g_return_if_fail (BUNKO_IS_COVER (self));
  g_return_if_fail (width > 0);

  if (self->cover_width == width)
    return;

  old_size = _bunko_cover_choose_size (self);
  self->cover_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (_bunko_cover_choose_size (self) != old_size)
    _bunko_cover_load_other_size (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COVER_WIDTH]);
}

/**
 * bunko_cover_set_broken:
 * @self: a cover
 * @broken: whether there is no item because loading it failed
 *
 * Shows a sign that something failed as long as there is no picture.
 */
void
bunko_cover_set_broken (BunkoCover *self, gboolean broken)
{
  g_return_if_fail (BUNKO_IS_COVER (self));

  if (self->broken == !!broken)
    return;

  self->broken = !!broken;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bunko_cover_get_state:
 * @self: a cover
 *
 * Returns: what is shown
 */
BunkoCoverState
bunko_cover_get_state (BunkoCover *self)
{
  g_return_val_if_fail (BUNKO_IS_COVER (self), BUNKO_COVER_IDLE);

  return self->state;
}

/**
 * bunko_cover_retry_all:
 * @root: a widget
 *
 * Tries again to load every cover in @root that failed and is on the screen.
 */
void
bunko_cover_retry_all (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (BUNKO_IS_COVER (root) && BUNKO_COVER (root)->state == BUNKO_COVER_FAILED)
    _bunko_cover_start (BUNKO_COVER (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    bunko_cover_retry_all (child);
}
