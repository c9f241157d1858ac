/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest request head (request line and header fields) that is read, in bytes. */
#define BUNKO_SAMPLE_THUMBS_MAX_HEAD 8192

/**
 * BunkoSampleThumbsRequest:
 * @status: the status that the request deserves; 200 if it names a thumbnail
 * @name: (nullable): the unescaped name behind "/thumb/", set only with status 200
 * @keep_alive: whether the connection may be used again after the answer
 *
 * What a request head asks for.
 */
typedef struct
{
  guint status;
  char *name;
  gboolean keep_alive;
} BunkoSampleThumbsRequest;

gssize bunko_sample_thumbs_request_find_end (const char *data, gsize length);
void
bunko_sample_thumbs_request_parse (BunkoSampleThumbsRequest *self, const char *head, gsize length);
void bunko_sample_thumbs_request_clear (BunkoSampleThumbsRequest *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BunkoSampleThumbsRequest, bunko_sample_thumbs_request_clear)

G_END_DECLS
