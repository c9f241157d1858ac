/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-search-token.h"
#include "library/bunko-view-query.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUERY_PLAN (bunko_query_plan_get_type ())

typedef struct _BunkoQueryPlan BunkoQueryPlan;

/**
 * BunkoQueryPlan:
 * @title: words that the title must have, as the text of a search
 * @all: what must be there, as the text of a search
 * @any: what is there at least once in each namespace, as the text of a search
 * @none: what must not be there, as the text of a search without minus signs
 * @language: (nullable): the language, %NULL for any
 * @category: (nullable): the category, %NULL for any
 * @rating_above: the rating is more than that, -1 for any
 * @rating_below: the rating is less than that, -1 for any
 * @pages_above: there are more pages than that, -1 for any
 * @pages_below: there are fewer pages than that, -1 for any
 * @options: how the search is made, apart from what the plan itself needs
 *
 * A search as a person thinks of it who does not know its syntax.
 */
struct _BunkoQueryPlan
{
  char *title;
  char *all;
  char *any;
  char *none;
  char *language;
  char *category;
  int rating_above;
  int rating_below;
  int pages_above;
  int pages_below;
  BunkoSearchOptions options;
};

GType bunko_query_plan_get_type (void) G_GNUC_CONST;
BunkoQueryPlan *bunko_query_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoQueryPlan *
bunko_query_plan_new_from_text (const char *text,
                                BunkoSearchOptions options) G_GNUC_WARN_UNUSED_RESULT;
BunkoQueryPlan *bunko_query_plan_copy (const BunkoQueryPlan *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_query_plan_free (BunkoQueryPlan *self);
char *bunko_query_plan_to_text (const BunkoQueryPlan *self,
                                BunkoSearchOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoQueryPlan, bunko_query_plan_free)

G_END_DECLS
