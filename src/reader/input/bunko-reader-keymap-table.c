/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-keymap.h"

#define MOVING    BUNKO_READER_KEY_GROUP_MOVING
#define GALLERIES BUNKO_READER_KEY_GROUP_GALLERIES
#define LAYOUT    BUNKO_READER_KEY_GROUP_LAYOUT
#define SIZE      BUNKO_READER_KEY_GROUP_SIZE
#define LOOK      BUNKO_READER_KEY_GROUP_LOOK
#define WINDOW    BUNKO_READER_KEY_GROUP_WINDOW
#define PAGE      BUNKO_READER_KEY_GROUP_PAGE

/* All that keys can do in the reader, and the only place that says with which. What other readers
 * agree on comes first; no two actions share a key, and none has one of the window's: Control+Page
 * Up and Down change tabs here as everywhere. Presenters send Page Up and Page Down. */
static const BunkoReaderKeyEntry entries[] = {
  { "reader.turn-left", MOVING, N_ ("Page on the left"), "Left a" },
  { "reader.turn-right", MOVING, N_ ("Page on the right"), "Right d" },
  { "reader.next", MOVING, N_ ("Next page"), "Page_Down n AudioNext" },
  { "reader.previous", MOVING, N_ ("Previous page"), "Page_Up p AudioPrev" },
  { "reader.scroll-forward", MOVING, N_ ("Read on: over the page, then the next"), "space" },
  { "reader.scroll-backward", MOVING, N_ ("Read back: over the page, then the one before"),
    "<Shift>space" },
  { "reader.scroll-up", MOVING, N_ ("Scroll up"), "Up" },
  { "reader.scroll-down", MOVING, N_ ("Scroll down"), "Down" },
  { "reader.scroll-left", MOVING, N_ ("Scroll left"), "<Shift>Left" },
  { "reader.scroll-right", MOVING, N_ ("Scroll right"), "<Shift>Right" },
  { "reader.first", MOVING, N_ ("First page"), "Home" },
  { "reader.last", MOVING, N_ ("Last page"), "End" },
  { "reader.forward-ten", MOVING, N_ ("Ten pages on"), "<Shift>Page_Down" },
  { "reader.back-ten", MOVING, N_ ("Ten pages back"), "<Shift>Page_Up" },
  { "reader.ask-page", MOVING, N_ ("Go to a page"), "g <Control>g" },
  { "reader.jump-back", MOVING, N_ ("Back to where I was"), "j" },
  { "reader.slideshow", MOVING, N_ ("Turn pages by itself"), "<Control>s AudioPlay AudioPause" },
  { "reader.auto-scroll", MOVING, N_ ("Scroll by itself"), "<Shift>s" },
  { "reader.faster", MOVING, N_ ("Turn or scroll faster"), "bracketright" },
  { "reader.slower", MOVING, N_ ("Turn or scroll slower"), "bracketleft" },

  { "reader.next-gallery", GALLERIES, N_ ("Next gallery"), "period" },
  { "reader.previous-gallery", GALLERIES, N_ ("Previous gallery"), "comma" },
  { "reader.random-gallery", GALLERIES, N_ ("Random gallery"), "r" },
  { "reader.leave", GALLERIES, N_ ("Leave full screen, or the reader"), "Escape BackSpace" },
  { "reader.incognito", GALLERIES, N_ ("Read without a trace"), "<Shift><Control>n" },
  { "reader.mark-read", GALLERIES, N_ ("Mark as read"), "<Control>m" },
  { "reader.mark-unread", GALLERIES, N_ ("Mark as unread"), "<Shift><Control>m" },

  { "reader.toggle-double", LAYOUT, N_ ("Two pages side by side"), "<Shift>d" },
  { "reader.cycle-mode", LAYOUT, N_ ("Next layout"), "l" },
  { "reader.mode::single", LAYOUT, N_ ("Single pages"), "5" },
  { "reader.mode::double", LAYOUT, N_ ("Double pages"), "6" },
  { "reader.mode::strip", LAYOUT, N_ ("Long strip"), "7" },
  { "reader.mode::horizontal", LAYOUT, N_ ("Horizontal strip"), "8" },
  { "reader.toggle-direction", LAYOUT, N_ ("Right to left, or left to right"), "m" },
  { "reader.direction::ltr", LAYOUT, N_ ("From left to right"), "" },
  { "reader.direction::rtl", LAYOUT, N_ ("From right to left"), "" },
  { "reader.direction::ttb", LAYOUT, N_ ("From top to bottom"), "" },
  { "reader.shift-pairing", LAYOUT, N_ ("Move the pairs by one page"), "o" },
  { "reader.page-alone", LAYOUT, N_ ("Show this page alone"), "<Shift>o" },
  { "reader.cover-alone", LAYOUT, N_ ("Show the cover alone"), "<Shift>c" },
  { "reader.guided", LAYOUT, N_ ("From panel to panel"), "v" },

  { "reader.fit::screen", SIZE, N_ ("Fit the whole page"), "1" },
  { "reader.fit::width", SIZE, N_ ("Fit the width"), "2" },
  { "reader.fit::height", SIZE, N_ ("Fit the height"), "3" },
  { "reader.fit::original", SIZE, N_ ("Original size"), "4" },
  { "reader.cycle-fit", SIZE, N_ ("Next way to fit"), "c" },
  { "reader.stretch", SIZE, N_ ("Stretch small pages"), "<Shift>f" },
  { "reader.zoom-in", SIZE, N_ ("Larger"), "plus equal <Control>plus <Control>equal" },
  { "reader.zoom-out", SIZE, N_ ("Smaller"), "minus <Control>minus" },
  { "reader.zoom-reset", SIZE, N_ ("Usual size"), "0 <Control>0" },
  { "reader.zoom-lock::reset", SIZE, N_ ("Each page in its usual size"), "" },
  { "reader.zoom-lock::keep", SIZE, N_ ("Keep zoom and place"), "" },
  { "reader.zoom-lock::corner", SIZE, N_ ("Keep the zoom, start in the corner"), "" },
  { "reader.lens", SIZE, N_ ("Magnifier"), "z" },
  { "reader.rotate-right", SIZE, N_ ("Rotate right"), "<Control>r" },
  { "reader.rotate-left", SIZE, N_ ("Rotate left"), "<Shift><Control>r" },
  { "reader.flip-horizontal", SIZE, N_ ("Mirror left and right"), "<Shift>h" },
  { "reader.flip-vertical", SIZE, N_ ("Mirror top and bottom"), "<Shift>v" },

  { "reader.crop", LOOK, N_ ("Cut borders off"), "x" },
  { "reader.invert", LOOK, N_ ("Invert colors"), "<Shift>i" },
  { "reader.tone::normal", LOOK, N_ ("All colors"), "" },
  { "reader.tone::grayscale", LOOK, N_ ("Grayscale"), "" },
  { "reader.tone::sepia", LOOK, N_ ("Sepia"), "" },
  { "reader.look", LOOK, N_ ("Brightness and colors"), "<Shift>b" },

  { "reader.fullscreen", WINDOW, N_ ("Full screen"), "F11 f" },
  { "reader.toggle-bars", WINDOW, N_ ("Show or hide the bars"), "h Return" },
  { "reader.show-pages", WINDOW, N_ ("All pages"), "t" },
  { "reader.settings", WINDOW, N_ ("Settings of the reader"), "s" },
  { "reader.toggle-pill", WINDOW, N_ ("Show or hide the page number"), "i" },

  { "reader.favorite-page", PAGE, N_ ("Favorite page"), "b" },
  { "reader.bookmark", PAGE, N_ ("Bookmark"), "<Control>d" },
  { "reader.save-page", PAGE, N_ ("Save the page"), "<Shift><Control>s" },
  { "reader.copy-page", PAGE, N_ ("Copy the page"), "<Control>c" },
  { "reader.open-page", PAGE, N_ ("Open the page in the image viewer"), "<Control>e" },
  { "reader.show-on-server", PAGE, N_ ("Show the page on the server"), "<Shift><Control>e" },
  { "reader.refresh-page", PAGE, N_ ("Fetch the page again"), "F5" },
  { "reader.retry", PAGE, N_ ("Try again what failed"), "<Shift>F5" },
};

static const char *const groups[] = {
  [BUNKO_READER_KEY_GROUP_MOVING] = N_ ("Moving"),
  [BUNKO_READER_KEY_GROUP_GALLERIES] = N_ ("Gallery"),
  [BUNKO_READER_KEY_GROUP_LAYOUT] = N_ ("Layout"),
  [BUNKO_READER_KEY_GROUP_SIZE] = N_ ("Size"),
  [BUNKO_READER_KEY_GROUP_LOOK] = N_ ("Look"),
  [BUNKO_READER_KEY_GROUP_WINDOW] = N_ ("Window"),
  [BUNKO_READER_KEY_GROUP_PAGE] = N_ ("Page"),
};

/**
 * bunko_reader_keymap_get_n_entries:
 *
 * Counts the actions of the reader that keys can have.
 *
 * Returns: their number
 */
guint
bunko_reader_keymap_get_n_entries (void)
{
  return G_N_ELEMENTS (entries);
}

/**
 * bunko_reader_keymap_get_entry:
 * @index: which, from 0
 *
 * Gets an action of the reader. Those of a group stand together.
 *
 * Returns: (transfer none): the action
 */
const BunkoReaderKeyEntry *
bunko_reader_keymap_get_entry (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (entries), NULL);

  return &entries[index];
}

/**
 * bunko_reader_keymap_find:
 * @action: the detailed name of an action
 *
 * Finds an action of the reader.
 *
 * Returns: (transfer none) (nullable): the action, or %NULL if keys cannot have it
 */
const BunkoReaderKeyEntry *
bunko_reader_keymap_find (const char *action)
{
  g_return_val_if_fail (action != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (g_str_equal (entries[i].action, action))
        return &entries[i];
    }

  return NULL;
}

/**
 * bunko_reader_keymap_get_title:
 * @action: the detailed name of an action of the reader that keys can have
 *
 * Says in the person's language what an action does.
 *
 * Returns: (transfer none): text to show
 */
const char *
bunko_reader_keymap_get_title (const char *action)
{
  const BunkoReaderKeyEntry *entry = bunko_reader_keymap_find (action);

  g_return_val_if_fail (entry != NULL, NULL);

  return _ (entry->title);
}

/**
 * bunko_reader_keymap_get_group_title:
 * @group: a group
 *
 * Says in the person's language what the actions of a group have to do with.
 *
 * Returns: (transfer none): text to show
 */
const char *
bunko_reader_keymap_get_group_title (BunkoReaderKeyGroup group)
{
  g_return_val_if_fail (group < BUNKO_READER_N_KEY_GROUPS, NULL);

  return _ (groups[group]);
}
