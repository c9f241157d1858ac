/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-tag-chip.h"

#include "bunko-term-menu.h"

/**
 * BunkoTagChip:
 *
 * A small round button that stands for a tag, an artist or the like; a click searches for it
 * through the action `win.search`. A middle click, or the minus key, excludes it from the search
 * through `win.exclude`; a menu offers both.
 */
struct _BunkoTagChip
{
  GtkButton parent_instance;

  char *query;
};

enum
{
  PROP_0,
  PROP_QUERY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoTagChip, bunko_tag_chip, GTK_TYPE_BUTTON)

static void
label_changed_cb (BunkoTagChip *self)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (self));
  g_autofree char *tooltip = NULL;

  if (!GTK_IS_LABEL (label))
    return;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  /* Translators: %s is a tag or the name of an artist */
  tooltip = g_strdup_printf (_ ("Search for “%s”"), gtk_label_get_text (GTK_LABEL (label)));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
}

static void
bunko_tag_chip_finalize (GObject *object)
{
  BunkoTagChip *self = BUNKO_TAG_CHIP (object);

  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (bunko_tag_chip_parent_class)->finalize (object);
}

static void
bunko_tag_chip_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoTagChip *self = BUNKO_TAG_CHIP (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_tag_chip_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BunkoTagChip *self = BUNKO_TAG_CHIP (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      self->query = g_value_dup_string (value);
      if (self->query == NULL)
        break;
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", self->query);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.search");
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_tag_chip_class_init (BunkoTagChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bunko_tag_chip_finalize;
  object_class->get_property = bunko_tag_chip_get_property;
  object_class->set_property = bunko_tag_chip_set_property;

  /**
   * BunkoTagChip:query:
   *
   * What a click searches for, %NULL for nothing.
   */
  properties[PROP_QUERY] =
      g_param_spec_string ("query", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_tag_chip_init (BunkoTagChip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  g_signal_connect (self, "notify::label", G_CALLBACK (label_changed_cb), NULL);
}

/**
 * bunko_tag_chip_new:
 * @label: what stands on it
 * @query: (nullable): what a click searches for
 *
 * Creates a chip.
 *
 * Returns: (transfer floating): the new chip
 */
GtkWidget *
bunko_tag_chip_new (const char *label, const char *query)
{
  GtkWidget *chip;

  g_return_val_if_fail (label != NULL, NULL);

  chip = g_object_new (BUNKO_TYPE_TAG_CHIP, "label", label, "query", query, NULL);
  if (query != NULL)
    bunko_term_menu_attach (chip, query, label, BUNKO_TERM_MENU_MIDDLE_EXCLUDES);
  return chip;
}
