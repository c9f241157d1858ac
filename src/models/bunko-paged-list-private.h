/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-page-map.h"
#include "bunko-page-slot.h"
#include "bunko-paged-list.h"

G_BEGIN_DECLS

/* How many rows a request asks for: replies of this size are parsed in a few milliseconds. */
#define BUNKO_PAGED_LIST_PAGE_SIZE 64

/* How many pages are kept. */
#define BUNKO_PAGED_LIST_MAX_PAGES 16

/* What is fetched new and compared row by row at a refresh, at most. */
#define BUNKO_PAGED_LIST_MAX_HOT_PAGES 13

/* A refresh under way: the pages that somebody looks at are fetched again while the old rows stay,
 * and all of it is taken over in one go. */
typedef struct
{
  guint serial;
  gint64 total;
  guint low;
  guint high;
  guint n_started;
  guint n_done;

  /* (element-type GPtrArray): what the server gave for low … high. */
  GPtrArray *pages;
} BunkoRefresh;

struct _BunkoPagedList
{
  GObject parent_instance;

  BunkoListSource *source;
  GCancellable *cancellable;

  /* How many rows each of the server's pages gives. */
  BunkoPageMap *map;

  /* (element-type guint BunkoPageSlot): pages that are loaded, wanted, or have rows in use. */
  GHashTable *slots;

  /* Not owned: the slots that wait for a request. */
  GPtrArray *queue;

  /* From when its count is known. */
  BunkoRefresh *refresh;

  GError *error;
  gint64 total;
  guint page_size;
  guint max_pages;
  guint last_page;

  /* What is on the screen, as far as somebody said so; else a first page behind the last. */
  guint first_focus_page;
  guint last_focus_page;

  guint batch;
  guint n_in_flight;
  guint n_failed;
  guint n_loaded;

  /* Pages beyond the counted ones that brought nothing new, one after another. */
  guint n_barren;

  guint refresh_serial;
  guint pump_source;
  BunkoPagedListState state;
};

/* bunko-paged-list.c */
void
_bunko_paged_list_set_state (BunkoPagedList *self, BunkoPagedListState state, const GError *error);
void _bunko_paged_list_set_total (BunkoPagedList *self, gint64 total);
void _bunko_paged_list_settle (BunkoPagedList *self);
void _bunko_paged_list_items_changed (BunkoPagedList *self,
                                      guint position,
                                      guint n_removed,
                                      guint n_added);

/* bunko-paged-list-slots.c */
BunkoPageSlot *_bunko_paged_list_peek_slot (BunkoPagedList *self, guint page);
BunkoPageSlot *_bunko_paged_list_ensure_slot (BunkoPagedList *self, guint page);
void
_bunko_paged_list_set_slot_state (BunkoPagedList *self, BunkoPageSlot *slot, BunkoSlotState state);
void _bunko_paged_list_forget_slot (BunkoPagedList *self, BunkoPageSlot *slot);
void _bunko_paged_list_forget_slots (BunkoPagedList *self);
void _bunko_paged_list_evict (BunkoPagedList *self);

/* bunko-paged-list-fetch.c */
void _bunko_paged_list_request (BunkoPagedList *self, BunkoPageSlot *slot);
void _bunko_paged_list_start_count (BunkoPagedList *self, gboolean refresh);
void _bunko_paged_list_abandon_requests (BunkoPagedList *self);

/* bunko-paged-list-refresh.c */
BunkoRefresh *
_bunko_refresh_new (BunkoPagedList *self, gint64 total, guint serial) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_refresh_free (BunkoRefresh *self);
void _bunko_refresh_apply (BunkoRefresh *self, BunkoPagedList *list);

G_END_DECLS
