/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-page-pill.h"

/* How long it stays. */
#define STAY_MS 1800

/**
 * BunkoPagePill:
 *
 * A line of text above the page that is there for a moment: which page this is and how long the
 * rest will take, or what a key has just changed. It takes no clicks, and no focus.
 */
struct _BunkoPagePill
{
  AdwBin parent_instance;

  GtkRevealer *revealer; /* borrowed */
  GtkLabel *label;       /* borrowed */
  guint hide_id;
};

G_DEFINE_FINAL_TYPE (BunkoPagePill, bunko_page_pill, ADW_TYPE_BIN)

static void
bunko_page_pill_dispose (GObject *object)
{
  BunkoPagePill *self = BUNKO_PAGE_PILL (object);

  g_clear_handle_id (&self->hide_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (bunko_page_pill_parent_class)->dispose (object);
}

static void
bunko_page_pill_class_init (BunkoPagePillClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_page_pill_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pagepill");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
bunko_page_pill_init (BunkoPagePill *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *revealer = gtk_revealer_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "osd");
  gtk_widget_add_css_class (label, "numeric");
  gtk_revealer_set_transition_type (GTK_REVEALER (revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (GTK_REVEALER (revealer), label);
  adw_bin_set_child (ADW_BIN (self), revealer);
  self->label = GTK_LABEL (label);
  self->revealer = GTK_REVEALER (revealer);

  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

static char *
describe_time (double seconds)
{
  guint minutes = (guint) (seconds / 60 + 0.5);

  if (minutes == 0)
    return g_strdup (_ ("less than a minute left"));
  if (minutes < 60)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u min left", "%u min left", minutes),
                            minutes);
  /* Translators: hours and minutes. */
  return g_strdup_printf (_ ("%u h %u min left"), minutes / 60, minutes % 60);
}

/**
 * bunko_page_pill_describe:
 * @first: the first page that is seen, from 0
 * @last: the last one
 * @n_pages: how many there are
 * @seconds_left: how long the rest will take; negative if that is not known
 *
 * Says where somebody is, as "12–13 / 200 · 8 min left".
 *
 * Returns: (transfer full): the text
 */
char *
bunko_page_pill_describe (guint first, guint last, guint n_pages, double seconds_left)
{
  g_autofree char *place = NULL;
  g_autofree char *left = NULL;

  if (last > first)
    /* Translators: the numbers of two pages that are seen, and of all, as "12–13 / 200". */
    place = g_strdup_printf (_ ("%u–%u / %u"), first + 1, last + 1, n_pages);
  else
    /* Translators: the number of the current page and of all pages, as "3 / 24". */
    place = g_strdup_printf (_ ("%u / %u"), first + 1, n_pages);
  if (seconds_left < 0 || last + 1 >= n_pages)
    return g_steal_pointer (&place);

  left = describe_time (seconds_left);
  /* Translators: where somebody is, and how long the rest takes: "12 / 200 · 8 min left". */
  return g_strdup_printf (_ ("%s · %s"), place, left);
}

static void
hide_cb (gpointer user_data)
{
  BunkoPagePill *self = user_data;

  self->hide_id = 0;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * bunko_page_pill_say:
 * @self: the pill
 * @text: what to say
 *
 * Shows a text for a moment, in place of what was shown.
 */
void
bunko_page_pill_say (BunkoPagePill *self, const char *text)
{
  g_return_if_fail (BUNKO_IS_PAGE_PILL (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  g_clear_handle_id (&self->hide_id, g_source_remove);
  self->hide_id = g_timeout_add_once (STAY_MS, hide_cb, self);
}

/**
 * bunko_page_pill_hide:
 * @self: the pill
 *
 * Takes back what it says, at once.
 */
void
bunko_page_pill_hide (BunkoPagePill *self)
{
  g_return_if_fail (BUNKO_IS_PAGE_PILL (self));

  g_clear_handle_id (&self->hide_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * bunko_page_pill_get_text:
 * @self: the pill
 *
 * Returns: (transfer none) (nullable): what it says, %NULL if it is not there
 */
const char *
bunko_page_pill_get_text (BunkoPagePill *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_PILL (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_text (self->label) : NULL;
}
