/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-end.h"

#include "actions/bunko-gallery-similar.h"
#include "actions/bunko-item-actions.h"
#include "widgets/bunko-cover.h"
#include "widgets/bunko-open.h"
#include "widgets/bunko-rating.h"

#define COVER_WIDTH 36

/**
 * BunkoReaderEnd:
 *
 * What is asked at the end of a gallery: how it was, and what to read next: the next of the series,
 * of the list it was opened from, of the reading list, or something like it. The likeliest one
 * begins by itself after a while, if the person wants that; whatever they do here stops that.
 */
struct _BunkoReaderEnd
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkBox *box;
  GtkToggleButton *favorite_button;
  GtkButton *leave_button;
  AdwPreferencesGroup *next_group;
  BunkoRating *rating;
  AdwSpinner *spinner;
  GtkLabel *title_label;

  BunkoContext *context;
  BunkoGallery *gallery;
  BunkoReaderSequel *sequel;
  BunkoItemActions *actions;
  GtkWidget *rows[BUNKO_READER_N_SEQUELS]; /* of what was found */
  GtkWidget *nothing_row;
  GtkWidget *countdown_row; /* NULL when nothing begins by itself */
  guint seconds;            /* until then */
  guint countdown_id;
};

enum
{
  READ,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoReaderEnd, bunko_reader_end, ADW_TYPE_DIALOG)

static const char *
describe (BunkoReaderSequelKind kind)
{
  switch (kind)
    {
    case BUNKO_READER_SEQUEL_SERIES:
      return _ ("Next in the series");
    case BUNKO_READER_SEQUEL_LIST:
      return _ ("Next in the list");
    case BUNKO_READER_SEQUEL_QUEUE:
      return _ ("On the reading list");
    case BUNKO_READER_SEQUEL_BEFORE_SERIES:
    case BUNKO_READER_SEQUEL_BEFORE_LIST:
    case BUNKO_READER_N_SEQUELS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
read_gallery (BunkoReaderEnd *self, BunkoGallery *gallery)
{
  g_autoptr (BunkoGallery) kept = g_object_ref (gallery);

  g_signal_emit (self, signals[READ], 0, kept);
  adw_dialog_close (ADW_DIALOG (self));
}

/* How the row looks that begins by itself, or did. */
static void
update_countdown_row (BunkoReaderEnd *self)
{
  g_autofree char *text = NULL;

  if (self->countdown_row == NULL)
    return;
  text = g_strdup_printf (ngettext ("Begins in %u second", "Begins in %u seconds", self->seconds),
                          self->seconds);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->countdown_row), text);
}

static void
stop_countdown (BunkoReaderEnd *self)
{
  g_clear_handle_id (&self->countdown_id, g_source_remove);
  if (self->countdown_row != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->countdown_row),
                                 g_object_get_data (G_OBJECT (self->countdown_row), "kind"));
  self->countdown_row = NULL;
  self->seconds = 0;
}

static gboolean
tick_cb (gpointer user_data)
{
  BunkoReaderEnd *self = user_data;
  BunkoGallery *next = bunko_reader_sequel_get_next (self->sequel);

  if (--self->seconds > 0)
    {
      update_countdown_row (self);
      return G_SOURCE_CONTINUE;
    }
  self->countdown_id = 0;
  if (next != NULL)
    read_gallery (self, next);
  return G_SOURCE_REMOVE;
}

/* When it is clear what the next one is. */
static void
start_countdown (BunkoReaderEnd *self)
{
  if (self->seconds == 0 || self->countdown_id != 0 ||
      bunko_reader_sequel_get_loading (self->sequel))
    return;
  for (guint i = 0; i <= BUNKO_READER_SEQUEL_QUEUE && self->countdown_row == NULL; i++)
    self->countdown_row = self->rows[i];
  if (self->countdown_row == NULL)
    return;
  update_countdown_row (self);
  self->countdown_id = g_timeout_add_seconds (1, tick_cb, self);
}

static void
row_activated_cb (BunkoReaderEnd *self, AdwActionRow *row)
{
  for (guint i = 0; i < BUNKO_READER_N_SEQUELS; i++)
    if (self->rows[i] == GTK_WIDGET (row))
      {
        read_gallery (self, bunko_reader_sequel_get (self->sequel, i));
        return;
      }
}

static GtkWidget *
create_row (BunkoReaderEnd *self, BunkoReaderSequelKind kind, BunkoGallery *gallery)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *cover = bunko_cover_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  const char *title = bunko_item_get_display_name (BUNKO_ITEM (gallery));

  bunko_cover_set_cover_width (BUNKO_COVER (cover), COVER_WIDTH);
  bunko_cover_set_loader (BUNKO_COVER (cover), bunko_context_get_loader (self->context));
  bunko_cover_set_item (BUNKO_COVER (cover), BUNKO_ITEM (gallery));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COVER_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), COVER_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), cover);
  gtk_widget_set_size_request (clamp, COVER_WIDTH, -1);
  gtk_widget_set_valign (clamp, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (clamp, 6);
  gtk_widget_set_margin_bottom (clamp, 6);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : _ ("Untitled"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), describe (kind));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), clamp);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) describe (kind));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

/* The same gallery may be the next in more than one way. */
static gboolean
is_shown (BunkoReaderEnd *self, BunkoReaderSequelKind kind, BunkoGallery *gallery)
{
  for (guint i = 0; i < kind; i++)
    if (bunko_reader_sequel_get (self->sequel, i) == gallery)
      return TRUE;
  return FALSE;
}

static void
show_nothing (BunkoReaderEnd *self)
{
  self->nothing_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->nothing_row),
                                 _ ("Nothing comes after this gallery"));
  adw_preferences_group_add (self->next_group, self->nothing_row);
}

static void
clear_rows (BunkoReaderEnd *self)
{
  for (guint i = 0; i < BUNKO_READER_N_SEQUELS; i++)
    if (self->rows[i] != NULL)
      adw_preferences_group_remove (self->next_group, self->rows[i]);
  memset (self->rows, 0, sizeof self->rows);
  if (self->nothing_row != NULL)
    adw_preferences_group_remove (self->next_group, self->nothing_row);
  self->nothing_row = NULL;
}

/* So that Enter, or Space once more, goes on reading; unless somebody is elsewhere already. */
static void
focus_next (BunkoReaderEnd *self, GtkWidget *row)
{
  GtkWidget *focus = adw_dialog_get_focus (ADW_DIALOG (self));

  if (focus == NULL || focus == GTK_WIDGET (self->rating))
    adw_dialog_set_focus (ADW_DIALOG (self), row);
}

static void
sequel_changed_cb (BunkoReaderEnd *self)
{
  gboolean loading = bunko_reader_sequel_get_loading (self->sequel);
  GtkWidget *first = NULL;

  clear_rows (self);
  self->countdown_row = NULL;
  for (guint i = 0; i <= BUNKO_READER_SEQUEL_QUEUE; i++)
    {
      BunkoGallery *gallery = bunko_reader_sequel_get (self->sequel, i);

      if (gallery == NULL || is_shown (self, i, gallery))
        continue;
      self->rows[i] = create_row (self, i, gallery);
      adw_preferences_group_add (self->next_group, self->rows[i]);
      first = first != NULL ? first : self->rows[i];
    }
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), loading);
  if (!loading && first == NULL)
    show_nothing (self);
  if (!loading && first != NULL)
    focus_next (self, first);
  start_countdown (self);
}

static void
gallery_changed_cb (BunkoReaderEnd *self)
{
  const char *title = bunko_item_get_display_name (BUNKO_ITEM (self->gallery));

  gtk_label_set_text (self->title_label, title != NULL ? title : _ ("Untitled"));
  bunko_rating_set_value (self->rating, bunko_gallery_get_rating (self->gallery));
}

static void
rated_cb (BunkoReaderEnd *self, double rating)
{
  stop_countdown (self);
  bunko_item_actions_rate (self->actions, rating);
}

static void
leave_cb (BunkoReaderEnd *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
similar_activated_cb (BunkoReaderEnd *self, BunkoItem *item, BunkoOpenWhere where)
{
  if (BUNKO_IS_GALLERY (item))
    read_gallery (self, BUNKO_GALLERY (item));
}

/* Whatever somebody does here tells that they are not just reading on. */
static void
touched_cb (BunkoReaderEnd *self)
{
  stop_countdown (self);
}

static gboolean
key_cb (BunkoReaderEnd *self)
{
  stop_countdown (self);
  return GDK_EVENT_PROPAGATE;
}

static void
add_watches (BunkoReaderEnd *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (touched_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
bunko_reader_end_closed (AdwDialog *dialog)
{
  stop_countdown (BUNKO_READER_END (dialog));
}

static void
bunko_reader_end_dispose (GObject *object)
{
  BunkoReaderEnd *self = BUNKO_READER_END (object);

  g_clear_handle_id (&self->countdown_id, g_source_remove);
  if (self->sequel != NULL)
    g_signal_handlers_disconnect_by_data (self->sequel, self);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_READER_END);
  g_clear_object (&self->actions);
  g_clear_object (&self->sequel);
  g_clear_object (&self->gallery);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_reader_end_parent_class)->dispose (object);
}

static void
bunko_reader_end_class_init (BunkoReaderEndClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_reader_end_dispose;
  ADW_DIALOG_CLASS (klass)->closed = bunko_reader_end_closed;

  /**
   * BunkoReaderEnd::read:
   * @self: the dialog
   * @gallery: what to read
   *
   * Another gallery is to be read in place of the one that ended.
   */
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, BUNKO_TYPE_GALLERY);
  /**
   * BunkoReaderEnd::leave:
   * @self: the dialog
   *
   * Reading is over.
   */
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BUNKO_TYPE_RATING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-reader-end.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderEnd, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderEnd, favorite_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderEnd, leave_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderEnd, next_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderEnd, rating);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderEnd, spinner);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderEnd, title_label);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
bunko_reader_end_init (BunkoReaderEnd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_watches (self);
}

static void
add_similar (BunkoReaderEnd *self)
{
  GtkWidget *similar = bunko_gallery_similar_new (self->context, self->gallery);

  g_signal_connect_object (bunko_gallery_similar_get_strip (BUNKO_GALLERY_SIMILAR (similar)),
                           "item-activated", G_CALLBACK (similar_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, similar);
}

static void
add_actions (BunkoReaderEnd *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, g_object_ref (self->gallery));
  self->actions = bunko_item_actions_new (self->context, GTK_WIDGET (self->box));
  bunko_item_actions_set_items (self->actions, items);
  gtk_widget_insert_action_group (GTK_WIDGET (self), BUNKO_ITEM_ACTIONS_PREFIX,
                                  bunko_item_actions_get_group (self->actions));
}

/**
 * bunko_reader_end_new:
 * @context: the server
 * @gallery: what was read
 * @sequel: what comes after it; it is loaded if it is not yet
 * @countdown: after how many seconds the likeliest one begins by itself; 0 for never
 *
 * Makes what is shown at the end of a gallery.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bunko_reader_end_new (BunkoContext *context,
                      BunkoGallery *gallery,
                      BunkoReaderSequel *sequel,
                      guint countdown)
{
  BunkoReaderEnd *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);
  g_return_val_if_fail (BUNKO_IS_READER_SEQUEL (sequel), NULL);

  self = g_object_new (BUNKO_TYPE_READER_END, NULL);
  self->context = g_object_ref (context);
  self->gallery = g_object_ref (gallery);
  self->sequel = g_object_ref (sequel);
  self->seconds = countdown;
  add_actions (self);
  add_similar (self);
  g_signal_connect_swapped (sequel, "changed", G_CALLBACK (sequel_changed_cb), self);
  g_signal_connect_object (gallery, "notify", G_CALLBACK (gallery_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gallery_changed_cb (self);
  bunko_reader_sequel_load (sequel);
  sequel_changed_cb (self);
  return ADW_DIALOG (self);
}
