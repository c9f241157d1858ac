/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-argument.h"

#include <glib/gi18n-lib.h>

#include "bunko-console-control.h"
#include "library/bunko-api-request.h"

/**
 * BunkoConsoleArgument:
 *
 * A row to set the value of an argument. One that need not be given has a box: what is not checked
 * is left to the server. Setting a value checks it, unchecking it shows what the server takes.
 */
struct _BunkoConsoleArgument
{
  AdwPreferencesRow parent_instance;

  const BunkoApiArgument *argument;
  GtkWidget *control;
  GtkCheckButton *check; /* NULL: it must be given */
  GtkLabel *problem_label;
  gboolean resetting;
};

/* What a box takes before its name, in pixels. */
#define CHECK_WIDTH 28

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoConsoleArgument, bunko_console_argument, ADW_TYPE_PREFERENCES_ROW)

static void
bunko_console_argument_class_init (BunkoConsoleArgumentClass *klass)
{
  /**
   * BunkoConsoleArgument::changed:
   * @self: the row
   *
   * Another value is set, or none.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_CONSOLE_ARGUMENT, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_console_argument_init (BunkoConsoleArgument *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static gboolean
is_given (BunkoConsoleArgument *self)
{
  return self->check == NULL || gtk_check_button_get_active (self->check);
}

static void
show_problem (BunkoConsoleArgument *self)
{
  g_autofree char *value = bunko_console_argument_dup_value (self);
  g_autofree char *message = NULL;
  GtkWidget *control = _bunko_console_control_get_focus_widget (self->control);
  gboolean valid = value == NULL || bunko_api_argument_check (self->argument, value, &message);

  gtk_label_set_label (self->problem_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), !valid);
  gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
value_changed_cb (BunkoConsoleArgument *self)
{
  if (self->resetting)
    return;
  if (self->check != NULL)
    gtk_check_button_set_active (self->check, TRUE);
  show_problem (self);
}

static void
reset (BunkoConsoleArgument *self)
{
  self->resetting = TRUE;
  _bunko_console_control_reset (self->control, self->argument);
  self->resetting = FALSE;
}

static void
toggled_cb (BunkoConsoleArgument *self)
{
  if (!is_given (self))
    reset (self);
  show_problem (self);
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "width-chars", 5, "wrap",
                       TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "css-classes",
                       (const char *const[]) { "caption", style, NULL }, NULL);
}

/* Below the name, also where there is a box before that. */
static GtkWidget *
new_hint (BunkoConsoleArgument *self, const char *text, const char *style)
{
  GtkWidget *label = new_label (text, style);

  if (self->check != NULL)
    gtk_widget_set_margin_start (label, CHECK_WIDTH);
  return label;
}

static char *
describe_type (const BunkoApiArgument *argument)
{
  const char *type = bunko_api_type_get_label (argument->type);

  if (argument->fallback == NULL)
    /* Translators: said of an argument after what kind it is of */
    return g_strdup_printf (_ ("%s, must be given"), type);
  /* Translators: the kind of an argument, and what the server takes where it is not given */
  return g_strdup_printf (_ ("%s, otherwise %s"), type, argument->fallback);
}

static GtkWidget *
new_title (BunkoConsoleArgument *self)
{
  GtkWidget *title;

  if (self->argument->fallback == NULL)
    {
      title = new_label (self->argument->name, "monospace");
      gtk_widget_remove_css_class (title, "caption");
    }
  else
    {
      GtkWidget *name = new_label (self->argument->name, "monospace");

      title = gtk_check_button_new ();
      gtk_widget_remove_css_class (name, "caption");
      gtk_check_button_set_child (GTK_CHECK_BUTTON (title), name);
      gtk_widget_set_tooltip_text (title, _ ("Give this argument"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->argument->name, -1);
      self->check = GTK_CHECK_BUTTON (title);
      g_signal_connect_object (title, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_hexpand (title, TRUE);
  return title;
}

static GtkWidget *
new_head (BunkoConsoleArgument *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (head), new_title (self));
  if (!_bunko_console_control_is_wide (self->argument))
    gtk_box_append (GTK_BOX (head), self->control);
  return head;
}

static void
name_control (BunkoConsoleArgument *self)
{
  g_autofree char *type = describe_type (self->argument);
  g_autofree char *description =
      g_strdup_printf ("%s; %s", bunko_api_argument_get_doc (self->argument), type);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (_bunko_console_control_get_focus_widget (self->control)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, self->argument->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      description, GTK_ACCESSIBLE_PROPERTY_REQUIRED, self->argument->fallback == NULL, -1);
}

static void
fill (BunkoConsoleArgument *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *type = describe_type (self->argument);

  self->control = _bunko_console_control_new (self->argument);
  gtk_widget_add_css_class (box, "console-argument");
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box),
                  new_hint (self, bunko_api_argument_get_doc (self->argument), "console-hint"));
  gtk_box_append (GTK_BOX (box), new_hint (self, type, "dimmed"));
  if (_bunko_console_control_is_wide (self->argument))
    gtk_box_append (GTK_BOX (box), self->control);
  self->problem_label = GTK_LABEL (new_label ("", "error"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_label));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  name_control (self);
  reset (self);
  _bunko_console_control_connect_changed (self->control, self->argument,
                                          G_CALLBACK (value_changed_cb), self);
  show_problem (self);
}

/**
 * bunko_console_argument_new:
 * @argument: an argument, which must live for ever
 *
 * Returns: (transfer floating): a row to set its value
 */
GtkWidget *
bunko_console_argument_new (const BunkoApiArgument *argument)
{
  BunkoConsoleArgument *self;

  g_return_val_if_fail (argument != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_CONSOLE_ARGUMENT, "title", argument->name, "use-markup", FALSE,
                       NULL);
  self->argument = argument;
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * bunko_console_argument_get_name:
 * @self: a row
 *
 * Returns: the name of the argument
 */
const char *
bunko_console_argument_get_name (BunkoConsoleArgument *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_ARGUMENT (self), NULL);

  return self->argument->name;
}

/**
 * bunko_console_argument_dup_value:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the value, as JSON; %NULL if it is left to the server
 */
char *
bunko_console_argument_dup_value (BunkoConsoleArgument *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_ARGUMENT (self), NULL);

  return is_given (self) ? _bunko_console_control_dup_value (self->control, self->argument) : NULL;
}

/**
 * bunko_console_argument_get_is_valid:
 * @self: a row
 *
 * Returns: whether the value is one that the argument may have
 */
gboolean
bunko_console_argument_get_is_valid (BunkoConsoleArgument *self)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (BUNKO_IS_CONSOLE_ARGUMENT (self), FALSE);

  value = bunko_console_argument_dup_value (self);
  return value == NULL || bunko_api_argument_check (self->argument, value, NULL);
}
