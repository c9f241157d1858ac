# SPDX-License-Identifier: GPL-3.0-or-later
"""A sample server, and a proxy in front of it whose plug can be pulled."""

import json
import os
import subprocess


class Listener:
    """A program that says where it listens, and ends with its standard input."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        line = self.process.stdout.readline()
        assert line.startswith('listening on 127.0.0.1:'), line
        self.port = int(line.rsplit(':', 1)[1])

    def end(self):
        self.process.stdin.close()
        self.process.wait(10)


class PluggedServer:
    def __init__(self, bunkoctl, galleries=60):
        self.bunkoctl = bunkoctl
        self.server = Listener(os.environ['BUNKO_SAMPLE_SERVER'], '--port', '0', '--galleries', str(galleries),
                               '--exit-with-stdin')
        self.proxy = Listener(os.environ['BUNKO_FAULT_PROXY'], '--to', f'127.0.0.1:{self.server.port}')
        self.address = f'hpx://127.0.0.1:{self.proxy.port}'

    def tell_proxy(self, *lines):
        """Returns when the proxy has heard it."""
        for line in (*lines, 'report'):
            self.proxy.process.stdin.write(line + '\n')
        return json.loads(self.proxy.process.stdout.readline())

    def pull_plug(self):
        self.tell_proxy('unplug')

    def put_plug(self):
        self.tell_proxy('clear')

    def call(self, function, **arguments):
        """What the server itself says, past the proxy."""
        command = [self.bunkoctl, '--server', f'hpx://127.0.0.1:{self.server.port}', '--guest', 'call', function]
        command += [f'{name}={json.dumps(value)}' for name, value in arguments.items()]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout)

    def end(self):
        self.proxy.end()
        self.server.end()
