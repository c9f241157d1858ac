/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-activity.h"

G_BEGIN_DECLS

char *bunko_activity_text_dup_duration (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_activity_text_dup_time (gint64 time) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_activity_text_dup_status (BunkoActivity *activity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
