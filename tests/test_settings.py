"""What the settings refuse, each tried in a process of its own with an environment of its own."""

import os
import secrets
import subprocess
import sys

import pytest

from tests.source import ROOT

GOOD_KEY = secrets.token_urlsafe(64)


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`manage.py` with nothing in the environment but what is given."""
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("key", ["", "short", "insecure-key-for-a-demo-on-this-machine-only-and-quite-long-too"])
def test_without_debug_a_weak_key_is_refused(key: str) -> None:
    refused = run("check", SECRET_KEY=key)
    assert refused.returncode != 0
    assert "Set SECRET_KEY to at least 50 random characters" in refused.stderr


@pytest.mark.parametrize("switch", ["DEMO_CLOCK", "DEMO_SIGN_IN"])
def test_without_debug_the_demo_is_refused(switch: str) -> None:
    refused = run("check", SECRET_KEY=GOOD_KEY, **{switch: "1"})
    assert refused.returncode != 0
    assert "DEMO_CLOCK and DEMO_SIGN_IN are refused while DEBUG is off" in refused.stderr


def test_with_debug_the_demo_starts_without_a_key() -> None:
    started = run("check", DEBUG="1", DEMO_CLOCK="1", DEMO_SIGN_IN="1")
    assert (started.returncode, started.stderr) == (0, "")


def test_a_public_site_on_sqlite_is_refused() -> None:
    refused = run("check", SECRET_KEY=GOOD_KEY, PUBLIC_SITE="1")
    assert refused.returncode != 0
    assert "PUBLIC_SITE needs PostgreSQL" in refused.stderr


def test_the_deployment_check_finds_nothing() -> None:
    found = run("check", "--deploy", "--fail-level", "WARNING", SECRET_KEY=GOOD_KEY, ALLOWED_HOSTS="ethics.example.org")
    assert (found.returncode, found.stderr) == (0, "")
    assert "no issues (0 silenced)" in found.stdout
