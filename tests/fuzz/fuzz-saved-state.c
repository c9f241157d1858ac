/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "library/bunko-location.h"
#include "library/bunko-view-query.h"
#include "settings/bunko-reader-option.h"
#include "settings/bunko-saved-state-private.h"
#include "settings/bunko-server-profile.h"

/* The file of a saved state: whatever it holds is taken or left; what is taken is the same when it
 * was written and read again. */

static void
take_location (GVariant *value)
{
  g_autoptr (BunkoLocation) location = bunko_location_new_from_variant (value);
  g_autoptr (BunkoLocation) again = NULL;
  g_autoptr (GVariant) written = NULL;

  if (location == NULL)
    return;

  written = g_variant_ref_sink (bunko_location_to_variant (location));
  again = bunko_location_new_from_variant (written);
  g_assert_true (again != NULL && bunko_location_equal (location, again));
}

static void
take_option (BunkoReaderOptionId id, GVariant *value)
{
  double number = 0;

  if (bunko_reader_option_from_variant (id, value, &number))
    g_assert_cmpfloat (bunko_reader_option_clamp (id, number), ==, number);
}

static void
take_others (GVariant *value)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new_from_variant (value);
  g_autoptr (BunkoServerProfile) profile = NULL;

  take_option (BUNKO_READER_OPTION_MODE, value);
  take_option (BUNKO_READER_OPTION_CROP, value);
  take_option (BUNKO_READER_OPTION_GAMMA, value);
  take_option (BUNKO_READER_OPTION_SLIDESHOW_INTERVAL, value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    profile = bunko_server_profile_new_from_variant (value);
}

/* Anything may stand where a location or something else is looked for. */
static void
take (GVariant *value)
{
  take_location (value);
  take_others (value);
  if (!g_variant_is_container (value))
    return;

  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (value, i);

      take (child);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GVariant) state = _bunko_saved_state_parse (size > 0 ? (const char *) data : "", size);
  g_autoptr (GVariant) again = NULL;
  g_autoptr (GBytes) written = NULL;

  if (state == NULL)
    return 0;

  written = _bunko_saved_state_print (state);
  if (written == NULL)
    return 0;

  again = _bunko_saved_state_parse (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_assert_nonnull (again);
  take (state);

  return 0;
}
