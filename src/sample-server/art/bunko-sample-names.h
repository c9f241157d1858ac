/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name under which HPX 0.x keeps tags that have no namespace. */
#define BUNKO_SAMPLE_NAMES_NO_NAMESPACE "__namespace__"

char *bunko_sample_names_title (guint64 seed, const char **language_code) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_sample_names_title_language (guint64 seed);
char *bunko_sample_names_alternative_title (guint64 seed) G_GNUC_WARN_UNUSED_RESULT;

guint bunko_sample_names_n_artists (void);
const char *bunko_sample_names_artist (guint i);
guint bunko_sample_names_n_circles (void);
const char *bunko_sample_names_circle (guint i);
guint bunko_sample_names_n_parodies (void);
const char *bunko_sample_names_parody (guint i);
guint bunko_sample_names_n_series (void);
const char *bunko_sample_names_series (guint i);
guint bunko_sample_names_n_collections (void);
const char *bunko_sample_names_collection (guint i);
guint bunko_sample_names_n_categories (void);
const char *bunko_sample_names_category (guint i);
guint bunko_sample_names_n_languages (void);
const char *bunko_sample_names_language (guint i, const char **code);

guint bunko_sample_names_n_namespaces (void);
const char *bunko_sample_names_namespace (guint n);
guint bunko_sample_names_n_tags (guint n);
const char *bunko_sample_names_tag (guint n, guint i);

G_END_DECLS
