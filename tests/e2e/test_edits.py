#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing while the plug is pulled: a gallery is to become a favorite while the server cannot be reached; that this
is not saved is told at once, which change it is can be seen, and when the server is back it is saved again, once.

usage: test_edits.py BUNKO BUNKOCTL
Everything it starts ends with it. The output is TAP."""

import os
import signal
import subprocess
import sys

try:
    from screen import TIMEOUT, Screen
except (ImportError, ValueError) as error:
    print(f'1..0 # SKIP the accessibility library is missing: {error}')
    sys.exit(0)

from plug import PluggedServer
from test_main_path import Keyboard, main


class Walk:
    def __init__(self, program):
        self.server = PluggedServer(sys.argv[2])
        self.process = subprocess.Popen([program, self.server.address],
                                        env={**os.environ, 'G_DEBUG': 'fatal-warnings'})
        self.screen = Screen('bunko')
        self.keys = Keyboard(self.process.pid)
        self.before = 0

    def count_favorites(self):
        return self.server.call('get_view_count', item_type=1, view_filter=2)['count']

    def log_in(self):
        self.screen.wait('button', 'Continue as Guest')
        self.keys.focus()
        self.screen.press('button', 'Continue as Guest')
        self.screen.wait('list item', contains='Library')
        self.keys.press('alt+1')
        self.screen.wait('table cell')
        for _ in range(20):
            if self.screen.focused_role() == 'table cell':
                break
            self.keys.press('Tab')
        self.keys.press('Home')
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
        self.server.end()


STEPS = ('log_in', 'edit_away', 'look', 'come_back', 'save_again', 'close')


if __name__ == '__main__':
    sys.exit(main(Walk, STEPS))
