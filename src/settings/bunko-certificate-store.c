/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "bunko-certificate-store.h"

/**
 * BunkoCertificateStore:
 *
 * Which certificate a person trusts for a server, by host and port: a text file in the user's data
 * folder, that may also be read and changed by hand.
 *
 * What is in the file cannot be relied on: a line that is not understood is skipped. The worst that
 * a damaged file does is that a person is asked once more.
 */
struct _BunkoCertificateStore
{
  GObject parent_instance;

  GFile *file;
  GHashTable *pins; /* "host:port" → fingerprint */
  gboolean loaded;
  gboolean dirty;
  gboolean writing;
  GApplication *held; /* while there is something to be written */
};

/* A thousand lines of the longest name are less. */
#define MAX_FILE_SIZE (512 * 1024)

#define MAX_HOST_LENGTH 255

/* Bytes of a SHA-256 hash. */
#define HASH_LENGTH 32

static const char heading[] = "# The certificates of servers that Bunko was told to trust: host, "
                              "port, SHA-256 fingerprint.\n";

G_DEFINE_FINAL_TYPE (BunkoCertificateStore, bunko_certificate_store, G_TYPE_OBJECT)

static GHashTable *
create_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Upper-case hexadecimal digits with a colon between every two. */
static gboolean
is_fingerprint (const char *text)
{
  const gsize length = HASH_LENGTH * 3 - 1;

  if (strlen (text) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i % 3 == 2 ? text[i] != ':' : !g_ascii_isxdigit (text[i]) || g_ascii_islower (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_port (const char *text)
{
  guint64 port;

  return g_ascii_isdigit (*text) && *text != '0' &&
         g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &port, NULL);
}

static gboolean
is_host (const char *text, gsize length)
{
  if (length == 0 || length > MAX_HOST_LENGTH || !g_utf8_validate_len (text, length, NULL))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (text[i]) || g_ascii_isspace (text[i]) || g_ascii_isupper (text[i]) ||
        text[i] == '#')
      return FALSE;
  return TRUE;
}

static gboolean
is_key (const char *text)
{
  const char *colon = strrchr (text, ':');

  return colon != NULL && is_host (text, (gsize) (colon - text)) && is_port (colon + 1);
}

/* An address in IPv6 is put in brackets, as everywhere. */
static char *
make_key (const char *host, guint16 port)
{
  g_autofree char *lower = g_ascii_strdown (host, -1);

  return g_strdup_printf (strchr (lower, ':') != NULL ? "[%s]:%u" : "%s:%u", lower, port);
}

static void
parse_line (GHashTable *pins, char *line)
{
  char *space = strpbrk (g_strstrip (line), " \t");

  if (*line == '#' || space == NULL)
    return;
  *space = '\0';
  g_strchug (space + 1);
  if (is_key (line) && is_fingerprint (space + 1) &&
      (g_hash_table_size (pins) < BUNKO_CERTIFICATE_STORE_MAX_ENTRIES ||
       g_hash_table_contains (pins, line)))
    g_hash_table_replace (pins, g_strdup (line), g_strdup (space + 1));
}

/**
 * bunko_certificate_store_parse:
 * @text: the contents of a file, whatever they are
 * @length: its length in bytes
 *
 * Reads what bunko_certificate_store_format() wrote. Lines that are not understood are skipped, of
 * two for the same server the later one counts, and no more than
 * %BUNKO_CERTIFICATE_STORE_MAX_ENTRIES servers are read. A text that is much too long counts as
 * empty.
 *
 * Returns: (transfer full) (element-type utf8 utf8): the fingerprints by `host:port`
 */
GHashTable *
bunko_certificate_store_parse (const char *text, gsize length)
{
  GHashTable *pins = create_table ();

  g_return_val_if_fail (text != NULL || length == 0, pins);

  if (length > MAX_FILE_SIZE)
    return pins;
  while (length > 0)
    {
      const char *feed = memchr (text, '\n', length);
      const gsize n = feed != NULL ? (gsize) (feed - text) : length;
      g_autofree char *line = g_strndup (text, n);

      parse_line (pins, line);
      text += MIN (n + 1, length);
      length -= MIN (n + 1, length);
    }
  return pins;
}

/**
 * bunko_certificate_store_format:
 * @pins: (element-type utf8 utf8): fingerprints by `host:port`
 *
 * Writes fingerprints as text, sorted by server.
 *
 * Returns: (transfer full): the text
 */
char *
bunko_certificate_store_format (GHashTable *pins)
{
  GString *text = g_string_new (heading);
  g_autoptr (GPtrArray) keys = NULL;

  g_return_val_if_fail (pins != NULL, NULL);

  keys = g_hash_table_get_keys_as_ptr_array (pins);
  g_ptr_array_sort_values (keys, (GCompareFunc) strcmp);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      g_string_append_printf (text, "%s %s\n", key, (const char *) g_hash_table_lookup (pins, key));
    }
  return g_string_free_and_steal (text);
}

static void
bunko_certificate_store_finalize (GObject *object)
{
  BunkoCertificateStore *self = BUNKO_CERTIFICATE_STORE (object);

  g_clear_object (&self->file);
  g_hash_table_unref (self->pins);

  G_OBJECT_CLASS (bunko_certificate_store_parent_class)->finalize (object);
}

static void
bunko_certificate_store_class_init (BunkoCertificateStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_certificate_store_finalize;
}

static void
bunko_certificate_store_init (BunkoCertificateStore *self)
{
  self->pins = create_table ();
}

/**
 * bunko_certificate_store_new:
 * @file: where they are kept; need not be there
 *
 * Makes a store; it is empty until it was loaded.
 *
 * Returns: (transfer full): the store
 */
BunkoCertificateStore *
bunko_certificate_store_new (GFile *file)
{
  BunkoCertificateStore *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (BUNKO_TYPE_CERTIFICATE_STORE, NULL);
  self->file = g_object_ref (file);

  return self;
}

/**
 * bunko_certificate_store_get_default:
 *
 * Gets the store of the user, in the file `bunko/certificates` of their data folder.
 *
 * Returns: (transfer none): the store
 */
BunkoCertificateStore *
bunko_certificate_store_get_default (void)
{
  static BunkoCertificateStore *store;

  if (store == NULL)
    {
      g_autoptr (GFile) file =
          g_file_new_build_filename (g_get_user_data_dir (), "bunko", "certificates", NULL);

      store = bunko_certificate_store_new (file);
    }

  return store;
}

/* What somebody decided while the file was being read is newer. */
static void
take_pins (BunkoCertificateStore *self, GHashTable *pins)
{
  GHashTableIter iter;
  gpointer key, fingerprint;

  g_hash_table_iter_init (&iter, pins);
  while (g_hash_table_iter_next (&iter, &key, &fingerprint))
    if (!g_hash_table_contains (self->pins, key))
      g_hash_table_insert (self->pins, g_strdup (key), g_strdup (fingerprint));
}

/* Stops a file that cannot be ours. */
static gboolean
read_more_cb (const char *text, goffset length, gpointer user_data)
{
  return length <= MAX_FILE_SIZE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoCertificateStore *self = g_task_get_source_object (task);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_file_load_partial_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_debug ("The certificates were not read: %s", error->message);
    }
  else if (!self->loaded)
    {
      g_autoptr (GHashTable) pins = bunko_certificate_store_parse (text, length);

      take_pins (self, pins);
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->loaded = TRUE;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/**
 * bunko_certificate_store_load_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the file, unless that was done before. A file that is not there, or cannot be read, is the
 * same as an empty one.
 */
void
bunko_certificate_store_load_async (BunkoCertificateStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BUNKO_IS_CERTIFICATE_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_certificate_store_load_async);
  if (self->loaded)
    g_task_return_boolean (task, TRUE);
  else
    g_file_load_partial_contents_async (self->file, cancellable, read_more_cb, loaded_cb,
                                        g_steal_pointer (&task));
}

/**
 * bunko_certificate_store_load_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Ends [method@CertificateStore.load_async]. The only error is %G_IO_ERROR_CANCELLED.
 *
 * Returns: %TRUE if [method@CertificateStore.lookup] can be relied on
 */
gboolean
bunko_certificate_store_load_finish (BunkoCertificateStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bunko_certificate_store_lookup:
 * @self: a store that was loaded
 * @host: a host name or network address; its case does not matter
 * @port: a port
 *
 * Looks for the certificate that is trusted for a server.
 *
 * Returns: (transfer none) (nullable): its SHA-256 fingerprint, %NULL if none is; valid until it
 * is changed
 */
const char *
bunko_certificate_store_lookup (BunkoCertificateStore *self, const char *host, guint16 port)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (BUNKO_IS_CERTIFICATE_STORE (self), NULL);
  g_return_val_if_fail (host != NULL, NULL);

  key = make_key (host, port);
  return g_hash_table_lookup (self->pins, key);
}

static void write_now (BunkoCertificateStore *self);

/* The program does not end before what somebody decided is on the disk. */
static void
update_hold (BunkoCertificateStore *self)
{
  if (self->writing)
    {
      if (g_set_object (&self->held, g_application_get_default ()))
        g_application_hold (self->held);
      return;
    }
  if (self->held != NULL)
    g_application_release (self->held);
  g_clear_object (&self->held);
}

static void
write_thread (GTask *task, gpointer source, gpointer text, GCancellable *cancellable)
{
  const char *path = g_file_peek_path (BUNKO_CERTIFICATE_STORE (source)->file);
  g_autofree char *folder = g_path_get_dirname (path);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoCertificateStore *self = BUNKO_CERTIFICATE_STORE (source);
  g_autoptr (GError) error = NULL;

  /* Then the person is asked again at the next start. */
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("The certificates were not saved: %s", error->message);
  self->writing = FALSE;
  if (self->dirty)
    write_now (self);
  update_hold (self);
}

static void
write_now (BunkoCertificateStore *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->writing)
    return;

  self->dirty = FALSE;
  self->writing = TRUE;
  update_hold (self);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, write_now);
  g_task_set_task_data (task, bunko_certificate_store_format (self->pins), g_free);
  g_task_run_in_thread (task, write_thread);
}

/* There is never a reason for so many: whoever loses its place is asked about again. */
static void
make_room (BunkoCertificateStore *self)
{
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->pins);
  while (g_hash_table_size (self->pins) >= BUNKO_CERTIFICATE_STORE_MAX_ENTRIES &&
         g_hash_table_iter_next (&iter, NULL, NULL))
    g_hash_table_iter_remove (&iter);
}

/**
 * bunko_certificate_store_set:
 * @self: a store that was loaded
 * @host: a host name or network address
 * @port: a port
 * @fingerprint: (nullable): the SHA-256 fingerprint of the certificate that is trusted from now on:
 * 32 bytes in upper-case hexadecimal digits with colons; %NULL for none
 *
 * Trusts a certificate in place of an earlier one, and saves that.
 */
void
bunko_certificate_store_set (BunkoCertificateStore *self,
                             const char *host,
                             guint16 port,
                             const char *fingerprint)
{
  g_autofree char *key = NULL;

  g_return_if_fail (BUNKO_IS_CERTIFICATE_STORE (self));
  g_return_if_fail (host != NULL);
  g_return_if_fail (fingerprint == NULL || is_fingerprint (fingerprint));

  key = make_key (host, port);
  if (g_strcmp0 (g_hash_table_lookup (self->pins, key), fingerprint) == 0)
    return;

  if (fingerprint == NULL)
    {
      g_hash_table_remove (self->pins, key);
    }
  else
    {
      if (!g_hash_table_contains (self->pins, key))
        make_room (self);
      g_hash_table_replace (self->pins, g_steal_pointer (&key), g_strdup (fingerprint));
    }
  self->dirty = TRUE;
  write_now (self);
}

/**
 * bunko_certificate_store_get_busy:
 * @self: a store
 *
 * Returns: whether something is still being written
 */
gboolean
bunko_certificate_store_get_busy (BunkoCertificateStore *self)
{
  g_return_val_if_fail (BUNKO_IS_CERTIFICATE_STORE (self), FALSE);

  return self->dirty || self->writing;
}
