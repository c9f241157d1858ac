/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-controller.h"

G_BEGIN_DECLS

typedef struct _BunkoWorkspace BunkoWorkspace;

#define BUNKO_TYPE_NOTIFIER (bunko_notifier_get_type ())

G_DECLARE_FINAL_TYPE (BunkoNotifier, bunko_notifier, BUNKO, NOTIFIER, GObject)

BunkoNotifier *bunko_notifier_new (BunkoWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void bunko_notifier_stop (BunkoNotifier *self);

G_END_DECLS
