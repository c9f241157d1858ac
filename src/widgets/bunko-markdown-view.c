/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-markdown-view.h"
#include "bunko-markdown.h"

/**
 * BunkoMarkdownView:
 *
 * A text in Markdown, such as the change log of a server: labels below each other, whose links can
 * be reached with the keyboard.
 */
struct _BunkoMarkdownView
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (BunkoMarkdownView, bunko_markdown_view, ADW_TYPE_BIN)

static void
bunko_markdown_view_class_init (BunkoMarkdownViewClass *klass)
{
}

static void
bunko_markdown_view_init (BunkoMarkdownView *self)
{
}

static GtkWidget *
create_label (const BunkoMarkdownBlock *block)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (block->kind == BUNKO_MARKDOWN_CODE)
    gtk_label_set_text (GTK_LABEL (label), block->markup);
  else
    gtk_label_set_markup (GTK_LABEL (label), block->markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
create_heading (const BunkoMarkdownBlock *block)
{
  static const char *const classes[] = { "title-2", "title-3", "title-4" };
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "wrap", TRUE, "xalign", 0.0, "selectable", TRUE, NULL);

  gtk_label_set_markup (GTK_LABEL (label), block->markup);
  gtk_widget_add_css_class (label, classes[MIN (block->level, G_N_ELEMENTS (classes)) - 1]);
  gtk_widget_set_margin_top (label, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) block->level, -1);

  return label;
}

static GtkWidget *
create_item (const BunkoMarkdownBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *marker = gtk_label_new (block->marker != NULL ? block->marker : "");

  gtk_widget_set_margin_start (box, 12 + 18 * (int) block->level);
  gtk_widget_set_valign (marker, GTK_ALIGN_START);
  gtk_widget_add_css_class (marker, "dim-label");
  gtk_widget_add_css_class (marker, "numeric");
  gtk_box_append (GTK_BOX (box), marker);
  gtk_box_append (GTK_BOX (box), create_label (block));

  return box;
}

static GtkWidget *
create_code (const BunkoMarkdownBlock *block)
{
  GtkWidget *label = create_label (block);
  GtkWidget *card = adw_bin_new ();

  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_add_css_class (label, "monospace");
  adw_bin_set_child (ADW_BIN (card), label);
  gtk_widget_add_css_class (card, "card");

  return card;
}

static GtkWidget *
create_block (const BunkoMarkdownBlock *block)
{
  switch (block->kind)
    {
    case BUNKO_MARKDOWN_HEADING:
      return create_heading (block);
    case BUNKO_MARKDOWN_ITEM:
      return create_item (block);
    case BUNKO_MARKDOWN_CODE:
      return create_code (block);
    case BUNKO_MARKDOWN_PARAGRAPH:
    default:
      return create_label (block);
    }
}

/**
 * bunko_markdown_view_new:
 * @text: a text in Markdown, from anybody; see bunko_markdown_parse() for what is understood
 *
 * Returns: (transfer floating): a view of it
 */
GtkWidget *
bunko_markdown_view_new (const char *text)
{
  g_autoptr (GPtrArray) blocks = NULL;
  GtkWidget *self, *box;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_MARKDOWN_VIEW, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  blocks = bunko_markdown_parse (text);
  for (guint i = 0; i < blocks->len; i++)
    gtk_box_append (GTK_BOX (box), create_block (blocks->pdata[i]));
  adw_bin_set_child (ADW_BIN (self), box);

  return self;
}
