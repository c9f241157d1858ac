#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Selecting in a list by keyboard: a few galleries and all of them become favorites, and what is
done is undone; then the menu and the preview of one.

usage: test_selection.py BUNKO
Everything it starts ends with it. The output is TAP."""

import os
import signal
import subprocess
import sys
import time

try:
    from screen import TIMEOUT, Screen
except (ImportError, ValueError) as error:
    print(f'1..0 # SKIP the accessibility library is missing: {error}')
    sys.exit(0)

from test_main_path import Keyboard, main


class Walk:
    def __init__(self, program):
        self.process = subprocess.Popen([program], env={**os.environ, 'G_DEBUG': 'fatal-warnings'})
        self.screen = Screen('bunko')
        self.keys = Keyboard(self.process.pid)
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

    def open_sample(self):
        self.screen.wait('button', 'Add Server…')
        self.keys.focus()
        self.screen.press('button', 'Open the Sample Library')
        self.screen.wait('list item', contains='Library')
        self.keys.press('alt+1')
        self.screen.wait('table cell')
        for _ in range(20):
            if self.screen.focused_role() == 'table cell':
                break
            self.keys.press('Tab')
        self.keys.press('Home')
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

    def close(self):
        self.keys.press('ctrl+q')
        assert self.process.wait(TIMEOUT) == 0, 'Bunko did not end well'

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


STEPS = ('open_sample', 'extend', 'favorite', 'undo_some', 'end_selection', 'everything',
         'undo_everything', 'menu', 'preview', 'close')


if __name__ == '__main__':
    sys.exit(main(Walk, STEPS))
