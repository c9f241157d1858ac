/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-query-builder-dialog.h"

#include "bunko-name-chooser.h"
#include "bunko-query-plan.h"
#include "bunko-search-field.h"

#include "widgets/bunko-announce.h"

/* Milliseconds after the last change. */
#define DELAY 300

/**
 * BunkoQueryBuilderDialog:
 *
 * Builds a search for who does not know how to write it, and says how many galleries it finds.
 */
struct _BunkoQueryBuilderDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkMenuButton *all_add;
  BunkoSearchField *all_field;
  GtkMenuButton *any_add;
  BunkoSearchField *any_field;
  AdwBanner *banner;
  AdwComboRow *category_row;
  GtkLabel *count_label;
  AdwComboRow *language_row;
  GtkMenuButton *none_add;
  BunkoSearchField *none_field;
  GtkWidget *numbers_group;
  AdwSpinRow *pages_above_row;
  AdwSpinRow *pages_below_row;
  AdwSpinRow *rating_above_row;
  AdwSpinRow *rating_below_row;
  GtkLabel *text_label;
  GtkEditable *title_row;

  BunkoContext *context;
  BunkoViewQuery *query; /* what it was made with, with the search of now */
  BunkoSearchOptions options;
  GCancellable *cancellable; /* of the dialog */
  GCancellable *counting;
  guint count_source;
};

enum
{
  SEARCH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoQueryBuilderDialog, bunko_query_builder_dialog, ADW_TYPE_DIALOG)

/* What a condition can be about. */
static const struct
{
  const char *name;
  const char *label;
} kinds[] = {
  { "artist", N_ ("_Artist") }, { "circle", N_ ("_Circle") },         { "parody", N_ ("_Parody") },
  { "series", N_ ("_Series") }, { "collection", N_ ("C_ollection") }, { "status", N_ ("S_tatus") },
};

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoQueryBuilderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 count = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->counting);
  text = count >= 0 ? g_strdup_printf (ngettext ("%'u gallery", "%'u galleries", (gulong) count),
                                       (guint) count)
                    : g_strdup (_ ("The server could not search for this"));
  gtk_label_set_label (self->count_label, text);
  bunko_announce (GTK_WIDGET (self->count_label), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
count_cb (gpointer user_data)
{
  BunkoQueryBuilderDialog *self = user_data;
  g_autoptr (BunkoListSource) source =
      bunko_library_view (bunko_context_get_library (self->context), self->query);

  self->count_source = 0;
  self->counting = g_cancellable_new ();
  bunko_list_source_count_async (source, self->counting, counted_cb, g_object_ref (self));
}

static void
stop_counting (BunkoQueryBuilderDialog *self)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static BunkoQueryPlan *
read_plan (BunkoQueryBuilderDialog *self)
{
  BunkoQueryPlan *plan = bunko_query_plan_new ();

  g_set_str (&plan->title, gtk_editable_get_text (self->title_row));
  g_set_str (&plan->all, bunko_search_field_get_text (self->all_field));
  g_set_str (&plan->any, bunko_search_field_get_text (self->any_field));
  g_set_str (&plan->none, bunko_search_field_get_text (self->none_field));
  g_set_str (&plan->language, bunko_name_chooser_get (self->language_row));
  g_set_str (&plan->category, bunko_name_chooser_get (self->category_row));
  plan->rating_above = (int) adw_spin_row_get_value (self->rating_above_row);
  plan->rating_below = (int) adw_spin_row_get_value (self->rating_below_row);
  plan->pages_above = (int) adw_spin_row_get_value (self->pages_above_row);
  plan->pages_below = (int) adw_spin_row_get_value (self->pages_below_row);
  plan->options = self->options;
  return plan;
}

static void
changed_cb (BunkoQueryBuilderDialog *self)
{
  g_autoptr (BunkoQueryPlan) plan = NULL;
  g_autofree char *text = NULL;
  BunkoSearchOptions options;

  if (self->query == NULL)
    return;
  plan = read_plan (self);
  text = bunko_query_plan_to_text (plan, &options);
  bunko_view_query_set_search (self->query, text);
  bunko_view_query_set_search_options (self->query, options);
  gtk_label_set_label (self->text_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text_label), text[0] != '\0');
  stop_counting (self);
  gtk_label_set_label (self->count_label, _ ("Counting…"));
  self->count_source = g_timeout_add_once (DELAY, count_cb, self);
}

/* Any number is one that no one can be. */
static gboolean
number_output_cb (AdwSpinRow *row)
{
  if (adw_spin_row_get_value (row) >= 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (row), _ ("Any"));
  return TRUE;
}

static void
search_clicked_cb (BunkoQueryBuilderDialog *self)
{
  g_signal_emit (self, signals[SEARCH], 0, bunko_view_query_get_search (self->query),
                 bunko_view_query_get_search_options (self->query));
  adw_dialog_close (ADW_DIALOG (self));
}

static BunkoSearchField *
get_field (BunkoQueryBuilderDialog *self, const char *name)
{
  if (g_str_equal (name, "any"))
    return self->any_field;
  return g_str_equal (name, "none") ? self->none_field : self->all_field;
}

/* The first names of a kind can be chosen at once. */
static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoSearchField *field;
  GtkEditable *editable;
  const char *name;
  const char *kind;
  g_autofree char *draft = NULL;

  g_variant_get (parameter, "(&s&s)", &name, &kind);
  field = get_field (BUNKO_QUERY_BUILDER_DIALOG (widget), name);
  editable = bunko_search_field_get_editable (field);
  draft = g_strconcat (kind, ":", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (field));
  gtk_editable_set_text (editable, draft);
  gtk_editable_set_position (editable, -1);
}

static void
add_menu (GtkMenuButton *button, BunkoSearchField *field, const char *name, const char *label)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (kinds[i].label), NULL);

      g_menu_item_set_action_and_target (item, "builder.add", "(ss)", name, kinds[i].name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bunko_search_field_get_editable (field)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
bunko_query_builder_dialog_closed (AdwDialog *dialog)
{
  BunkoQueryBuilderDialog *self = BUNKO_QUERY_BUILDER_DIALOG (dialog);

  stop_counting (self);
  g_cancellable_cancel (self->cancellable);
}

static void
bunko_query_builder_dialog_dispose (GObject *object)
{
  BunkoQueryBuilderDialog *self = BUNKO_QUERY_BUILDER_DIALOG (object);

  stop_counting (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->query);
  /* libadwaita 1.7 leaks what is in a dialog. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_QUERY_BUILDER_DIALOG);
  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (bunko_query_builder_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name)                                                                                 \
  gtk_widget_class_bind_template_child (widget_class, BunkoQueryBuilderDialog, name)
  BIND (all_add);
  BIND (all_field);
  BIND (any_add);
  BIND (any_field);
  BIND (banner);
  BIND (category_row);
  BIND (count_label);
  BIND (language_row);
  BIND (none_add);
  BIND (none_field);
  BIND (numbers_group);
  BIND (pages_above_row);
  BIND (pages_below_row);
  BIND (rating_above_row);
  BIND (rating_below_row);
  BIND (text_label);
  BIND (title_row);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_clicked_cb);
}

static void
bunko_query_builder_dialog_class_init (BunkoQueryBuilderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_query_builder_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = bunko_query_builder_dialog_closed;

  /**
   * BunkoQueryBuilderDialog::search:
   * @self: a dialog
   * @text: the text of the search
   * @options: how the search is made
   *
   * Emitted when a person wants to see what is found, before the dialog closes.
   */
  signals[SEARCH] =
      g_signal_new ("search", BUNKO_TYPE_QUERY_BUILDER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_STRING, BUNKO_TYPE_SEARCH_OPTIONS);

  g_type_ensure (BUNKO_TYPE_SEARCH_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-query-builder-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "builder.add", "(ss)", add_action);
}

static void
bunko_query_builder_dialog_init (BunkoQueryBuilderDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_menu (self->all_add, self->all_field, "all", _ ("All of These"));
  add_menu (self->any_add, self->any_field, "any", _ ("Any of These, for Each Kind"));
  add_menu (self->none_add, self->none_field, "none", _ ("None of These"));
}

static void
fill (BunkoQueryBuilderDialog *self, const BunkoQueryPlan *plan)
{
  BunkoLibrary *library = bunko_context_get_library (self->context);
  BunkoSearchField *fields[] = { self->all_field, self->any_field, self->none_field };
  const char *texts[] = { plan->all, plan->any, plan->none };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      bunko_search_field_set_context (fields[i], self->context);
      bunko_search_field_set_text (fields[i], texts[i]);
    }
  gtk_editable_set_text (self->title_row, plan->title);
  bunko_name_chooser_fill (self->language_row, library, "language", plan->language,
                           self->cancellable);
  bunko_name_chooser_fill (self->category_row, library, "category", plan->category,
                           self->cancellable);
  adw_spin_row_set_value (self->rating_above_row, plan->rating_above);
  adw_spin_row_set_value (self->rating_below_row, plan->rating_below);
  adw_spin_row_set_value (self->pages_above_row, plan->pages_above);
  adw_spin_row_set_value (self->pages_below_row, plan->pages_below);
}

/* Servers before 0.4 compare numbers with nothing (HPX wire notes, "Search"). */
static gboolean
compares_numbers (BunkoContext *context)
{
  BunkoServerInfo *info = bunko_context_get_info (context);
  const char *version = info != NULL ? bunko_server_info_get_core_version (info) : NULL;
  int major;
  int minor;

  return version == NULL || sscanf (version, "%d.%d", &major, &minor) != 2 || major > 0 ||
         minor >= 4;
}

/**
 * bunko_query_builder_dialog_new:
 * @context: the server
 * @query: what is searched in, and the search to begin with; it is copied
 *
 * Returns: (transfer floating): a dialog; present it
 */
AdwDialog *
bunko_query_builder_dialog_new (BunkoContext *context, BunkoViewQuery *query)
{
  BunkoQueryBuilderDialog *self;
  g_autoptr (BunkoQueryPlan) plan = NULL;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (query), NULL);

  self = g_object_new (BUNKO_TYPE_QUERY_BUILDER_DIALOG, NULL);
  self->context = g_object_ref (context);
  self->options = bunko_view_query_get_search_options (query);
  plan = bunko_query_plan_new_from_text (bunko_view_query_get_search (query), self->options);
  if (plan == NULL)
    {
      plan = bunko_query_plan_new ();
      adw_banner_set_revealed (self->banner, TRUE);
    }
  if (!compares_numbers (context))
    {
      gtk_widget_set_sensitive (self->numbers_group, FALSE);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->numbers_group),
                                             _ ("This server cannot search for numbers"));
    }
  fill (self, plan);
  self->query = bunko_view_query_copy (query);
  changed_cb (self);
  return ADW_DIALOG (self);
}
