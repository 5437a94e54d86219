"""Runs a module of ours in a process of its own, with limits: for whatever reads or sets what people sent.

A hostile file can stall a reader or fill the memory, and odd signs have brought the typesetter down. Here that ends one
small process and nothing else. It gets no setting and no secret: its environment is empty, its input is JSON. A module
that is run so imports no Django, and calls `limited` before it touches what was sent.
"""

from __future__ import annotations

import contextlib
import json
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

MEGABYTE = 1024 * 1024
MOST_MEMORY = 512 * MEGABYTE
MOST_WRITTEN = 128 * MEGABYTE
MOST_PROCESSOR_SECONDS = 10
MOST_SECONDS = 15
SECONDS_TO_BEGIN = 5
ROOT = Path(__file__).resolve().parent.parent
BEGIN = "import runpy, sys; sys.path.insert(0, sys.argv[1]); runpy.run_module(sys.argv[2], run_name='__main__')"


def run(module: str, asked: Any, *, seconds: int = MOST_SECONDS) -> Any:
    """What the module answers, from JSON to JSON; None where it failed or was not ready after so many seconds."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program; what was sent goes into it as data
            [sys.executable, "-I", "-c", BEGIN, str(ROOT), module],
            input=json.dumps(asked).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=seconds + SECONDS_TO_BEGIN,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return json.loads(done.stdout)


def limited(*, memory: int = MOST_MEMORY, written: int = MOST_WRITTEN, seconds: int = MOST_SECONDS) -> None:
    """Sets the limits of the process that calls. Where a system does not know one of them, the others hold."""
    signal.alarm(seconds)
    for which, most in (
        (resource.RLIMIT_CPU, min(seconds, MOST_PROCESSOR_SECONDS)),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError):
            resource.setrlimit(which, (most, most))
