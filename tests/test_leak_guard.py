"""The leak guard at a case: what it protects, that nothing is approved while a piece is open, and what explains it (§3)."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client

from ccb_ethics.demo.play import Board, Play
from complaints import workflow
from complaints.actions.filing import Answers
from complaints.errors import Refused
from complaints.models import Complaint, Document, DocumentKind, Party
from complaints.procedure import STEPS
from people.models import User
from record.models import AccessLog, Event
from sanctions.leaks.findings import Kind, Whose
from sanctions.leaks.protected import protected_by
from sanctions.leaks.standing import unexplained, weighed
from sanctions.models import LeakExplanation, Publication
from tests import plays
from tests.factories import signed_in

pytestmark = pytest.mark.django_db
LEAKS = "The professional borrowed $600 from Mary Moe."
CLEAN = "The professional borrowed $600 from a client."
WHY = "The day of a saint in the calendar."


@pytest.fixture
def travel() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2020, 1, 1), tick=False) as traveller:
        yield traveller


def drafted(board: Board, travel: time_machine.Traveller, summary: str = LEAKS) -> Play:
    play = plays.final(board)
    travel.move_to(play.now + timedelta(hours=1))
    return play.take("draft_publication", board.staff[0], summary=summary)


def address(play: Play) -> str:
    return f"/desk/cases/{play.case.number}/publication/preview/"


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def open_pieces(play: Play) -> list[str]:
    return [one.piece for one in unexplained(play.case, Publication.objects.get())]


def keys(play: Play) -> list[str]:
    return [one.finding.key for one in weighed(play.case, Publication.objects.get())]


# ---------------------------------------------------------------------------------------------------------- it is refused


def test_a_text_that_names_the_complainant_is_not_approved_by_action_page_or_forged_post(board: Board, travel) -> None:
    play = drafted(board, travel)
    assert open_pieces(play) == ["Mary Moe"]
    said = "1 piece of the text may give somebody away. Put the draft aside and write it anew, or say why it does not."
    with pytest.raises(Refused, match=re.escape(said)):
        play.take("publish", board.director)
    client = signed_in(board.director)
    shown = client.get(address(play))
    assert (said in words(shown), "Approve and publish" in words(shown)) == (True, False)
    assert "Name: Complainant. Summary" in words(shown)
    assert "<mark>Mary Moe</mark>" in shown.content.decode()
    for forged in (
        {},
        {"typed_name": "Dana Reed"},
        {"finding": ""},
        {"finding": "0" * 32, "reason": WHY},
        {"pieces": "[]"},
    ):
        assert client.post(address(play), forged).status_code in (400, 409)
    assert client.post(f"/desk/cases/{play.case.number}/do/publish/").status_code == 302  # led to the preview
    publication = Publication.objects.get()
    assert (publication.approved_by, publication.live_from, LeakExplanation.objects.count()) == (None, None, 0)
    assert AccessLog.objects.filter(what="publish", outcome="refused").exists()
    assert Client().get(f"/actions/{publication.slug}/").status_code == 404


def test_a_clean_text_is_approved_and_the_page_says_nothing_of_pieces(board: Board, travel) -> None:
    play = drafted(board, travel, CLEAN)
    client = signed_in(board.director)
    assert "What may give somebody away" not in words(client.get(address(play)))
    assert client.post(address(play)).status_code == 302
    assert Publication.objects.get().approved_by == board.director


# ------------------------------------------------------------------------------------------------------ it is explained


def test_an_explained_piece_lets_the_text_be_approved_and_stands_on_the_record(board: Board, travel) -> None:
    play = drafted(board, travel)
    (key,) = keys(play)
    client = signed_in(board.staff[0])
    empty = client.post(address(play), {"finding": key, "reason": " "})
    assert (empty.status_code, "Write why this gives nobody away" in words(empty)) == (400, True)
    assert client.post(address(play), {"finding": key, "reason": WHY}).status_code == 302
    row = LeakExplanation.objects.get()
    assert (row.explained_by, row.reason, row.piece, row.place, row.kind) == (
        board.staff[0],
        WHY,
        "Mary Moe",
        "Summary",
        "name",
    )
    event = Event.objects.filter(docket=play.case.docket, kind="explain_finding").get()
    assert (event.actor, event.data["finding"], event.at == row.explained_at) == (board.staff[0], key, True)
    second = signed_in(board.director)
    shown = words(second.get(address(play)))
    assert (f"Explained by {board.staff[0].name}" in shown, WHY in shown) == (True, True)
    assert second.post(address(play)).status_code == 302
    assert Publication.objects.get().approved_by == board.director


def test_an_explanation_holds_for_exactly_that_text(board: Board, travel) -> None:
    play = drafted(board, travel)
    (key,) = keys(play)
    play.take("explain_finding", board.staff[0], finding=key, reason=WHY)
    assert open_pieces(play) == []
    play.take("discard_publication", board.director, reason="Once more.")
    play.take("draft_publication", board.staff[0], summary=LEAKS + " It was paid back.")
    assert open_pieces(play) == ["Mary Moe"]
    with pytest.raises(Refused, match="may give somebody away"):
        play.take("publish", board.director)


def test_one_open_piece_is_enough_to_refuse(board: Board, travel) -> None:
    play = drafted(board, travel, "She told Mary Moe, and Mary told the Board.")
    assert open_pieces(play) == ["Mary Moe", "Mary"]
    play.take("explain_finding", board.staff[0], finding=keys(play)[0], reason=WHY)
    with pytest.raises(Refused, match="1 piece of the text"):
        play.take("publish", board.director)
    play.take("explain_finding", board.director, finding=keys(play)[1], reason=WHY)
    play.take("publish", board.director)


def test_a_piece_that_is_not_there_or_explained_cannot_be_explained(board: Board, travel) -> None:
    play = drafted(board, travel, "She told Mary Moe, and Mary told the Board.")
    first = keys(play)[0]
    play.take("explain_finding", board.staff[0], finding=first, reason=WHY)
    for key in (first, "0" * 32):
        with pytest.raises(Refused, match="Look at the text again"):
            play.take("explain_finding", board.staff[0], finding=key, reason=WHY)
    play.take("explain_finding", board.staff[0], finding=keys(play)[1], reason=WHY)
    assert workflow.obstacle(STEPS["explain_finding"], play.case, board.staff[0], play.now) == (
        "No piece of the text waits to be explained."
    )


def test_only_the_office_explains_and_the_chair_reads(board: Board, travel) -> None:
    play = drafted(board, travel)
    sent = {"finding": keys(play)[0], "reason": WHY}
    shown = signed_in(board.chair).get(address(play))
    assert ("Mary Moe" in words(shown), "It gives nobody away" in words(shown)) == (True, False)
    assert signed_in(board.chair).post(address(play), sent).status_code == 409
    for one in (board.members[2], play.complainant, play.respondent, board.investigators[0]):
        assert signed_in(one).post(address(play), sent).status_code == 404
    assert not LeakExplanation.objects.exists()


def test_an_explanation_is_never_changed(board: Board, travel) -> None:
    play = drafted(board, travel)
    play.take("explain_finding", board.staff[0], finding=keys(play)[0], reason=WHY)
    with pytest.raises(DatabaseError), transaction.atomic():
        LeakExplanation.objects.update(reason="Something else.")
    assert LeakExplanation.objects.get().reason == WHY


# ------------------------------------------------------------------------------------------------------- what is protected


def full(board: Board) -> Play:
    """A case with everything in it that a public text may not hold."""
    told = Answers(
        relationship="family",
        name="Maureen Quill",
        contact="e_mail",
        email="m.quill@example.org",
        phone="(860) 555-0142",
        address="12 Elmcrest Street\nManchester, CT 06040",
        signature="Maureen Anne Quill",
        respondent_name="Dana Reed",
        respondent_workplace="Lantern House",
        topics=("money",),
        narrative="Dana Reed borrowed from my brother, born on March 4, 1980. Ask Theo Marchetti, 203-555-0199.",
        witnesses="Rosalba Fuentes, a neighbor. Also my cousin Ignatius saw it.",
        told="I told Sheila Underhill at her office (sheila.u@example.net).",
        on_behalf_of="my brother Terrence Quill",
        complains_with="Ottoline Brandt and percy brandt",
        last_act_on=plays.LENT,
        consents_to_disclosure=True,
    )
    play = plays.filed(board, told)
    credential = plays.dana()
    professional = credential.professional
    professional.email, professional.employer = "dana@home.example", "Quiet Harbor Clinic"
    professional.address_of_record = "9 Whitcomb Avenue, Hartford, CT 06103"
    professional.save()
    return play.pass_jurisdiction(credential)


def test_a_case_protects_the_parties_those_they_name_and_the_private_life_of_the_professional(board: Board) -> None:
    play = full(board)
    witness = User.objects.create_user("opaque-1", name="Winifred Oakes")
    Party.objects.create(
        case=play.case, user=witness, side=Party.Side.WITNESS, name="Winifred Oakes", phone="475 555 0100"
    )
    text = "Client notes. DOB 7/9/1971. She goes by Juniper."
    Document.objects.create(
        case=play.case, kind=DocumentKind.REPORT, title="Report", text=text, added_by=witness, added_at=play.now
    )
    found = {(one.kind, one.value, one.whose) for one in protected_by(play.case)}
    mentioned = Whose.MENTIONED
    assert {
        (Kind.NAME, "Maureen Quill", Whose.COMPLAINANT),
        (Kind.NAME, "Maureen Anne Quill", Whose.COMPLAINANT),
        (Kind.EMAIL, "m.quill@example.org", Whose.COMPLAINANT),
        (Kind.PHONE, "(860) 555-0142", Whose.COMPLAINANT),
        (Kind.ADDRESS, "12 Elmcrest Street\nManchester, CT 06040", Whose.COMPLAINANT),
        (Kind.NAME, "Winifred Oakes", Whose.WITNESS),
        (Kind.PHONE, "475 555 0100", Whose.WITNESS),
        (Kind.EMAIL, "dana@home.example", Whose.RESPONDENT),
        (Kind.ADDRESS, "9 Whitcomb Avenue, Hartford, CT 06103", Whose.RESPONDENT),
        (Kind.EMPLOYER, "Quiet Harbor Clinic", Whose.RESPONDENT),
        (Kind.EMPLOYER, "Lantern House", Whose.RESPONDENT),
        (Kind.NAME, "Theo Marchetti", mentioned),
        (Kind.PHONE, "203-555-0199", mentioned),
        (Kind.BIRTH_DATE, "march 4, 1980", mentioned),
        (Kind.NAME, "Rosalba Fuentes", mentioned),
        (Kind.NAME, "Ignatius", mentioned),
        (Kind.NAME, "Sheila Underhill", mentioned),
        (Kind.EMAIL, "sheila.u@example.net", mentioned),
        (Kind.NAME, "Terrence Quill", mentioned),
        (Kind.NAME, "Ottoline Brandt", mentioned),
        (Kind.NAME, "percy brandt", mentioned),
        (Kind.BIRTH_DATE, "7/9/1971", mentioned),
        (Kind.PSEUDONYM, "Juniper", mentioned),
    } <= found
    assert not {value for _kind, value, _whose in found} & {"Dana", "Reed", "Client", "Also", "I", "Ask"}


def test_those_who_screened_sat_and_voted_are_protected_by_their_whole_names(board: Board, travel) -> None:
    play = drafted(board, travel, f"{board.chair.name} led the committee. {board.chair.name.split()[-1]} voted.")
    assert open_pieces(play) == [board.chair.name.removeprefix("Dr. ")]


def test_a_joined_case_gives_nobody_of_the_other_away(board: Board, travel) -> None:
    lead = plays.accepted(board)
    other = plays.filed(board, Answers(**{**vars(plays.ANSWERS), "name": "Ximena Zaragoza", "signature": "X. Z."}))
    other.pass_jurisdiction(plays.dana()).on(lead.today)
    other.allege(lead.case.allegations.get().provision, "The same loan.", plays.LENT)
    other.take("join", board.chair, lead=lead.case, reason="The same loan.")
    assert {"Mary Moe", "Ximena Zaragoza"} <= {one.value for one in protected_by(lead.case)}


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_what_a_case_protects_takes_seven_queries_however_much_it_is(
    rows: int, board: Board, django_assert_num_queries
) -> None:
    play = plays.filed(board)
    for number in range(rows):
        user = User.objects.create_user(f"opaque-{number}", name=f"Witness {number}")
        Party.objects.create(case=play.case, user=user, side=Party.Side.WITNESS, name=f"Wilma Number{number}")
        Document.objects.create(
            case=play.case, kind="evidence", title="A", text="Some words.", added_by=user, added_at=play.now
        )
    with django_assert_num_queries(7):
        found = protected_by(play.case)
    assert len([one for one in found if one.value.startswith("Wilma")]) == rows


def test_the_texts_of_this_boards_own_proposals_are_clean(board: Board, travel) -> None:
    play = plays.final(board)
    travel.move_to(play.now + timedelta(hours=1))
    shown = signed_in(board.staff[0]).get(f"/desk/cases/{play.case.number}/do/draft_publication/")
    play.take("draft_publication", board.staff[0], summary=shown.context["form"].initial["summary"])
    assert open_pieces(play) == []
    assert (Complaint.objects.get().narrative, date(2025, 7, 1)) == ("Dana borrowed $600 from me.", play.today)
