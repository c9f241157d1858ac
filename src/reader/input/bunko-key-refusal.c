/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-key-accel.h"
#include "bunko-key-refusal.h"

/* The keys that a person cannot give to something in the reader, and what to say about it. */

#define ANY_MODIFIERS G_MAXUINT

typedef struct
{
  guint key;
  guint modifiers;
  const char *reason;
} Refusal;

static const char moves_focus[] = N_ ("Tab is for going from one control to the next");
static const char changes_tabs[] = N_ ("This key is for the tabs of the window");
static const char opens_menus[] = N_ ("This key opens menus");
static const char goes_elsewhere[] = N_ ("This key goes to another page of the window");
static const char is_of_system[] = N_ ("This key belongs to the system");
static const char is_help[] = N_ ("This key shows the keyboard shortcuts");

/* What the window does by itself, and not as an accelerator of the application. */
static const Refusal refusals[] = {
  { GDK_KEY_Tab, ANY_MODIFIERS, moves_focus },
  { GDK_KEY_Page_Up, GDK_CONTROL_MASK, changes_tabs },
  { GDK_KEY_Page_Down, GDK_CONTROL_MASK, changes_tabs },
  { GDK_KEY_Page_Up, GDK_CONTROL_MASK | GDK_SHIFT_MASK, changes_tabs },
  { GDK_KEY_Page_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK, changes_tabs },
  { GDK_KEY_F1, 0, is_help },
  { GDK_KEY_F10, ANY_MODIFIERS, opens_menus },
  { GDK_KEY_Menu, ANY_MODIFIERS, opens_menus },
  { GDK_KEY_Left, GDK_ALT_MASK, goes_elsewhere },
  { GDK_KEY_Right, GDK_ALT_MASK, goes_elsewhere },
  { GDK_KEY_Home, GDK_ALT_MASK, goes_elsewhere },
  { GDK_KEY_Back, ANY_MODIFIERS, goes_elsewhere },
  { GDK_KEY_Forward, ANY_MODIFIERS, goes_elsewhere },
  { GDK_KEY_F4, GDK_ALT_MASK, is_of_system },
  { GDK_KEY_space, GDK_ALT_MASK, is_of_system },
  { GDK_KEY_Escape, GDK_ALT_MASK, is_of_system },
  { GDK_KEY_Print, ANY_MODIFIERS, is_of_system },
  { GDK_KEY_Sys_Req, ANY_MODIFIERS, is_of_system },
  { GDK_KEY_AudioLowerVolume, ANY_MODIFIERS, is_of_system },
  { GDK_KEY_AudioRaiseVolume, ANY_MODIFIERS, is_of_system },
  { GDK_KEY_AudioMute, ANY_MODIFIERS, is_of_system },
  { GDK_KEY_MonBrightnessUp, ANY_MODIFIERS, is_of_system },
  { GDK_KEY_MonBrightnessDown, ANY_MODIFIERS, is_of_system },
  { GDK_KEY_PowerOff, ANY_MODIFIERS, is_of_system },
  { GDK_KEY_Sleep, ANY_MODIFIERS, is_of_system },
  { GDK_KEY_Suspend, ANY_MODIFIERS, is_of_system },
};

static const char *
find_reason (guint keyval, GdkModifierType modifiers)
{
  const GdkModifierType system = GDK_CONTROL_MASK | GDK_ALT_MASK;

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      if (refusals[i].key == keyval &&
          (refusals[i].modifiers == ANY_MODIFIERS || refusals[i].modifiers == modifiers))
        return refusals[i].reason;
    }
  if ((modifiers & (GDK_SUPER_MASK | GDK_META_MASK | GDK_HYPER_MASK)) != 0 ||
      (modifiers & system) == system)
    return is_of_system;
  if (modifiers == GDK_ALT_MASK && keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return goes_elsewhere;
  if (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek)
    return N_ ("This key only changes the next one");

  return NULL;
}

static gboolean
is_of_application (GtkApplication *application, guint keyval, GdkModifierType modifiers)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  g_autofree char *wanted = bunko_key_accel_name (keyval, modifiers);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; accels[j] != NULL; j++)
        {
          g_autofree char *accel = bunko_key_accel_normalize (accels[j]);

          if (g_strcmp0 (accel, wanted) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * bunko_key_refusal_describe:
 * @application: (nullable): the application, whose own accelerators come first
 * @keyval: a key, as bunko_key_accel_parse() gives it
 * @modifiers: what is held down with it
 *
 * Says why a key cannot be given to something in the reader: because the window or the system takes
 * it, or because it is no key of its own.
 *
 * Returns: (transfer full) (nullable): a sentence to show, or %NULL if nothing is wrong with the
 * key
 */
char *
bunko_key_refusal_describe (GtkApplication *application, guint keyval, GdkModifierType modifiers)
{
  const char *reason;

  g_return_val_if_fail (application == NULL || GTK_IS_APPLICATION (application), NULL);

  if (keyval == 0 || keyval == GDK_KEY_VoidSymbol)
    return g_strdup (_ ("This key has no name"));
  if (bunko_key_accel_is_modifier (keyval))
    {
      g_autofree char *label = gtk_accelerator_get_label (keyval, 0);

      /* Translators: %s is Control, Shift or the like */
      return g_strdup_printf (_ ("%s goes together with another key"), label);
    }
  reason = find_reason (keyval, modifiers);
  if (reason != NULL)
    return g_strdup (_ (reason));
  if (application != NULL && is_of_application (application, keyval, modifiers))
    {
      g_autofree char *label = gtk_accelerator_get_label (keyval, modifiers);

      /* Translators: %s is a key such as Ctrl+W */
      return g_strdup_printf (_ ("%s is for the window"), label);
    }

  return NULL;
}
