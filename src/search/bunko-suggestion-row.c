/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-suggestion-row.h"

#include <string.h>

/* The rows of a list of suggestions. */

#define NO_NAMESPACE "__namespace__"

/**
 * bunko_suggestion_kind_get_title:
 * @kind: what a suggestion is
 *
 * Returns: (transfer none): what it is called
 */
const char *
bunko_suggestion_kind_get_title (BunkoSuggestionKind kind)
{
  switch (kind)
    {
    case BUNKO_SUGGESTION_NAMESPACE:
      return _ ("Search in…");
    case BUNKO_SUGGESTION_ARTIST:
      return _ ("Artist");
    case BUNKO_SUGGESTION_CIRCLE:
      return _ ("Circle");
    case BUNKO_SUGGESTION_PARODY:
      return _ ("Parody");
    case BUNKO_SUGGESTION_SERIES:
      return _ ("Series");
    case BUNKO_SUGGESTION_COLLECTION:
      return _ ("Collection");
    case BUNKO_SUGGESTION_LANGUAGE:
      return _ ("Language");
    case BUNKO_SUGGESTION_CATEGORY:
      return _ ("Category");
    case BUNKO_SUGGESTION_STATUS:
      return _ ("Status");
    case BUNKO_SUGGESTION_TAG:
    default:
      return _ ("Tag");
    }
}

/* What was written is bold in it. */
static PangoAttrList *
mark_prefix (const char *text, const char *prefix)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  glong length = g_utf8_strlen (prefix, -1);
  g_autofree char *wanted = g_utf8_casefold (prefix, -1);

  for (const char *p = text; length > 0 && *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end = p;
      g_autofree char *folded = NULL;
      PangoAttribute *bold;

      for (glong i = 0; i < length && *end != '\0'; i++)
        end = g_utf8_next_char (end);
      folded = g_utf8_casefold (p, end - p);
      if (!g_str_equal (folded, wanted))
        continue;
      bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      bold->start_index = (guint) (p - text);
      bold->end_index = (guint) (end - text);
      pango_attr_list_insert (attributes, bold);
      break;
    }
  return attributes;
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "caption");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
create_row (GtkWidget *box)
{
  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_OPTION,
                       "child", box, "focusable", FALSE, NULL);
}

static GtkWidget *
add_main_label (GtkWidget *box, const char *text)
{
  GtkWidget *label = add_label (box, text, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* "female" for a tag of that namespace, "Artist" for an artist. */
static char *
get_origin (BunkoSuggestion *suggestion)
{
  const char *tag_namespace = bunko_suggestion_get_namespace (suggestion);
  const char *title = bunko_suggestion_kind_get_title (bunko_suggestion_get_kind (suggestion));

  if (bunko_suggestion_get_kind (suggestion) != BUNKO_SUGGESTION_TAG || tag_namespace == NULL ||
      g_str_equal (tag_namespace, NO_NAMESPACE))
    return g_strdup (title);
  /* Translators: first “Tag”, then the namespace of the tag */
  return g_strdup_printf (_ ("%s · %s"), title, tag_namespace);
}

/**
 * bunko_suggestion_row_new:
 * @suggestion: a suggestion
 * @prefix: what a person wrote
 *
 * Returns: (transfer floating): a row of a #GtkListBox for it
 */
GtkWidget *
bunko_suggestion_row_new (BunkoSuggestion *suggestion, const char *prefix)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean is_namespace;
  g_autofree char *text = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *name = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  GtkWidget *row;

  g_return_val_if_fail (BUNKO_IS_SUGGESTION (suggestion), NULL);
  g_return_val_if_fail (prefix != NULL, NULL);

  is_namespace = bunko_suggestion_get_kind (suggestion) == BUNKO_SUGGESTION_NAMESPACE;
  text = g_strconcat (bunko_suggestion_get_text (suggestion), is_namespace ? ":" : NULL, NULL);
  origin = get_origin (suggestion);
  attributes = mark_prefix (text, prefix);
  gtk_label_set_attributes (GTK_LABEL (add_main_label (box, text)), attributes);
  add_label (box, origin, "dimmed");
  if (bunko_suggestion_get_count (suggestion) >= 0)
    {
      g_autofree char *count = g_strdup_printf ("%'d", bunko_suggestion_get_count (suggestion));

      gtk_widget_add_css_class (add_label (box, count, "dimmed"), "numeric");
    }
  row = create_row (box);
  /* Translators: a suggestion for a search: first what it is called, then what it is */
  name = g_strdup_printf (_ ("%s, %s"), text, origin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/**
 * bunko_suggestion_row_new_recent:
 * @search: the text of a search
 *
 * Returns: (transfer floating): a row of a #GtkListBox for something that was searched for before
 */
GtkWidget *
bunko_suggestion_row_new_recent (const char *search)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("document-open-recent-symbolic");
  GtkWidget *row;

  g_return_val_if_fail (search != NULL, NULL);

  gtk_widget_add_css_class (icon, "dimmed");
  gtk_box_append (GTK_BOX (box), icon);
  add_main_label (box, search);
  row = create_row (box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  return row;
}
