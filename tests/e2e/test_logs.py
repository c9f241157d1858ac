#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was said between Bunko and a server, and what the server wrote down: a person logs in with a
password, reads both logs, and saves the one of the connection. The password is in neither.

usage: test_logs.py BUNKO
Everything it starts ends with it. The output is TAP."""

import json
import os
import sys
import tempfile
import time

from person import Walk, main
from plug import SampleServer

USER = 'mia'
MARKER = 'xyzzy-4711-plugh'


class Logs(Walk):
    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory()
        self.server = SampleServer('--galleries', '40', '--no-guests', '--user', f'{USER}:{MARKER}')
        super().__init__(program, f'hpx://127.0.0.1:{self.server.port}')

    def log_in(self):
        self.screen.wait('dialog', contains='Log In')
        self.keys.focus()
        self.screen.wait('text', 'Password')
        time.sleep(0.5)
        self.keys.write(USER)
        self.keys.press('Tab')
        self.keys.write(MARKER)
        self.keys.press('Return')
        self.screen.wait('table cell')

    def show_section(self, name):
        self.keys.press('alt+7')
        self.screen.press('page tab', name)

    def connection(self):
        """The login is a line; the newest line is in view and can be opened."""
        self.show_section('Traffic')
        self.screen.wait('list', 'Messages')
        self.screen.wait('list item', contains='get_')
        self.screen.wait('label', contains='messages')

    def find_login(self):
        self.keys.press('ctrl+f')
        self.keys.write('login')
        self.screen.wait('list item', contains='login, Done')
        for _ in range(8):
            self.keys.press('Tab')
            if self.screen.focused_role() == 'list item':
                break
        self.keys.press('Return')
        self.screen.wait('label', contains='Sent:')
        self.screen.press('button', 'Close Details')

    def save(self):
        """The last entry of the menu but one saves for programs."""
        path = os.path.join(self.folder.name, 'saved.jsonl')
        self.screen.press('toggle button', 'More')
        self.screen.wait('menu item')
        self.keys.press('Up', 'Up', 'Return')
        self.screen.wait('button', 'Save')
        time.sleep(0.5)
        self.keys.press('ctrl+a')
        self.keys.write(path)
        self.keys.press('Return')
        self.screen.wait(contains='Connection log saved')
        with open(path, encoding='utf-8') as file:
            return file.read()

    def export(self):
        """Everything is in the file but what is secret."""
        text = self.save()
        entries = [json.loads(line) for line in text.splitlines()]
        assert any(entry.get('functions') == 'login' for entry in entries)
        assert any('library_view' in entry.get('functions', '') for entry in entries)
        assert MARKER not in text, 'the password is in the file'
        for entry in entries:
            for side in ('request', 'reply'):
                session = entry.get(side, {}).get('session', '')
                assert session in ('', '•••'), f'a session id is in the file: {session}'

    def logs(self):
        """What was done is in the log of the server as well."""
        self.show_section('Logs')
        self.screen.wait('list', 'Lines of the log')
        self.keys.press('ctrl+f')
        self.keys.write('library_view')
        self.screen.wait('list item', contains=f'INFO api: library_view by {USER}')
        for node in self.screen.find_all():
            assert MARKER not in (node.get_name() or ''), 'the password is on the screen'

    def end(self):
        super().end()
        self.server.end()
        self.folder.cleanup()


if __name__ == '__main__':
    sys.exit(main(Logs, ('log_in', 'connection', 'find_login', 'export', 'logs', 'quit')))
