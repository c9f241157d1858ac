/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-suggester.h"

#include <string.h>

/* Enough to go on with while a person writes the next letters. */
#define ASKED 60

/* How long suggestions for the last word stay as they are, in milliseconds. Most answers are there
 * by then, and nothing is shown twice. */
#define PATIENCE 80

/**
 * BunkoSuggester:
 *
 * A list of #BunkoSuggestion for what is being written. With every question the one before is out
 * of date: its answer is not waited for any more. Until the answer comes, those of the last one
 * stay that fit what is written now.
 */
struct _BunkoSuggester
{
  GObject parent_instance;

  BunkoLibrary *library;
  GCancellable *cancellable; /* NULL if nothing is asked */
  char *tag_namespace;
  char *prefix;
  gboolean namespaces_only;
  guint filter_source;
  GPtrArray *answer; /* of BunkoSuggestion: all of the last answer, NULL before the first */
  GPtrArray *shown;  /* of BunkoSuggestion */
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoSuggester,
                               bunko_suggester,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
bunko_suggester_get_item_type (GListModel *list)
{
  return BUNKO_TYPE_SUGGESTION;
}

static guint
bunko_suggester_get_n_items (GListModel *list)
{
  return BUNKO_SUGGESTER (list)->shown->len;
}

static gpointer
bunko_suggester_get_item (GListModel *list, guint position)
{
  GPtrArray *shown = BUNKO_SUGGESTER (list)->shown;

  return position < shown->len ? g_object_ref (g_ptr_array_index (shown, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = bunko_suggester_get_item_type;
  iface->get_n_items = bunko_suggester_get_n_items;
  iface->get_item = bunko_suggester_get_item;
}

static void
bunko_suggester_dispose (GObject *object)
{
  BunkoSuggester *self = BUNKO_SUGGESTER (object);

  g_clear_handle_id (&self->filter_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_suggester_parent_class)->dispose (object);
}

static void
bunko_suggester_finalize (GObject *object)
{
  BunkoSuggester *self = BUNKO_SUGGESTER (object);

  g_clear_pointer (&self->tag_namespace, g_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->answer, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_suggester_parent_class)->finalize (object);
}

static void
bunko_suggester_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, bunko_suggester_get_loading (BUNKO_SUGGESTER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_suggester_class_init (BunkoSuggesterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_suggester_dispose;
  object_class->finalize = bunko_suggester_finalize;
  object_class->get_property = bunko_suggester_get_property;

  /**
   * BunkoSuggester:loading:
   *
   * Whether an answer is waited for.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_suggester_init (BunkoSuggester *self)
{
  self->prefix = g_strdup ("");
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bunko_suggester_new:
 * @library: what is asked
 *
 * Returns: (transfer full): a suggester without suggestions
 */
BunkoSuggester *
bunko_suggester_new (BunkoLibrary *library)
{
  BunkoSuggester *self;

  g_return_val_if_fail (library != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_SUGGESTER, NULL);
  self->library = g_object_ref (library);
  return self;
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < a->len && a->len == b->len; i++)
    {
      BunkoSuggestion *one = g_ptr_array_index (a, i);
      BunkoSuggestion *other = g_ptr_array_index (b, i);

      if (bunko_suggestion_get_kind (one) != bunko_suggestion_get_kind (other) ||
          bunko_suggestion_get_count (one) != bunko_suggestion_get_count (other) ||
          g_strcmp0 (bunko_suggestion_get_namespace (one),
                     bunko_suggestion_get_namespace (other)) != 0 ||
          !g_str_equal (bunko_suggestion_get_text (one), bunko_suggestion_get_text (other)))
        return FALSE;
    }
  return a->len == b->len;
}

/* For the same word the rows are made anew only if something is different. */
static void
show (BunkoSuggester *self, GPtrArray *shown, gboolean same_word)
{
  g_autoptr (GPtrArray) old = self->shown;

  self->shown = g_ptr_array_ref (shown);
  if (old->len + shown->len > 0 && !(same_word && is_same (old, shown)))
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, shown->len);
}

static gint
compare (gconstpointer a, gconstpointer b, gpointer prefix)
{
  return bunko_suggestion_compare ((BunkoSuggestion *) a, (BunkoSuggestion *) b, prefix);
}

/* The best of the last answer. If it is @current there may also be some of which only the server
 * knows the reason. */
static void
show_answer (BunkoSuggester *self, gboolean current)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folded = g_utf8_casefold (self->prefix, -1);

  for (guint i = 0; self->answer != NULL && i < self->answer->len; i++)
    {
      BunkoSuggestion *suggestion = g_ptr_array_index (self->answer, i);

      if (self->namespaces_only &&
          bunko_suggestion_get_kind (suggestion) != BUNKO_SUGGESTION_NAMESPACE)
        continue;
      if (current || bunko_suggestion_rank (suggestion, folded) < 4)
        g_ptr_array_add (fitting, g_object_ref (suggestion));
    }
  g_ptr_array_sort_values_with_data (fitting, compare, folded);
  if (fitting->len > BUNKO_SUGGESTER_LIMIT)
    g_ptr_array_set_size (fitting, BUNKO_SUGGESTER_LIMIT);
  show (self, fitting, current);
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSuggester) self = user_data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answer =
      bunko_library_suggest_finish (BUNKO_LIBRARY (source), result, &error);

  if (cancellable != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->filter_source, g_source_remove);
  /* Nobody asked to be told of what could have been suggested: an error shows nothing. */
  g_clear_pointer (&self->answer, g_ptr_array_unref);
  self->answer = g_steal_pointer (&answer);
  show_answer (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
filter_cb (gpointer user_data)
{
  BunkoSuggester *self = user_data;

  self->filter_source = 0;
  show_answer (self, FALSE);
}

static void
drop_question (BunkoSuggester *self)
{
  g_clear_handle_id (&self->filter_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask (BunkoSuggester *self, const char *tag_namespace, const char *prefix, gboolean namespaces_only)
{
  if ((self->cancellable != NULL || self->answer != NULL) &&
      self->namespaces_only == namespaces_only &&
      g_strcmp0 (tag_namespace, self->tag_namespace) == 0 && g_str_equal (prefix, self->prefix))
    return;
  drop_question (self);
  if (g_strcmp0 (tag_namespace, self->tag_namespace) != 0)
    g_clear_pointer (&self->answer, g_ptr_array_unref);
  self->namespaces_only = namespaces_only;
  g_set_str (&self->tag_namespace, tag_namespace);
  g_set_str (&self->prefix, prefix);
  self->cancellable = g_cancellable_new ();
  bunko_library_suggest_async (self->library, tag_namespace, prefix, ASKED, self->cancellable,
                               suggested_cb, g_object_ref (self));
  if (self->shown->len > 0)
    self->filter_source = g_timeout_add_once (PATIENCE, filter_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * bunko_suggester_ask:
 * @self: a suggester
 * @tag_namespace: (nullable): the namespace that the word is in, %NULL for one without
 * @prefix: what is written of the word
 *
 * Looks for suggestions for a word. The list changes when they are there.
 */
void
bunko_suggester_ask (BunkoSuggester *self, const char *tag_namespace, const char *prefix)
{
  g_return_if_fail (BUNKO_IS_SUGGESTER (self));
  g_return_if_fail (prefix != NULL);

  ask (self, tag_namespace, prefix, FALSE);
}

/**
 * bunko_suggester_ask_namespaces:
 * @self: a suggester
 * @prefix: what is written of the namespace
 *
 * Looks for namespaces, and nothing else.
 */
void
bunko_suggester_ask_namespaces (BunkoSuggester *self, const char *prefix)
{
  g_return_if_fail (BUNKO_IS_SUGGESTER (self));
  g_return_if_fail (prefix != NULL);

  ask (self, NULL, prefix, TRUE);
}

/**
 * bunko_suggester_settle:
 * @self: a suggester
 *
 * Drops at once what does not fit the word of the last question. To be called before a person
 * chooses.
 */
void
bunko_suggester_settle (BunkoSuggester *self)
{
  g_return_if_fail (BUNKO_IS_SUGGESTER (self));

  if (self->filter_source == 0)
    return;
  g_clear_handle_id (&self->filter_source, g_source_remove);
  show_answer (self, FALSE);
}

/**
 * bunko_suggester_stop:
 * @self: a suggester
 *
 * Forgets the question and all suggestions.
 */
void
bunko_suggester_stop (BunkoSuggester *self)
{
  g_autoptr (GPtrArray) none = NULL;
  gboolean loading;

  g_return_if_fail (BUNKO_IS_SUGGESTER (self));

  loading = self->cancellable != NULL;
  drop_question (self);
  g_clear_pointer (&self->answer, g_ptr_array_unref);
  none = g_ptr_array_new_with_free_func (g_object_unref);
  show (self, none, TRUE);
  if (loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * bunko_suggester_get_loading:
 * @self: a suggester
 *
 * Returns: whether an answer is waited for
 */
gboolean
bunko_suggester_get_loading (BunkoSuggester *self)
{
  g_return_val_if_fail (BUNKO_IS_SUGGESTER (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * bunko_suggester_get_prefix:
 * @self: a suggester
 *
 * Returns: (transfer none) (not nullable): the word that was asked for last
 */
const char *
bunko_suggester_get_prefix (BunkoSuggester *self)
{
  g_return_val_if_fail (BUNKO_IS_SUGGESTER (self), "");

  return self->prefix;
}
