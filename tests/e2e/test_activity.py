#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes on at a server, and what it says: something that takes long shows up in the bar of the sidebar, is stopped,
and stays in the list of what has ended; messages come as toasts, as notifications of the desktop while the window is not
used, and stay in the page of the server.

usage: test_activity.py BUNKO BUNKOCTL
Everything it starts ends with it. The output is TAP."""

import ctypes
import os
import subprocess
import sys
import threading
import time

from person import Walk, main
from plug import SampleServer
from screen import TIMEOUT, Atspi, GLib

from gi.repository import Gio

# What a desktop offers, as far as it is used.
NOTIFICATIONS = '''<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg direction="out" type="as"/></method>
<method name="GetServerInformation"><arg direction="out" type="s"/><arg direction="out" type="s"/>
<arg direction="out" type="s"/><arg direction="out" type="s"/></method>
<method name="Notify"><arg direction="in" type="s"/><arg direction="in" type="u"/><arg direction="in" type="s"/>
<arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="as"/>
<arg direction="in" type="a{sv}"/><arg direction="in" type="i"/><arg direction="out" type="u"/></method>
<method name="CloseNotification"><arg direction="in" type="u"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>'''


class Desktop:
    """Takes the notifications of the desktop, in place of one."""

    def __init__(self):
        self.shown = {}
        self.closed = []
        self.last = 0
        self.context = GLib.MainContext()
        self.ready = threading.Event()
        threading.Thread(target=self.run, daemon=True).start()
        assert self.ready.wait(20), 'there is no session bus'

    def run(self):
        self.context.push_thread_default()
        self.bus = Gio.DBusConnection.new_for_address_sync(
            os.environ['DBUS_SESSION_BUS_ADDRESS'],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        info = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
        self.bus.register_object('/org/freedesktop/Notifications', info, self.call, None, None)
        self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'RequestName',
                           GLib.Variant('(su)', ('org.freedesktop.Notifications', 4)), None, 0, 5000, None)
        self.ready.set()
        GLib.MainLoop.new(self.context, False).run()

    def call(self, bus, sender, path, interface, method, arguments, invocation):
        if method == 'Notify':
            _, replaces, _, title, body, _, _, _ = arguments.unpack()
            self.last = replaces or self.last + 1
            self.shown[self.last] = (title, body)
            invocation.return_value(GLib.Variant('(u)', (self.last,)))
        elif method == 'CloseNotification':
            self.closed.append(arguments.unpack()[0])
            invocation.return_value(None)
        elif method == 'GetCapabilities':
            invocation.return_value(GLib.Variant('(as)', (['body', 'actions'],)))
        else:
            invocation.return_value(GLib.Variant('(ssss)', ('test', 'test', '1', '1.2')))

    def activate(self, number):
        self.bus.emit_signal(None, '/org/freedesktop/Notifications', 'org.freedesktop.Notifications', 'ActionInvoked',
                             GLib.Variant('(us)', (number, 'default')))


def wait_for(condition, what, timeout=TIMEOUT):
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError('waited in vain for ' + what)


def look_away():
    """Takes the keyboard away from all windows."""
    x11 = ctypes.CDLL('libX11.so.6')
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    x11.XSetInputFocus(display, ctypes.c_ulong(0), 0, ctypes.c_ulong(0))
    x11.XCloseDisplay(display)


class Activity(Walk):
    def __init__(self, program):
        self.desktop = Desktop()
        self.server = SampleServer('--command-time', '20000', '--notify', '6')
        super().__init__(program, f'hpx://127.0.0.1:{self.server.port}')

    def end(self):
        super().end()
        self.server.end()

    def log_in(self):
        self.screen.press('button', 'Continue as Guest')
        self.screen.wait('table cell')
        self.keys.focus()

    def first_toast(self):
        """The server has something to say every few seconds."""
        self.screen.wait('button', 'Show')
        self.screen.wait('label', contains='Message ')

    def start_long(self):
        """Filters are brought up to date by the server."""
        item = self.screen.wait('list item', contains='Highly rated')
        box = item.get_extents(Atspi.CoordType.WINDOW)
        subprocess.run(['xdotool', 'mousemove', str(box.x + 60), str(box.y + box.height // 2), 'click', '3'],
                       check=True, timeout=20)
        time.sleep(0.5)
        self.keys.press('u')  # Update Galleries
        self.screen.wait(contains='1 activity')

    def look(self):
        """The ring in the bar opens the list of what runs."""
        self.screen.press('toggle button', contains='1 activity')
        self.screen.wait('label', 'Updating Filters')
        bar = self.screen.wait('progress bar')
        wait_for(lambda: bar.get_value_iface().get_current_value() > 0, 'progress')
        self.screen.press('button', 'Show All')
        self.screen.wait('list', 'Running')

    def stop(self):
        self.screen.press('button', 'Stop “Updating Filters”')
        self.screen.wait('list', 'Ended')
        self.screen.wait('label', contains='Stopped')
        self.screen.wait_gone('progress bar')

    def messages(self):
        self.screen.wait('list', 'Messages')
        self.screen.wait('label', contains='Message 1')

    def others(self):
        """What somebody else has started."""
        subprocess.run([sys.argv[2], '--server', f'hpx://127.0.0.1:{self.server.port}', '--guest', 'call', 'check_update'],
                       check=True, timeout=30, stdout=subprocess.DEVNULL)
        self.screen.wait('label', 'Checking for Updates')
        self.screen.wait('progress bar')

    def look_elsewhere(self):
        """Until the desktop has something to tell."""
        before = self.desktop.last
        look_away()
        wait_for(lambda: self.desktop.last > before, 'a notification of the desktop', timeout=90)
        number = self.desktop.last
        assert 'essage' in self.desktop.shown[number][0], self.desktop.shown
        return number

    def desktop_notification(self):
        """While somebody works elsewhere the desktop tells; a click on that leads to the messages."""
        self.keys.press('alt+1')
        self.screen.wait('table cell')
        number = self.look_elsewhere()
        self.keys.focus()
        self.desktop.activate(number)
        self.screen.wait('list', 'Messages')

    def withdrawn(self):
        """What was read in Bunko is not told by the desktop any more."""
        number = self.look_elsewhere()
        self.keys.focus()
        wait_for(lambda: number in self.desktop.closed, 'the notification to be withdrawn')


STEPS = ('log_in', 'first_toast', 'start_long', 'look', 'stop', 'messages', 'others', 'desktop_notification', 'withdrawn',
         'quit')

if __name__ == '__main__':
    sys.exit(main(Activity, STEPS))
