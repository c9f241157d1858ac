/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of so many servers something is kept; each has a few files. */
#define BUNKO_STATE_FILES_MAX 64

char *_bunko_state_files_make_name (const char *server_key) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_state_files_prune_async (const char *folder,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

G_END_DECLS
