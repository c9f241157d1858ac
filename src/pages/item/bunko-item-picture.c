/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/bunko-cover.h"

#include "bunko-item-picture.h"

/**
 * BunkoItemPicture:
 *
 * What stands for an item: the cover of a collection, or that of the first gallery of a series; the
 * initials of people; a symbol for the rest. It says nothing to screen readers, as the name is next
 * to it.
 */
struct _BunkoItemPicture
{
  AdwBin parent_instance;

  BunkoImageLoader *loader;
  BunkoItemSubject *subject;
  int size;
};

enum
{
  PROP_0,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoItemPicture, bunko_item_picture, ADW_TYPE_BIN)

/* The item whose cover it is; NULL if it has none. */
static BunkoItem *
get_cover_item (BunkoItemPicture *self)
{
  BunkoItem *item = bunko_item_subject_get_item (self->subject);

  if (BUNKO_IS_COLLECTION (item))
    return item;
  if (BUNKO_IS_GROUPING (item))
    return (BunkoItem *) bunko_item_summary_get_first (
        bunko_item_subject_get_summary (self->subject));
  return NULL;
}

static void
show_cover (BunkoItemPicture *self, BunkoItem *item)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));

  if (!BUNKO_IS_COVER (child))
    {
      child = bunko_cover_new ();
      bunko_cover_set_loader (BUNKO_COVER (child), self->loader);
      bunko_cover_set_cover_width (BUNKO_COVER (child), self->size);
      adw_bin_set_child (ADW_BIN (self), child);
    }
  bunko_cover_set_item (BUNKO_COVER (child), item);
}

static void
show_avatar (BunkoItemPicture *self)
{
  const BunkoItemKind *kind = bunko_item_subject_get_kind (self->subject);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));

  if (!ADW_IS_AVATAR (child))
    {
      child = adw_avatar_new (self->size, NULL, kind->has_initials);
      adw_avatar_set_icon_name (ADW_AVATAR (child), kind->icon_name);
      adw_bin_set_child (ADW_BIN (self), child);
    }
  adw_avatar_set_text (ADW_AVATAR (child), bunko_item_subject_get_name (self->subject));
}

static void
update (BunkoItemPicture *self)
{
  BunkoItem *item = get_cover_item (self);

  if (item != NULL)
    show_cover (self, item);
  else
    show_avatar (self);
}

/* Always the same: a cover would be as high as its share of the width asks for. */
static void
bunko_item_picture_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  BunkoItemPicture *self = BUNKO_ITEM_PICTURE (widget);
  gboolean is_cover = BUNKO_IS_COVER (adw_bin_get_child (ADW_BIN (self)));

  *minimum = *natural =
      is_cover && orientation == GTK_ORIENTATION_VERTICAL ? self->size * 3 / 2 : self->size;
}

static void
bunko_item_picture_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
bunko_item_picture_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoItemPicture *self = BUNKO_ITEM_PICTURE (object);

  if (prop_id == PROP_SIZE)
    g_value_set_int (value, self->size);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bunko_item_picture_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BunkoItemPicture *self = BUNKO_ITEM_PICTURE (object);

  if (prop_id == PROP_SIZE)
    self->size = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bunko_item_picture_dispose (GObject *object)
{
  BunkoItemPicture *self = BUNKO_ITEM_PICTURE (object);

  if (self->subject != NULL)
    g_signal_handlers_disconnect_by_data (self->subject, self);
  g_clear_object (&self->subject);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (bunko_item_picture_parent_class)->dispose (object);
}

static void
bunko_item_picture_class_init (BunkoItemPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_item_picture_dispose;
  object_class->get_property = bunko_item_picture_get_property;
  object_class->set_property = bunko_item_picture_set_property;
  widget_class->measure = bunko_item_picture_measure;
  widget_class->size_allocate = bunko_item_picture_size_allocate;

  /**
   * BunkoItemPicture:size:
   *
   * The width, in pixels.
   */
  properties[PROP_SIZE] =
      g_param_spec_int ("size", NULL, NULL, 16, 1024, 96,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bunko_item_picture_init (BunkoItemPicture *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

/**
 * bunko_item_picture_set_subject:
 * @self: a picture
 * @loader: what loads covers
 * @subject: what to show
 *
 * Sets what the picture stands for; to be called once.
 */
void
bunko_item_picture_set_subject (BunkoItemPicture *self,
                                BunkoImageLoader *loader,
                                BunkoItemSubject *subject)
{
  g_return_if_fail (BUNKO_IS_ITEM_PICTURE (self));
  g_return_if_fail (BUNKO_IS_ITEM_SUBJECT (subject));
  g_return_if_fail (self->subject == NULL);

  self->loader = g_object_ref (loader);
  self->subject = g_object_ref (subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
