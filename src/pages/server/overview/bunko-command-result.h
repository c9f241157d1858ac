/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_COMMAND_RESULT (bunko_command_result_get_type ())

G_DECLARE_FINAL_TYPE (BunkoCommandResult,
                      bunko_command_result,
                      BUNKO,
                      COMMAND_RESULT,
                      AdwExpanderRow)

GtkWidget *bunko_command_result_new (void) G_GNUC_WARN_UNUSED_RESULT;
void
bunko_command_result_show_busy (BunkoCommandResult *self, const char *title, gboolean can_stop);
void
bunko_command_result_show_progress (BunkoCommandResult *self, double fraction, const char *text);
void bunko_command_result_show_countdown (BunkoCommandResult *self,
                                          const char *format,
                                          const char *title_now,
                                          const char *subtitle,
                                          guint seconds);
void bunko_command_result_show_result (BunkoCommandResult *self,
                                       const char *title,
                                       const char *subtitle,
                                       const char *details,
                                       gboolean failed);

G_END_DECLS
