"""Whether something lies in a case at all (a challenge, a request, an open vote): asked for a whole page in one query.

Most of what a page may offer has nothing to be used on. Each file registers its question here and asks `there_is` before
it looks closer; inside one look (people/one_look.py) all questions about a case are answered together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Exists, QuerySet

from complaints.models import Case
from people.one_look import is_looking, once

Question = Callable[[Case], QuerySet[Any]]
Asked = TypeVar("Asked", bound=Question)
_questions: list[Question] = []


def asked_together(question: Asked) -> Asked:
    """Registers a question: the rows of a case for which it is enough to know whether there are any."""
    _questions.append(question)
    return question


def there_is(question: Question, case: Case) -> bool:
    """Whether the registered question finds anything at this case."""
    return question in _found(case) if is_looking() else question(case).exists()


@once
def _found(case: Case) -> frozenset[Question]:
    named = {f"question_{number}": Exists(question(case)) for number, question in enumerate(_questions)}
    answers = Case.objects.filter(pk=case.pk).values_list(*named.values()).get()
    return frozenset(question for question, answer in zip(_questions, answers, strict=True) if answer)
