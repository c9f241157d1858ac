/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "library/bunko-api-complete.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CONSOLE_PROPOSAL (bunko_console_proposal_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleProposal,
                      bunko_console_proposal,
                      BUNKO,
                      CONSOLE_PROPOSAL,
                      GObject)

BunkoConsoleProposal *
bunko_console_proposal_new (const BunkoApiCompletion *completion) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_console_proposal_get_text (BunkoConsoleProposal *self);
const char *bunko_console_proposal_get_label (BunkoConsoleProposal *self);
const char *bunko_console_proposal_get_doc (BunkoConsoleProposal *self);

G_END_DECLS
