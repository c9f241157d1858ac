/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-control.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "library/bunko-api-request.h"
#include "widgets/bunko-source-style.h"

/* So large whole numbers survive being doubles on the way. */
#define MAX_NUMBER  9007199254740991.0
#define JSON_HEIGHT 72

static guint
count_values (const BunkoApiArgument *argument)
{
  guint n = 0;

  while (argument->values[n].name != NULL)
    n++;
  return n;
}

static GtkWidget *
new_choice (const BunkoApiArgument *argument)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (const BunkoApiValue *value = argument->values; value->name != NULL; value++)
    gtk_string_list_take (list, g_strdup_printf ("%d %s", value->value, value->name));
  if (argument->nullable)
    gtk_string_list_append (list, "null");
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  return choice;
}

static GtkWidget *
new_number (void)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (-MAX_NUMBER, MAX_NUMBER, 1);

  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  return spin;
}

static GtkWidget *
new_json (void)
{
  g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);
  GtkWidget *view = gtk_source_view_new_with_buffer (buffer);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  bunko_source_style_apply (GTK_SOURCE_VIEW (view));
  g_object_set (view, "monospace", TRUE, "wrap-mode", GTK_WRAP_WORD_CHAR, "top-margin", 6,
                "bottom-margin", 6, "left-margin", 6, "right-margin", 6, "auto-indent", TRUE,
                "accepts-tab", FALSE, NULL);
  g_object_set (scroller, "child", view, "min-content-height", JSON_HEIGHT, "max-content-height",
                4 * JSON_HEIGHT, "propagate-natural-height", TRUE, NULL);
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroller, "console-json");
  return scroller;
}

static GtkTextBuffer *
get_json_buffer (GtkWidget *control)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (control))));
}

/* A control for the value of an argument. */
GtkWidget *
_bunko_console_control_new (const BunkoApiArgument *argument)
{
  GtkWidget *control;

  switch (argument->type)
    {
    case BUNKO_API_TYPE_BOOL:
      control = gtk_switch_new ();
      gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
      return control;
    case BUNKO_API_TYPE_INT:
      return new_number ();
    case BUNKO_API_TYPE_STRING:
      return gtk_entry_new ();
    case BUNKO_API_TYPE_ENUM:
      return new_choice (argument);
    case BUNKO_API_TYPE_OBJECT:
    case BUNKO_API_TYPE_INT_LIST:
    case BUNKO_API_TYPE_STRING_LIST:
    case BUNKO_API_TYPE_ID_LIST:
    case BUNKO_API_TYPE_ANY:
    default:
      return new_json ();
    }
}

/* Whether the control needs a line of its own. */
gboolean
_bunko_console_control_is_wide (const BunkoApiArgument *argument)
{
  return argument->type != BUNKO_API_TYPE_BOOL && argument->type != BUNKO_API_TYPE_INT &&
         argument->type != BUNKO_API_TYPE_ENUM;
}

/* What the keyboard goes to, and a screen reader reads. */
GtkWidget *
_bunko_console_control_get_focus_widget (GtkWidget *control)
{
  return GTK_IS_SCROLLED_WINDOW (control)
             ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (control))
             : control;
}

static const char *
get_empty_json (const BunkoApiArgument *argument)
{
  if (argument->fallback != NULL && g_strcmp0 (argument->fallback, "null") != 0)
    return argument->fallback;
  return argument->type == BUNKO_API_TYPE_OBJECT ? "{}" : "[]";
}

static void
reset_choice (GtkWidget *control, const BunkoApiArgument *argument)
{
  gint64 wanted = argument->fallback != NULL ? g_ascii_strtoll (argument->fallback, NULL, 10) : 0;
  /* null is behind the values. */
  guint selected = g_strcmp0 (argument->fallback, "null") == 0 ? count_values (argument) : 0;

  for (guint i = 0; selected == 0 && i < count_values (argument); i++)
    {
      if (argument->values[i].value == wanted)
        selected = i;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), selected);
}

/* Shows what the server takes by itself. */
void
_bunko_console_control_reset (GtkWidget *control, const BunkoApiArgument *argument)
{
  const char *fallback = argument->fallback != NULL ? argument->fallback : "";

  if (GTK_IS_SWITCH (control))
    gtk_switch_set_active (GTK_SWITCH (control), g_str_equal (fallback, "true"));
  else if (GTK_IS_SPIN_BUTTON (control))
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), g_ascii_strtod (fallback, NULL));
  else if (GTK_IS_DROP_DOWN (control))
    reset_choice (control, argument);
  else if (GTK_IS_ENTRY (control))
    gtk_editable_set_text (GTK_EDITABLE (control), "");
  else
    gtk_text_buffer_set_text (get_json_buffer (control), get_empty_json (argument), -1);
}

static char *
dup_choice (GtkWidget *control, const BunkoApiArgument *argument)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));

  if (selected >= count_values (argument))
    return g_strdup ("null");
  return g_strdup_printf ("%d", argument->values[selected].value);
}

static char *
dup_json (GtkWidget *control)
{
  GtkTextBuffer *buffer = get_json_buffer (control);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, TRUE));
}

/* The value as JSON; for controls of JSON that is what is written there. */
char *
_bunko_console_control_dup_value (GtkWidget *control, const BunkoApiArgument *argument)
{
  if (GTK_IS_SWITCH (control))
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (control)) ? "true" : "false");
  if (GTK_IS_SPIN_BUTTON (control))
    return g_strdup_printf ("%.0f", gtk_spin_button_get_value (GTK_SPIN_BUTTON (control)));
  if (GTK_IS_DROP_DOWN (control))
    return dup_choice (control, argument);
  if (GTK_IS_ENTRY (control))
    return bunko_api_quote (gtk_editable_get_text (GTK_EDITABLE (control)));
  return dup_json (control);
}

/* Calls @callback with @object when another value is set. */
void
_bunko_console_control_connect_changed (GtkWidget *control,
                                        const BunkoApiArgument *argument,
                                        GCallback callback,
                                        gpointer object)
{
  if (GTK_IS_SWITCH (control))
    g_signal_connect_object (control, "notify::active", callback, object, G_CONNECT_SWAPPED);
  else if (GTK_IS_DROP_DOWN (control))
    g_signal_connect_object (control, "notify::selected", callback, object, G_CONNECT_SWAPPED);
  else if (GTK_IS_SPIN_BUTTON (control))
    g_signal_connect_object (control, "value-changed", callback, object, G_CONNECT_SWAPPED);
  else if (GTK_IS_EDITABLE (control))
    g_signal_connect_object (control, "changed", callback, object, G_CONNECT_SWAPPED);
  else
    g_signal_connect_object (get_json_buffer (control), "changed", callback, object,
                             G_CONNECT_SWAPPED);
}
