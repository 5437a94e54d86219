"""Runs the whole suite on SQLite and again on a PostgreSQL of its own; says what it left out. `make test` calls it.

Browser tests and those over every cell of a table run once, on SQLite; race tests once, on PostgreSQL.
With `CI=true` anything left out is a failure. Arguments go to pytest: `make test ARGS="-k appeal"`. Standard library only.
"""
# ruff: noqa: T201 - it talks to the person at the terminal

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
NOTHING_COLLECTED = 5
# A database that is thrown away need not survive a power cut.
IN_A_HURRY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=80")


def main(arguments: list[str]) -> int:
    """0 when all that ran passed and, with CI=true, nothing was left out."""
    signal.signal(signal.SIGTERM, _stop)
    left_out: list[str] = []
    results: dict[str, bool] = {}

    on_sqlite = ["not race"]
    if not any(shutil.which(name) for name in CHROMIUM if name):
        left_out.append("browser tests (chromium was not found)")
        on_sqlite.append("not browser")
    if not shutil.which("java"):
        left_out.append("the HTML checker (java was not found)")
        on_sqlite.append("not java")
    results["SQLite"] = _suite("SQLite", {"DATABASE_URL": "sqlite:///:memory:"}, on_sqlite, arguments)

    programs = _postgresql_programs()
    if programs is None:
        left_out.append("the suite on PostgreSQL, and so the race tests (initdb was not found)")
    else:
        with _postgresql(programs) as address:
            results["PostgreSQL"] = _suite(
                "PostgreSQL", {"DATABASE_URL": address}, ["not browser", "not cells"], arguments
            )

    print("\n" + "\n".join(f"{name}: {'passed' if passed else 'FAILED'}" for name, passed in results.items()))
    print("\n".join(f"Left out: {what}" for what in left_out) or "Nothing was left out.")
    complete = not left_out or os.environ.get("CI") != "true"
    if not complete:
        print("With CI=true nothing may be left out.")
    return 0 if all(results.values()) and complete else 1


def _suite(name: str, environment: dict[str, str], conditions: list[str], arguments: list[str]) -> bool:
    print(f"\nThe suite on {name}", flush=True)
    began = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", "-m", " and ".join(conditions)]
    done = subprocess.run([*command, *arguments], cwd=ROOT, env=os.environ | environment, stdin=subprocess.DEVNULL)
    print(f"{name}: {time.monotonic() - began:.0f} seconds", flush=True)
    # A selection by the person who runs it (-k) may leave nothing for one of the two databases.
    return done.returncode == 0 or (bool(arguments) and done.returncode == NOTHING_COLLECTED)


def _postgresql_programs() -> Path | None:
    """The folder of initdb and pg_ctl: on the path, or where Debian puts them (the newest)."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    by_version = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda found: float(found.parent.name))
    complete = [
        folder for folder in [*by_version, *folders] if all((folder / p).exists() for p in ("initdb", "pg_ctl"))
    ]
    return complete[-1] if complete else None


@contextmanager
def _postgresql(programs: Path) -> Iterator[str]:
    """A server on a free loopback port, its data in a folder that goes away; gives its `DATABASE_URL`."""
    owner = _unprivileged()
    password = secrets.token_hex(16)
    with tempfile.TemporaryDirectory(prefix="ccb-test-postgresql-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "password").write_text(password)
        if owner:
            for path in (folder, folder / "password"):
                os.chown(path, owner.pw_uid, owner.pw_gid)

        def run(program: str, *arguments: str) -> None:
            _as(owner, [str(programs / program), "-D", str(folder / "data"), *arguments], folder)

        run("initdb", "--username=ccb", "--auth=scram-sha-256", "--pwfile=password", "--encoding=UTF8", "--locale=C")
        port = _free_port()
        options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *IN_A_HURRY]
        run("pg_ctl", "start", "--wait", "--log=log", "--options", " ".join(f"-c {option}" for option in options))
        try:
            yield f"postgres://ccb:{password}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "stop", "--wait", "--mode=immediate")


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom the server runs as: PostgreSQL refuses root. None means: as the one who calls."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _as(owner: pwd.struct_passwd | None, command: list[str], folder: Path) -> None:
    change = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    # To a file, not a pipe: the server inherits it, and a pipe would stay open as long as the server runs.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            command, cwd=folder, env=os.environ | {"HOME": str(folder)}, stdin=subprocess.DEVNULL, stdout=said,
            stderr=subprocess.STDOUT, **change,
        )  # fmt: skip
        if done.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{said.read()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)  # so that the server is stopped on the way out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
