/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"
#include "protocol/bunko-session.h"
#include "script-server.h"

G_BEGIN_DECLS

gboolean library_fixture_wake_cb (gpointer user_data);

/* Runs the main loop until the condition is met, and fails the test if that takes too long. */
#define RUN_UNTIL(condition)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end_ = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;                               \
    guint wake_ = g_timeout_add (5, library_fixture_wake_cb, NULL);                                \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, end_);                                        \
        g_main_context_iteration (NULL, TRUE);                                                     \
      }                                                                                            \
    g_source_remove (wake_);                                                                       \
  }                                                                                                \
  G_STMT_END

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
