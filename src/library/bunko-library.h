/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-artist.h"
#include "bunko-collection.h"
#include "bunko-filter.h"
#include "bunko-gallery.h"
#include "bunko-grouping.h"
#include "bunko-image-source.h"
#include "bunko-item.h"
#include "bunko-list-source.h"
#include "bunko-named-item.h"
#include "bunko-page.h"
#include "bunko-read-progress.h"
#include "bunko-server-info.h"
#include "bunko-sort-index.h"
#include "bunko-tag-group.h"
#include "bunko-tag.h"
#include "bunko-view-query.h"

G_BEGIN_DECLS

typedef struct _BunkoSession BunkoSession;

#define BUNKO_TYPE_LIBRARY (bunko_library_get_type ())

G_DECLARE_FINAL_TYPE (BunkoLibrary, bunko_library, BUNKO, LIBRARY, GObject)

BunkoLibrary *bunko_library_new (BunkoSession *session) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_library_get_server_key (BunkoLibrary *self);
void bunko_library_set_state_key (BunkoLibrary *self, const char *key);
const char *bunko_library_get_state_key (BunkoLibrary *self);

BunkoListSource *
bunko_library_view (BunkoLibrary *self, BunkoViewQuery *query) G_GNUC_WARN_UNUSED_RESULT;
BunkoListSource *bunko_library_related (BunkoLibrary *self,
                                        BunkoItem *parent,
                                        BunkoItemType related) G_GNUC_WARN_UNUSED_RESULT;
BunkoListSource *
bunko_library_get_pages (BunkoLibrary *self, BunkoGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;

void bunko_library_get_sort_indexes_async (BunkoLibrary *self,
                                           BunkoItemType type,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *bunko_library_get_sort_indexes_finish (BunkoLibrary *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
BunkoItem *bunko_library_lookup_item (BunkoLibrary *self, BunkoItemType type, gint64 id);
void bunko_library_get_item_async (BunkoLibrary *self,
                                   BunkoItemType type,
                                   gint64 id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
BunkoItem *bunko_library_get_item_finish (BunkoLibrary *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_library_get_tags_async (BunkoLibrary *self,
                                   BunkoItem *item,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GListModel *bunko_library_get_tags_finish (BunkoLibrary *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_library_keeps_progress (BunkoLibrary *self);
void bunko_library_get_progress_async (BunkoLibrary *self,
                                       BunkoGallery *gallery,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
BunkoReadProgress *bunko_library_get_progress_finish (BunkoLibrary *self,
                                                      GAsyncResult *result,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_library_set_metatag_async (BunkoLibrary *self,
                                      BunkoItem *item,
                                      BunkoMetatags metatag,
                                      gboolean on,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
bunko_library_set_metatag_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);
void bunko_library_set_rating_async (BunkoLibrary *self,
                                     BunkoGallery *gallery,
                                     double rating,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean bunko_library_set_rating_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);
void bunko_library_report_open_async (BunkoLibrary *self,
                                      BunkoGallery *gallery,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
bunko_library_report_open_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);
void bunko_library_report_page_read_async (BunkoLibrary *self,
                                           BunkoPage *page,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean
bunko_library_report_page_read_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);
void bunko_library_note_page_read (BunkoLibrary *self, BunkoPage *page);
void bunko_library_get_server_info_async (BunkoLibrary *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
BunkoServerInfo *bunko_library_get_server_info_finish (BunkoLibrary *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_library_fetch_image_async (BunkoLibrary *self,
                                      BunkoItemType type,
                                      gint64 id,
                                      BunkoImageSize size,
                                      BunkoImagePriority priority,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
BunkoImageReply *bunko_library_fetch_image_finish (BunkoLibrary *self,
                                                   GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
