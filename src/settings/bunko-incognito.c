/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-incognito.h"

/**
 * BunkoIncognito:
 *
 * Whether reading leaves no traces: the server does not hear of it, and nothing of it is kept here.
 *
 * There is one for the whole program, so that nobody has to think of it window by window. It ends
 * with the program: who starts it anew finds it as everybody expects it.
 */
struct _BunkoIncognito
{
  GObject parent_instance;

  gboolean active;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoIncognito, bunko_incognito, G_TYPE_OBJECT)

static void
bunko_incognito_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, BUNKO_INCOGNITO (object)->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_incognito_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      bunko_incognito_set_active (BUNKO_INCOGNITO (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_incognito_class_init (BunkoIncognitoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bunko_incognito_get_property;
  object_class->set_property = bunko_incognito_set_property;

  /**
   * BunkoIncognito:active:
   *
   * Whether reading leaves no traces now.
   */
  properties[PROP_ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_incognito_init (BunkoIncognito *self)
{
}

/**
 * bunko_incognito_get_default:
 *
 * Gets the one of the program, made at the first call. Call it from the main thread only.
 *
 * Returns: (transfer none): it
 */
BunkoIncognito *
bunko_incognito_get_default (void)
{
  static BunkoIncognito *incognito;

  if (incognito == NULL)
    incognito = g_object_new (BUNKO_TYPE_INCOGNITO, NULL);

  return incognito;
}

/**
 * bunko_incognito_get_active:
 * @self: the one of the program
 *
 * Returns: whether reading leaves no traces now
 */
gboolean
bunko_incognito_get_active (BunkoIncognito *self)
{
  g_return_val_if_fail (BUNKO_IS_INCOGNITO (self), FALSE);

  return self->active;
}

/**
 * bunko_incognito_set_active:
 * @self: the one of the program
 * @active: whether reading shall leave no traces from now on
 *
 * Begins or ends it.
 */
void
bunko_incognito_set_active (BunkoIncognito *self, gboolean active)
{
  g_return_if_fail (BUNKO_IS_INCOGNITO (self));

  if (self->active == !!active)
    return;

  self->active = !!active;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}
