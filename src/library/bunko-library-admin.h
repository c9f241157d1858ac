/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-progress.h"
#include "bunko-server-link.h"

G_BEGIN_DECLS

/**
 * BunkoChangelog:
 * @version: (nullable): the version that it is of
 * @changes: what has changed, in Markdown
 * @url: (nullable): where to get that version; only of an update
 *
 * What is new in a version of the server.
 */
typedef struct
{
  char *version;
  char *changes;
  char *url;
} BunkoChangelog;

#define BUNKO_TYPE_CHANGELOG (bunko_changelog_get_type ())
GType bunko_changelog_get_type (void) G_GNUC_CONST;
BunkoChangelog *bunko_changelog_copy (const BunkoChangelog *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_changelog_free (BunkoChangelog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoChangelog, bunko_changelog_free)

BunkoServerLink *bunko_library_get_link (BunkoLibrary *self);
gboolean bunko_library_has_function (BunkoLibrary *self, const char *fname);
gboolean bunko_library_is_allowed (BunkoLibrary *self, const char *fname);
gboolean bunko_library_takes_delay (BunkoLibrary *self);

void bunko_library_restart_server_async (BunkoLibrary *self,
                                         guint delay,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void bunko_library_shut_down_server_async (BunkoLibrary *self,
                                           guint delay,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void bunko_library_request_auth_async (BunkoLibrary *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void bunko_library_save_config_async (BunkoLibrary *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void bunko_library_reindex_async (BunkoLibrary *self,
                                  guint limit,
                                  BunkoProgressFunc progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void bunko_library_update_server_async (BunkoLibrary *self,
                                        const char *url,
                                        gboolean restart,
                                        BunkoProgressFunc progress,
                                        gpointer progress_data,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
bunko_library_admin_finish (BunkoLibrary *self, GAsyncResult *result, char **reply, GError **error);

void bunko_library_check_update_async (BunkoLibrary *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean bunko_library_check_update_finish (BunkoLibrary *self,
                                            GAsyncResult *result,
                                            BunkoChangelog **update,
                                            GError **error);
void bunko_library_get_changelog_async (BunkoLibrary *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
BunkoChangelog *bunko_library_get_changelog_finish (BunkoLibrary *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
