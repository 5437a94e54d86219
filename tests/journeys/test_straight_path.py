"""Story T1 of scenarios.md through the pages, from filing to publication, date by date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

import pytest
from django.core.management import call_command
from django.test import Client

from ccb_ethics.demo.people import make_board
from code_of_ethics.models import Provision
from complaints.models import Case, Status
from hearings.models import PanelSeat
from people.models import CertifiedProfessional, Credential
from record import chain
from sanctions.models import Publication
from tests.factories import professional, signed_in
from tests.hearing_plays import file_findings
from tests.journeys.walking import Walk, parts
from tests.visiting import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana(reference_data: None) -> Credential:
    credential = professional(
        "Dana Reed", credential="cprs", applied_on=date(2021, 3, 1), certified_on=date(2021, 6, 1)
    )
    CertifiedProfessional.objects.filter(pk=credential.professional_id).update(town="Norwich", employer="Harbor House")
    Credential.objects.filter(pk=credential.pk).update(number="CPRS-1042", expires_on=date(2031, 6, 30))
    credential.refresh_from_db()
    return credential


@pytest.fixture
def walk(reference_data: None) -> Iterator[Walk]:
    found = Walk(make_board())
    yield found
    found.leave()


def file_complaint(walk: Walk) -> None:
    """As client M. does on a phone: the code first, then page by page."""
    browser = Client()
    begun = browser.post("/complaint/code/", {"understood": "yes"}, follow=True)
    assert begun.status_code == 200
    answers = {
        "relationship": "client",
        "respondent_name": "Dana Reed",
        "respondent_workplace": "Harbor House",
        "topics": ["money"],
        "narrative": "She borrowed $600 from me and pressed me for more.",
        "first_act_on_month": "November",
        "first_act_on_day": "12",
        "first_act_on_year": "2024",
        "name": "M. Client",
        "contact": "code",
        "shares_name": "yes",
        "states_truth": "on",
        "signature": "M. Client",
    }
    sent = send(browser, answers)
    assert sent.status_code == 302, sent.content.decode()[:4000]
    walk.case = Case.objects.get()


def test_the_straight_path_to_a_public_reprimand(walk: Walk, dana: Credential):
    board = walk.board
    chair, screener, staff, director = board.chair, board.members[0], board.staff[0], board.director

    walk.on(date(2025, 1, 6))
    file_complaint(walk)
    complainant = walk.case.parties.get(side="complainant").user
    assert (walk.due("receipt"), walk.due("screening")) == (date(2025, 1, 13), date(2025, 1, 27))

    walk.on(date(2025, 1, 8)).post(staff, "begin_jurisdiction").post(staff, "match_respondent", credential=dana.pk)
    assert dict(walk.case.rulings.values_list("guard", "ruling")) == dict.fromkeys(
        ("G1", "G3", "G4", "G5", "G6", "G7"), "pass"
    )
    walk.post(director, "send_to_screening").declare(chair).post(chair, "appoint_screener", person=screener.pk)
    provision = Provision.objects.get(reference="CPRS-12")
    day = {**parts(date(2024, 11, 12), "conduct_from"), **parts(date(2024, 11, 12), "conduct_to")}
    walk.post(staff, "draft_allegation", provision=provision.pk, text="Borrowed $600 from a client.", **day)
    walk.on(date(2025, 1, 22)).post(chair, "give_opinion", view="accept", reason="A clear account.")
    walk.declare(screener).post(screener, "give_opinion", view="accept", reason="I agree.")
    walk.post(chair, "rule_on_guard", guard="G2", ruling="pass", reason="CPRS-12 would be breached.")
    walk.post(chair, "accept")
    assert walk.due("notice") == date(2025, 1, 31)

    walk.on(date(2025, 1, 27)).serve("serve_complaint", "notice_of_complaint")
    respondent = walk.case.parties.get(side="respondent").user
    allegation = walk.case.allegations.get()
    assert walk.due("answer") == date(2025, 2, 26)
    assert "Nothing has been decided" in walk.page(respondent, "/respond/")
    walk.on(date(2025, 2, 24))
    answer = {f"choice_{allegation.pk}": "admit", f"words_{allegation.pk}": "I borrowed it. I pressed nobody."}
    walk.post(respondent, "answer", side="respond", **answer)
    assert walk.due("investigation") == date(2025, 5, 27)

    investigator = board.investigators[0]
    walk.post(director, "appoint_investigator", person=investigator.pk).declare(investigator)
    found = {f"found_{allegation.pk}": "The loan is admitted. Pressure is not shown."}
    walk.on(date(2025, 3, 12)).post(investigator, "file_report", **found)
    walk.serve("serve_report", "report")
    assert walk.due("comment") == date(2025, 4, 2)

    # 2025-04-08: the time to comment is spent; the committee finds probable cause 5-0.
    walk.on(date(2025, 4, 8))
    call_command("run_clock")
    five = [chair, *[p for p in board.committee if p not in (chair, screener)][:4]]
    walk.declare(*five[1:])
    carried = dict.fromkeys(five, "yes")
    charge = {"names": "charge", "text": "That Dana Reed be charged with a breach of CPRS-12.", "sanction": "reprimand"}
    assert walk.vote("open_committee_motion", chair, carried, **charge).outcome == "carried"
    walk.post(chair, "charge")
    walk.on(date(2025, 4, 14)).serve("serve_charges", "statement_of_charges")
    assert walk.due("election") == date(2025, 5, 14)
    walk.on(date(2025, 5, 9)).post(respondent, "request_hearing", side="respond")

    panel = [board.co_chair, board.members[1], board.members[2]]
    walk.on(date(2025, 5, 16))
    walk.post(
        chair, "appoint_panel", officer=panel[0].pk, members=[p.pk for p in panel[1:]], alternate=board.members[3].pk
    )
    hearing = {**parts(date(2025, 6, 24), "day_of_hearing"), "time_of_day": "9:30 a.m.", "place": "Board office"}
    walk.post(staff, "set_hearing", **hearing).serve("serve_hearing_notice", "notice_of_hearing")
    assert (walk.due("challenge"), walk.due("exchange")) == (date(2025, 5, 27), date(2025, 6, 10))
    assert "June 24, 2025" in walk.refused(panel[0], "open_hearing") or "challenge" in walk.refused(
        panel[0], "open_hearing"
    )

    walk.on(date(2025, 6, 24)).post(panel[0], "open_hearing")
    form = walk.page(panel[0], f"/desk/cases/{walk.case.number}/do/record_attendance/")
    present = dict.fromkeys(set(re.findall(r'name="(present_\d+)"', form)), "yes")
    walk.post(panel[0], "record_attendance", **present).post(panel[0], "close_hearing")
    assert walk.due("panel_report") == date(2025, 7, 8)
    walk.on(date(2025, 7, 3))
    three = dict.fromkeys(panel, "yes")
    finding = {"allegation": allegation.pk, "text": "That allegation 1 is sustained."}
    assert walk.vote("open_panel_motion", panel[0], three, **finding).outcome == "carried"
    written = {f"facts_{allegation.pk}": "She lent $600.", f"reasons_{allegation.pk}": "Both say so."}
    written |= {f"uncited_{allegation.pk}": "The parties agree on it.", "sanction": "reprimand"}
    file_findings(walk.case, panel[0], written)
    walk.serve("serve_panel_report", "panel_report")
    assert walk.due("exceptions") == date(2025, 7, 14)

    walk.on(date(2025, 7, 22))
    call_command("run_clock")
    assert walk.vote("open_finding_motion", chair, carried, **finding).outcome == "carried"
    four_to_one = carried | {five[4]: "no"}
    sanction = {"names": "decide_reprimand", "text": "That Dana Reed be publicly reprimanded."}
    motion = walk.vote("open_committee_motion", chair, four_to_one, **sanction)
    assert (motion.outcome, motion.ballots.filter(choice="yes").count()) == ("carried", 4)
    walk.post(chair, "decide_reprimand")
    walk.on(date(2025, 7, 25)).serve("serve_decision", "decision")
    assert (walk.due("reconsideration"), walk.due("appeal")) == (date(2025, 8, 11), date(2025, 8, 25))

    # Before it is final the public sees nothing, and nobody can publish.
    walk.on(date(2025, 8, 25), time(23, 59))
    call_command("run_clock")
    walk.case.refresh_from_db()
    assert walk.case.status == Status.DECISION_ISSUED
    address = f"/register/{dana.professional.public_id}/"
    assert "Reprimand" not in walk.page(None, address)
    assert "Dana Reed" not in walk.page(None, "/actions/")
    walk.on(date(2025, 8, 26), time(0, 1))
    call_command("run_clock")
    walk.case.refresh_from_db()
    assert (walk.case.status, walk.due("publication")) == (Status.FINAL, date(2025, 9, 10))
    final = walk.case.docket.events.get(kind="become_final")
    assert final.at.isoformat() == "2025-08-26T04:00:00+00:00"  # 00:00 in New York, whenever the clock was run

    walk.on(date(2025, 8, 27)).post(staff, "draft_publication", summary="A breach of CPRS-12 of the Code was found.")
    preview = f"/desk/cases/{walk.case.number}/publication/preview/"
    assert "second person" in walk.page(staff, preview)
    assert "Dana Reed" not in walk.page(None, "/actions/")
    assert signed_in(director).get(f"/desk/cases/{walk.case.number}/do/publish/")["Location"] == preview
    assert signed_in(director).post(preview).status_code == 302
    walk.case.refresh_from_db()
    assert "Dana Reed" in walk.page(None, "/actions/")
    assert "Public Reprimand" in walk.page(None, address)
    walk.on(date(2030, 8, 25))
    assert "Dana Reed" in walk.page(None, "/actions/")
    walk.on(date(2030, 8, 26))
    assert "Dana Reed" not in walk.page(None, "/actions/")
    assert Publication.objects.get().live_until == date(2030, 8, 26)

    walk.on(date(2025, 8, 28)).post(director, "close_sanctioned")
    assert (walk.case.status, walk.case.disposition) == (Status.CLOSED, "sanctioned")
    mine = walk.page(complainant, "/my/")
    assert "final" in mine
    assert board.members[1].name not in mine
    assert PanelSeat.objects.filter(case=walk.case).count() == 4
    assert chain.verify().fault is None
