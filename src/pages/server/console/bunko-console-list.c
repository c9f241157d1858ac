/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bunko-api-obstacle.h"

/**
 * BunkoConsoleList:
 *
 * The functions of the server by what they are about, to choose one; what is typed filters them.
 * Those that will probably fail are dimmed.
 */
struct _BunkoConsoleList
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkScrolledWindow *scroller;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *view;

  BunkoLibrary *library;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  GStrv words; /* that are searched for; NULL: none */
  gboolean shown;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoConsoleList, bunko_console_list, ADW_TYPE_BIN)

static gboolean
matches (gpointer item, gpointer user_data)
{
  BunkoConsoleList *self = user_data;
  g_autofree char *summary = g_utf8_casefold (bunko_api_function_get_summary (item), -1);

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    {
      if (strstr (bunko_api_function_get_name (item), self->words[i]) == NULL &&
          strstr (summary, self->words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) bunko_api_function_get_group ((BunkoApiFunction *) a) -
         (int) bunko_api_function_get_group ((BunkoApiFunction *) b);
}

static void
update_stack (BunkoConsoleList *self)
{
  gtk_stack_set_visible_child_name (
      self->stack,
      g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0 ? "list" : "not-found");
}

/* The list begins with its first row, which would leave the heading above that out of sight. */
static gboolean
scroll_up_cb (gpointer user_data)
{
  BunkoConsoleList *self = user_data;

  if (self->scroller != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  return G_SOURCE_REMOVE;
}

static void
scroll_up (BunkoConsoleList *self)
{
  g_idle_add_full (G_PRIORITY_LOW, scroll_up_cb, g_object_ref (self), g_object_unref);
}

static void
search_changed_cb (BunkoConsoleList *self)
{
  g_autofree char *folded =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);

  g_strfreev (self->words);
  self->words = g_strsplit_set (folded, " ", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
  scroll_up (self);
}

static void
choose (BunkoConsoleList *self, guint position)
{
  g_autoptr (BunkoApiFunction) function =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (function == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, function);
}

static void
activate_cb (BunkoConsoleList *self, guint position)
{
  choose (self, position);
}

/* The function that has what is typed as its name, or else the first one. */
static guint
find_best (BunkoConsoleList *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BunkoApiFunction) function =
          g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_ascii_strcasecmp (bunko_api_function_get_name (function), typed) == 0)
        return i;
    }
  return 0;
}

static void
search_activate_cb (BunkoConsoleList *self)
{
  /* Somebody may be faster than the field, which tells of changes a little later. */
  search_changed_cb (self);
  choose (self, find_best (self));
}

/* From the field into the list. */
static gboolean
key_pressed_cb (BunkoConsoleList *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
new_image (const char *icon_name, const char *tooltip)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (image, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (image, "dimmed");
  return image;
}

static void
setup_cb (BunkoConsoleList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box),
                  new_image ("document-open-recent-symbolic", _ ("Done in the background")));
  gtk_box_append (GTK_BOX (box), new_image ("dialog-warning-symbolic", _ ("Dangerous")));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (BunkoConsoleList *self, GtkListItem *item)
{
  BunkoApiFunction *function = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_first_child (box);
  GtkWidget *background = gtk_widget_get_next_sibling (label);
  GtkWidget *warning = gtk_widget_get_next_sibling (background);
  g_autofree char *obstacle =
      self->library != NULL ? bunko_api_function_dup_obstacle (function, self->library) : NULL;
  const char *description = obstacle != NULL ? obstacle : bunko_api_function_get_summary (function);

  gtk_label_set_label (GTK_LABEL (label), bunko_api_function_get_name (function));
  gtk_widget_set_visible (background, bunko_api_function_get_is_async (function));
  gtk_widget_set_visible (warning,
                          bunko_api_function_get_danger (function) == BUNKO_API_DANGER_HIGH);
  gtk_widget_set_tooltip_text (box, description);
  gtk_list_item_set_accessible_label (item, bunko_api_function_get_name (function));
  gtk_list_item_set_accessible_description (item, description);
  if (obstacle != NULL)
    gtk_widget_add_css_class (label, "dimmed");
  else
    gtk_widget_remove_css_class (label, "dimmed");
}

static void
setup_header_cb (BunkoConsoleList *self, GtkListHeader *header)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (BunkoConsoleList *self, GtkListHeader *header)
{
  BunkoApiFunction *function = gtk_list_header_get_item (header);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       bunko_api_group_get_label (bunko_api_function_get_group (function)));
}

static void
bunko_console_list_map (GtkWidget *widget)
{
  BunkoConsoleList *self = BUNKO_CONSOLE_LIST (widget);

  GTK_WIDGET_CLASS (bunko_console_list_parent_class)->map (widget);
  if (!self->shown)
    scroll_up (self);
  self->shown = TRUE;
}

static void
bunko_console_list_dispose (GObject *object)
{
  BunkoConsoleList *self = BUNKO_CONSOLE_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_CONSOLE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->library);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (bunko_console_list_parent_class)->dispose (object);
}

static gboolean
bunko_console_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BUNKO_CONSOLE_LIST (widget)->search_entry));
}

static void
bunko_console_list_class_init (BunkoConsoleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_console_list_dispose;
  widget_class->grab_focus = bunko_console_list_grab_focus;
  widget_class->map = bunko_console_list_map;

  /**
   * BunkoConsoleList::chosen:
   * @self: the list
   * @function: a #BunkoApiFunction
   *
   * A function was chosen.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", BUNKO_TYPE_CONSOLE_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, BUNKO_TYPE_API_FUNCTION);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-console-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleList, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleList, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleList, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
}

static void
bunko_console_list_init (BunkoConsoleList *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (bunko_api_function_get_all ()),
                                        g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  gtk_sort_list_model_set_section_sorter (
      sorted, GTK_SORTER (gtk_custom_sorter_new (compare_groups, NULL, NULL)));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  g_object_unref (sorted);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * bunko_console_list_set_library:
 * @self: a list
 * @library: (transfer none): whose server is asked what it has
 *
 * Sets which server the functions are for.
 */
void
bunko_console_list_set_library (BunkoConsoleList *self, BunkoLibrary *library)
{
  g_return_if_fail (BUNKO_IS_CONSOLE_LIST (self));
  g_return_if_fail (BUNKO_IS_LIBRARY (library));

  g_set_object (&self->library, library);
  bunko_console_list_refresh (self);
}

/**
 * bunko_console_list_refresh:
 * @self: a list
 *
 * Looks again which functions the server has.
 */
void
bunko_console_list_refresh (BunkoConsoleList *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (BUNKO_IS_CONSOLE_LIST (self));

  factory = g_object_ref (gtk_list_view_get_factory (self->view));
  gtk_list_view_set_factory (self->view, NULL);
  gtk_list_view_set_factory (self->view, factory);
}
