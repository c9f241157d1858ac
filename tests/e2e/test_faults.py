#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plug is pulled while somebody logs in, browses and reads, the server restarts, is full, or takes one connection
only: what is on the screen stays of use, the banner says what is the matter, and all goes on when the server is back.

usage: test_faults.py BUNKO BUNKOCTL
Between Bunko and the sample server is a proxy that misbehaves as it is told. Everything it starts ends with it. The
output is TAP."""

import subprocess
import sys
import time

from person import Walk, main
from plug import FaultProxy, SampleServer
from screen import Atspi, GLib

GALLERY, N_PAGES = 42, 44
TRY_NOW = 'Try Now'
CONNECTIONS = 60


class Faults(Walk):
    def __init__(self, program):
        self.server = None
        self.server_port = 0
        self.start_server()
        self.proxy = FaultProxy(self.server_port)
        super().__init__(program, f'hpx://ann@127.0.0.1:{self.proxy.port}/gallery/{GALLERY}')

    def start_server(self, password='secret'):
        """On the same port each time."""
        self.server = SampleServer('--user', f'ann:{password}', port=self.server_port)
        self.server_port = self.server.port

    def pull(self):
        """Nobody is there any more, and nobody says so."""
        self.proxy.tell('refuse', 'drop')

    def plug(self):
        self.proxy.tell('clear')

    def banner(self, text):
        self.screen.wait('label', contains=text)

    def no_banner(self):
        self.screen.wait_gone('button', TRY_NOW)

    def try_now(self):
        """Bunko may have been faster."""
        for button in self.screen.find_all('button', TRY_NOW):
            try:
                self.screen.act(button)
            except GLib.Error:
                return

    def texts(self):
        """What is in the fields."""
        found = []
        for node in self.screen.find_all(sensitive=False):
            try:
                if node.get_editable_text_iface() is not None:
                    found.append(Atspi.Text.get_text(node, 0, -1))
            except GLib.Error:
                continue
        return found

    def write(self, text):
        self.keys.write(text)
        time.sleep(0.3)

    def log_in(self):
        """Whoever looks for a password does not notice that the server went, until it is needed."""
        self.screen.wait('button', 'Log In')
        self.keys.focus()
        self.pull()
        self.write('secret')
        assert 'ann' in self.texts(), f'the name is not filled in: {self.texts()}'
        self.screen.press('button', 'Log In')
        self.screen.wait('alert', 'The Connection Was Lost')
        assert 'ann' in self.texts(), f'the name is lost: {self.texts()}'
        self.plug()
        self.screen.press('button', 'Log In')
        self.screen.wait('button', 'Read')
        self.keys.focus()

    def read(self):
        self.screen.press('button', 'Read')
        self.screen.wait(contains=f'Page 1 of {N_PAGES}')
        self.keys.press('Left')
        self.screen.wait(contains=f'Page 2 of {N_PAGES}')
        time.sleep(2)  # the next pages are on their way
        self.pull()
        self.banner('The connection is lost.')
        self.banner('What you see is as of')
        self.keys.press('Left')
        self.screen.wait(contains=f'Page 3 of {N_PAGES}')
        self.keys.press('End')
        self.screen.wait(contains=f'Page {N_PAGES} Cannot Be Shown')
        self.plug()
        self.no_banner()
        self.screen.wait_gone(contains='Cannot Be Shown')
        self.screen.wait(contains=f'Page {N_PAGES} of {N_PAGES}')
        self.keys.press('Home')
        self.screen.wait(contains=f'Page 1 of {N_PAGES}')
        while not self.screen.find_all('button', 'From Start'):
            self.keys.press('Escape')  # the first ones are for what lies over the page
            time.sleep(1)

    def browse(self):
        self.keys.press('alt+1')
        self.screen.wait('table cell')
        self.pull()
        self.banner('Next try in')
        assert len(self.screen.find_all('table cell')) >= 6, 'the covers went with the server'
        self.keys.press('alt+2')
        self.screen.wait('label', 'Not Connected')
        self.screen.press('button', TRY_NOW)
        self.banner('Next try in')
        self.plug()
        self.try_now()
        self.no_banner()
        self.screen.wait_gone('label', 'Not Connected')
        self.screen.wait('table cell')

    def command(self, name):
        subprocess.run([sys.argv[2], '--server', f'hpx://127.0.0.1:{self.server_port}', '--guest', 'command', name],
                       check=True, capture_output=True, timeout=30)

    def restart(self):
        """It says so, closes, and is back by itself a while later."""
        self.command('serverrestart')
        self.banner('The server is restarting.')
        self.no_banner()
        self.screen.wait('table cell')

    def shut_down(self):
        """Not tried all the time, but at once when the person wants it."""
        self.command('serverquit')
        self.banner('The server has shut down.')
        self.server.process.wait(20)
        self.server.end()
        self.start_server()
        self.screen.press('button', 'Connect Again')
        self.screen.wait_gone('button', 'Connect Again')

    def full(self):
        """It takes connections and says nothing."""
        self.proxy.tell('silent', 'drop')
        self.banner('The server is full or does not answer.')
        self.plug()
        self.try_now()
        self.no_banner()

    def one_connection(self):
        """All others are refused."""
        self.pull()
        self.banner('The connection is lost.')
        self.proxy.tell('clear', *(f'conn={number} refuse' for number in range(2, CONNECTIONS)))
        self.no_banner()
        self.keys.press('alt+3')
        self.screen.wait('label', 'Inbox')
        self.screen.wait('table cell')
        self.keys.press('alt+1')
        self.screen.wait('table cell')

    def new_password(self):
        """Whoever does not want to log in just now goes on looking at what is there."""
        self.pull()
        self.server.end()
        self.start_server('other')
        self.plug()
        self.screen.wait('alert', 'Wrong User Name or Password')
        self.keys.press('Escape')
        self.screen.wait_gone('dialog', 'Log In')
        self.banner('The server wants you to log in again.')
        assert len(self.screen.find_all('table cell')) >= 6, 'the covers are gone'
        self.screen.press('button', 'Log In…')
        self.screen.wait('dialog', 'Log In')
        time.sleep(1)
        self.write('other')
        self.screen.press('button', 'Log In')
        self.screen.wait_gone('dialog', 'Log In')
        self.screen.wait_gone('button', 'Log In…')
        self.screen.wait('table cell')

    def wait_for_windows(self, n_windows, *what):
        deadline = time.monotonic() + 30
        while len(self.screen.find_all(*what)) != n_windows:
            assert time.monotonic() < deadline, f'{what}: not in {n_windows} windows\n' + self.screen.describe()
            time.sleep(0.05)

    def two_windows(self):
        """Each of them says what is the matter, and goes on."""
        self.keys.press('ctrl+n')
        self.wait_for_windows(2, 'frame')
        self.pull()
        self.wait_for_windows(2, 'button', TRY_NOW)
        self.plug()
        self.try_now()
        self.no_banner()
        self.wait_for_windows(2, 'frame')

    def end(self):
        super().end()
        self.proxy.end()
        self.server.end()


STEPS = ('log_in', 'read', 'browse', 'restart', 'shut_down', 'full', 'one_connection',
         'new_password', 'two_windows', 'quit')

if __name__ == '__main__':
    sys.exit(main(Faults, STEPS))
