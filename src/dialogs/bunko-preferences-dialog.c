/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-preferences-dialog.h"
#include "settings/bunko-settings-reset.h"
#include "settings/bunko-settings.h"
#include "widgets/bunko-option-rows.h"

/**
 * BunkoPreferencesDialog:
 *
 * The preferences. All of them take effect at once, through GSettings.
 */
struct _BunkoPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  /* Template widgets */
  AdwComboRow *start_row;
  AdwSpinRow *cache_row;
  AdwButtonRow *clear_row;
  GtkAdjustment *cover_adjustment;
  AdwSwitchRow *notifications_row;
  AdwSwitchRow *preview_row;
  AdwPreferencesPage *reader_page;

  BunkoOptionRows *reader_rows;
};

G_DEFINE_FINAL_TYPE (BunkoPreferencesDialog, bunko_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

enum
{
  SIGNAL_CLEAR_CACHE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_activated_cb (BunkoPreferencesDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->clear_row), FALSE);
  g_signal_emit (self, signals[SIGNAL_CLEAR_CACHE], 0);
}

static void
undo_reset_cb (AdwToast *toast, GVariant *before)
{
  bunko_settings_take_back_reset (before);
}

static void
unref_before (gpointer data, GClosure *closure)
{
  g_variant_unref (data);
}

/* At once, as there is a way back. */
static void
reset_activated_cb (BunkoPreferencesDialog *self)
{
  GVariant *before = bunko_settings_reset_all ();
  AdwToast *toast = adw_toast_new (_ ("All settings are reset"));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_reset_cb), before, unref_before,
                         G_CONNECT_DEFAULT);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

/* In the order of the rows. */
static const char *const start_modes[] = { "servers", "last", "open" };

static gboolean
get_start_mode (GValue *value, GVariant *variant, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (start_modes); i++)
    {
      if (g_str_equal (start_modes[i], g_variant_get_string (variant, NULL)))
        g_value_set_uint (value, i);
    }

  return TRUE;
}

static GVariant *
set_start_mode (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint index = g_value_get_uint (value);

  return index < G_N_ELEMENTS (start_modes) ? g_variant_new_string (start_modes[index]) : NULL;
}

static void
bunko_preferences_dialog_dispose (GObject *object)
{
  BunkoPreferencesDialog *self = BUNKO_PREFERENCES_DIALOG (object);

  if (self->reader_rows != NULL)
    g_object_run_dispose (G_OBJECT (self->reader_rows));
  g_clear_object (&self->reader_rows);
  gtk_widget_dispose_template (GTK_WIDGET (object), BUNKO_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (bunko_preferences_dialog_parent_class)->dispose (object);
}

static void
bunko_preferences_dialog_class_init (BunkoPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_preferences_dialog_dispose;

  /**
   * BunkoPreferencesDialog::clear-cache:
   * @self: the dialog
   *
   * The person wants the image cache emptied; to be answered with
   * [method@PreferencesDialog.cache_cleared].
   */
  signals[SIGNAL_CLEAR_CACHE] =
      g_signal_new ("clear-cache", BUNKO_TYPE_PREFERENCES_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoPreferencesDialog, cache_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoPreferencesDialog, clear_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoPreferencesDialog, cover_adjustment);
  gtk_widget_class_bind_template_child (widget_class, BunkoPreferencesDialog, notifications_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoPreferencesDialog, preview_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoPreferencesDialog, reader_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoPreferencesDialog, start_row);
  gtk_widget_class_bind_template_callback (widget_class, clear_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_activated_cb);
}

static void
bunko_preferences_dialog_init (BunkoPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* How all galleries are read that have no settings of their own, whatever the server. */
static void
add_reader_rows (BunkoPreferencesDialog *self)
{
  g_autoptr (BunkoReaderStore) store = bunko_reader_store_new_general ();
  g_autoptr (BunkoReaderOptions) options = bunko_reader_options_new_for_gallery (store, 0, 0);

  self->reader_rows = bunko_option_rows_new ();
  bunko_option_rows_set_options (self->reader_rows, options, NULL);
  for (guint i = 0; i < bunko_option_rows_get_n_groups (self->reader_rows); i++)
    adw_preferences_page_add (self->reader_page,
                              bunko_option_rows_get_group (self->reader_rows, i));
}

/**
 * bunko_preferences_dialog_new:
 * @settings: settings of the application
 *
 * Makes the dialog, bound to @settings.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bunko_preferences_dialog_new (GSettings *settings)
{
  BunkoPreferencesDialog *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BUNKO_TYPE_PREFERENCES_DIALOG, NULL);
  g_settings_bind (settings, BUNKO_SETTINGS_KEY_COVER_SIZE, self->cover_adjustment, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, BUNKO_SETTINGS_KEY_QUICK_PREVIEW, self->preview_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, BUNKO_SETTINGS_KEY_NOTIFICATIONS, self->notifications_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, BUNKO_SETTINGS_KEY_CACHE_LIMIT, self->cache_row, "value",
                   G_SETTINGS_BIND_DEFAULT);

  g_settings_bind_with_mapping (settings, BUNKO_SETTINGS_KEY_AT_START, self->start_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_start_mode, set_start_mode, NULL,
                                NULL);
  add_reader_rows (self);

  return ADW_DIALOG (self);
}

/**
 * bunko_preferences_dialog_cache_cleared:
 * @self: the dialog
 * @problem: (nullable): why it failed, or %NULL if the cache is empty now
 *
 * Tells the person how clearing the cache went.
 */
void
bunko_preferences_dialog_cache_cleared (BunkoPreferencesDialog *self, const char *problem)
{
  g_return_if_fail (BUNKO_IS_PREFERENCES_DIALOG (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->clear_row), TRUE);
  adw_preferences_dialog_add_toast (
      ADW_PREFERENCES_DIALOG (self),
      adw_toast_new (problem != NULL ? problem : _ ("The image cache is empty")));
}
