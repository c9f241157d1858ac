/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-option.h"

#include <math.h>

#include "settings/bunko-reader-enum-types.h"

#define GENERAL BUNKO_READER_SCOPE_GENERAL
#define SERIES  BUNKO_READER_SCOPE_SERIES

#define OPTION_BOOLEAN(NAME, on, scope)       { NAME, G_TYPE_BOOLEAN, 0, 1, on, scope, FALSE }
#define OPTION_ENUM(NAME, type, value, scope) { NAME, type, 0, 0, value, scope, FALSE }

static BunkoReaderOption table[BUNKO_READER_N_OPTIONS];

/* The types of the enumerations are known at run time only. */
static void
fill_table (void)
{
  const BunkoReaderOption filled[] = {
    [BUNKO_READER_OPTION_MODE] =
        OPTION_ENUM ("mode", BUNKO_TYPE_READER_MODE, BUNKO_READER_MODE_AUTO, SERIES),
    [BUNKO_READER_OPTION_DIRECTION] =
        OPTION_ENUM ("direction", BUNKO_TYPE_READER_DIRECTION, BUNKO_READER_DIRECTION_AUTO, SERIES),
    [BUNKO_READER_OPTION_COVER_ALONE] = OPTION_BOOLEAN ("cover-alone", TRUE, SERIES),
    [BUNKO_READER_OPTION_WIDE_PAGES] =
        OPTION_ENUM ("wide-pages", BUNKO_TYPE_READER_WIDE, BUNKO_READER_WIDE_ALONE, SERIES),
    [BUNKO_READER_OPTION_PAGE_GAP] = { "page-gap", G_TYPE_INT, 0, 200, 0, GENERAL, FALSE },
    [BUNKO_READER_OPTION_STRIP_GAP] = { "strip-gap", G_TYPE_INT, 0, 200, 0, GENERAL, FALSE },
    [BUNKO_READER_OPTION_STRIP_WIDTH] = { "strip-width", G_TYPE_INT, 10, 4000, 900, SERIES, FALSE },
    [BUNKO_READER_OPTION_STRIP_UNIT] =
        OPTION_ENUM ("strip-unit", BUNKO_TYPE_READER_UNIT, BUNKO_READER_UNIT_PIXELS, SERIES),
    [BUNKO_READER_OPTION_FIT] =
        OPTION_ENUM ("fit", BUNKO_TYPE_READER_FIT, BUNKO_READER_FIT_SCREEN, GENERAL),
    [BUNKO_READER_OPTION_STRETCH] = OPTION_BOOLEAN ("stretch", FALSE, GENERAL),
    [BUNKO_READER_OPTION_ZOOM_LOCK] = OPTION_ENUM ("zoom-lock", BUNKO_TYPE_READER_ZOOM_LOCK,
                                                   BUNKO_READER_ZOOM_LOCK_RESET, GENERAL),
    [BUNKO_READER_OPTION_KEEP_ROTATION] = OPTION_BOOLEAN ("keep-rotation", FALSE, GENERAL),
    [BUNKO_READER_OPTION_GUIDED] = OPTION_BOOLEAN ("guided", FALSE, SERIES),
    [BUNKO_READER_OPTION_CROP] = OPTION_BOOLEAN ("crop", FALSE, SERIES),
    [BUNKO_READER_OPTION_CROP_THRESHOLD] = { "crop-threshold", G_TYPE_INT, 0, 100, 12, SERIES,
                                             FALSE },
    [BUNKO_READER_OPTION_BRIGHTNESS] = { "brightness", G_TYPE_DOUBLE, -1, 1, 0, GENERAL, FALSE },
    [BUNKO_READER_OPTION_CONTRAST] = { "contrast", G_TYPE_DOUBLE, -1, 1, 0, GENERAL, FALSE },
    [BUNKO_READER_OPTION_SATURATION] = { "saturation", G_TYPE_DOUBLE, -1, 1, 0, GENERAL, FALSE },
    [BUNKO_READER_OPTION_GAMMA] = { "gamma", G_TYPE_DOUBLE, 0.4, 2.5, 1, GENERAL, FALSE },
    [BUNKO_READER_OPTION_TONE] =
        OPTION_ENUM ("tone", BUNKO_TYPE_READER_TONE, BUNKO_READER_TONE_NORMAL, GENERAL),
    [BUNKO_READER_OPTION_INVERT] = OPTION_BOOLEAN ("invert", FALSE, GENERAL),
    [BUNKO_READER_OPTION_WARMTH] = { "warmth", G_TYPE_DOUBLE, 0, 1, 0, GENERAL, FALSE },
    [BUNKO_READER_OPTION_BACKGROUND] = OPTION_ENUM ("background", BUNKO_TYPE_READER_BACKGROUND,
                                                    BUNKO_READER_BACKGROUND_THEME, GENERAL),
    [BUNKO_READER_OPTION_SCALING] =
        OPTION_ENUM ("scaling", BUNKO_TYPE_READER_SCALING, BUNKO_READER_SCALING_SMOOTH, GENERAL),
    [BUNKO_READER_OPTION_CLICK_ZONES] =
        OPTION_ENUM ("click-zones", BUNKO_TYPE_READER_ZONES, BUNKO_READER_ZONES_SIDES, GENERAL),
    [BUNKO_READER_OPTION_ZONES_INVERTED] = OPTION_BOOLEAN ("zones-inverted", FALSE, GENERAL),
    [BUNKO_READER_OPTION_WHEEL] =
        OPTION_ENUM ("wheel", BUNKO_TYPE_READER_WHEEL, BUNKO_READER_WHEEL_SCROLL, GENERAL),
    [BUNKO_READER_OPTION_SWIPE] = OPTION_BOOLEAN ("swipe", TRUE, GENERAL),
    [BUNKO_READER_OPTION_ANIMATE] = OPTION_BOOLEAN ("animate", TRUE, GENERAL),
    [BUNKO_READER_OPTION_SHOW_PILL] = OPTION_BOOLEAN ("show-pill", TRUE, GENERAL),
    [BUNKO_READER_OPTION_HIDE_BARS] = OPTION_BOOLEAN ("hide-bars", TRUE, GENERAL),
    [BUNKO_READER_OPTION_SLIDESHOW_INTERVAL] = { "slideshow-interval", G_TYPE_DOUBLE, 1, 120, 5,
                                                 GENERAL, FALSE },
    [BUNKO_READER_OPTION_AUTO_SCROLL_SPEED] = { "auto-scroll-speed", G_TYPE_DOUBLE, 10, 2000, 100,
                                                GENERAL, FALSE },
    [BUNKO_READER_OPTION_END_COUNTDOWN] = { "end-countdown", G_TYPE_INT, 0, 60, 0, GENERAL, FALSE },
    [BUNKO_READER_OPTION_IMAGE_SIZE] = { "image-size", G_TYPE_INT, -1, 14, -1, GENERAL, FALSE },
    [BUNKO_READER_OPTION_PREFETCH_LIMIT] = { "prefetch-limit", G_TYPE_UINT, 64, 4096, 512, GENERAL,
                                             TRUE },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (filled) == BUNKO_READER_N_OPTIONS);
  for (guint id = 1; id < BUNKO_READER_N_OPTIONS; id++)
    {
      table[id] = filled[id];
      if (G_TYPE_IS_ENUM (table[id].type))
        {
          g_autoptr (GEnumClass) values = g_type_class_ref (table[id].type);

          table[id].minimum = values->minimum;
          table[id].maximum = values->maximum;
        }
    }
}

/**
 * bunko_reader_option_get:
 * @id: an option
 *
 * Returns: (transfer none): what there is to know of it
 */
const BunkoReaderOption *
bunko_reader_option_get (BunkoReaderOptionId id)
{
  static gsize filled;

  g_return_val_if_fail (id > BUNKO_READER_OPTION_NONE && id < BUNKO_READER_N_OPTIONS, NULL);

  if (g_once_init_enter (&filled))
    {
      fill_table ();
      g_once_init_leave (&filled, 1);
    }
  return &table[id];
}

/**
 * bunko_reader_option_find:
 * @name: a name
 *
 * Returns: the option of that name, or %BUNKO_READER_OPTION_NONE
 */
BunkoReaderOptionId
bunko_reader_option_find (const char *name)
{
  g_return_val_if_fail (name != NULL, BUNKO_READER_OPTION_NONE);

  for (guint id = 1; id < BUNKO_READER_N_OPTIONS; id++)
    {
      if (g_str_equal (bunko_reader_option_get (id)->name, name))
        return id;
    }
  return BUNKO_READER_OPTION_NONE;
}

/**
 * bunko_reader_option_make_pspec:
 * @id: an option
 *
 * Returns: (transfer floating): the property of the option
 */
GParamSpec *
bunko_reader_option_make_pspec (BunkoReaderOptionId id)
{
  const BunkoReaderOption *option = bunko_reader_option_get (id);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  if (option->type == G_TYPE_BOOLEAN)
    return g_param_spec_boolean (option->name, NULL, NULL, option->value > 0, flags);
  if (option->type == G_TYPE_INT)
    return g_param_spec_int (option->name, NULL, NULL, (int) option->minimum, (int) option->maximum,
                             (int) option->value, flags);
  if (option->type == G_TYPE_UINT)
    return g_param_spec_uint (option->name, NULL, NULL, (guint) option->minimum,
                              (guint) option->maximum, (guint) option->value, flags);
  if (option->type == G_TYPE_DOUBLE)
    return g_param_spec_double (option->name, NULL, NULL, option->minimum, option->maximum,
                                option->value, flags);
  return g_param_spec_enum (option->name, NULL, NULL, option->type, (int) option->value, flags);
}

/**
 * bunko_reader_option_clamp:
 * @id: an option
 * @number: a value
 *
 * Returns: the nearest value that the option may have
 */
double
bunko_reader_option_clamp (BunkoReaderOptionId id, double number)
{
  const BunkoReaderOption *option = bunko_reader_option_get (id);

  if (!isfinite (number))
    return option->value;
  number = CLAMP (number, option->minimum, option->maximum);
  return option->type == G_TYPE_DOUBLE ? number : round (number);
}

static const char *
get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (values, value);

  return found != NULL ? found->value_nick : "";
}

/**
 * bunko_reader_option_to_variant:
 * @id: an option
 * @number: a value of it
 *
 * Makes what is kept of a value: enumerations are kept by name.
 *
 * Returns: (transfer floating): the value
 */
GVariant *
bunko_reader_option_to_variant (BunkoReaderOptionId id, double number)
{
  const BunkoReaderOption *option = bunko_reader_option_get (id);

  if (option->type == G_TYPE_BOOLEAN)
    return g_variant_new_boolean (number > 0);
  if (option->type == G_TYPE_INT)
    return g_variant_new_int32 ((gint32) number);
  if (option->type == G_TYPE_UINT)
    return g_variant_new_uint32 ((guint32) number);
  if (option->type == G_TYPE_DOUBLE)
    return g_variant_new_double (number);
  return g_variant_new_string (get_nick (option->type, (int) number));
}

static gboolean
parse_nick (GType type, GVariant *variant, double *number)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value_by_nick (values, g_variant_get_string (variant, NULL));

  if (found == NULL)
    return FALSE;
  *number = found->value;
  return TRUE;
}

/**
 * bunko_reader_option_from_variant:
 * @id: an option
 * @variant: (nullable): what was kept, by whomever
 * @number: (out): the value
 *
 * Reads what bunko_reader_option_to_variant() made. What is out of range is moved into it.
 *
 * Returns: %FALSE if it is no value of the option; @number is not touched then
 */
gboolean
bunko_reader_option_from_variant (BunkoReaderOptionId id, GVariant *variant, double *number)
{
  const BunkoReaderOption *option = bunko_reader_option_get (id);
  double found;

  if (variant == NULL)
    return FALSE;
  if (option->type == G_TYPE_BOOLEAN && g_variant_is_of_type (variant, G_VARIANT_TYPE_BOOLEAN))
    found = g_variant_get_boolean (variant);
  else if (option->type == G_TYPE_INT && g_variant_is_of_type (variant, G_VARIANT_TYPE_INT32))
    found = g_variant_get_int32 (variant);
  else if (option->type == G_TYPE_UINT && g_variant_is_of_type (variant, G_VARIANT_TYPE_UINT32))
    found = g_variant_get_uint32 (variant);
  else if (option->type == G_TYPE_DOUBLE && g_variant_is_of_type (variant, G_VARIANT_TYPE_DOUBLE))
    found = g_variant_get_double (variant);
  else if (!G_TYPE_IS_ENUM (option->type) ||
           !g_variant_is_of_type (variant, G_VARIANT_TYPE_STRING) ||
           !parse_nick (option->type, variant, &found))
    return FALSE;

  if (!isfinite (found))
    return FALSE;
  *number = bunko_reader_option_clamp (id, found);
  return TRUE;
}

/**
 * bunko_reader_option_to_value:
 * @id: an option
 * @number: a value of it
 * @value: of the type of the option
 *
 * Puts a value into a #GValue.
 */
void
bunko_reader_option_to_value (BunkoReaderOptionId id, double number, GValue *value)
{
  const GType type = bunko_reader_option_get (id)->type;

  if (type == G_TYPE_BOOLEAN)
    g_value_set_boolean (value, number > 0);
  else if (type == G_TYPE_INT)
    g_value_set_int (value, (int) number);
  else if (type == G_TYPE_UINT)
    g_value_set_uint (value, (guint) number);
  else if (type == G_TYPE_DOUBLE)
    g_value_set_double (value, number);
  else
    g_value_set_enum (value, (int) number);
}

/**
 * bunko_reader_option_from_value:
 * @value: of the type of an option
 *
 * Returns: the value as a number
 */
double
bunko_reader_option_from_value (const GValue *value)
{
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return g_value_get_boolean (value);
  if (G_VALUE_HOLDS_INT (value))
    return g_value_get_int (value);
  if (G_VALUE_HOLDS_UINT (value))
    return g_value_get_uint (value);
  if (G_VALUE_HOLDS_DOUBLE (value))
    return g_value_get_double (value);
  return g_value_get_enum (value);
}
