/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SEARCH_FIELD (bunko_search_field_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSearchField, bunko_search_field, BUNKO, SEARCH_FIELD, GtkWidget)

GtkWidget *bunko_search_field_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void bunko_search_field_set_context (BunkoSearchField *self, BunkoContext *context);
void bunko_search_field_set_view (BunkoSearchField *self, BunkoViewQuery *view);
const char *bunko_search_field_get_text (BunkoSearchField *self);
void bunko_search_field_set_text (BunkoSearchField *self, const char *text);
BunkoSearchOptions bunko_search_field_get_options (BunkoSearchField *self);
void bunko_search_field_set_options (BunkoSearchField *self, BunkoSearchOptions options);
gint64 bunko_search_field_get_filter_id (BunkoSearchField *self);
void bunko_search_field_set_filter_id (BunkoSearchField *self, gint64 filter_id);
const char *bunko_search_field_get_filter_name (BunkoSearchField *self);
void bunko_search_field_set_simple (BunkoSearchField *self, gboolean simple);
gboolean bunko_search_field_get_expanded (BunkoSearchField *self);
void bunko_search_field_add_term (BunkoSearchField *self,
                                  const char *tag_namespace,
                                  const char *term,
                                  gboolean negated);
GtkEditable *bunko_search_field_get_editable (BunkoSearchField *self);

G_END_DECLS
