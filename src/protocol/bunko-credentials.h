/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_CREDENTIALS (bunko_credentials_get_type ())

typedef struct _BunkoCredentials BunkoCredentials;

GType bunko_credentials_get_type (void) G_GNUC_CONST;

BunkoCredentials *bunko_credentials_new_guest (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoCredentials *
bunko_credentials_new_user (const char *user, const char *password) G_GNUC_WARN_UNUSED_RESULT;
BunkoCredentials *bunko_credentials_ref (BunkoCredentials *self);
void bunko_credentials_unref (BunkoCredentials *self);
gboolean bunko_credentials_is_guest (BunkoCredentials *self);
const char *bunko_credentials_get_user (BunkoCredentials *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoCredentials, bunko_credentials_unref)

G_END_DECLS
