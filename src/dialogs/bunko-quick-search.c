/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-quick-search.h"

/**
 * BunkoQuickSearch:
 *
 * Asks providers for what is written, and puts in order what they find: groups of hits of one kind,
 * the one with the best hit first.
 *
 * What is found at once is there at once. Servers are asked when writing pauses; until they have
 * answered, what they found before stays, as far as it still fits. Answers to what was written
 * before are dropped.
 */
struct _BunkoQuickSearch
{
  GObject parent_instance;

  GPtrArray *slots;   /* of Slot */
  GListStore *groups; /* of GListStore of BunkoQuickHit */
  BunkoQuickQuery *query;
  char *text;
  guint delay;
  guint n_asked;
  GCancellable *cancellable; /* of the questions under way */
};

G_DEFINE_FINAL_TYPE (BunkoQuickSearch, bunko_quick_search, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How long a person pauses who has written what was meant, in milliseconds. */
#define DELAY 90

/* How many hits of a kind are shown among others, and alone. */
#define MAX_HITS      5
#define MAX_GALLERIES 8
#define MAX_RECENT    8
#define MAX_ALONE     50

typedef struct
{
  BunkoQuickProvider *provider;
  GPtrArray *hits;
  gboolean is_new; /* they are for what is written now */
} Slot;

typedef struct
{
  BunkoQuickHit *hit;
  guint rank;
  glong length;
  guint order;
} Candidate;

typedef struct
{
  BunkoQuickSearch *search;
  BunkoQuickProvider *provider;
  GCancellable *cancellable;
} Question;

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  g_clear_object (&slot->provider);
  g_clear_pointer (&slot->hits, g_ptr_array_unref);
  g_free (slot);
}

static void
question_free (Question *question)
{
  g_clear_object (&question->search);
  g_clear_object (&question->provider);
  g_clear_object (&question->cancellable);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
bunko_quick_search_dispose (GObject *object)
{
  BunkoQuickSearch *self = BUNKO_QUICK_SEARCH (object);

  bunko_quick_search_stop (self);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_object (&self->groups);

  G_OBJECT_CLASS (bunko_quick_search_parent_class)->dispose (object);
}

static void
bunko_quick_search_finalize (GObject *object)
{
  BunkoQuickSearch *self = BUNKO_QUICK_SEARCH (object);

  g_clear_pointer (&self->query, bunko_quick_query_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (bunko_quick_search_parent_class)->finalize (object);
}

static void
bunko_quick_search_class_init (BunkoQuickSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_quick_search_dispose;
  object_class->finalize = bunko_quick_search_finalize;

  /**
   * BunkoQuickSearch::changed:
   * @self: a search
   *
   * Emitted after what is found, or whether more may come, has changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_quick_search_init (BunkoQuickSearch *self)
{
  self->slots = g_ptr_array_new_with_free_func (slot_free);
  self->groups = g_list_store_new (G_TYPE_LIST_STORE);
  self->query = bunko_quick_query_new ("");
  self->text = g_strdup ("");
}

static gint
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;
  return (one->order > other->order) - (one->order < other->order);
}

/* The order in which hits came matters only where nothing was written, or they fit as well. */
static void
add_candidates (BunkoQuickSearch *self, Slot *slot, GArray *candidates)
{
  gboolean is_empty = *self->query->text == '\0';

  for (guint i = 0; slot->hits != NULL && i < slot->hits->len; i++)
    {
      Candidate candidate = { .hit = g_ptr_array_index (slot->hits, i), .order = candidates->len };

      candidate.rank = is_empty ? 0 : bunko_quick_hit_rank (candidate.hit, self->query->folded);
      /* What was found for other words fits only if that can be seen. */
      if (!slot->is_new && candidate.rank == 4)
        continue;
      if (!is_empty)
        candidate.length = g_utf8_strlen (bunko_quick_hit_get_title (candidate.hit), -1);
      g_array_append_val (candidates, candidate);
    }
}

static guint
get_limit (BunkoQuickSearch *self, BunkoQuickKind kind)
{
  if (kind == BUNKO_QUICK_KIND_RECENT)
    return MAX_RECENT;
  if (self->query->only_actions || self->query->only_tags || self->query->tag_namespace != NULL ||
      *self->query->text == '\0')
    return MAX_ALONE;
  return kind == BUNKO_QUICK_KIND_GALLERY ? MAX_GALLERIES : MAX_HITS;
}

static void
append_group (GPtrArray *groups, GListStore *group)
{
  if (!g_ptr_array_find (groups, group, NULL))
    g_ptr_array_add (groups, group);
}

/* The groups stand in the order of their first hits, and where those fit as well, of their kinds.
 */
static gint
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  BunkoQuickSearch *self = user_data;
  g_autoptr (BunkoQuickHit) one = g_list_model_get_item (G_LIST_MODEL ((gpointer) a), 0);
  g_autoptr (BunkoQuickHit) other = g_list_model_get_item (G_LIST_MODEL ((gpointer) b), 0);
  guint rank = 0;
  guint other_rank = 0;

  if (*self->query->text != '\0')
    {
      rank = bunko_quick_hit_rank (one, self->query->folded);
      other_rank = bunko_quick_hit_rank (other, self->query->folded);
    }
  if (rank != other_rank)
    return rank < other_rank ? -1 : 1;
  return (gint) bunko_quick_hit_get_kind (one) - (gint) bunko_quick_hit_get_kind (other);
}

static gboolean
is_same (GListModel *groups, GPtrArray *wanted)
{
  if (g_list_model_get_n_items (groups) != wanted->len)
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (GListModel) group = g_list_model_get_item (groups, i);
      GListModel *other = g_ptr_array_index (wanted, i);

      if (g_list_model_get_n_items (group) != g_list_model_get_n_items (other))
        return FALSE;
      for (guint j = 0; j < g_list_model_get_n_items (group); j++)
        {
          g_autoptr (BunkoQuickHit) hit = g_list_model_get_item (group, j);
          g_autoptr (BunkoQuickHit) other_hit = g_list_model_get_item (other, j);

          if (hit != other_hit)
            return FALSE;
        }
    }
  return TRUE;
}

static void
take_candidates (BunkoQuickSearch *self, GArray *candidates)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  GListStore *by_kind[BUNKO_QUICK_N_KINDS] = { NULL };

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      BunkoQuickHit *hit = g_array_index (candidates, Candidate, i).hit;
      BunkoQuickKind kind = bunko_quick_hit_get_kind (hit);

      if (by_kind[kind] == NULL)
        by_kind[kind] = g_list_store_new (BUNKO_TYPE_QUICK_HIT);
      if (g_list_model_get_n_items (G_LIST_MODEL (by_kind[kind])) >= get_limit (self, kind) ||
          !g_hash_table_add (keys, (gpointer) bunko_quick_hit_get_key (hit)))
        continue;
      g_list_store_append (by_kind[kind], hit);
      append_group (groups, by_kind[kind]);
    }
  g_ptr_array_sort_values_with_data (groups, compare_groups, self);
  if (!is_same (G_LIST_MODEL (self->groups), groups))
    g_list_store_splice (self->groups, 0, g_list_model_get_n_items (G_LIST_MODEL (self->groups)),
                         groups->pdata, groups->len);
  for (guint i = 0; i < BUNKO_QUICK_N_KINDS; i++)
    g_clear_object (&by_kind[i]);
}

/* Answers come one by one: those of the others may still be to what was written before. */
static void
update (BunkoQuickSearch *self)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      if (bunko_quick_provider_wants (slot->provider, self->query))
        add_candidates (self, slot, candidates);
    }
  take_candidates (self, candidates);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static Slot *
find_slot (BunkoQuickSearch *self, BunkoQuickProvider *provider)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      if (slot->provider == provider)
        return slot;
    }
  return NULL;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  BunkoQuickSearch *self = question->search;
  g_autoptr (GPtrArray) hits = bunko_quick_provider_find_finish (question->provider, result, NULL);
  Slot *slot;

  if (self->cancellable != question->cancellable)
    return;
  slot = find_slot (self, question->provider);
  g_clear_pointer (&slot->hits, g_ptr_array_unref);
  slot->hits = g_steal_pointer (&hits);
  slot->is_new = TRUE;
  self->n_asked--;
  update (self);
}

static void
ask (BunkoQuickSearch *self)
{
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);
      Question *question;

      if (!bunko_quick_provider_is_async (slot->provider) ||
          !bunko_quick_provider_wants (slot->provider, self->query))
        continue;
      question = g_new0 (Question, 1);
      question->search = g_object_ref (self);
      question->provider = g_object_ref (slot->provider);
      question->cancellable = g_object_ref (self->cancellable);
      self->n_asked++;
      bunko_quick_provider_find_async (slot->provider, self->query, self->cancellable, found_cb,
                                       question);
    }
}

static gboolean
delay_cb (gpointer user_data)
{
  BunkoQuickSearch *self = user_data;

  self->delay = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static gboolean
find_at_once (BunkoQuickSearch *self)
{
  gboolean has_more = FALSE;

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);
      gboolean wants = bunko_quick_provider_wants (slot->provider, self->query);

      slot->is_new = !bunko_quick_provider_is_async (slot->provider);
      if (!slot->is_new)
        {
          has_more |= wants;
          continue;
        }
      g_clear_pointer (&slot->hits, g_ptr_array_unref);
      if (wants)
        slot->hits = bunko_quick_provider_find (slot->provider, self->query);
    }
  return has_more;
}

/**
 * bunko_quick_search_new:
 *
 * Returns: (transfer full): a search without providers
 */
BunkoQuickSearch *
bunko_quick_search_new (void)
{
  return g_object_new (BUNKO_TYPE_QUICK_SEARCH, NULL);
}

/**
 * bunko_quick_search_add_provider:
 * @self: a search
 * @provider: who knows something
 *
 * Adds a provider, which is asked from the next bunko_quick_search_set_text() on.
 */
void
bunko_quick_search_add_provider (BunkoQuickSearch *self, BunkoQuickProvider *provider)
{
  Slot *slot;

  g_return_if_fail (BUNKO_IS_QUICK_SEARCH (self));
  g_return_if_fail (BUNKO_IS_QUICK_PROVIDER (provider));

  slot = g_new0 (Slot, 1);
  slot->provider = g_object_ref (provider);
  g_ptr_array_add (self->slots, slot);
}

/**
 * bunko_quick_search_set_text:
 * @self: a search
 * @text: what is written
 *
 * Looks for something else.
 */
void
bunko_quick_search_set_text (BunkoQuickSearch *self, const char *text)
{
  g_return_if_fail (BUNKO_IS_QUICK_SEARCH (self));
  g_return_if_fail (text != NULL);

  bunko_quick_search_stop (self);
  g_set_str (&self->text, text);
  g_clear_pointer (&self->query, bunko_quick_query_free);
  self->query = bunko_quick_query_new (text);
  if (find_at_once (self))
    self->delay = g_timeout_add (DELAY, delay_cb, self);
  update (self);
}

/**
 * bunko_quick_search_stop:
 * @self: a search
 *
 * Waits for no answer any more.
 */
void
bunko_quick_search_stop (BunkoQuickSearch *self)
{
  g_return_if_fail (BUNKO_IS_QUICK_SEARCH (self));

  g_clear_handle_id (&self->delay, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->n_asked = 0;
}

/**
 * bunko_quick_search_get_groups:
 * @self: a search
 *
 * Returns: (transfer none): what is found: a list of lists of #BunkoQuickHit, each of one kind and
 *   none of them empty
 */
GListModel *
bunko_quick_search_get_groups (BunkoQuickSearch *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_SEARCH (self), NULL);

  return G_LIST_MODEL (self->groups);
}

/**
 * bunko_quick_search_get_loading:
 * @self: a search
 *
 * Returns: whether more may come
 */
gboolean
bunko_quick_search_get_loading (BunkoQuickSearch *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_SEARCH (self), FALSE);

  return self->delay != 0 || self->n_asked > 0;
}

/**
 * bunko_quick_search_get_text:
 * @self: a search
 *
 * Returns: (transfer none): what is looked for
 */
const char *
bunko_quick_search_get_text (BunkoQuickSearch *self)
{
  g_return_val_if_fail (BUNKO_IS_QUICK_SEARCH (self), NULL);

  return self->text;
}
