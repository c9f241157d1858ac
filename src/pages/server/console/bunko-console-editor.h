/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_CONSOLE_EDITOR (bunko_console_editor_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleEditor, bunko_console_editor, BUNKO, CONSOLE_EDITOR, AdwBin)

char *bunko_console_editor_dup_text (BunkoConsoleEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_console_editor_set_text (BunkoConsoleEditor *self, const char *text);
void bunko_console_editor_go_to_problem (BunkoConsoleEditor *self);
void bunko_console_editor_check_now (BunkoConsoleEditor *self);

G_END_DECLS
