/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-activity-button.h"

#include <glib/gi18n-lib.h>

#include "bunko-activity-ring.h"
#include "bunko-activity-row.h"
#include "bunko-open.h"
#include "library/bunko-activity-list.h"

/**
 * BunkoActivityButton:
 *
 * A ring that shows how far all that runs has come, with a list of it below. It wants to be seen
 * while something runs, or has failed and nobody knows. As a strip it also says in words what runs.
 */
struct _BunkoActivityButton
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkMenuButton *button;
  GtkImage *failed_icon;
  GtkLabel *label;
  GtkListBox *list_box;
  GtkPopover *popover;
  BunkoActivityRing *ring;

  BunkoContext *context;
  BunkoActivityList *activities;
  GtkFilter *filter;
  gboolean with_text;
  gboolean wanted;
  gboolean watching;
};

/* As much as a popover holds; there is a page for all. */
#define MAX_ROWS 6

enum
{
  PROP_0,
  PROP_WANTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoActivityButton, bunko_activity_button, ADW_TYPE_BIN)

/* What runs, or else nobody has seen yet. */
static gboolean
is_shown (gpointer item, gpointer user_data)
{
  return !bunko_activity_is_over (item) || bunko_activity_get_unseen (item);
}

static char *
dup_summary (BunkoActivityButton *self)
{
  guint n_running = bunko_activity_list_get_n_running (self->activities);
  guint n_failed = bunko_activity_list_get_n_unseen (self->activities);
  double fraction = bunko_activity_list_get_fraction (self->activities);
  g_autofree char *running = NULL;

  if (n_running == 0 && n_failed > 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u activity failed", "%u activities failed", n_failed),
        n_failed);
  running = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u activity", "%u activities", n_running), n_running);
  if (fraction < 0)
    return g_steal_pointer (&running);
  /* Translators: %s is how many activities run, the number how far they have come */
  return g_strdup_printf (_ ("%s, %d %%"), running, (int) (fraction * 100));
}

static BunkoActivity *
get_running (BunkoActivityButton *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->activities));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BunkoActivity) activity =
          g_list_model_get_item (G_LIST_MODEL (self->activities), i);

      if (!bunko_activity_is_over (activity))
        return activity;
    }
  return NULL;
}

/* The one that runs is called by its name; the list keeps it. */
static void
update_label (BunkoActivityButton *self, const char *summary)
{
  BunkoActivity *activity =
      bunko_activity_list_get_n_running (self->activities) == 1 ? get_running (self) : NULL;
  double fraction = bunko_activity_list_get_fraction (self->activities);
  g_autofree char *text = NULL;

  if (!self->with_text)
    return;
  if (activity != NULL && fraction >= 0)
    /* Translators: what runs, and how far it has come */
    text = g_strdup_printf (_ ("%s · %d %%"), bunko_activity_get_title (activity),
                            (int) (fraction * 100));
  gtk_label_set_text (self->label, text != NULL       ? text
                                   : activity != NULL ? bunko_activity_get_title (activity)
                                                      : summary);
}

static void
update_wanted (BunkoActivityButton *self)
{
  gboolean wanted = bunko_activity_list_get_n_running (self->activities) > 0 ||
                    bunko_activity_list_get_n_unseen (self->activities) > 0 ||
                    gtk_widget_get_visible (GTK_WIDGET (self->popover));

  if (self->wanted == wanted)
    return;
  self->wanted = wanted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WANTED]);
}

static void
set_accessible_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
update (BunkoActivityButton *self)
{
  g_autofree char *summary = dup_summary (self);
  gboolean failed = bunko_activity_list_get_n_running (self->activities) == 0 &&
                    bunko_activity_list_get_n_unseen (self->activities) > 0;

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_widget_set_visible (GTK_WIDGET (self->ring), !failed);
  gtk_widget_set_visible (GTK_WIDGET (self->failed_icon), failed);
  bunko_activity_ring_set_fraction (self->ring,
                                    bunko_activity_list_get_fraction (self->activities));
  if (!self->with_text)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), summary);
  set_accessible_label (GTK_WIDGET (self->button), summary);
  /* The button in the menu button is what the keyboard gets to. */
  set_accessible_label (gtk_widget_get_first_child (GTK_WIDGET (self->button)), summary);
  update_label (self, summary);
  update_wanted (self);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return bunko_activity_row_new (item);
}

static void
set_watching (BunkoActivityButton *self, gboolean watching)
{
  if (self->watching == watching || self->activities == NULL)
    return;
  self->watching = watching;
  if (watching)
    bunko_activity_list_watch (self->activities);
  else
    bunko_activity_list_unwatch (self->activities);
}

static void
popover_shown_cb (BunkoActivityButton *self)
{
  set_watching (self, TRUE);
  update_wanted (self);
}

static void
popover_closed_cb (BunkoActivityButton *self)
{
  set_watching (self, FALSE);
  bunko_activity_list_mark_seen (self->activities);
  update (self);
}

static void
show_all_cb (BunkoActivityButton *self)
{
  g_autoptr (BunkoLocation) location = bunko_location_new_server_section ("activity");

  gtk_popover_popdown (self->popover);
  bunko_open_location (GTK_WIDGET (self), location, BUNKO_OPEN_HERE);
}

static void
bunko_activity_button_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  BunkoActivityButton *self = BUNKO_ACTIVITY_BUTTON (object);

  switch (prop_id)
    {
    case PROP_WANTED:
      g_value_set_boolean (value, self->wanted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_activity_button_dispose (GObject *object)
{
  BunkoActivityButton *self = BUNKO_ACTIVITY_BUTTON (object);

  set_watching (self, FALSE);
  if (self->activities != NULL)
    g_signal_handlers_disconnect_by_data (self->activities, self);
  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_ACTIVITY_BUTTON);
  g_clear_object (&self->filter);
  g_clear_object (&self->activities);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_activity_button_parent_class)->dispose (object);
}

static void
bunko_activity_button_class_init (BunkoActivityButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_activity_button_dispose;
  object_class->get_property = bunko_activity_button_get_property;

  /**
   * BunkoActivityButton:wanted:
   *
   * Whether there is something to be seen, or its list is open.
   */
  properties[PROP_WANTED] =
      g_param_spec_boolean ("wanted", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BUNKO_TYPE_ACTIVITY_RING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-activity-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityButton, button);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityButton, failed_icon);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityButton, label);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityButton, list_box);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityButton, popover);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityButton, ring);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
bunko_activity_button_init (BunkoActivityButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind_list (BunkoActivityButton *self)
{
  GtkFilterListModel *shown;
  g_autoptr (GtkSliceListModel) slice = NULL;

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, NULL, NULL));
  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->activities)),
                                     g_object_ref (self->filter));
  slice = gtk_slice_list_model_new (G_LIST_MODEL (shown), 0, MAX_ROWS);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (slice), create_row, NULL, NULL);
}

/**
 * bunko_activity_button_new:
 * @context: an open library
 * @with_text: whether to say in words what runs, for a bar of its own
 *
 * Makes a button that follows what goes on. Who places it shows it while
 * #BunkoActivityButton:wanted is set.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
bunko_activity_button_new (BunkoContext *context, gboolean with_text)
{
  BunkoActivityButton *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_ACTIVITY_BUTTON, NULL);
  self->context = g_object_ref (context);
  self->activities =
      g_object_ref (bunko_library_get_activities (bunko_context_get_library (context)));
  self->with_text = with_text;
  gtk_widget_set_visible (GTK_WIDGET (self->label), with_text);
  bind_list (self);
  g_signal_connect_object (self->activities, "notify", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * bunko_activity_button_get_wanted:
 * @self: a button
 *
 * Returns: whether there is something to be seen, or its list is open
 */
gboolean
bunko_activity_button_get_wanted (BunkoActivityButton *self)
{
  g_return_val_if_fail (BUNKO_IS_ACTIVITY_BUTTON (self), FALSE);

  return self->wanted;
}
