/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BunkoReaderKeyGroup:
 * @BUNKO_READER_KEY_GROUP_MOVING: from page to page, and over a page
 * @BUNKO_READER_KEY_GROUP_GALLERIES: from gallery to gallery
 * @BUNKO_READER_KEY_GROUP_LAYOUT: how pages are put together
 * @BUNKO_READER_KEY_GROUP_SIZE: how large pages are, and which side is up
 * @BUNKO_READER_KEY_GROUP_LOOK: how pages look
 * @BUNKO_READER_KEY_GROUP_WINDOW: what is seen besides pages
 * @BUNKO_READER_KEY_GROUP_PAGE: what is done with pages
 * @BUNKO_READER_N_KEY_GROUPS: the number of groups
 *
 * What an action of the reader has to do with.
 */
typedef enum
{
  BUNKO_READER_KEY_GROUP_MOVING,
  BUNKO_READER_KEY_GROUP_GALLERIES,
  BUNKO_READER_KEY_GROUP_LAYOUT,
  BUNKO_READER_KEY_GROUP_SIZE,
  BUNKO_READER_KEY_GROUP_LOOK,
  BUNKO_READER_KEY_GROUP_WINDOW,
  BUNKO_READER_KEY_GROUP_PAGE,
  BUNKO_READER_N_KEY_GROUPS,
} BunkoReaderKeyGroup;

/**
 * BunkoReaderKeyEntry:
 * @action: the detailed name of an action of the reader page
 * @group: what it has to do with
 * @title: what it does; see bunko_reader_keymap_get_title() for the person's language
 * @keys: the accelerators it has by default, with spaces between them
 *
 * An action of the reader that keys can have.
 */
typedef struct
{
  const char *action;
  BunkoReaderKeyGroup group;
  const char *title;
  const char *keys;
} BunkoReaderKeyEntry;

#define BUNKO_TYPE_READER_KEYMAP (bunko_reader_keymap_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderKeymap, bunko_reader_keymap, BUNKO, READER_KEYMAP, GObject)

BunkoReaderKeymap *bunko_reader_keymap_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
BunkoReaderKeymap *bunko_reader_keymap_get_default (void);

guint bunko_reader_keymap_get_n_entries (void);
const BunkoReaderKeyEntry *bunko_reader_keymap_get_entry (guint index);
const BunkoReaderKeyEntry *bunko_reader_keymap_find (const char *action);
const char *bunko_reader_keymap_get_title (const char *action);
const char *bunko_reader_keymap_get_group_title (BunkoReaderKeyGroup group);

const char *const *bunko_reader_keymap_get_accels (BunkoReaderKeymap *self, const char *action);
void bunko_reader_keymap_set_accels (BunkoReaderKeymap *self,
                                     const char *action,
                                     const char *const *accels);
const char *
bunko_reader_keymap_find_conflict (BunkoReaderKeymap *self, const char *action, const char *accel);
gboolean bunko_reader_keymap_is_changed (BunkoReaderKeymap *self, const char *action);
void bunko_reader_keymap_reset (BunkoReaderKeymap *self, const char *action);
GVariant *bunko_reader_keymap_dup_changes (BunkoReaderKeymap *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reader_keymap_set_changes (BunkoReaderKeymap *self, GVariant *changes);

GtkEventController *bunko_reader_keymap_attach (BunkoReaderKeymap *self, GtkWidget *page);

G_END_DECLS
