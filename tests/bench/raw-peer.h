/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <yyjson.h>

G_BEGIN_DECLS

/* A connection of a client that does nothing but what is measured: blocking, without an error
 * that does not end the program. */
typedef struct
{
  int fd;
} RawPeer;

/* Connects to a server on this machine and takes its greeting. */
void raw_peer_open (RawPeer *self, guint16 port);
void raw_peer_close (RawPeer *self);
/* Sends what stands under "data" and waits for the whole reply, to be freed by the caller. */
yyjson_doc *raw_peer_call (RawPeer *self, const char *session, const char *data);
/* Logs in as a guest. Returns the session, to be freed. */
char *raw_peer_log_in (RawPeer *self);
/* What the first function of a call answered. */
yyjson_val *raw_peer_result (yyjson_doc *reply);
/* The images of items, whose ids are given with commas between them. Returns the reply of
 * get_command_value, to be freed. */
yyjson_doc *
raw_peer_fetch_images (RawPeer *self, const char *session, int type, const char *ids, int size);

G_END_DECLS
