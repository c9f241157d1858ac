/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-cell-marks.h"

#include <adwaita.h>

#define MARGIN        6
#define ICON_SIZE     16
#define ICON_PADDING  5
#define DISC_SIZE     (ICON_SIZE + 2 * ICON_PADDING)
#define SPACING       4
#define DOT_SIZE      14
#define BAR_HEIGHT    5
#define FACTS_SCALE   0.8
#define FACTS_PADDING 6

/**
 * BunkoCellMarks:
 *
 * The marks on the cover of an item: whether it is unread, being read or read, in the inbox, on the
 * reading list, in the trash, a favorite; and its facts in a few signs.
 *
 * All of it is drawn: another item in the cell lays nothing out anew.
 */
struct _BunkoCellMarks
{
  GtkWidget parent_instance;

  BunkoMetatags metatags;
  double fraction; /* how far it is read; below 0 if it is not being read */
  char *facts;
  PangoLayout *facts_layout; /* made when it is drawn */
  gboolean unread;
  gboolean shows_facts;
};

G_DEFINE_FINAL_TYPE (BunkoCellMarks, bunko_cell_marks, GTK_TYPE_WIDGET)

/* What has an icon, from the outside in. */
static const struct
{
  BunkoMetatags metatag;
  const char *icon_name;
} icons[] = {
  { BUNKO_METATAG_FAVORITE, "bunko-favorites-symbolic" },
  { BUNKO_METATAG_READ_LATER, "bunko-read-later-symbolic" },
  { BUNKO_METATAG_INBOX, "bunko-inbox-symbolic" },
  { BUNKO_METATAG_TRASH, "user-trash-symbolic" },
};

static const GdkRGBA ground = { 0, 0, 0, 0.65f };
static const GdkRGBA white = { 1, 1, 1, 1 };
static const GdkRGBA heart = { 1, 0.48f, 0.61f, 1 };

static void
fill_round (GtkSnapshot *snapshot,
            float x,
            float y,
            float width,
            float height,
            const GdkRGBA *color)
{
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (x, y, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, color, &rect.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_icon (BunkoCellMarks *self,
               GtkSnapshot *snapshot,
               const char *icon_name,
               const GdkRGBA *color,
               float x)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      theme, icon_name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
      gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  const GdkRGBA colors[] = { *color, *color, *color, *color };

  fill_round (snapshot, x, MARGIN, DISC_SIZE, DISC_SIZE, &ground);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + ICON_PADDING, MARGIN + ICON_PADDING));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (snapshot);
}

/* Where something of that width begins that stands so far from the end of the line. */
static float
from_end (BunkoCellMarks *self, float distance, float width)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    return distance;

  return gtk_widget_get_width (widget) - distance - width;
}

static void
snapshot_icons (BunkoCellMarks *self, GtkSnapshot *snapshot)
{
  float distance = MARGIN;

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if ((self->metatags & icons[i].metatag) != 0)
      {
        snapshot_icon (self, snapshot, icons[i].icon_name,
                       icons[i].metatag == BUNKO_METATAG_FAVORITE ? &heart : &white,
                       from_end (self, distance, DISC_SIZE));
        distance += DISC_SIZE + SPACING;
      }
}

static void
get_accent (GdkRGBA *accent)
{
  AdwAccentColor color = adw_style_manager_get_accent_color (adw_style_manager_get_default ());

  adw_accent_color_to_rgba (color, accent);
}

/* At the start of the line: not read yet, or read. */
static void
snapshot_state (BunkoCellMarks *self, GtkSnapshot *snapshot)
{
  float end = gtk_widget_get_width (GTK_WIDGET (self));
  float x = from_end (self, end - MARGIN - DOT_SIZE, DOT_SIZE);
  GdkRGBA accent;

  if (self->unread)
    {
      get_accent (&accent);
      fill_round (snapshot, x, MARGIN, DOT_SIZE, DOT_SIZE, &white);
      fill_round (snapshot, x + 2, MARGIN + 2, DOT_SIZE - 4, DOT_SIZE - 4, &accent);
    }
  else if ((self->metatags & BUNKO_METATAG_READ) != 0)
    snapshot_icon (self, snapshot, "object-select-symbolic", &white,
                   from_end (self, end - MARGIN - DISC_SIZE, DISC_SIZE));
}

static void
snapshot_bar (BunkoCellMarks *self, GtkSnapshot *snapshot)
{
  float width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  float y = gtk_widget_get_height (GTK_WIDGET (self)) - MARGIN - BAR_HEIGHT;
  float done = MAX (width * CLAMP (self->fraction, 0, 1), BAR_HEIGHT);

  fill_round (snapshot, MARGIN, y, width, BAR_HEIGHT, &ground);
  fill_round (snapshot, from_end (self, MARGIN + width - done, done), y, done, BAR_HEIGHT, &white);
}

static PangoLayout *
get_facts_layout (BunkoCellMarks *self)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->facts_layout != NULL)
    return self->facts_layout;

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (FACTS_SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_MEDIUM));
  self->facts_layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->facts);
  pango_layout_set_attributes (self->facts_layout, attributes);
  pango_layout_set_ellipsize (self->facts_layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (self->facts_layout, -1);

  return self->facts_layout;
}

static void
snapshot_facts (BunkoCellMarks *self, GtkSnapshot *snapshot)
{
  PangoLayout *layout = get_facts_layout (self);
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * (MARGIN + FACTS_PADDING);
  int bottom = gtk_widget_get_height (GTK_WIDGET (self)) - MARGIN;
  int width, height;
  float x;

  if (self->fraction >= 0)
    bottom -= BAR_HEIGHT + SPACING;
  pango_layout_set_width (layout, MAX (room, 0) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = from_end (self, MARGIN, width + 2 * FACTS_PADDING);
  fill_round (snapshot, x, bottom - height - 4, width + 2 * FACTS_PADDING, height + 4, &ground);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + FACTS_PADDING, bottom - height - 2));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

static void
bunko_cell_marks_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BunkoCellMarks *self = BUNKO_CELL_MARKS (widget);

  snapshot_icons (self, snapshot);
  snapshot_state (self, snapshot);
  if (self->fraction >= 0)
    snapshot_bar (self, snapshot);
  if (self->shows_facts && self->facts != NULL && *self->facts != '\0')
    snapshot_facts (self, snapshot);
}

static void
bunko_cell_marks_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_object (&BUNKO_CELL_MARKS (widget)->facts_layout);
}

static void
bunko_cell_marks_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (bunko_cell_marks_parent_class)->system_setting_changed (widget, setting);

  g_clear_object (&BUNKO_CELL_MARKS (widget)->facts_layout);
}

static void
bunko_cell_marks_finalize (GObject *object)
{
  BunkoCellMarks *self = BUNKO_CELL_MARKS (object);

  g_clear_object (&self->facts_layout);
  g_clear_pointer (&self->facts, g_free);

  G_OBJECT_CLASS (bunko_cell_marks_parent_class)->finalize (object);
}

static void
bunko_cell_marks_class_init (BunkoCellMarksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bunko_cell_marks_finalize;
  widget_class->snapshot = bunko_cell_marks_snapshot;
  widget_class->size_allocate = bunko_cell_marks_size_allocate;
  widget_class->system_setting_changed = bunko_cell_marks_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "cellmarks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bunko_cell_marks_init (BunkoCellMarks *self)
{
  self->fraction = -1;
  self->shows_facts = TRUE;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * bunko_cell_marks_set_item:
 * @self: marks of a cell
 * @item: (nullable): whose marks to show
 *
 * Takes over what the item says now. The cell calls this again when the item changes.
 */
void
bunko_cell_marks_set_item (BunkoCellMarks *self, BunkoItem *item)
{
  const BunkoReadProgress *reading;
  g_autofree char *facts = NULL;

  g_return_if_fail (BUNKO_IS_CELL_MARKS (self));
  g_return_if_fail (item == NULL || BUNKO_IS_ITEM (item));

  reading = bunko_item_get_reading (item);
  facts = bunko_item_describe_facts (item);
  self->metatags = item != NULL ? bunko_item_get_metatags (item) : BUNKO_METATAG_NONE;
  self->unread = bunko_item_is_unread (item);
  self->fraction = reading != NULL ? reading->percent / 100 : -1;
  if (g_set_str (&self->facts, facts))
    g_clear_object (&self->facts_layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bunko_cell_marks_set_shows_facts:
 * @self: marks of a cell
 * @shows_facts: whether to show how many pages there are, the language and the rating
 *
 * Says whether the facts are on the cover, or somewhere else.
 */
void
bunko_cell_marks_set_shows_facts (BunkoCellMarks *self, gboolean shows_facts)
{
  g_return_if_fail (BUNKO_IS_CELL_MARKS (self));

  self->shows_facts = shows_facts;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bunko_cell_marks_get_metatags:
 * @self: marks of a cell
 *
 * Returns: the marks of the item that are shown
 */
BunkoMetatags
bunko_cell_marks_get_metatags (BunkoCellMarks *self)
{
  g_return_val_if_fail (BUNKO_IS_CELL_MARKS (self), BUNKO_METATAG_NONE);

  return self->metatags;
}

/**
 * bunko_cell_marks_get_unread:
 * @self: marks of a cell
 *
 * Returns: whether the item is marked as not read yet
 */
gboolean
bunko_cell_marks_get_unread (BunkoCellMarks *self)
{
  g_return_val_if_fail (BUNKO_IS_CELL_MARKS (self), FALSE);

  return self->unread;
}

/**
 * bunko_cell_marks_get_fraction:
 * @self: marks of a cell
 *
 * Returns: how far the item is read, from 0 to 1; below 0 if it is not being read
 */
double
bunko_cell_marks_get_fraction (BunkoCellMarks *self)
{
  g_return_val_if_fail (BUNKO_IS_CELL_MARKS (self), -1);

  return self->fraction;
}
