"""Who may see a case and act on it: every question about it has the same answer (architecture.md, "seats")."""

import pytest
from django.contrib.auth.models import AnonymousUser

from complaints.models import Case, Recusal
from complaints.seats import (
    DECLARING,
    INSIDE,
    OFFICE,
    PARTIES,
    READS,
    READS_WHEN,
    Seat,
    When,
    may_read,
    seat,
    seats_by_case,
    seats_of,
    unseat,
)
from people.models import User
from tests import plays

pytestmark = pytest.mark.django_db
KINDS = {
    "a stranger": {},
    "a member": {"places": [Seat.MEMBER]},
    "one with two seats": {"places": [Seat.MEMBER, Seat.OFFICER]},
    "one with every seat": {"places": list(Seat)},
    "a recused member": {"places": [Seat.MEMBER], "recused": True},
    "one recused and seated again": {"recused": True, "places_after": [Seat.CHAIR]},
    "a recused stranger": {"recused": True},
    "an inactive member": {"places": [Seat.MEMBER], "is_active": False},
    "an inactive stranger": {"is_active": False},
    "a superuser": {"is_superuser": True},
    "a superuser with a seat": {"places": [Seat.DIRECTOR], "is_superuser": True},
    "one who rose": {"places": [Seat.MEMBER], "rose": True},
    **{f"a {place.value}": {"places": [place]} for place in Seat},
}
SEE_NOTHING = {
    "a stranger", "a recused member", "one recused and seated again", "a recused stranger", "an inactive member",
    "an inactive stranger", "a superuser", "a superuser with a seat", "one who rose",
}  # fmt: skip


def make(kind: str, case: Case) -> User:
    about = KINDS[kind]
    flags = {name: about[name] for name in ("is_active", "is_superuser") if name in about}
    person = User.objects.create(username=kind.replace(" ", "-"), name=kind, **flags)
    for place in about.get("places", ()):
        seat(person, case, place)
    if about.get("recused"):
        Recusal.objects.create(case=case, person=person, reason="A cousin.", recused_at=case.filed_at)
    for place in about.get("places_after", ()):
        seat(person, case, place)
    if about.get("rose"):
        unseat(person, case, Seat.MEMBER)
    return person


@pytest.mark.parametrize("kind", KINDS)
def test_lists_and_seats_and_permissions_agree_about(kind: str, board) -> None:
    case, other = plays.filed(board).case, plays.filed(board).case
    person = make(kind, case)
    about = KINDS[kind]
    places = frozenset() if kind in SEE_NOTHING else frozenset(about["places"])
    assert seats_of(person, case) == places
    assert seats_of(person, other) == frozenset()
    assert list(Case.objects.visible_to(person)) == ([case] if places else [])
    assert seats_by_case(person, [case, other]) == {case.pk: places, other.pk: frozenset()}
    fresh = User.objects.get(pk=person.pk)  # permissions are remembered on the object
    allowed = {place for place in Seat if fresh.has_perm(f"complaints.{place.permission}", case)}
    assert allowed == places


def test_a_visitor_who_is_not_signed_in_sees_nothing(board) -> None:
    case = plays.filed(board).case
    nobody = AnonymousUser()
    assert seats_of(nobody, case) == frozenset()
    assert list(Case.objects.visible_to(nobody)) == []
    assert seats_by_case(nobody, [case]) == {case.pk: frozenset()}


@pytest.mark.parametrize("cases", [1, 3, 12])
def test_the_seats_of_a_whole_list_are_one_query(cases: int, board, django_assert_num_queries) -> None:
    many = [plays.filed(board).case for _ in range(cases)]
    Recusal.objects.create(case=many[0], person=board.director, reason="A cousin.", recused_at=many[0].filed_at)
    with django_assert_num_queries(1):
        found = seats_by_case(board.director, many)
    assert found == {case.pk: seats_of(board.director, case) for case in many}
    assert found == {case.pk: frozenset({Seat.DIRECTOR} if case != many[0] else ()) for case in many}


def test_a_later_member_inherits_no_file(board) -> None:
    """A body is expanded into the people of the day; who joins it afterwards has no seat at older cases."""
    play = plays.determining(board)
    assert all(Seat.MEMBER in seats_of(person, play.case) for person in board.committee)
    assert [person for person in board.directors if seats_of(person, play.case)] == []


def test_the_seats_fall_into_four_kinds() -> None:
    assert PARTIES | OFFICE | DECLARING | {Seat.PRESIDENT} == frozenset(Seat)
    assert len(PARTIES) + len(OFFICE) + len(DECLARING) + 1 == len(Seat)
    assert frozenset(Seat) - PARTIES - {Seat.PRESIDENT} == INSIDE


READERS = {kind: {place.value for place in places} for kind, places in READS.items()}
BOARD_WITHOUT_INVESTIGATOR = {
    "staff", "executive_director", "chair", "screener", "member", "hearing_officer", "panelist", "alternate",
    "reviewer", "appeals_member",
}  # fmt: skip
COMPLAINING_SIDE, ANSWERING_SIDE = {"complainant", "co_complainant"}, {"respondent", "representative"}
BOARD = BOARD_WITHOUT_INVESTIGATOR | {"investigator"}


def test_who_reads_what_is_the_access_matrix() -> None:
    """procedure.md §5, written out a second time so that a change is seen."""
    assert {
        "complaint": BOARD | ANSWERING_SIDE,  # the complainant reads what is their own
        "evidence": BOARD | ANSWERING_SIDE,
        "answer": BOARD | ANSWERING_SIDE,
        "report": BOARD | ANSWERING_SIDE,
        "comment": BOARD | ANSWERING_SIDE,
        "charges": BOARD | ANSWERING_SIDE,
        "exhibit": BOARD | ANSWERING_SIDE,
        "panel_report": BOARD_WITHOUT_INVESTIGATOR | ANSWERING_SIDE,
        "exceptions": BOARD_WITHOUT_INVESTIGATOR | ANSWERING_SIDE,
        "decision": BOARD | ANSWERING_SIDE,
        "appeal": BOARD_WITHOUT_INVESTIGATOR | ANSWERING_SIDE,
        "reconsideration": BOARD_WITHOUT_INVESTIGATOR | ANSWERING_SIDE,
        "reopening": BOARD,
        "overlay": BOARD | {"president"},
        "agreement": {"staff", "executive_director", "chair", "screener", "member"} | ANSWERING_SIDE,
        "client_record": {"executive_director", "chair"},
        "people": BOARD | {"president"},
        "votes": BOARD_WITHOUT_INVESTIGATOR | {"president"},
        "notices": {"staff", "executive_director"},
    "screening": {"staff", "executive_director", "chair", "screener", "reviewer"},
        "history": BOARD | {"president"} | COMPLAINING_SIDE | ANSWERING_SIDE,
        "prior_discipline": {
            "staff", "executive_director", "chair", "screener", "member", "investigator", "appeals_member",
        } | ANSWERING_SIDE,
        "investigation": {"staff", "executive_director", "investigator"},
        "disclosure": BOARD,
        "struck": {"staff", "executive_director", "chair"},
        "conditions": {"staff", "executive_director", "chair"},
        "audit": {"executive_director", "president"},
    } == READERS  # fmt: skip


def test_what_hangs_on_more_than_the_seat_is_in_the_matrix_too() -> None:
    """procedure.md §5: a setting, FINAL without a Caution, after findings, by grant."""
    panel = {"hearing_officer", "panelist", "alternate"}
    assert {kind: ({place.value for place in places}, when) for kind, (places, when) in READS_WHEN.items()} == {
        "answer": (COMPLAINING_SIDE, When.SETTING),
        "panel_report": (COMPLAINING_SIDE, When.FINAL),
        "prior_discipline": (panel, When.FOUND),
        "client_record": (panel | {"investigator", "appeals_member"}, When.GRANTED),
    }


def test_what_the_panel_may_not_know_yet_is_not_read_from_a_second_seat_either() -> None:
    both = {Seat.MEMBER, Seat.PANELIST}
    assert not may_read("prior_discipline", both)
    assert may_read("prior_discipline", both, holding={When.FOUND})
    assert may_read("prior_discipline", {Seat.MEMBER})


@pytest.mark.parametrize("kind", [*sorted(READS), "something else"])
def test_a_paper_is_read_by_the_seats_of_its_row_only(kind: str) -> None:
    readers = {place for place in Seat if may_read(kind, {place})}
    assert readers == READS.get(kind, frozenset())
    assert not may_read(kind, ())


def test_a_party_reads_what_that_party_handed_in() -> None:
    own = {kind for kind in READS if may_read(kind, {Seat.COMPLAINANT}, own=True)}
    assert own == {
        "complaint", "evidence", "answer", "comment", "exceptions", "appeal", "reconsideration", "reopening", "history",
    }  # fmt: skip
