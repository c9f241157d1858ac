/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-view-private.h"
#include "bunko-list-enums.h"

/* The properties of an item view. */

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_LIST_NAME,
  PROP_QUERY,
  PROP_MODE,
  PROP_COVER_SIZE,
  PROP_SORT_INDEX,
  PROP_DESCENDING,
  PROP_SELECTION_MODE,
  PROP_N_SELECTED,
  PROP_SUMMARY,
  PROP_EMPTY_ICON,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static int
get_sort_index (BunkoItemView *self)
{
  return self->query != NULL ? bunko_view_query_get_sort_index (self->query) : -1;
}

static gboolean
get_descending (BunkoItemView *self)
{
  return self->query != NULL && bunko_view_query_get_sort_descending (self->query);
}

static void
set_text (BunkoItemView *self, char **member, const char *text, GParamSpec *pspec)
{
  if (g_set_str (member, text))
    g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
bunko_item_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoItemView *self = BUNKO_ITEM_VIEW (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    case PROP_LIST_NAME:
      g_value_set_string (value, bunko_item_view_get_list_name (self));
      break;

    case PROP_QUERY:
      g_value_set_object (value, self->query);
      break;

    case PROP_MODE:
      g_value_set_enum (value, self->mode);
      break;

    case PROP_COVER_SIZE:
      g_value_set_int (value, self->cover_size);
      break;

    case PROP_SORT_INDEX:
      g_value_set_int (value, get_sort_index (self));
      break;

    case PROP_DESCENDING:
      g_value_set_boolean (value, get_descending (self));
      break;

    case PROP_SELECTION_MODE:
      g_value_set_boolean (value, self->selection_mode);
      break;

    case PROP_N_SELECTED:
      g_value_set_uint (value, bunko_selection_get_n_selected (self->selection));
      break;

    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;

    case PROP_EMPTY_ICON:
      g_value_set_string (value, self->empty_icon);
      break;

    case PROP_EMPTY_TITLE:
      g_value_set_string (value, self->empty_title);
      break;

    case PROP_EMPTY_DESCRIPTION:
      g_value_set_string (value, self->empty_description);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_item_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BunkoItemView *self = BUNKO_ITEM_VIEW (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      bunko_item_view_set_context (self, g_value_get_object (value));
      break;

    case PROP_LIST_NAME:
      bunko_item_view_set_list_name (self, g_value_get_string (value));
      break;

    case PROP_QUERY:
      bunko_item_view_set_query (self, g_value_get_object (value));
      break;

    case PROP_MODE:
      bunko_item_view_set_mode (self, g_value_get_enum (value));
      break;

    case PROP_COVER_SIZE:
      _bunko_item_view_set_cover_size (self, g_value_get_int (value));
      break;

    case PROP_SORT_INDEX:
      _bunko_item_view_set_order (self, g_value_get_int (value), get_descending (self));
      break;

    case PROP_DESCENDING:
      _bunko_item_view_set_order (self, get_sort_index (self), g_value_get_boolean (value));
      break;

    case PROP_SELECTION_MODE:
      _bunko_item_view_set_selection_mode (self, g_value_get_boolean (value));
      break;

    case PROP_EMPTY_ICON:
      set_text (self, &self->empty_icon, g_value_get_string (value), pspec);
      break;

    case PROP_EMPTY_TITLE:
      set_text (self, &self->empty_title, g_value_get_string (value), pspec);
      break;

    case PROP_EMPTY_DESCRIPTION:
      set_text (self, &self->empty_description, g_value_get_string (value), pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_view_properties (void)
{
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * BunkoItemView:mode:
   *
   * How the items are shown. Remembered for the list.
   */
  properties[PROP_MODE] = g_param_spec_enum ("mode", NULL, NULL, BUNKO_TYPE_ITEM_VIEW_MODE,
                                             BUNKO_ITEM_VIEW_GRID, writable);

  /**
   * BunkoItemView:cover-size:
   *
   * The width of the covers, in application pixels. Remembered for the list.
   */
  properties[PROP_COVER_SIZE] = g_param_spec_int (
      "cover-size", NULL, NULL, BUNKO_ITEM_VIEW_MIN_COVER_SIZE, BUNKO_ITEM_VIEW_MAX_COVER_SIZE,
      BUNKO_ITEM_VIEW_DEFAULT_COVER_SIZE, writable);

  /**
   * BunkoItemView:sort-index:
   *
   * The server's number of the order, -1 for its default. Remembered for the list.
   */
  properties[PROP_SORT_INDEX] =
      g_param_spec_int ("sort-index", NULL, NULL, -1, G_MAXINT, -1, writable);

  /**
   * BunkoItemView:descending:
   *
   * Whether the order is turned around. Remembered for the list.
   */
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, writable);

  /**
   * BunkoItemView:selection-mode:
   *
   * Whether a click selects, instead of opening what it is on. Nothing is selected any more when it
   * ends.
   */
  properties[PROP_SELECTION_MODE] =
      g_param_spec_boolean ("selection-mode", NULL, NULL, FALSE, writable);

  /**
   * BunkoItemView:n-selected:
   *
   * How many rows are selected.
   */
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, readable);
}

static void
install_content_properties (void)
{
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * BunkoItemView:context:
   *
   * The server. To be set once, before the query.
   */
  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, BUNKO_TYPE_CONTEXT, writable);

  /**
   * BunkoItemView:list-name:
   *
   * The name under which mode, size, order and columns are remembered; %NULL to remember nothing.
   * To be set before the query.
   */
  properties[PROP_LIST_NAME] = g_param_spec_string ("list-name", NULL, NULL, NULL, writable);

  /**
   * BunkoItemView:query:
   *
   * What is shown. A copy is kept, and replaced when the person chooses another order.
   */
  properties[PROP_QUERY] =
      g_param_spec_object ("query", NULL, NULL, BUNKO_TYPE_VIEW_QUERY, writable);

  /**
   * BunkoItemView:summary:
   *
   * How many items there are, as a text for people; empty as long as that is not known.
   */
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, readable);

  /**
   * BunkoItemView:empty-icon:
   *
   * The name of the icon that is shown when there is nothing.
   */
  properties[PROP_EMPTY_ICON] = g_param_spec_string ("empty-icon", NULL, NULL, NULL, writable);

  /**
   * BunkoItemView:empty-title:
   *
   * What is said when there is nothing, translated.
   */
  properties[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, writable);

  /**
   * BunkoItemView:empty-description:
   *
   * What the person can do when there is nothing, translated.
   */
  properties[PROP_EMPTY_DESCRIPTION] =
      g_param_spec_string ("empty-description", NULL, NULL, NULL, writable);
}

void
_bunko_item_view_install_properties (GObjectClass *object_class)
{
  object_class->get_property = bunko_item_view_get_property;
  object_class->set_property = bunko_item_view_set_property;
  install_view_properties ();
  install_content_properties ();
  g_object_class_install_properties (object_class, N_PROPS, properties);
}
