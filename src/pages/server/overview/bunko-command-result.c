/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-command-result.h"
#include "widgets/bunko-announce.h"

/**
 * BunkoCommandResult:
 *
 * A row that shows what became of a command to the server: that it is under way, how far, how long
 * the server still waits, and how it ended; what the server answered can be looked at.
 */

/* The answer is for people to look at: more of it than this nobody reads. */
#define MAX_DETAILS 4000

struct _BunkoCommandResult
{
  AdwExpanderRow parent_instance;

  GtkStack *stack;
  GtkLabel *details;
  GtkWidget *progress;
  GtkWidget *stop_button;

  char *format; /* of a countdown */
  char *title_now;
  gint64 ends_at; /* on the monotonic clock */
  guint timer;
  guint n_frames; /* until it is scrolled to */
};

G_DEFINE_FINAL_TYPE (BunkoCommandResult, bunko_command_result, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_STOP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop_counting (BunkoCommandResult *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->title_now, g_free);
}

static void
bunko_command_result_dispose (GObject *object)
{
  stop_counting (BUNKO_COMMAND_RESULT (object));

  G_OBJECT_CLASS (bunko_command_result_parent_class)->dispose (object);
}

static void
bunko_command_result_class_init (BunkoCommandResultClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_command_result_dispose;

  /**
   * BunkoCommandResult::stop:
   * @self: the row
   *
   * The person does not want to wait any longer.
   */
  signals[SIGNAL_STOP] = g_signal_new ("stop", BUNKO_TYPE_COMMAND_RESULT, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stop_cb (BunkoCommandResult *self)
{
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
}

static GtkWidget *
create_image (const char *icon_name, const char *css_class)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (image, css_class);

  return image;
}

static void
add_prefix (BunkoCommandResult *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->stack), GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->stack, adw_spinner_new (), "busy");
  gtk_stack_add_named (self->stack, create_image ("object-select-symbolic", "success"), "done");
  gtk_stack_add_named (self->stack, create_image ("dialog-error-symbolic", "error"), "failed");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->stack));
}

static void
add_suffixes (BunkoCommandResult *self)
{
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->progress, 72, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  self->stop_button = gtk_button_new_from_icon_name ("process-stop-symbolic");
  gtk_widget_set_valign (self->stop_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->stop_button, _ ("Stop"));
  gtk_widget_add_css_class (self->stop_button, "flat");
  g_signal_connect_object (self->stop_button, "clicked", G_CALLBACK (stop_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->progress);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->stop_button);
}

static void
add_details (BunkoCommandResult *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  self->details = GTK_LABEL (label);
  gtk_label_set_xalign (self->details, 0);
  gtk_label_set_wrap (self->details, TRUE);
  gtk_label_set_wrap_mode (self->details, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->details, TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Answer of the Server"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
bunko_command_result_init (BunkoCommandResult *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  add_prefix (self);
  add_suffixes (self);
  add_details (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * bunko_command_result_new:
 *
 * Returns: (transfer floating): a row that is hidden until there is something to show
 */
GtkWidget *
bunko_command_result_new (void)
{
  return g_object_new (BUNKO_TYPE_COMMAND_RESULT, NULL);
}

/* Where it is on the page is known only when the page has been laid out with it. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BunkoCommandResult *self = BUNKO_COMMAND_RESULT (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  if (--self->n_frames > 0)
    return G_SOURCE_CONTINUE;
  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), widget, NULL);

  return G_SOURCE_REMOVE;
}

static void
scroll_there (BunkoCommandResult *self)
{
  if (self->n_frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  self->n_frames = 2;
}

/* Whether any of it is in the part of the page that is shown, or will be. */
static gboolean
is_in_view (BunkoCommandResult *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  graphene_rect_t rect, view;

  if (self->n_frames > 0)
    return TRUE;
  if (viewport == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), viewport, &rect))
    return FALSE;
  graphene_rect_init (&view, 0, 0, (float) gtk_widget_get_width (viewport),
                      (float) gtk_widget_get_height (viewport));

  return graphene_rect_intersection (&view, &rect, NULL);
}

/* Who begins something is brought here; who has gone elsewhere meanwhile is left there. */
static void
show_state (BunkoCommandResult *self,
            const char *state,
            const char *title,
            const char *details,
            gboolean begins)
{
  g_autofree char *cut =
      details != NULL
          ? g_utf8_substring (details, 0, MIN (g_utf8_strlen (details, -1), MAX_DETAILS))
          : NULL;

  stop_counting (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), "");
  if (cut == NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  gtk_label_set_label (self->details, cut != NULL ? cut : "");
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), cut != NULL);
  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_widget_set_visible (self->stop_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (begins || is_in_view (self))
    scroll_there (self);
}

/**
 * bunko_command_result_show_busy:
 * @self: a row
 * @title: what the server does
 * @can_stop: whether that can be stopped
 *
 * Shows that a command is under way, and goes to where that is on the page.
 */
void
bunko_command_result_show_busy (BunkoCommandResult *self, const char *title, gboolean can_stop)
{
  g_return_if_fail (BUNKO_IS_COMMAND_RESULT (self));

  show_state (self, "busy", title, NULL, TRUE);
  gtk_widget_set_visible (self->stop_button, can_stop);
}

/**
 * bunko_command_result_show_progress:
 * @self: a busy row
 * @fraction: how much is done, 0 to 1; less than 0 if that is not known
 * @text: (nullable): what is being done, in words of the server
 *
 * Shows how far a command is.
 */
void
bunko_command_result_show_progress (BunkoCommandResult *self, double fraction, const char *text)
{
  g_return_if_fail (BUNKO_IS_COMMAND_RESULT (self));

  gtk_widget_set_visible (self->progress, fraction >= 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), MIN (fraction, 1));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text != NULL ? text : "");
}

/* The format is a translation: what is not a %s in it stays. */
static char *
replace_time (const char *format, const char *time)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strjoinv (time, parts);
}

static gboolean
count_cb (gpointer user_data)
{
  BunkoCommandResult *self = user_data;
  gint64 left = (self->ends_at - g_get_monotonic_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  g_autofree char *time = NULL;
  g_autofree char *title = NULL;

  if (left <= 0)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->title_now);
      self->timer = 0;
      return G_SOURCE_REMOVE;
    }
  time = g_strdup_printf ("%d:%02d", (int) (left / 60), (int) (left % 60));
  title = replace_time (self->format, time);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);

  return G_SOURCE_CONTINUE;
}

/**
 * bunko_command_result_show_countdown:
 * @self: a row
 * @format: a translated text with a `%s` for the time that is left
 * @title_now: what to show when none is left
 * @subtitle: more about that
 * @seconds: how long that is
 *
 * Shows that the server is waiting, and for how long.
 */
void
bunko_command_result_show_countdown (BunkoCommandResult *self,
                                     const char *format,
                                     const char *title_now,
                                     const char *subtitle,
                                     guint seconds)
{
  g_return_if_fail (BUNKO_IS_COMMAND_RESULT (self));

  show_state (self, "busy", title_now, NULL, FALSE);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  self->format = g_strdup (format);
  self->title_now = g_strdup (title_now);
  self->ends_at = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  if (count_cb (self))
    self->timer = g_timeout_add_seconds (1, count_cb, self);
}

/**
 * bunko_command_result_show_result:
 * @self: a row
 * @title: how it ended
 * @subtitle: (nullable): more about that
 * @details: (nullable): what the server answered
 * @failed: whether it did not work
 *
 * Shows how a command ended.
 */
void
bunko_command_result_show_result (BunkoCommandResult *self,
                                  const char *title,
                                  const char *subtitle,
                                  const char *details,
                                  gboolean failed)
{
  g_return_if_fail (BUNKO_IS_COMMAND_RESULT (self));
  g_return_if_fail (title != NULL);

  show_state (self, failed ? "failed" : "done", title, details, FALSE);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle != NULL ? subtitle : "");
  bunko_announce (GTK_WIDGET (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
