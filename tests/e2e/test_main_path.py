#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's way through Bunko, seen through the accessibility bus and gone with the keyboard:
start page, sample library, grid, gallery, page 3 of the reader, back, server panel.

usage: test_main_path.py BUNKO
Everything it starts ends with it. The output is TAP."""

import os
import signal
import subprocess
import sys
import time
import traceback

try:
    from screen import TIMEOUT, Screen
except (ImportError, ValueError) as error:
    print(f'1..0 # SKIP the accessibility library is missing: {error}')
    sys.exit(0)


class Keyboard:
    """Keys, as the X server gets them from a real keyboard."""

    def __init__(self, pid):
        self.pid = pid

    def focus(self):
        window = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(self.pid)],
                                check=True, capture_output=True, text=True, timeout=20).stdout.split()[0]
        subprocess.run(['xdotool', 'windowfocus', '--sync', window], check=True, timeout=20)

    @staticmethod
    def press(*keys):
        for key in keys:
            subprocess.run(['xdotool', 'key', '--clearmodifiers', key], check=True, timeout=20)
            time.sleep(0.1)


class Walk:
    def __init__(self, program):
        self.process = subprocess.Popen([program], env={**os.environ, 'G_DEBUG': 'fatal-warnings'})
        self.screen = Screen('bunko')
        self.keys = Keyboard(self.process.pid)
        self.title = ''

    def start_page(self):
        self.screen.wait('button', 'Add Server…')
        self.keys.focus()

    def open_sample(self):
        self.screen.press('button', 'Open the Sample Library')
        self.screen.wait('list item', contains='Library')
        self.screen.wait('table cell')

    def grid(self):
        cells = self.screen.find_all('table cell')
        assert len(cells) >= 6, f'only {len(cells)} covers'
        names = [cell.get_name() for cell in cells]
        assert all(names), f'covers without a name: {names}'
        assert len(set(names)) > len(names) / 2, f'the covers all have the same names: {names}'

    def views(self):
        self.keys.press('alt+2')
        self.screen.wait('label', 'Favorites')
        self.keys.press('alt+1')
        self.screen.wait('table cell')

    def gallery(self):
        first = self.screen.wait('table cell')
        self.title = first.get_description() or first.get_name().split(',')[0]
        self.keys.press('Tab')
        for _ in range(12):
            if self.screen.focused_role() == 'table cell':
                break
            self.keys.press('Tab')
        self.keys.press('Home', 'Return')
        self.screen.wait('button', 'Read')
        self.screen.wait(contains=self.title)

    def reader(self):
        self.screen.press('button', 'Read')
        self.screen.wait(contains='Page 1 of')
        self.keys.press('Right')
        self.screen.wait(contains='Page 2 of')
        self.keys.press('Right')
        self.screen.wait(contains='Page 3 of')

    def reader_focus(self):
        """The first page takes Previous Page away from under the focus; the keys must go on."""
        self.keys.press('Tab', 'Home')
        self.screen.wait(contains='Page 1 of')
        self.keys.press('Right')
        self.screen.wait(contains='Page 2 of')
        self.keys.press('Right')
        self.screen.wait(contains='Page 3 of')

    def back(self):
        time.sleep(1)  # a page that is only leafed past does not count as read
        self.keys.press('Escape')
        self.screen.wait('list item', contains='Library')
        self.screen.wait('button', 'From Start')
        self.screen.wait('label', contains='Page 3 of')
        self.keys.press('alt+Left')
        self.screen.wait('table cell')

    def server_panel(self):
        self.keys.press('alt+7')
        self.screen.wait(name='Request Authentication')
        self.screen.wait('label', '0.13.3')

    def close(self):
        self.keys.press('ctrl+shift+w')
        self.screen.wait('button', 'Open the Sample Library')
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


STEPS = ('start_page', 'open_sample', 'grid', 'views', 'gallery', 'reader', 'reader_focus', 'back',
         'server_panel', 'close')


def main(kind=Walk, steps=STEPS):
    walk = kind(sys.argv[1])
    failed = False
    print(f'1..{len(steps)}')
    try:
        for number, step in enumerate(steps, 1):
            if failed:
                print(f'not ok {number} {step} # an earlier step failed')
                continue
            try:
                getattr(walk, step)()
                print(f'ok {number} {step}', flush=True)
            except Exception:  # whatever it is, the step failed
                failed = True
                print(f'not ok {number} {step}')
                for line in traceback.format_exc().splitlines():
                    print('# ' + line)
                if walk.process.poll() is not None:
                    print(f'# Bunko ended with {walk.process.returncode}')
                folder = os.environ.get('BUNKO_SCREENSHOTS')
                if folder:
                    subprocess.run(['import', '-window', 'root', f'{folder}/e2e-{step}.png'], check=False)
    finally:
        walk.end()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
