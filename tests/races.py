"""Several people at once: for race tests, each caller on a connection of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

T = TypeVar("T")
PATIENCE = 30  # seconds; a race that hangs fails


def at_once(*calls: Callable[[], T]) -> list[T | Exception]:
    """Starts every call at the same moment; gives each one's answer or exception, in the order of the calls.

    Needs `own_database`: what one caller has not committed, another cannot see.
    """
    gate = threading.Barrier(len(calls))

    def run(call: Callable[[], T]) -> T | Exception:
        try:
            gate.wait(PATIENCE)
            return call()
        except Exception as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls, timeout=PATIENCE * 2))
