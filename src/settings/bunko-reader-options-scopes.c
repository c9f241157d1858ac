/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-options-private.h"

/* For what the value of an option holds, and for what an edit of it shall. */

static gboolean
has_scope (BunkoReaderOptions *self, BunkoReaderScope scope)
{
  return scope == BUNKO_READER_SCOPE_GENERAL || _bunko_reader_options_get_id (self, scope) != 0;
}

gint64
_bunko_reader_options_get_id (BunkoReaderOptions *self, BunkoReaderScope scope)
{
  if (scope == BUNKO_READER_SCOPE_GALLERY)
    return self->gallery;
  return scope == BUNKO_READER_SCOPE_SERIES ? self->series : 0;
}

static gboolean
read_scope (BunkoReaderOptions *self,
            BunkoReaderScope scope,
            BunkoReaderOptionId id,
            double *number)
{
  g_autoptr (GVariant) variant = NULL;

  if (!has_scope (self, scope))
    return FALSE;
  if (bunko_reader_option_get (id)->general_only && scope != BUNKO_READER_SCOPE_GENERAL)
    return FALSE;
  variant =
      bunko_reader_store_lookup (self->store, scope, _bunko_reader_options_get_id (self, scope),
                                 bunko_reader_option_get (id)->name);
  return bunko_reader_option_from_variant (id, variant, number);
}

/* @number is not touched if nothing was chosen at all. */
BunkoReaderScope
_bunko_reader_options_find_scope (BunkoReaderOptions *self, BunkoReaderOptionId id, double *number)
{
  if (read_scope (self, BUNKO_READER_SCOPE_GALLERY, id, number))
    return BUNKO_READER_SCOPE_GALLERY;
  if (read_scope (self, BUNKO_READER_SCOPE_SERIES, id, number))
    return BUNKO_READER_SCOPE_SERIES;
  read_scope (self, BUNKO_READER_SCOPE_GENERAL, id, number);
  return BUNKO_READER_SCOPE_GENERAL;
}

/* The nearest one that there is here, going up from the gallery. */
static BunkoReaderScope
find_existing (BunkoReaderOptions *self, BunkoReaderScope scope)
{
  if (scope == BUNKO_READER_SCOPE_SERIES && self->series == 0)
    scope = BUNKO_READER_SCOPE_GALLERY;
  if (scope == BUNKO_READER_SCOPE_GALLERY && self->gallery == 0)
    scope = self->series != 0 ? BUNKO_READER_SCOPE_SERIES : BUNKO_READER_SCOPE_GENERAL;
  return scope;
}

/* By default an edit goes where the value is from, if that is nearer: else nobody would see it. */
BunkoReaderScope
_bunko_reader_options_find_edit_scope (BunkoReaderOptions *self, BunkoReaderOptionId id)
{
  const BunkoReaderOption *option = bunko_reader_option_get (id);
  double number;

  if (option->general_only)
    return BUNKO_READER_SCOPE_GENERAL;
  if (self->scope_for_edits != BUNKO_READER_SCOPE_OWN)
    return find_existing (self, self->scope_for_edits);
  return MAX (find_existing (self, option->scope),
              _bunko_reader_options_find_scope (self, id, &number));
}

static BunkoReaderOptionId
get_option (const char *property)
{
  BunkoReaderOptionId id = bunko_reader_option_find (property);

  if (id == BUNKO_READER_OPTION_NONE)
    g_critical ("There is no option %s", property);
  return id;
}

/**
 * bunko_reader_options_get_scope:
 * @self: options
 * @property: an option
 *
 * Returns: for what the value holds that the option has; %BUNKO_READER_SCOPE_GENERAL also where it
 * is the default
 */
BunkoReaderScope
bunko_reader_options_get_scope (BunkoReaderOptions *self, const char *property)
{
  BunkoReaderOptionId id;
  double number;

  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), BUNKO_READER_SCOPE_GENERAL);
  g_return_val_if_fail (property != NULL, BUNKO_READER_SCOPE_GENERAL);

  id = get_option (property);
  return id != BUNKO_READER_OPTION_NONE ? _bunko_reader_options_find_scope (self, id, &number)
                                        : BUNKO_READER_SCOPE_GENERAL;
}

/**
 * bunko_reader_options_get_scope_for_edits:
 * @self: options
 *
 * Returns: for what edits hold
 */
BunkoReaderScope
bunko_reader_options_get_scope_for_edits (BunkoReaderOptions *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), BUNKO_READER_SCOPE_OWN);

  return self->scope_for_edits;
}

/**
 * bunko_reader_options_set_scope_for_edits:
 * @self: options
 * @scope: for what the next edits shall hold
 *
 * Chooses for what edits hold. With %BUNKO_READER_SCOPE_OWN, the default, that goes by option: how
 * pages are laid out and cropped is a matter of the series or, where there is none, the gallery,
 * and all else is general; but what was already chosen more narrowly is edited there. An edit of
 * a series that there is not holds for the gallery.
 */
void
bunko_reader_options_set_scope_for_edits (BunkoReaderOptions *self, BunkoReaderScope scope)
{
  g_return_if_fail (BUNKO_IS_READER_OPTIONS (self));

  self->scope_for_edits = scope;
}

/**
 * bunko_reader_options_is_set:
 * @self: options
 * @property: an option
 *
 * Returns: whether a value was chosen where edits of the option go to, so that
 * bunko_reader_options_reset() changes something
 */
gboolean
bunko_reader_options_is_set (BunkoReaderOptions *self, const char *property)
{
  BunkoReaderOptionId id;
  BunkoReaderScope scope;

  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), FALSE);
  g_return_val_if_fail (property != NULL, FALSE);

  id = get_option (property);
  if (id == BUNKO_READER_OPTION_NONE)
    return FALSE;
  scope = _bunko_reader_options_find_edit_scope (self, id);
  return bunko_reader_store_is_set (self->store, scope, _bunko_reader_options_get_id (self, scope),
                                    property);
}

/**
 * bunko_reader_options_reset:
 * @self: options
 * @property: an option
 *
 * Forgets what was chosen where edits of the option go to: what was chosen more generally holds
 * again, or the default.
 */
void
bunko_reader_options_reset (BunkoReaderOptions *self, const char *property)
{
  BunkoReaderOptionId id;
  BunkoReaderScope scope;

  g_return_if_fail (BUNKO_IS_READER_OPTIONS (self));
  g_return_if_fail (property != NULL);

  id = get_option (property);
  if (id == BUNKO_READER_OPTION_NONE)
    return;
  scope = _bunko_reader_options_find_edit_scope (self, id);
  bunko_reader_store_set (self->store, scope, _bunko_reader_options_get_id (self, scope), property,
                          NULL);
}

/**
 * bunko_reader_options_get_store:
 * @self: options
 *
 * Returns: (transfer none): where what was chosen is kept
 */
BunkoReaderStore *
bunko_reader_options_get_store (BunkoReaderOptions *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), NULL);

  return self->store;
}

/**
 * bunko_reader_options_get_gallery:
 * @self: options
 *
 * Returns: the id of the gallery, 0 if it is about none
 */
gint64
bunko_reader_options_get_gallery (BunkoReaderOptions *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), 0);

  return self->gallery;
}

/**
 * bunko_reader_options_get_series:
 * @self: options
 *
 * Returns: the id of the series, 0 if there is none
 */
gint64
bunko_reader_options_get_series (BunkoReaderOptions *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), 0);

  return self->series;
}
