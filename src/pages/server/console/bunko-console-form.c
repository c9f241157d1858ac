/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-form.h"

#include <glib/gi18n-lib.h>

#include "bunko-console-argument.h"
#include "library/bunko-api-request.h"

/**
 * BunkoConsoleForm:
 *
 * What a function does and takes, with a row for each argument. What was set for a function is
 * there again when it is chosen again.
 */
struct _BunkoConsoleForm
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *answer_label;
  GtkLabel *arguments_label;
  GtkLabel *background_label;
  GtkLabel *name_label;
  AdwBanner *obstacle_banner;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  GtkLabel *summary_label;
  GtkBox *warning_box;
  GtkLabel *warning_label;
  GtkStack *lists; /* a list of rows for each function that was chosen, by its name */

  BunkoApiFunction *function; /* kept for ever; NULL: none */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoConsoleForm, bunko_console_form, ADW_TYPE_BIN)

static void
bunko_console_form_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BUNKO_TYPE_CONSOLE_FORM);

  G_OBJECT_CLASS (bunko_console_form_parent_class)->dispose (object);
}

static void
bunko_console_form_class_init (BunkoConsoleFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_console_form_dispose;

  /**
   * BunkoConsoleForm::changed:
   * @self: the form
   *
   * Another function is chosen, or something else is set.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_CONSOLE_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-console-form.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, answer_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, arguments_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, background_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, lists);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, name_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, obstacle_banner);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, summary_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, warning_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleForm, warning_label);
}

static void
bunko_console_form_init (BunkoConsoleForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
emit_changed (BunkoConsoleForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_list (BunkoConsoleForm *self, BunkoApiFunction *function)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Arguments"), -1);
  for (guint i = 0; i < bunko_api_function_get_n_arguments (function); i++)
    {
      GtkWidget *row = bunko_console_argument_new (bunko_api_function_get_argument (function, i));

      g_signal_connect_object (row, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}

static void
show_list (BunkoConsoleForm *self)
{
  const char *name = bunko_api_function_get_name (self->function);
  gboolean has_arguments = bunko_api_function_get_n_arguments (self->function) > 0;
  const char *classes[] = { has_arguments ? "heading" : "dimmed", NULL };

  if (gtk_stack_get_child_by_name (self->lists, name) == NULL)
    gtk_stack_add_named (self->lists, make_list (self, self->function), name);
  gtk_stack_set_visible_child_name (self->lists, name);
  gtk_widget_set_visible (GTK_WIDGET (self->lists), has_arguments);
  gtk_label_set_label (self->arguments_label,
                       has_arguments ? _ ("Arguments") : _ ("It takes no arguments."));
  gtk_widget_set_css_classes (GTK_WIDGET (self->arguments_label), classes);
}

static void
describe (BunkoConsoleForm *self)
{
  const char *warning = bunko_api_function_get_warning (self->function);
  /* Translators: what a function of the server answers */
  g_autofree char *answer =
      g_strdup_printf (_ ("Answers: %s"), bunko_api_function_get_answer (self->function));

  gtk_label_set_label (self->name_label, bunko_api_function_get_name (self->function));
  gtk_label_set_label (self->summary_label, bunko_api_function_get_summary (self->function));
  gtk_label_set_label (self->answer_label, answer);
  gtk_widget_set_visible (GTK_WIDGET (self->background_label),
                          bunko_api_function_get_is_async (self->function));
  gtk_widget_set_visible (GTK_WIDGET (self->warning_box), warning != NULL);
  gtk_label_set_label (self->warning_label, warning != NULL ? warning : "");
}

/**
 * bunko_console_form_set_function:
 * @self: a form
 * @function: (transfer none): the function that is to be called
 * @obstacle: (nullable): why that will probably fail
 *
 * Shows a function.
 */
void
bunko_console_form_set_function (BunkoConsoleForm *self,
                                 BunkoApiFunction *function,
                                 const char *obstacle)
{
  g_return_if_fail (BUNKO_IS_CONSOLE_FORM (self));
  g_return_if_fail (BUNKO_IS_API_FUNCTION (function));

  self->function = function;
  describe (self);
  show_list (self);
  bunko_console_form_set_obstacle (self, obstacle);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "function");
  emit_changed (self);
}

/**
 * bunko_console_form_set_obstacle:
 * @self: a form
 * @obstacle: (nullable): why a call of the function that is shown will probably fail
 *
 * Says above the function what is in its way, or that nothing is.
 */
void
bunko_console_form_set_obstacle (BunkoConsoleForm *self, const char *obstacle)
{
  g_return_if_fail (BUNKO_IS_CONSOLE_FORM (self));

  adw_banner_set_title (self->obstacle_banner, obstacle != NULL ? obstacle : "");
  adw_banner_set_revealed (self->obstacle_banner, obstacle != NULL);
}

/**
 * bunko_console_form_get_function:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the function that is shown
 */
BunkoApiFunction *
bunko_console_form_get_function (BunkoConsoleForm *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_FORM (self), NULL);

  return self->function;
}

static BunkoConsoleArgument *
get_row (BunkoConsoleForm *self, guint index)
{
  GtkWidget *list = gtk_stack_get_visible_child (self->lists);

  return BUNKO_CONSOLE_ARGUMENT (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) index));
}

/**
 * bunko_console_form_dup_call:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): the call as it is set, as JSON; %NULL if no function is
 *   shown
 */
char *
bunko_console_form_dup_call (BunkoConsoleForm *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (BUNKO_IS_CONSOLE_FORM (self), NULL);

  if (self->function == NULL)
    return NULL;
  for (guint i = 0; i < bunko_api_function_get_n_arguments (self->function); i++)
    {
      BunkoConsoleArgument *row = get_row (self, i);
      char *value = bunko_console_argument_dup_value (row);

      if (value == NULL)
        continue;
      g_ptr_array_add (names, (gpointer) bunko_console_argument_get_name (row));
      g_ptr_array_add (values, value);
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (values, NULL);
  return bunko_api_call_new (bunko_api_function_get_name (self->function),
                             (const char *const *) names->pdata,
                             (const char *const *) values->pdata);
}

/**
 * bunko_console_form_get_is_valid:
 * @self: a form
 *
 * Returns: whether all that is set are values that the arguments may have
 */
gboolean
bunko_console_form_get_is_valid (BunkoConsoleForm *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_FORM (self), FALSE);

  if (self->function == NULL)
    return FALSE;
  for (guint i = 0; i < bunko_api_function_get_n_arguments (self->function); i++)
    {
      if (!bunko_console_argument_get_is_valid (get_row (self, i)))
        return FALSE;
    }
  return TRUE;
}
