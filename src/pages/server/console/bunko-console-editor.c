/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-editor.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "bunko-console-completion.h"
#include "library/bunko-api-request.h"
#include "widgets/bunko-source-style.h"

/* How long to let somebody write before looking at it, in milliseconds. */
#define CHECK_DELAY 250

/**
 * BunkoConsoleEditor:
 *
 * Where a message is written as JSON, with completion; what is wrong is underlined and said below.
 */
struct _BunkoConsoleEditor
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkSourceBuffer *buffer;
  GtkButton *problem_button;
  GtkImage *problem_image;
  GtkLabel *problem_label;
  GtkRevealer *problem_revealer;
  GtkSourceView *view;

  GtkTextTag *error_tag;
  GtkTextTag *warning_tag;
  GPtrArray *problems; /* of BunkoApiProblem; NULL: none */
  guint check_source;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoConsoleEditor, bunko_console_editor, ADW_TYPE_BIN)

static GtkTextBuffer *
get_buffer (BunkoConsoleEditor *self)
{
  return GTK_TEXT_BUFFER (self->buffer);
}

static void
underline (BunkoConsoleEditor *self, const BunkoApiProblem *problem)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &start, (int) problem->start);
  end = start;
  gtk_text_iter_forward_chars (&end, (int) problem->length);
  /* At the end of the text there is nothing to underline but what is before it. */
  if (gtk_text_iter_equal (&start, &end))
    gtk_text_iter_backward_char (&start);
  gtk_text_buffer_apply_tag (get_buffer (self),
                             problem->fatal ? self->error_tag : self->warning_tag, &start, &end);
}

static char *
describe (GPtrArray *problems)
{
  const BunkoApiProblem *first = problems->pdata[0];
  guint more = problems->len - 1;
  /* Translators: a line, a column, and what is wrong there */
  g_autofree char *text =
      g_strdup_printf (_ ("Line %u, column %u: %s"), first->line, first->column, first->message);

  if (more == 0)
    return g_steal_pointer (&text);
  return g_strdup_printf (ngettext ("%s (and %u more problem)", "%s (and %u more problems)", more),
                          text, more);
}

static void
show_problems (BunkoConsoleEditor *self)
{
  GtkTextIter start, end;
  gboolean is_empty = gtk_text_buffer_get_char_count (get_buffer (self)) == 0;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag (get_buffer (self), self->error_tag, &start, &end);
  gtk_text_buffer_remove_tag (get_buffer (self), self->warning_tag, &start, &end);
  gtk_revealer_set_reveal_child (self->problem_revealer, self->problems != NULL && !is_empty);
  if (self->problems == NULL || is_empty)
    return;
  for (guint i = 0; i < self->problems->len; i++)
    underline (self, self->problems->pdata[i]);
  text = describe (self->problems);
  gtk_label_set_label (self->problem_label, text);
  gtk_image_set_from_icon_name (self->problem_image,
                                ((BunkoApiProblem *) self->problems->pdata[0])->fatal
                                    ? "dialog-error-symbolic"
                                    : "dialog-warning-symbolic");
}

static void
check (BunkoConsoleEditor *self)
{
  g_autofree char *text = bunko_console_editor_dup_text (self);
  g_autoptr (BunkoApiRequest) request = NULL;

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  request = bunko_api_request_new (text, &self->problems);
  show_problems (self);
}

static gboolean
check_cb (gpointer user_data)
{
  BunkoConsoleEditor *self = user_data;

  self->check_source = 0;
  check (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (BunkoConsoleEditor *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_DELAY, check_cb, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
problem_clicked_cb (BunkoConsoleEditor *self)
{
  bunko_console_editor_go_to_problem (self);
}

static void
bunko_console_editor_dispose (GObject *object)
{
  BunkoConsoleEditor *self = BUNKO_CONSOLE_EDITOR (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_CONSOLE_EDITOR);

  G_OBJECT_CLASS (bunko_console_editor_parent_class)->dispose (object);
}

static void
bunko_console_editor_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_CONSOLE_EDITOR (object)->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_console_editor_parent_class)->finalize (object);
}

static gboolean
bunko_console_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BUNKO_CONSOLE_EDITOR (widget)->view));
}

static void
bunko_console_editor_class_init (BunkoConsoleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_source_init ();
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);

  G_OBJECT_CLASS (klass)->dispose = bunko_console_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_console_editor_finalize;
  widget_class->grab_focus = bunko_console_editor_grab_focus;

  /**
   * BunkoConsoleEditor::changed:
   * @self: the editor
   *
   * Something was written.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_CONSOLE_EDITOR, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-console-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleEditor, problem_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleEditor, problem_image);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleEditor, problem_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleEditor, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleEditor, view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_clicked_cb);
}

static GtkTextTag *
make_tag (BunkoConsoleEditor *self, const char *color)
{
  GdkRGBA rgba;

  gdk_rgba_parse (&rgba, color);
  return gtk_text_buffer_create_tag (get_buffer (self), NULL, "underline", PANGO_UNDERLINE_ERROR,
                                     "underline-rgba", &rgba, NULL);
}

static void
bunko_console_editor_init (BunkoConsoleEditor *self)
{
  g_autoptr (GtkSourceCompletionProvider) provider = bunko_console_completion_new ();
  GtkSourceCompletion *completion;

  gtk_widget_init_template (GTK_WIDGET (self));
  completion = gtk_source_view_get_completion (self->view);
  bunko_source_style_apply (self->view);
  self->error_tag = make_tag (self, "#e01b24");
  self->warning_tag = make_tag (self, "#e5a50a");
  gtk_source_completion_add_provider (completion, provider);
  g_object_set (completion, "select-on-show", TRUE, NULL);
}

/**
 * bunko_console_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): what is written
 */
char *
bunko_console_editor_dup_text (BunkoConsoleEditor *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (BUNKO_IS_CONSOLE_EDITOR (self), NULL);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

/**
 * bunko_console_editor_set_text:
 * @self: an editor
 * @text: a message
 *
 * Replaces what is written; it can be undone.
 */
void
bunko_console_editor_set_text (BunkoConsoleEditor *self, const char *text)
{
  GtkTextIter start, end;

  g_return_if_fail (BUNKO_IS_CONSOLE_EDITOR (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_begin_user_action (get_buffer (self));
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_delete (get_buffer (self), &start, &end);
  gtk_text_buffer_insert (get_buffer (self), &start, text, -1);
  gtk_text_buffer_end_user_action (get_buffer (self));
  check (self);
}

/**
 * bunko_console_editor_check_now:
 * @self: an editor
 *
 * Looks for problems at once, without waiting for a pause.
 */
void
bunko_console_editor_check_now (BunkoConsoleEditor *self)
{
  g_return_if_fail (BUNKO_IS_CONSOLE_EDITOR (self));

  check (self);
}

/**
 * bunko_console_editor_go_to_problem:
 * @self: an editor
 *
 * Puts the cursor where the first problem is, if there is one.
 */
void
bunko_console_editor_go_to_problem (BunkoConsoleEditor *self)
{
  const BunkoApiProblem *problem;
  GtkTextIter start, end;

  g_return_if_fail (BUNKO_IS_CONSOLE_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (self->problems == NULL)
    return;
  problem = self->problems->pdata[0];
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &start, (int) problem->start);
  end = start;
  gtk_text_iter_forward_chars (&end, (int) problem->length);
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (get_buffer (self)), 0.1, FALSE, 0, 0);
}
