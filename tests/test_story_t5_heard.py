"""Story T5 of scenarios.md with the text of the earlier code: both codes are heard, and what comes of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from ccb_ethics.demo.play import Board, Play
from complaints import workflow
from complaints.models import Body, Status
from complaints.motions import findings, is_sustained
from complaints.procedure import STEPS
from record.models import Notice
from sanctions.models import Publication, Sanction
from sanctions.reports.figures import count, of_year
from sanctions.reports.public_copy import public_copy
from tests.beginnings import begins, of_the_module
from tests.test_story_t5 import OLD_TEXTS, PUBLIC, load_the_earlier_code, rule, with_the_gift
from tests.visiting import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("begun")]


@begins
def heard_with_both_codes(board: Board) -> Play:
    """Both are charged, a hearing is held, and the panel finds: April 3-0 sustained, March 1-2 not."""
    load_the_earlier_code()
    play = with_the_gift(board).allege(rule("OLD-10"), "Threatened a client in messages of March.", OLD_TEXTS)
    play.opine().accept().on(date(2023, 1, 30)).serve("serve_complaint").on(date(2023, 2, 21)).answer()
    play.on(date(2023, 3, 21)).report().serve("serve_report").past("comment")
    play.resolve("charge", sanction="caution", text="That charges be issued. Proposed sanction: Written Caution.")
    play.on(date(2023, 4, 18)).serve("serve_charges").on(date(2023, 5, 2)).take("request_hearing", play.respondent)
    play.on(date(2023, 5, 5)).appoint_panel().set_hearing(date(2023, 6, 13)).serve("serve_hearing_notice")
    play.on(date(2023, 6, 13)).hear().on(date(2023, 6, 20)).panel_report("caution", but={3: (1, 2)})
    return play.serve("serve_panel_report").past("exceptions")


begun = of_the_module(heard_with_both_codes)


def test_with_the_text_both_codes_are_heard_and_a_caution_leaves_no_public_trace(board) -> None:
    client = Client()
    play = heard_with_both_codes(board)
    before = [text_of(client.get(page, {"q": "Dana Reed"})) for page in PUBLIC]
    panel = {a.number: is_sustained(vote) for a, vote in findings(play.case, Body.PANEL)}
    assert panel == {2: True, 3: False}
    play.decide("caution", yes=4, find_yes=4, but={3: (0, 4)})
    committee = {a.number: is_sustained(vote) for a, vote in findings(play.case, Body.COMMITTEE)}
    assert committee == panel
    play.on(play.today + timedelta(days=3)).serve("serve_decision")
    play.release("outcome_confidential").past("appeal")
    assert (play.case.status, Sanction.objects.get().kind) == (Status.FINAL, "caution")
    told = Notice.objects.get(docket=play.case.docket, kind="outcome_confidential")
    assert (told.recipient, "concluded" in told.body) == (play.complainant, True)
    assert [word for word in ("aution", "watch", "sustained") if word in told.subject + told.body] == []
    assert workflow.fact_obstacle(STEPS["draft_publication"], play.case.facts) is not None
    assert not Publication.objects.exists()
    assert [text_of(client.get(page, {"q": "Dana Reed"})) for page in PUBLIC] == before


def test_the_report_of_the_year_counts_one_caution_more_and_the_public_copy_tells_nobody(board) -> None:
    year, ends = 2023, date(2024, 1, 2)
    before = count(of_year(year, through=ends), "sanctions", "caution")
    play = heard_with_both_codes(board)
    play.decide("caution", yes=4, find_yes=4, but={3: (0, 4)})
    play.on(play.today + timedelta(days=3)).serve("serve_decision").past("appeal")
    figures = of_year(year, through=ends)
    assert (play.case.status, count(figures, "sanctions", "caution")) == (Status.FINAL, before + 1)
    copy = public_copy(figures)
    assert (copy["sections"]["sanctions"]["caution"], play.case.number in str(copy)) == (None, False)


def test_the_gift_is_cited_nowhere_in_the_charges_the_report_or_the_votes(board) -> None:
    play = heard_with_both_codes(board)
    charges = Notice.objects.get(docket=play.case.docket, kind="statement_of_charges").body
    assert ("OLD-10" in charges, "CPRS-10" in charges, "watch" in charges) == (True, True, False)
    assert set(play.case.motions.filter(kind="finding").values_list("allegation__number", flat=True)) == {2, 3}
