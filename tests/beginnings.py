"""Where many tests begin a case alike, that part is played once for a module and given to each test as it stood.

A function from a board to a play is marked `begins`. Where a module has played it (`once_for_all`), who calls it within
gets that play again, with the clock and the case as they stood; elsewhere it is played from its first step. What a test
does to it is rolled back when the test ends, what was played once when the next beginning, or the module, ends.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from ccb_ethics.demo.play import Board, Play
from complaints.models import Case

Beginning = Callable[[Board], Play]

_played: dict[Beginning, Play] = {}


def begins(plays: Beginning) -> Beginning:
    """Marks a function whose play may be shared. It must come out the same however often it is called."""

    @wraps(plays)
    def begun(board: Board) -> Play:
        known = _played.get(begun)
        return plays(board) if known is None or known.board is not board else _as_it_stood(known)

    return begun


@contextmanager
def once_for_all(beginning: Beginning, board: Board) -> Iterator[None]:
    """From here to the end of the block this beginning is not played again for this board. Nothing is kept after it."""
    whole = transaction.atomic()
    whole.__enter__()
    try:
        _played[beginning] = beginning(board)
        yield
    finally:
        _played.pop(beginning, None)
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


def _as_it_stood(play: Play) -> Play:
    """A play of its own: nothing that the test does to it is seen by the next."""
    again = copy.copy(play)
    again.shown = dict(play.shown)
    again.case = Case.objects.get(pk=play.case.pk)
    return again


def of_the_module(beginning: Beginning) -> Any:
    """A fixture that plays this once, before the first test of the module that comes after it; ask for it by name."""

    @pytest.fixture(scope="module")
    def begun(board: Board, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
        with kept(beginning, board, django_db_blocker):
            yield

    return begun


@contextmanager
def kept(beginning: Beginning, board: Board, blocker: DjangoDbBlocker) -> Iterator[None]:
    """The same for a fixture that outlives a test: the database is open only while the beginning is played and undone."""
    with ExitStack() as stack:
        with blocker.unblock():
            stack.enter_context(once_for_all(beginning, board))
        yield
        with blocker.unblock():
            stack.close()
