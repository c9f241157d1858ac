/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-location.h"

#include "bunko-quick-kind.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUICK_HIT (bunko_quick_hit_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQuickHit, bunko_quick_hit, BUNKO, QUICK_HIT, GObject)

BunkoQuickHit *bunko_quick_hit_new (BunkoQuickKind kind,
                                    const char *title,
                                    BunkoLocation *location) G_GNUC_WARN_UNUSED_RESULT;
BunkoQuickHit *bunko_quick_hit_new_for_item (BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;
BunkoQuickHit *bunko_quick_hit_new_for_action (BunkoQuickKind kind,
                                               const char *title,
                                               const char *action,
                                               const char *accel) G_GNUC_WARN_UNUSED_RESULT;
BunkoQuickHit *bunko_quick_hit_new_from_variant (GVariant *variant) G_GNUC_WARN_UNUSED_RESULT;
GVariant *bunko_quick_hit_to_variant (BunkoQuickHit *self);

BunkoQuickKind bunko_quick_hit_get_kind (BunkoQuickHit *self);
const char *bunko_quick_hit_get_key (BunkoQuickHit *self);
const char *bunko_quick_hit_get_title (BunkoQuickHit *self);
const char *bunko_quick_hit_get_subtitle (BunkoQuickHit *self);
void bunko_quick_hit_set_subtitle (BunkoQuickHit *self, const char *subtitle);
const char *bunko_quick_hit_get_icon_name (BunkoQuickHit *self);
void bunko_quick_hit_set_icon_name (BunkoQuickHit *self, const char *icon_name);
const char *bunko_quick_hit_get_accel (BunkoQuickHit *self);
BunkoLocation *bunko_quick_hit_get_location (BunkoQuickHit *self);
const char *bunko_quick_hit_get_action (BunkoQuickHit *self);
gboolean bunko_quick_hit_get_is_root (BunkoQuickHit *self);
void bunko_quick_hit_set_is_root (BunkoQuickHit *self, gboolean is_root);
BunkoItem *bunko_quick_hit_get_item (BunkoQuickHit *self);
void bunko_quick_hit_add_keywords (BunkoQuickHit *self, const char *keywords);
guint bunko_quick_hit_rank (BunkoQuickHit *self, const char *folded);

G_END_DECLS
