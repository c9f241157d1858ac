/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-settings.h"

/**
 * BunkoReaderSettings:
 *
 * How a gallery is read: all options, what they are for this gallery, its series or all galleries,
 * and the way back for each. What is chosen holds at once, so that it can be seen in the pages.
 */
struct _BunkoReaderSettings
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkBox *box;
  AdwPreferencesGroup *keys_group;
  GtkLabel *scope_label;
  AdwComboRow *scope_row;
  GtkStringList *scopes;

  BunkoReaderOptions *current; /* of the gallery that is read */
  BunkoOptionRows *rows;
  gboolean updating;
};

enum
{
  SIGNAL_CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoReaderSettings, bunko_reader_settings, ADW_TYPE_BIN)

/* The scopes in the order of the row. There is not always a series. */
static const struct
{
  BunkoReaderScope scope;
  const char *label;
} choices[] = {
  { BUNKO_READER_SCOPE_OWN, N_ ("What Is Usual") },
  { BUNKO_READER_SCOPE_GALLERY, N_ ("This Gallery") },
  { BUNKO_READER_SCOPE_SERIES, N_ ("This Series") },
  { BUNKO_READER_SCOPE_GENERAL, N_ ("All Galleries") },
};

static gboolean
has_choice (BunkoReaderSettings *self, BunkoReaderScope scope)
{
  return scope != BUNKO_READER_SCOPE_SERIES || bunko_reader_options_get_series (self->current) != 0;
}

static const char *
describe_scope (BunkoReaderSettings *self, BunkoReaderScope scope)
{
  switch (scope)
    {
    case BUNKO_READER_SCOPE_OWN:
      return has_choice (self, BUNKO_READER_SCOPE_SERIES)
                 ? _ ("Layout and cropping hold for this series, all else for all galleries")
                 : _ ("Layout and cropping hold for this gallery, all else for all galleries");
    case BUNKO_READER_SCOPE_GALLERY:
      return _ ("The rest of the series, and other galleries, stay as they are");
    case BUNKO_READER_SCOPE_SERIES:
      return _ ("Galleries of it that have their own settings keep them");
    case BUNKO_READER_SCOPE_GENERAL:
    default:
      return _ ("Galleries and series that have their own settings keep them");
    }
}

/* The options as they are seen from a scope. From the two that include what is more general that
 * is what is read. */
static BunkoReaderOptions *
make_options (BunkoReaderSettings *self, BunkoReaderScope scope)
{
  BunkoReaderStore *store = bunko_reader_options_get_store (self->current);
  const gint64 gallery = bunko_reader_options_get_gallery (self->current);
  const gint64 series = bunko_reader_options_get_series (self->current);
  BunkoReaderOptions *options = bunko_reader_options_new_for_gallery (
      store, scope >= BUNKO_READER_SCOPE_GALLERY ? gallery : 0,
      scope != BUNKO_READER_SCOPE_GENERAL ? series : 0);

  bunko_reader_options_set_scope_for_edits (options, scope);
  return options;
}

static void
use_scope (BunkoReaderSettings *self, BunkoReaderScope scope)
{
  g_autoptr (BunkoReaderOptions) options = make_options (self, scope);

  gtk_label_set_label (self->scope_label, describe_scope (self, scope));
  bunko_option_rows_set_options (self->rows, options, self->current);
}

static void
scope_selected_cb (BunkoReaderSettings *self)
{
  if (!self->updating)
    use_scope (self, bunko_reader_settings_get_scope (self));
}

static void
close_clicked_cb (BunkoReaderSettings *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
bunko_reader_settings_dispose (GObject *object)
{
  BunkoReaderSettings *self = BUNKO_READER_SETTINGS (object);

  if (self->rows != NULL)
    g_object_run_dispose (G_OBJECT (self->rows));
  g_clear_object (&self->rows);
  g_clear_object (&self->current);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_READER_SETTINGS);

  G_OBJECT_CLASS (bunko_reader_settings_parent_class)->dispose (object);
}

static void
bunko_reader_settings_class_init (BunkoReaderSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_reader_settings_dispose;

  /**
   * BunkoReaderSettings::close:
   * @self: the settings
   *
   * The person has seen enough of them.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", BUNKO_TYPE_READER_SETTINGS, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-reader-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderSettings, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderSettings, keys_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderSettings, scope_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderSettings, scope_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoReaderSettings, scopes);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_selected_cb);
}

static void
bunko_reader_settings_init (BunkoReaderSettings *self)
{
  self->updating = TRUE; /* until it is known what there is to choose */
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = bunko_option_rows_new ();
  for (guint i = 0; i < bunko_option_rows_get_n_groups (self->rows); i++)
    gtk_box_append (self->box, GTK_WIDGET (bunko_option_rows_get_group (self->rows, i)));
  gtk_box_reorder_child_after (self->box, GTK_WIDGET (self->keys_group),
                               gtk_widget_get_last_child (GTK_WIDGET (self->box)));
}

/**
 * bunko_reader_settings_new:
 * @options: the options of the gallery that is read
 *
 * Makes the settings of a gallery.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
bunko_reader_settings_new (BunkoReaderOptions *options)
{
  BunkoReaderSettings *self;

  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (options), NULL);

  self = g_object_new (BUNKO_TYPE_READER_SETTINGS, NULL);
  self->current = g_object_ref (options);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (has_choice (self, choices[i].scope))
        gtk_string_list_append (self->scopes, _ (choices[i].label));
    }
  self->updating = FALSE;
  use_scope (self, BUNKO_READER_SCOPE_OWN);

  return GTK_WIDGET (self);
}

/**
 * bunko_reader_settings_get_rows:
 * @self: the settings
 *
 * Returns: (transfer none): the rows of the options
 */
BunkoOptionRows *
bunko_reader_settings_get_rows (BunkoReaderSettings *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_SETTINGS (self), NULL);

  return self->rows;
}

/**
 * bunko_reader_settings_get_scope:
 * @self: the settings
 *
 * Returns: for what changes hold
 */
BunkoReaderScope
bunko_reader_settings_get_scope (BunkoReaderSettings *self)
{
  guint position = 0;

  g_return_val_if_fail (BUNKO_IS_READER_SETTINGS (self), BUNKO_READER_SCOPE_OWN);

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (has_choice (self, choices[i].scope) &&
          position++ == adw_combo_row_get_selected (self->scope_row))
        return choices[i].scope;
    }
  return BUNKO_READER_SCOPE_OWN;
}

/**
 * bunko_reader_settings_set_scope:
 * @self: the settings
 * @scope: for what changes shall hold
 *
 * Chooses for what changes hold. Without a series nothing happens for that.
 */
void
bunko_reader_settings_set_scope (BunkoReaderSettings *self, BunkoReaderScope scope)
{
  guint position = 0;

  g_return_if_fail (BUNKO_IS_READER_SETTINGS (self));

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (!has_choice (self, choices[i].scope))
        continue;
      if (choices[i].scope == scope)
        adw_combo_row_set_selected (self->scope_row, position);
      position++;
    }
}
