/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * A server in this process that answers every call with what a function of the test says. It
 * greets, lets everybody in, and takes any number of connections; it has no library.
 */
typedef struct _ScriptServer ScriptServer;

/* What the server answers: JSON text, or an error with a code and a text. */
typedef struct
{
  char *json;
  int code;
  const char *text;
} ScriptReply;

typedef void (*ScriptFunc) (const char *fname,
                            JsonObject *args,
                            ScriptReply *reply,
                            gpointer user_data);

ScriptServer *script_server_new (ScriptFunc func, gpointer user_data);
void script_server_free (ScriptServer *self);
void script_server_set_version (ScriptServer *self, int major, int minor, int patch);
guint16 script_server_get_port (ScriptServer *self);
/* Calls so far: how often, the arguments of the nth (from 0) as text, and of the last. */
guint script_server_get_n_calls (ScriptServer *self, const char *fname);
const char *script_server_get_args (ScriptServer *self, const char *fname, guint n);
const char *script_server_get_last_args (ScriptServer *self, const char *fname);
/* From now on calls of @fname are not answered, until released. */
void script_server_hold (ScriptServer *self, const char *fname);
void script_server_release (ScriptServer *self);
guint script_server_get_n_held (ScriptServer *self);

void script_reply_unknown (ScriptReply *reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScriptServer, script_server_free)

G_END_DECLS
