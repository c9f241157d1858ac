/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-controller.h"
#include "bunko-reconnector.h"
#include "bunko-sample-launcher.h"
#include "reader/model/bunko-read-queue.h"

G_BEGIN_DECLS

struct _BunkoController
{
  GObject parent_instance;

  BunkoServerList *servers;
  GSettings *settings;
  BunkoControllerState state;

  /* What is, or is being, opened */
  BunkoServerProfile *profile;
  BunkoSampleLauncher *sample; /* only for the sample library; lives as long as it is open */
  BunkoSession *session;
  BunkoReconnector *reconnector;
  BunkoContext *context;
  BunkoReadQueue *read_queue; /* as long as the context is */
  GCancellable *cancellable;  /* of the way there; cancelled by closing */

  /* What the person entered, kept until the server has taken it */
  char *entered_user;
  char *entered_password;
  gboolean entered_remember;

  gboolean leaving; /* logging out, at the wish of the person */
  /* What the person has to decide about the connection */
  BunkoControllerQuestion question;
  GError *question_error;      /* what went wrong */
  BunkoPeerCertificate *shown; /* what the person looks at, whatever comes meanwhile */
  BunkoCredentials *unsent;    /* from the keyring, that would have gone unencrypted */
  gboolean asked_at_login;     /* with what the person entered */
  BunkoSession *probe;         /* looks whether the server wants encryption */
  GCancellable *probe_cancellable;
  guint probe_timeout;
  gboolean probed;           /* it does not */
  gboolean wants_encryption; /* the server of the open library does by now */

  char *asked_again; /* uuid of a server that was logged out of: do not log in by itself again */
};

void _bunko_controller_set_state (BunkoController *self, BunkoControllerState state);
void _bunko_controller_fail (BunkoController *self, const GError *error);
void _bunko_controller_need_login (BunkoController *self, const GError *error);
void _bunko_controller_start_login (BunkoController *self);
void _bunko_controller_forget_entered (BunkoController *self);
void _bunko_controller_update_cache_limit (BunkoController *self);
void _bunko_controller_opened (BunkoController *self);
void _bunko_controller_presence_changed (BunkoController *self);

/* bunko-controller-presence.c */
void _bunko_controller_watch_session (BunkoController *self);
void _bunko_controller_came_back (BunkoController *self);
void _bunko_controller_went_away (BunkoController *self);

/* bunko-controller-login.c */
void _bunko_controller_log_in_with (BunkoController *self, BunkoCredentials *credentials);
void _bunko_controller_log_in_as_entered (BunkoController *self);

/* bunko-controller-probe.c */
void _bunko_controller_end_probe (BunkoController *self);
void _bunko_controller_expect_greeting (BunkoController *self);
void _bunko_controller_probe_or_fail (BunkoController *self, const GError *error);
void _bunko_controller_watch_attempt (BunkoController *self);

/* bunko-controller-trust.c */
void _bunko_controller_ask (BunkoController *self,
                            BunkoControllerQuestion question,
                            const GError *error);
void _bunko_controller_connect (BunkoController *self);
gboolean _bunko_controller_ask_about (BunkoController *self, const GError *error);
void _bunko_controller_ask_plaintext (BunkoController *self,
                                      BunkoCredentials *credentials,
                                      const GError *error);
void _bunko_controller_forget_question (BunkoController *self);
void _bunko_controller_trust_pictures (BunkoController *self);

G_END_DECLS
