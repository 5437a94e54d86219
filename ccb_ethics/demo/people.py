"""Who serves on the demo board: eighteen people, enough that a recusal finds a spare. All names are made up."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from ccb_ethics.demo.play import Board
from people import actions
from people.models import Role, User

SINCE = date(2015, 1, 1)
PASSWORD = "a-demo-password-for-nobody"  # noqa: S105 - demo people only; refused where DEBUG is off

WHO: tuple[tuple[str, str, Role], ...] = (
    ("ed", "Maureen Kowalczyk", Role.EXECUTIVE_DIRECTOR),
    ("staff1", "Jordan Cole", Role.CASE_STAFF),
    ("staff2", "Aisha Thompson", Role.CASE_STAFF),
    ("investigator1", "Raymond Duarte", Role.INVESTIGATOR),
    ("investigator2", "Priya Raman", Role.INVESTIGATOR),
    ("chair", "Dr. Helen Okafor", Role.CHAIR),
    ("cochair", "Miguel Ortiz", Role.CO_CHAIR),
    ("member1", "Susan Bellamy", Role.MEMBER),
    ("member2", "Thomas Pell", Role.MEMBER),
    ("member3", "Grace Quinn", Role.MEMBER),
    ("member4", "Farid Shah", Role.MEMBER),
    ("designee1", "Lucía Fernández-Ruiz", Role.DESIGNEE),
    ("president", "Walter Lindqvist", Role.PRESIDENT),
    ("vicepresident", "Denise Carrington", Role.VICE_PRESIDENT),
    ("director1", "Anthony Petrillo", Role.DIRECTOR),
    ("director2", "Beverly Nguyen", Role.DIRECTOR),
    ("director3", "Olumide Adeyemi", Role.DIRECTOR),
    ("director4", "Karen Zielinski", Role.DIRECTOR),
)


@transaction.atomic
def make_board(password: str = PASSWORD) -> Board:
    """Makes the board, or finds it: a second call changes nothing."""
    people: dict[str, User] = {}
    kept = make_password(password)  # made once for all: the hash is slow on purpose
    for login, name, role in WHO:
        username = f"{login}@board.example"
        person = User.objects.filter(username=username).first()
        if person is None:
            person = User.objects.create(username=username, email=username, name=name, password=kept)
            actions.begin_term(person, role=role, starts_on=SINCE)
        people[login] = person
    return Board(
        director=people["ed"],
        staff=[people["staff1"], people["staff2"]],
        investigators=[people["investigator1"], people["investigator2"]],
        chair=people["chair"],
        co_chair=people["cochair"],
        members=[people[f"member{n}"] for n in (1, 2, 3, 4)] + [people["designee1"]],
        president=people["president"],
        vice_president=people["vicepresident"],
        directors=[people[f"director{n}"] for n in (1, 2, 3, 4)],
    )
