#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Selecting in a list by keyboard: a few galleries and all of them become favorites, and what is
done is undone; then the menu and the preview of one.

usage: test_selection.py BUNKO
Everything it starts ends with it. The output is TAP."""

import sys
import time

from person import Walk, main


class Selection(Walk):
    def __init__(self, program):
        super().__init__(program)
        self.before = []

    def names(self):
        return [cell.get_name() for cell in self.screen.find_all('table cell')]

    def wait_names(self, condition):
        deadline = time.monotonic() + 20
        while not condition(self.names()):
            assert time.monotonic() < deadline, f'the covers are {self.names()}'
            time.sleep(0.05)

    def undo(self):
        self.screen.press('button', 'Undo')
        self.wait_names(lambda names: names[:6] == self.before[:6])

    def library(self):
        self.keys.press('alt+1')
        self.focus_grid()
        self.wait_names(lambda names: len(names) >= 6 and all('…' not in name for name in names[:6]))
        self.before = self.names()
        assert not any('Favorite' in name for name in self.before[:3]), self.before[:3]

    def extend(self):
        self.keys.press('shift+Right', 'shift+Right')
        self.screen.wait('label', '3 selected')

    def favorite(self):
        self.screen.press('toggle button', 'Favorite')
        self.screen.wait('label', '3 items added to favorites')
        self.wait_names(lambda names: all('Favorite' in name for name in names[:3])
                        and names[3:6] == self.before[3:6])

    def undo_some(self):
        self.undo()
        self.screen.wait('label', '3 selected')

    def end_selection(self):
        self.keys.press('Escape')
        self.screen.wait_gone('label', '3 selected')

    def everything(self):
        self.keys.press('ctrl+a')
        self.screen.wait('label', '227 selected')
        self.screen.press('toggle button', 'Favorite')
        self.screen.wait('label', contains='items added to favorites')
        self.wait_names(lambda names: all('Favorite' in name for name in names[:6]))

    def undo_everything(self):
        self.undo()
        self.keys.press('Escape')
        self.screen.wait_gone('label', '227 selected')

    def menu(self):
        """The fourth entry of the menu is whether it is a favorite."""
        self.keys.press('Home', 'shift+F10')
        self.screen.wait('menu item')
        self.keys.press('Down', 'Down', 'Down', 'Return')
        self.screen.wait_gone('menu item')
        self.screen.wait('label', 'Added to favorites')
        self.wait_names(lambda names: 'Favorite' in names[0])
        self.undo()

    def preview(self):
        self.keys.press('space')
        self.screen.wait('button', 'Read')
        self.keys.press('Escape')
        self.screen.wait_gone('button', 'Read')


STEPS = ('start_page', 'open_sample', 'library', 'extend', 'favorite', 'undo_some', 'end_selection', 'everything',
         'undo_everything', 'menu', 'preview', 'quit')


if __name__ == '__main__':
    sys.exit(main(Selection, STEPS))
