/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-completion.h"

#include "bunko-console-proposal.h"
#include "library/bunko-api-complete.h"

#include <string.h>

/**
 * BunkoConsoleCompletion:
 *
 * Offers the names of functions and arguments, and values, while a message is written.
 */
struct _BunkoConsoleCompletion
{
  GObject parent_instance;
};

static char *
get_text (GtkSourceBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer), &start, &end, TRUE);
}

static gsize
get_cursor (GtkSourceBuffer *buffer, const char *text)
{
  GtkTextBuffer *base = GTK_TEXT_BUFFER (buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (base, &iter, gtk_text_buffer_get_insert (base));
  return (gsize) (g_utf8_offset_to_pointer (text, gtk_text_iter_get_offset (&iter)) - text);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  const char *word = user_data;

  return strstr (bunko_console_proposal_get_label (item), word) != NULL;
}

static GtkFilter *
make_filter (GtkSourceCompletionContext *context)
{
  g_autofree char *word = gtk_source_completion_context_get_word (context);

  return GTK_FILTER (gtk_custom_filter_new (
      matches, word != NULL ? g_steal_pointer (&word) : g_strdup (""), g_free));
}

static GListModel *
make_proposals (GtkSourceCompletionContext *context)
{
  GtkSourceBuffer *buffer = gtk_source_completion_context_get_buffer (context);
  GListStore *store = g_list_store_new (BUNKO_TYPE_CONSOLE_PROPOSAL);
  g_autofree char *text = get_text (buffer);
  gsize start, end;
  g_autoptr (GPtrArray) completions =
      bunko_api_complete (text, get_cursor (buffer, text), &start, &end);

  for (guint i = 0; i < completions->len; i++)
    {
      g_autoptr (BunkoConsoleProposal) proposal =
          bunko_console_proposal_new (completions->pdata[i]);

      g_list_store_append (store, proposal);
    }
  return G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (store), make_filter (context)));
}

static void
populate_async (GtkSourceCompletionProvider *provider,
                GtkSourceCompletionContext *context,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);

  g_task_set_source_tag (task, populate_async);
  g_task_return_pointer (task, make_proposals (context), g_object_unref);
}

static GListModel *
populate_finish (GtkSourceCompletionProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
refilter (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext *context,
          GListModel *model)
{
  g_autoptr (GtkFilter) filter = make_filter (context);

  gtk_filter_list_model_set_filter (GTK_FILTER_LIST_MODEL (model), filter);
}

static gboolean
is_trigger (GtkSourceCompletionProvider *provider, const GtkTextIter *iter, gunichar ch)
{
  return ch == '"';
}

static void
display (GtkSourceCompletionProvider *provider,
         GtkSourceCompletionContext *context,
         GtkSourceCompletionProposal *proposal,
         GtkSourceCompletionCell *cell)
{
  BunkoConsoleProposal *self = BUNKO_CONSOLE_PROPOSAL (proposal);

  switch (gtk_source_completion_cell_get_column (cell))
    {
    case GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT:
      gtk_source_completion_cell_set_text (cell, bunko_console_proposal_get_label (self));
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_COMMENT:
    case GTK_SOURCE_COMPLETION_COLUMN_DETAILS:
      gtk_source_completion_cell_set_text (cell, bunko_console_proposal_get_doc (self));
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_ICON:
    case GTK_SOURCE_COMPLETION_COLUMN_BEFORE:
    case GTK_SOURCE_COMPLETION_COLUMN_AFTER:
    default:
      gtk_source_completion_cell_set_text (cell, NULL);
    }
}

static void
activate (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext *context,
          GtkSourceCompletionProposal *proposal)
{
  GtkSourceBuffer *source = gtk_source_completion_context_get_buffer (context);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (source);
  g_autofree char *text = get_text (source);
  gsize start, end;
  g_autoptr (GPtrArray) completions =
      bunko_api_complete (text, get_cursor (source, text), &start, &end);
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) g_utf8_strlen (text, (gssize) start));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) g_utf8_strlen (text, (gssize) end));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_insert (buffer, &from,
                          bunko_console_proposal_get_text (BUNKO_CONSOLE_PROPOSAL (proposal)), -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
provider_iface_init (GtkSourceCompletionProviderInterface *iface)
{
  iface->populate_async = populate_async;
  iface->populate_finish = populate_finish;
  iface->refilter = refilter;
  iface->is_trigger = is_trigger;
  iface->display = display;
  iface->activate = activate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoConsoleCompletion,
                               bunko_console_completion,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER,
                                                      provider_iface_init))

static void
bunko_console_completion_class_init (BunkoConsoleCompletionClass *klass)
{
}

static void
bunko_console_completion_init (BunkoConsoleCompletion *self)
{
}

/**
 * bunko_console_completion_new:
 *
 * Returns: (transfer full): what offers the words of the functions of servers
 */
GtkSourceCompletionProvider *
bunko_console_completion_new (void)
{
  return g_object_new (BUNKO_TYPE_CONSOLE_COMPLETION, NULL);
}
