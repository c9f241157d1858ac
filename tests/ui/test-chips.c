/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "library/bunko-named-item.h"
#include "widgets/bunko-chip-group.h"
#include "widgets/bunko-fact-row.h"
#include "widgets/bunko-item-chip.h"
#include "widgets/bunko-open.h"
#include "widgets/bunko-tag-chip.h"

#include "fake-library.h"

/* What was opened last. */
typedef struct
{
  BunkoLocation *location;
  guint where;
  char *excluded;
} Opened;

static void
exclude_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Opened *opened = user_data;

  g_set_str (&opened->excluded, g_variant_get_string (parameter, NULL));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Opened *opened = user_data;
  g_autoptr (GVariant) variant = NULL;

  g_variant_get (parameter, "(@a{sv}u)", &variant, &opened->where);
  g_clear_object (&opened->location);
  opened->location = bunko_location_new_from_variant (variant);
}

static GtkWidget *
show (GtkWidget *child, Opened *opened)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open", G_VARIANT_TYPE ("(a{sv}u)"));
  g_autoptr (GSimpleAction) exclude = g_simple_action_new ("exclude", G_VARIANT_TYPE_STRING);
  GtkWidget *window = bunko_ui_test_show (child, 300, 200);

  g_signal_connect (exclude, "activate", G_CALLBACK (exclude_cb), opened);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (exclude));
  g_signal_connect (action, "activate", G_CALLBACK (open_cb), opened);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  return window;
}

static void
test_item_chip (void)
{
  Opened opened = { NULL, G_MAXUINT, NULL };
  g_autoptr (BunkoItem) artist = bunko_fake_item_new (
      BUNKO_ITEM_TYPE_ARTIST, "{\"id\": 12, \"names\": [{\"id\": 1, \"name\": \"Mori Aoi\"}]}");
  GtkWidget *chip = bunko_item_chip_new_for_item (artist);
  GtkWidget *window = show (chip, &opened);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_ROLE_LINK);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (chip), ==, "Show “Mori Aoi”");
  bunko_ui_test_click (chip);
  g_assert_cmpuint (opened.where, ==, BUNKO_OPEN_HERE);
  g_assert_cmpint (bunko_location_get_item_type (opened.location), ==, BUNKO_ITEM_TYPE_ARTIST);
  g_assert_cmpint (bunko_location_get_id (opened.location), ==, 12);
  g_assert_true (bunko_location_equal (opened.location,
                                       bunko_item_chip_get_location (BUNKO_ITEM_CHIP (chip))));

  /* It can be left out of a search, too; its menu goes with it. */
  gtk_widget_activate_action (chip, "term.exclude", NULL);
  g_assert_cmpstr (opened.excluded, ==, "artist:\"Mori Aoi\"");
  g_clear_pointer (&opened.excluded, g_free);
  gtk_widget_activate_action (chip, "term.menu", NULL);
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (chip, GTK_TYPE_POPOVER_MENU, NULL));
  bunko_ui_test_destroy (window);
  g_clear_object (&opened.location);
}

static void
test_chip_groups (void)
{
  Opened opened = { NULL, 0 };
  g_autoptr (GListStore) items = g_list_store_new (BUNKO_TYPE_ITEM);
  g_autoptr (BunkoItem) circle =
      bunko_fake_item_new (BUNKO_ITEM_TYPE_CIRCLE, "{\"id\": 3, \"name\": \"Harbour Press\"}");
  g_autoptr (BunkoItem) unnamed = bunko_fake_item_new (BUNKO_ITEM_TYPE_CIRCLE, "{\"id\": 4}");
  g_autoptr (BunkoTagGroup) tags = bunko_tag_group_new ("theme");
  g_autoptr (BunkoTag) tag = bunko_tag_new (9, "theme", "winter");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *of_items;
  GtkWidget *of_tags;
  GtkWidget *window;

  g_list_store_append (items, circle);
  g_list_store_append (items, unnamed);
  bunko_tag_group_add (tags, tag);
  of_items = bunko_chip_group_new_for_items ("Circles", G_LIST_MODEL (items));
  of_tags = bunko_chip_group_new_for_tags (tags);
  gtk_box_append (GTK_BOX (box), of_items);
  gtk_box_append (GTK_BOX (box), of_tags);
  window = show (box, &opened);

  /* What has no name cannot be shown. */
  g_assert_cmpuint (bunko_chip_group_get_n_chips (BUNKO_CHIP_GROUP (of_items)), ==, 1);
  g_assert_nonnull (bunko_ui_test_find (of_items, BUNKO_TYPE_ITEM_CHIP, NULL));
  g_assert_cmpuint (bunko_chip_group_get_n_chips (BUNKO_CHIP_GROUP (of_tags)), ==, 1);
  g_assert_nonnull (bunko_ui_test_find (of_tags, BUNKO_TYPE_TAG_CHIP, NULL));
  g_assert_nonnull (bunko_ui_test_find (of_tags, GTK_TYPE_LABEL, "Theme"));
  bunko_ui_test_destroy (window);
}

/* Only what a browser opens is offered to be opened; all else can be copied. */
static void
test_links (void)
{
  static const struct
  {
    const char *uri;
    gboolean can_open;
  } links[] = {
    { "https://example.org/a", TRUE },
    { "HTTP://example.org", TRUE },
    { "javascript:alert(1)", FALSE },
    { "file:///etc/passwd", FALSE },
    { "https", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (GtkWidget) row = g_object_ref_sink (bunko_fact_row_new ("Link"));
      GtkWidget *icon;

      bunko_fact_row_set_uri (BUNKO_FACT_ROW (row), links[i].uri);
      icon = bunko_ui_test_find (row, GTK_TYPE_IMAGE, NULL);
      g_assert_cmpstr (bunko_fact_row_get_value (BUNKO_FACT_ROW (row)), ==, links[i].uri);
      g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (icon)), ==,
                       links[i].can_open ? "adw-external-link-symbolic" : "edit-copy-symbolic");
    }
}

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  g_test_add_func ("/chips/item", test_item_chip);
  g_test_add_func ("/chips/groups", test_chip_groups);
  g_test_add_func ("/chips/links", test_links);

  return g_test_run ();
}
