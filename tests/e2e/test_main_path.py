#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's way through Bunko, seen through the accessibility bus and gone with the keyboard:
start page, sample library, grid, gallery, page 3 of the reader, back, server panel.

usage: test_main_path.py BUNKO
Everything it starts ends with it. The output is TAP."""

import sys
import time

from person import Walk, main


class MainPath(Walk):
    def grid(self):
        cells = self.screen.find_all('table cell')
        assert len(cells) >= 6, f'only {len(cells)} covers'
        names = [cell.get_name() for cell in cells]
        assert all(names), f'covers without a name: {names}'
        assert len(set(names)) > len(names) / 2, f'the covers all have the same names: {names}'

    def views(self):
        self.keys.press('alt+2')
        self.screen.wait('label', 'Favorites')
        self.keys.press('alt+1')
        self.screen.wait('table cell')

    def gallery(self):
        first = self.screen.wait('table cell')
        title = first.get_description() or first.get_name().split(',')[0]
        self.keys.press('Tab')
        self.focus_grid()
        self.keys.press('Return')
        self.screen.wait('button', 'Read')
        self.screen.wait(contains=title)

    def reader(self):
        self.screen.press('button', 'Read')
        self.screen.wait(contains='Page 1 of')
        self.keys.press('Right')
        self.screen.wait(contains='Page 2 of')
        self.keys.press('Right')
        self.screen.wait(contains='Page 3 of')

    def reader_focus(self):
        """The first page takes Previous Page away from under the focus; the keys must go on."""
        self.keys.press('Tab', 'Home')
        self.screen.wait(contains='Page 1 of')
        self.keys.press('Right')
        self.screen.wait(contains='Page 2 of')
        self.keys.press('Right')
        self.screen.wait(contains='Page 3 of')

    def back(self):
        time.sleep(1)  # a page that is only leafed past does not count as read
        self.keys.press('Escape')
        self.screen.wait('list item', contains='Library')
        self.screen.wait('button', 'From Start')
        self.screen.wait('label', contains='Page 3 of')
        self.keys.press('alt+Left')
        self.screen.wait('table cell')

    def server_panel(self):
        self.keys.press('alt+7')
        self.screen.wait(name='Request Authentication')
        self.screen.wait('label', '0.13.3')


STEPS = ('start_page', 'open_sample', 'grid', 'views', 'gallery', 'reader', 'reader_focus', 'back',
         'server_panel', 'close')


if __name__ == '__main__':
    sys.exit(main(MainPath, STEPS))
