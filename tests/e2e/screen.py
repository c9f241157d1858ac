# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds and uses what is on the screen the way a screen reader does: by role and accessible name."""

import os
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# The sanitizers make everything slow.
PATIENCE = 4 if 'BUNKO_SANITIZED' in os.environ else 1
TIMEOUT = 30 * PATIENCE

# Who is busy for longer than libatspi waits by itself, 0.8 seconds, looks as if it were not there.
Atspi.set_timeout(5000 * PATIENCE, 15000 * PATIENCE)


class NotFound(AssertionError):
    pass


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node, showing=True):
    """All of a tree that is showing, parents first."""
    todo = [node]
    while todo:
        node = todo.pop()
        try:
            if showing and node.get_role_name() not in ('application', 'desktop frame') \
                    and not node.get_state_set().contains(Atspi.StateType.VISIBLE):
                continue
            yield node
            todo.extend(reversed(list(children(node))))
        except GLib.Error:
            continue  # it went away while we looked


def matches(node, role, name, contains):
    try:
        if role is not None and node.get_role_name() != role:
            return False
        text = node.get_name() or ''
    except GLib.Error:
        return False
    if name is not None and text != name:
        return False
    return contains is None or contains in text


class Screen:
    """The windows of one application."""

    def __init__(self, application):
        self.application = application

    def root(self):
        desktop = Atspi.get_desktop(0)
        for node in children(desktop):
            if node.get_name() == self.application:
                return node
        raise NotFound(f'no application called {self.application}')

    def find_all(self, role=None, name=None, contains=None, sensitive=True):
        found = []
        for node in walk(self.root()):
            if matches(node, role, name, contains):
                states = node.get_state_set()
                if states.contains(Atspi.StateType.SHOWING) and \
                        (not sensitive or states.contains(Atspi.StateType.SENSITIVE)):
                    found.append(node)
        return found

    def wait(self, role=None, name=None, contains=None, sensitive=True, timeout=TIMEOUT):
        """The first such thing, as soon as it is there."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            try:
                found = self.find_all(role, name, contains, sensitive)
            except (NotFound, GLib.Error):
                found = []
            if found:
                return found[0]
            time.sleep(0.05)
        raise NotFound(f'no {role or "thing"} named {name or contains!r} in {timeout} s\n' + self.describe())

    def wait_gone(self, role=None, name=None, contains=None, timeout=TIMEOUT):
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            try:
                if not self.find_all(role, name, contains, sensitive=False):
                    return
            except (NotFound, GLib.Error):
                pass
            time.sleep(0.05)
        raise NotFound(f'{role or "thing"} named {name or contains!r} is still there')

    def press(self, role=None, name=None, contains=None):
        """Does what a click on it does."""
        node = self.wait(role, name, contains)
        self.act(node)
        return node

    @staticmethod
    def act(node):
        for index in range(node.get_n_actions()):
            if node.get_action_name(index) in ('click', 'activate', 'press', ''):
                assert node.do_action(index)
                return
        raise NotFound(f'{node.get_role_name()} {node.get_name()!r} has no action to click it')

    def focused_role(self):
        for node in walk(self.root()):
            states = node.get_state_set()
            if states.contains(Atspi.StateType.FOCUSED) and states.contains(Atspi.StateType.SHOWING):
                return node.get_role_name()
        return None

    def wait_focus(self, role):
        """Until the keyboard is there: what is written earlier goes elsewhere."""
        deadline = time.monotonic() + TIMEOUT
        while self.focused_role() != role:
            if time.monotonic() > deadline:
                raise NotFound(f'the keyboard is at {self.focused_role()}, not at {role}\n' + self.describe())
            time.sleep(0.05)

    def describe(self):
        lines = []
        try:
            for node in walk(self.root()):
                if node.get_name() and node.get_state_set().contains(Atspi.StateType.SHOWING):
                    lines.append(f'  {node.get_role_name()}: {node.get_name()!r}')
        except (NotFound, GLib.Error) as error:
            lines.append(f'  {error}')
        return '\n'.join(lines[:200])
