/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_CONSOLE_COMPLETION (bunko_console_completion_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleCompletion,
                      bunko_console_completion,
                      BUNKO,
                      CONSOLE_COMPLETION,
                      GObject)

GtkSourceCompletionProvider *bunko_console_completion_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
