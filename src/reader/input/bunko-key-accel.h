/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The most keyvals that stand for one key: itself, and the one of the number pad. */
#define BUNKO_KEY_ACCEL_MAX_VARIANTS 2

gboolean bunko_key_accel_parse (const char *accel, guint *keyval, GdkModifierType *modifiers);
char *bunko_key_accel_name (guint keyval, GdkModifierType modifiers) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_key_accel_normalize (const char *accel) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_key_accel_label (const char *accel) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_key_accel_get_variants (guint keyval, guint variants[BUNKO_KEY_ACCEL_MAX_VARIANTS]);
gboolean bunko_key_accel_is_modifier (guint keyval);
gboolean bunko_key_accel_types_text (guint keyval, GdkModifierType modifiers);

G_END_DECLS
