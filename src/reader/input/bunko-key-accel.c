/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-key-accel.h"

/* One name for a key, whichever of its places on the keyboard it was pressed at. */

static const struct
{
  guint key;
  guint pad;
} pad_keys[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left },
  { GDK_KEY_Right, GDK_KEY_KP_Right },
  { GDK_KEY_Up, GDK_KEY_KP_Up },
  { GDK_KEY_Down, GDK_KEY_KP_Down },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down },
  { GDK_KEY_Home, GDK_KEY_KP_Home },
  { GDK_KEY_End, GDK_KEY_KP_End },
  { GDK_KEY_Insert, GDK_KEY_KP_Insert },
  { GDK_KEY_Delete, GDK_KEY_KP_Delete },
  { GDK_KEY_Return, GDK_KEY_KP_Enter },
  { GDK_KEY_space, GDK_KEY_KP_Space },
  { GDK_KEY_plus, GDK_KEY_KP_Add },
  { GDK_KEY_minus, GDK_KEY_KP_Subtract },
  { GDK_KEY_asterisk, GDK_KEY_KP_Multiply },
  { GDK_KEY_slash, GDK_KEY_KP_Divide },
  { GDK_KEY_equal, GDK_KEY_KP_Equal },
  { GDK_KEY_Tab, GDK_KEY_KP_Tab },
  { GDK_KEY_0, GDK_KEY_KP_0 },
  { GDK_KEY_1, GDK_KEY_KP_1 },
  { GDK_KEY_2, GDK_KEY_KP_2 },
  { GDK_KEY_3, GDK_KEY_KP_3 },
  { GDK_KEY_4, GDK_KEY_KP_4 },
  { GDK_KEY_5, GDK_KEY_KP_5 },
  { GDK_KEY_6, GDK_KEY_KP_6 },
  { GDK_KEY_7, GDK_KEY_KP_7 },
  { GDK_KEY_8, GDK_KEY_KP_8 },
  { GDK_KEY_9, GDK_KEY_KP_9 },
};

static guint
get_usual_key (guint keyval)
{
  if (keyval == GDK_KEY_ISO_Left_Tab)
    return GDK_KEY_Tab;
  for (gsize i = 0; i < G_N_ELEMENTS (pad_keys); i++)
    {
      if (pad_keys[i].pad == keyval)
        return pad_keys[i].key;
    }

  return gdk_keyval_to_lower (keyval);
}

/**
 * bunko_key_accel_parse:
 * @accel: an accelerator, as gtk_accelerator_parse() reads it
 * @keyval: (out): the key: of letters the small one, of keys of the number pad the one elsewhere
 * @modifiers: (out): what is held down with it
 *
 * Reads an accelerator. Not everything that can be read makes a good shortcut.
 *
 * Returns: whether it is one
 */
gboolean
bunko_key_accel_parse (const char *accel, guint *keyval, GdkModifierType *modifiers)
{
  guint key = 0;
  GdkModifierType held = 0;

  g_return_val_if_fail (accel != NULL, FALSE);
  g_return_val_if_fail (keyval != NULL && modifiers != NULL, FALSE);

  if (!gtk_accelerator_parse (accel, &key, &held) || key == 0 || key == GDK_KEY_VoidSymbol)
    return FALSE;

  *keyval = get_usual_key (key);
  *modifiers = held & gtk_accelerator_get_default_mod_mask ();
  return TRUE;
}

/**
 * bunko_key_accel_name:
 * @keyval: a key
 * @modifiers: what is held down with it; what does not belong into accelerators is left out
 *
 * Names a key so that two names are equal where the keys are.
 *
 * Returns: (transfer full): the accelerator
 */
char *
bunko_key_accel_name (guint keyval, GdkModifierType modifiers)
{
  return gtk_accelerator_name (get_usual_key (keyval),
                               modifiers & gtk_accelerator_get_default_mod_mask ());
}

/**
 * bunko_key_accel_normalize:
 * @accel: an accelerator
 *
 * Writes an accelerator as bunko_key_accel_name() does.
 *
 * Returns: (transfer full) (nullable): the accelerator, or %NULL if it cannot be read
 */
char *
bunko_key_accel_normalize (const char *accel)
{
  guint keyval;
  GdkModifierType modifiers;

  g_return_val_if_fail (accel != NULL, NULL);

  if (!bunko_key_accel_parse (accel, &keyval, &modifiers))
    return NULL;

  return bunko_key_accel_name (keyval, modifiers);
}

/* The keys that GTK has no words for. */
static const char *
get_own_label (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_AudioNext:
      return _ ("Next Track");
    case GDK_KEY_AudioPrev:
      return _ ("Previous Track");
    case GDK_KEY_AudioPlay:
      return _ ("Play");
    case GDK_KEY_AudioPause:
      return _ ("Pause");
    default:
      return NULL;
    }
}

/**
 * bunko_key_accel_label:
 * @accel: an accelerator that can be read
 *
 * Says in the person's language which key it is.
 *
 * Returns: (transfer full): text to show
 */
char *
bunko_key_accel_label (const char *accel)
{
  guint keyval = 0;
  GdkModifierType modifiers = 0;

  g_return_val_if_fail (accel != NULL, NULL);

  bunko_key_accel_parse (accel, &keyval, &modifiers);
  if (modifiers == 0 && get_own_label (keyval) != NULL)
    return g_strdup (get_own_label (keyval));

  return gtk_accelerator_get_label (keyval, modifiers);
}

/**
 * bunko_key_accel_get_variants:
 * @keyval: a key as bunko_key_accel_parse() gives it
 * @variants: (out caller-allocates): what the key may be reported as
 *
 * Finds the places of a key on the keyboard.
 *
 * Returns: how many there are
 */
guint
bunko_key_accel_get_variants (guint keyval, guint variants[BUNKO_KEY_ACCEL_MAX_VARIANTS])
{
  guint n = 0;

  g_return_val_if_fail (variants != NULL, 0);

  variants[n++] = keyval;
  for (gsize i = 0; i < G_N_ELEMENTS (pad_keys); i++)
    {
      if (pad_keys[i].key == keyval)
        variants[n++] = pad_keys[i].pad;
    }

  return n;
}

/**
 * bunko_key_accel_is_modifier:
 * @keyval: a key
 *
 * Tells the keys that are only held down with others, or change what others mean.
 *
 * Returns: whether it is one of them
 */
gboolean
bunko_key_accel_is_modifier (guint keyval)
{
  if (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R)
    return TRUE;
  if (keyval >= GDK_KEY_ISO_Lock && keyval <= GDK_KEY_ISO_Level5_Lock)
    return TRUE;

  return keyval == GDK_KEY_Mode_switch || keyval == GDK_KEY_Num_Lock ||
         keyval == GDK_KEY_Scroll_Lock || keyval == GDK_KEY_Multi_key;
}

/**
 * bunko_key_accel_types_text:
 * @keyval: a key
 * @modifiers: what is held down with it
 *
 * Tells the keys that write or edit text, and so belong to a text field that has the focus.
 *
 * Returns: whether it is one of them
 */
gboolean
bunko_key_accel_types_text (guint keyval, GdkModifierType modifiers)
{
  if (keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F35)
    return FALSE;

  /* Text fields take what they know of these themselves, and first. */
  return (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) == 0;
}
