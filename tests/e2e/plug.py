# SPDX-License-Identifier: GPL-3.0-or-later
"""Sample servers, and a proxy in front of one whose plug can be pulled."""

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
        """It can be ended more than once."""
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()


class SampleServer(Listener):
    def __init__(self, *arguments, port=0):
        super().__init__(os.environ['BUNKO_SAMPLE_SERVER'], '--exit-with-stdin', '--port', str(port), *arguments)


class FaultProxy(Listener):
    def __init__(self, port):
        super().__init__(os.environ['BUNKO_FAULT_PROXY'], '--to', f'127.0.0.1:{port}')

    def tell(self, *lines):
        """Returns when the proxy has heard it."""
        for line in (*lines, 'report'):
            self.process.stdin.write(line + '\n')
        return json.loads(self.process.stdout.readline())


class PluggedServer:
    def __init__(self, bunkoctl, galleries=60):
        self.bunkoctl = bunkoctl
        self.server = SampleServer('--galleries', str(galleries))
        self.proxy = FaultProxy(self.server.port)
        self.address = f'hpx://127.0.0.1:{self.proxy.port}'

    def pull_plug(self):
        self.proxy.tell('unplug')

    def put_plug(self):
        self.proxy.tell('clear')

    def call(self, function, **arguments):
        """What the server itself says, past the proxy."""
        command = [self.bunkoctl, '--server', f'hpx://127.0.0.1:{self.server.port}', '--guest', 'call', function]
        command += [f'{name}={json.dumps(value)}' for name, value in arguments.items()]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout)

    def end(self):
        self.proxy.end()
        self.server.end()
