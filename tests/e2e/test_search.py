#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A search as a person writes it: suggestions, chips, exclude, undo, remove, and a filter made of it.

usage: test_search.py BUNKO
Everything it starts ends with it. The output is TAP."""

import sys

from person import Walk, main


class Search(Walk):
    def __init__(self, program):
        super().__init__(program)
        self.artist = ''

    def namespace(self):
        """The keyboard goes to the field; the namespace is suggested and taken."""
        self.keys.press('alt+1')
        self.screen.wait('table cell')
        self.keys.press('slash')
        self.screen.wait_focus('entry')
        self.keys.write('artis')
        self.screen.wait(name='artist:, Search in…')
        self.keys.press('Down', 'Return')
        self.screen.wait(contains=', Artist')

    def suggestion(self):
        """One of the artists becomes a chip, and the list what it finds."""
        self.artist = self.screen.wait(contains=', Artist').get_name().removesuffix(', Artist')
        self.keys.press('Down', 'Return')
        self.screen.wait('button', f'artist: {self.artist}')
        self.screen.wait_gone(contains=', Artist')
        self.screen.wait('table cell')

    def second(self):
        """A word that is written to its end is a chip, too."""
        self.keys.write('zzzz')
        self.keys.press('Return')
        self.screen.wait('button', 'zzzz')
        self.screen.wait('label', 'No Results Found')

    def remove(self):
        self.keys.press('ctrl+f', 'BackSpace')
        self.screen.wait_gone('button', 'zzzz')
        self.screen.wait('table cell')

    def undo(self):
        self.keys.press('ctrl+z')
        self.screen.wait('button', 'zzzz')
        self.keys.press('BackSpace')
        self.screen.wait_gone('button', 'zzzz')

    def exclude(self):
        self.keys.press('Left', 'minus')
        self.screen.wait('button', f'Not artist: {self.artist}')
        self.keys.press('minus')
        self.screen.wait('button', f'artist: {self.artist}')
        self.screen.wait('table cell')

    def edit(self):
        """Enter on a chip makes text of it; Enter in the text makes a chip again."""
        self.keys.press('Return')
        self.screen.wait_gone('button', f'artist: {self.artist}')
        self.keys.press('Return')
        self.screen.wait('button', f'artist: {self.artist}')

    def save(self):
        self.screen.press('toggle button', 'Search Options')
        self.screen.wait('menu', 'Search Options')
        self.keys.press('Down', 'Down', 'Return')
        self.screen.wait('label', 'New Filter')
        self.keys.write('Of one artist')
        self.keys.press('Return')
        self.screen.wait_gone('label', 'New Filter')
        self.screen.wait('list item', contains='Of one artist')

    def recent(self):
        """What was searched for can be searched for again."""
        self.keys.press('ctrl+f', 'Escape')
        self.screen.wait_gone('button', f'artist: {self.artist}')
        self.keys.press('slash')
        self.screen.wait(contains=self.artist)
        self.keys.press('Escape', 'Escape')


STEPS = ('start_page', 'open_sample', 'namespace', 'suggestion', 'second', 'remove', 'undo', 'exclude', 'edit', 'save',
         'recent', 'quit')


if __name__ == '__main__':
    sys.exit(main(Search, STEPS))
