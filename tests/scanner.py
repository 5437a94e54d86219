"""A stand-in for clamd that speaks its INSTREAM protocol: finds EICAR and keeps a limit. For tests of uploads."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def eicar() -> bytes:
    """The harmless test virus, put together here so that no scanner takes this file away."""
    return b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-" + b"TEST-FILE!$H+H*"


@contextmanager
def listening(most: int = 30_000_000) -> Iterator[str]:
    """A daemon on a free port; gives its address. It refuses streams longer than `most` bytes, as clamd does."""

    class Daemon(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            assert self.rfile.read(10) == b"zINSTREAM\0"
            held = b""
            while size := struct.unpack("!L", self.rfile.read(4))[0]:
                held += self.rfile.read(size)
            if len(held) > most:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
            elif eicar() in held:
                self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0")
            else:
                self.wfile.write(b"stream: OK\0")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Daemon) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
