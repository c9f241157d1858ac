/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-tab.h"
#include "widgets/bunko-location-page.h"

G_BEGIN_DECLS

/* A page that a stack begins with, and where the person went for it. */
typedef struct
{
  BunkoLocation *key;
  AdwNavigationPage *page; /* a child of the view */
} BunkoTabRoot;

/* A stack that was left for another root. */
typedef struct
{
  BunkoLocation *key; /* of the root */
  GVariant *stack;
} BunkoTabTrail;

struct _BunkoTab
{
  AdwBin parent_instance;

  BunkoController *controller;
  AdwNavigationView *view;
  AdwNavigationPage *page; /* the visible one, whose title and location are followed */

  GPtrArray *roots; /* (element-type BunkoTabRoot): live first pages of stacks, last used last */
  GPtrArray *trail; /* (element-type BunkoTabTrail): the stacks before this one */
  GPtrArray *trail_forward; /* (element-type BunkoTabTrail): and after it, the next one last */
  GPtrArray *forward;      /* (element-type GVariant): what was left by going back, next one last */
  AdwNavigationPage *next; /* borrowed: made of the last of these, and perhaps pushed soon */
  GVariant *saved;         /* what is restored when the tab is first shown */

  char *title;
  GIcon *icon;
  int bar_height;
  guint tidy_source;
  gboolean loading;
  gboolean reading;
  gboolean sidebar_button;
};

/* bunko-tab.c */
void _bunko_tab_changed (BunkoTab *self);
void _bunko_tab_update (BunkoTab *self);

/* bunko-tab-stack.c */
void _bunko_tab_init_stack (BunkoTab *self);
void _bunko_tab_dispose_stack (BunkoTab *self);
gboolean _bunko_tab_load_stack (BunkoTab *self, GVariant *stack, BunkoLocation *key);
void _bunko_tab_replace_page (BunkoTab *self, AdwNavigationPage *page, AdwNavigationPage *other);
GVariant *_bunko_tab_save_stack (BunkoTab *self) G_GNUC_WARN_UNUSED_RESULT;
BunkoTabRoot *_bunko_tab_find_root (BunkoTab *self, BunkoLocation *key);
BunkoTabRoot *_bunko_tab_get_root (BunkoTab *self);
void _bunko_tab_add_root (BunkoTab *self, BunkoLocation *key, AdwNavigationPage *page);
void _bunko_tab_use_root (BunkoTab *self, BunkoTabRoot *root);
void _bunko_tab_wake_page (BunkoTab *self);
void _bunko_tab_trail_free (BunkoTabTrail *trail);
void _bunko_tab_drop_first (GPtrArray *array, guint max);
AdwNavigationPage *_bunko_tab_create_next (BunkoTab *self) G_GNUC_WARN_UNUSED_RESULT;

/* bunko-tab-entry.c: one page of a stack, saved */
GVariant *_bunko_tab_save_page (AdwNavigationPage *page) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *_bunko_tab_entry_get_location (GVariant *entry) G_GNUC_WARN_UNUSED_RESULT;
const char *_bunko_tab_entry_get_title (GVariant *entry);
GIcon *_bunko_tab_create_icon (BunkoLocation *location) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *_bunko_tab_create_page (BunkoTab *self,
                                           BunkoLocation *location,
                                           GVariant *state) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *
_bunko_tab_create_later (BunkoTab *self, GVariant *entry) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *
_bunko_tab_create_now (BunkoTab *self, AdwNavigationPage *later) G_GNUC_WARN_UNUSED_RESULT;

/* bunko-tab-bars.c */
void _bunko_tab_add_bars (BunkoTab *self, AdwNavigationPage *page);

G_END_DECLS
