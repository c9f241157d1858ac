/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-settings.h"
#include "widgets/bunko-cover.h"
#include "widgets/bunko-page-shortcut.h"

#include "bunko-item-view-private.h"
#include "bunko-list-enums.h"

/**
 * BunkoItemView:
 *
 * The items of one query as a grid, a list or a table, with their orders, sizes and selection.
 *
 * The view is as long as what the server has at once; the list behind it loads what comes into
 * sight. Its actions are the group "list"; a page that has menus outside of the view inserts the
 * group of bunko_item_view_get_action_group(), too.
 */

G_DEFINE_FINAL_TYPE (BunkoItemView, bunko_item_view, ADW_TYPE_BIN)

static gboolean
same_search (BunkoViewQuery *a, BunkoViewQuery *b)
{
  return g_str_equal (bunko_view_query_get_search (a), bunko_view_query_get_search (b));
}

void
_bunko_item_view_apply_query (BunkoItemView *self, BunkoViewQuery *query)
{
  g_autoptr (BunkoListSource) source = NULL;

  if (self->query != NULL && bunko_view_query_equal (self->query, query))
    return;

  self->announce = self->query != NULL && *bunko_view_query_get_search (query) != '\0' &&
                   !same_search (self->query, query);
  g_set_object (&self->query, query);
  _bunko_item_view_ensure_rows (self);
  source = _bunko_item_view_create_source (self);
  self->settling_position = -1;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  bunko_paged_list_set_source (self->list, source);
  _bunko_item_view_fill_sort_menu (self);
  _bunko_item_view_update_table_sort (self);

  if (self->item_actions != NULL)
    bunko_item_actions_set_place (self->item_actions, query);

  g_object_notify (G_OBJECT (self), "query");
  g_object_notify (G_OBJECT (self), "sort-index");
  g_object_notify (G_OBJECT (self), "descending");
}

static void
retry_cb (BunkoItemView *self)
{
  bunko_paged_list_retry (self->list);
}

void
_bunko_item_view_set_cover_size (BunkoItemView *self, int cover_size)
{
  cover_size = CLAMP (cover_size, BUNKO_ITEM_VIEW_MIN_COVER_SIZE, BUNKO_ITEM_VIEW_MAX_COVER_SIZE);
  if (self->cover_size == cover_size)
    return;

  self->cover_size = cover_size;
  if (self->settings != NULL)
    bunko_list_settings_set_cover_size (self->settings, cover_size);
  _bunko_item_view_queue_update_columns (self);
  g_object_notify (G_OBJECT (self), "cover-size");
}

void
_bunko_item_view_set_summary (BunkoItemView *self, const char *summary)
{
  if (g_set_str (&self->summary, summary))
    g_object_notify (G_OBJECT (self), "summary");
}

static void
reconnected_cb (BunkoItemView *self)
{
  bunko_cover_retry_all (self->rows);
  bunko_paged_list_retry (self->list);
  _bunko_item_view_marks_changed (self);
}

static gboolean
bunko_item_view_grab_focus (GtkWidget *widget)
{
  BunkoItemView *self = BUNKO_ITEM_VIEW (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    return _bunko_item_view_focus_rows (self);

  /* As soon as there is something to go to. */
  self->grab_focus = TRUE;
  self->focus_asked = TRUE;

  return gtk_widget_child_focus (GTK_WIDGET (self->status), GTK_DIR_TAB_FORWARD);
}

static void
bunko_item_view_map (GtkWidget *widget)
{
  BunkoItemView *self = BUNKO_ITEM_VIEW (widget);

  GTK_WIDGET_CLASS (bunko_item_view_parent_class)->map (widget);

  if (self->was_hidden)
    _bunko_item_view_marks_changed (self);
  self->was_hidden = FALSE;
}

static void
bunko_item_view_unmap (GtkWidget *widget)
{
  BUNKO_ITEM_VIEW (widget)->was_hidden = TRUE;
  _bunko_item_view_hide_preview (BUNKO_ITEM_VIEW (widget));
  gtk_popover_popdown (GTK_POPOVER (BUNKO_ITEM_VIEW (widget)->item_popover));

  GTK_WIDGET_CLASS (bunko_item_view_parent_class)->unmap (widget);
}

static void
bunko_item_view_dispose (GObject *object)
{
  BunkoItemView *self = BUNKO_ITEM_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  _bunko_item_view_dispose_menu (self);
  _bunko_item_view_dispose_preview (self);
  _bunko_item_view_dispose_selection (self);
  _bunko_item_view_dispose_bubble (self);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      bunko_paged_list_set_source (self->list, NULL);
    }
  _bunko_item_view_forget_table (self);
  _bunko_item_view_dispose_position (self);
  if (self->names != NULL)
    {
      bunko_item_names_stop (self->names);
      bunko_item_details_stop (self->details);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", NULL);
  self->rows = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_ITEM_VIEW);
  g_clear_handle_id (&self->columns_source, g_source_remove);
  _bunko_item_view_dispose_position (self);
  g_clear_weak_pointer (&self->drop_cell);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->query);
  g_clear_object (&self->settings);
  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sort_menu);
  g_clear_object (&self->columns_menu);
  g_clear_object (&self->names);
  g_clear_object (&self->details);

  G_OBJECT_CLASS (bunko_item_view_parent_class)->dispose (object);
}

static void
bunko_item_view_finalize (GObject *object)
{
  BunkoItemView *self = BUNKO_ITEM_VIEW (object);

  g_clear_pointer (&self->sort_indexes, g_ptr_array_unref);
  g_clear_pointer (&self->list_name, g_free);
  g_clear_pointer (&self->empty_icon, g_free);
  g_clear_pointer (&self->empty_title, g_free);
  g_clear_pointer (&self->empty_description, g_free);
  g_clear_pointer (&self->summary, g_free);

  G_OBJECT_CLASS (bunko_item_view_parent_class)->finalize (object);
}

static void
bunko_item_view_class_init (BunkoItemViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_item_view_dispose;
  object_class->finalize = bunko_item_view_finalize;
  widget_class->grab_focus = bunko_item_view_grab_focus;
  widget_class->map = bunko_item_view_map;
  widget_class->unmap = bunko_item_view_unmap;
  _bunko_item_view_install_properties (object_class);

  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-item-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoItemView, banner);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemView, more_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemView, overlay);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemView, select_all_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemView, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemView, selection_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemView, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemView, status);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemView, toasts);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
bunko_item_view_init (BunkoItemView *self)
{
  self->cover_size = BUNKO_ITEM_VIEW_DEFAULT_COVER_SIZE;
  self->seed = g_random_int ();
  self->grab_focus = TRUE;
  self->cancellable = g_cancellable_new ();
  self->list = bunko_paged_list_new (NULL);
  self->selection = bunko_selection_new (G_LIST_MODEL (self->list));
  self->sort_menu = g_menu_new ();
  self->columns_menu = g_menu_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  _bunko_item_view_init_actions (self);
  _bunko_item_view_init_drag (self);
  _bunko_item_view_init_menu (self);
  _bunko_item_view_init_selection (self);
  bunko_page_shortcut_add (GTK_WIDGET (self), "F5|<Control>r", "list.refresh");
  bunko_page_shortcut_add (GTK_WIDGET (self), "<Control>g", "list.jump");
  g_signal_connect_swapped (self->list, "notify", G_CALLBACK (_bunko_item_view_update_content),
                            self);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (_bunko_item_view_queue_update_columns),
                           self, G_CONNECT_SWAPPED);
  _bunko_item_view_init_position (self);
  _bunko_item_view_init_bubble (self);
}

/**
 * bunko_item_view_new:
 * @context: the server
 *
 * Creates a view that shows nothing yet.
 *
 * Returns: (transfer floating): the new view
 */
BunkoItemView *
bunko_item_view_new (BunkoContext *context)
{
  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  return g_object_new (BUNKO_TYPE_ITEM_VIEW, "context", context, NULL);
}

/**
 * bunko_item_view_set_context:
 * @self: an item view
 * @context: the server
 *
 * Says where the items are. To be called once, before bunko_item_view_set_query(): for views that
 * come out of a template.
 */
void
bunko_item_view_set_context (BunkoItemView *self, BunkoContext *context)
{
  g_return_if_fail (BUNKO_IS_ITEM_VIEW (self));
  g_return_if_fail (context == NULL || BUNKO_IS_CONTEXT (context));
  g_return_if_fail (self->context == NULL || self->context == context);

  if (!g_set_object (&self->context, context))
    return;

  _bunko_item_view_create_item_actions (self);
  self->names = bunko_item_names_new (context);
  self->details = bunko_item_details_new (bunko_context_get_library (context));
  g_signal_connect_object (context, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::fresh-since",
                           G_CALLBACK (_bunko_item_view_update_content), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bunko_context_get_library (context), "edited",
                           G_CALLBACK (_bunko_item_view_library_edited), self, G_CONNECT_SWAPPED);
  g_object_notify (G_OBJECT (self), "context");
}

static void
load_mode (BunkoItemView *self)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (BUNKO_TYPE_ITEM_VIEW_MODE);
  g_autofree char *name = bunko_list_settings_dup_mode (self->settings);
  GEnumValue *mode = name != NULL ? g_enum_get_value_by_nick (modes, name) : NULL;

  bunko_item_view_set_mode (self, mode != NULL ? mode->value : BUNKO_ITEM_VIEW_GRID);
}

static void
load_settings (BunkoItemView *self)
{
  int cover_size = bunko_list_settings_get_cover_size (self->settings);

  if (cover_size == 0)
    cover_size = g_settings_get_int (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_COVER_SIZE);
  self->cover_size =
      CLAMP (cover_size, BUNKO_ITEM_VIEW_MIN_COVER_SIZE, BUNKO_ITEM_VIEW_MAX_COVER_SIZE);
  g_object_notify (G_OBJECT (self), "cover-size");
  _bunko_item_view_queue_update_columns (self);
  load_mode (self);
}

/* Each kind of items of a list has settings of its own: their orders differ. */
static void
ensure_settings (BunkoItemView *self, BunkoItemType type)
{
  g_autofree char *name = NULL;

  if (self->list_name == NULL)
    {
      g_clear_object (&self->settings);
      return;
    }

  if (type == BUNKO_ITEM_TYPE_GROUPING)
    name = g_strconcat (self->list_name, "/series", NULL);
  else if (type == BUNKO_ITEM_TYPE_COLLECTION)
    name = g_strconcat (self->list_name, "/collections", NULL);
  else
    name = g_strdup (self->list_name);
  if (self->settings != NULL && g_str_equal (bunko_list_settings_get_name (self->settings), name))
    return;

  g_clear_object (&self->settings);
  self->settings = bunko_list_settings_new (name);
  load_settings (self);
}

/**
 * bunko_item_view_set_list_name:
 * @self: an item view
 * @list_name: (nullable): the name of the list
 *
 * Sets the name under which mode, size, order and columns are remembered, and takes those that are.
 * To be called before bunko_item_view_set_query().
 */
void
bunko_item_view_set_list_name (BunkoItemView *self, const char *list_name)
{
  g_return_if_fail (BUNKO_IS_ITEM_VIEW (self));

  if (!g_set_str (&self->list_name, list_name))
    return;

  ensure_settings (self, self->query != NULL ? _bunko_item_view_get_type (self)
                                             : BUNKO_ITEM_TYPE_GALLERY);
  g_object_notify (G_OBJECT (self), "list-name");
}

/**
 * bunko_item_view_set_query:
 * @self: an item view that has a context
 * @query: (nullable): what to show; it is copied. %NULL changes nothing
 *
 * Shows something else, from its top. Where the query has no order, the one that was last used in
 * the list of this name is taken.
 */
void
bunko_item_view_set_query (BunkoItemView *self, BunkoViewQuery *query)
{
  g_autoptr (BunkoViewQuery) copy = NULL;

  g_return_if_fail (BUNKO_IS_ITEM_VIEW (self));
  g_return_if_fail (query == NULL || BUNKO_IS_VIEW_QUERY (query));

  if (query == NULL)
    return;
  g_return_if_fail (self->context != NULL);

  copy = bunko_view_query_copy (query);
  ensure_settings (self, _bunko_view_query_get_result_type (copy));
  _bunko_item_view_load_sort (self, copy);
  _bunko_item_view_apply_query (self, copy);
}

/**
 * bunko_item_view_set_empty:
 * @self: an item view
 * @icon_name: (nullable): the name of an icon
 * @title: (nullable): what to say, translated
 * @description: (nullable): what the person can do, translated
 *
 * Sets what is shown when there is nothing that could be found.
 */
void
bunko_item_view_set_empty (BunkoItemView *self,
                           const char *icon_name,
                           const char *title,
                           const char *description)
{
  g_return_if_fail (BUNKO_IS_ITEM_VIEW (self));

  g_object_set (self, "empty-icon", icon_name, "empty-title", title, "empty-description",
                description, NULL);
}

static void
save_mode (BunkoItemView *self)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (BUNKO_TYPE_ITEM_VIEW_MODE);

  bunko_list_settings_set_mode (self->settings, g_enum_get_value (modes, self->mode)->value_nick);
}

/* What was in sight stays in sight. */
static void
change_rows (BunkoItemView *self)
{
  guint position = _bunko_item_view_get_first_visible (self);
  gboolean had_focus = gtk_widget_get_focus_child (self->rows) != NULL;

  _bunko_item_view_rebuild_rows (self);
  /* Once they have their places: rows that go somewhere before show nothing. */
  self->wanted_position = position;
  self->wanted_focus = had_focus ? position : G_MAXUINT;
}

/**
 * bunko_item_view_set_mode:
 * @self: an item view
 * @mode: how to show the items
 *
 * Shows the items in another way, at the same place.
 */
void
bunko_item_view_set_mode (BunkoItemView *self, BunkoItemViewMode mode)
{
  g_return_if_fail (BUNKO_IS_ITEM_VIEW (self));

  if (self->mode == mode)
    return;

  self->mode = mode;
  if (self->settings != NULL)
    save_mode (self);
  if (self->query != NULL)
    change_rows (self);
  g_object_notify (G_OBJECT (self), "mode");
}

/**
 * bunko_item_view_refresh:
 * @self: an item view
 *
 * Asks the server again. What is shown stays, and where it is, until the answer is there.
 */
void
bunko_item_view_refresh (BunkoItemView *self)
{
  g_return_if_fail (BUNKO_IS_ITEM_VIEW (self));

  bunko_paged_list_refresh (self->list);
}
