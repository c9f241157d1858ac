/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "settings/bunko-recent-list.h"
#include "widgets/bunko-announce.h"
#include "widgets/bunko-open.h"

#include "bunko-quick-galleries.h"
#include "bunko-quick-items.h"
#include "bunko-quick-open.h"
#include "bunko-quick-recent.h"
#include "bunko-quick-row.h"
#include "bunko-quick-search.h"
#include "bunko-quick-tags.h"

/**
 * BunkoQuickOpen:
 *
 * Jumps to anything by typing: galleries, everything that has a name, views, tabs, actions. The
 * entry keeps the focus; the arrow keys go through what is found.
 */
struct _BunkoQuickOpen
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkSearchEntry *entry;
  GtkListView *list_view;
  GtkStack *stack;
  AdwSpinner *spinner;

  BunkoContext *context;
  BunkoQuickSearch *search;
  BunkoRecentList *recent;
  GtkSingleSelection *selection;
  char *chosen; /* the key of the hit that a person went to; NULL: the first one */
};

G_DEFINE_FINAL_TYPE (BunkoQuickOpen, bunko_quick_open, ADW_TYPE_DIALOG)

#define PAGE_SIZE 8

static void
announce (BunkoQuickOpen *self, const char *text)
{
  bunko_announce (GTK_WIDGET (self->entry), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static guint
get_n_hits (BunkoQuickOpen *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static GtkAdjustment *
get_adjustment (BunkoQuickOpen *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));
}

/* With the first hit its heading is shown, too: when the list has found room for it, it keeps the
 * hit in its place, and the heading is above. */
static void
laid_out_cb (BunkoQuickOpen *self, GtkAdjustment *adjustment)
{
  if (self->chosen == NULL)
    gtk_adjustment_set_value (adjustment, 0);
}

static void
select_hit (BunkoQuickOpen *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (position == 0)
    gtk_adjustment_set_value (get_adjustment (self), 0);
  else if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_NONE, NULL);
}

/* Who went to a hit stays there as long as it is found. */
static void
restore_selection (BunkoQuickOpen *self)
{
  guint n_hits = get_n_hits (self);

  for (guint i = 0; self->chosen != NULL && i < n_hits; i++)
    {
      g_autoptr (BunkoQuickHit) hit = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (!g_str_equal (bunko_quick_hit_get_key (hit), self->chosen))
        continue;
      select_hit (self, i);
      return;
    }
  g_clear_pointer (&self->chosen, g_free);
  select_hit (self, n_hits > 0 ? 0 : GTK_INVALID_LIST_POSITION);
}

static void
changed_cb (BunkoQuickOpen *self)
{
  guint n_hits = get_n_hits (self);
  gboolean loading = bunko_quick_search_get_loading (self->search);
  gboolean is_empty = *bunko_quick_search_get_text (self->search) == '\0';
  g_autofree char *text = NULL;

  restore_selection (self);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), loading);
  gtk_stack_set_visible_child_name (self->stack, n_hits > 0 || loading ? "hits"
                                                 : is_empty            ? "hints"
                                                                       : "nothing");
  if (loading || is_empty)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u result", "%u results", n_hits), n_hits);
  announce (self, text);
}

static void
text_changed_cb (BunkoQuickOpen *self)
{
  g_clear_pointer (&self->chosen, g_free);
  bunko_quick_search_set_text (self->search, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* The file of the list may be read only after the dialog was shown. */
static void
recent_changed_cb (BunkoQuickOpen *self)
{
  if (*bunko_quick_search_get_text (self->search) == '\0')
    bunko_quick_search_set_text (self->search, "");
}

static void
remember (BunkoQuickOpen *self, BunkoQuickHit *hit)
{
  if (bunko_quick_hit_get_location (hit) != NULL)
    bunko_recent_list_add (self->recent, bunko_quick_hit_get_key (hit),
                           bunko_quick_hit_to_variant (hit));
}

/* The dialog is closed first: what is opened may take the focus, or be a dialog itself. */
static void
open_hit (BunkoQuickOpen *self, BunkoQuickHit *hit, BunkoOpenWhere where)
{
  g_autoptr (GtkWidget) from = NULL;
  BunkoLocation *location = bunko_quick_hit_get_location (hit);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  from = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  if (from == NULL)
    return;
  g_object_ref (from);
  remember (self, hit);
  bunko_quick_search_stop (self->search);
  adw_dialog_close (ADW_DIALOG (self));

  if (location != NULL && bunko_quick_hit_get_is_root (hit) && where == BUNKO_OPEN_HERE)
    {
      target = g_variant_ref_sink (bunko_location_to_variant (location));
      gtk_widget_activate_action_variant (from, "win.show-place", target);
    }
  else if (location != NULL)
    bunko_open_location (from, location, where);
  else if (g_action_parse_detailed_name (bunko_quick_hit_get_action (hit), &name, &target, NULL))
    gtk_widget_activate_action_variant (from, name, target);
}

static void
open_position (BunkoQuickOpen *self, guint position, BunkoOpenWhere where)
{
  g_autoptr (BunkoQuickHit) hit = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (hit != NULL)
    open_hit (self, hit, where);
}

static void
activated_cb (BunkoQuickOpen *self, guint position)
{
  open_position (self, position, BUNKO_OPEN_HERE);
}

static void
move (BunkoQuickOpen *self, int by)
{
  g_autoptr (BunkoQuickHit) hit = NULL;
  int n_hits = (int) get_n_hits (self);
  int position = (int) gtk_single_selection_get_selected (self->selection);

  if (n_hits == 0)
    return;
  /* One step beyond the end goes on at the other one. */
  if (by == 1 && position == n_hits - 1)
    position = 0;
  else if (by == -1 && position == 0)
    position = n_hits - 1;
  else
    position = CLAMP (position + by, 0, n_hits - 1);
  select_hit (self, (guint) position);
  hit = g_list_model_get_item (G_LIST_MODEL (self->selection), (guint) position);
  g_set_str (&self->chosen, bunko_quick_hit_get_key (hit));
  announce (self, bunko_quick_hit_get_title (hit));
}

static gboolean
key_pressed_cb (BunkoQuickOpen *self, guint keyval, guint keycode, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Page_Up:
      move (self, -PAGE_SIZE);
      return GDK_EVENT_STOP;

    case GDK_KEY_Page_Down:
      move (self, PAGE_SIZE);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      open_position (self, gtk_single_selection_get_selected (self->selection),
                     bunko_open_where_from_event (GDK_BUTTON_PRIMARY, state));
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
stop_cb (BunkoQuickOpen *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  BunkoQuickOpen *self = BUNKO_QUICK_OPEN (gtk_widget_get_ancestor (row, BUNKO_TYPE_QUICK_OPEN));

  if (self != NULL && gtk_widget_contains (row, x, y))
    open_position (self, gtk_list_item_get_position (list_item), BUNKO_OPEN_TAB);
}

static void
setup_cb (BunkoQuickOpen *self, GtkListItem *list_item)
{
  GtkWidget *row = bunko_quick_row_new (bunko_context_get_loader (self->context));
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_MIDDLE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), list_item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_focusable (list_item, FALSE);
}

static void
bind_cb (BunkoQuickOpen *self, GtkListItem *list_item)
{
  BunkoQuickHit *hit = gtk_list_item_get_item (list_item);
  const char *subtitle = bunko_quick_hit_get_subtitle (hit);
  g_autofree char *label = NULL;

  bunko_quick_row_set_hit (BUNKO_QUICK_ROW (gtk_list_item_get_child (list_item)), hit);
  if (subtitle != NULL)
    /* Translators: between the parts of a description that is read aloud */
    label = g_strconcat (bunko_quick_hit_get_title (hit), C_ ("description", ", "), subtitle, NULL);
  gtk_list_item_set_accessible_label (list_item,
                                      label != NULL ? label : bunko_quick_hit_get_title (hit));
}

static void
unbind_cb (BunkoQuickOpen *self, GtkListItem *list_item)
{
  bunko_quick_row_set_hit (BUNKO_QUICK_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
setup_header_cb (BunkoQuickOpen *self, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (BunkoQuickOpen *self, GtkListHeader *header)
{
  BunkoQuickHit *hit = gtk_list_header_get_item (header);

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)),
                      bunko_quick_kind_get_title (bunko_quick_hit_get_kind (hit)));
}

static void
bunko_quick_open_dispose (GObject *object)
{
  BunkoQuickOpen *self = BUNKO_QUICK_OPEN (object);

  if (self->search != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->search, self);
      bunko_quick_search_stop (self->search);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_QUICK_OPEN);
  g_clear_object (&self->selection);
  g_clear_object (&self->search);
  g_clear_object (&self->recent);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_quick_open_parent_class)->dispose (object);
}

static void
bunko_quick_open_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_QUICK_OPEN (object)->chosen, g_free);

  G_OBJECT_CLASS (bunko_quick_open_parent_class)->finalize (object);
}

static void
bunko_quick_open_class_init (BunkoQuickOpenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_quick_open_dispose;
  object_class->finalize = bunko_quick_open_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-quick-open.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickOpen, entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickOpen, list_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickOpen, spinner);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickOpen, stack);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
bunko_quick_open_init (BunkoQuickOpen *self)
{
  GtkFlattenListModel *hits;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->search = bunko_quick_search_new ();
  hits = gtk_flatten_list_model_new (g_object_ref (bunko_quick_search_get_groups (self->search)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (hits));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->search, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_adjustment (self), "changed", G_CALLBACK (laid_out_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_provider (BunkoQuickOpen *self, gpointer provider)
{
  bunko_quick_search_add_provider (self->search, BUNKO_QUICK_PROVIDER (provider));
  g_object_unref (provider);
}

/**
 * bunko_quick_open_new:
 * @context: the server
 *
 * Creates the dialog, with what the server knows.
 *
 * Returns: (transfer floating): the new dialog
 */
AdwDialog *
bunko_quick_open_new (BunkoContext *context)
{
  BunkoQuickOpen *self;
  BunkoLibrary *library;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_QUICK_OPEN, NULL);
  library = bunko_context_get_library (context);
  self->context = g_object_ref (context);
  self->recent = bunko_recent_list_get (bunko_library_get_state_key (library), BUNKO_RECENT_JUMPS);
  g_signal_connect_object (self->recent, "changed", G_CALLBACK (recent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  add_provider (self, bunko_quick_recent_new (self->recent));
  add_provider (self, bunko_quick_galleries_new (library));
  add_provider (self, bunko_quick_items_new (library));
  add_provider (self, bunko_quick_tags_new (library));
  return ADW_DIALOG (self);
}

/**
 * bunko_quick_open_add_provider:
 * @self: the dialog
 * @provider: who knows something else to jump to
 *
 * Adds a provider.
 */
void
bunko_quick_open_add_provider (BunkoQuickOpen *self, BunkoQuickProvider *provider)
{
  g_return_if_fail (BUNKO_IS_QUICK_OPEN (self));
  g_return_if_fail (BUNKO_IS_QUICK_PROVIDER (provider));

  bunko_quick_search_add_provider (self->search, provider);
}

/**
 * bunko_quick_open_start:
 * @self: the dialog
 * @text: what is already written, such as `>`; may be empty
 *
 * Begins to look, after all providers were added.
 */
void
bunko_quick_open_start (BunkoQuickOpen *self, const char *text)
{
  g_return_if_fail (BUNKO_IS_QUICK_OPEN (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  bunko_quick_search_set_text (self->search, text);
}
