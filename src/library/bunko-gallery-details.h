/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-gallery-place.h"
#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_GALLERY_DETAILS (bunko_gallery_details_get_type ())

G_DECLARE_FINAL_TYPE (BunkoGalleryDetails, bunko_gallery_details, BUNKO, GALLERY_DETAILS, GObject)

BunkoGalleryDetails *bunko_gallery_details_new (BunkoGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;
BunkoGallery *bunko_gallery_details_get_gallery (BunkoGalleryDetails *self);
GListModel *bunko_gallery_details_get_tags (BunkoGalleryDetails *self);
gboolean bunko_gallery_details_get_tags_failed (BunkoGalleryDetails *self);
BunkoItem *bunko_gallery_details_get_language (BunkoGalleryDetails *self);
BunkoItem *bunko_gallery_details_get_category (BunkoGalleryDetails *self);
BunkoGalleryPlace *bunko_gallery_details_get_place (BunkoGalleryDetails *self);
const char *bunko_gallery_details_get_log (BunkoGalleryDetails *self);

void bunko_library_load_details_async (BunkoLibrary *self,
                                       BunkoGalleryDetails *details,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
bunko_library_load_details_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
