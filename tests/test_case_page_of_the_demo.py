"""What the case page costs on the demo board, and that looking much up at once changes no judgement (issue 5)."""

import pytest
import time_machine
from django.db import connection
from django.test import Client

from complaints import lying_there, participation, workflow
from complaints.lying_there import there_is
from complaints.models import Case
from complaints.seats import Seat
from people.models import User
from people.one_look import one_look
from sanctions.guards import waiting_publication
from tests import demo
from tests.factories import signed_in

pytestmark = pytest.mark.cells  # the demo board is a newcomer's, on SQLite


# Those with the most steps to choose from, and so with the most to be looked up.
BUSY = (Seat.DIRECTOR, Seat.CHAIR, Seat.PRESIDENT, Seat.OFFICER, Seat.INVESTIGATOR)


def busy_people() -> list[tuple[User, Case]]:
    """Whoever sits in one of these places at a case of the demo board, for each of its cases."""
    return [
        (person, case)
        for case in Case.objects.select_related("respondent", "credential")
        for person in dict.fromkeys(participation.holders(case, *BUSY))
    ]


def busiest_people() -> list[tuple[User, Case]]:
    """Of them the one at each case who is led to most."""
    most: dict[Case, tuple[int, User]] = {}
    for person, case in busy_people():
        with one_look():
            steps = len(workflow.offers(case, person, demo.NOW))
        if steps > most.get(case, (-1, person))[0]:
            most[case] = steps, person
    return [(person, case) for case, (_steps, person) in most.items()]


def test_no_case_page_of_the_demo_board_goes_over_its_twenty_queries(demo_copy, django_assert_max_num_queries) -> None:
    """Read by whoever has most to choose from at the case."""
    with time_machine.travel(demo.NOW, tick=False):
        clients: dict[User, Client] = {}
        answers: list[int] = []
        for person, case in busiest_people():
            client = clients.setdefault(person, signed_in(person))
            # While a draft waits to be published, the leak guard reads all that the case protects.
            most = 30 if waiting_publication(case) else 20
            connection.queries_log.clear()  # it warns when it is full
            with django_assert_max_num_queries(most):
                answers.append(client.get(f"/desk/cases/{case.number}/").status_code)
    assert set(answers) <= {200, 302}  # who has not declared yet is sent to do so
    assert answers.count(200) > 60


def test_what_a_page_looks_up_at_once_is_what_a_step_is_judged_by(demo_copy) -> None:
    """Every button of a page, asked in one look, is offered or held back as `take` would judge it outside of one."""
    with time_machine.travel(demo.NOW, tick=False):
        judged = 0
        for person, case in busy_people():
            alone = [(offer.step.name, offer.why) for offer in workflow.offers(case, person, demo.NOW)]
            with one_look():
                together = [(offer.step.name, offer.why) for offer in workflow.offers(case, person, demo.NOW)]
            assert together == alone, case.number
            judged += len(alone)
    assert judged > 1000


def test_what_is_asked_of_a_case_together_is_answered_as_it_is_alone(demo_copy) -> None:
    for case in Case.objects.all():
        alone = {question for question in lying_there.QUESTIONS if question(case).exists()}
        with one_look():
            assert {question for question in lying_there.QUESTIONS if there_is(question, case)} == alone, case.number
