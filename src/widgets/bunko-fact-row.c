/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-fact-row.h"
#include "bunko-menu-popup.h"
#include "bunko-open.h"

/**
 * BunkoFactRow:
 *
 * Something that is known of an item: its name, and a value. A row without a value is not there.
 *
 * The row is one stop of the keyboard. To activate it opens what the value stands for, an item or a
 * web page; a plain value is copied. Ctrl+C copies every value, and there is a context menu.
 */
struct _BunkoFactRow
{
  AdwActionRow parent_instance;

  GtkWidget *icon;
  BunkoLocation *location;
  char *uri;
  BunkoOpenWhere where; /* of the click under way */
};

G_DEFINE_FINAL_TYPE (BunkoFactRow, bunko_fact_row, ADW_TYPE_ACTION_ROW)

/* Only what a browser opens: the text comes from whoever filled the server. */
static gboolean
is_web_link (const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  return scheme != NULL &&
         (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "http") == 0);
}

static void
update_kind (BunkoFactRow *self)
{
  const char *icon_name = self->location != NULL ? "go-next-symbolic"
                          : self->uri != NULL    ? "adw-external-link-symbolic"
                                                 : "edit-copy-symbolic";

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_tooltip_text (
      self->icon, self->location == NULL && self->uri == NULL ? _ ("Activate to Copy") : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "fact.open",
                                 self->location != NULL || self->uri != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "fact.open-in-tab", self->location != NULL);
}

static void
open_in (BunkoFactRow *self, BunkoOpenWhere where)
{
  if (self->location != NULL)
    bunko_open_location (GTK_WIDGET (self), self->location, where);
  else if (self->uri != NULL)
    {
      g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (self->uri);
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

      gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                               NULL, NULL);
    }
}

static void
copy (BunkoFactRow *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          bunko_fact_row_get_value (self));
  if (overlay != NULL)
    {
      AdwToast *toast = adw_toast_new (_ ("Copied"));

      adw_toast_set_timeout (toast, 2);
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
    }
}

static void
bunko_fact_row_activate (AdwActionRow *row)
{
  BunkoFactRow *self = BUNKO_FACT_ROW (row);
  BunkoOpenWhere where = self->where;

  ADW_ACTION_ROW_CLASS (bunko_fact_row_parent_class)->activate (row);

  self->where = BUNKO_OPEN_HERE;
  if (self->location != NULL || self->uri != NULL)
    open_in (self, where);
  else
    copy (self);
}

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  copy (BUNKO_FACT_ROW (widget));
}

static void
open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_in (BUNKO_FACT_ROW (widget), BUNKO_OPEN_HERE);
}

static void
open_in_tab_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_in (BUNKO_FACT_ROW (widget), BUNKO_OPEN_TAB);
}

static void
menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoFactRow *self = BUNKO_FACT_ROW (widget);
  g_autoptr (GMenu) menu = g_menu_new ();
  double x, y;

  g_variant_get (parameter, "(dd)", &x, &y);
  if (self->location != NULL || self->uri != NULL)
    g_menu_append (menu, _ ("_Open"), "fact.open");
  if (self->location != NULL)
    g_menu_append (menu, _ ("Open in New _Tab"), "fact.open-in-tab");
  g_menu_append (menu, _ ("_Copy"), "fact.copy");
  bunko_menu_popup (widget, G_MENU_MODEL (menu), x, y);
}

/* The row itself does not tell what is held while it is clicked. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoFactRow *self)
{
  self->where = bunko_open_where_from_event (
      GDK_BUTTON_PRIMARY,
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

static void
middle_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BunkoFactRow *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);

  if (self->location == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_in (self, bunko_open_where_from_event (
                     GDK_BUTTON_MIDDLE, gtk_event_controller_get_current_event_state (controller)));
}

static void
add_gestures (BunkoFactRow *self)
{
  GtkGesture *primary = gtk_gesture_click_new ();
  GtkGesture *middle = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (primary), GTK_PHASE_CAPTURE);
  g_signal_connect (primary, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (primary));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  g_signal_connect (middle, "released", G_CALLBACK (middle_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (middle));

  bunko_menu_popup_on_request (GTK_WIDGET (self), "fact.menu");
}

static void
bunko_fact_row_dispose (GObject *object)
{
  g_clear_object (&BUNKO_FACT_ROW (object)->location);

  G_OBJECT_CLASS (bunko_fact_row_parent_class)->dispose (object);
}

static void
bunko_fact_row_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_FACT_ROW (object)->uri, g_free);

  G_OBJECT_CLASS (bunko_fact_row_parent_class)->finalize (object);
}

static void
bunko_fact_row_class_init (BunkoFactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_fact_row_dispose;
  object_class->finalize = bunko_fact_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = bunko_fact_row_activate;

  gtk_widget_class_install_action (widget_class, "fact.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "fact.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "fact.open-in-tab", NULL, open_in_tab_action);
  gtk_widget_class_install_action (widget_class, "fact.menu", "(dd)", menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "fact.copy",
                                       NULL);
}

static void
bunko_fact_row_init (BunkoFactRow *self)
{
  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "dimmed");
  g_object_set (self->icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->icon);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  add_gestures (self);
  update_kind (self);
}

/**
 * bunko_fact_row_new:
 * @title: what is known, translated
 *
 * Creates a row without a value.
 *
 * Returns: (transfer floating): the new row
 */
GtkWidget *
bunko_fact_row_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return g_object_new (BUNKO_TYPE_FACT_ROW, "title", title, NULL);
}

/**
 * bunko_fact_row_get_value:
 * @self: a row
 *
 * Returns: the value, empty for none
 */
const char *
bunko_fact_row_get_value (BunkoFactRow *self)
{
  const char *value;

  g_return_val_if_fail (BUNKO_IS_FACT_ROW (self), "");

  value = adw_action_row_get_subtitle (ADW_ACTION_ROW (self));

  return value != NULL ? value : "";
}

/**
 * bunko_fact_row_set_value:
 * @self: a row
 * @value: (nullable): the value
 *
 * Shows a value, or hides the row.
 */
void
bunko_fact_row_set_value (BunkoFactRow *self, const char *value)
{
  g_return_if_fail (BUNKO_IS_FACT_ROW (self));

  if (value == NULL)
    value = "";
  if (g_str_equal (bunko_fact_row_get_value (self), value) &&
      gtk_widget_get_visible (GTK_WIDGET (self)) == (*value != '\0'))
    return;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), value);
  gtk_widget_set_visible (GTK_WIDGET (self), *value != '\0');
}

static void
set_time (BunkoFactRow *self, gint64 timestamp, const char *format)
{
  g_autoptr (GDateTime) date = timestamp > 0 ? g_date_time_new_from_unix_local (timestamp) : NULL;
  g_autofree char *text = date != NULL ? g_date_time_format (date, format) : NULL;

  bunko_fact_row_set_value (self, text);
}

/**
 * bunko_fact_row_set_day:
 * @self: a row
 * @timestamp: UNIX seconds; 0 or less for none
 *
 * Shows a date, or hides the row.
 */
void
bunko_fact_row_set_day (BunkoFactRow *self, gint64 timestamp)
{
  g_return_if_fail (BUNKO_IS_FACT_ROW (self));

  set_time (self, timestamp, "%x");
}

/**
 * bunko_fact_row_set_date:
 * @self: a row
 * @timestamp: UNIX seconds; 0 or less for none
 *
 * Shows a date and time, or hides the row.
 */
void
bunko_fact_row_set_date (BunkoFactRow *self, gint64 timestamp)
{
  g_return_if_fail (BUNKO_IS_FACT_ROW (self));

  /* Translators: a date and time as g_date_time_format() takes it; %x is the date of the locale */
  set_time (self, timestamp, _ ("%x, %H:%M"));
}

/**
 * bunko_fact_row_set_item:
 * @self: a row
 * @item: (nullable): what the value stands for
 *
 * Shows the name of an item, whose page the row opens, or hides the row.
 */
void
bunko_fact_row_set_item (BunkoFactRow *self, BunkoItem *item)
{
  g_return_if_fail (BUNKO_IS_FACT_ROW (self));
  g_return_if_fail (item == NULL || BUNKO_IS_ITEM (item));

  g_clear_object (&self->location);
  if (item != NULL)
    self->location =
        bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item),
                                 bunko_item_get_display_name (item));
  update_kind (self);
  bunko_fact_row_set_value (self, item != NULL ? bunko_item_get_display_name (item) : NULL);
}

/**
 * bunko_fact_row_set_uri:
 * @self: a row
 * @uri: (nullable): a link
 *
 * Shows a link, which the row opens if it is one of the web, or hides the row.
 */
void
bunko_fact_row_set_uri (BunkoFactRow *self, const char *uri)
{
  g_return_if_fail (BUNKO_IS_FACT_ROW (self));

  g_clear_pointer (&self->uri, g_free);
  if (uri != NULL && is_web_link (uri))
    self->uri = g_strdup (uri);
  update_kind (self);
  bunko_fact_row_set_value (self, uri);
}
