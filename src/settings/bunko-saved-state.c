/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-saved-state.h"
#include "bunko-saved-state-private.h"
#include "bunko-state-files-private.h"

/**
 * BunkoSavedState:
 *
 * What is to be there again at the next start, of one kind and of one server: a file in the user's
 * state folder. It is read and written behind the back of the program. What is in the file is a
 * dictionary in text form with a version; a file that is something else, or much too large, counts
 * as none.
 *
 * As long as something is still to be written the application is held: it does not end before,
 * though its windows may be gone.
 */
struct _BunkoSavedState
{
  GObject parent_instance;

  GFile *file;
  GVariant *value;
  guint write_source;
  gboolean loaded;
  gboolean dirty;
  gboolean writing;
  gboolean is_new; /* its file is the first of it */
  gboolean was_busy;
  GApplication *held;      /* while there is something to be written */
  BunkoSavedState *before; /* what still writes to the same file; it is waited for */
};

/* Scrolling alone changes the state of tabs all the time. */
#define WRITE_AFTER_MS 1000

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_LOADED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoSavedState, bunko_saved_state, G_TYPE_OBJECT)

/* How many have something to write. */
static guint n_busy;

/* Those, by the path of the file; the last one of each. */
static GHashTable *writers;

static void write_now (BunkoSavedState *self);

static void
note_writer (BunkoSavedState *self)
{
  if (writers == NULL)
    writers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_replace (writers, g_file_get_path (self->file), self);
}

static void
forget_writer (BunkoSavedState *self)
{
  const char *path = g_file_peek_path (self->file);

  if (g_hash_table_lookup (writers, path) == self)
    g_hash_table_remove (writers, path);
}

static void
update_busy (BunkoSavedState *self)
{
  const gboolean busy = bunko_saved_state_get_busy (self);

  if (busy == self->was_busy)
    return;

  self->was_busy = busy;
  if (busy)
    {
      n_busy++;
      note_writer (self);
      if (g_set_object (&self->held, g_application_get_default ()))
        g_application_hold (self->held);
    }
  else
    {
      n_busy--;
      forget_writer (self);
      if (self->held != NULL)
        g_application_release (self->held);
      g_clear_object (&self->held);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
write_ended (BunkoSavedState *self)
{
  self->writing = FALSE;
  if (self->dirty)
    write_now (self);
  else
    update_busy (self);
}

static void
pruned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSavedState) self = user_data;

  write_ended (self);
}

/* One file more may be one too many. */
static void
prune (BunkoSavedState *self)
{
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (self->file));

  self->is_new = FALSE;
  _bunko_state_files_prune_async (folder, pruned_cb, g_object_ref (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSavedState) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Then the next start begins as the first one did. */
  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_debug ("%s was not saved: %s", g_file_peek_path (self->file), error->message);

  if (self->is_new)
    prune (self);
  else
    write_ended (self);
}

typedef struct
{
  BunkoSavedState *state;
  GBytes *bytes;
} Write;

static void
folder_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Write *write = user_data;
  g_autoptr (BunkoSavedState) self = write->state;
  g_autoptr (GBytes) bytes = write->bytes;

  g_file_replace_contents_bytes_async (self->file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       written_cb, g_object_ref (self));
}

static void
make_folder (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  /* If it cannot be made the file cannot be written, which is told then. */
  g_file_make_directory_with_parents (data, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
write_now (BunkoSavedState *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GTask) task = NULL;
  Write *write;

  g_clear_handle_id (&self->write_source, g_source_remove);
  if (self->writing)
    return;

  self->dirty = FALSE;
  bytes = _bunko_saved_state_print (self->value);
  if (bytes == NULL)
    {
      g_debug ("There is too much to save in %s", g_file_peek_path (self->file));
      update_busy (self);
      return;
    }

  self->writing = TRUE;
  write = g_new0 (Write, 1);
  write->state = g_object_ref (self);
  write->bytes = g_steal_pointer (&bytes);
  task = g_task_new (NULL, NULL, folder_cb, write);
  g_task_set_source_tag (task, write_now);
  g_task_set_task_data (task, g_file_get_parent (self->file), g_object_unref);
  g_task_run_in_thread (task, make_folder);
}

static void
write_cb (gpointer user_data)
{
  BunkoSavedState *self = user_data;

  self->write_source = 0;
  write_now (self);
}

/* Stops a file that cannot be ours. */
static gboolean
read_more_cb (const char *text, goffset length, gpointer user_data)
{
  return length <= BUNKO_SAVED_STATE_MAX_FILE_SIZE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSavedState) self = user_data;
  g_autofree char *text = NULL;
  gsize length = 0;

  self->is_new =
      !g_file_load_partial_contents_finish (G_FILE (source), result, &text, &length, NULL, NULL);
  if (!self->is_new && self->value == NULL)
    self->value = _bunko_saved_state_parse (text, length);
  self->loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

static void
load (BunkoSavedState *self)
{
  g_file_load_partial_contents_async (self->file, NULL, read_more_cb, loaded_cb,
                                      g_object_ref (self));
}

static void
before_cb (BunkoSavedState *self, GParamSpec *pspec, BunkoSavedState *before)
{
  if (bunko_saved_state_get_busy (before))
    return;

  g_signal_handlers_disconnect_by_func (before, before_cb, self);
  load (self);
  g_clear_object (&self->before);
  g_object_unref (self); /* the reference of wait_for() */
}

/* What is in the file now is old. */
static void
wait_for (BunkoSavedState *self, BunkoSavedState *before)
{
  self->before = g_object_ref (before);
  g_signal_connect_swapped (before, "notify::busy", G_CALLBACK (before_cb), g_object_ref (self));
}

static void
bunko_saved_state_finalize (GObject *object)
{
  BunkoSavedState *self = BUNKO_SAVED_STATE (object);

  g_clear_handle_id (&self->write_source, g_source_remove);
  if (self->was_busy)
    {
      n_busy--;
      forget_writer (self);
    }
  if (self->held != NULL)
    g_application_release (self->held);
  g_clear_object (&self->held);
  g_clear_object (&self->file);
  g_clear_pointer (&self->value, g_variant_unref);

  G_OBJECT_CLASS (bunko_saved_state_parent_class)->finalize (object);
}

static void
bunko_saved_state_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoSavedState *self = BUNKO_SAVED_STATE (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, bunko_saved_state_get_busy (self));
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_saved_state_class_init (BunkoSavedStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = bunko_saved_state_finalize;
  object_class->get_property = bunko_saved_state_get_property;

  /**
   * BunkoSavedState:busy:
   *
   * Whether something is still to be written.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);

  /**
   * BunkoSavedState:loaded:
   *
   * Whether the file was read, or there is none.
   */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_saved_state_init (BunkoSavedState *self)
{
}

/**
 * bunko_saved_state_new:
 * @kind: what is kept, such as `tabs`: the name of a folder
 * @server_key: which server, as of bunko_library_get_state_key()
 *
 * Makes the state of a server, and starts to read it; if it is being written, after that.
 *
 * Returns: (transfer full): the state
 */
BunkoSavedState *
bunko_saved_state_new (const char *kind, const char *server_key)
{
  BunkoSavedState *self, *before;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (server_key != NULL, NULL);

  hash = _bunko_state_files_make_name (server_key);
  self = g_object_new (BUNKO_TYPE_SAVED_STATE, NULL);
  self->file = g_file_new_build_filename (g_get_user_state_dir (), "bunko", kind, hash, NULL);
  before = writers != NULL ? g_hash_table_lookup (writers, g_file_peek_path (self->file)) : NULL;
  if (before != NULL)
    wait_for (self, before);
  else
    load (self);

  return self;
}

/**
 * bunko_saved_state_get_loaded:
 * @self: a state
 *
 * Returns: whether the file was read, or there is none
 */
gboolean
bunko_saved_state_get_loaded (BunkoSavedState *self)
{
  g_return_val_if_fail (BUNKO_IS_SAVED_STATE (self), FALSE);

  return self->loaded;
}

/**
 * bunko_saved_state_get_value:
 * @self: a state
 *
 * Returns: (transfer none) (nullable): the state as an `a{sv}`; %NULL if none is known
 */
GVariant *
bunko_saved_state_get_value (BunkoSavedState *self)
{
  g_return_val_if_fail (BUNKO_IS_SAVED_STATE (self), NULL);

  return self->value;
}

/**
 * bunko_saved_state_set_value:
 * @self: a state
 * @value: an `a{sv}`
 *
 * Keeps another state, and writes it a little later.
 */
void
bunko_saved_state_set_value (BunkoSavedState *self, GVariant *value)
{
  g_autoptr (GVariant) kept = NULL;

  g_return_if_fail (BUNKO_IS_SAVED_STATE (self));
  g_return_if_fail (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT));

  kept = g_variant_ref_sink (value);
  if (self->value != NULL && g_variant_equal (self->value, kept))
    return;

  g_clear_pointer (&self->value, g_variant_unref);
  self->value = g_steal_pointer (&kept);
  self->dirty = TRUE;
  if (self->write_source == 0)
    self->write_source = g_timeout_add_once (WRITE_AFTER_MS, write_cb, self);
  update_busy (self);
}

/**
 * bunko_saved_state_get_busy:
 * @self: a state
 *
 * Returns: whether something is still to be written
 */
gboolean
bunko_saved_state_get_busy (BunkoSavedState *self)
{
  g_return_val_if_fail (BUNKO_IS_SAVED_STATE (self), FALSE);

  return self->dirty || self->writing;
}

/**
 * bunko_saved_state_flush:
 * @self: a state
 *
 * Writes at once what is still to be written; [property@SavedState:busy] tells when that is done.
 */
void
bunko_saved_state_flush (BunkoSavedState *self)
{
  g_return_if_fail (BUNKO_IS_SAVED_STATE (self));

  if (self->dirty)
    write_now (self);
}

/**
 * bunko_saved_state_is_any_busy:
 *
 * Returns: whether any state is still to be written, so that the program must not end yet
 */
gboolean
bunko_saved_state_is_any_busy (void)
{
  return n_busy > 0;
}
