/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-clean-text.h"
#include "bunko-item.h"

G_BEGIN_DECLS

void _bunko_item_load (BunkoItem *self, JsonObject *object, BunkoStore *store);
void _bunko_item_set_display_name (BunkoItem *self, const char *display_name);
guint _bunko_item_begin_edit (BunkoItem *self, BunkoMetatags metatag, gboolean on);
void _bunko_item_end_edit (BunkoItem *self, guint edit, gboolean success);

/* Setters of loaded properties: they notify only on a change. */
static inline void
_bunko_take_int64 (gpointer self, GParamSpec *pspec, gint64 *field, gint64 value)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (self, pspec);
}

static inline void
_bunko_take_int (gpointer self, GParamSpec *pspec, gint *field, gint64 value)
{
  gint clamped = (gint) CLAMP (value, G_MININT, G_MAXINT);

  if (*field == clamped)
    return;
  *field = clamped;
  g_object_notify_by_pspec (self, pspec);
}

static inline void
_bunko_take_boolean (gpointer self, GParamSpec *pspec, gboolean *field, gboolean value)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (self, pspec);
}

static inline void
_bunko_take_string (gpointer self, GParamSpec *pspec, char **field, const char *value)
{
  if (g_set_str (field, value))
    g_object_notify_by_pspec (self, pspec);
}

/* … of texts that are shown, whatever the server put into them. */
static inline void
_bunko_take_name (gpointer self, GParamSpec *pspec, char **field, const char *value)
{
  g_autofree char *kept = NULL;

  _bunko_take_string (self, pspec, field, bunko_clean_name (value, &kept));
}

static inline void
_bunko_take_paragraphs (gpointer self, GParamSpec *pspec, char **field, const char *value)
{
  g_autofree char *kept = NULL;

  _bunko_take_string (self, pspec, field, bunko_clean_paragraphs (value, &kept));
}

G_END_DECLS
