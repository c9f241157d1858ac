/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bunko-click-zones.h"
#include "bunko-zones-preview.h"
#include "settings/bunko-settings.h"

/* Long enough to read three words. */
#define SHOWN_MS 2000
#define FADE_MS  400

/* Around a label, in pixels. */
#define LABEL_PADDING 12.0

/**
 * BunkoZonesPreview:
 *
 * Lies over the view and shows for a moment in colours what clicks do where: when another preset is
 * chosen, and the first time a reader opens with one. It takes no clicks itself.
 */
struct _BunkoZonesPreview
{
  GtkWidget parent_instance;

  BunkoReaderOptions *options;
  GSettings *settings;
  AdwAnimation *fade;
  guint fade_id;
};

G_DEFINE_FINAL_TYPE (BunkoZonesPreview, bunko_zones_preview, GTK_TYPE_WIDGET)

static const struct
{
  const char *label;
  GdkRGBA colour;
} looks[] = {
  [BUNKO_ZONE_NEXT] = { N_ ("Next page"), { 0.15f, 0.64f, 0.41f, 0.55f } },
  [BUNKO_ZONE_PREVIOUS] = { N_ ("Previous page"), { 0.90f, 0.38f, 0.0f, 0.55f } },
  [BUNKO_ZONE_MENU] = { N_ ("Bars"), { 0.24f, 0.22f, 0.27f, 0.45f } },
};

/* On a dark ground of its own: pages may have any colour. */
static void
draw_ground (GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  const GdkRGBA black = { 0, 0, 0, 0.65f };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, (float) LABEL_PADDING);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &black, rect);
  gtk_snapshot_pop (snapshot);
}

static void
draw_label (BunkoZonesPreview *self,
            GtkSnapshot *snapshot,
            const char *text,
            const graphene_rect_t *area)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  double most = MAX (1, area->size.width - 2 * LABEL_PADDING - 2);
  PangoRectangle size;
  double x, y;

  pango_layout_set_width (layout, (int) (most * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_extents (layout, NULL, &size);
  x = area->origin.x + (area->size.width - most) / 2;
  y = area->origin.y + (area->size.height - size.height) / 2;
  draw_ground (snapshot, &GRAPHENE_RECT_INIT ((float) (x + size.x - LABEL_PADDING),
                                              (float) (y - LABEL_PADDING / 2),
                                              (float) (size.width + 2 * LABEL_PADDING),
                                              (float) (size.height + LABEL_PADDING)));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

static void
draw_zone (BunkoZonesPreview *self, GtkSnapshot *snapshot, const BunkoZoneRect *part)
{
  BunkoReaderDirection direction = bunko_reader_options_get_direction (self->options);
  BunkoZone zone = bunko_click_zones_resolve (part->zone, direction);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t rect =
      GRAPHENE_RECT_INIT ((float) (part->x * width), (float) (part->y * height),
                          (float) (part->width * width), (float) (part->height * height));

  if (zone >= G_N_ELEMENTS (looks) || looks[zone].label == NULL)
    return;
  gtk_snapshot_append_color (snapshot, &looks[zone].colour, &rect);
  draw_label (self, snapshot, _ (looks[zone].label), &rect);
}

static void
bunko_zones_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BunkoZonesPreview *self = BUNKO_ZONES_PREVIEW (widget);
  BunkoZoneRect parts[BUNKO_ZONES_MAX_RECTS];
  guint n_parts;

  if (self->options == NULL)
    return;
  n_parts = bunko_zones_list (bunko_reader_options_get_click_zones (self->options),
                              bunko_reader_options_get_zones_inverted (self->options), parts);
  for (guint i = 0; i < n_parts; i++)
    draw_zone (self, snapshot, &parts[i]);
}

/* A name for what is shown, for what was shown before. */
static char *
get_name (BunkoZonesPreview *self)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BUNKO_TYPE_READER_ZONES);
  GEnumValue *value =
      g_enum_get_value (klass, (int) bunko_reader_options_get_click_zones (self->options));
  gboolean inverted = bunko_reader_options_get_zones_inverted (self->options);

  return g_strconcat (value != NULL ? value->value_nick : "", inverted ? "-inverted" : "", NULL);
}

/* There are a dozen of them: what nobody wrote is dropped, so that the list stays short. */
static void
note_shown (BunkoZonesPreview *self)
{
  g_auto (GStrv) seen = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  if (self->settings == NULL)
    return;
  name = get_name (self);
  seen = g_settings_get_strv (self->settings, BUNKO_SETTINGS_KEY_READER_ZONES_SEEN);
  if (g_strv_contains ((const char *const *) seen, name))
    return;
  g_strv_builder_add (builder, name);
  for (guint i = 0; seen[i] != NULL && i < 15; i++)
    g_strv_builder_add (builder, seen[i]);
  names = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, BUNKO_SETTINGS_KEY_READER_ZONES_SEEN,
                       (const char *const *) names);
}

static void
faded_cb (BunkoZonesPreview *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
fade_cb (gpointer user_data)
{
  BunkoZonesPreview *self = user_data;

  self->fade_id = 0;
  /* Where animations are not wanted it is over at once. */
  adw_animation_play (self->fade);
}

static void
end_fade (BunkoZonesPreview *self)
{
  g_clear_handle_id (&self->fade_id, g_source_remove);
  if (self->fade != NULL)
    adw_animation_reset (self->fade);
}

static void
changed_cb (BunkoZonesPreview *self)
{
  bunko_zones_preview_start (self);
}

static void
direction_cb (BunkoZonesPreview *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
disconnect_options (BunkoZonesPreview *self)
{
  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data (self->options, self);
  g_clear_object (&self->options);
  g_clear_object (&self->settings);
}

static void
bunko_zones_preview_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_zones_preview_parent_class)->unmap (widget);
  bunko_zones_preview_stop (BUNKO_ZONES_PREVIEW (widget));
}

static void
bunko_zones_preview_dispose (GObject *object)
{
  BunkoZonesPreview *self = BUNKO_ZONES_PREVIEW (object);

  g_clear_handle_id (&self->fade_id, g_source_remove);
  if (self->fade != NULL)
    g_signal_handlers_disconnect_by_data (self->fade, self);
  g_clear_object (&self->fade);
  disconnect_options (self);

  G_OBJECT_CLASS (bunko_zones_preview_parent_class)->dispose (object);
}

static void
bunko_zones_preview_class_init (BunkoZonesPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_zones_preview_dispose;
  widget_class->snapshot = bunko_zones_preview_snapshot;
  widget_class->unmap = bunko_zones_preview_unmap;

  gtk_widget_class_set_css_name (widget_class, "zonespreview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bunko_zones_preview_init (BunkoZonesPreview *self)
{
  AdwAnimationTarget *target = adw_property_animation_target_new (G_OBJECT (self), "opacity");

  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "title-3");
  self->fade = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, FADE_MS, target);
  g_signal_connect_swapped (self->fade, "done", G_CALLBACK (faded_cb), self);
}

/**
 * bunko_zones_preview_new:
 *
 * Makes a preview, which is not seen until it is started.
 *
 * Returns: (transfer floating): the widget, to lie over the view
 */
GtkWidget *
bunko_zones_preview_new (void)
{
  return g_object_new (BUNKO_TYPE_ZONES_PREVIEW, NULL);
}

/**
 * bunko_zones_preview_set_options:
 * @self: a preview
 * @options: (nullable): the options of the reader
 * @settings: (nullable): where it is remembered which presets were shown
 *
 * Shows the zones of these options whenever they change.
 */
void
bunko_zones_preview_set_options (BunkoZonesPreview *self,
                                 BunkoReaderOptions *options,
                                 GSettings *settings)
{
  g_return_if_fail (BUNKO_IS_ZONES_PREVIEW (self));
  g_return_if_fail (options == NULL || BUNKO_IS_READER_OPTIONS (options));
  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));

  bunko_zones_preview_stop (self);
  disconnect_options (self);
  g_set_object (&self->options, options);
  g_set_object (&self->settings, settings);
  if (options == NULL)
    return;
  g_signal_connect_swapped (options, "notify::click-zones", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (options, "notify::zones-inverted", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (options, "notify::direction", G_CALLBACK (direction_cb), self);
}

/**
 * bunko_zones_preview_start:
 * @self: a preview
 *
 * Shows the zones for a moment. Where clicks turn no pages there is nothing to show.
 */
void
bunko_zones_preview_start (BunkoZonesPreview *self)
{
  g_return_if_fail (BUNKO_IS_ZONES_PREVIEW (self));

  if (self->options == NULL ||
      bunko_reader_options_get_click_zones (self->options) == BUNKO_READER_ZONES_OFF)
    {
      bunko_zones_preview_stop (self);
      return;
    }

  end_fade (self);
  gtk_widget_set_opacity (GTK_WIDGET (self), 1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  self->fade_id = g_timeout_add_once (SHOWN_MS, fade_cb, self);
  note_shown (self);
}

/**
 * bunko_zones_preview_start_if_new:
 * @self: a preview
 *
 * Shows the zones for a moment if the person has not seen these before.
 */
void
bunko_zones_preview_start_if_new (BunkoZonesPreview *self)
{
  g_auto (GStrv) seen = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (BUNKO_IS_ZONES_PREVIEW (self));

  if (self->options == NULL || self->settings == NULL)
    return;
  seen = g_settings_get_strv (self->settings, BUNKO_SETTINGS_KEY_READER_ZONES_SEEN);
  name = get_name (self);
  if (!g_strv_contains ((const char *const *) seen, name))
    bunko_zones_preview_start (self);
}

/**
 * bunko_zones_preview_stop:
 * @self: a preview
 *
 * Takes the zones away at once.
 */
void
bunko_zones_preview_stop (BunkoZonesPreview *self)
{
  g_return_if_fail (BUNKO_IS_ZONES_PREVIEW (self));

  end_fade (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * bunko_zones_preview_is_shown:
 * @self: a preview
 *
 * Tells whether the zones are seen.
 *
 * Returns: whether they are
 */
gboolean
bunko_zones_preview_is_shown (BunkoZonesPreview *self)
{
  g_return_val_if_fail (BUNKO_IS_ZONES_PREVIEW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}
