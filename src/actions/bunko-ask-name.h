/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void bunko_ask_name (GtkWidget *parent,
                     const char *heading,
                     const char *name,
                     const GError *error,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
char *bunko_ask_name_finish (GObject *source, GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
