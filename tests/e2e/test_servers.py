#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two servers as a person uses them: one after the other in a window, side by side in two, one of them killed while the
other goes on, and both there again at the next start.

usage: test_servers.py BUNKO
Everything it starts ends with it. The output is TAP."""

import os
import pathlib
import subprocess
import sys
import time

from person import Walk, main
from plug import SampleServer
from screen import TIMEOUT, Screen, children

NAMES = ('Alpha', 'Beta')


def save_settings(servers):
    """As if the person had used both before, and wants to go on where they were."""
    entries = ', '.join(f"{{'uuid': <'{name.lower()}'>, 'name': <'{name}'>, 'host': <'127.0.0.1'>, "
                        f"'port': <uint16 {server.port}>, 'last-used': <int64 1>}}"
                        for name, server in zip(NAMES, servers))
    folder = pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    folder.mkdir(parents=True)
    (folder / 'keyfile').write_text(f"[io/github/bunko_hpx/Bunko]\nservers=[{entries}]\nat-start='open'\n")


class Servers(Walk):
    def __init__(self, program):
        os.environ['GSETTINGS_BACKEND'] = 'keyfile'
        self.servers = [SampleServer('--galleries', '40'), SampleServer('--galleries', '60')]
        save_settings(self.servers)
        super().__init__(program)

    def windows(self):
        """Which server each window shows: its name, by the button that leads to the others."""
        found = {}
        for frame in children(self.screen.root()):
            for name in NAMES:
                if Within(frame).find_all(contains=f'Server: {name}'):
                    found[name] = frame
        return found

    def wait_windows(self, *names, timeout=TIMEOUT):
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            found = self.windows()
            if set(found) == set(names):
                return found
            time.sleep(0.1)
        raise AssertionError(f'the windows show {list(found)}, and not {names}\n' + self.screen.describe())

    def within(self, name):
        return Within(self.windows()[name])

    def tabs(self, name):
        return [tab.get_name() for tab in self.within(name).find_all('page tab')]

    def wait_tabs(self, name, *expected, timeout=TIMEOUT):
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            tabs = self.tabs(name)
            if tabs == list(expected):
                return
            time.sleep(0.1)
        raise AssertionError(f'the tabs of {name} are {tabs}, and not {expected}\n' + self.screen.describe())

    def focus(self, title):
        """There is no window manager to do it."""
        ids = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(self.process.pid), '--name',
                              f'^{title} — '], check=True, capture_output=True, text=True, timeout=20).stdout.split()
        assert ids, f'no window is called {title}'
        subprocess.run(['xdotool', 'windowraise', ids[0], 'windowfocus', '--sync', ids[0]], check=True, timeout=20)

    def start_page(self):
        self.screen.wait('list item', 'Alpha')
        self.screen.wait('list item', 'Beta')
        self.keys.focus()

    def open_first(self):
        for _ in range(10):
            if self.screen.focused_role() == 'list item':
                break
            self.keys.press('Tab')
        self.keys.press('Return')
        self.wait_windows('Alpha')
        self.screen.wait('table cell')
        self.keys.press('ctrl+t')
        time.sleep(0.5)
        self.keys.press('alt+2')
        self.wait_tabs('Alpha', 'Library', 'Favorites')

    def choose(self, *keys):
        """In the menu of the servers, where the one that is shown has the keyboard."""
        self.keys.press('ctrl+shift+s')
        self.screen.wait('list item', 'Beta')
        time.sleep(0.5)
        self.keys.press(*keys)

    def switch(self):
        self.choose('Down', 'Return')
        self.wait_windows('Beta')
        self.screen.wait('table cell')
        assert not self.tabs('Beta'), 'the other server came with tabs'
        self.screen.wait('frame', 'Library')

    def switch_back(self):
        self.choose('Up', 'Return')
        self.wait_windows('Alpha')
        self.wait_tabs('Alpha', 'Library', 'Favorites')

    def two_windows(self):
        self.choose('Down', 'ctrl+Return')
        self.wait_windows('Alpha', 'Beta')
        self.within('Beta').wait('table cell')

    def one_dies(self):
        self.servers[1].process.kill()
        self.servers[1].end()
        self.within('Beta').wait('button', 'Try Now')
        assert not self.within('Alpha').find_all('button', 'Try Now'), 'the other window lost its server, too'
        self.focus('Favorites')
        self.keys.press('alt+1')
        self.within('Alpha').wait('label', contains='galleries')
        self.within('Alpha').wait('table cell')
        self.keys.press('alt+2')
        self.wait_tabs('Alpha', 'Library', 'Favorites')

    def it_comes_back(self):
        self.servers[1] = SampleServer('--galleries', '60', port=self.servers[1].port)
        self.within('Beta').wait_gone('button', 'Try Now', timeout=60)

    def address(self):
        """A second start hands its address to the first one, and to the window that has the server open."""
        second = subprocess.run([self.program, f'hpx://127.0.0.1:{self.servers[1].port}/gallery/3'], timeout=30, check=False)
        assert second.returncode == 0
        self.within('Beta').wait('button', 'Read')
        self.wait_tabs('Alpha', 'Library', 'Favorites')

    def start_again(self):
        self.focus('Favorites')
        self.quit()
        self.start()
        self.screen.wait(contains='Server: ')
        self.wait_windows('Alpha', 'Beta', timeout=60)
        self.wait_tabs('Alpha', 'Library', 'Favorites')
        self.within('Beta').wait('button', 'Read')

    def close_one(self):
        self.focus('Favorites')
        self.screen.wait('frame', contains=' — Beta')
        self.keys.press('ctrl+shift+w')
        self.screen.wait('list item', 'Alpha')
        self.within('Beta').wait('button', 'Read')
        self.quit()

    def end(self):
        super().end()
        for server in self.servers:
            server.end()


class Within(Screen):
    """One window."""

    def __init__(self, frame):
        super().__init__('')
        self.frame = frame

    def root(self):
        return self.frame


STEPS = ('start_page', 'open_first', 'switch', 'switch_back', 'two_windows', 'one_dies', 'it_comes_back', 'address',
         'start_again', 'close_one')

if __name__ == '__main__':
    sys.exit(main(Servers, STEPS))
