"""The forms of a vote, and one walk in which the workflow takes what the forms give."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from complaints import motions, workflow
from complaints.models import (
    Ballot,
    Case,
    Declaration,
    Motion,
    Status,
    Voter,
)
from complaints.seats import Seat, seat
from people.models import Role, User
from record.models import Event
from tests.stepping import (
    NOON,
    PDF,
    allegation,
    credential,
    errors,
    form,
    given,
    load_tables,
    new_case,
    offered,
    person,
    values,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tables(db: None) -> None:
    load_tables()


# --------------------------------------------------------------------------------------------------------------- voting


DETERMINED = ["filed", "alleged", "noticed", "answered", "reported", "report_served", "commented"]


def test_a_motion_names_only_what_this_body_can_decide_at_this_status() -> None:
    who = person("ana", Role.CHAIR)
    case = new_case(Status.DETERMINATION, facts=DETERMINED)
    shown = form("open_committee_motion", case, who)
    assert values(shown.fields["names"].choices) == {
        "dismiss_after_investigation",
        "investigate_more",
        "charge",
        "hold_in_abeyance",
    }  # type: ignore[attr-defined]
    assert shown.fields["names"].help_text == ""
    Motion.objects.create(
        case=case, body="ethics_committee", step="charge", text="x", text_hash="x", opened_by=who, opened_at=NOON
    )
    assert values(form("open_committee_motion", case, who).fields["names"].choices) == {  # type: ignore[attr-defined]
        "dismiss_after_investigation",
        "investigate_more",
        "hold_in_abeyance",
    }
    early = form("open_committee_motion", new_case(Status.DETERMINATION, "EC-2027-0002", facts=DETERMINED[:-1]), who)
    assert values(early.fields["names"].choices) == {"investigate_more", "hold_in_abeyance"}  # type: ignore[attr-defined]
    assert early.fields["names"].help_text == (
        "Not possible now. Dismiss after investigation: The respondent has not commented on the report. "
        "Issue charges: The respondent has not commented on the report."
    )


def test_reviewers_are_offered_the_one_way_to_uphold_that_fits_their_case() -> None:
    who = person("ana")
    case = new_case(Status.DISMISSAL_REVIEW, facts=["dismissed_at_screening", "reviewers_appointed"])
    shown = form("open_review_motion", case, who)
    assert values(shown.fields["names"].choices) == {"uphold_dismissal_at_screening"}  # type: ignore[attr-defined]
    assert {"sanction", "months", "terms"} & set(shown.fields) == set()
    answers = {"names": "uphold_dismissal_at_screening", "text": "The dismissal stands."}
    assert given("open_review_motion", case, who, answers) == answers | {"sanction": "", "months": None, "terms": ""}


def test_charges_name_the_sanction_and_a_suspension_its_months() -> None:
    who = person("ana", Role.CHAIR)
    case = new_case(Status.DETERMINATION, facts=DETERMINED)
    charge = {"names": "charge", "text": "To charge."}
    assert errors("open_committee_motion", case, who, charge) == {
        "sanction": ["Choose the sanction that is proposed with the charges"]
    }
    suspended = charge | {"sanction": "suspension"}
    assert errors("open_committee_motion", case, who, suspended) == {
        "months": ["Write how many months the Suspension lasts"]
    }
    for months in ("0", "61"):
        assert errors("open_committee_motion", case, who, suspended | {"months": months}) == {
            "months": ["Write a number of months from 1 to 60"]
        }
    assert given("open_committee_motion", case, who, suspended | {"months": "6", "terms": "Training."}) == {
        "names": "charge", "text": "To charge.", "sanction": "suspension", "months": 6, "terms": "Training.",
    }  # fmt: skip


def test_what_belongs_to_another_choice_is_not_put_to_the_vote() -> None:
    who = person("ana", Role.CHAIR)
    case = new_case(Status.DETERMINATION, facts=DETERMINED)
    stale = {"names": "dismiss_after_investigation", "text": "x", "sanction": "revocation", "months": "6", "terms": "y"}
    assert given("open_committee_motion", case, who, stale) == {
        "names": "dismiss_after_investigation", "text": "x", "sanction": "", "months": None, "terms": "",
    }  # fmt: skip
    decided = new_case(
        Status.COMMITTEE_DECISION, "EC-2027-0002", facts=["noticed", "answered", "hearing_waived", "charges_served"]
    )
    reprimand = {"names": "decide_reprimand", "text": "x", "months": "6", "terms": "Training."}
    assert given("open_committee_motion", decided, who, reprimand) == {
        "names": "decide_reprimand", "text": "x", "sanction": "", "months": None, "terms": "Training.",
        "aggravating": [], "mitigating": [], "factors": "", "departure": "",
    }  # fmt: skip
    assert errors("open_committee_motion", decided, who, {"names": "decide_suspension", "text": "x"}) == {
        "months": ["Write how many months the Suspension lasts"]
    }


def motion_on(case: Case, who: User, text: str = "Sustained.", **facts: Any) -> Motion:
    voters = facts.pop("voters", ())
    values = {"body": "ethics_committee", "text_hash": motions.hash_of(text), "opened_by": who, "opened_at": NOON}
    motion = Motion.objects.create(case=case, text=text, **values | facts)
    Voter.objects.bulk_create([Voter(motion=motion, person=voter) for voter in voters])
    return motion


def test_findings_are_put_on_allegations_without_an_open_or_decided_vote() -> None:
    who = person("ana", Role.CHAIR)
    case = new_case(Status.COMMITTEE_DECISION)
    decided, voted_on, none_came, untouched = (allegation(case, number) for number in range(1, 5))
    finding = {"kind": "finding"}
    motion_on(case, who, **finding, allegation=decided, closed_at=NOON, outcome="failed")
    motion_on(case, who, **finding, allegation=voted_on)
    motion_on(case, who, **finding, allegation=none_came, closed_at=NOON, outcome="no_quorum")
    motion_on(case, who, **finding, allegation=untouched, body="hearing_panel", closed_at=NOON, outcome="carried")
    assert offered(form("open_finding_motion", case, who), "allegation") == [none_came, untouched]
    answers = {"allegation": untouched.pk, "text": "Allegation 4 is sustained."}
    assert given("open_finding_motion", case, who, answers) == answers | {"allegation": untouched}


def test_a_ballot_is_cast_on_a_motion_that_waits_for_this_person_with_a_reason_against() -> None:
    who, other = person("ana", Role.MEMBER), person("bo", Role.MEMBER)
    case = new_case(Status.COMMITTEE_DECISION)
    waits = motion_on(case, who, "First.", step="decide_caution", voters=[who, other])
    cast = motion_on(case, who, "Second.", step="decide_reprimand", voters=[who])
    Ballot.objects.create(motion=cast, person=who, choice="yes", text_hash=cast.text_hash, cast_at=NOON)
    motion_on(case, who, "Third.", step="decide_revocation", voters=[other])
    motion_on(case, who, "Fourth.", step="remit", voters=[who], closed_at=NOON, outcome="failed")
    shown = form("cast_ballot", case, who)
    assert (offered(shown, "motion"), shown.initial) == ([waits], {"motion": waits.pk})
    for choice in ("yes", "abstain"):
        answers = {"motion": waits.pk, "choice": choice}
        assert given("cast_ballot", case, who, answers) == {"motion": waits, "choice": choice, "reason": ""}
    assert errors("cast_ballot", case, who, {"motion": waits.pk, "choice": "no"}) == {
        "reason": ["Write why you vote against"]
    }
    assert form("cast_ballot", case, who, {"motion": waits.pk, "choice": "no", "reason": "Too hard."}).is_valid()
    assert errors("cast_ballot", case, who, {"motion": cast.pk, "choice": "yes"}) == {
        "motion": ["Choose one of the answers in the list"]
    }


def test_who_presides_closes_a_vote_and_learns_only_how_many_have_voted() -> None:
    chair, member = person("chair", Role.CHAIR), person("member", Role.MEMBER)
    case = new_case(Status.COMMITTEE_DECISION)
    seat(chair, case, Seat.CHAIR)
    motion = motion_on(case, chair, "A caution.", step="decide_caution", voters=[chair, member])
    Ballot.objects.create(motion=motion, person=member, choice="no", text_hash=motion.text_hash, cast_at=NOON)
    motion_on(case, chair, "Of the panel.", step="x", body="hearing_panel")
    shown = form("close_motion", case, chair)
    assert [str(label) for _value, label in shown.fields["motion"].choices] == ["A caution. (1 of 2 have voted)"]  # type: ignore[attr-defined]
    assert given("close_motion", case, chair, {"motion": motion.pk}) == {"motion": motion}
    assert offered(form("close_motion", case, member), "motion") == []


# -------------------------------------------------------------------------------------------- from the form to the record


def test_what_the_forms_give_is_what_the_steps_take() -> None:
    chair, staff, held = person("chair", Role.CHAIR), person("staff", Role.CASE_STAFF), credential("Ana Ruiz", "C-1")
    director = person("director", Role.EXECUTIVE_DIRECTOR)
    case = new_case(Status.JURISDICTION, facts=["filed"])
    for someone, place in ((staff, Seat.STAFF), (director, Seat.DIRECTOR), (chair, Seat.CHAIR)):
        seat(someone, case, place)
    Declaration.objects.create(case=case, person=chair, declared_at=NOON)

    def take(step: str, who: User, data: dict[str, Any], upload: SimpleUploadedFile | None = None) -> Event:
        return workflow.take(step, case, by=who, on=NOON, **given(step, case, who, data, upload)).event

    take("match_respondent", staff, {"query": "C-1"})
    assert case.credential == held
    take("rule_on_guard", director, {"guard": "G5", "ruling": "fail", "reason": "No name."})
    assert case.rulings.get(guard="G5").ruling == "fail"
    take("add_evidence", staff, {"title": "Letter", "client_identifying": "on"}, SimpleUploadedFile("a.pdf", PDF))
    paper = case.documents.get()
    assert (paper.title, paper.content_type, paper.size, paper.client_identifying) == (
        "Letter",
        "application/pdf",
        len(PDF),
        True,
    )
    with paper.file.open("rb") as kept:
        assert kept.read() == PDF
    take("record_release_basis", director, {"document": paper.pk, "basis": "redacted"})
    assert case.documents.get().reading_kind == "evidence"
    take("close_without_consent", director, {"reason": "Nobody signed."})
    assert case.status == Status.CLOSED
