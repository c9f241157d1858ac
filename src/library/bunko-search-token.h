/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_SEARCH_TOKEN (bunko_search_token_get_type ())

typedef struct _BunkoSearchToken BunkoSearchToken;

/**
 * BunkoSearchToken:
 * @tag_namespace: (nullable): what the term is looked for in, such as "artist"; %NULL for anything
 * @term: what is looked for, without quotes; empty while it is not written yet
 * @negated: whether items with it are left out
 * @doubled: whether two colons follow the namespace, as in `pages::>5`
 * @in_group: whether it is one of a list in brackets, as in `female:[a, b]`
 * @start: where it begins in the text, in bytes; its minus is part of it
 * @term_start: where the term begins, with its quote
 * @end: where it ends
 * @group_start: where the list begins, with its namespace; @start if it is not in a list
 * @group_end: where the list ends; @end if it is not in a list
 *
 * One condition of a search.
 */
struct _BunkoSearchToken
{
  char *tag_namespace;
  char *term;
  gboolean negated;
  gboolean doubled;
  gboolean in_group;
  gsize start;
  gsize term_start;
  gsize end;
  gsize group_start;
  gsize group_end;
};

GType bunko_search_token_get_type (void) G_GNUC_CONST;
BunkoSearchToken *bunko_search_token_new (const char *tag_namespace,
                                          const char *term,
                                          gboolean negated) G_GNUC_WARN_UNUSED_RESULT;
BunkoSearchToken *bunko_search_token_copy (const BunkoSearchToken *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_search_token_free (BunkoSearchToken *self);
gboolean bunko_search_token_matches (const BunkoSearchToken *self,
                                     const char *tag_namespace,
                                     const char *term);
char *bunko_search_token_to_string (const BunkoSearchToken *self) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_search_quote (const char *term) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSearchToken, bunko_search_token_free)

G_END_DECLS
