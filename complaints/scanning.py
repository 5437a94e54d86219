"""Asks clamd, the daemon of ClamAV, whether a file holds a virus. `uploads` asks here before anything is kept.

`settings.CLAMD` is blank (nobody scans: every file is told as not scanned), a path of a Unix socket, or host:port. What
was not scanned is never told as clean.
"""

from __future__ import annotations

import socket
import struct

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from complaints.errors import Refused

SECONDS = 20
CHUNK = 64 * 1024


def scan(upload: UploadedFile) -> bool:
    """Whether the scanner looked through the whole file and found nothing; False: it was not scanned.

    Refuses a file with a virus, and every file while a scanner is set up but does not answer.
    """
    if not settings.CLAMD:
        return False
    try:
        said = _ask(upload)
    except OSError as gone:
        raise Refused(
            _(
                "We cannot check files for viruses right now. What you wrote is kept. Try again later, or send it by mail"
            )
        ) from gone
    if said.endswith("FOUND"):
        raise Refused(_("This file holds a virus, and we did not keep it. Choose another one, or send it by mail"))
    return said == "stream: OK"  # anything else, such as a limit of the scanner, means that it was not looked through


def _ask(upload: UploadedFile) -> str:
    """The answer of the daemon to the whole file, sent in pieces (INSTREAM)."""
    with _connection() as daemon:
        daemon.sendall(b"zINSTREAM\0")
        upload.seek(0)
        try:
            for chunk in upload.chunks(CHUNK):
                daemon.sendall(struct.pack("!L", len(chunk)) + chunk)
            daemon.sendall(struct.pack("!L", 0))
        except BrokenPipeError:
            pass  # it stopped listening at its limit; the answer says so
        finally:
            upload.seek(0)
        answer = b""
        while not answer.endswith(b"\0") and (piece := daemon.recv(4096)):
            answer += piece
    if not answer:
        raise OSError("no answer")
    return answer.rstrip(b"\0").decode("ascii", "replace").strip()


def _connection() -> socket.socket:
    if settings.CLAMD.startswith("/"):
        daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        daemon.settimeout(SECONDS)
        try:
            daemon.connect(settings.CLAMD)
        except OSError:
            daemon.close()
            raise
        return daemon
    host, _colon, port = settings.CLAMD.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)
