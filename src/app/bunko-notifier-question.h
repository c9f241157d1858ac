/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-notices.h"

G_BEGIN_DECLS

typedef struct _BunkoWorkspace BunkoWorkspace;

#define BUNKO_TYPE_NOTIFIER_QUESTION (bunko_notifier_question_get_type ())

G_DECLARE_FINAL_TYPE (BunkoNotifierQuestion,
                      bunko_notifier_question,
                      BUNKO,
                      NOTIFIER_QUESTION,
                      GObject)

BunkoNotifierQuestion *
bunko_notifier_question_new (BunkoWorkspace *workspace,
                             BunkoNotices *notices) G_GNUC_WARN_UNUSED_RESULT;
void bunko_notifier_question_ask (BunkoNotifierQuestion *self, BunkoNotice *notice);

G_END_DECLS
