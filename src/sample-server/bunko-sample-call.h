/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-backend.h"
#include "bunko-sample-writer.h"

G_BEGIN_DECLS

/* One function of a message while it runs. */
typedef struct
{
  BunkoSampleBackend *backend;
  BunkoSampleSession *session;
  JsonObject *args;
  /* Where the function writes its "data". */
  BunkoSampleWriter *out;
  /* Set by the functions that end or restart the server. */
  BunkoSampleServerCommand *command;
} BunkoSampleCall;

typedef gboolean (*BunkoSampleHandler) (BunkoSampleCall *call, GError **error);

typedef enum
{
  BUNKO_SAMPLE_LOCK_NONE,
  BUNKO_SAMPLE_LOCK_READ,
  BUNKO_SAMPLE_LOCK_WRITE,
} BunkoSampleLock;

typedef enum
{
  BUNKO_SAMPLE_ALWAYS,
  BUNKO_SAMPLE_NEW, /* not in 0.3.0 */
  BUNKO_SAMPLE_OLD, /* gone in 0.13.3 */
} BunkoSampleSince;

typedef struct
{
  const char *name;
  BunkoSampleHandler handler;
  BunkoSampleLock lock;
  BunkoSampleSince since;
  /* Names with commas between; '!' behind a required one, '+' before one that 0.3.0 does not know.
   */
  const char *args;
} BunkoSampleFunction;

JsonNode *bunko_sample_call_get (BunkoSampleCall *self, const char *key);
gboolean bunko_sample_call_get_int (BunkoSampleCall *self,
                                    const char *key,
                                    gint64 fallback,
                                    gint64 *value,
                                    GError **error);
gboolean bunko_sample_call_get_boolean (BunkoSampleCall *self, const char *key, gboolean fallback);
gboolean bunko_sample_call_get_string (BunkoSampleCall *self,
                                       const char *key,
                                       const char *fallback,
                                       const char **value,
                                       GError **error);
gboolean bunko_sample_call_get_enum (BunkoSampleCall *self,
                                     const char *key,
                                     const BunkoSampleEnum *type,
                                     int fallback,
                                     int *value,
                                     GError **error);
gboolean bunko_sample_call_get_nullable_enum (BunkoSampleCall *self,
                                              const char *key,
                                              const BunkoSampleEnum *type,
                                              int fallback,
                                              int *value,
                                              GError **error);
gboolean bunko_sample_call_get_item_type (BunkoSampleCall *self,
                                          const char *key,
                                          BunkoSampleItemType fallback,
                                          BunkoSampleItemType *value,
                                          GError **error);
gboolean bunko_sample_call_get_range (BunkoSampleCall *self,
                                      const char *offset_key,
                                      gint64 *offset,
                                      gint64 *limit,
                                      GError **error);
gboolean
bunko_sample_call_get_ids (BunkoSampleCall *self, const char *key, GArray **ids, GError **error);
gboolean bunko_sample_call_check_type (BunkoSampleCall *self,
                                       BunkoSampleItemType type,
                                       const BunkoSampleItemType *allowed,
                                       guint n_allowed,
                                       GError **error);
gboolean bunko_sample_call_api_error (GError **error, const char *message);

G_END_DECLS
