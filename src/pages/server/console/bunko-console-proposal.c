/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-proposal.h"

/**
 * BunkoConsoleProposal:
 *
 * A word that is offered while a message is written.
 */
struct _BunkoConsoleProposal
{
  GObject parent_instance;

  char *text;
  char *label;
  char *doc; /* NULL: none */
};

static char *
get_typed_text (GtkSourceCompletionProposal *proposal)
{
  return g_strdup (BUNKO_CONSOLE_PROPOSAL (proposal)->label);
}

static void
proposal_iface_init (GtkSourceCompletionProposalInterface *iface)
{
  iface->get_typed_text = get_typed_text;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoConsoleProposal,
                               bunko_console_proposal,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL,
                                                      proposal_iface_init))

static void
bunko_console_proposal_finalize (GObject *object)
{
  BunkoConsoleProposal *self = BUNKO_CONSOLE_PROPOSAL (object);

  g_free (self->text);
  g_free (self->label);
  g_free (self->doc);

  G_OBJECT_CLASS (bunko_console_proposal_parent_class)->finalize (object);
}

static void
bunko_console_proposal_class_init (BunkoConsoleProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_console_proposal_finalize;
}

static void
bunko_console_proposal_init (BunkoConsoleProposal *self)
{
}

/**
 * bunko_console_proposal_new:
 * @completion: what can be put in
 *
 * Returns: (transfer full): the proposal
 */
BunkoConsoleProposal *
bunko_console_proposal_new (const BunkoApiCompletion *completion)
{
  BunkoConsoleProposal *self = g_object_new (BUNKO_TYPE_CONSOLE_PROPOSAL, NULL);

  self->text = g_strdup (completion->text);
  self->label = g_strdup (completion->label);
  self->doc = g_strdup (completion->doc);
  return self;
}

/**
 * bunko_console_proposal_get_text:
 * @self: a proposal
 *
 * Returns: what is put in
 */
const char *
bunko_console_proposal_get_text (BunkoConsoleProposal *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_PROPOSAL (self), NULL);

  return self->text;
}

/**
 * bunko_console_proposal_get_label:
 * @self: a proposal
 *
 * Returns: what it is called
 */
const char *
bunko_console_proposal_get_label (BunkoConsoleProposal *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_PROPOSAL (self), NULL);

  return self->label;
}

/**
 * bunko_console_proposal_get_doc:
 * @self: a proposal
 *
 * Returns: (nullable): what it means
 */
const char *
bunko_console_proposal_get_doc (BunkoConsoleProposal *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_PROPOSAL (self), NULL);

  return self->doc;
}
