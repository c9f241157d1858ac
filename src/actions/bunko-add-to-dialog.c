/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-add-to-dialog.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-library-filters.h"
#include "library/bunko-library-members.h"
#include "models/bunko-paged-list.h"
#include "widgets/bunko-status-view.h"

#include "bunko-ask-name.h"
#include "bunko-edit-runner.h"

/**
 * BunkoAddToDialog:
 *
 * Asks for the collection, series or filter that galleries are to be put into, or for the name of a
 * new one.
 */
struct _BunkoAddToDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkListView *list_view;
  GtkButton *new_button;
  GtkWidget *scroller;
  GtkEditable *search_entry;
  GtkStack *stack;
  BunkoStatusView *status;

  BunkoContext *context;
  BunkoItemType type;
  BunkoPagedList *list; /* of what the server searches */
  GListStore *filters;  /* of BunkoRow: all that there are */
  GtkStringFilter *name_filter;
  GCancellable *cancellable;
  gboolean creating;
  char *name; /* of what is being made */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoAddToDialog, bunko_add_to_dialog, ADW_TYPE_DIALOG)

static const char *
get_search (BunkoAddToDialog *self)
{
  return gtk_editable_get_text (self->search_entry);
}

static gboolean
is_filter (BunkoAddToDialog *self)
{
  return self->type == BUNKO_ITEM_TYPE_FILTER;
}

static void
show_nothing (BunkoAddToDialog *self)
{
  if (*get_search (self) != '\0')
    bunko_status_view_show_message (self->status, "system-search-symbolic", _ ("No Results Found"),
                                    _ ("Try a different search"));
  else if (self->type == BUNKO_ITEM_TYPE_COLLECTION)
    bunko_status_view_show_message (self->status, "view-grid-symbolic", _ ("No Collections"),
                                    _ ("Make one to put galleries into"));
  else if (self->type == BUNKO_ITEM_TYPE_GROUPING)
    bunko_status_view_show_message (self->status, "view-grid-symbolic", _ ("No Series"),
                                    _ ("Make one to put galleries into"));
  else
    bunko_status_view_show_message (self->status, "view-grid-symbolic", _ ("No Filters"),
                                    _ ("Save a search as filter to have one"));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
}

static void
list_changed_cb (BunkoAddToDialog *self)
{
  if (self->creating)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    {
      gtk_stack_set_visible_child (self->stack, self->scroller);
      return;
    }

  switch (bunko_paged_list_get_state (self->list))
    {
    case BUNKO_PAGED_LIST_LOADING:
      bunko_status_view_show_loading (self->status);
      break;

    case BUNKO_PAGED_LIST_FAILED:
      bunko_status_view_show_error (self->status, bunko_paged_list_get_error (self->list));
      break;

    case BUNKO_PAGED_LIST_EMPTY:
    case BUNKO_PAGED_LIST_READY:
    default:
      show_nothing (self);
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
}

static void
search_server (BunkoAddToDialog *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;

  bunko_view_query_set_item_type (query, self->type);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (query, get_search (self));
  source = bunko_library_view (bunko_context_get_library (self->context), query);
  bunko_paged_list_set_source (self->list, source);
}

static void
filters_changed_cb (BunkoAddToDialog *self,
                    guint position,
                    guint removed,
                    guint added,
                    GListModel *model)
{
  if (g_list_model_get_n_items (model) > 0)
    gtk_stack_set_visible_child (self->stack, self->scroller);
  else
    show_nothing (self);
}

static void
filters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoAddToDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters =
      bunko_library_list_filters_finish (BUNKO_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (filters == NULL)
    {
      bunko_status_view_show_error (self->status, error);
      return;
    }
  for (guint i = 0; i < filters->len; i++)
    {
      g_autoptr (BunkoRow) row = bunko_row_new (filters->pdata[i]);

      g_list_store_append (self->filters, row);
    }
  if (filters->len == 0)
    show_nothing (self);
}

static void
load (BunkoAddToDialog *self)
{
  if (!is_filter (self))
    {
      search_server (self);
      return;
    }
  bunko_status_view_show_loading (self->status);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
  bunko_library_list_filters_async (bunko_context_get_library (self->context), self->cancellable,
                                    filters_cb, g_object_ref (self));
}

static void
search_changed_cb (BunkoAddToDialog *self)
{
  if (is_filter (self))
    gtk_string_filter_set_search (self->name_filter, get_search (self));
  else
    search_server (self);
}

static void
retry_cb (BunkoAddToDialog *self)
{
  if (is_filter (self))
    load (self);
  else
    bunko_paged_list_retry (self->list);
}

/* What is there stays, and what was typed anyway. */
static void
reconnected_cb (BunkoAddToDialog *self)
{
  if (gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->status))
    retry_cb (self);
}

static void
choose (BunkoAddToDialog *self, BunkoItem *item)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, item);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
activate_cb (BunkoAddToDialog *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));
  g_autoptr (BunkoRow) row = g_list_model_get_item (model, position);

  if (row != NULL && bunko_row_get_item (row) != NULL)
    choose (self, bunko_row_get_item (row));
}

/* The best match, without leaving the entry. */
static void
search_activated_cb (BunkoAddToDialog *self)
{
  activate_cb (self, 0);
}

static void named_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
ask_name (BunkoAddToDialog *self, const char *name, const GError *error)
{
  gboolean collection = self->type == BUNKO_ITEM_TYPE_COLLECTION;

  bunko_ask_name (GTK_WIDGET (self), collection ? _ ("New Collection") : _ ("New Series"), name,
                  error, named_cb, g_object_ref (self));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoAddToDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) item =
      bunko_library_new_container_finish (BUNKO_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->creating = FALSE;
  if (item != NULL)
    choose (self, item);
  else
    {
      /* What was typed is there again, to be sent once more. */
      list_changed_cb (self);
      ask_name (self, self->name, error);
    }
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoAddToDialog) self = user_data;
  g_autofree char *name = bunko_ask_name_finish (source, result);

  if (name == NULL || self->creating || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->creating = TRUE;
  g_set_str (&self->name, name);
  bunko_status_view_show_loading (self->status);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
  bunko_library_new_container_async (bunko_context_get_library (self->context), self->type, name,
                                     NULL, made_cb, g_object_ref (self));
}

static void
new_cb (BunkoAddToDialog *self)
{
  ask_name (self, get_search (self), NULL);
}

static char *
describe_count (GtkListItem *list_item, BunkoItem *item, gpointer user_data)
{
  int count = -1;

  if (BUNKO_IS_COLLECTION (item))
    count = bunko_collection_get_gallery_count (BUNKO_COLLECTION (item));
  else if (BUNKO_IS_GROUPING (item))
    count = bunko_grouping_get_gallery_count (BUNKO_GROUPING (item));
  return count >= 0 ? g_strdup_printf ("%'d", count) : g_strdup ("");
}

/* The item of the row of a list item, which may come later. */
static GtkExpression *
make_item_expression (void)
{
  GtkExpression *row = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");

  return gtk_property_expression_new (BUNKO_TYPE_ROW, row, "item");
}

static void
bind_name (GtkListItem *list_item, gpointer target, const char *property)
{
  GtkExpression *name =
      gtk_property_expression_new (BUNKO_TYPE_ITEM, make_item_expression (), "display-name");

  gtk_expression_bind (name, target, property, list_item);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);
  GtkExpression *item = make_item_expression ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (list_item, box);

  bind_name (list_item, name, "label");
  bind_name (list_item, list_item, "accessible-label");
  gtk_expression_bind (gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 1, &item,
                                                    G_CALLBACK (describe_count), NULL, NULL),
                       count, "label", list_item);
}

static const char *
get_title (BunkoItemType type)
{
  switch ((int) type)
    {
    case BUNKO_ITEM_TYPE_COLLECTION:
      return _ ("Add to Collection");
    case BUNKO_ITEM_TYPE_GROUPING:
      return _ ("Add to Series");
    default:
      return _ ("Add to Filter");
    }
}

static void
bunko_add_to_dialog_dispose (GObject *object)
{
  BunkoAddToDialog *self = BUNKO_ADD_TO_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, list_changed_cb, self);
  g_clear_object (&self->list);
  g_clear_object (&self->filters);
  g_clear_object (&self->name_filter);
  g_clear_object (&self->context);
  /* libadwaita 1.7 leaks what was in a dialog that is closed. */
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_ADD_TO_DIALOG);

  G_OBJECT_CLASS (bunko_add_to_dialog_parent_class)->dispose (object);
}

static void
bunko_add_to_dialog_finalize (GObject *object)
{
  g_object_unref (BUNKO_ADD_TO_DIALOG (object)->cancellable);
  g_free (BUNKO_ADD_TO_DIALOG (object)->name);

  G_OBJECT_CLASS (bunko_add_to_dialog_parent_class)->finalize (object);
}

static void
bunko_add_to_dialog_class_init (BunkoAddToDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_add_to_dialog_dispose;
  object_class->finalize = bunko_add_to_dialog_finalize;

  /**
   * BunkoAddToDialog::chosen:
   * @self: the dialog
   * @item: what was chosen
   *
   * The person has chosen. The dialog closes.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", BUNKO_TYPE_ADD_TO_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, BUNKO_TYPE_ITEM);

  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-add-to-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoAddToDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoAddToDialog, new_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoAddToDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoAddToDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoAddToDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoAddToDialog, status);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
bunko_add_to_dialog_init (BunkoAddToDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry),
                                           GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
}

/* Filters are few enough to be all there; the others are searched by the server. */
static GListModel *
create_model (BunkoAddToDialog *self)
{
  GtkExpression *row, *name;
  GtkFilterListModel *model;

  if (!is_filter (self))
    {
      self->list = bunko_paged_list_new (NULL);
      g_signal_connect_swapped (self->list, "notify", G_CALLBACK (list_changed_cb), self);
      return G_LIST_MODEL (g_object_ref (self->list));
    }
  self->filters = g_list_store_new (BUNKO_TYPE_ROW);
  row = gtk_property_expression_new (BUNKO_TYPE_ROW, NULL, "item");
  name = gtk_property_expression_new (BUNKO_TYPE_ITEM, row, "display-name");
  self->name_filter = gtk_string_filter_new (name);
  model = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->filters)),
                                     GTK_FILTER (g_object_ref (self->name_filter)));
  g_signal_connect_object (model, "items-changed", G_CALLBACK (filters_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return G_LIST_MODEL (model);
}

/**
 * bunko_add_to_dialog_new:
 * @context: the server
 * @type: what is asked for: a collection, series or filter
 *
 * Creates a dialog and starts to load.
 *
 * Returns: (transfer floating): the new dialog
 */
AdwDialog *
bunko_add_to_dialog_new (BunkoContext *context, BunkoItemType type)
{
  g_autoptr (GtkSingleSelection) selection = NULL;
  BunkoAddToDialog *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_ADD_TO_DIALOG, "title", get_title (type), NULL);
  self->context = g_object_ref (context);
  self->type = type;
  gtk_button_set_label (self->new_button, type == BUNKO_ITEM_TYPE_COLLECTION
                                              ? _ ("_New Collection…")
                                              : _ ("_New Series…"));
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), !is_filter (self));
  selection = gtk_single_selection_new (create_model (self));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (context, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}
