/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Image files that are served in place of drawn pictures, one page after the other. Thread-safe
 * once it is filled. */
typedef struct _BunkoSamplePictureFiles BunkoSamplePictureFiles;

BunkoSamplePictureFiles *bunko_sample_picture_files_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_picture_files_free (BunkoSamplePictureFiles *self);
gboolean
bunko_sample_picture_files_add (BunkoSamplePictureFiles *self, const char *path, GError **error);
guint bunko_sample_picture_files_get_size (BunkoSamplePictureFiles *self);
guint bunko_sample_picture_files_index (BunkoSamplePictureFiles *self, guint page);
const char *bunko_sample_picture_files_get_ext (BunkoSamplePictureFiles *self, guint index);
GBytes *bunko_sample_picture_files_make (BunkoSamplePictureFiles *self,
                                         guint index,
                                         int max_width,
                                         int max_height,
                                         const char **ext) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSamplePictureFiles, bunko_sample_picture_files_free)

G_END_DECLS
