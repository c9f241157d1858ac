#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tabs and windows as a person uses them, with keys and the mouse: opened, left, closed, opened again, and there again at
the next start, each with its way back.

usage: test_tabs.py BUNKO
Everything it starts ends with it. The output is TAP."""

import subprocess
import sys
import time

from person import main
from test_main_path import MainPath
from screen import TIMEOUT, Atspi


class Tabs(MainPath):
    def names(self):
        """What the tabs are called, from left to right; those inside a page are none of these."""
        names = [tab.get_name() for tab in self.screen.find_all('page tab')]
        return [name for name in names if name not in ('Pages', 'Related')]

    def wait_tabs(self, *expected, timeout=TIMEOUT):
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            names = self.names()
            if len(names) == len(expected) and all(want in name for want, name in zip(expected, names)):
                return
            time.sleep(0.1)
        raise AssertionError(f'the tabs are {self.names()}, and not {expected}\n' + self.screen.describe())

    def new_tab(self):
        assert not self.names(), 'there are tabs to see before there are two'
        self.keys.press('ctrl+t')
        time.sleep(0.5)
        self.keys.press('alt+2')
        self.wait_tabs('Library', 'Favorites')
        self.screen.wait('table cell')

    def switch(self):
        self.keys.press('ctrl+Page_Up')
        self.screen.wait('label', contains='227')
        self.keys.press('ctrl+Page_Down')
        self.keys.press('ctrl+Page_Up')
        self.wait_tabs('Library', 'Favorites')

    def middle_click(self):
        """On a cover: its gallery comes to a tab behind, after those that this one has opened before."""
        cell = self.screen.wait('table cell')
        box = cell.get_extents(Atspi.CoordType.WINDOW)
        x, y = box.x + box.width // 2, box.y + box.height // 3
        subprocess.run(['xdotool', 'mousemove', str(x), str(y), 'click', '2'], check=True, timeout=20)
        deadline = time.monotonic() + 30
        while len(self.names()) < 3 and time.monotonic() < deadline:
            time.sleep(0.1)
        names = self.names()
        assert len(names) == 3, f'no tab was opened: {names}'
        assert names[:2] == ['Library', 'Favorites'], names
        self.title = names[2]
        self.screen.wait('table cell')

    def close_and_reopen(self):
        self.keys.press('ctrl+Page_Down', 'ctrl+Page_Down')
        self.screen.wait('button', 'Read')
        self.keys.press('ctrl+w')
        self.wait_tabs('Library', 'Favorites')
        self.keys.press('ctrl+shift+t')
        self.wait_tabs('Library', 'Favorites', self.title)
        self.screen.wait('button', 'Read')

    def overview(self):
        self.keys.press('ctrl+shift+o')
        self.screen.wait('button', 'New Tab')
        self.keys.press('Escape')
        self.screen.wait('button', 'Read')
        time.sleep(0.5)  # until it has flown back to its place

    def read_on(self):
        """In the first tab, so that there is a way back to restore."""
        self.keys.press('ctrl+Tab')  # around the end
        self.screen.wait('label', contains='227')
        self.focus_grid()
        self.keys.press('Return')
        self.screen.wait('button', 'Read')
        self.wait_tabs('', 'Favorites', self.title)
        self.before = self.names()
        self.screen.press('button', 'Read')
        self.screen.wait(contains='Page 1 of')
        self.keys.press('Right')
        self.screen.wait(contains='Page 2 of')

    def start_again(self):
        self.quit()
        self.start()
        self.start_page()
        self.screen.press('button', 'Open the Sample Library')
        self.screen.wait(contains='Page 2 of')

    def way_back(self):
        """The reader hides its bars, and the tabs with them, when nothing moves: they are looked at behind it."""
        self.keys.press('Escape')
        self.screen.wait('slider', 'Rating')
        self.wait_tabs(*self.before)
        self.keys.press('alt+Left')
        self.screen.wait('table cell')
        self.screen.wait('list item', contains='Library')

    def others(self):
        """They are made when they are shown."""
        self.keys.press('ctrl+Tab')
        self.screen.wait('frame', 'Favorites')
        self.screen.wait('table cell')
        self.keys.press('ctrl+Tab')
        self.screen.wait('slider', 'Rating')


STEPS = ('start_page', 'open_sample', 'grid', 'new_tab', 'switch', 'middle_click', 'close_and_reopen', 'overview',
         'read_on', 'start_again', 'way_back', 'others', 'close')

if __name__ == '__main__':
    sys.exit(main(Tabs, STEPS))
