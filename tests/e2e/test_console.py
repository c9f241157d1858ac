#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The console of the server page with the keyboard: a function is chosen and run, its answer read, a
message written with completion, a dangerous call asked about and left, and the history used.

usage: test_console.py BUNKO
Everything it starts ends with it. The output is TAP."""

import os
import signal
import subprocess
import sys
import time

try:
    from screen import TIMEOUT, NotFound, Screen, walk
except (ImportError, ValueError) as error:
    print(f'1..0 # SKIP the accessibility library is missing: {error}')
    sys.exit(0)

from gi.repository import Atspi, GLib
from person import Keyboard, main


class Walk:
    def __init__(self, program):
        self.process = subprocess.Popen([program], env={**os.environ, 'G_DEBUG': 'fatal-warnings'})
        self.screen = Screen('bunko')
        self.keys = Keyboard(self.process.pid)

    @staticmethod
    def write(text):
        subprocess.run(['xdotool', 'type', '--delay', '60', text], check=True, timeout=20)

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

    def open_sample(self):
        self.screen.wait('button', 'Add Server…')
        self.keys.focus()
        self.screen.press('button', 'Open the Sample Library')
        self.screen.wait('list item', contains='Library')
        self.screen.wait('table cell')

    def console(self):
        self.keys.press('alt+7')
        self.screen.wait(name='Request Authentication')
        self.screen.press('page tab', 'Console')
        self.screen.wait(name='Search Functions')

    def choose(self):
        self.go_to('entry', 'Search Functions')
        self.write('get_vers')
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
        self.write('shutdown')
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
        self.write('[{"fname": "get_rel')
        time.sleep(1)
        self.keys.press('Return')
        self.wait_text('Message', '"get_related_count"')
        self.write(', "item_id": 3}]')
        self.keys.press('Escape', 'ctrl+Return')
        self.wait_text('Answer', '"count": ')

    def history(self):
        self.keys.press('ctrl+h')
        self.screen.wait(name='Search in Messages')
        self.write('version')
        self.keys.press('Return')
        self.wait_text('Message', '"get_version"')

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


STEPS = ('open_sample', 'console', 'choose', 'run', 'ask', 'complete', 'history', 'close')


if __name__ == '__main__':
    sys.exit(main(Walk, STEPS))
