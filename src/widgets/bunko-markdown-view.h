/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_MARKDOWN_VIEW (bunko_markdown_view_get_type ())

G_DECLARE_FINAL_TYPE (BunkoMarkdownView, bunko_markdown_view, BUNKO, MARKDOWN_VIEW, AdwBin)

GtkWidget *bunko_markdown_view_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
