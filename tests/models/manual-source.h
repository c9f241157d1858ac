/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-list-source.h"

G_BEGIN_DECLS

#define MANUAL_TYPE_SOURCE (manual_source_get_type ())

G_DECLARE_FINAL_TYPE (ManualSource, manual_source, MANUAL, SOURCE, GObject)

/* A list source that answers when the test says so, or in the next turn of the main loop if
 * automatic. It serves galleries; those that live are counted. */
ManualSource *manual_source_new (gint64 count) G_GNUC_WARN_UNUSED_RESULT;
void manual_source_set_ids (ManualSource *self, const gint64 *ids, guint n_ids);
void manual_source_set_count (ManualSource *self, gint64 count);
void manual_source_set_random (ManualSource *self, gboolean random);
void manual_source_set_automatic (ManualSource *self, gboolean automatic);
void manual_source_set_broken (ManualSource *self, gboolean broken);
guint manual_source_get_n_pending (ManualSource *self);
guint manual_source_get_n_fetches (ManualSource *self);
guint manual_source_get_max_open (ManualSource *self);
guint manual_source_get_n_live (ManualSource *self);
int manual_source_get_pending (ManualSource *self, guint index);
void manual_source_answer (ManualSource *self, guint index);
void manual_source_fail (ManualSource *self, guint index);

G_END_DECLS
