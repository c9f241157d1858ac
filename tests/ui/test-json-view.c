/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtksourceview/gtksource.h>

#include "bunko-ui-test.h"
#include "widgets/bunko-json-folds.h"
#include "widgets/bunko-json-view.h"

static const char text[] = "{\n"
                           "  \"a\": [\n"      /* 1 */
                           "    1,\n"          /* 2 */
                           "    {\n"           /* 3 */
                           "      \"b\": 2\n"  /* 4 */
                           "    }\n"           /* 5 */
                           "  ],\n"            /* 6 */
                           "  \"c\": \"[\",\n" /* 7 */
                           "  \"d\": []\n"     /* 8 */
                           "}";

static void
test_folds (void)
{
  g_autoptr (BunkoJsonFolds) folds = bunko_json_folds_new (text);
  static const guint ends[] = {
    9,
    6,
    BUNKO_JSON_FOLDS_NONE,
    5,
    BUNKO_JSON_FOLDS_NONE,
    BUNKO_JSON_FOLDS_NONE,
    BUNKO_JSON_FOLDS_NONE,
    BUNKO_JSON_FOLDS_NONE,
    BUNKO_JSON_FOLDS_NONE,
    BUNKO_JSON_FOLDS_NONE,
  };
  static const guint starts[] = { 0, 1, 1, 3, 3, 3, 1, 0, 0, 0 };

  g_assert_cmpuint (bunko_json_folds_get_n_lines (folds), ==, G_N_ELEMENTS (ends));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_assert_cmpuint (bunko_json_folds_get_end (folds, i), ==, ends[i]);
      g_assert_cmpuint (bunko_json_folds_find_start (folds, i), ==, starts[i]);
    }
  g_assert_false (bunko_json_folds_set_folded (folds, 2, TRUE));
  g_assert_true (bunko_json_folds_set_folded (folds, 3, TRUE));
  g_assert_false (bunko_json_folds_set_folded (folds, 3, TRUE));
  bunko_json_folds_set_all_folded (folds, TRUE);
  g_assert_false (bunko_json_folds_is_folded (folds, 0));
  g_assert_true (bunko_json_folds_is_folded (folds, 1));
}

static void
test_folds_of_anything (void)
{
  static const char *const texts[] = {
    "", "\n", "]}", "[[[[", "{\n\"a\n\"b\\", "\"\\\n[\n1\n]", "[\n1\n}", "{[\n1\n]\n}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BunkoJsonFolds) folds = bunko_json_folds_new (texts[i]);

      g_assert_cmpuint (bunko_json_folds_get_end (folds, 1000), ==, BUNKO_JSON_FOLDS_NONE);
      (void) bunko_json_folds_find_start (folds, 1000);
      bunko_json_folds_set_all_folded (folds, TRUE);
      bunko_json_folds_set_all_folded (folds, FALSE);
    }
}

static GtkTextBuffer *
get_buffer (BunkoJsonView *view)
{
  GtkWidget *editor = bunko_ui_test_get_child (view, BUNKO_TYPE_JSON_VIEW, "view");

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
}

/* Which lines can be seen, such as "0,1,6". */
static char *
get_shown_lines (BunkoJsonView *view)
{
  GtkTextBuffer *buffer = get_buffer (view);
  GString *string = g_string_new (NULL);

  for (int line = 0; line < gtk_text_buffer_get_line_count (buffer); line++)
    {
      GtkTextIter start, end;
      g_autofree char *visible = NULL;

      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      end = start;
      gtk_text_iter_forward_to_line_end (&end);
      visible = gtk_text_iter_get_visible_text (&start, &end);
      if (*visible != '\0')
        g_string_append_printf (string, string->len > 0 ? ",%d" : "%d", line);
    }
  return g_string_free_and_steal (string);
}

static void
assert_shown_lines (BunkoJsonView *view, const char *expected)
{
  g_autofree char *lines = get_shown_lines (view);

  g_assert_cmpstr (lines, ==, expected);
}

static void
put_cursor (BunkoJsonView *view, int line)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (get_buffer (view), &iter, line);
  gtk_text_buffer_place_cursor (get_buffer (view), &iter);
}

static int
get_cursor (BunkoJsonView *view)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (view), &iter,
                                    gtk_text_buffer_get_insert (get_buffer (view)));
  return gtk_text_iter_get_line (&iter);
}

static void
act (BunkoJsonView *view, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), action, NULL));
}

static BunkoJsonView *
show_view (GtkWidget **window)
{
  BunkoJsonView *view = BUNKO_JSON_VIEW (bunko_json_view_new ("The Answer"));

  bunko_json_view_set_text (view, text);
  *window = bunko_ui_test_show (GTK_WIDGET (view), 400, 400);
  return view;
}

static void
test_fold (void)
{
  GtkWidget *window;
  BunkoJsonView *view = show_view (&window);
  g_autofree char *whole = NULL;

  put_cursor (view, 4);
  act (view, "json.fold");
  assert_shown_lines (view, "0,1,2,3,5,6,7,8,9");
  g_assert_true (bunko_json_view_is_folded (view, 3));
  g_assert_cmpint (get_cursor (view), ==, 3);

  /* Again folds what is around it, and again the whole. */
  act (view, "json.fold");
  assert_shown_lines (view, "0,1,6,7,8,9");
  act (view, "json.fold");
  assert_shown_lines (view, "0,9");
  whole = bunko_json_view_dup_text (view);
  g_assert_cmpstr (whole, ==, text);

  /* What is folded inside stays so. */
  act (view, "json.unfold");
  assert_shown_lines (view, "0,1,6,7,8,9");
  put_cursor (view, 1);
  act (view, "json.toggle");
  assert_shown_lines (view, "0,1,2,3,5,6,7,8,9");

  act (view, "json.unfold-all");
  assert_shown_lines (view, "0,1,2,3,4,5,6,7,8,9");
  put_cursor (view, 5);
  act (view, "json.fold-all");
  assert_shown_lines (view, "0,1,6,7,8,9");
  g_assert_cmpint (get_cursor (view), ==, 1);

  bunko_json_view_set_text (view, "[]");
  assert_shown_lines (view, "0");
  act (view, "json.fold");
  act (view, "json.fold-all");
  assert_shown_lines (view, "0");
  bunko_ui_test_destroy (window);
}

static void
test_find (void)
{
  GtkWidget *window;
  BunkoJsonView *view = show_view (&window);
  GtkWidget *entry = bunko_ui_test_get_child (view, BUNKO_TYPE_JSON_VIEW, "find_entry");
  GtkWidget *label = bunko_ui_test_get_child (view, BUNKO_TYPE_JSON_VIEW, "find_label");

  bunko_json_view_fold_all (view);
  act (view, "json.find");
  gtk_editable_set_text (GTK_EDITABLE (entry), "\"b\"");
  RUN_UNTIL (get_cursor (view) == 4);
  assert_shown_lines (view, "0,1,2,3,4,5,6,7,8,9");
  RUN_UNTIL (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "1 of 1"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "[");
  RUN_UNTIL (g_str_has_suffix (gtk_label_get_label (GTK_LABEL (label)), " of 3"));
  act (view, "json.find-next");
  act (view, "json.find-previous");
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  RUN_UNTIL (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "Not found"));
  bunko_ui_test_destroy (window);
}

/* Whatever a server sends: one line stays one, and of a huge one only the beginning is laid out. */
static void
test_hostile_text (void)
{
  GtkWidget *window;
  BunkoJsonView *view = show_view (&window);
  g_autofree char *filler = g_strnfill (100000, 'x');
  g_autofree char *longer = g_strconcat ("[\n\"", filler, "\",\n1\n]", NULL);
  g_autofree char *shown = NULL;
  g_autofree char *deceiving = NULL;

  bunko_json_view_set_text (view, longer);
  shown = bunko_json_view_dup_text (view);
  g_assert_cmpuint (strlen (shown), <, 4100);
  g_assert_nonnull (strstr (shown, "… (96003 more characters)\n1\n]"));
  act (view, "json.fold");
  assert_shown_lines (view, "0,3");

  bunko_json_view_set_text (view, "\"a\u2029b\u202ec\r\xff\"");
  deceiving = bunko_json_view_dup_text (view);
  g_assert_cmpstr (deceiving, ==, "\"a\\u2029b\\u202ec\uFFFD\"");
  g_assert_cmpint (gtk_text_buffer_get_line_count (get_buffer (view)), ==, 1);
  bunko_json_view_set_text (view, NULL);
  assert_shown_lines (view, "");
  bunko_ui_test_destroy (window);
}

static void
test_accessible (void)
{
  GtkWidget *window;
  BunkoJsonView *view = show_view (&window);
  GtkWidget *editor = bunko_ui_test_get_child (view, BUNKO_TYPE_JSON_VIEW, "view");

  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_LABEL, "The Answer");
  gtk_test_accessible_assert_role (editor, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  bunko_ui_test_screenshot (window, "json-view");
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  bunko_ui_test_destroy (window);
  g_assert_null (view);
}

static const char *const frame_texts[] = {
  "{\n  \"short\": 1\n}",
  "[\n1,\n2,\n3,\n4,\n5,\n6,\n7,\n8,\n9,\n10,\n11,\n12,\n13,\n14,\n15,\n16,\n17,\n18,\n19,\n20\n]",
};

typedef struct
{
  BunkoJsonView *view;
  guint n_frames;
} Frames;

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Frames *frames = user_data;

  bunko_json_view_set_text (frames->view, frame_texts[frames->n_frames++ % 2]);
  return G_SOURCE_CONTINUE;
}

/* A text that is set right before a frame is drawn has its size before that: an AdwTabView with an
 * overview draws its page twice in a frame, and warns when the first time asks for another size. */
static void
test_set_before_frame (void)
{
  GtkWidget *view = bunko_json_view_new ("Test");
  GtkWidget *tabs = GTK_WIDGET (adw_tab_view_new ());
  GtkWidget *overview = adw_tab_overview_new ();
  Frames frames = { BUNKO_JSON_VIEW (view), 0 };
  GtkWidget *window;
  guint tick;

  adw_tab_view_append (ADW_TAB_VIEW (tabs), view);
  adw_tab_overview_set_view (ADW_TAB_OVERVIEW (overview), ADW_TAB_VIEW (tabs));
  adw_tab_overview_set_child (ADW_TAB_OVERVIEW (overview), tabs);
  window = bunko_ui_test_show (overview, 400, 300);
  tick = gtk_widget_add_tick_callback (view, frame_cb, &frames, NULL);
  RUN_UNTIL (frames.n_frames > 20);
  gtk_widget_remove_tick_callback (view, tick);
  adw_tab_overview_set_view (ADW_TAB_OVERVIEW (overview), NULL);
  bunko_ui_test_destroy (window);
}

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);
  g_test_add_func ("/json-view/folds", test_folds);
  g_test_add_func ("/json-view/folds-of-anything", test_folds_of_anything);
  g_test_add_func ("/json-view/fold", test_fold);
  g_test_add_func ("/json-view/find", test_find);
  g_test_add_func ("/json-view/hostile-text", test_hostile_text);
  g_test_add_func ("/json-view/set-before-frame", test_set_before_frame);
  g_test_add_func ("/json-view/accessible", test_accessible);
  return g_test_run ();
}
