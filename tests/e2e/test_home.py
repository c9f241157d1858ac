#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The home page and the palette, seen through the accessibility bus and used with the keyboard.

usage: test_home.py BUNKO
Everything it starts ends with it. The output is TAP."""

import sys
import time

from person import Walk, main
from screen import Atspi

SHELVES = ('Continue Reading', 'Unread in Your Series', 'Recently Added', 'Recently Read', 'Favorites',
           'Highest Rated', 'Random')


class Home(Walk):
    def focused_name(self):
        for node in self.screen.find_all():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node.get_name()
        return None

    def jump(self, text, expected):
        """Opens the palette, writes, and waits for what is to be found first."""
        self.keys.press('ctrl+k')
        self.screen.wait('dialog', 'Quick Open')
        self.keys.write(text)
        self.screen.wait('list item', contains=expected)

    def home(self):
        self.jump('home', 'Home')
        self.keys.press('Return')
        self.screen.wait_gone('dialog', 'Quick Open')
        for shelf in SHELVES[:2]:
            self.screen.wait('heading', shelf)

    def progress(self):
        """A gallery that was begun says how far it is read."""
        self.screen.wait('list item', contains='Page ')

    def continue_reading(self):
        """Who goes on reading is where reading stopped."""
        first = self.screen.wait('list item', contains='Page ')
        title, page = first.get_name().split(', ')[0], first.get_name().split('Page ')[1].split(',')[0]
        for _ in range(20):
            if title in (self.focused_name() or ''):
                break
            self.keys.press('Tab')
        self.keys.press('Return')
        self.screen.wait(contains='Page ' + page)
        self.keys.press('Escape')
        self.screen.wait('heading', 'Unread in Your Series')

    def jump_to_gallery(self):
        self.jump('midnight post 3', 'Midnight Post 3')
        self.keys.press('Return')
        self.screen.wait('button', 'Read')
        self.screen.wait(contains='Midnight Post 3')

    def jump_to_recent(self):
        """What was jumped to is offered before anything is written."""
        self.keys.press('ctrl+k')
        self.screen.wait('dialog', 'Quick Open')
        self.screen.wait('label', 'Recent')
        self.keys.press('Escape')
        self.screen.wait_gone('dialog', 'Quick Open')

    def viewed(self):
        """What was looked at is on a shelf of its own."""
        self.jump('home', 'Home')
        self.keys.press('Return')
        self.screen.wait('heading', 'Unread in Your Series')
        self.screen.wait('heading', 'Recently Viewed')

    def act(self):
        """An action by its name; the dialog that it opens does not keep Bunko from ending."""
        self.jump('>prefer', 'Preferences')
        self.keys.press('Return')
        self.screen.wait('dialog', 'Preferences')
        time.sleep(0.5)
        self.quit()


if __name__ == '__main__':
    sys.exit(main(Home, ('start_page', 'open_sample', 'home', 'progress', 'continue_reading',
                                        'jump_to_gallery', 'jump_to_recent', 'viewed', 'act')))
