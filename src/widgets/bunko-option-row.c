/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bunko-option-row.h"

/**
 * BunkoOptionRow:
 *
 * Lets a person choose an option of the reader: a row of the kind that the option needs, and what
 * connects the two. What is chosen holds at once. Where something was chosen a button takes it
 * back.
 */
struct _BunkoOptionRow
{
  GObject parent_instance;

  const BunkoOptionInfo *info;
  GtkWidget *row;
  GtkWidget *reset_button;   /* in the row */
  GtkAdjustment *adjustment; /* in the row; NULL for switches and choices */
  BunkoReaderOptions *options;
  char *note;
  gboolean updating; /* what changes in the row is not the person's doing */
};

G_DEFINE_FINAL_TYPE (BunkoOptionRow, bunko_option_row, G_TYPE_OBJECT)

static const BunkoReaderOption *
get_option (BunkoOptionRow *self)
{
  return bunko_reader_option_get (self->info->id);
}

static void
choose (BunkoOptionRow *self, double number)
{
  if (!self->updating && self->options != NULL)
    bunko_reader_options_set_number (self->options, self->info->id, number);
}

static void
active_cb (BunkoOptionRow *self)
{
  choose (self, adw_switch_row_get_active (ADW_SWITCH_ROW (self->row)));
}

static void
selected_cb (BunkoOptionRow *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));

  if (selected != GTK_INVALID_LIST_POSITION)
    choose (self, self->info->choices[selected].value);
}

static void
value_cb (BunkoOptionRow *self)
{
  choose (self, gtk_adjustment_get_value (self->adjustment));
}

static void
reset_cb (BunkoOptionRow *self)
{
  bunko_reader_options_reset (self->options, get_option (self)->name);
  /* The button goes, and would take the focus with it. */
  gtk_widget_child_focus (self->row, GTK_DIR_TAB_FORWARD);
}

static guint
find_choice (BunkoOptionRow *self, double number)
{
  for (guint i = 0; self->info->choices[i].label != NULL; i++)
    {
      if (self->info->choices[i].value == number)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Widths have a range by their unit. */
static void
update_range (BunkoOptionRow *self)
{
  const gboolean pixels =
      bunko_reader_options_get_strip_unit (self->options) == BUNKO_READER_UNIT_PIXELS;

  if (self->info->id != BUNKO_READER_OPTION_STRIP_WIDTH)
    return;
  gtk_adjustment_set_lower (self->adjustment, pixels ? 100 : 10);
  gtk_adjustment_set_upper (self->adjustment, pixels ? 4000 : 100);
}

static char *
describe_value (BunkoOptionRow *self, double number)
{
  if (self->info->id == BUNKO_READER_OPTION_GAMMA)
    return g_strdup_printf ("%.2f", number);
  number = round (number * 100) / 100 + 0.0; /* there is no minus nothing */
  if (number != 0 && get_option (self)->minimum < 0)
    return g_strdup_printf (_ ("%+.0f %%"), number * 100);
  return g_strdup_printf (_ ("%.0f %%"), number * 100);
}

static void
update_subtitle (BunkoOptionRow *self, double number)
{
  g_autofree char *value =
      self->info->kind == BUNKO_OPTION_KIND_SLIDER ? describe_value (self, number) : NULL;
  const char *text = value;

  if (text == NULL && self->info->subtitle != NULL)
    text = _ (self->info->subtitle);
  if (self->note != NULL)
    text = self->note;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), text != NULL ? text : "");
}

/* Sliders keep the room for the button: they must not move under the hand. */
static void
update_reset_button (BunkoOptionRow *self)
{
  const gboolean is_set = bunko_reader_options_is_set (self->options, get_option (self)->name);

  if (self->info->kind == BUNKO_OPTION_KIND_SLIDER)
    {
      gtk_widget_set_opacity (self->reset_button, is_set ? 1 : 0);
      gtk_widget_set_sensitive (self->reset_button, is_set);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->reset_button), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   !is_set, -1);
    }
  else
    gtk_widget_set_visible (self->reset_button, is_set);
}

static void
update (BunkoOptionRow *self)
{
  const double number = bunko_reader_options_get_number (self->options, self->info->id);

  self->updating = TRUE;
  switch (self->info->kind)
    {
    case BUNKO_OPTION_KIND_SWITCH:
      adw_switch_row_set_active (ADW_SWITCH_ROW (self->row), number > 0);
      break;
    case BUNKO_OPTION_KIND_CHOICE:
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), find_choice (self, number));
      break;
    case BUNKO_OPTION_KIND_NUMBER:
    case BUNKO_OPTION_KIND_SLIDER:
      update_range (self);
      gtk_adjustment_set_value (self->adjustment, number);
      break;
    default:
      g_assert_not_reached ();
    }
  self->updating = FALSE;
  update_subtitle (self, number);
  update_reset_button (self);
}

static void
make_switch (BunkoOptionRow *self)
{
  self->row = adw_switch_row_new ();
  g_signal_connect_swapped (self->row, "notify::active", G_CALLBACK (active_cb), self);
}

static void
make_choice (BunkoOptionRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; self->info->choices[i].label != NULL; i++)
    gtk_string_list_append (labels, _ (self->info->choices[i].label));
  self->row = adw_combo_row_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (labels));
  g_signal_connect_swapped (self->row, "notify::selected", G_CALLBACK (selected_cb), self);
}

static void
make_adjustment (BunkoOptionRow *self)
{
  const BunkoReaderOption *option = get_option (self);

  self->adjustment = gtk_adjustment_new (option->value, option->minimum, option->maximum,
                                         self->info->step, self->info->step * 5, 0);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (value_cb), self);
}

static void
make_number (BunkoOptionRow *self)
{
  make_adjustment (self);
  self->row = adw_spin_row_new (self->adjustment, 1, 0);
  adw_spin_row_set_numeric (ADW_SPIN_ROW (self->row), TRUE);
}

/* Who scrolls through the settings must not change them under way. */
static void
leave_wheel (GtkWidget *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
make_slider (BunkoOptionRow *self)
{
  GtkWidget *scale;

  make_adjustment (self);
  scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment);
  gtk_widget_set_size_request (scale, 140, -1);
  gtk_widget_set_hexpand (scale, TRUE);
  gtk_scale_set_has_origin (GTK_SCALE (scale), get_option (self)->minimum == 0);
  gtk_scale_add_mark (GTK_SCALE (scale), get_option (self)->value, GTK_POS_BOTTOM, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->info->title), -1);
  self->row = adw_action_row_new ();
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), scale);
  leave_wheel (scale);
}

/* Titles without the mark of their mnemonic, for names. */
static char *
make_plain_title (BunkoOptionRow *self)
{
  g_autoptr (GString) title = g_string_new (_ (self->info->title));

  g_string_replace (title, "_", "", 0);
  return g_string_free_and_steal (g_steal_pointer (&title));
}

static void
add_reset_button (BunkoOptionRow *self)
{
  g_autofree char *title = make_plain_title (self);
  g_autofree char *text = g_strdup_printf (_ ("Reset “%s”"), title);

  self->reset_button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (self->reset_button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_valign (self->reset_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->reset_button, "flat");
  gtk_widget_set_visible (self->reset_button, self->info->kind == BUNKO_OPTION_KIND_SLIDER);
  g_signal_connect_swapped (self->reset_button, "clicked", G_CALLBACK (reset_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->reset_button);
}

static void
make_row (BunkoOptionRow *self)
{
  switch (self->info->kind)
    {
    case BUNKO_OPTION_KIND_SWITCH:
      make_switch (self);
      break;
    case BUNKO_OPTION_KIND_CHOICE:
      make_choice (self);
      break;
    case BUNKO_OPTION_KIND_NUMBER:
      make_number (self);
      break;
    case BUNKO_OPTION_KIND_SLIDER:
      make_slider (self);
      break;
    default:
      g_assert_not_reached ();
    }
  g_object_ref_sink (self->row);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ (self->info->title));
  add_reset_button (self);
}

static void
bunko_option_row_dispose (GObject *object)
{
  BunkoOptionRow *self = BUNKO_OPTION_ROW (object);

  bunko_option_row_set_options (self, NULL);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  if (self->row != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->row, self);
      g_signal_handlers_disconnect_by_data (self->reset_button, self);
    }
  g_clear_object (&self->row);

  G_OBJECT_CLASS (bunko_option_row_parent_class)->dispose (object);
}

static void
bunko_option_row_finalize (GObject *object)
{
  g_free (BUNKO_OPTION_ROW (object)->note);

  G_OBJECT_CLASS (bunko_option_row_parent_class)->finalize (object);
}

static void
bunko_option_row_class_init (BunkoOptionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_option_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_option_row_finalize;
}

static void
bunko_option_row_init (BunkoOptionRow *self)
{
}

/**
 * bunko_option_row_new:
 * @info: how the option is shown; it must stay
 *
 * Makes the row of an option.
 *
 * Returns: (transfer full): the row, about no options yet
 */
BunkoOptionRow *
bunko_option_row_new (const BunkoOptionInfo *info)
{
  BunkoOptionRow *self;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_OPTION_ROW, NULL);
  self->info = info;
  make_row (self);

  return self;
}

/**
 * bunko_option_row_get_id:
 * @self: a row
 *
 * Returns: the option that it is about
 */
BunkoReaderOptionId
bunko_option_row_get_id (BunkoOptionRow *self)
{
  g_return_val_if_fail (BUNKO_IS_OPTION_ROW (self), BUNKO_READER_OPTION_NONE);

  return self->info->id;
}

/**
 * bunko_option_row_get_widget:
 * @self: a row
 *
 * Returns: (transfer none): the widget, to be put into a list
 */
GtkWidget *
bunko_option_row_get_widget (BunkoOptionRow *self)
{
  g_return_val_if_fail (BUNKO_IS_OPTION_ROW (self), NULL);

  return self->row;
}

/**
 * bunko_option_row_get_reset_button:
 * @self: a row
 *
 * Returns: (transfer none): the button in it that takes back what was chosen
 */
GtkWidget *
bunko_option_row_get_reset_button (BunkoOptionRow *self)
{
  g_return_val_if_fail (BUNKO_IS_OPTION_ROW (self), NULL);

  return self->reset_button;
}

/**
 * bunko_option_row_set_options:
 * @self: a row
 * @options: (nullable): the options that are shown and chosen
 *
 * Sets what the row is about.
 */
void
bunko_option_row_set_options (BunkoOptionRow *self, BunkoReaderOptions *options)
{
  g_return_if_fail (BUNKO_IS_OPTION_ROW (self));
  g_return_if_fail (options == NULL || BUNKO_IS_READER_OPTIONS (options));

  if (self->options == options)
    return;

  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data (self->options, self);
  g_set_object (&self->options, options);
  if (options == NULL)
    return;
  g_signal_connect_swapped (options, "scopes-changed", G_CALLBACK (update), self);
  update (self);
}

/**
 * bunko_option_row_set_note:
 * @self: a row with options
 * @note: (nullable): what is to be said of the option as it is now
 *
 * Says something in place of what is always said.
 */
void
bunko_option_row_set_note (BunkoOptionRow *self, const char *note)
{
  g_return_if_fail (BUNKO_IS_OPTION_ROW (self));
  g_return_if_fail (self->options != NULL);

  if (g_set_str (&self->note, note))
    update_subtitle (self, bunko_reader_options_get_number (self->options, self->info->id));
}
