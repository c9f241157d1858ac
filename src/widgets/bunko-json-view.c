/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bunko-json-view-private.h"
#include "bunko-source-style.h"
#include "library/bunko-clean-text.h"

/**
 * BunkoJsonView:
 *
 * Shows a JSON text to look at: highlighted, with objects and arrays that can be folded by the
 * arrows beside them or the keyboard (minus, plus, Enter; Shift+minus and asterisk for all), and a
 * search (Ctrl+F). The text is not parsed: it should be laid out over lines already.
 *
 * What is shown is bounded: no more than 4 MB, and no more of a line than 4,000 characters.
 */

#define MAX_BYTES       (4u << 20)
#define MAX_LINE_LENGTH 4000

G_DEFINE_FINAL_TYPE (BunkoJsonView, bunko_json_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What would make one line look like several, or be read in another direction than it stands. */
static gboolean
is_deceiving (gunichar ch)
{
  return ch == 0x2028 || ch == 0x2029 || ch == 0x61c || ch == 0x200e || ch == 0x200f ||
         bunko_turns_direction (ch);
}

static void
append_char (GString *string, gunichar ch)
{
  if (is_deceiving (ch))
    g_string_append_printf (string, "\\u%04x", ch);
  else if (ch != '\r')
    g_string_append_unichar (string, ch);
}

/* Returns where the line ends. */
static const char *
append_line (GString *string, const char *at)
{
  guint n = 0;

  for (; *at != '\0' && *at != '\n' && n < MAX_LINE_LENGTH; at = g_utf8_next_char (at), n++)
    append_char (string, g_utf8_get_char (at));
  if (*at != '\0' && *at != '\n')
    {
      const char *end = at + strcspn (at, "\n");
      glong left = g_utf8_strlen (at, end - at);

      g_string_append (string, "… ");
      g_string_append_printf (
          string, ngettext ("(%ld more character)", "(%ld more characters)", (gulong) left), left);
      at = end;
    }
  return at;
}

static char *
make_presentable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_BYTES + 1));
  GString *string = g_string_new (NULL);
  const char *at = valid;

  while (*at != '\0' && string->len < MAX_BYTES)
    {
      at = append_line (string, at);
      if (*at == '\n')
        g_string_append_c (string, *at++);
    }
  if (*at != '\0')
    /* Translators: stands at the end of a text that is too long to be shown */
    g_string_append (string, _ ("… (the rest is not shown)"));
  return g_string_free_and_steal (string);
}

static GtkTextBuffer *
get_buffer (BunkoJsonView *self)
{
  return GTK_TEXT_BUFFER (self->buffer);
}

static void
toggled_cb (BunkoJsonView *self, guint line)
{
  _bunko_json_view_set_folded (self, line, !bunko_json_folds_is_folded (self->folds, line));
}

static void
toggle_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoJsonView *self = BUNKO_JSON_VIEW (widget);
  guint line = bunko_json_folds_find_start (self->folds, _bunko_json_view_get_cursor_line (self));

  if (line != BUNKO_JSON_FOLDS_NONE)
    toggled_cb (self, line);
}

static void
fold_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoJsonView *self = BUNKO_JSON_VIEW (widget);
  guint line = bunko_json_folds_find_start (self->folds, _bunko_json_view_get_cursor_line (self));

  /* Once more folds what is around it. */
  while (line != BUNKO_JSON_FOLDS_NONE && line > 0 &&
         bunko_json_folds_is_folded (self->folds, line))
    {
      guint folded = line;

      do
        line =
            line > 0 ? bunko_json_folds_find_start (self->folds, line - 1) : BUNKO_JSON_FOLDS_NONE;
      while (line != BUNKO_JSON_FOLDS_NONE &&
             bunko_json_folds_get_end (self->folds, line) < folded);
    }
  _bunko_json_view_set_folded (self, line, TRUE);
}

static void
unfold_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoJsonView *self = BUNKO_JSON_VIEW (widget);

  _bunko_json_view_set_folded (
      self, bunko_json_folds_find_start (self->folds, _bunko_json_view_get_cursor_line (self)),
      FALSE);
}

static void
fold_all_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _bunko_json_view_set_all_folded (BUNKO_JSON_VIEW (widget),
                                   g_str_equal (action_name, "json.fold-all"));
}

static void
find_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _bunko_json_view_find_open (BUNKO_JSON_VIEW (widget));
}

static void
find_move_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _bunko_json_view_find_move (BUNKO_JSON_VIEW (widget),
                              g_str_equal (action_name, "json.find-next"));
}

static void
find_changed_cb (BunkoJsonView *self)
{
  _bunko_json_view_find_changed (self);
}

static void
find_next_cb (BunkoJsonView *self)
{
  _bunko_json_view_find_move (self, TRUE);
}

static void
find_previous_cb (BunkoJsonView *self)
{
  _bunko_json_view_find_move (self, FALSE);
}

static void
bunko_json_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LABEL:
      bunko_json_view_set_label (BUNKO_JSON_VIEW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bunko_json_view_dispose (GObject *object)
{
  BunkoJsonView *self = BUNKO_JSON_VIEW (object);

  _bunko_json_view_find_stop (self);
  if (self->gutter != NULL)
    bunko_json_gutter_set_folds (self->gutter, NULL);
  self->gutter = NULL;
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_JSON_VIEW);

  G_OBJECT_CLASS (bunko_json_view_parent_class)->dispose (object);
}

static void
bunko_json_view_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_JSON_VIEW (object)->folds, bunko_json_folds_free);

  G_OBJECT_CLASS (bunko_json_view_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "json.toggle", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "json.fold", NULL, fold_action);
  gtk_widget_class_install_action (widget_class, "json.unfold", NULL, unfold_action);
  gtk_widget_class_install_action (widget_class, "json.fold-all", NULL, fold_all_action);
  gtk_widget_class_install_action (widget_class, "json.unfold-all", NULL, fold_all_action);
  gtk_widget_class_install_action (widget_class, "json.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "json.find-next", NULL, find_move_action);
  gtk_widget_class_install_action (widget_class, "json.find-previous", NULL, find_move_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "json.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "json.find-next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "json.find-previous", NULL);
}

static void
bunko_json_view_class_init (BunkoJsonViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /* Only whoever wants to see JSON pays for the editor. */
  gtk_source_init ();
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);

  object_class->set_property = bunko_json_view_set_property;
  object_class->dispose = bunko_json_view_dispose;
  object_class->finalize = bunko_json_view_finalize;

  /**
   * BunkoJsonView:label:
   *
   * What the text is called for a screen reader.
   */
  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-json-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoJsonView, buffer);
  gtk_widget_class_bind_template_child (widget_class, BunkoJsonView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoJsonView, find_entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoJsonView, find_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoJsonView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoJsonView, view);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  install_actions (widget_class);
}

static void
bunko_json_view_init (BunkoJsonView *self)
{
  GtkSourceGutterRenderer *renderer = bunko_json_gutter_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->folds = bunko_json_folds_new ("");
  self->hidden = gtk_text_buffer_create_tag (get_buffer (self), NULL, "invisible", TRUE, NULL);
  self->gutter = BUNKO_JSON_GUTTER (renderer);
  bunko_json_gutter_set_folds (self->gutter, self->folds);
  g_signal_connect_object (renderer, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_source_gutter_insert (gtk_source_view_get_gutter (self->view, GTK_TEXT_WINDOW_LEFT), renderer,
                            0);
  gtk_search_bar_connect_entry (self->find_bar, GTK_EDITABLE (self->find_entry));
  bunko_source_style_apply (self->view);
}

/**
 * bunko_json_view_new:
 * @label: what the text is called for a screen reader
 *
 * Returns: (transfer floating): a view that shows nothing
 */
GtkWidget *
bunko_json_view_new (const char *label)
{
  return g_object_new (BUNKO_TYPE_JSON_VIEW, "label", label, NULL);
}

/**
 * bunko_json_view_set_label:
 * @self: a view
 * @label: (nullable): what the text is called for a screen reader
 *
 * Names the text.
 */
void
bunko_json_view_set_label (BunkoJsonView *self, const char *label)
{
  g_return_if_fail (BUNKO_IS_JSON_VIEW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

/**
 * bunko_json_view_set_text:
 * @self: a view
 * @text: (nullable): a text, laid out over lines; need not be JSON
 *
 * Shows a text from its beginning, with nothing folded. It is shortened if it is too long to be
 * looked at, and characters that would deceive the eye are shown as escapes.
 */
void
bunko_json_view_set_text (BunkoJsonView *self, const char *text)
{
  g_autofree char *shown = NULL;
  GtkTextIter start;

  g_return_if_fail (BUNKO_IS_JSON_VIEW (self));

  shown = make_presentable (text != NULL ? text : "");
  bunko_json_gutter_set_folds (self->gutter, NULL);
  g_clear_pointer (&self->folds, bunko_json_folds_free);
  self->folds = bunko_json_folds_new (shown);
  gtk_text_buffer_set_text (get_buffer (self), shown, -1);
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  gtk_text_buffer_place_cursor (get_buffer (self), &start);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->view), &start, 0, TRUE, 0, 0);
  bunko_json_gutter_set_folds (self->gutter, self->folds);
}

/**
 * bunko_json_view_dup_text:
 * @self: a view
 *
 * Returns: (transfer full): all that is shown, also what is folded
 */
char *
bunko_json_view_dup_text (BunkoJsonView *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (BUNKO_IS_JSON_VIEW (self), NULL);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

/**
 * bunko_json_view_fold_all:
 * @self: a view
 *
 * Folds all objects and arrays but the outermost.
 */
void
bunko_json_view_fold_all (BunkoJsonView *self)
{
  g_return_if_fail (BUNKO_IS_JSON_VIEW (self));

  _bunko_json_view_set_all_folded (self, TRUE);
}

/**
 * bunko_json_view_unfold_all:
 * @self: a view
 *
 * Shows all lines.
 */
void
bunko_json_view_unfold_all (BunkoJsonView *self)
{
  g_return_if_fail (BUNKO_IS_JSON_VIEW (self));

  _bunko_json_view_set_all_folded (self, FALSE);
}

/**
 * bunko_json_view_is_folded:
 * @self: a view
 * @line: a line, from 0
 *
 * Returns: whether what begins at @line is folded
 */
gboolean
bunko_json_view_is_folded (BunkoJsonView *self, guint line)
{
  g_return_val_if_fail (BUNKO_IS_JSON_VIEW (self), FALSE);

  return bunko_json_folds_is_folded (self->folds, line);
}

/**
 * bunko_json_view_find:
 * @self: a view
 *
 * Opens the field to search in the text.
 */
void
bunko_json_view_find (BunkoJsonView *self)
{
  g_return_if_fail (BUNKO_IS_JSON_VIEW (self));

  _bunko_json_view_find_open (self);
}
