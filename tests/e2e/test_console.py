#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The console of the server page with the keyboard: a function is chosen and run, its answer read, a
message written with completion, a dangerous call asked about and left, and the history used.

usage: test_console.py BUNKO
Everything it starts ends with it. The output is TAP."""

import sys
import time

from person import Walk, main
from screen import TIMEOUT, Atspi, GLib, NotFound, walk


class Console(Walk):
    def texts(self, name):
        """Of all that have this name; none while the program is too busy to tell."""
        try:
            nodes = self.screen.find_all(name=name)
        except (NotFound, GLib.Error):
            return
        for node in nodes:
            try:
                yield Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
            except GLib.Error:
                continue  # it has none, or went away while we looked

    def wait_text(self, name, part):
        """Until the text of this name has a part in it."""
        deadline = time.monotonic() + TIMEOUT
        text = ''
        while time.monotonic() < deadline:
            for text in self.texts(name):
                if part in text:
                    return text
            time.sleep(0.1)
        raise NotFound(f'no {part!r} in {name!r}: {text!r}\n' + self.screen.describe())

    def focused(self):
        """Where the keyboard is, as role and name."""
        for node in walk(self.screen.root()):
            try:
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node.get_role_name(), node.get_name()
            except GLib.Error:
                continue
        return None

    def go_to(self, role, name, key='Tab'):
        """With the keyboard."""
        for _ in range(30):
            if self.focused() == (role, name):
                return
            self.keys.press(key)
        raise NotFound(f'the keyboard does not get to {role} {name!r}, but to {self.focused()}')

    def console(self):
        self.keys.press('alt+7')
        self.screen.wait(name='Request Authentication')
        self.screen.press('page tab', 'Console')
        self.screen.wait(name='Search Functions')

    def choose(self):
        self.go_to('entry', 'Search Functions')
        self.keys.write('get_vers')
        self.keys.press('Return')
        self.screen.wait('heading', 'get_version')

    def run(self):
        self.keys.press('ctrl+Return')
        self.screen.wait('label', 'Done')
        self.wait_text('Answer', '"core": [')

    def ask(self):
        """Nothing that hurts others is sent without a question."""
        self.go_to('entry', 'Search Functions', 'shift+Tab')
        self.keys.press('ctrl+a')
        self.keys.write('shutdown')
        self.keys.press('Return')
        self.screen.wait('heading', 'shutdown_application')
        self.keys.press('ctrl+Return')
        self.screen.wait('label', 'Send This to the Server?')
        self.keys.press('Escape')
        self.screen.wait_gone('label', 'Send This to the Server?')

    def complete(self):
        """Names are completed with Enter while a message is written."""
        self.screen.press('page tab', 'Message')
        self.go_to('text', 'Message')
        self.keys.write('[{"fname": "get_rel')
        time.sleep(1)
        self.keys.press('Return')
        self.wait_text('Message', '"get_related_count"')
        self.keys.write(', "item_id": 3}]')
        self.keys.press('Escape', 'ctrl+Return')
        self.wait_text('Answer', '"count": ')

    def history(self):
        self.keys.press('ctrl+h')
        self.screen.wait(name='Search in Messages')
        self.keys.write('version')
        self.keys.press('Return')
        self.wait_text('Message', '"get_version"')


STEPS = ('start_page', 'open_sample', 'console', 'choose', 'run', 'ask', 'complete', 'history', 'quit')


if __name__ == '__main__':
    sys.exit(main(Console, STEPS))
