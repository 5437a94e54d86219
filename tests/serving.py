"""The site, served on loopback from a thread, for browser tests. For tests/conftest.py."""

import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import got_request_exception
from django.test.testcases import QuietWSGIRequestHandler


@contextmanager
def served() -> Iterator[str]:
    """Serves the site from the database in use and gives its address. A page that broke fails the test."""
    broken: list[str] = []

    def note(**_signal: object) -> None:
        broken.append(traceback.format_exc())

    application = WSGIHandler()
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    got_request_exception.connect(note)
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        got_request_exception.disconnect(note)
        server.shutdown()
        server.server_close()
        thread.join()
    assert broken == [], "\n".join(broken)
