/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-options-private.h"

/**
 * BunkoReaderOptions:
 *
 * How one gallery is read. Each option is a property. Its value is the one that was chosen for this
 * gallery, else for its series, else for all galleries, else the default: what was chosen stands in
 * a [class@ReaderStore], which all options share that are about the same server, so that what one
 * changes is at once seen in the others.
 *
 * Mode and direction can be chosen to be found out. What that comes to is told from outside, with
 * [method@ReaderOptions.set_guess].
 *
 * | option | unit |
 * |---|---|
 * | page-gap, strip-gap | application pixels |
 * | strip-width | by strip-unit: 10 to 100 % of the view, or 100 to 4000 application pixels |
 * | crop-threshold | %: how far from plain a border may be |
 * | brightness, contrast, saturation | −1 to 1, 0 changes nothing |
 * | gamma | 1 changes nothing |
 * | warmth | 0 to 1 |
 * | slideshow-interval | seconds a page |
 * | auto-scroll-speed | application pixels a second |
 * | end-countdown | seconds, 0 for none |
 * | image-size | a number of the server's sizes, or %BUNKO_READER_IMAGE_SIZE_AUTO |
 * | prefetch-limit | megabytes of decoded pages; the same for all galleries |
 */

enum
{
  PROP_SHIFTED = BUNKO_READER_N_OPTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_ALONE_PAGES_CHANGED,
  SIGNAL_BOOKMARKS_CHANGED,
  SIGNAL_SCOPES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoReaderOptions, bunko_reader_options, G_TYPE_OBJECT)

static double
resolve (BunkoReaderOptions *self, BunkoReaderOptionId id)
{
  const double setting = self->settings[id];

  if (id == BUNKO_READER_OPTION_MODE && setting == BUNKO_READER_MODE_AUTO)
    return self->guessed_mode;
  if (id == BUNKO_READER_OPTION_DIRECTION && setting == BUNKO_READER_DIRECTION_AUTO)
    return self->guessed_direction;
  if (id == BUNKO_READER_OPTION_STRIP_WIDTH)
    return self->settings[BUNKO_READER_OPTION_STRIP_UNIT] == BUNKO_READER_UNIT_PIXELS
               ? MAX (setting, 100)
               : MIN (setting, 100);
  return setting;
}

static void
update_result (BunkoReaderOptions *self, BunkoReaderOptionId id)
{
  const double result = resolve (self, id);

  if (self->results[id] == result)
    return;
  self->results[id] = result;
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
refresh (BunkoReaderOptions *self, BunkoReaderOptionId id)
{
  self->settings[id] = bunko_reader_option_get (id)->value;
  _bunko_reader_options_find_scope (self, id, &self->settings[id]);
  update_result (self, id);
  if (id == BUNKO_READER_OPTION_STRIP_UNIT)
    update_result (self, BUNKO_READER_OPTION_STRIP_WIDTH);
}

static void
refresh_all (BunkoReaderOptions *self)
{
  for (guint id = 1; id < BUNKO_READER_N_OPTIONS; id++)
    refresh (self, id);
  _bunko_reader_options_refresh_gallery (self, NULL);
}

static void
store_changed_cb (BunkoReaderOptions *self, BunkoReaderScope scope, gint64 id, const char *name)
{
  BunkoReaderOptionId option;

  g_object_freeze_notify (G_OBJECT (self));
  if (name == NULL)
    refresh_all (self);
  else if (id == _bunko_reader_options_get_id (self, scope))
    {
      option = bunko_reader_option_find (name);
      if (option != BUNKO_READER_OPTION_NONE)
        refresh (self, option);
      else if (scope == BUNKO_READER_SCOPE_GALLERY)
        _bunko_reader_options_refresh_gallery (self, name);
    }
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[SIGNAL_SCOPES_CHANGED], 0);
}

static void
bunko_reader_options_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoReaderOptions *self = BUNKO_READER_OPTIONS (object);

  if (prop_id == PROP_SHIFTED)
    g_value_set_boolean (value, self->shifted);
  else if (prop_id < BUNKO_READER_N_OPTIONS)
    bunko_reader_option_to_value (prop_id, self->results[prop_id], value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bunko_reader_options_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BunkoReaderOptions *self = BUNKO_READER_OPTIONS (object);

  if (prop_id == PROP_SHIFTED)
    bunko_reader_options_set_shifted (self, g_value_get_boolean (value));
  else if (prop_id < BUNKO_READER_N_OPTIONS)
    bunko_reader_options_set_number (self, prop_id, bunko_reader_option_from_value (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bunko_reader_options_dispose (GObject *object)
{
  BunkoReaderOptions *self = BUNKO_READER_OPTIONS (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);

  G_OBJECT_CLASS (bunko_reader_options_parent_class)->dispose (object);
}

static void
bunko_reader_options_finalize (GObject *object)
{
  BunkoReaderOptions *self = BUNKO_READER_OPTIONS (object);

  g_clear_object (&self->store);
  _bunko_reader_options_clear_gallery (self);

  G_OBJECT_CLASS (bunko_reader_options_parent_class)->finalize (object);
}

static guint
make_signal (BunkoReaderOptionsClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
bunko_reader_options_class_init (BunkoReaderOptionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bunko_reader_options_get_property;
  object_class->set_property = bunko_reader_options_set_property;
  object_class->dispose = bunko_reader_options_dispose;
  object_class->finalize = bunko_reader_options_finalize;

  for (guint id = 1; id < BUNKO_READER_N_OPTIONS; id++)
    properties[id] = bunko_reader_option_make_pspec (id);
  /**
   * BunkoReaderOptions:shifted:
   *
   * Whether the pairs of pages of this gallery are shifted by one page.
   */
  properties[PROP_SHIFTED] =
      g_param_spec_boolean ("shifted", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BunkoReaderOptions::alone-pages-changed:
   * @self: options
   *
   * Emitted when other pages of this gallery stand alone.
   */
  signals[SIGNAL_ALONE_PAGES_CHANGED] = make_signal (klass, "alone-pages-changed");
  /**
   * BunkoReaderOptions::bookmarks-changed:
   * @self: options
   *
   * Emitted when this gallery has other bookmarks.
   */
  signals[SIGNAL_BOOKMARKS_CHANGED] = make_signal (klass, "bookmarks-changed");
  /**
   * BunkoReaderOptions::scopes-changed:
   * @self: options
   *
   * Emitted when something was chosen or reset, also where the value stays the same.
   */
  signals[SIGNAL_SCOPES_CHANGED] = make_signal (klass, "scopes-changed");
}

static void
bunko_reader_options_init (BunkoReaderOptions *self)
{
  self->scope_for_edits = BUNKO_READER_SCOPE_OWN;
  self->guessed_mode = BUNKO_READER_MODE_SINGLE;
  self->guessed_direction = BUNKO_READER_DIRECTION_LTR;
  for (guint id = 1; id < BUNKO_READER_N_OPTIONS; id++)
    {
      self->settings[id] = bunko_reader_option_get (id)->value;
      self->results[id] = resolve (self, id);
    }
  _bunko_reader_options_init_gallery (self);
}

/**
 * bunko_reader_options_new_for_gallery:
 * @store: where what was chosen is kept
 * @gallery: the id of a gallery; 0 for the options of its series, or the general ones
 * @series: the id of the series that it is in, 0 for none
 *
 * Makes the options of a gallery.
 *
 * Returns: (transfer full): the options
 */
BunkoReaderOptions *
bunko_reader_options_new_for_gallery (BunkoReaderStore *store, gint64 gallery, gint64 series)
{
  BunkoReaderOptions *self;

  g_return_val_if_fail (BUNKO_IS_READER_STORE (store), NULL);

  self = g_object_new (BUNKO_TYPE_READER_OPTIONS, NULL);
  self->store = g_object_ref (store);
  self->gallery = gallery;
  self->series = series;
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  refresh_all (self);

  return self;
}

/**
 * bunko_reader_options_new:
 *
 * Makes options of a gallery that are not kept, all of them at their defaults.
 *
 * Returns: (transfer full): the options
 */
BunkoReaderOptions *
bunko_reader_options_new (void)
{
  g_autoptr (BunkoReaderStore) store = bunko_reader_store_new_in_memory ();

  return bunko_reader_options_new_for_gallery (store, 1, 0);
}

/**
 * bunko_reader_options_set_guess:
 * @self: options
 * @mode: the mode that %BUNKO_READER_MODE_AUTO stands for
 * @direction: the direction that %BUNKO_READER_DIRECTION_AUTO stands for
 *
 * Tells what this gallery seems to be. To guess "auto" is to guess single pages from left to right.
 */
void
bunko_reader_options_set_guess (BunkoReaderOptions *self,
                                BunkoReaderMode mode,
                                BunkoReaderDirection direction)
{
  g_return_if_fail (BUNKO_IS_READER_OPTIONS (self));

  self->guessed_mode = mode != BUNKO_READER_MODE_AUTO ? mode : BUNKO_READER_MODE_SINGLE;
  self->guessed_direction =
      direction != BUNKO_READER_DIRECTION_AUTO ? direction : BUNKO_READER_DIRECTION_LTR;
  g_object_freeze_notify (G_OBJECT (self));
  update_result (self, BUNKO_READER_OPTION_MODE);
  update_result (self, BUNKO_READER_OPTION_DIRECTION);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * bunko_reader_options_get_mode_setting:
 * @self: options
 *
 * Returns: the mode that was chosen, which may be %BUNKO_READER_MODE_AUTO
 */
BunkoReaderMode
bunko_reader_options_get_mode_setting (BunkoReaderOptions *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), BUNKO_READER_MODE_AUTO);

  return (BunkoReaderMode) self->settings[BUNKO_READER_OPTION_MODE];
}

/**
 * bunko_reader_options_get_direction_setting:
 * @self: options
 *
 * Returns: the direction that was chosen, which may be %BUNKO_READER_DIRECTION_AUTO
 */
BunkoReaderDirection
bunko_reader_options_get_direction_setting (BunkoReaderOptions *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), BUNKO_READER_DIRECTION_AUTO);

  return (BunkoReaderDirection) self->settings[BUNKO_READER_OPTION_DIRECTION];
}

double
_bunko_reader_options_get_result (BunkoReaderOptions *self, BunkoReaderOptionId id)
{
  return self->results[id];
}

/**
 * bunko_reader_options_get_number:
 * @self: options
 * @id: an option
 *
 * Returns: the value of the option as it was chosen, so that mode and direction may be "auto"
 */
double
bunko_reader_options_get_number (BunkoReaderOptions *self, BunkoReaderOptionId id)
{
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), 0);
  g_return_val_if_fail (id > BUNKO_READER_OPTION_NONE && id < BUNKO_READER_N_OPTIONS, 0);

  return id == BUNKO_READER_OPTION_STRIP_WIDTH ? self->results[id] : self->settings[id];
}

/**
 * bunko_reader_options_set_number:
 * @self: options
 * @id: an option
 * @number: its value; what is out of range is moved into it
 *
 * Chooses a value. What is so already stays where it was chosen: an edit that changes nothing is
 * none.
 */
void
bunko_reader_options_set_number (BunkoReaderOptions *self, BunkoReaderOptionId id, double number)
{
  BunkoReaderScope scope;
  double value;

  g_return_if_fail (BUNKO_IS_READER_OPTIONS (self));
  g_return_if_fail (id > BUNKO_READER_OPTION_NONE && id < BUNKO_READER_N_OPTIONS);

  scope = _bunko_reader_options_find_edit_scope (self, id);
  value = bunko_reader_option_clamp (id, number);
  if (value != self->settings[id])
    bunko_reader_store_set (self->store, scope, _bunko_reader_options_get_id (self, scope),
                            bunko_reader_option_get (id)->name,
                            bunko_reader_option_to_variant (id, value));
}

void
_bunko_reader_options_notify_shifted (BunkoReaderOptions *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHIFTED]);
}

void
_bunko_reader_options_emit_alone_pages (BunkoReaderOptions *self)
{
  g_signal_emit (self, signals[SIGNAL_ALONE_PAGES_CHANGED], 0);
}

void
_bunko_reader_options_emit_bookmarks (BunkoReaderOptions *self)
{
  g_signal_emit (self, signals[SIGNAL_BOOKMARKS_CHANGED], 0);
}
