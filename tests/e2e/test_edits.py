#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing while the plug is pulled: a gallery is to become a favorite while the server cannot be reached; that this
is not saved is told at once, which change it is can be seen, and when the server is back it is saved again, once.

usage: test_edits.py BUNKO BUNKOCTL
Everything it starts ends with it. The output is TAP."""

import sys

from person import Walk, main
from plug import PluggedServer


class Edits(Walk):
    def __init__(self, program):
        self.server = PluggedServer(sys.argv[2])
        super().__init__(program, self.server.address)
        self.before = 0

    def count_favorites(self):
        return self.server.call('get_view_count', item_type=1, view_filter=2)['count']

    def log_in(self):
        self.screen.wait('button', 'Continue as Guest')
        self.keys.focus()
        self.screen.press('button', 'Continue as Guest')
        self.screen.wait('list item', contains='Library')
        self.keys.press('alt+1')
        self.focus_grid()
        assert 'Favorite' not in self.screen.find_all('table cell')[0].get_name()
        self.before = self.count_favorites()

    def edit_away(self):
        """The fourth entry of the menu is whether it is a favorite."""
        self.server.pull_plug()
        self.screen.wait('button', contains='Try Now')
        self.keys.press('Home', 'shift+F10')
        self.screen.wait('menu item')
        self.keys.press('Down', 'Down', 'Down', 'Return')
        self.screen.wait_gone('menu item')
        self.screen.wait('label', '1 change is not saved yet')
        assert self.count_favorites() == self.before

    def look(self):
        self.screen.press('button', 'Show…')
        self.screen.wait('label', 'It did not reach the server.')
        self.keys.press('Escape')
        self.screen.wait_gone('label', 'It did not reach the server.')

    def come_back(self):
        self.server.put_plug()
        self.screen.wait('label', '1 change was not saved')
        assert self.count_favorites() == self.before

    def save_again(self):
        self.screen.press('button', 'Save Again')
        self.screen.wait('label', '1 change saved')
        self.screen.wait_gone('label', '1 change was not saved')
        after = self.count_favorites()
        assert after == self.before + 1, f'{after} favorites after {self.before}'
        self.screen.wait('table cell', contains='Favorite')

    def end(self):
        super().end()
        self.server.end()


STEPS = ('log_in', 'edit_away', 'look', 'come_back', 'save_again', 'quit')


if __name__ == '__main__':
    sys.exit(main(Edits, STEPS))
