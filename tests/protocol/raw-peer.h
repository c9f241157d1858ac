/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RawPeer:
 *
 * A server without any sense, that does what a script says, byte for byte. It shares no code with
 * what it tests.
 *
 * Connections take the scripts in the order in which they are made. A script is a %NULL-terminated
 * list of steps, each a character and what belongs to it:
 *
 *     >JSON    send a message, gzip data and end marker in two writes
 *     <JSON    expect a message with this as its `data`; any message without JSON
 *     @TEXT    the message expected last must have carried this session id
 *     =TEXT    send these bytes as they are
 *     ^LINE    expect a request of HTTP with this first line
 *     /N JSON  send only the first N bytes of a message
 *     ~N       wait N milliseconds
 *     ?        wait until raw_peer_release() is called, once for each
 *     .        wait until the client closes
 *     x        close (also done at the end)
 */
typedef struct _RawPeer RawPeer;

RawPeer *raw_peer_new (void);
void raw_peer_add (RawPeer *self, const char *const *steps);
guint16 raw_peer_get_port (RawPeer *self);
void raw_peer_release (RawPeer *self);
guint raw_peer_get_n_waiting (RawPeer *self);
guint raw_peer_get_n_accepted (RawPeer *self);
guint raw_peer_get_n_open (RawPeer *self);
void raw_peer_stop_listening (RawPeer *self);
void raw_peer_finish (RawPeer *self);

G_END_DECLS
