/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-search-field-private.h"

/**
 * BunkoSearchField:
 *
 * Where a person writes a search. What is written to its end becomes chips, which can be edited,
 * turned into their opposite and removed; the whole can be edited as text, too. While a word is
 * being written there are suggestions below it. The text is what the server gets.
 */

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_TEXT,
  PROP_OPTIONS,
  PROP_FILTER_ID,
  PROP_FILTER_NAME,
  PROP_SIMPLE,
  PROP_EXPANDED,
  N_PROPS
};

enum
{
  SEARCH_CHANGED,
  ACTIVATE,
  STOP_SEARCH,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoSearchField, bunko_search_field, GTK_TYPE_WIDGET)

static gboolean
bunko_search_field_grab_focus (GtkWidget *widget)
{
  BunkoSearchField *self = BUNKO_SEARCH_FIELD (widget);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->row)))
    return FALSE;
  if (self->text == NULL || self->text[0] == '\0')
    _bunko_search_field_suggest_recent (self);
  return TRUE;
}

static void
bunko_search_field_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (bunko_search_field_parent_class)
      ->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (BUNKO_SEARCH_FIELD (widget)->popover));
}

static void
bunko_search_field_unmap (GtkWidget *widget)
{
  _bunko_search_field_stop_suggest (BUNKO_SEARCH_FIELD (widget));

  GTK_WIDGET_CLASS (bunko_search_field_parent_class)->unmap (widget);
}

static void
bunko_search_field_dispose (GObject *object)
{
  BunkoSearchField *self = BUNKO_SEARCH_FIELD (object);
  GtkWidget *child;

  g_clear_handle_id (&self->delay_source, g_source_remove);
  _bunko_search_field_dispose_suggest (self);
  _bunko_search_field_reset_filters (self);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  self->entry = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  g_clear_object (&self->filter_menu);
  g_clear_object (&self->context);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (bunko_search_field_parent_class)->dispose (object);
}

static void
bunko_search_field_finalize (GObject *object)
{
  BunkoSearchField *self = BUNKO_SEARCH_FIELD (object);

  g_clear_object (&self->state);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->emitted, g_free);
  g_clear_pointer (&self->filter_name, g_free);

  G_OBJECT_CLASS (bunko_search_field_parent_class)->finalize (object);
}

static void
bunko_search_field_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoSearchField *self = BUNKO_SEARCH_FIELD (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_TEXT:
      g_value_set_string (value, bunko_search_field_get_text (self));
      break;
    case PROP_OPTIONS:
      g_value_set_flags (value, self->options);
      break;
    case PROP_FILTER_ID:
      g_value_set_int64 (value, self->filter_id);
      break;
    case PROP_FILTER_NAME:
      g_value_set_string (value, self->filter_name);
      break;
    case PROP_SIMPLE:
      g_value_set_boolean (value, self->simple);
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, bunko_search_field_get_expanded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_search_field_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BunkoSearchField *self = BUNKO_SEARCH_FIELD (object);
  const char *text;

  switch (prop_id)
    {
    case PROP_CONTEXT:
      bunko_search_field_set_context (self, g_value_get_object (value));
      break;
    case PROP_TEXT:
      text = g_value_get_string (value);
      bunko_search_field_set_text (self, text != NULL ? text : "");
      break;
    case PROP_OPTIONS:
      bunko_search_field_set_options (self, g_value_get_flags (value));
      break;
    case PROP_FILTER_ID:
      bunko_search_field_set_filter_id (self, g_value_get_int64 (value));
      break;
    case PROP_SIMPLE:
      bunko_search_field_set_simple (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * BunkoSearchField:context:
   *
   * The server, which suggests what can be searched for.
   */
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, BUNKO_TYPE_CONTEXT, flags);

  /**
   * BunkoSearchField:text:
   *
   * The text of the search, as the server gets it.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);

  /**
   * BunkoSearchField:options:
   *
   * How the search is made.
   */
  properties[PROP_OPTIONS] = g_param_spec_flags ("options", NULL, NULL, BUNKO_TYPE_SEARCH_OPTIONS,
                                                 BUNKO_SEARCH_OPTIONS_DEFAULT, flags);

  /**
   * BunkoSearchField:filter-id:
   *
   * The filter of the server that the search is combined with, 0 for none.
   */
  properties[PROP_FILTER_ID] =
      g_param_spec_int64 ("filter-id", NULL, NULL, 0, G_MAXINT64, 0, flags);

  /**
   * BunkoSearchField:filter-name:
   *
   * What the filter is called, %NULL for none.
   */
  properties[PROP_FILTER_NAME] = g_param_spec_string ("filter-name", NULL, NULL, NULL,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * BunkoSearchField:simple:
   *
   * Whether it is only for conditions, as a part of something that has the options.
   */
  properties[PROP_SIMPLE] = g_param_spec_boolean ("simple", NULL, NULL, FALSE, flags);

  /**
   * BunkoSearchField:expanded:
   *
   * Whether suggestions are shown.
   */
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, BUNKO_TYPE_SEARCH_FIELD, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL,
                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
install_signals (void)
{
  /**
   * BunkoSearchField::search-changed:
   *
   * Emitted when something else is to be searched for: with a delay while a person writes (and only
   * if that is wanted), at once for everything else. Not emitted for what the application sets.
   */
  signals[SEARCH_CHANGED] = add_signal ("search-changed");

  /**
   * BunkoSearchField::activate:
   *
   * Emitted when a person presses Enter, after the search itself.
   */
  signals[ACTIVATE] = add_signal ("activate");

  /**
   * BunkoSearchField::stop-search:
   *
   * Emitted when a person wants to leave the search. Where nobody listens the text is cleared.
   */
  signals[STOP_SEARCH] = add_signal ("stop-search");
}

static void
bunko_search_field_class_init (BunkoSearchFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_search_field_dispose;
  object_class->finalize = bunko_search_field_finalize;
  object_class->get_property = bunko_search_field_get_property;
  object_class->set_property = bunko_search_field_set_property;
  widget_class->grab_focus = bunko_search_field_grab_focus;
  widget_class->size_allocate = bunko_search_field_size_allocate;
  widget_class->unmap = bunko_search_field_unmap;
  install_properties (object_class);
  install_signals ();
  gtk_widget_class_set_css_name (widget_class, "entry");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static GtkWidget *
add_button (BunkoSearchField *self, GtkWidget *button, const char *tooltip)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
bunko_search_field_init (BunkoSearchField *self)
{
  self->options = BUNKO_SEARCH_OPTIONS_DEFAULT;
  self->text = g_strdup ("");
  self->emitted = g_strdup ("");
  self->state = bunko_search_state_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "bunko-search");

  self->icon = gtk_image_new_from_icon_name ("system-search-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  _bunko_search_field_init_row (self);
  self->clear =
      add_button (self, gtk_button_new_from_icon_name ("edit-clear-symbolic"), _ ("Clear Search"));
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (_bunko_search_field_clear), self);
  self->menu_button = add_button (self, gtk_menu_button_new (), _ ("Search Options"));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");

  _bunko_search_field_init_suggest (self);
  _bunko_search_field_init_actions (self);
  _bunko_search_field_init_keys (self);
  _bunko_search_field_connect (self);
}

/**
 * bunko_search_field_new:
 * @context: (nullable): the server; without one nothing is suggested
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
bunko_search_field_new (BunkoContext *context)
{
  return g_object_new (BUNKO_TYPE_SEARCH_FIELD, "context", context, NULL);
}
