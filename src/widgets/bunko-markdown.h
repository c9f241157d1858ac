/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoMarkdownKind:
 * @BUNKO_MARKDOWN_PARAGRAPH: text
 * @BUNKO_MARKDOWN_HEADING: a heading; its level is from 1
 * @BUNKO_MARKDOWN_ITEM: an item of a list; its level is how deep, from 0
 * @BUNKO_MARKDOWN_CODE: lines as they are
 *
 * The parts of a text.
 */
typedef enum
{
  BUNKO_MARKDOWN_PARAGRAPH,
  BUNKO_MARKDOWN_HEADING,
  BUNKO_MARKDOWN_ITEM,
  BUNKO_MARKDOWN_CODE,
} BunkoMarkdownKind;

/**
 * BunkoMarkdownBlock:
 * @kind: what it is
 * @level: of a heading or an item
 * @marker: (nullable): what is before an item: a bullet or a number
 * @markup: its text as Pango markup, made here; for code, plain text
 *
 * A part of a text.
 */
typedef struct
{
  BunkoMarkdownKind kind;
  guint level;
  char *marker;
  char *markup;
} BunkoMarkdownBlock;

GPtrArray *bunko_markdown_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
