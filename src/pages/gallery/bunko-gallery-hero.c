/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-hero.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-cover.h"
#include "widgets/bunko-open.h"
#include "widgets/bunko-rating.h"

/**
 * BunkoGalleryHero:
 *
 * The head of the page of a gallery: cover, titles, artists, rating, how far it was read, and its
 * place in its series.
 *
 * It acts through the actions `gallery.read`, `gallery.previous`, `gallery.next`, `item.rate` and
 * `item.show-series`.
 */
struct _BunkoGalleryHero
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *artists_label;
  AdwWrapBox *buttons_box;
  BunkoCover *cover;
  GtkWidget *cover_clamp;
  GtkWidget *from_start_button;
  GtkWidget *next_button;
  GtkLabel *position_label;
  GtkWidget *previous_button;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  BunkoRating *rating;
  GtkButton *read_button;
  GtkWidget *series_box;
  GtkWidget *series_button;
  GtkLabel *series_label;
  GtkLabel *title_label;
  GtkLabel *titles_label;
  GtkOrientable *top_box;

  gboolean side_by_side;
  BunkoGallery *gallery;
  BunkoGalleryDetails *details;
};

enum
{
  PROP_0,
  PROP_SIDE_BY_SIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoGalleryHero, bunko_gallery_hero, ADW_TYPE_BIN)

static void
set_label (GtkLabel *label, const char *text)
{
  if (text == NULL)
    text = "";
  /* Only when it changes: that would take away what is selected in it. */
  if (!g_str_equal (gtk_label_get_text (label), text))
    gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* All titles but the one that is shown large. */
static void
update_titles (BunkoGalleryHero *self)
{
  const char *title = bunko_item_get_display_name (BUNKO_ITEM (self->gallery));
  const char *const *titles = bunko_gallery_get_titles (self->gallery);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; titles != NULL && titles[i] != NULL; i++)
    if (g_strcmp0 (titles[i], title) != 0 && *titles[i] != '\0')
      g_string_append_printf (others, "%s%s", others->len > 0 ? "\n" : "", titles[i]);

  set_label (self->title_label, title != NULL && *title != '\0' ? title : _ ("Untitled"));
  set_label (self->titles_label, others->str);
  set_label (self->artists_label, bunko_gallery_get_artist_names (self->gallery));
}

static char *
describe_progress (BunkoGalleryHero *self, const BunkoReadProgress *progress)
{
  int n_pages = bunko_gallery_get_page_count (self->gallery);

  if (n_pages > 0)
    /* Translators: where reading stopped: page 3 of 24, 12 % */
    return g_strdup_printf (_ ("Page %d of %d · %d %%"), progress->page_number, n_pages,
                            (int) progress->percent);

  return g_strdup_printf (_ ("Page %d"), progress->page_number);
}

/* Read, or go on, or read once more. */
static void
update_progress (BunkoGalleryHero *self)
{
  const BunkoReadProgress *progress = bunko_gallery_get_progress (self->gallery);
  gboolean started = progress != NULL && progress->page_number > 0 && !progress->end;
  gboolean finished = progress != NULL && progress->end;
  g_autofree char *text = started ? describe_progress (self, progress) : NULL;

  gtk_button_set_label (self->read_button, started    ? _ ("_Continue")
                                           : finished ? _ ("_Read Again")
                                                      : _ ("_Read"));
  set_label (self->progress_label, text);
  gtk_widget_set_visible (self->from_start_button, started);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), started && progress->percent > 0);
  if (started)
    gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (progress->percent / 100, 0, 1));
}

static void
update (BunkoGalleryHero *self)
{
  update_titles (self);
  update_progress (self);
  bunko_rating_set_value (self->rating, bunko_gallery_get_rating (self->gallery));
}

static void
set_neighbour (GtkWidget *button, const char *what, BunkoGallery *neighbour)
{
  const char *title =
      neighbour != NULL ? bunko_item_get_display_name (BUNKO_ITEM (neighbour)) : NULL;
  g_autofree char *text =
      title != NULL && *title != '\0' ? g_strdup_printf ("%s: %s", what, title) : g_strdup (what);

  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* A server has a series for every gallery; one that is alone in it is in none for people. */
static void
update_series (BunkoGalleryHero *self)
{
  BunkoGalleryPlace *place = bunko_gallery_details_get_place (self->details);
  guint n_galleries, position;
  BunkoGrouping *series;
  g_autofree char *text = NULL;

  if (place == NULL)
    return;

  n_galleries = g_list_model_get_n_items (bunko_gallery_place_get_series_galleries (place));
  position = bunko_gallery_place_get_position (place);
  series = bunko_gallery_place_get_series (place);
  gtk_widget_set_visible (self->series_box, n_galleries > 1 && position > 0);
  if (n_galleries < 2 || position == 0)
    return;

  set_label (self->series_label,
             series != NULL ? bunko_item_get_display_name (BUNKO_ITEM (series)) : _ ("Series"));
  /* Translators: the place of a gallery in its series: 3 of 12 */
  text = g_strdup_printf (_ ("%u of %u"), position, n_galleries);
  set_label (self->position_label, text);
  set_neighbour (self->previous_button, _ ("Previous"), bunko_gallery_place_get_previous (place));
  set_neighbour (self->next_button, _ ("Next"), bunko_gallery_place_get_next (place));
}

static void
rated_cb (BunkoGalleryHero *self, double rating)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "item.rate", "d", rating);
}

/* With the pointer only: the button below the cover does the same. */
static void
cover_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoGalleryHero *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "gallery.read", "u", 0);
}

static BunkoLocation *
make_location (BunkoGalleryHero *self, GtkWidget *button)
{
  BunkoGalleryPlace *place = bunko_gallery_details_get_place (self->details);
  BunkoItem *item = NULL;

  if (button == GTK_WIDGET (self->read_button))
    return bunko_location_new_reader (bunko_item_get_id (BUNKO_ITEM (self->gallery)), 0);

  if (place != NULL && button == self->previous_button)
    item = (BunkoItem *) bunko_gallery_place_get_previous (place);
  else if (place != NULL && button == self->next_button)
    item = (BunkoItem *) bunko_gallery_place_get_next (place);
  else if (place != NULL)
    item = (BunkoItem *) bunko_gallery_place_get_series (place);

  return item != NULL
             ? bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item),
                                        bunko_item_get_display_name (item))
             : NULL;
}

/* The buttons themselves know of the primary button only. */
static void
middle_released_cb (GtkGestureClick *gesture,
                    int n_press,
                    double x,
                    double y,
                    BunkoGalleryHero *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GtkWidget *button = gtk_event_controller_get_widget (controller);
  g_autoptr (BunkoLocation) location = make_location (self, button);

  if (location == NULL || !gtk_widget_contains (button, x, y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  bunko_open_location (
      button, location,
      bunko_open_where_from_event (GDK_BUTTON_MIDDLE,
                                   gtk_event_controller_get_current_event_state (controller)));
}

static void
add_middle_clicks (BunkoGalleryHero *self)
{
  GtkWidget *buttons[] = { GTK_WIDGET (self->read_button), self->previous_button,
                           self->series_button, self->next_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_MIDDLE);
      g_signal_connect (click, "released", G_CALLBACK (middle_released_cb), self);
      gtk_widget_add_controller (buttons[i], GTK_EVENT_CONTROLLER (click));
    }
}

static void
add_cover_gesture (BunkoGalleryHero *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (cover_clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->cover), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->cover), "pointer");
}

/* The texts below the cover in the middle, or beside it at their start. */
static void
set_side_by_side (BunkoGalleryHero *self, gboolean side_by_side)
{
  GtkLabel *labels[] = { self->title_label, self->artists_label, self->titles_label,
                         self->progress_label };
  GtkAlign align = side_by_side ? GTK_ALIGN_START : GTK_ALIGN_CENTER;

  self->side_by_side = side_by_side;
  gtk_orientable_set_orientation (self->top_box, side_by_side ? GTK_ORIENTATION_HORIZONTAL
                                                              : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->cover_clamp, side_by_side ? 180 : -1, -1);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (labels[i], side_by_side ? 0 : 0.5);
      gtk_label_set_justify (labels[i], side_by_side ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
    }
  gtk_widget_set_halign (GTK_WIDGET (self->rating), align);
  gtk_widget_set_halign (GTK_WIDGET (self->progress_bar), align);
  adw_wrap_box_set_align (self->buttons_box, side_by_side ? 0 : 0.5);
}

static void
bunko_gallery_hero_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoGalleryHero *self = BUNKO_GALLERY_HERO (object);

  switch (prop_id)
    {
    case PROP_SIDE_BY_SIDE:
      g_value_set_boolean (value, self->side_by_side);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_gallery_hero_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BunkoGalleryHero *self = BUNKO_GALLERY_HERO (object);

  switch (prop_id)
    {
    case PROP_SIDE_BY_SIDE:
      if (self->side_by_side == g_value_get_boolean (value))
        break;
      set_side_by_side (self, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_gallery_hero_dispose (GObject *object)
{
  BunkoGalleryHero *self = BUNKO_GALLERY_HERO (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_GALLERY_HERO);
  g_clear_object (&self->gallery);
  g_clear_object (&self->details);

  G_OBJECT_CLASS (bunko_gallery_hero_parent_class)->dispose (object);
}

static void
bunko_gallery_hero_class_init (BunkoGalleryHeroClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_gallery_hero_dispose;
  G_OBJECT_CLASS (klass)->get_property = bunko_gallery_hero_get_property;
  G_OBJECT_CLASS (klass)->set_property = bunko_gallery_hero_set_property;

  /**
   * BunkoGalleryHero:side-by-side:
   *
   * Whether the texts are beside the cover instead of below it.
   */
  properties[PROP_SIDE_BY_SIDE] =
      g_param_spec_boolean ("side-by-side", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (BUNKO_TYPE_COVER);
  g_type_ensure (BUNKO_TYPE_RATING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-gallery-hero.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, artists_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, buttons_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, cover_clamp);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, from_start_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, next_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, position_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, previous_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, progress_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, rating);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, read_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, series_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, series_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, series_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, title_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, titles_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoGalleryHero, top_box);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
}

static void
bunko_gallery_hero_init (BunkoGalleryHero *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_cover_gesture (self);
  add_middle_clicks (self);
}

/**
 * bunko_gallery_hero_set_details:
 * @self: the head of a page
 * @context: the server
 * @details: what is, or will be, known of the gallery
 *
 * Sets, once, what to show.
 */
void
bunko_gallery_hero_set_details (BunkoGalleryHero *self,
                                BunkoContext *context,
                                BunkoGalleryDetails *details)
{
  g_return_if_fail (BUNKO_IS_GALLERY_HERO (self));
  g_return_if_fail (self->details == NULL);

  self->details = g_object_ref (details);
  self->gallery = g_object_ref (bunko_gallery_details_get_gallery (details));
  bunko_cover_set_loader (self->cover, bunko_context_get_loader (context));
  bunko_cover_set_item (self->cover, BUNKO_ITEM (self->gallery));
  g_signal_connect_object (self->gallery, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->details, "notify::place", G_CALLBACK (update_series), self,
                           G_CONNECT_SWAPPED);
  update (self);
  update_series (self);
}

/**
 * bunko_gallery_hero_grab_focus:
 * @self: the head of a page
 *
 * Gives the keyboard focus to what one most likely wants: reading.
 */
void
bunko_gallery_hero_grab_focus (BunkoGalleryHero *self)
{
  g_return_if_fail (BUNKO_IS_GALLERY_HERO (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->read_button));
}
