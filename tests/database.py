"""Databases for tests: a template made once for the whole run, and quick copies of it. For tests/conftest.py.

A test that needs real commits (a browser, a race, a second process) works on a copy that is thrown away. So nothing
is ever flushed, and the triggers that keep the record append-only stay in force. SQLite copies a file, PostgreSQL a
`TEMPLATE`. Only the name in the settings is switched; every thread's next connection reads it there.
"""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper


def template(label: str, fill: Callable[[], object], folder: Path, source: str = "") -> str:
    """The name of the template `label`; made by `fill` when no worker of this run has made it yet, from a copy of the
    template `source` or, without one, from nothing.

    `folder` is shared by the workers of one run. A PostgreSQL server serves one run at a time.
    """
    name = _name(label, folder)
    with _locked(folder / f"{label}.lock"):
        made = folder / f"{label}.made"
        if not made.exists():
            _drop(name)
            _create(name, source)
            with using(name):
                fill()
            made.touch()
    return name


@contextmanager
def copy_of(source: str, label: str, folder: Path) -> Iterator[str]:
    """Switches the default connection to a copy of the template `source`; drops the copy afterwards."""
    name = _name(label, folder)
    _drop(name)
    _create(name, source)
    with using(name):
        yield name
    _drop(name)


@contextmanager
def using(name: str) -> Iterator[None]:
    """Switches the default connection to the database `name`, in this thread and in every thread begun meanwhile."""
    before = _switch(name)
    try:
        yield
    finally:
        _switch(before)


def address() -> str:
    """The database in use, written as `DATABASE_URL`, so that a second process can open it."""
    settings = connection.settings_dict
    if _is_sqlite():
        return f"sqlite:///{settings['NAME']}"
    owner = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'])}"
    return f"postgres://{owner}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


def _switch(name: str) -> str:
    if connection.in_atomic_block:
        raise RuntimeError("This test has an open transaction. Ask for own_database or for db, never for both.")
    connection.close()
    settings = connections.settings["default"]
    before = str(settings["NAME"])
    settings["NAME"] = name
    ContentType.objects.clear_cache()
    return before


def _name(label: str, folder: Path) -> str:
    return str(folder / f"{label}.sqlite3") if _is_sqlite() else f"ccb_test_{label}"


def _create(name: str, source: str = "") -> None:
    if not _is_sqlite():
        _outside(f"CREATE DATABASE {_quoted(name)}" + (f" TEMPLATE {_quoted(source)}" if source else ""))
    elif source:
        shutil.copyfile(source, name)


def _drop(name: str) -> None:
    if not _is_sqlite():
        _outside(f"DROP DATABASE IF EXISTS {_quoted(name)} WITH (FORCE)")
        return
    for suffix in ("", "-wal", "-shm"):
        Path(name + suffix).unlink(missing_ok=True)


def _outside(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _is_sqlite() -> bool:
    wrapper: BaseDatabaseWrapper = connections["default"]
    return wrapper.vendor == "sqlite"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
