#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading with the keyboard: modes, jumps, the overview of pages, the end of a gallery; and where
reading stopped is known again, also when the server was away meanwhile and Bunko was closed.

usage: test_reader.py BUNKO BUNKOCTL
Everything it starts ends with it. The output is TAP."""

import json
import subprocess
import sys
import time

from person import Walk, main
from plug import SampleServer

# A gallery of 44 pages, the first of a series, read from right to left; none of it is read.
GALLERY, N_PAGES, NEXT = 42, 44, 43


class Reader(Walk):
    def __init__(self, program):
        self.server = SampleServer()
        self.port = self.server.port
        super().__init__(program, f'hpx://127.0.0.1:{self.port}/gallery/{GALLERY}')

    def last_read(self):
        """What the server knows: the number of the page, 0 for none."""
        result = subprocess.run([sys.argv[2], '--server', f'hpx://127.0.0.1:{self.port}', '--guest', 'call',
                                 'get_last_read_page', f'item_id={GALLERY}'],
                                check=True, capture_output=True, text=True, timeout=20)
        return ((json.loads(result.stdout) or {}).get('page') or {}).get('number', 0)

    def wait_last_read(self, page):
        deadline = time.monotonic() + 30
        while self.last_read() != page:
            assert time.monotonic() < deadline, f'the server knows page {self.last_read()}, not {page}'
            time.sleep(0.2)

    def wait_page(self, text):
        self.screen.wait(contains=f'{text} of {N_PAGES}')

    def stay(self):
        time.sleep(1)  # a page that is only leafed past does not count as read

    def log_in(self):
        self.screen.press('button', 'Continue as Guest')
        self.screen.wait('button', 'Read')
        self.keys.focus()

    def pages(self):
        """Read from right to left, since the gallery is Japanese."""
        self.screen.press('button', 'Read')
        self.wait_page('Page 1')
        self.keys.press('Left')
        self.wait_page('Page 2')
        self.keys.press('Next')
        self.wait_page('Page 3')
        self.keys.press('Right')
        self.wait_page('Page 2')

    def modes(self):
        """The page that is seen stays whatever the mode is."""
        self.keys.press('shift+d')
        self.wait_page('Pages 2 and 3')
        self.keys.press('Next')
        self.wait_page('Pages 4 and 5')
        self.keys.press('o')
        self.wait_page('Pages 3 and 4')
        self.keys.press('o', 'shift+d')
        self.screen.wait_gone(contains='Pages ')
        self.keys.press('Home')
        self.wait_page('Page 1')

    def jump(self):
        """To the end and back to where one was."""
        self.keys.press('shift+Next')
        self.wait_page('Page 11')
        self.keys.press('g')
        deadline = time.monotonic() + 20
        while self.screen.focused_role() not in ('text', 'spin button', 'entry') and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(0.5)  # the popover is still on its way up
        self.keys.press('3', '0', 'Return')
        self.wait_page('Page 30')

    def overview(self):
        self.keys.press('t')
        self.screen.wait('dialog', 'Pages')
        self.keys.press('Right', 'Return')
        self.screen.wait_gone('dialog', 'Pages')
        self.wait_page('Page 31')

    def progress(self):
        self.stay()
        self.wait_last_read(31)

    def end_of_gallery(self):
        """One more at the last page asks what is next; Enter goes on there."""
        self.keys.press('End')
        self.wait_page(f'Page {N_PAGES}')
        self.keys.press('Next')
        self.screen.wait('dialog', 'End of the Gallery')
        self.screen.wait('label', 'Next in the series')
        self.keys.press('Escape')
        self.screen.wait_gone('dialog', 'End of the Gallery')
        self.stay()
        self.wait_last_read(N_PAGES)

    def incognito(self):
        """Nothing of it is told."""
        self.keys.press('Home')
        self.wait_page('Page 1')
        self.keys.press('ctrl+shift+n')
        self.screen.wait(contains='Incognito')
        self.keys.press('Next', 'Next')
        self.wait_page('Page 3')
        self.stay()
        assert self.last_read() != 3, 'the server was told'
        self.keys.press('ctrl+shift+n')
        self.screen.wait_gone(contains='Incognito')

    def away(self):
        """The server goes; what is read then, is told when it is back, by another Bunko."""
        self.keys.press('Next')
        self.wait_page('Page 4')
        self.stay()
        self.server.end()
        self.keys.press('Next')
        self.wait_page('Page 5')
        self.stay()
        self.quit()
        # The same server with a library that knows nothing of what was read.
        self.server = SampleServer(port=self.port)
        assert self.last_read() == 0
        self.start(f'hpx://127.0.0.1:{self.port}/gallery/{GALLERY}')
        self.screen.press('button', 'Continue as Guest')
        self.screen.wait('button', 'From Start')
        self.wait_last_read(5)

    def resume(self):
        self.keys.focus()
        self.screen.press('button', contains='Continue')
        self.wait_page('Page 5')
        self.quit()

    def end(self):
        super().end()
        self.server.end()


STEPS = ('log_in', 'pages', 'modes', 'jump', 'overview', 'progress', 'end_of_gallery', 'incognito',
         'away', 'resume')

if __name__ == '__main__':
    sys.exit(main(Reader, STEPS))
