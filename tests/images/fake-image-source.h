/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-image-source.h"

G_BEGIN_DECLS

#define FAKE_TYPE_IMAGE_SOURCE (fake_image_source_get_type ())

G_DECLARE_FINAL_TYPE (FakeImageSource, fake_image_source, FAKE, IMAGE_SOURCE, GObject)

FakeImageSource *fake_image_source_new (void) G_GNUC_WARN_UNUSED_RESULT;
guint fake_image_source_get_n_asked (FakeImageSource *self);
gint64 fake_image_source_get_asked (FakeImageSource *self, guint position);
BunkoImagePriority fake_image_source_get_priority (FakeImageSource *self, guint position);
gboolean fake_image_source_was_cancelled (FakeImageSource *self, guint position);
guint fake_image_source_get_n_open (FakeImageSource *self);
void fake_image_source_answer (FakeImageSource *self, guint position, BunkoImageReply *reply);
void fake_image_source_fail (FakeImageSource *self, guint position, GError *error);
void fake_image_source_answer_always (FakeImageSource *self, BunkoImageReply *reply);

G_END_DECLS
