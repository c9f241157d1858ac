/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "images/bunko-image-loader.h"

#include "bunko-item-subject.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_PICTURE (bunko_item_picture_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemPicture, bunko_item_picture, BUNKO, ITEM_PICTURE, AdwBin)

void bunko_item_picture_set_subject (BunkoItemPicture *self,
                                     BunkoImageLoader *loader,
                                     BunkoItemSubject *subject);

G_END_DECLS
