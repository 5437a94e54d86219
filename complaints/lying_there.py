"""Whether something lies in a case at all (a challenge, a request, an open vote): asked for a whole page in one query.

Most of what a page may offer has nothing to be used on. Each file registers its question here and asks `there_is` before
it looks closer; inside one look (people/one_look.py) all questions about a case are answered together.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import QuerySet

from complaints.models import Case
from people.one_look import is_looking, once

Question = Callable[[Case], QuerySet[Any]]
Asked = TypeVar("Asked", bound=Question)
QUESTIONS: list[Question] = []

# A question knows a case by these keys alone. Those of no case stand in for them while the statement is written.
KEYS = ("pk", "docket_id", "respondent_id")
STAND_INS = {name: -number for number, name in enumerate(KEYS, start=1)}


def asked_together(question: Asked) -> Asked:
    """Registers a question: the rows of a case for which it is enough to know whether there are any."""
    QUESTIONS.append(question)
    return question


def there_is(question: Question, case: Case) -> bool:
    """Whether the registered question finds anything at this case."""
    return question in _found(case) if is_looking() else question(case).exists()


@once
def _found(case: Case) -> frozenset[Question]:
    statement, values = _statement(connection.vendor)
    keys = {stand_in: getattr(case, name) for name, stand_in in STAND_INS.items()}
    with connection.cursor() as cursor:
        cursor.execute(statement, [keys.get(value, value) for value in values])
        answers = cursor.fetchone()
    return frozenset(question for question, answer in zip(QUESTIONS, answers, strict=True) if answer)


@cache
def _statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """All questions in one statement, and its values. Written once: to have Django write it anew took 14 ms a page."""
    any_case = Case(**STAND_INS)
    written = [question(any_case).query.exists().get_compiler(connection=connection).as_sql() for question in QUESTIONS]
    values = tuple(value for _sql, given in written for value in given)
    return "SELECT " + ", ".join(f"EXISTS({sql})" for sql, _given in written), values
