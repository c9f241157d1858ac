/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "dialogs/bunko-quick-fixed.h"
#include "dialogs/bunko-quick-open.h"
#include "dialogs/bunko-quick-search.h"
#include "settings/bunko-recent-list.h"
#include "widgets/bunko-open.h"

#include "sample-fixture.h"

/* A provider that answers when the test wants. */
#define TEST_TYPE_PROVIDER (test_provider_get_type ())

G_DECLARE_FINAL_TYPE (TestProvider, test_provider, TEST, PROVIDER, GObject)

struct _TestProvider
{
  GObject parent_instance;

  GPtrArray *tasks; /* of GTask, their data is the text that was asked for */
};

static void quick_provider_iface_init (BunkoQuickProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestProvider,
                               test_provider,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_QUICK_PROVIDER,
                                                      quick_provider_iface_init))

static gboolean
test_provider_wants (BunkoQuickProvider *provider, const BunkoQuickQuery *query)
{
  return *query->text != '\0';
}

static void
test_provider_find_async (BunkoQuickProvider *provider,
                          const BunkoQuickQuery *query,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (provider, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (query->text), g_free);
  g_ptr_array_add (TEST_PROVIDER (provider)->tasks, task);
}

static GPtrArray *
test_provider_find_finish (BunkoQuickProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
quick_provider_iface_init (BunkoQuickProviderInterface *iface)
{
  iface->wants = test_provider_wants;
  iface->find_async = test_provider_find_async;
  iface->find_finish = test_provider_find_finish;
}

static void
test_provider_finalize (GObject *object)
{
  g_ptr_array_unref (TEST_PROVIDER (object)->tasks);

  G_OBJECT_CLASS (test_provider_parent_class)->finalize (object);
}

static void
test_provider_class_init (TestProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_provider_finalize;
}

static void
test_provider_init (TestProvider *self)
{
  self->tasks = g_ptr_array_new ();
}

/* An artist of each of these names. */
static void
test_provider_answer (TestProvider *self, guint task, const char *const *names)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);
  /* It refers to the provider, which would keep both. */
  g_autoptr (GTask) asked = g_steal_pointer (&self->tasks->pdata[task]);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (BunkoLocation) location =
          bunko_location_new_item (BUNKO_ITEM_TYPE_ARTIST, i + 1, names[i]);

      g_ptr_array_add (hits, bunko_quick_hit_new (BUNKO_QUICK_KIND_ARTIST, names[i], location));
    }
  g_task_return_pointer (asked, hits, (GDestroyNotify) g_ptr_array_unref);
}

static void
test_query (void)
{
  static const struct
  {
    const char *written;
    const char *text;
    const char *tag_namespace;
    gboolean only_actions;
    gboolean only_tags;
  } cases[] = {
    { "", "", NULL, FALSE, FALSE },
    { "  Midnight Post ", "Midnight Post", NULL, FALSE, FALSE },
    { ">quit", "quit", NULL, TRUE, FALSE },
    { "# glasses", "glasses", NULL, FALSE, TRUE },
    { "female:gla", "gla", "female", FALSE, FALSE },
    { "artist:", "", "artist", FALSE, FALSE },
    { "#female:gla", "gla", "female", FALSE, TRUE },
    { "Volume 2: The Sea", "Volume 2: The Sea", NULL, FALSE, FALSE },
    { "Sea: Two", "Sea: Two", NULL, FALSE, FALSE },
    { ":x", ":x", NULL, FALSE, FALSE },
    { ">a:b", "a:b", NULL, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BunkoQuickQuery) query = bunko_quick_query_new (cases[i].written);

      g_assert_cmpstr (query->text, ==, cases[i].text);
      g_assert_cmpstr (query->tag_namespace, ==, cases[i].tag_namespace);
      g_assert_cmpint (query->only_actions, ==, cases[i].only_actions);
      g_assert_cmpint (query->only_tags, ==, cases[i].only_tags);
    }
}

static void
add_action (BunkoQuickFixed *provider, const char *title, const char *action)
{
  g_autoptr (BunkoQuickHit) hit =
      bunko_quick_hit_new_for_action (BUNKO_QUICK_KIND_ACTION, title, action, NULL);

  bunko_quick_fixed_add (provider, hit);
}

static void
add_view (BunkoQuickFixed *provider, const char *title, BunkoLocation *location)
{
  g_autoptr (BunkoLocation) owned = location;
  g_autoptr (BunkoQuickHit) hit = bunko_quick_hit_new (BUNKO_QUICK_KIND_VIEW, title, owned);

  bunko_quick_hit_set_is_root (hit, TRUE);
  bunko_quick_fixed_add (provider, hit);
}

static BunkoQuickFixed *
create_fixed (void)
{
  BunkoQuickFixed *provider = bunko_quick_fixed_new (FALSE);

  add_view (provider, "Server", bunko_location_new_server ());
  add_view (provider, "Home", bunko_location_new_home ());
  add_action (provider, "Show Sidebar", "win.toggle-sidebar");
  add_action (provider, "Quit", "app.quit");
  return provider;
}

/* All titles, group by group. */
static char *
list_titles (BunkoQuickSearch *search)
{
  GListModel *groups = bunko_quick_search_get_groups (search);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (GListModel) group = g_list_model_get_item (groups, i);

      if (i > 0)
        g_string_append_c (text, '|');
      for (guint j = 0; j < g_list_model_get_n_items (group); j++)
        {
          g_autoptr (BunkoQuickHit) hit = g_list_model_get_item (group, j);

          g_string_append_printf (text, "%s%s", j > 0 ? "," : "", bunko_quick_hit_get_title (hit));
        }
    }
  return g_string_free_and_steal (text);
}

static void
assert_titles (BunkoQuickSearch *search, const char *expected)
{
  g_autofree char *titles = list_titles (search);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (BunkoQuickSearch) search = bunko_quick_search_new ();
  g_autoptr (BunkoQuickFixed) fixed = create_fixed ();

  bunko_quick_search_add_provider (search, BUNKO_QUICK_PROVIDER (fixed));
  bunko_quick_search_set_text (search, "");
  assert_titles (search, "");
  bunko_quick_search_set_text (search, "s");
  assert_titles (search, "Server|Show Sidebar");
  /* The better hit comes first, whatever it is. */
  bunko_quick_search_set_text (search, "si");
  assert_titles (search, "Show Sidebar");
  bunko_quick_search_set_text (search, "sidebar show");
  assert_titles (search, "Show Sidebar");
  bunko_quick_search_set_text (search, ">");
  assert_titles (search, "Show Sidebar,Quit");
  bunko_quick_search_set_text (search, ">qu");
  assert_titles (search, "Quit");
  bunko_quick_search_set_text (search, "#qu");
  assert_titles (search, "");
  g_assert_false (bunko_quick_search_get_loading (search));
}

/* What is there at once does not wait for servers; what they say to older words is dropped. */
static void
test_stale (void)
{
  g_autoptr (BunkoQuickSearch) search = bunko_quick_search_new ();
  g_autoptr (BunkoQuickFixed) fixed = create_fixed ();
  g_autoptr (TestProvider) slow = g_object_new (TEST_TYPE_PROVIDER, NULL);

  bunko_quick_search_add_provider (search, BUNKO_QUICK_PROVIDER (fixed));
  bunko_quick_search_add_provider (search, BUNKO_QUICK_PROVIDER (slow));
  bunko_quick_search_set_text (search, "q");
  assert_titles (search, "Quit");
  g_assert_true (bunko_quick_search_get_loading (search));
  RUN_UNTIL (slow->tasks->len == 1);

  bunko_quick_search_set_text (search, "qu");
  RUN_UNTIL (slow->tasks->len == 2);
  test_provider_answer (slow, 0, (const char *[]) { "Old Quill", NULL });
  run_for (20);
  assert_titles (search, "Quit");
  test_provider_answer (slow, 1, (const char *[]) { "Quill", "Ann Quartz", NULL });
  RUN_UNTIL (!bunko_quick_search_get_loading (search));
  assert_titles (search, "Quill,Ann Quartz|Quit");

  /* What still fits stays until the next answer is there. */
  bunko_quick_search_set_text (search, "quil");
  assert_titles (search, "Quill");
  RUN_UNTIL (slow->tasks->len == 3);
  /* A server knows other names, too. */
  test_provider_answer (slow, 2, (const char *[]) { "Feather", NULL });
  RUN_UNTIL (!bunko_quick_search_get_loading (search));
  assert_titles (search, "Feather");

  bunko_quick_search_set_text (search, "x");
  RUN_UNTIL (slow->tasks->len == 4);
  bunko_quick_search_stop (search);
  g_assert_false (bunko_quick_search_get_loading (search));
  test_provider_answer (slow, 3, (const char *[]) { "X", NULL });
  run_for (20);
  assert_titles (search, "");
}

/* One kind of hits does not take the place of all others. */
static void
test_limit (void)
{
  g_autoptr (BunkoQuickSearch) search = bunko_quick_search_new ();
  g_autoptr (BunkoQuickFixed) fixed = create_fixed ();
  GListModel *groups = bunko_quick_search_get_groups (search);
  g_autoptr (GListModel) few = NULL;
  g_autoptr (GListModel) many = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("Step %u", i);

      add_action (fixed, title, title);
      add_action (fixed, title, title);
    }
  bunko_quick_search_add_provider (search, BUNKO_QUICK_PROVIDER (fixed));
  bunko_quick_search_set_text (search, "step");
  few = g_list_model_get_item (groups, 0);
  g_assert_cmpuint (g_list_model_get_n_items (few), ==, 5);
  bunko_quick_search_set_text (search, ">step");
  many = g_list_model_get_item (groups, 0);
  g_assert_cmpuint (g_list_model_get_n_items (many), ==, 20);
}

static void
test_hit (void)
{
  g_autoptr (BunkoLocation) location = bunko_location_new_tag ("female", "glasses");
  g_autoptr (BunkoQuickHit) hit = bunko_quick_hit_new (BUNKO_QUICK_KIND_TAG, "glasses", location);
  g_autoptr (GVariant) saved = NULL;
  g_autoptr (GVariant) garbage = g_variant_ref_sink (g_variant_new_parsed ("{'title': <3>}"));
  g_autoptr (BunkoQuickHit) read = NULL;

  bunko_quick_hit_set_subtitle (hit, "female");
  saved = g_variant_ref_sink (bunko_quick_hit_to_variant (hit));
  read = bunko_quick_hit_new_from_variant (saved);
  g_assert_cmpstr (bunko_quick_hit_get_key (read), ==, bunko_quick_hit_get_key (hit));
  g_assert_cmpstr (bunko_quick_hit_get_title (read), ==, "glasses");
  g_assert_cmpstr (bunko_quick_hit_get_subtitle (read), ==, "female");
  g_assert_cmpint (bunko_quick_hit_get_kind (read), ==, BUNKO_QUICK_KIND_RECENT);
  g_assert_true (bunko_location_equal (bunko_quick_hit_get_location (read), location));
  g_assert_null (bunko_quick_hit_new_from_variant (garbage));
}

/* A list is known by all that is asked for in it. */
static void
test_list (void)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoLocation) location = bunko_location_new_list (query);
  g_autoptr (BunkoQuickHit) hit = bunko_quick_hit_new (BUNKO_QUICK_KIND_VIEW, "All", location);
  g_autoptr (BunkoQuickHit) same = bunko_quick_hit_new (BUNKO_QUICK_KIND_VIEW, "Every", location);
  g_autoptr (BunkoLocation) searched = NULL;
  g_autoptr (BunkoQuickHit) other = NULL;

  bunko_view_query_set_search (query, "glasses");
  searched = bunko_location_new_list (query);
  other = bunko_quick_hit_new (BUNKO_QUICK_KIND_VIEW, "All", searched);
  g_assert_cmpstr (bunko_quick_hit_get_key (same), ==, bunko_quick_hit_get_key (hit));
  g_assert_cmpstr (bunko_quick_hit_get_key (other), !=, bunko_quick_hit_get_key (hit));
}

/* The dialog in a window, on a sample server. */
typedef struct
{
  SampleFixture sample;
  BunkoImageLoader *loader;
  BunkoContext *context;
  GtkWidget *window;
  AdwDialog *dialog;
  GString *log;
} Fixture;

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GVariant) saved = g_variant_get_child_value (parameter, 0);
  g_autoptr (BunkoLocation) location = bunko_location_new_from_variant (saved);
  guint where;

  g_variant_get_child (parameter, 1, "u", &where);
  g_string_append_printf (user_data, "%d %d in %u;", (int) bunko_location_get_item_type (location),
                          (int) bunko_location_get_id (location), where);
}

static void
show_place_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (BunkoLocation) location = bunko_location_new_from_variant (parameter);

  g_string_append_printf (user_data, "place %d;", (int) bunko_location_get_kind (location));
}

static void
show_tab_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_string_append_printf (user_data, "tab %u;", g_variant_get_uint32 (parameter));
}

static void
set_up (Fixture *self, gconstpointer legacy)
{
  static const GActionEntry entries[] = { { "open", open_cb, "(a{sv}u)" },
                                          { "show-place", show_place_cb, "a{sv}" },
                                          { "show-tab", show_tab_cb, "u" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  BunkoLibrary *library;

  sample_fixture_set_up (&self->sample, legacy);
  library = self->sample.library.library;
  self->log = g_string_new (NULL);
  self->loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (library),
                                         bunko_library_get_server_key (library), NULL);
  self->context = bunko_context_new (library, self->loader, NULL);
  self->window = bunko_ui_test_show (gtk_label_new ("Behind"), 800, 640);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries),
                                   self->log);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

static void
tear_down (Fixture *self, gconstpointer legacy)
{
  bunko_ui_test_destroy (self->window);
  bunko_ui_test_settle ();
  RUN_UNTIL (G_OBJECT (self->context)->ref_count == 1);
  g_assert_finalize_object (self->context);
  RUN_UNTIL (G_OBJECT (self->loader)->ref_count == 1);
  g_assert_finalize_object (self->loader);
  sample_fixture_tear_down (&self->sample, legacy);
  g_string_free (self->log, TRUE);
}

static GtkWidget *
get_child (Fixture *self, const char *name)
{
  return bunko_ui_test_get_child (self->dialog, BUNKO_TYPE_QUICK_OPEN, name);
}

static void
show (Fixture *self)
{
  g_autoptr (BunkoQuickFixed) fixed = create_fixed ();
  g_autoptr (BunkoQuickHit) tab = bunko_quick_hit_new_for_action (
      BUNKO_QUICK_KIND_TAB, "Second Tab", "win.show-tab(uint32 1)", NULL);

  bunko_quick_fixed_add (fixed, tab);
  self->dialog = bunko_quick_open_new (self->context);
  bunko_quick_open_add_provider (BUNKO_QUICK_OPEN (self->dialog), BUNKO_QUICK_PROVIDER (fixed));
  bunko_quick_open_start (BUNKO_QUICK_OPEN (self->dialog), "");
  adw_dialog_present (self->dialog, self->window);
  bunko_ui_test_settle ();
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
}

static BunkoQuickHit *
get_selected (Fixture *self)
{
  GtkSelectionModel *model =
      gtk_list_view_get_model (GTK_LIST_VIEW (get_child (self, "list_view")));

  return gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));
}

static guint
get_n_hits (Fixture *self)
{
  GtkSelectionModel *model =
      gtk_list_view_get_model (GTK_LIST_VIEW (get_child (self, "list_view")));

  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

/* Writes, and waits until all have answered. */
static void
write_text (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (self, "entry")), text);
  RUN_UNTIL (!gtk_widget_get_visible (get_child (self, "spinner")));
  bunko_ui_test_settle ();
}

static void
press (Fixture *self, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->dialog));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
      if (handled)
        return;
    }
  g_error ("Nobody wants the key %u", keyval);
}

static const char *
get_page (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (get_child (self, "stack")));
}

static void
test_gallery (Fixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items =
      sample_fixture_get_galleries (&self->sample, BUNKO_VIEW_TYPE_LIBRARY, 5);
  BunkoItem *gallery = items->pdata[4];
  g_autofree char *expected =
      g_strdup_printf ("1 %d in %u;", (int) bunko_item_get_id (gallery), BUNKO_OPEN_TAB);

  show (self);
  write_text (self, bunko_item_get_display_name (gallery));
  g_assert_cmpstr (get_page (self), ==, "hits");
  if (legacy == NULL)
    bunko_ui_test_screenshot (self->window, "quick-open");
  g_assert_cmpstr (bunko_quick_hit_get_title (get_selected (self)), ==,
                   bunko_item_get_display_name (gallery));
  press (self, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpstr (self->log->str, ==, expected);
  RUN_UNTIL (self->dialog == NULL);
}

/* A person goes to an artist, and later finds it without writing anything. */
static void
test_artist (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) artist = get_item (&self->sample.library, BUNKO_ITEM_TYPE_ARTIST, 3, NULL);
  g_autofree char *text = g_strdup_printf ("artist:%s", bunko_item_get_display_name (artist));

  show (self);
  write_text (self, text);
  g_assert_cmpint (bunko_quick_hit_get_kind (get_selected (self)), ==, BUNKO_QUICK_KIND_ARTIST);
  press (self, GDK_KEY_Return, 0);
  g_assert_cmpstr (self->log->str, ==, "7 3 in 0;");
  RUN_UNTIL (self->dialog == NULL);

  show (self);
  RUN_UNTIL (get_n_hits (self) == 1);
  g_assert_cmpint (bunko_quick_hit_get_kind (get_selected (self)), ==, BUNKO_QUICK_KIND_RECENT);
  g_assert_cmpstr (bunko_quick_hit_get_title (get_selected (self)), ==,
                   bunko_item_get_display_name (artist));
}

static void
test_tags (Fixture *self, gconstpointer legacy)
{
  show (self);
  write_text (self, "#s");
  run_for (300);
  g_assert_cmpuint (get_n_hits (self), >, 3);
  g_assert_cmpint (bunko_quick_hit_get_kind (get_selected (self)), ==, BUNKO_QUICK_KIND_TAG);
  bunko_ui_test_screenshot (self->window, "quick-open-tags");
  write_text (self, "no such thing anywhere");
  g_assert_cmpstr (get_page (self), ==, "nothing");
  g_assert_null (get_selected (self));
  /* There is nothing to open. */
  press (self, GDK_KEY_Return, 0);
  g_assert_cmpstr (self->log->str, ==, "");
}

/* A view takes the place of what is open, as from the sidebar; in a tab it is a place like others.
 */
static void
test_view (Fixture *self, gconstpointer legacy)
{
  g_autofree char *expected =
      g_strdup_printf ("place %d;place %d;0 0 in 1;", BUNKO_LOCATION_HOME, BUNKO_LOCATION_HOME);

  for (guint i = 0; i < 3; i++)
    {
      show (self);
      /* The second time it is a recent one. */
      if (i == 1)
        RUN_UNTIL (get_n_hits (self) == 1);
      else
        write_text (self, "home");
      press (self, GDK_KEY_Return, i == 2 ? GDK_CONTROL_MASK : 0);
      RUN_UNTIL (self->dialog == NULL);
    }
  g_assert_cmpstr (self->log->str, ==, expected);
}

static void
test_keys (Fixture *self, gconstpointer legacy)
{
  BunkoQuickHit *first;
  BunkoQuickHit *second;

  show (self);
  g_assert_true (gtk_widget_has_focus (
      GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (get_child (self, "entry"))))));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_child (self, "entry")),
                                   GTK_ACCESSIBLE_ROLE_SEARCH_BOX);
  write_text (self, ">");
  g_assert_cmpuint (get_n_hits (self), ==, 2);
  first = get_selected (self);
  press (self, GDK_KEY_Down, 0);
  second = get_selected (self);
  g_assert_true (second != first);
  /* From the last one on to the first, and back. */
  press (self, GDK_KEY_Down, 0);
  g_assert_true (get_selected (self) == first);
  press (self, GDK_KEY_Up, 0);
  g_assert_true (get_selected (self) == second);
  press (self, GDK_KEY_Page_Up, 0);
  g_assert_true (get_selected (self) == first);

  write_text (self, "second tab");
  press (self, GDK_KEY_KP_Enter, 0);
  g_assert_cmpstr (self->log->str, ==, "tab 1;");
  RUN_UNTIL (self->dialog == NULL);
}

#define QUICK_TEST(path, func)                                                                     \
  g_test_add ("/quick-open/" path, Fixture, NULL, set_up, func, tear_down);                        \
  g_test_add ("/quick-open-0.3/" path, Fixture, "0.3", set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  g_test_add_func ("/quick-open/query", test_query);
  g_test_add_func ("/quick-open/order", test_order);
  g_test_add_func ("/quick-open/stale", test_stale);
  g_test_add_func ("/quick-open/limit", test_limit);
  g_test_add_func ("/quick-open/hit", test_hit);
  g_test_add_func ("/quick-open/list", test_list);
  QUICK_TEST ("gallery", test_gallery);
  QUICK_TEST ("artist", test_artist);
  QUICK_TEST ("tags", test_tags);
  QUICK_TEST ("view", test_view);
  QUICK_TEST ("keys", test_keys);

  return g_test_run ();
}
