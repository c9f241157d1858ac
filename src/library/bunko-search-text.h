/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-search-token.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SEARCH_WORD (bunko_search_word_get_type ())

typedef struct _BunkoSearchWord BunkoSearchWord;

/**
 * BunkoSearchWord:
 * @tag_namespace: (nullable): the namespace that the word belongs to, %NULL for none
 * @prefix: what is written of the word, up to the caret and without quotes; may be empty
 * @negated: whether items with it are left out
 * @in_group: whether it is in a list in brackets
 * @in_namespace: whether the caret is in the namespace itself, before its colon
 * @start: where the text begins that a suggestion replaces, in bytes; a minus stays in front of it
 * @end: where that text ends
 *
 * The word at the caret of a search, for suggestions.
 */
struct _BunkoSearchWord
{
  char *tag_namespace;
  char *prefix;
  gboolean negated;
  gboolean in_group;
  gboolean in_namespace;
  gsize start;
  gsize end;
};

GType bunko_search_word_get_type (void) G_GNUC_CONST;
BunkoSearchWord *bunko_search_word_copy (const BunkoSearchWord *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_search_word_free (BunkoSearchWord *self);

GPtrArray *bunko_search_text_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_search_text_join (GPtrArray *tokens) G_GNUC_WARN_UNUSED_RESULT;

BunkoSearchToken *bunko_search_text_find (const char *text,
                                          const char *tag_namespace,
                                          const char *term) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_search_text_add (const char *text,
                             const char *tag_namespace,
                             const char *term,
                             gboolean negated) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_search_text_append (const char *text, const char *more) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_search_text_remove (const char *text,
                                const BunkoSearchToken *token) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_search_text_negate (const char *text,
                                const BunkoSearchToken *token) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_search_text_replace (const char *text,
                                 const BunkoSearchToken *token,
                                 const BunkoSearchToken *replacement) G_GNUC_WARN_UNUSED_RESULT;

BunkoSearchWord *
bunko_search_text_get_word (const char *text, gsize caret) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_search_text_complete (const char *text,
                                  const BunkoSearchWord *word,
                                  const char *tag_namespace,
                                  const char *term,
                                  gsize *caret) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSearchWord, bunko_search_word_free)

G_END_DECLS
