/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-namespace-bar.h"

/**
 * BunkoNamespaceBar:
 *
 * Buttons for the namespaces that tags have, with how many tags each has; one of them, or the one
 * for all, is chosen. It is hidden as long as the namespaces are not known.
 */

/* What stands for the tags without a namespace in saved states. */
#define NO_NAMESPACE "__namespace__"

/* So many fit into a bar that one still scrolls through. */
#define MAX_NAMESPACES 100

struct _BunkoNamespaceBar
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkToggleButton *all;
  GtkScrolledWindow *scroller;

  BunkoTagNamespace *selected; /* NULL: all */
  char *wanted;                /* still to be chosen when it is known; NULL: none */
  GCancellable *cancellable;   /* while it asks */
};

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoNamespaceBar, bunko_namespace_bar, ADW_TYPE_BIN)

static BunkoTagNamespace *
get_namespace (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "namespace");
}

static void
toggled_cb (BunkoNamespaceBar *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  g_clear_pointer (&self->wanted, g_free);
  if (g_set_object (&self->selected, get_namespace (GTK_WIDGET (button))))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static const char *
get_name (BunkoTagNamespace *tag_namespace)
{
  const char *name = bunko_tag_namespace_get_name (tag_namespace);

  return name != NULL ? name : NO_NAMESPACE;
}

static GtkWidget *
create_button (BunkoNamespaceBar *self, BunkoTagNamespace *tag_namespace)
{
  const char *name = bunko_tag_namespace_get_name (tag_namespace);
  guint count = bunko_tag_namespace_get_count (tag_namespace);
  g_autofree char *number = g_strdup_printf ("%'u", count);
  g_autofree char *tags = g_strdup_printf (ngettext ("%'u tag", "%'u tags", count), count);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (number);

  gtk_box_append (GTK_BOX (content), gtk_label_new (name != NULL ? name : _ ("No Namespace")));
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _ ("No Namespace"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tags, -1);
  g_object_set_data_full (G_OBJECT (button), "namespace", g_object_ref (tag_namespace),
                          g_object_unref);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->all);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  return button;
}

static GtkWidget *
find_button (BunkoNamespaceBar *self, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    {
      if (get_namespace (button) != NULL &&
          g_ascii_strcasecmp (get_name (get_namespace (button)), name) == 0)
        return button;
    }
  return NULL;
}

static void
remove_buttons (BunkoNamespaceBar *self)
{
  GtkWidget *button = gtk_widget_get_next_sibling (GTK_WIDGET (self->all));

  while (button != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (button);

      g_signal_handlers_disconnect_by_data (button, self);
      gtk_box_remove (self->box, button);
      button = next;
    }
}

/* The chosen one stays chosen, with its new number. */
static void
show_namespaces (BunkoNamespaceBar *self, GPtrArray *namespaces)
{
  g_autofree char *name = g_strdup (bunko_namespace_bar_get_wanted (self));

  remove_buttons (self);
  for (guint i = 0; i < MIN (namespaces->len, MAX_NAMESPACES); i++)
    gtk_box_append (self->box, create_button (self, namespaces->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), namespaces->len > 1);
  if (name != NULL && find_button (self, name) != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (self, name)), TRUE);
  else
    gtk_toggle_button_set_active (self->all, TRUE);
  g_clear_pointer (&self->wanted, g_free);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoNamespaceBar *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) namespaces =
      bunko_library_list_tag_namespaces_finish (BUNKO_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  /* Without the namespaces all tags are still there: the list says what is wrong. */
  if (namespaces != NULL)
    show_namespaces (self, namespaces);
}

static void
bunko_namespace_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, BUNKO_NAMESPACE_BAR (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_namespace_bar_dispose (GObject *object)
{
  BunkoNamespaceBar *self = BUNKO_NAMESPACE_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->box != NULL)
    remove_buttons (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_NAMESPACE_BAR);
  g_clear_object (&self->selected);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (bunko_namespace_bar_parent_class)->dispose (object);
}

static void
bunko_namespace_bar_class_init (BunkoNamespaceBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bunko_namespace_bar_get_property;
  object_class->dispose = bunko_namespace_bar_dispose;

  /**
   * BunkoNamespaceBar:selected:
   *
   * The chosen namespace, %NULL for all.
   */
  properties[PROP_SELECTED] =
      g_param_spec_object ("selected", NULL, NULL, BUNKO_TYPE_TAG_NAMESPACE,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-namespace-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoNamespaceBar, all);
  gtk_widget_class_bind_template_child (widget_class, BunkoNamespaceBar, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoNamespaceBar, scroller);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
bunko_namespace_bar_init (BunkoNamespaceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_namespace_bar_load:
 * @self: a bar
 * @library: a library
 *
 * Asks which namespaces there are, again if it has done so already.
 */
void
bunko_namespace_bar_load (BunkoNamespaceBar *self, BunkoLibrary *library)
{
  g_return_if_fail (BUNKO_IS_NAMESPACE_BAR (self));
  g_return_if_fail (BUNKO_IS_LIBRARY (library));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  bunko_library_list_tag_namespaces_async (library, self->cancellable, listed_cb, self);
}

/**
 * bunko_namespace_bar_get_selected:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable): the chosen namespace, %NULL for all
 */
BunkoTagNamespace *
bunko_namespace_bar_get_selected (BunkoNamespaceBar *self)
{
  g_return_val_if_fail (BUNKO_IS_NAMESPACE_BAR (self), NULL);

  return self->selected;
}

/**
 * bunko_namespace_bar_get_wanted:
 * @self: a bar
 *
 * Gets the name of the chosen namespace, also while it is not known yet whether there is one.
 *
 * Returns: (transfer none) (nullable): the name for bunko_namespace_bar_select(), %NULL for all
 */
const char *
bunko_namespace_bar_get_wanted (BunkoNamespaceBar *self)
{
  g_return_val_if_fail (BUNKO_IS_NAMESPACE_BAR (self), NULL);

  if (self->wanted != NULL)
    return self->wanted;
  return self->selected != NULL ? get_name (self->selected) : NULL;
}

/**
 * bunko_namespace_bar_select:
 * @self: a bar
 * @name: (nullable): what bunko_namespace_bar_get_wanted() said
 *
 * Chooses a namespace, as soon as it is known. A name that there is no namespace of is forgotten.
 */
void
bunko_namespace_bar_select (BunkoNamespaceBar *self, const char *name)
{
  GtkWidget *button;

  g_return_if_fail (BUNKO_IS_NAMESPACE_BAR (self));

  button = name != NULL ? find_button (self, name) : GTK_WIDGET (self->all);
  g_set_str (&self->wanted, button == NULL ? name : NULL);
  if (button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}
