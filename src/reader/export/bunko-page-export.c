/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bunko-page-export.h"

#include "bunko-page-file.h"
#include "library/bunko-library-viewer.h"
#include "widgets/bunko-error-toast.h"

/**
 * BunkoPageExport:
 *
 * Takes pages out of the reader: saves them, copies them, hands them to an image viewer or to where
 * they are dropped, and has the server show them. Always the original file, as the server has it.
 * What came of it is told in the toasts of the page that the reader is in.
 */
struct _BunkoPageExport
{
  GObject parent_instance;

  BunkoContext *context;
  GtkWidget *from; /* weak */
  char *title;
};

/* One page on its way out. */
typedef struct
{
  BunkoPageExport *self;
  BunkoPage *page;
  GdkPaintable *picture; /* nullable */
  GBytes *bytes;
  GFile *place;
  const char *mime_type; /* static */
} Export;

typedef void (*ExportFunc) (Export *export);

G_DEFINE_FINAL_TYPE (BunkoPageExport, bunko_page_export, G_TYPE_OBJECT)

static void
export_free (Export *export)
{
  g_object_unref (export->self);
  g_object_unref (export->page);
  g_clear_object (&export->picture);
  g_clear_pointer (&export->bytes, g_bytes_unref);
  g_clear_object (&export->place);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
bunko_page_export_dispose (GObject *object)
{
  BunkoPageExport *self = BUNKO_PAGE_EXPORT (object);

  g_clear_object (&self->context);
  g_clear_weak_pointer (&self->from);

  G_OBJECT_CLASS (bunko_page_export_parent_class)->dispose (object);
}

static void
bunko_page_export_finalize (GObject *object)
{
  g_free (BUNKO_PAGE_EXPORT (object)->title);

  G_OBJECT_CLASS (bunko_page_export_parent_class)->finalize (object);
}

static void
bunko_page_export_class_init (BunkoPageExportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_page_export_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_page_export_finalize;
}

static void
bunko_page_export_init (BunkoPageExport *self)
{
}

/**
 * bunko_page_export_new:
 * @context: the connection
 * @from: a widget of the reader: its window gets the dialogs, the toast overlay around it the
 * toasts
 *
 * Makes an export for the pages of one reader.
 *
 * Returns: (transfer full): a new export
 */
BunkoPageExport *
bunko_page_export_new (BunkoContext *context, GtkWidget *from)
{
  BunkoPageExport *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);

  self = g_object_new (BUNKO_TYPE_PAGE_EXPORT, NULL);
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->from, from);
  return self;
}

/**
 * bunko_page_export_set_title:
 * @self: an export
 * @title: (nullable): the title of the gallery
 *
 * Tells what files are named after.
 */
void
bunko_page_export_set_title (BunkoPageExport *self, const char *title)
{
  g_return_if_fail (BUNKO_IS_PAGE_EXPORT (self));

  g_set_str (&self->title, title);
}

static AdwToastOverlay *
get_toasts (BunkoPageExport *self)
{
  if (self->from == NULL)
    return NULL;
  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (self->from, ADW_TYPE_TOAST_OVERLAY));
}

static GtkWindow *
get_window (BunkoPageExport *self)
{
  GtkRoot *root = self->from != NULL ? gtk_widget_get_root (self->from) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
tell (BunkoPageExport *self, const char *text)
{
  AdwToastOverlay *toasts = get_toasts (self);
  AdwToast *toast;

  if (toasts == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (toasts, toast);
}

static void
tell_error (BunkoPageExport *self, const GError *error)
{
  AdwToastOverlay *toasts = get_toasts (self);

  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return;
  if (error->domain == G_FILE_ERROR || error->domain == GTK_DIALOG_ERROR)
    {
      g_autofree char *text = g_strdup_printf (_ ("The page was not saved: %s"), error->message);

      tell (self, text);
    }
  else if (toasts != NULL)
    bunko_error_toast_show (toasts, error);
}

static Export *
export_new (BunkoPageExport *self, BunkoPage *page, GdkPaintable *picture)
{
  Export *export = g_new0 (Export, 1);

  export->self = g_object_ref (self);
  export->page = g_object_ref (page);
  export->picture = picture != NULL ? g_object_ref (picture) : NULL;
  return export;
}

/* What is done with the file when it is there. */
typedef struct
{
  Export *export;
  ExportFunc then;
} Step;

static void
file_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Step *step = user_data;
  g_autoptr (Export) export = step->export;
  g_autoptr (GError) error = NULL;

  export->bytes = bunko_image_loader_get_file_finish (BUNKO_IMAGE_LOADER (source), result,
                                                      &export->mime_type, &error);
  if (error != NULL)
    tell_error (export->self, error);
  else if (export->bytes == NULL)
    tell (export->self, _ ("This page has no image"));
  else
    step->then (g_steal_pointer (&export));
}

static void
fetch (Export *export, ExportFunc then)
{
  Step *step = g_new0 (Step, 1);

  step->export = export;
  step->then = then;
  bunko_image_loader_get_file_async (
      bunko_context_get_loader (export->self->context), BUNKO_ITEM_TYPE_PAGE,
      bunko_item_get_id (BUNKO_ITEM (export->page)),
      bunko_item_get_last_updated (BUNKO_ITEM (export->page)), NULL, file_cb, step);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      text = g_strdup_printf (_ ("The page was not saved: %s"), error->message);
      tell (export->self, text);
      return;
    }
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  tell (export->self, text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  GBytes *bytes = export->bytes;

  if (file == NULL)
    tell_error (export->self, error);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         saved_cb, g_steal_pointer (&export));
}

static void
ask_where (Export *export)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name =
      bunko_page_file_make_name (export->self->title, export->page, export->mime_type);

  gtk_file_dialog_set_title (dialog, _ ("Save Page"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (export->self), NULL, chosen_cb, export);
}

/**
 * bunko_page_export_save:
 * @self: an export
 * @page: a page
 *
 * Asks where to, and saves the original file of the page there.
 */
void
bunko_page_export_save (BunkoPageExport *self, BunkoPage *page)
{
  g_return_if_fail (BUNKO_IS_PAGE_EXPORT (self));
  g_return_if_fail (BUNKO_IS_PAGE (page));

  fetch (export_new (self, page, NULL), ask_where);
}

/* Programs that want pixels get the picture as it is shown, others the file. */
static GdkContentProvider *
make_content (GBytes *bytes, const char *mime_type, GdkPaintable *picture)
{
  GdkContentProvider *parts[2];
  guint n_parts = 0;

  if (bytes != NULL)
    parts[n_parts++] = gdk_content_provider_new_for_bytes (mime_type, bytes);
  if (GDK_IS_TEXTURE (picture))
    parts[n_parts++] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, picture);
  return gdk_content_provider_new_union (parts, n_parts);
}

static void
put_in_clipboard (Export *export)
{
  g_autoptr (Export) owned = export;
  g_autoptr (GdkContentProvider) content =
      make_content (export->bytes, export->mime_type, export->picture);

  if (export->self->from == NULL)
    return;
  gdk_clipboard_set_content (gtk_widget_get_clipboard (export->self->from), content);
  tell (export->self, _ ("Page copied"));
}

/**
 * bunko_page_export_copy:
 * @self: an export
 * @page: a page
 * @picture: (nullable): its picture, if it is decoded
 *
 * Puts the page in the clipboard: its original file, and its pixels for those who want these.
 */
void
bunko_page_export_copy (BunkoPageExport *self, BunkoPage *page, GdkPaintable *picture)
{
  g_return_if_fail (BUNKO_IS_PAGE_EXPORT (self));
  g_return_if_fail (BUNKO_IS_PAGE (page));

  fetch (export_new (self, page, picture), put_in_clipboard);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tell (export->self, _ ("No program to open the page with"));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GtkFileLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;

  if (!bunko_page_file_write_finish (G_FILE (source), result, &error))
    {
      tell_error (export->self, error);
      return;
    }
  launcher = gtk_file_launcher_new (G_FILE (source));
  gtk_file_launcher_launch (launcher, get_window (export->self), NULL, launched_cb,
                            g_steal_pointer (&export));
}

static void
hand_to_viewer (Export *export)
{
  g_autofree char *name =
      bunko_page_file_make_name (export->self->title, export->page, export->mime_type);

  export->place = bunko_page_file_make_place (name);
  bunko_page_file_write_async (export->place, export->bytes, NULL, written_cb, export);
}

/**
 * bunko_page_export_open:
 * @self: an export
 * @page: a page
 *
 * Opens a copy of the page in the person's image viewer.
 */
void
bunko_page_export_open (BunkoPageExport *self, BunkoPage *page)
{
  g_return_if_fail (BUNKO_IS_PAGE_EXPORT (self));
  g_return_if_fail (BUNKO_IS_PAGE (page));

  fetch (export_new (self, page, NULL), hand_to_viewer);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoPageExport) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bunko_library_open_on_server_finish (BUNKO_LIBRARY (source), result, &error))
    tell (self, _ ("Opened on the machine of the server"));
  else
    tell_error (self, error);
}

/**
 * bunko_page_export_show_on_server:
 * @self: an export
 * @page: a page
 *
 * Has the server open the page in a viewer on its own machine.
 */
void
bunko_page_export_show_on_server (BunkoPageExport *self, BunkoPage *page)
{
  g_return_if_fail (BUNKO_IS_PAGE_EXPORT (self));
  g_return_if_fail (BUNKO_IS_PAGE (page));

  bunko_library_open_on_server_async (bunko_context_get_library (self->context), BUNKO_ITEM (page),
                                      NULL, shown_cb, g_object_ref (self));
}

static void
dragged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (!bunko_page_file_write_finish (G_FILE (source), result, &error))
    tell_error (export->self, error);
}

static void
write_dragged (Export *export)
{
  bunko_page_file_write_async (export->place, export->bytes, NULL, dragged_cb, export);
}

/**
 * bunko_page_export_drag:
 * @self: an export
 * @page: a page
 * @picture: (nullable): its picture, if it is decoded
 *
 * Begins to drag a page out of the window: as a file, which is fetched and written while the
 * pointer is on its way, and as pixels.
 *
 * Returns: (transfer full): what is dragged
 */
GdkContentProvider *
bunko_page_export_drag (BunkoPageExport *self, BunkoPage *page, GdkPaintable *picture)
{
  GdkContentProvider *parts[2];
  GdkFileList *list;
  g_autofree char *name = NULL;
  GFile *files[1];
  Export *export;
  guint n_parts = 0;

  g_return_val_if_fail (BUNKO_IS_PAGE_EXPORT (self), NULL);
  g_return_val_if_fail (BUNKO_IS_PAGE (page), NULL);

  export = export_new (self, page, picture);
  name = bunko_page_file_make_name (self->title, page, NULL);
  export->place = files[0] = bunko_page_file_make_place (name);
  list = gdk_file_list_new_from_array (files, 1);
  parts[n_parts++] = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  if (GDK_IS_TEXTURE (picture))
    parts[n_parts++] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, picture);
  fetch (export, write_dragged);
  return gdk_content_provider_new_union (parts, n_parts);
}
