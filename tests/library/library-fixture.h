/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"
#include "protocol/bunko-session.h"
#include "script-server.h"
#include "tests/main-loop.h"

G_BEGIN_DECLS

/* A library that is logged in to a server on this machine. */
typedef struct
{
  BunkoSession *session;
  BunkoLibrary *library;
} LibraryFixture;

void library_fixture_connect (LibraryFixture *self, guint16 port);
void library_fixture_clear (LibraryFixture *self);

/* A GAsyncReadyCallback that keeps the result in a GAsyncResult **. */
void keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);

gint64 count_source (BunkoListSource *source, GError **error);
GPtrArray *fetch_source (BunkoListSource *source, guint page, guint size, GError **error);
BunkoItem *get_item (LibraryFixture *self, BunkoItemType type, gint64 id, GError **error);
BunkoImageReply *fetch_image (LibraryFixture *self,
                              BunkoItemType type,
                              gint64 id,
                              BunkoImageSize size,
                              GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LibraryFixture, library_fixture_clear)

G_END_DECLS
