# SPDX-License-Identifier: GPL-3.0-or-later
"""A person in front of Bunko: a keyboard, what is on the screen, and a walk of named steps. What a test imports first:
where the accessibility library is missing, it ends here and says so."""

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

    @staticmethod
    def write(text):
        subprocess.run(['xdotool', 'type', '--delay', '60', text], check=True, timeout=30)


class Walk:
    """Starts Bunko. Each step of a walk is a method, and goes on where the one before it ended."""

    def __init__(self, program, *arguments):
        self.program = program
        self.start(*arguments)

    def start(self, *arguments):
        """The first time, and once more after it was quit."""
        self.process = subprocess.Popen([self.program, *arguments], env={**os.environ, 'G_DEBUG': 'fatal-warnings'})
        self.screen = Screen('bunko')
        self.keys = Keyboard(self.process.pid)

    def start_page(self):
        self.screen.wait('button', 'Add Server…')
        self.keys.focus()

    def open_sample(self):
        self.screen.press('button', 'Open the Sample Library')
        self.screen.wait('list item', contains='Library')
        self.screen.wait('table cell')

    def focus_grid(self):
        """The keyboard goes to the first item of the grid."""
        self.screen.wait('table cell')
        for _ in range(20):
            if self.screen.focused_role() == 'table cell':
                break
            self.keys.press('Tab')
        self.keys.press('Home')

    def quit(self):
        self.keys.press('ctrl+q')
        assert self.process.wait(TIMEOUT) == 0, 'Bunko did not end well'

    def close(self):
        """Closes the server, and then Bunko."""
        self.keys.press('ctrl+shift+w')
        self.screen.wait('button', 'Open the Sample Library')
        self.quit()

    def end(self):
        """Whatever happened: nothing that the walk has started is left."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def main(kind, steps):
    """Goes the steps of a walk, which are methods of its; TAP says how far it got."""
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
