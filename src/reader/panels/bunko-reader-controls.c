/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-controls.h"

#include "bunko-page-pill.h"
#include "bunko-page-preview.h"

/* A slider that is dragged passes many pages; only where it rests is gone to. */
#define SETTLE_MS 120

/**
 * BunkoReaderControls:
 *
 * The bar below a page: the pages on the left and on the right, a slider over all of them with a
 * preview of the one under the pointer, and the page number, which opens an entry for one. It acts
 * by the actions of the reader: `reader.previous`, `reader.next`, `reader.go-to` (u) and
 * `reader.show-pages`.
 *
 * The bar runs as the pages do, and not as the language does.
 */
struct _BunkoReaderControls
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkAdjustment *adjustment;
  GtkButton *left_button;
  GtkMenuButton *page_button;
  GtkLabel *page_label;
  GtkPopover *popover;
  GtkButton *right_button;
  GtkScale *slider;
  GtkSpinButton *spin_button;

  BunkoPagePreview *preview;
  guint position;
  guint n_shown; /* pages at once */
  guint n_pages;
  guint settle_id;
  guint ask_id;           /* a page number is asked for in a moment */
  guint n_frames;         /* since then */
  gboolean right_to_left; /* the pages */
  gboolean updating;      /* the adjustment changes because of us */
};

G_DEFINE_FINAL_TYPE (BunkoReaderControls, bunko_reader_controls, ADW_TYPE_BIN)

enum
{
  SIGNAL_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_number (BunkoReaderControls *self, guint position)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  /* Where else the slider may go, it is not known what stands together. */
  guint last = position + (position == self->position ? self->n_shown - 1 : 0);

  text = bunko_page_pill_describe (position, last, self->n_pages, -1);
  if (last > position)
    name = g_strdup_printf (_ ("Pages %u and %u of %u"), position + 1, last + 1, self->n_pages);
  else
    name = g_strdup_printf (_ ("Page %u of %u"), position + 1, self->n_pages);
  gtk_label_set_text (self->page_label, self->n_pages > 0 ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->n_pages > 0 ? name : _ ("Page"), -1);
}

static void
go (BunkoReaderControls *self, guint position)
{
  if (position != self->position)
    gtk_widget_activate_action (GTK_WIDGET (self), "reader.go-to", "u", position);
}

static guint
get_wanted (BunkoReaderControls *self)
{
  return (guint) (gtk_adjustment_get_value (self->adjustment) + 0.5) - 1;
}

static void
settled_cb (gpointer user_data)
{
  BunkoReaderControls *self = user_data;

  self->settle_id = 0;
  go (self, get_wanted (self));
}

/* Where on the slider a page is, as its handle sees it. */
static double
get_page_x (BunkoReaderControls *self, guint position)
{
  GdkRectangle trough;
  int start, end;
  double part = self->n_pages > 1 ? (double) position / (self->n_pages - 1) : 0;

  gtk_range_get_range_rect (GTK_RANGE (self->slider), &trough);
  gtk_range_get_slider_range (GTK_RANGE (self->slider), &start, &end);
  if (self->right_to_left)
    part = 1 - part;
  return trough.x + (end - start) / 2.0 + part * (trough.width - (end - start));
}

static guint
get_page_at (BunkoReaderControls *self, double x)
{
  double first = get_page_x (self, 0), last = get_page_x (self, self->n_pages - 1);
  double part = first != last ? (x - first) / (last - first) : 0;

  return (guint) (CLAMP (part, 0, 1) * (self->n_pages - 1) + 0.5);
}

static void
show_preview (BunkoReaderControls *self, guint position)
{
  if (self->n_pages > 1)
    bunko_page_preview_show (self->preview, position, get_page_x (self, position));
}

static void
pointer_moved_cb (BunkoReaderControls *self, double x, double y)
{
  if (self->n_pages > 1 && self->settle_id == 0)
    show_preview (self, get_page_at (self, x));
}

static void
pointer_left_cb (BunkoReaderControls *self)
{
  bunko_page_preview_hide (self->preview);
}

/* Also for fingers, which do not hover. */
static gboolean
value_changing_cb (BunkoReaderControls *self, GtkScrollType scroll, double value)
{
  if (scroll == GTK_SCROLL_JUMP)
    show_preview (self, (guint) (CLAMP (value, 1, self->n_pages) + 0.5) - 1);
  return GDK_EVENT_PROPAGATE;
}

static void
value_changed_cb (BunkoReaderControls *self)
{
  if (self->updating)
    return;

  show_number (self, get_wanted (self));
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add_once (SETTLE_MS, settled_cb, self);
}

static void
popover_shown_cb (BunkoReaderControls *self)
{
  gtk_spin_button_set_value (self->spin_button, self->position + 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->spin_button));
}

/* What is written replaces the number, however the focus got here. */
static void
number_focused_cb (BunkoReaderControls *self)
{
  gtk_editable_select_region (GTK_EDITABLE (self->spin_button), 0, -1);
}

static void
number_entered_cb (BunkoReaderControls *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  gtk_spin_button_update (self->spin_button);
  gtk_popover_popdown (self->popover);
  go (self, (guint) gtk_spin_button_get_value_as_int (self->spin_button) - 1);
}

/* A popover of a button that has no place yet does not open: a bar that was hidden gets one with
 * the next frame. */
static gboolean
ask_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BunkoReaderControls *self = BUNKO_READER_CONTROLS (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->ask_id = 0;
  gtk_menu_button_popup (self->page_button);
  return G_SOURCE_REMOVE;
}

static void
asking_cb (BunkoReaderControls *self)
{
  if (!gtk_menu_button_get_active (self->page_button))
    g_signal_emit (self, signals[SIGNAL_ASKED], 0);
}

static void
bunko_reader_controls_dispose (GObject *object)
{
  BunkoReaderControls *self = BUNKO_READER_CONTROLS (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->preview != NULL)
    bunko_page_preview_detach (self->preview);
  g_clear_object (&self->preview);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_READER_CONTROLS);

  G_OBJECT_CLASS (bunko_reader_controls_parent_class)->dispose (object);
}

static void
bunko_reader_controls_class_init (BunkoReaderControlsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_reader_controls_dispose;

  /**
   * BunkoReaderControls::asked:
   * @self: the bar
   *
   * A page number is not asked for any more. The button is about to get the focus back, where Space
   * would ask again.
   */
  signals[SIGNAL_ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-reader-controls.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderControls, adjustment);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderControls, left_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderControls, page_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderControls, page_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderControls, popover);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderControls, right_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderControls, slider);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderControls, spin_button);
  gtk_widget_class_bind_template_callback (widget_class, asking_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointer_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointer_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changing_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_entered_cb);
}

/* Direction is not inherited: each widget takes the language's unless it has one of its own. */
static void
run_left_to_right (GtkWidget *widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      run_left_to_right (child);
}

static void
bunko_reader_controls_init (BunkoReaderControls *self)
{
  GtkEventController *focus;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* The spin button itself takes the first Enter for setting its value only. */
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->spin_button)), "activate",
                           G_CALLBACK (number_entered_cb), self, G_CONNECT_SWAPPED);
  run_left_to_right (GTK_WIDGET (self));
  /* The spin button itself is activated by a second Enter only: the first takes the number. */
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->spin_button)),
                            "activate", G_CALLBACK (number_entered_cb), self);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (number_focused_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->spin_button), focus);
  self->preview = bunko_page_preview_new (GTK_WIDGET (self->slider));
  bunko_reader_controls_set_right_to_left (self, FALSE);
  bunko_reader_controls_set_page (self, 0, 1, 0);
}

/**
 * bunko_reader_controls_set_pages:
 * @self: the bar
 * @pages: all pages
 * @loader: what loads their pictures
 *
 * Lets the slider show previews.
 */
void
bunko_reader_controls_set_pages (BunkoReaderControls *self,
                                 BunkoPagedList *pages,
                                 BunkoImageLoader *loader)
{
  g_return_if_fail (BUNKO_IS_READER_CONTROLS (self));

  bunko_page_preview_set_pages (self->preview, pages, loader);
}

static void
set_button (GtkButton *button, gboolean forward)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  forward ? "reader.next" : "reader.previous");
  gtk_widget_set_tooltip_text (GTK_WIDGET (button),
                               forward ? _ ("Next Page") : _ ("Previous Page"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  forward ? "PageDown" : "PageUp", -1);
}

/**
 * bunko_reader_controls_set_right_to_left:
 * @self: the bar
 * @right_to_left: whether the next page is on the left
 *
 * Sets where reading goes.
 */
void
bunko_reader_controls_set_right_to_left (BunkoReaderControls *self, gboolean right_to_left)
{
  g_return_if_fail (BUNKO_IS_READER_CONTROLS (self));

  self->right_to_left = right_to_left;
  gtk_range_set_inverted (GTK_RANGE (self->slider), right_to_left);
  set_button (self->left_button, right_to_left);
  set_button (self->right_button, !right_to_left);
}

/**
 * bunko_reader_controls_set_page:
 * @self: the bar
 * @position: the current page, from 0
 * @n_shown: how many pages are seen from there on, at least 1
 * @n_pages: how many there are; 0 if that is not known
 *
 * Shows where the reader is.
 */
void
bunko_reader_controls_set_page (BunkoReaderControls *self,
                                guint position,
                                guint n_shown,
                                guint n_pages)
{
  g_return_if_fail (BUNKO_IS_READER_CONTROLS (self));

  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->position = position;
  self->n_shown = MAX (n_shown, 1);
  /* A new range writes the number anew, also where somebody is about to write another one. */
  if (self->n_pages != n_pages)
    gtk_spin_button_set_range (self->spin_button, 1, MAX (n_pages, 1));
  self->n_pages = n_pages;

  self->updating = TRUE;
  gtk_adjustment_configure (self->adjustment, position + 1, 1, MAX (n_pages, 1), 1, 10, 0);
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->slider), n_pages > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page_button), n_pages > 1);
  show_number (self, position);
}

/**
 * bunko_reader_controls_ask_page:
 * @self: the bar
 *
 * Asks for a page number, as soon as the bar is on the screen.
 */
void
bunko_reader_controls_ask_page (BunkoReaderControls *self)
{
  g_return_if_fail (BUNKO_IS_READER_CONTROLS (self));

  if (self->n_pages <= 1 || self->ask_id != 0)
    return;
  self->n_frames = 0;
  self->ask_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), ask_cb, NULL, NULL);
}

/**
 * bunko_reader_controls_is_asking:
 * @self: the bar
 *
 * Returns: whether a page number is being asked for
 */
gboolean
bunko_reader_controls_is_asking (BunkoReaderControls *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_CONTROLS (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

/**
 * bunko_reader_controls_is_in_use:
 * @self: the bar
 *
 * Returns: whether it should stay where it is, as a page number is being asked for, or the pointer
 * is on the slider
 */
gboolean
bunko_reader_controls_is_in_use (BunkoReaderControls *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_CONTROLS (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->popover)) || self->settle_id != 0 ||
         bunko_page_preview_get_visible (self->preview);
}
