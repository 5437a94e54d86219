"""The findings: what each rests on, who reads them when, and that what is signed is what was read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import Allegation, Document, Status
from hearings.models import Citation, Exhibit, Finding, FindingsDraft, LogEntry, PanelReport
from people import clock
from people.models import User
from tests import plays
from tests.factories import signed_in
from tests.hearing_plays import log_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def play(board: Board) -> Iterator[Play]:
    """Heard and closed on June 24: exhibit 1 is admitted, 2 is left out, one ruling is logged. It is noon."""
    played = plays.scheduled(board)
    for title in ("Bank letter", "Photo"):
        played.take("offer_exhibit", played.respondent, title=title, text=f"{title}.")
    played.on(date(2025, 6, 24)).open_hearing()
    officer = played.officer
    first, second = Exhibit.objects.order_by("number")
    played.take("admit_exhibit", officer, exhibit=first, ruling="admitted", reason="")
    played.take("admit_exhibit", officer, exhibit=second, ruling="excluded", reason="Of another day.")
    played.take("enter_in_log", officer, kind="ruling", key=log_key(), text="The letter is read aloud.")
    played.take("close_hearing", officer)
    played.now = datetime(2025, 6, 24, 12, 0, tzinfo=clock.ZONE)
    with time_machine.travel(played.now, tick=False):
        yield played


def where(play: Play) -> str:
    return f"/desk/hearings/{play.case.number}/findings/"


def words(play: Play, **more: Any) -> dict[str, Any]:
    """A whole report; `more` replaces boxes, those of the allegation by the beginning of their name."""
    pk = play.case.allegations.get().pk
    entry = LogEntry.objects.get()
    filled = {
        f"facts_{pk}": "She lent $600.",
        f"source_{pk}_0": "exhibit-1",
        f"page_{pk}_0": "3",
        f"source_{pk}_1": f"log-{entry.pk}",
        f"reasons_{pk}": "Both say so.",
        "sanction": "reprimand",
        "aggravating": ["own_gain"],
        "mitigating": ["remorse"],
        "factors": "He paid half of it back.",
        "dissent": "One member finds it too hard.",
    }
    return filled | {
        (f"{name}_{pk}" if name in ("facts", "reasons", "uncited") else name): v for name, v in more.items()
    }


def write(play: Play, who: User, act: str = "preview", **more: Any) -> HttpResponse:
    return signed_in(who).post(where(play), words(play, **more) | {"act": act})


def voted(play: Play) -> Play:
    play.find("open_panel_motion", play.officer, 3)
    return play


def preview(play: Play, who: User) -> Any:
    return signed_in(who).get(f"{where(play)}?part=preview")


def sign(play: Play, who: User, seen: str) -> HttpResponse:
    return signed_in(who).post(f"{where(play)}?part=preview", {"act": "sign", "seen": seen})


def test_what_is_signed_is_what_was_read_and_what_the_respondent_reads(play: Play) -> None:
    voted(play)
    assert write(play, play.officer)["Location"] == f"{where(play)}?part=preview"
    shown = preview(play, play.officer)
    text = shown.context["text"]
    ruling = LogEntry.objects.get()
    for said in (
        "Allegation 1 (CPRS-12): Borrowed $600 from a client.",
        "Standard of proof: Preponderance of the evidence\nFinding: Sustained",
        "Facts found: She lent $600.",
        f"This rests on: Exhibit 1, page 3; Ruling of June 24, 2025, {ruling.typed_at.astimezone(clock.ZONE):10:%M:%S} a.m. ET.",
        "Reasons: Both say so.",
        "Aggravating: Own gain.",
        "Mitigating: Remorse.",
        "The panel recommends: Public Reprimand. The Ethics Committee decides.",
        "Dissent: One member finds it too hard.",
        f"Signed for the panel: {play.officer.name}, hearing officer",
    ):
        assert said in text
    assert sign(play, play.officer, shown.context["seen"])["Location"] == where(play)
    report = PanelReport.objects.get()
    play.case.refresh_from_db()
    assert (report.document.text, play.case.status) == (text, Status.COMMITTEE_DECISION)
    assert (report.aggravating, report.mitigating, report.factors) == (
        ["own_gain"],
        ["remorse"],
        "He paid half of it back.",
    )
    finding = Finding.objects.get()
    assert (finding.is_sustained, finding.facts, finding.reasons) == (True, "She lent $600.", "Both say so.")
    assert list(Citation.objects.values_list("exhibit__number", "page", "entry")) == [
        (1, 3, None),
        (None, None, ruling.pk),
    ]
    assert not FindingsDraft.objects.exists()
    with time_machine.travel(play.now, tick=False):
        paper = signed_in(play.respondent).get(f"/respond/papers/{report.document.reference}/").content.decode()
        assert [line for line in text.splitlines() if line and line.replace("'", "&#x27;") not in paper] == []


def test_a_finding_cites_something_or_says_why_not(play: Play) -> None:
    voted(play)
    pk = play.case.allegations.get().pk
    none = {f"source_{pk}_0": "", f"source_{pk}_1": ""}
    answer = write(play, play.officer, **none)
    assert answer.status_code == 400
    assert "rests on, or say why you cite nothing" in answer.content.decode()
    assert write(play, play.officer, **none, uncited="The parties agree on it.").status_code == 302
    assert "is cited: The parties agree on it." in preview(play, play.officer).context["text"]
    findings = play.written_findings()
    with pytest.raises(Refused, match="or say why you cite nothing"):
        play.take("file_panel_report", play.officer, sanction="reprimand", findings=[findings[0] | {"uncited": " "}])
    with pytest.raises(Refused, match="Write facts and reasons on allegation 1"):
        play.take("file_panel_report", play.officer, sanction="reprimand", findings=[])


def test_only_what_was_admitted_and_what_was_logged_can_be_cited(play: Play) -> None:
    voted(play)
    pk = play.case.allegations.get().pk
    answer = write(play, play.officer, **{f"source_{pk}_0": "exhibit-2"})
    assert answer.status_code == 400
    assert "Choose one of the sources in the list" in answer.content.decode()
    left_out = Exhibit.objects.get(number=2)
    finding = play.written_findings()[0] | {"citations": [{"exhibit": left_out, "page": 1}]}
    with pytest.raises(Refused, match="admitted exhibits and on the log of this case only"):
        play.take("file_panel_report", play.officer, sanction="reprimand", findings=[finding])


def test_what_changed_after_it_was_read_is_not_signed(play: Play) -> None:
    voted(play)
    write(play, play.officer)
    seen = preview(play, play.officer).context["seen"]
    write(play, play.officer, facts="She lent $6,000.")
    answer = sign(play, play.officer, seen)
    assert answer.status_code == 409
    assert "Read it again before you sign." in answer.content.decode()
    assert PanelReport.objects.count() == 0


def test_it_can_be_written_before_the_votes_and_signed_only_after_them(play: Play) -> None:
    assert write(play, play.officer).status_code == 302
    shown = preview(play, play.officer)
    assert "Finding: Not voted on yet" in shown.context["text"]
    assert "The panel votes on each allegation first" in shown.content.decode()
    assert sign(play, play.officer, shown.context["seen"]).status_code == 409


def test_only_the_officer_writes_and_signs_and_only_the_panel_reads_the_draft(board: Board, play: Play) -> None:
    voted(play)
    write(play, play.officer, act="save", facts="Only among us.")
    member = play.panel_members()[1]
    assert write(play, member, act="save").status_code == 409
    shown = preview(play, member)
    assert "Only among us." in shown.content.decode()
    assert "Sign and send" not in shown.content.decode()
    assert sign(play, member, shown.context["seen"]).status_code == 409
    for other in (board.chair, board.staff[0], board.director, board.investigators[0], play.respondent, play.alternate):
        if other == play.alternate:
            play.take("declare", other)
        assert signed_in(other).get(where(play)).status_code == 404
        assert preview(play, other).status_code == 404
        assert write(play, other).status_code == 404
    answer = signed_in(member).get(where(play)).content.decode()
    assert "Read the draft of the report" in answer


def test_once_filed_it_is_read_by_whoever_reads_panel_reports(board: Board, play: Play) -> None:
    voted(play)
    write(play, play.officer)
    sign(play, play.officer, preview(play, play.officer).context["seen"])
    play.case.refresh_from_db()
    for reader in (board.chair, board.staff[0], play.officer):
        assert "She lent $600." in signed_in(reader).get(where(play)).content.decode()
    assert signed_in(board.investigators[0]).get(where(play)).status_code == 404
    assert write(play, play.officer).status_code == 409


def test_typing_is_saved_as_typed_and_what_is_wrong_is_kept(play: Play) -> None:
    answer = write(play, play.officer, act="autosave", facts="Half a sent", sanction="caution", months="soon")
    assert (answer.status_code, answer.content.decode()) == (200, "Saved 12:00 p.m. ET")
    page = signed_in(play.officer).get(where(play)).content.decode()
    assert "Half a sent</textarea>" in page
    assert 'value="soon"' in page
    assert "There is a problem" not in page
    assert FindingsDraft.objects.get().answers["months"] == ["soon"]


def test_prior_discipline_weighs_only_after_the_findings(play: Play) -> None:
    before = signed_in(play.officer).get(where(play)).content.decode()
    assert 'value="prior_discipline"' not in before
    assert write(play, play.officer, aggravating=["prior_discipline"]).status_code == 400
    voted(play)
    after = signed_in(play.officer).get(where(play)).content.decode()
    assert 'value="prior_discipline"' in after
    assert f"/desk/cases/{play.case.number}/" in after
    assert write(play, play.officer, aggravating=["prior_discipline"]).status_code == 302


def test_a_draft_is_spent_when_the_case_is_heard_again(board: Board, play: Play) -> None:
    write(play, play.officer, act="save")
    play.take("recuse", play.alternate, reason="My nephew.")
    play.take("recuse", play.panel_members()[1], reason="My company.")
    play.take("hear_again", play.chair)
    assert not FindingsDraft.objects.exists()


def test_before_the_hearing_is_closed_nothing_is_written(board: Board) -> None:
    play = plays.scheduled(board)
    with time_machine.travel(play.now, tick=False):
        answer = signed_in(play.officer).get(where(play))
        assert answer.status_code == 200
        assert answer.context["form"] is None
        assert signed_in(play.officer).post(where(play), {"act": "save", "text": "x"}).status_code == 409


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_page_takes_as_many_queries_however_many_allegations(
    play: Play, rows: int, django_assert_num_queries
) -> None:
    first = play.case.allegations.get()
    for number in range(2, rows + 1):
        Allegation.objects.create(
            case=play.case,
            number=number,
            provision=first.provision,
            text=f"Another, {number}.",
            conduct_from=first.conduct_from,
            conduct_to=first.conduct_to,
        )
        paper = Document.objects.create(
            case=play.case, kind="exhibit", title="P", added_by=play.respondent, added_at=play.now
        )
        facts = {"document": paper, "offered_by": play.respondent, "offered_at": play.now, "ruling": "admitted"}
        Exhibit.objects.create(case=play.case, number=number + 1, **facts)
    client = signed_in(play.officer)
    client.get(where(play))
    with django_assert_num_queries(44):
        answer = client.get(where(play))
    assert len(answer.context["parts"]) == rows
