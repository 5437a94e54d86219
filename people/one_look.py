"""What one page asks twice is looked up once: the seats of its reader, the findings, the letters that wait.

Only pages that are read open a look; it ends with the page. Nothing that writes runs inside one, so that no act is ever
judged by what was true before it, and a recusal takes effect at the next request (procedure.md §2.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest

Given = ParamSpec("Given")
Found = TypeVar("Found")

_seen: ContextVar[dict[Any, Any] | None] = ContextVar("seen", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """From here to the end of the block, what is marked `once` is looked up once for the same question."""
    before = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(before)


def read_once(
    view: Callable[Concatenate[HttpRequest, Given], Found],
) -> Callable[Concatenate[HttpRequest, Given], Found]:
    """For a page that also takes what is sent: one look while it is read, none when something is sent."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs) -> Found:
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        with one_look():
            return view(request, *args, **kwargs)

    return answer


def once(function: Callable[Given, Found]) -> Callable[Given, Found]:
    """Outside a look the function is called each time. It has to answer with a value, never with a lazy query."""

    @wraps(function)
    def ask(*args: Given.args, **kwargs: Given.kwargs) -> Found:
        seen = _seen.get()
        if seen is None:
            return function(*args, **kwargs)
        question = (function, args, tuple(sorted(kwargs.items())))
        if question not in seen:
            seen[question] = function(*args, **kwargs)
        answer: Found = seen[question]
        return answer

    return ask
