/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-disk-cache.h"
#include "bunko-image-fetcher.h"
#include "bunko-image-loader.h"
#include "bunko-image-workers.h"
#include "bunko-texture-cache.h"

G_BEGIN_DECLS

/* The one entry point for pictures. Stages, each asked when the one before has nothing: pictures in
 * memory, files on the disk, the server. Everything here runs in the main thread and does not
 * block; reading and decoding happen in a pool of workers, as one step. */
struct _BunkoImageLoader
{
  GObject parent_instance;

  char *server_key;
  BunkoTextureCache *textures;
  BunkoDiskCache *disk;
  BunkoImageFetcher *fetcher;
  GHashTable *requests; /* BunkoImageKey → Request */
  BunkoImageWorkers *workers;
  guint64 last_serial;
};

G_END_DECLS
