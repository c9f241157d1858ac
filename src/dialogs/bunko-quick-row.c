/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "widgets/bunko-cover.h"

#include "bunko-quick-row.h"

/**
 * BunkoQuickRow:
 *
 * A hit in a list: its icon or cover, what it is called, and its keys.
 */
struct _BunkoQuickRow
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *accel_label;
  BunkoCover *cover;
  GtkWidget *cover_clamp;
  GtkImage *icon;
  GtkWidget *labels;
  GtkLabel *subtitle_label;
  GtkLabel *title_label;
};

G_DEFINE_FINAL_TYPE (BunkoQuickRow, bunko_quick_row, GTK_TYPE_WIDGET)

#define COVER_WIDTH 28

static void
bunko_quick_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BUNKO_TYPE_QUICK_ROW);

  G_OBJECT_CLASS (bunko_quick_row_parent_class)->dispose (object);
}

static void
bunko_quick_row_class_init (BunkoQuickRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_quick_row_dispose;
  g_type_ensure (BUNKO_TYPE_COVER);
  gtk_widget_class_set_css_name (widget_class, "quickrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-quick-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickRow, accel_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickRow, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickRow, cover_clamp);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickRow, labels);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoQuickRow, title_label);
}

static void
bunko_quick_row_init (BunkoQuickRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_quick_row_new:
 * @loader: what loads covers
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
bunko_quick_row_new (BunkoImageLoader *loader)
{
  BunkoQuickRow *self = g_object_new (BUNKO_TYPE_QUICK_ROW, NULL);

  bunko_cover_set_cover_width (self->cover, COVER_WIDTH);
  bunko_cover_set_loader (self->cover, loader);
  return GTK_WIDGET (self);
}

static void
show_accel (BunkoQuickRow *self, const char *accel)
{
  g_autofree char *label = NULL;
  guint key;
  GdkModifierType modifiers;

  gtk_widget_set_visible (GTK_WIDGET (self->accel_label), accel != NULL);
  if (accel == NULL || !gtk_accelerator_parse (accel, &key, &modifiers))
    return;
  label = gtk_accelerator_get_label (key, modifiers);
  gtk_label_set_text (self->accel_label, label);
}

/**
 * bunko_quick_row_set_hit:
 * @self: a row
 * @hit: (nullable): what to show
 *
 * Shows a hit.
 */
void
bunko_quick_row_set_hit (BunkoQuickRow *self, BunkoQuickHit *hit)
{
  BunkoItem *item = hit != NULL ? bunko_quick_hit_get_item (hit) : NULL;
  const char *subtitle = hit != NULL ? bunko_quick_hit_get_subtitle (hit) : NULL;

  g_return_if_fail (BUNKO_IS_QUICK_ROW (self));

  bunko_cover_set_item (self->cover, item);
  gtk_widget_set_visible (self->cover_clamp, item != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), item == NULL);
  gtk_image_set_from_icon_name (self->icon,
                                hit != NULL ? bunko_quick_hit_get_icon_name (hit) : NULL);
  gtk_label_set_text (self->title_label, hit != NULL ? bunko_quick_hit_get_title (hit) : "");
  gtk_label_set_text (self->subtitle_label, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), subtitle != NULL);
  show_accel (self, hit != NULL ? bunko_quick_hit_get_accel (hit) : NULL);
}
