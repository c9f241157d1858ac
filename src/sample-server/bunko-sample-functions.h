/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-call.h"

G_BEGIN_DECLS

/* The functions of the API by concern; each table ends with a NULL name. */
extern const BunkoSampleFunction bunko_sample_functions_meta[];
extern const BunkoSampleFunction bunko_sample_functions_commands[];
extern const BunkoSampleFunction bunko_sample_functions_notices[];
extern const BunkoSampleFunction bunko_sample_functions_config[];
extern const BunkoSampleFunction bunko_sample_functions_view[];
extern const BunkoSampleFunction bunko_sample_functions_items[];
extern const BunkoSampleFunction bunko_sample_functions_related[];
extern const BunkoSampleFunction bunko_sample_functions_image[];
extern const BunkoSampleFunction bunko_sample_functions_tags[];
extern const BunkoSampleFunction bunko_sample_functions_metatags[];
extern const BunkoSampleFunction bunko_sample_functions_reading[];
extern const BunkoSampleFunction bunko_sample_functions_similar[];
extern const BunkoSampleFunction bunko_sample_functions_edit[];
extern const BunkoSampleFunction bunko_sample_functions_membership[];
extern const BunkoSampleFunction bunko_sample_functions_filters[];
extern const BunkoSampleFunction bunko_sample_functions_admin[];
extern const BunkoSampleFunction bunko_sample_functions_logs[];

const BunkoSampleFunction *bunko_sample_functions_find (const char *name, gboolean legacy);
gboolean bunko_sample_functions_check_rights (BunkoSampleBackend *backend,
                                              BunkoSampleSession *session,
                                              const char *fname,
                                              GError **error);

G_END_DECLS
