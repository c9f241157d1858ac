/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-suggest.h"
#include "library/bunko-search-text.h"
#include "sample-fixture.h"

#include <string.h>

static GPtrArray *
suggest (SampleFixture *self, const char *ns, const char *prefix, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  bunko_library_suggest_async (self->library.library, ns, prefix, limit, NULL, keep_result_cb,
                               &result);
  RUN_UNTIL (result != NULL);
  found = bunko_library_suggest_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, <=, limit);
  return found;
}

/* A name that some gallery has; the first word of it is what a person writes. */
static char *
get_artist_word (SampleFixture *self, char **name)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 20);

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (BunkoItem) artist =
          g_list_model_get_item (bunko_gallery_get_artists (items->pdata[i]), 0);

      if (artist == NULL)
        continue;
      *name = g_strdup (bunko_item_get_display_name (artist));
      return g_strndup (*name, strcspn (*name, " "));
    }
  g_error ("No gallery has an artist");
}

static BunkoSuggestion *
find (GPtrArray *found, BunkoSuggestionKind kind, const char *text)
{
  for (guint i = 0; i < found->len; i++)
    {
      if (bunko_suggestion_get_kind (found->pdata[i]) == kind &&
          g_ascii_strcasecmp (bunko_suggestion_get_text (found->pdata[i]), text) == 0)
        return found->pdata[i];
    }
  return NULL;
}

static void
assert_ranked (GPtrArray *found, const char *prefix)
{
  g_autofree char *folded = g_utf8_casefold (prefix, -1);

  for (guint i = 1; i < found->len; i++)
    g_assert_cmpuint (bunko_suggestion_rank (found->pdata[i - 1], folded), <=,
                      bunko_suggestion_rank (found->pdata[i], folded));
}

static void
test_everywhere (SampleFixture *self, gconstpointer legacy)
{
  g_autofree char *name = NULL;
  g_autofree char *word = get_artist_word (self, &name);
  g_autoptr (GPtrArray) found = suggest (self, NULL, word, 50);
  BunkoSuggestion *artist = find (found, BUNKO_SUGGESTION_ARTIST, name);

  g_assert_nonnull (artist);
  g_assert_cmpstr (bunko_suggestion_get_namespace (artist), ==, "artist");
  assert_ranked (found, word);
}

/* A few letters give several kinds of things, and namespaces. */
static void
test_kinds (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) found = suggest (self, NULL, "a", 400);
  gboolean kinds[BUNKO_SUGGESTION_STATUS + 1] = { FALSE };

  for (guint i = 0; i < found->len; i++)
    kinds[bunko_suggestion_get_kind (found->pdata[i])] = TRUE;
  for (guint i = 0; i < BUNKO_SUGGESTION_STATUS; i++)
    g_assert_true (kinds[i]);
  g_assert_nonnull (find (found, BUNKO_SUGGESTION_NAMESPACE, "artist"));
  assert_ranked (found, "a");
}

static void
test_namespaces (SampleFixture *self, gconstpointer legacy)
{
  const char *spaces[] = { "artist",     "Circle",   "parody",   "series", "grouping",
                           "collection", "language", "category", "status" };

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      g_autoptr (GPtrArray) found = suggest (self, spaces[i], "", 5);

      g_assert_cmpuint (found->len, >, 0);
      for (guint j = 1; j < found->len; j++)
        g_assert_cmpint (bunko_suggestion_get_kind (found->pdata[j]), ==,
                         bunko_suggestion_get_kind (found->pdata[0]));
    }
}

/* A suggested tag, put into the text, finds galleries. */
static void
test_tag (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) found = suggest (self, NULL, "s", 400);
  g_autoptr (GPtrArray) nothing = NULL;
  BunkoSuggestion *tag = NULL;
  g_autoptr (GPtrArray) in_namespace = NULL;
  g_autofree char *prefix = NULL;

  for (guint i = 0; i < found->len && tag == NULL; i++)
    {
      if (bunko_suggestion_get_kind (found->pdata[i]) == BUNKO_SUGGESTION_TAG &&
          strcmp (bunko_suggestion_get_namespace (found->pdata[i]), "__namespace__") != 0)
        tag = found->pdata[i];
    }
  g_assert_nonnull (tag);
  prefix = g_strndup (bunko_suggestion_get_text (tag), 2);
  in_namespace = suggest (self, bunko_suggestion_get_namespace (tag), prefix, 50);
  g_assert_nonnull (find (in_namespace, BUNKO_SUGGESTION_TAG, bunko_suggestion_get_text (tag)));
  for (guint i = 0; i < in_namespace->len; i++)
    g_assert_cmpstr (bunko_suggestion_get_namespace (in_namespace->pdata[i]), ==,
                     bunko_suggestion_get_namespace (tag));
  nothing = suggest (self, "rating", "7", 5);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* Nobody waits for what is out of date. */
static void
test_cancel (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_library_suggest_async (self->library.library, NULL, "a", 5, cancellable, keep_result_cb,
                               &result);
  g_cancellable_cancel (cancellable);
  RUN_UNTIL (result != NULL);
  g_assert_null (bunko_library_suggest_finish (self->library.library, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_rank (void)
{
  const char *ordered[] = { "sea", "seal", "sea lion", "red sea", "nausea", "beach" };
  g_autoptr (GPtrArray) suggestions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    g_ptr_array_add (suggestions,
                     bunko_suggestion_new (BUNKO_SUGGESTION_TAG, "theme", ordered[i], -1));
  for (guint i = 1; i < suggestions->len; i++)
    {
      g_assert_cmpint (
          bunko_suggestion_compare (suggestions->pdata[i - 1], suggestions->pdata[i], "sea"), <, 0);
      g_assert_cmpint (
          bunko_suggestion_compare (suggestions->pdata[i], suggestions->pdata[i - 1], "sea"), >, 0);
    }
  g_assert_cmpuint (bunko_suggestion_rank (suggestions->pdata[0], "sea"), ==, 0);
  g_assert_cmpuint (bunko_suggestion_rank (suggestions->pdata[3], "sea"), ==, 2);
  g_assert_cmpuint (bunko_suggestion_rank (suggestions->pdata[5], "sea"), ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suggest/rank", test_rank);
  SAMPLE_TEST ("suggest/everywhere", test_everywhere);
  SAMPLE_TEST ("suggest/kinds", test_kinds);
  SAMPLE_TEST ("suggest/namespaces", test_namespaces);
  SAMPLE_TEST ("suggest/tag", test_tag);
  SAMPLE_TEST ("suggest/cancel", test_cancel);

  return g_test_run ();
}
