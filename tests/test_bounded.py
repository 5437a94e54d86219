"""A process with limits ends by itself, and takes nothing along."""

import subprocess
import sys

from record import bounded

READ = (
    f"import resource, sys; sys.path.insert(0, {str(bounded.ROOT)!r}); from record import bounded as b; b.limited();"
    "print([resource.getrlimit(of)[0] for of in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)]);"
    "bytearray(b.MOST_MEMORY)"
)


def test_memory_and_time_are_limited() -> None:
    done = subprocess.run([sys.executable, "-I", "-c", READ], capture_output=True, text=True, check=False)
    limits = [bounded.MOST_MEMORY, bounded.MOST_PROCESSOR_SECONDS, bounded.MOST_WRITTEN]
    assert (done.returncode, done.stdout) == (1, f"{limits}\n")
    assert "MemoryError" in done.stderr


def test_it_sees_no_setting_and_knows_no_django(monkeypatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "a secret of this site")
    assert bounded.run("tests.bounded_probe", ["SECRET_KEY", "django"]) == {"environment": [], "imported": []}


def test_one_that_fails_answers_nothing() -> None:
    assert bounded.run("tests.bounded_probe", "no list") is None
    assert bounded.run("tests.bounded_probe", [], seconds=-bounded.SECONDS_TO_BEGIN) is None
