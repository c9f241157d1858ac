#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trust and secrets, from outside: a server with encryption and a certificate of its own is found, looked at and
trusted; then somebody else answers in its place and gets nothing; then the server has a new certificate. In between a
person logs in. In the end neither their password nor the id of their session is anywhere it does not belong.

usage: test_trust.py BUNKO
Everything it starts ends with it. The output is TAP."""

import hashlib
import os
import re
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

from person import Keyboard, Walk, main
from screen import TIMEOUT, Atspi, Screen

USER = 'ann'
PASSWORD = 'Trust-Marked-Onion-5180'
CERTIFICATES = Path(__file__).resolve().parent.parent / 'protocol' / 'fixtures' / 'tls'


def start_server(port, *arguments):
    server = subprocess.Popen([os.environ['BUNKO_SAMPLE_SERVER'], '--port', str(port), '--galleries', '30',
                               '--user', f'{USER}:{PASSWORD}', '--exit-with-stdin', *arguments],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return server, int(server.stdout.readline().rsplit(':', 1)[1])


def stop_server(server):
    server.stdin.close()
    server.stdout.close()
    server.wait(20)


def certificate(name):
    return '--tls', str(CERTIFICATES / f'{name}.pem'), str(CERTIFICATES / f'{name}-key.pem')


def fingerprint(name):
    pem = (CERTIFICATES / f'{name}.pem').read_text()
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest().upper()
    return ':'.join(digest[i:i + 2] for i in range(0, 64, 2))


class Impostor(threading.Thread):
    """Listens in a server's place, with another certificate, and takes down all that it is told."""

    def __init__(self, port, name):
        super().__init__(daemon=True)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(CERTIFICATES / f'{name}.pem', CERTIFICATES / f'{name}-key.pem')
        self.listener = socket.create_server(('127.0.0.1', port))
        self.heard = b''
        self.n_clients = 0
        self.start()

    def run(self):
        while True:
            try:
                plain, _ = self.listener.accept()
            except OSError:
                return
            self.n_clients += 1
            plain.settimeout(5)
            try:
                with self.context.wrap_socket(plain, server_side=True) as client:
                    while data := client.recv(4096):
                        self.heard += data
            except (OSError, ssl.SSLError):
                pass  # the client hung up, as it should

    def stop(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.join(10)


class Eavesdropper(threading.Thread):
    """Passes on what goes between a client and a server without encryption, and takes it down."""

    def __init__(self, to):
        super().__init__(daemon=True)
        self.to = to
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.port = self.listener.getsockname()[1]
        self.streams = []
        self.start()

    def run(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(('127.0.0.1', self.to))
            for source, target in ((client, server), (server, client)):
                stream = bytearray()
                self.streams.append(stream)
                threading.Thread(target=self.pass_on, args=(source, target, stream), daemon=True).start()

    @staticmethod
    def pass_on(source, target, stream):
        try:
            while data := source.recv(65536):
                stream += data
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def texts(self):
        for stream in self.streams:
            for frame in bytes(stream).split(b'<EOF>'):
                try:
                    yield zlib.decompress(frame, 31)
                except zlib.error:
                    continue

    def session_ids(self):
        ids = set()
        for text in self.texts():
            ids.update(re.findall(rb'"session": ?"([^"]+)"', text))
        return ids


class Trust(Walk):
    def __init__(self, program):
        self.program = program
        self.log = open(Path(os.environ['HOME']) / 'log', 'w+b')
        self.log_path = Path(self.log.name)
        self.server, self.port = start_server(0, *certificate('server'))
        self.started = None
        self.start(f'hpx://{USER}@127.0.0.1:{self.port}')

    def start(self, address):
        environment = {**os.environ, 'G_MESSAGES_DEBUG': 'all', 'GSETTINGS_BACKEND': 'keyfile'}
        self.process = subprocess.Popen([self.program, address], env=environment, stdout=self.log, stderr=self.log)
        self.screen = Screen('bunko')
        self.keys = Keyboard(self.process.pid)

    def offered(self):
        """Nobody said that the server is encrypted: it is found out, and asked."""
        self.screen.press('button', 'Connect Encrypted')

    def first_use(self):
        self.screen.wait('heading', 'Trust This Server?')
        shown = self.screen.wait('label', contains=fingerprint('server')[:23])
        assert shown.get_name().replace('\n', ':') == fingerprint('server'), shown.get_name()
        self.screen.press('button', 'Trust and Connect')

    def log_in(self):
        self.screen.wait('button', 'Log In', sensitive=False)
        self.keys.focus()
        time.sleep(0.5)
        subprocess.run(['xdotool', 'type', '--delay', '30', PASSWORD], check=True, timeout=30)
        self.keys.press('Return')
        self.screen.wait('table cell')

    def impostor(self):
        """Somebody else answers where the server was: they are told nothing at all."""
        stop_server(self.server)
        impostor = Impostor(self.port, 'renewed')
        self.screen.wait('heading', 'The Certificate Has Changed')
        self.screen.wait('label', contains=fingerprint('renewed')[:23])
        self.screen.wait('label', contains=fingerprint('server')[:23])
        trust = self.screen.wait('button', 'Trust the New Certificate', sensitive=False)
        assert not trust.get_state_set().contains(Atspi.StateType.SENSITIVE), 'it is too easy'
        self.screen.press('button', 'Do Not Connect')
        self.screen.wait(contains='the connection is not safe')
        time.sleep(2)
        impostor.stop()
        assert impostor.n_clients > 0, 'nobody came'
        assert impostor.heard == b'', f'the impostor heard {impostor.heard!r}'

    def renewed(self):
        """This time it is the server, with a new certificate, and the person knows."""
        self.server, _ = start_server(self.port, *certificate('renewed'))
        self.screen.press('button', 'Details…')
        self.screen.wait('heading', 'The Certificate Has Changed')
        self.screen.wait('check box', contains='Know That the Certificate Is New')
        self.keys.press('alt+k')
        self.screen.press('button', 'Trust the New Certificate')
        self.screen.wait_gone(contains='the connection is not safe')
        self.screen.wait('table cell')

    def quit(self):
        self.keys.press('ctrl+q')
        assert self.process.wait(TIMEOUT) == 0, 'Bunko did not end well'
        kept = (Path(os.environ['XDG_DATA_HOME']) / 'bunko' / 'certificates').read_text()
        assert f'127.0.0.1:{self.port} {fingerprint("renewed")}' in kept, kept

    def eavesdrop(self):
        """Without encryption, on the same machine: what goes over the wire tells what to look for."""
        stop_server(self.server)
        self.server, port = start_server(0)
        self.wire = Eavesdropper(port)
        self.start(f'hpx://{USER}@127.0.0.1:{self.wire.port}')
        self.log_in()
        assert any(PASSWORD.encode() in text for text in self.wire.texts()), 'the password was not sent'
        assert self.wire.session_ids(), 'there is no session'

    def process_tells_nothing(self):
        proc = Path('/proc') / str(self.process.pid)
        self.assert_clean('the process', (proc / 'cmdline').read_bytes() + (proc / 'environ').read_bytes())
        self.keys.press('ctrl+q')
        assert self.process.wait(TIMEOUT) == 0, 'Bunko did not end well'

    def files_tell_nothing(self):
        found = 0
        for path in Path(os.environ['HOME']).rglob('*'):
            if path.is_file():
                self.assert_clean(path, path.read_bytes())
                found += 1
        assert found > 3, 'nothing was kept at all'
        assert (Path(os.environ['XDG_CONFIG_HOME']) / 'glib-2.0' / 'settings' / 'keyfile').exists(), 'no settings'

    def log_tells_nothing(self):
        log = self.log_path.read_bytes()
        assert b'DEBUG' in log, 'nothing was logged'
        self.assert_clean('the log', log)

    def assert_clean(self, where, contents):
        for secret in (PASSWORD.encode(), *self.wire.session_ids()):
            assert secret not in contents, f'{where} tells {secret!r}'

    def end(self):
        super().end()
        self.log.close()
        if self.server.poll() is None:
            stop_server(self.server)


STEPS = ('offered', 'first_use', 'log_in', 'impostor', 'renewed', 'quit', 'eavesdrop', 'process_tells_nothing',
         'files_tell_nothing', 'log_tells_nothing')

if __name__ == '__main__':
    sys.exit(main(Trust, STEPS))
