/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "settings/bunko-reader-option.h"
#include "settings/bunko-reader-options.h"
#include "settings/bunko-settings.h"

static guint notified;

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  notified++;
}

static double
get (BunkoReaderOptions *options, BunkoReaderOptionId id)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (options), bunko_reader_option_get (id)->name, &value);
  return bunko_reader_option_from_value (&value);
}

static void
set (BunkoReaderOptions *options, BunkoReaderOptionId id, double number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, bunko_reader_option_get (id)->type);
  bunko_reader_option_to_value (id, number, &value);
  g_object_set_property (G_OBJECT (options), bunko_reader_option_get (id)->name, &value);
}

/* Another value than the default, within bounds that hold for all units. */
static double
get_other (BunkoReaderOptionId id)
{
  const BunkoReaderOption *option = bunko_reader_option_get (id);

  if (id == BUNKO_READER_OPTION_STRIP_WIDTH)
    return 500;
  return option->value == option->maximum ? option->minimum : option->maximum;
}

/* Every option has a property and a key of the settings that agree on type, range and default. */
static void
test_table (void)
{
  GSettingsSchema *schema = NULL;

  g_object_get (bunko_settings_get_reader (), "settings-schema", &schema, NULL);
  for (guint id = 1; id < BUNKO_READER_N_OPTIONS; id++)
    {
      const BunkoReaderOption *option = bunko_reader_option_get (id);
      g_autoptr (GSettingsSchemaKey) key = NULL;
      g_autoptr (GVariant) value = NULL;
      g_autoptr (GVariant) least = NULL;
      g_autoptr (GVariant) most = NULL;

      g_test_message ("%s", option->name);
      g_assert_cmpuint (bunko_reader_option_find (option->name), ==, id);
      g_assert_true (g_settings_schema_has_key (schema, option->name));
      key = g_settings_schema_get_key (schema, option->name);
      value = g_settings_schema_key_get_default_value (key);
      least = g_variant_ref_sink (bunko_reader_option_to_variant (id, option->value));
      g_assert_true (g_variant_equal (value, least));
      g_clear_pointer (&least, g_variant_unref);

      for (double number = option->minimum; number <= option->maximum;
           number = number < option->maximum && !G_TYPE_IS_ENUM (option->type) ? option->maximum
                                                                               : number + 1)
        {
          g_autoptr (GVariant) one =
              g_variant_ref_sink (bunko_reader_option_to_variant (id, number));

          g_assert_true (g_settings_schema_key_range_check (key, one));
        }
      if (G_TYPE_IS_ENUM (option->type) || option->type == G_TYPE_BOOLEAN)
        continue;
      least = g_variant_ref_sink (bunko_reader_option_to_variant (id, option->minimum - 1));
      most = g_variant_ref_sink (bunko_reader_option_to_variant (id, option->maximum + 1));
      g_assert_false (g_settings_schema_key_range_check (key, least));
      g_assert_false (g_settings_schema_key_range_check (key, most));
    }
  g_settings_schema_unref (schema);
}

/* What is out of range, or not a number, does not get in, neither from a file nor from the code. */
static void
test_values (void)
{
  static const struct
  {
    const char *name;
    const char *kept;
    gboolean valid;
    double number;
  } table[] = {
    { "crop", "true", TRUE, 1 },
    { "crop", "1", FALSE, 0 },
    { "page-gap", "5", TRUE, 5 },
    { "page-gap", "-5", TRUE, 0 },
    { "page-gap", "100000", TRUE, 200 },
    { "page-gap", "5.0", FALSE, 0 },
    { "gamma", "2.0", TRUE, 2 },
    { "gamma", "100.0", TRUE, 2.5 },
    { "gamma", "nan", FALSE, 0 },
    { "gamma", "inf", FALSE, 0 },
    { "mode", "'strip'", TRUE, BUNKO_READER_MODE_STRIP },
    { "mode", "'sideways'", FALSE, 0 },
    { "mode", "3", FALSE, 0 },
    { "prefetch-limit", "uint32 4000000000", TRUE, 4096 },
    { "prefetch-limit", "-1", FALSE, 0 },
    { "click-zones", "'l'", TRUE, BUNKO_READER_ZONES_L },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const BunkoReaderOptionId id = bunko_reader_option_find (table[i].name);
      g_autoptr (GVariant) variant = g_variant_parse (NULL, table[i].kept, NULL, NULL, NULL);
      double number = -77;

      g_test_message ("%s %s", table[i].name, table[i].kept);
      g_assert_nonnull (variant);
      g_assert_cmpint (bunko_reader_option_from_variant (id, variant, &number), ==, table[i].valid);
      g_assert_cmpfloat (number, ==, table[i].valid ? table[i].number : -77);
    }
  g_assert_cmpuint (bunko_reader_option_find ("nothing"), ==, BUNKO_READER_OPTION_NONE);
  g_assert_cmpfloat (bunko_reader_option_clamp (BUNKO_READER_OPTION_GAMMA, NAN), ==, 1);
}

/* Each option has its default, takes another value, tells it once, and goes back. */
static void
test_properties (void)
{
  BunkoReaderOptions *options = bunko_reader_options_new ();

  g_signal_connect (options, "notify", G_CALLBACK (notify_cb), NULL);
  bunko_reader_options_set_guess (options, BUNKO_READER_MODE_SINGLE, BUNKO_READER_DIRECTION_LTR);
  for (guint id = 1; id < BUNKO_READER_N_OPTIONS; id++)
    {
      const BunkoReaderOption *option = bunko_reader_option_get (id);
      const double before = get (options, id);
      const double other = get_other (id);
      /* Another unit is another width. */
      const guint n = id == BUNKO_READER_OPTION_STRIP_UNIT ? 2 : 1;

      g_test_message ("%s", option->name);
      if (id != BUNKO_READER_OPTION_MODE && id != BUNKO_READER_OPTION_DIRECTION)
        g_assert_cmpfloat (before, ==, option->value);
      g_assert_false (bunko_reader_options_is_set (options, option->name));
      notified = 0;
      set (options, id, other);
      set (options, id, other);
      g_assert_cmpfloat (get (options, id), ==, other);
      g_assert_cmpuint (notified, ==, n);
      g_assert_true (bunko_reader_options_is_set (options, option->name));
      bunko_reader_options_reset (options, option->name);
      g_assert_cmpfloat (get (options, id), ==, before);
      g_assert_cmpuint (notified, ==, 2 * n);
      g_assert_false (bunko_reader_options_is_set (options, option->name));
    }
  g_assert_finalize_object (options);
}

/* A few of the accessors, which are all made alike. */
static void
test_accessors (void)
{
  BunkoReaderOptions *options = bunko_reader_options_new ();

  bunko_reader_options_set_gamma (options, 9);
  g_assert_cmpfloat (bunko_reader_options_get_gamma (options), ==, 2.5);
  bunko_reader_options_set_page_gap (options, -3);
  g_assert_cmpint (bunko_reader_options_get_page_gap (options), ==, 0);
  bunko_reader_options_set_fit (options, BUNKO_READER_FIT_WIDTH);
  g_assert_cmpint (bunko_reader_options_get_fit (options), ==, BUNKO_READER_FIT_WIDTH);
  bunko_reader_options_set_prefetch_limit (options, 100);
  g_assert_cmpuint (bunko_reader_options_get_prefetch_limit (options), ==, 100);
  g_assert_cmpint (bunko_reader_options_get_image_size (options), ==, BUNKO_READER_IMAGE_SIZE_AUTO);
  g_assert_true (bunko_reader_options_get_cover_alone (options));
  g_assert_finalize_object (options);
}

/* Nobody but the settings sees AUTO; who listens hears what it comes to. */
static void
test_guess (void)
{
  BunkoReaderOptions *options = bunko_reader_options_new ();

  g_assert_cmpint (bunko_reader_options_get_mode (options), ==, BUNKO_READER_MODE_SINGLE);
  g_assert_cmpint (bunko_reader_options_get_direction (options), ==, BUNKO_READER_DIRECTION_LTR);
  g_assert_cmpint (bunko_reader_options_get_mode_setting (options), ==, BUNKO_READER_MODE_AUTO);

  notified = 0;
  g_signal_connect (options, "notify::mode", G_CALLBACK (notify_cb), NULL);
  g_signal_connect (options, "notify::direction", G_CALLBACK (notify_cb), NULL);
  bunko_reader_options_set_guess (options, BUNKO_READER_MODE_STRIP, BUNKO_READER_DIRECTION_RTL);
  g_assert_cmpuint (notified, ==, 2);
  g_assert_cmpint (bunko_reader_options_get_mode (options), ==, BUNKO_READER_MODE_STRIP);
  g_assert_cmpint (bunko_reader_options_get_direction (options), ==, BUNKO_READER_DIRECTION_RTL);

  /* What was chosen counts more, and a guess that agrees with it changes nothing. */
  bunko_reader_options_set_mode (options, BUNKO_READER_MODE_STRIP);
  g_assert_cmpuint (notified, ==, 2);
  g_assert_cmpint (bunko_reader_options_get_mode_setting (options), ==, BUNKO_READER_MODE_STRIP);
  bunko_reader_options_set_guess (options, BUNKO_READER_MODE_AUTO, BUNKO_READER_DIRECTION_AUTO);
  g_assert_cmpuint (notified, ==, 3);
  g_assert_cmpint (bunko_reader_options_get_mode (options), ==, BUNKO_READER_MODE_STRIP);
  g_assert_cmpint (bunko_reader_options_get_direction (options), ==, BUNKO_READER_DIRECTION_LTR);
  bunko_reader_options_set_mode (options, BUNKO_READER_MODE_AUTO);
  g_assert_cmpint (bunko_reader_options_get_mode (options), ==, BUNKO_READER_MODE_SINGLE);
  g_assert_finalize_object (options);
}

/* The unit decides what widths there are. */
static void
test_strip_width (void)
{
  BunkoReaderOptions *options = bunko_reader_options_new ();

  g_assert_cmpint (bunko_reader_options_get_strip_unit (options), ==, BUNKO_READER_UNIT_PIXELS);
  g_assert_cmpint (bunko_reader_options_get_strip_width (options), ==, 900);
  bunko_reader_options_set_strip_width (options, 800);
  bunko_reader_options_set_strip_unit (options, BUNKO_READER_UNIT_PERCENT);
  g_assert_cmpint (bunko_reader_options_get_strip_width (options), ==, 100);
  notified = 0;
  g_signal_connect (options, "notify::strip-width", G_CALLBACK (notify_cb), NULL);
  bunko_reader_options_set_strip_unit (options, BUNKO_READER_UNIT_PIXELS);
  g_assert_cmpint (bunko_reader_options_get_strip_width (options), ==, 800);
  g_assert_cmpuint (notified, ==, 1);
  bunko_reader_options_set_strip_width (options, 20);
  g_assert_cmpint (bunko_reader_options_get_strip_width (options), ==, 100);
  g_assert_finalize_object (options);
}

/* Where edits go to, and what holds where. */
static void
test_scopes (void)
{
  BunkoReaderStore *store = bunko_reader_store_new_in_memory ();
  BunkoReaderOptions *one = bunko_reader_options_new_for_gallery (store, 1, 7);
  BunkoReaderOptions *other = bunko_reader_options_new_for_gallery (store, 2, 7);
  BunkoReaderOptions *single = bunko_reader_options_new_for_gallery (store, 3, 0);
  BunkoReaderOptions *general = bunko_reader_options_new_for_gallery (store, 0, 0);

  /* How it is laid out is a matter of the series. */
  bunko_reader_options_set_mode (one, BUNKO_READER_MODE_DOUBLE);
  g_assert_cmpint (bunko_reader_options_get_scope (one, "mode"), ==, BUNKO_READER_SCOPE_SERIES);
  g_assert_cmpint (bunko_reader_options_get_mode (other), ==, BUNKO_READER_MODE_DOUBLE);
  g_assert_cmpint (bunko_reader_options_get_mode (single), ==, BUNKO_READER_MODE_SINGLE);
  /* Where there is none, of the gallery. */
  bunko_reader_options_set_crop (single, TRUE);
  g_assert_cmpint (bunko_reader_options_get_scope (single, "crop"), ==, BUNKO_READER_SCOPE_GALLERY);
  g_assert_false (bunko_reader_options_get_crop (general));
  /* How it looks is not. */
  bunko_reader_options_set_brightness (one, 0.5);
  g_assert_cmpfloat (bunko_reader_options_get_brightness (general), ==, 0.5);
  g_assert_cmpfloat (bunko_reader_options_get_brightness (single), ==, 0.5);
  bunko_reader_options_set_prefetch_limit (one, 100);
  g_assert_cmpuint (bunko_reader_options_get_prefetch_limit (general), ==, 100);

  /* Chosen: for this gallery. Later edits change what is seen. */
  bunko_reader_options_set_scope_for_edits (one, BUNKO_READER_SCOPE_GALLERY);
  bunko_reader_options_set_brightness (one, -0.5);
  bunko_reader_options_set_scope_for_edits (one, BUNKO_READER_SCOPE_OWN);
  bunko_reader_options_set_brightness (one, -0.25);
  g_assert_cmpfloat (bunko_reader_options_get_brightness (one), ==, -0.25);
  g_assert_cmpfloat (bunko_reader_options_get_brightness (general), ==, 0.5);
  g_assert_cmpint (bunko_reader_options_get_scope (one, "brightness"), ==,
                   BUNKO_READER_SCOPE_GALLERY);
  bunko_reader_options_reset (one, "brightness");
  g_assert_cmpfloat (bunko_reader_options_get_brightness (one), ==, 0.5);
  bunko_reader_options_reset (one, "brightness");
  g_assert_cmpfloat (bunko_reader_options_get_brightness (one), ==, 0);

  /* For all galleries: what the series has still goes before it. */
  bunko_reader_options_set_mode (general, BUNKO_READER_MODE_STRIP);
  g_assert_cmpint (bunko_reader_options_get_mode (single), ==, BUNKO_READER_MODE_STRIP);
  g_assert_cmpint (bunko_reader_options_get_mode (one), ==, BUNKO_READER_MODE_DOUBLE);
  bunko_reader_options_reset (one, "mode");
  g_assert_cmpint (bunko_reader_options_get_mode (other), ==, BUNKO_READER_MODE_STRIP);

  /* The limit of the memory is one for all, whatever is chosen. */
  bunko_reader_options_set_scope_for_edits (one, BUNKO_READER_SCOPE_GALLERY);
  bunko_reader_options_set_prefetch_limit (one, 200);
  g_assert_cmpuint (bunko_reader_options_get_prefetch_limit (general), ==, 200);

  g_assert_finalize_object (one);
  g_assert_finalize_object (other);
  g_assert_finalize_object (single);
  g_assert_finalize_object (general);
  g_assert_finalize_object (store);
}

static void
count_cb (BunkoReaderOptions *options, guint *count)
{
  (*count)++;
}

/* What only a gallery has, in order and once. */
static void
test_gallery (void)
{
  BunkoReaderStore *store = bunko_reader_store_new_in_memory ();
  BunkoReaderOptions *options = bunko_reader_options_new_for_gallery (store, 1, 7);
  BunkoReaderOptions *same = bunko_reader_options_new_for_gallery (store, 1, 7);
  BunkoReaderOptions *other = bunko_reader_options_new_for_gallery (store, 2, 7);
  BunkoReaderOptions *none = bunko_reader_options_new_for_gallery (store, 0, 7);
  const BunkoReaderBookmark *bookmarks;
  const guint *pages;
  guint n;
  guint changes = 0;

  g_signal_connect (same, "alone-pages-changed", G_CALLBACK (count_cb), &changes);
  g_signal_connect (same, "bookmarks-changed", G_CALLBACK (count_cb), &changes);
  g_signal_connect (same, "notify::shifted", G_CALLBACK (notify_cb), NULL);
  notified = 0;
  bunko_reader_options_set_shifted (options, TRUE);
  bunko_reader_options_set_shifted (options, TRUE);
  g_assert_true (bunko_reader_options_get_shifted (same));
  g_assert_false (bunko_reader_options_get_shifted (other));
  g_assert_cmpuint (notified, ==, 1);

  bunko_reader_options_set_page_alone (options, 9, TRUE);
  bunko_reader_options_set_page_alone (options, 3, TRUE);
  bunko_reader_options_set_page_alone (options, 9, TRUE);
  pages = bunko_reader_options_get_alone_pages (same, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (pages[0], ==, 3);
  g_assert_cmpuint (pages[1], ==, 9);
  g_assert_cmpuint (changes, ==, 2);
  bunko_reader_options_set_page_alone (options, 3, FALSE);
  bunko_reader_options_set_page_alone (options, 9, FALSE);
  g_assert_false (bunko_reader_options_is_page_alone (same, 9));
  g_assert_cmpuint (changes, ==, 4);

  bunko_reader_options_set_bookmark (options, 5, "海");
  bunko_reader_options_set_bookmark (options, 2, "");
  bunko_reader_options_set_bookmark (options, 5, "twice");
  bookmarks = bunko_reader_options_get_bookmarks (same, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (bookmarks[0].page, ==, 2);
  g_assert_cmpstr (bookmarks[0].name, ==, "");
  g_assert_cmpstr (bunko_reader_options_get_bookmark (same, 5), ==, "twice");
  g_assert_null (bunko_reader_options_get_bookmark (other, 5));
  bunko_reader_options_set_bookmark (options, 5, NULL);
  bunko_reader_options_set_bookmark (options, 77, NULL);
  g_assert_null (bunko_reader_options_get_bookmark (same, 5));
  g_assert_cmpuint (changes, ==, 8);

  bunko_reader_options_set_page_alone (none, 3, TRUE);
  bunko_reader_options_set_bookmark (none, 3, "nowhere");
  g_assert_false (bunko_reader_options_is_page_alone (none, 3));

  g_assert_finalize_object (options);
  g_assert_finalize_object (same);
  g_assert_finalize_object (other);
  g_assert_finalize_object (none);
  g_assert_finalize_object (store);
}

/* However many somebody sets, there is an end to it, and the last one set is among them. */
static void
test_bounds (void)
{
  BunkoReaderOptions *options = bunko_reader_options_new ();
  g_autofree char *name = g_strnfill (5000, 'x');
  guint n;

  for (guint page = 0; page < 1100; page++)
    {
      bunko_reader_options_set_page_alone (options, page, TRUE);
      bunko_reader_options_set_bookmark (options, page, name);
    }
  bunko_reader_options_get_alone_pages (options, &n);
  g_assert_cmpuint (n, ==, 1024);
  g_assert_true (bunko_reader_options_is_page_alone (options, 1099));
  bunko_reader_options_get_bookmarks (options, &n);
  g_assert_cmpuint (n, ==, 512);
  g_assert_cmpuint (strlen (bunko_reader_options_get_bookmark (options, 1099)), ==, 200);
  g_assert_finalize_object (options);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/reader-options/table", test_table);
  g_test_add_func ("/reader-options/values", test_values);
  g_test_add_func ("/reader-options/properties", test_properties);
  g_test_add_func ("/reader-options/accessors", test_accessors);
  g_test_add_func ("/reader-options/guess", test_guess);
  g_test_add_func ("/reader-options/strip-width", test_strip_width);
  g_test_add_func ("/reader-options/scopes", test_scopes);
  g_test_add_func ("/reader-options/gallery", test_gallery);
  g_test_add_func ("/reader-options/bounds", test_bounds);

  return g_test_run ();
}
