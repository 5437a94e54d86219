"""A revocation is for good: a later application is not taken over, by the person or by the name (procedure.md §3)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from ccb_ethics.demo.play import Board
from complaints.models import SanctionKind
from complaints.procedure import STEPS
from complaints.workflow import obstacle
from people import clock
from people.models import Credential
from record.models import Event
from sanctions.actions.importing import import_register
from sanctions.models import Sanction
from tests import plays
from tests import rule_plays as at
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db

IMPORT = "/desk/register/import/"
HEAD = "Name,E-mail,Town,Credential,Cert #,Applied,Certified\n"
SAME_NAME = f"{HEAD}DANA  REED,other@example.org,Bristol,CPRS,CPRS-77,2026-01-01,2026-02-01\n".encode()


@pytest.fixture
def play(board: Board):
    """Dana Reed's credential is revoked, for a test of what comes later."""
    play = at.cautioned(board)
    Sanction.objects.filter(case=play.case).update(kind=SanctionKind.REVOCATION)
    return play


def application_of_dana() -> bytes:
    held = plays.dana()
    professional = held.professional
    professional.email = "dana@example.org"
    professional.save()
    return f"{HEAD}Dana Reed,dana@example.org,{professional.town},CPRS,CPRS-88,2026-01-01,2026-02-01\n".encode()


def test_a_new_application_of_the_person_is_refused_with_the_reason(play) -> None:
    made = import_register(application_of_dana(), by=play.board.director, on=clock.now())
    assert [row.why for row in made.refused] == [
        "A credential of this person was revoked for good. There is no new application."
    ]
    assert not Credential.objects.filter(number="CPRS-88").exists()


def test_no_tick_lets_the_person_apply_again(play) -> None:
    import_register(application_of_dana(), by=play.board.director, on=clock.now(), others=[2])
    assert not Credential.objects.filter(number="CPRS-88").exists()


def test_an_application_by_the_name_waits_until_a_person_says_it_is_somebody_else(play) -> None:
    client = signed_in(play.board.director)
    page = client.post(IMPORT, {"file": SimpleUploadedFile("register.csv", SAME_NAME)})
    assert "Lines that wait for your ruling" in text_of(page)
    client.post(IMPORT, {"act": "save", "seen": page.context["plan"].fingerprint})
    assert not Credential.objects.filter(number="CPRS-77").exists()
    client.post(IMPORT, {"file": SimpleUploadedFile("register.csv", SAME_NAME)})
    ruled = client.post(IMPORT, {"act": "rule", "others": ["2"]})
    assert "Lines that wait" not in text_of(ruled)
    client.post(IMPORT, {"act": "save", "seen": ruled.context["plan"].fingerprint, "others": ["2"]})
    assert Credential.objects.get(number="CPRS-77").professional != plays.dana().professional
    told = Event.objects.filter(kind="register_imported").latest("pk")
    assert (told.data["said_to_be_others"], told.actor) == ([2], play.board.director)


def test_the_command_line_tells_the_held_line_and_saves_it_not(play, tmp_path, capsys) -> None:
    file = tmp_path / "register.csv"
    file.write_bytes(SAME_NAME)
    call_command("import_registry", str(file), save=True)
    assert "Say first whether it is the same person" in capsys.readouterr().out
    assert not Credential.objects.filter(number="CPRS-77").exists()


def test_the_name_of_somebody_not_revoked_holds_nobody(board: Board) -> None:
    at.cautioned(board)
    import_register(SAME_NAME, by=board.director, on=clock.now())
    assert Credential.objects.filter(number="CPRS-77").exists()


def test_a_revocation_that_is_not_final_or_was_set_aside_bars_nobody(play) -> None:
    Sanction.objects.filter(case=play.case).update(effective_on=None)
    assert import_register(SAME_NAME, by=play.board.director, on=clock.now()).held == []
    Sanction.objects.filter(case=play.case).update(effective_on=date(2025, 2, 12), set_aside_at=clock.now())
    assert import_register(application_of_dana(), by=play.board.director, on=clock.now()).refused == []


def test_no_step_reinstates_after_a_revocation(play) -> None:
    for name in ("request_reinstatement", "reinstate", "reinstate_by_vote"):
        assert "suspension" in STEPS[name].needs
        for one in (play.respondent, play.board.director, play.chair):
            assert obstacle(STEPS[name], play.case, one, play.now) is not None
