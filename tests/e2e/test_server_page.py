#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the server as a person uses it: what it tells, its charts and where they lead, commands that ask first, and
the update of a server that restarts and comes back.

usage: test_server_page.py BUNKO
Everything it starts ends with it. The output is TAP."""

import os
import sys
import tempfile

from person import Walk, main
from screen import Atspi, GLib, NotFound, walk

COMMANDS = ('Request Authentication', 'Log Out', 'Change Log', 'Check for Updates', 'Rebuild the Search Index…',
            'Save Configuration', 'Restart the Server…', 'Shut Down the Server…')


class ServerPage(Walk):
    def __init__(self, program):
        """There is a newer version of the sample server, for who looks for one."""
        self.folder = tempfile.TemporaryDirectory()
        wrapper = os.path.join(self.folder.name, 'sample-server')
        with open(wrapper, 'w', encoding='utf-8') as script:
            script.write(f'#!/bin/sh\nexec "{os.environ["BUNKO_SAMPLE_SERVER"]}" --newer-version 0.14.0 "$@"\n')
        os.chmod(wrapper, 0o755)
        os.environ['BUNKO_SAMPLE_SERVER'] = wrapper
        super().__init__(program)

    def end(self):
        super().end()
        self.folder.cleanup()

    def open(self):
        self.keys.press('alt+7')
        self.screen.wait(name='Request Authentication')
        self.screen.wait('label', '0.13.3')

    def facts(self):
        self.screen.wait('label', contains='Not encrypted.')
        self.screen.wait('label', contains=' ms')
        self.screen.wait('label', contains=' of 5 open')
        self.screen.wait('label', 'Guest')

    def charts(self):
        """Numbers are read with what they count. Every bar has a name; those that stand for a search are buttons."""
        self.screen.wait('list item', '237 Galleries')
        self.screen.wait('button', 'Japanese')
        self.screen.wait('button', 'Manga')
        self.screen.wait('button', 'Count Again')

    def reindex(self):
        """It asks first; then it runs, and says when it is done."""
        self.press_row('Rebuild the Search Index…')
        self.screen.press('button', 'Cancel')
        self.screen.wait_gone('button', 'Cancel')
        self.press_row('Rebuild the Search Index…')
        self.screen.press('button', 'Rebuild')
        self.screen.wait(name='The search index is rebuilt')

    def focused(self):
        """What has the keyboard is called."""
        for node in walk(self.screen.root()):
            try:
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node.get_name()
            except GLib.Error:
                continue
        return None

    def go_to(self, name, key):
        for _ in range(40):
            if self.focused() == name:
                return
            self.keys.press(key)
        raise NotFound(f'the keyboard does not get to {name!r}, but to {self.focused()!r}')

    def press_row(self, name):
        """The commands are one stop of Tab; the arrow keys go from one to the next."""
        self.screen.wait('list item', name)
        if self.focused() not in COMMANDS:
            self.go_to(COMMANDS[0], 'Tab')
        if self.focused() != name:
            self.go_to(name, 'Down' if COMMANDS.index(name) > COMMANDS.index(self.focused()) else 'Up')
        self.keys.press('Return')

    def changelog(self):
        self.press_row('Change Log')
        self.screen.wait(name='What is new')
        self.screen.wait('label', contains='rebuilt in the background')
        self.keys.press('Escape')
        self.screen.wait_gone(name='What is new')

    def press_bar(self):
        """A chart is one stop of Tab, too."""
        self.screen.wait('button', 'Japanese')
        self.go_to('English', 'Tab')
        self.keys.press('Down')
        assert self.focused() == 'Japanese', self.focused()
        self.keys.press('Return')
        self.screen.wait('table cell')
        self.screen.wait('label', contains='39')
        self.keys.press('alt+Left')
        self.screen.wait(name='Request Authentication')

    def update(self):
        """What is new is shown first; the server restarts, and Bunko finds it again by itself."""
        self.press_row('Check for Updates')
        self.screen.wait(name='Version 0.14.0 is available')
        self.screen.wait(name='What is new')
        self.screen.press('button', 'Update and Restart…')
        self.screen.press('button', 'Update and Restart')
        self.screen.wait(name='The server is there again')
        self.screen.wait('label', '0.14.0')


STEPS = ('start_page', 'open_sample', 'open', 'facts', 'charts', 'changelog', 'reindex', 'update', 'press_bar',
         'close')

if __name__ == '__main__':
    sys.exit(main(ServerPage, STEPS))
