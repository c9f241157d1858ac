/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-search-token.h"

G_BEGIN_DECLS

/* What stands between terms. */
#define BUNKO_SEARCH_SEPARATORS " \t\n\v\f\r,"

/* A list in brackets. */
typedef struct
{
  char *tag_namespace;
  gboolean negated;
  gsize start;
  gsize list_start; /* after the bracket */
  gsize list_end;   /* before the bracket, or the end of the text */
} BunkoSearchGroup;

typedef struct
{
  GPtrArray *tokens; /* of BunkoSearchToken */
  GArray *groups;    /* of BunkoSearchGroup */
  gboolean open_quote;
  gboolean open_group;
} BunkoSearchParse;

gboolean _bunko_search_is_separator (char c);
gboolean _bunko_search_token_has_minus (const BunkoSearchToken *token, const char *text);
void _bunko_search_parse (const char *text, BunkoSearchParse *parse);
void _bunko_search_parse_clear (BunkoSearchParse *parse);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BunkoSearchParse, _bunko_search_parse_clear)

G_END_DECLS
