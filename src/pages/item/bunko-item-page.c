/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-error-text.h"

#include "bunko-item-page-private.h"

/**
 * BunkoItemPage:
 *
 * The page of a series, collection, artist, circle, parody, language, category, status or tag: what
 * is known of it, and its galleries. Beside each other where there is room; where there is not,
 * what is known is in a sheet at the bottom.
 */

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_SUBJECT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void location_page_iface_init (BunkoLocationPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoItemPage,
                               bunko_item_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

static BunkoLocation *
bunko_item_page_get_location (BunkoLocationPage *page)
{
  return bunko_item_subject_create_location (BUNKO_ITEM_PAGE (page)->subject);
}

static AdwToolbarView *
bunko_item_page_get_toolbar (BunkoLocationPage *page)
{
  return BUNKO_ITEM_PAGE (page)->toolbar_view;
}

static GVariant *
bunko_item_page_save_state (BunkoLocationPage *page)
{
  return _bunko_item_page_save_list (BUNKO_ITEM_PAGE (page));
}

static void
bunko_item_page_restore_state (BunkoLocationPage *page, GVariant *state)
{
  _bunko_item_page_restore_list (BUNKO_ITEM_PAGE (page), state);
}

static gboolean
bunko_item_page_get_loading (BunkoLocationPage *page)
{
  BunkoPagedList *list = bunko_item_view_get_list (BUNKO_ITEM_PAGE (page)->view);

  return bunko_paged_list_get_state (list) == BUNKO_PAGED_LIST_LOADING;
}

static void
location_page_iface_init (BunkoLocationPageInterface *iface)
{
  iface->get_location = bunko_item_page_get_location;
  iface->get_toolbar = bunko_item_page_get_toolbar;
  iface->save_state = bunko_item_page_save_state;
  iface->restore_state = bunko_item_page_restore_state;
  iface->get_loading = bunko_item_page_get_loading;
}

static void
update_names (BunkoItemPage *self)
{
  const char *name = bunko_item_subject_get_name (self->subject);
  g_autofree char *numbers = bunko_item_info_describe_numbers (self->subject);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  adw_window_title_set_title (self->window_title, name);
  adw_window_title_set_subtitle (
      self->window_title, bunko_item_kind_get_name (bunko_item_subject_get_kind (self->subject)));
  gtk_label_set_text (self->bar_name_label, name);
  gtk_label_set_text (self->bar_numbers_label, numbers);
  gtk_widget_set_visible (GTK_WIDGET (self->bar_numbers_label), *numbers != '\0');
}

/* What is not there any more cannot be shown; all else that fails is told where it is missed. */
static void
update_error (BunkoItemPage *self)
{
  const GError *error = bunko_item_subject_get_error (self->subject);
  gboolean gone = error != NULL && bunko_error_get_kind (error) == BUNKO_ERROR_KIND_NOT_FOUND;

  if (gone)
    bunko_status_view_show_error (self->status, error);
  gtk_stack_set_visible_child_name (self->stack, gone ? "status" : "item");
}

static void
subject_changed_cb (BunkoItemPage *self)
{
  update_names (self);
  update_error (self);
  _bunko_item_page_update_actions (self);
  _bunko_item_page_update_toggles (self);
}

static void
retry_cb (BunkoItemPage *self)
{
  bunko_item_subject_load (self->subject);
  bunko_item_view_refresh (self->view);
}

static void
reconnected_cb (BunkoItemPage *self)
{
  bunko_item_subject_load (self->subject);
}

/* Once: who comes back finds the focus where it was. */
static void
bunko_item_page_shown (AdwNavigationPage *page)
{
  BunkoItemPage *self = BUNKO_ITEM_PAGE (page);

  if (ADW_NAVIGATION_PAGE_CLASS (bunko_item_page_parent_class)->shown != NULL)
    ADW_NAVIGATION_PAGE_CLASS (bunko_item_page_parent_class)->shown (page);

  if (!self->was_shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->was_shown = TRUE;
}

/* Who comes back may have changed something elsewhere; the list looks after itself. */
static void
bunko_item_page_map (GtkWidget *widget)
{
  BunkoItemPage *self = BUNKO_ITEM_PAGE (widget);

  GTK_WIDGET_CLASS (bunko_item_page_parent_class)->map (widget);

  if (self->was_hidden)
    bunko_item_summary_refresh (bunko_item_subject_get_summary (self->subject));
  self->was_hidden = FALSE;
}

static void
bunko_item_page_unmap (GtkWidget *widget)
{
  BUNKO_ITEM_PAGE (widget)->was_hidden = TRUE;

  GTK_WIDGET_CLASS (bunko_item_page_parent_class)->unmap (widget);
}

static void
bunko_item_page_constructed (GObject *object)
{
  BunkoItemPage *self = BUNKO_ITEM_PAGE (object);

  G_OBJECT_CLASS (bunko_item_page_parent_class)->constructed (object);

  bunko_item_info_set_subject (self->info, self->context, self->subject);
  bunko_item_picture_set_subject (self->bar_picture, bunko_context_get_loader (self->context),
                                  self->subject);
  _bunko_item_page_init_actions (self);
  _bunko_item_page_layout_changed (self);
  _bunko_item_page_init_search (self);
  _bunko_item_page_init_list (self);
  g_signal_connect_object (self->subject, "changed", G_CALLBACK (subject_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
  subject_changed_cb (self);
  bunko_item_subject_load (self->subject);
}

static void
bunko_item_page_dispose (GObject *object)
{
  BunkoItemPage *self = BUNKO_ITEM_PAGE (object);

  if (self->subject != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->subject, self);
      bunko_item_subject_stop (self->subject);
    }
  /* Without it, what the parts say while they go is not listened to. */
  g_clear_object (&self->subject);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), BUNKO_ITEM_ACTIONS_PREFIX, NULL);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_ITEM_PAGE);
  g_clear_object (&self->actions);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_item_page_parent_class)->dispose (object);
}

static void
bunko_item_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoItemPage *self = BUNKO_ITEM_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    case PROP_SUBJECT:
      g_value_set_object (value, self->subject);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_item_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BunkoItemPage *self = BUNKO_ITEM_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;

    case PROP_SUBJECT:
      self->subject = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * BunkoItemPage:context:
   *
   * The server.
   */
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, BUNKO_TYPE_CONTEXT, flags);

  /**
   * BunkoItemPage:subject:
   *
   * What the page is about.
   */
  properties[PROP_SUBJECT] =
      g_param_spec_object ("subject", NULL, NULL, BUNKO_TYPE_ITEM_SUBJECT, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-item-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, bar_name_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, bar_numbers_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, bar_picture);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, favorite_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, info);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, search_field);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, status);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, view);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, view_toggles);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, view_toggles_bin);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemPage, window_title);
  gtk_widget_class_bind_template_callback_full (widget_class, "search_activated_cb",
                                                G_CALLBACK (_bunko_item_page_search_activated));
  gtk_widget_class_bind_template_callback_full (widget_class, "search_changed_cb",
                                                G_CALLBACK (_bunko_item_page_search_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "search_mode_changed_cb",
                                                G_CALLBACK (_bunko_item_page_search_mode_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "search_stopped_cb",
                                                G_CALLBACK (_bunko_item_page_search_stopped));
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "layout_changed_cb",
                                                G_CALLBACK (_bunko_item_page_layout_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "view_chosen_cb",
                                                G_CALLBACK (_bunko_item_page_view_chosen));
}

static void
bunko_item_page_class_init (BunkoItemPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bunko_item_page_constructed;
  object_class->dispose = bunko_item_page_dispose;
  object_class->get_property = bunko_item_page_get_property;
  object_class->set_property = bunko_item_page_set_property;
  widget_class->map = bunko_item_page_map;
  widget_class->unmap = bunko_item_page_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = bunko_item_page_shown;
  install_properties (object_class);
  _bunko_item_page_install_actions (widget_class);
  _bunko_item_page_install_search (widget_class);

  g_type_ensure (BUNKO_TYPE_ITEM_INFO);
  g_type_ensure (BUNKO_TYPE_SEARCH_FIELD);
  g_type_ensure (BUNKO_TYPE_ITEM_PICTURE);
  g_type_ensure (BUNKO_TYPE_ITEM_VIEW);
  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  g_type_ensure (BUNKO_TYPE_VIEW_BUTTON);
  bind_template (widget_class);
}

static void
bunko_item_page_init (BunkoItemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_item_page_can_show:
 * @type: a kind of items
 *
 * Returns: whether items of that kind have a page
 */
gboolean
bunko_item_page_can_show (BunkoItemType type)
{
  return type != BUNKO_ITEM_TYPE_NONE && bunko_item_kind_get (type) != NULL;
}

/**
 * bunko_item_page_new:
 * @context: the server
 * @item: an item for whose type bunko_item_page_can_show() says so
 *
 * Creates a page. What is known of the item is there at once; the rest, and what is newer, comes
 * from the server.
 *
 * Returns: (transfer floating): the new page
 */
BunkoItemPage *
bunko_item_page_new (BunkoContext *context, BunkoItem *item)
{
  g_autoptr (BunkoItemSubject) subject = NULL;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_ITEM (item), NULL);

  subject = bunko_item_subject_new (bunko_context_get_library (context), item);
  return g_object_new (BUNKO_TYPE_ITEM_PAGE, "context", context, "subject", subject, NULL);
}

/**
 * bunko_item_page_new_for_tag:
 * @context: the server
 * @tag_namespace: (nullable): the namespace of the tag; %NULL if it has none
 * @tag: its name
 *
 * Creates the page of a tag.
 *
 * Returns: (transfer floating): the new page
 */
BunkoItemPage *
bunko_item_page_new_for_tag (BunkoContext *context, const char *tag_namespace, const char *tag)
{
  g_autoptr (BunkoItemSubject) subject = NULL;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  subject =
      bunko_item_subject_new_for_tag (bunko_context_get_library (context), tag_namespace, tag);
  return g_object_new (BUNKO_TYPE_ITEM_PAGE, "context", context, "subject", subject, NULL);
}
