/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-edit-progress.h"

#include <glib/gi18n-lib.h>

/**
 * BunkoEditProgress:
 *
 * A bar at the bottom of a page that says how far a long change of many items has come, with a
 * button that stops it.
 */
struct _BunkoEditProgress
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkProgressBar *bar;
  GtkLabel *label;
  GtkWidget *stop_button;

  char *title;
  BunkoBulkEdit *edit;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

enum
{
  SIGNAL_STOP,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoEditProgress, bunko_edit_progress, ADW_TYPE_BIN)

static void
stop_cb (BunkoEditProgress *self)
{
  gtk_widget_set_sensitive (self->stop_button, FALSE);
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
}

static void
update (BunkoEditProgress *self)
{
  guint n = bunko_bulk_edit_get_n_done (self->edit) + bunko_bulk_edit_get_n_refused (self->edit);
  guint total = bunko_bulk_edit_get_n_total (self->edit);
  double progress = bunko_bulk_edit_get_progress (self->edit);
  g_autofree char *text = NULL;

  if (n > 0 && total > 0)
    /* Translators: how many of how many items are changed by now */
    text = g_strdup_printf (ngettext ("%'u of %'u item", "%'u of %'u items", total), n, total);
  else if (total > 0)
    text = g_strdup_printf (ngettext ("Changing %'u item…", "Changing %'u items…", total), total);
  gtk_label_set_text (self->label, text != NULL ? text : self->title);
  bunko_edit_progress_set_fraction (self, progress);
}

static void
bunko_edit_progress_dispose (GObject *object)
{
  BunkoEditProgress *self = BUNKO_EDIT_PROGRESS (object);

  if (self->edit != NULL)
    g_signal_handlers_disconnect_by_func (self->edit, update, self);
  g_clear_object (&self->edit);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_EDIT_PROGRESS);

  G_OBJECT_CLASS (bunko_edit_progress_parent_class)->dispose (object);
}

static void
bunko_edit_progress_finalize (GObject *object)
{
  BunkoEditProgress *self = BUNKO_EDIT_PROGRESS (object);

  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (bunko_edit_progress_parent_class)->finalize (object);
}

static void
bunko_edit_progress_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BunkoEditProgress *self = BUNKO_EDIT_PROGRESS (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      gtk_label_set_text (self->label, self->title);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_edit_progress_class_init (BunkoEditProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_edit_progress_dispose;
  object_class->finalize = bunko_edit_progress_finalize;
  object_class->set_property = bunko_edit_progress_set_property;

  /**
   * BunkoEditProgress:title:
   *
   * What is said as long as no numbers are known.
   */
  properties[PROP_TITLE] = g_param_spec_string (
      "title", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BunkoEditProgress::stop:
   * @self: the progress
   *
   * The person wants it to stop.
   */
  signals[SIGNAL_STOP] = g_signal_new ("stop", BUNKO_TYPE_EDIT_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-edit-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoEditProgress, bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoEditProgress, label);
  gtk_widget_class_bind_template_child (widget_class, BunkoEditProgress, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
bunko_edit_progress_init (BunkoEditProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_edit_progress_new:
 * @title: what is said as long as no numbers are known
 *
 * Creates a bar for something that has just begun.
 *
 * Returns: (transfer floating): the new bar
 */
GtkWidget *
bunko_edit_progress_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return g_object_new (BUNKO_TYPE_EDIT_PROGRESS, "title", title, NULL);
}

/**
 * bunko_edit_progress_set_edit:
 * @self: a bar
 * @edit: what it tells about
 *
 * Shows the progress of an edit. Only once.
 */
void
bunko_edit_progress_set_edit (BunkoEditProgress *self, BunkoBulkEdit *edit)
{
  g_return_if_fail (BUNKO_IS_EDIT_PROGRESS (self));
  g_return_if_fail (BUNKO_IS_BULK_EDIT (edit));
  g_return_if_fail (self->edit == NULL);

  self->edit = g_object_ref (edit);
  g_signal_connect_object (edit, "notify::progress", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * bunko_edit_progress_set_fraction:
 * @self: a bar
 * @fraction: how much is done, 0 to 1
 *
 * Shows how much is done.
 */
void
bunko_edit_progress_set_fraction (BunkoEditProgress *self, double fraction)
{
  g_return_if_fail (BUNKO_IS_EDIT_PROGRESS (self));

  gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0, 1));
}

static GtkWidget *
find_toolbar_below (GtkWidget *widget)
{
  if (ADW_IS_TOOLBAR_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toolbar_below (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * bunko_edit_progress_attach:
 * @self: a bar that is nowhere
 * @page: a page, or a widget on one
 *
 * Puts the bar at the bottom of the page: of the toolbar view that @page is, has or is in.
 *
 * Returns: whether there is a place for it
 */
gboolean
bunko_edit_progress_attach (BunkoEditProgress *self, GtkWidget *page)
{
  GtkWidget *toolbar;

  g_return_val_if_fail (BUNKO_IS_EDIT_PROGRESS (self), FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (page), FALSE);

  toolbar = ADW_IS_NAVIGATION_PAGE (page) ? find_toolbar_below (page)
                                          : gtk_widget_get_ancestor (page, ADW_TYPE_TOOLBAR_VIEW);
  if (toolbar == NULL)
    return FALSE;
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (toolbar), GTK_WIDGET (self));
  return TRUE;
}

/**
 * bunko_edit_progress_detach:
 * @self: a bar
 *
 * Takes the bar away from its page.
 */
void
bunko_edit_progress_detach (BunkoEditProgress *self)
{
  GtkWidget *toolbar;

  g_return_if_fail (BUNKO_IS_EDIT_PROGRESS (self));

  toolbar = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOOLBAR_VIEW);
  if (toolbar != NULL)
    adw_toolbar_view_remove (ADW_TOOLBAR_VIEW (toolbar), GTK_WIDGET (self));
}
