"""The forms of jurisdiction check, screening and inquiry: only what is possible is offered."""

from datetime import date

import pytest

from code_of_ethics.models import Provision
from complaints.models import (
    GuardRuling,
    Participant,
    Status,
)
from complaints.seats import Seat, seat
from people.models import Role
from tests.stepping import (
    NOON,
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


# ------------------------------------------------------------------------------------------------------------ screening


def test_the_match_offers_who_is_named_like_that_and_tells_two_of_one_name_apart() -> None:
    one, two = credential("Ana Ruiz", "C-1", town="Hartford"), credential("Ana Ruíz", "C-2", "crss", town="New Haven")
    former = credential("Ana Vega", "C-3", former_names="Ana Ruiz")
    credential("Bo Chen", "C-4")
    case, who = new_case(Status.JURISDICTION), person("ana")
    shown = form("match_respondent", case, who)
    assert set(offered(shown, "credential")) == {one, two, former}
    assert [str(label) for _value, label in shown.fields["credential"].choices] == [  # type: ignore[attr-defined]
        "Ana Ruiz, Hartford: Certified Peer Recovery Specialist C-1 (applied May 1, 2022, certified September 1, 2022)",
        "Ana Ruíz, New Haven: Certified Recovery Support Specialist C-2 "
        "(applied May 1, 2022, certified September 1, 2022)",
        "Ana Vega, Ana Ruiz: Certified Peer Recovery Specialist C-3 (applied May 1, 2022, certified September 1, 2022)",
    ]
    assert given("match_respondent", case, who, {"credential": two.pk}) == {"credential": two}


def test_a_whole_number_is_taken_at_once_and_a_name_only_after_it_was_chosen() -> None:
    credential("Ana Ruiz", "C-1")
    chen = credential("Bo Chen", "C-4")
    case, who = new_case(Status.JURISDICTION), person("ana")
    assert given("match_respondent", case, who, {"query": " c-4 "}) == {"credential": chen}
    named = form("match_respondent", case, who, {"query": "chen"})
    assert named.errors == {"credential": ["Choose the credential that is meant"]}
    assert chen in offered(named, "credential")
    assert given("match_respondent", case, who, {"query": "chen", "credential": chen.pk}) == {"credential": chen}
    assert errors("match_respondent", case, who, {"query": "Nobody"}) == {
        "query": ["The registry holds nobody by that name or number. Check the spelling, or try a part of it"]
    }
    assert errors("match_respondent", case, who, {}) == {
        "credential": ["Choose a credential, or look up another name or number"]
    }


def test_an_empty_registry_is_told_before_anything_is_looked_up() -> None:
    hint = form("match_respondent", new_case(Status.JURISDICTION), person("ana")).fields["credential"].help_text
    assert hint == "The registry holds nobody by the name in the complaint. Look up another name above."


def test_each_intake_guard_is_ruled_on_at_its_own_stage() -> None:
    who = person("ana")
    case, screened = new_case(Status.JURISDICTION), new_case(Status.PRELIM_REVIEW, "EC-2027-0002")
    GuardRuling.objects.create(case=case, guard="G3", ruling="fail", reason="Five years.", ruled_at=NOON)
    shown = form("rule_on_guard", case, who)
    labels = dict(shown.fields["guard"].choices)  # type: ignore[attr-defined]
    assert set(labels) == {"G1", "G3", "G4", "G5", "G6", "G7"}
    assert labels["G3"] == "G3, Time: filed within the limit. Now: Fail. Five years."
    assert values(form("rule_on_guard", screened, who).fields["guard"].choices) == {"G2"}  # type: ignore[attr-defined]
    answers = {"guard": "G3", "ruling": "pass", "reason": "Told late."}
    assert given("rule_on_guard", case, who, answers) == answers


def test_the_screener_is_a_free_member_other_than_the_chair() -> None:
    chair, free, busy = person("chair", Role.CHAIR), person("free", Role.MEMBER), person("busy", Role.MEMBER)
    person("director", Role.DIRECTOR)
    case = new_case(Status.PRELIM_REVIEW)
    Participant.objects.create(case=case, person=busy, on_panel=True)
    assert offered(form("appoint_screener", case, chair), "person") == [free]
    assert given("appoint_screener", case, chair, {"person": free.pk}) == {"person": free}
    Participant.objects.create(case=case, person=free, on_appeal=True)
    nobody = form("appoint_screener", case, chair).fields["person"].help_text
    assert nobody == "No member is free to screen. The President can name a designee."


def test_rules_are_offered_in_order_of_fit_and_the_days_come_from_the_complaint() -> None:
    who = person("ana")
    held = credential("Ana Ruiz", "C-1")
    case = new_case(Status.PRELIM_REVIEW, credential=held, respondent=held.professional)
    shown = form("draft_allegation", case, who)
    groups = {
        str(label): [text.split(":")[0] for _value, text in rows]
        for label, rows in shown.fields["provision"].choices[1:]  # type: ignore[attr-defined]
    }
    assert list(groups) == [
        "Rules that fit what the complaint is about",
        "Other rules in force for this credential on these days",
        "Rules of another code: give a reason below",
    ]
    first, rest, other = groups.values()
    assert first == ["CPRS-12"]
    assert set(rest) == {f"CPRS-{n}" for n in range(1, 16) if n != 12} | {"PROC-1", "PROC-2"}
    assert set(other) == {f"CRSS-{n}" for n in range(1, 19)}
    assert (shown.initial["conduct_from"], shown.initial["conduct_to"]) == (date(2026, 11, 2), date(2027, 1, 5))


def test_an_allegation_gives_its_provision_and_its_days_and_tells_days_that_cannot_be() -> None:
    who = person("ana")
    held = credential("Ana Ruiz", "C-1")
    case = new_case(Status.PRELIM_REVIEW, credential=held, respondent=held.professional)
    rule = Provision.objects.get(reference="CRSS-13")
    answers = {
        "provision": rule.pk,
        "text": "Took a loan.",
        "conduct_from": date(2026, 11, 2),
        "conduct_to": date(2027, 1, 5),
        "citing_reason": "Both codes bind.",
    }
    assert given("draft_allegation", case, who, answers) == answers | {"provision": rule}
    assert errors("draft_allegation", case, who, answers | {"conduct_to": date(2026, 11, 1)}) == {
        "conduct_to": ["The last day comes before the first. Change one of them"]
    }
    assert errors("draft_allegation", case, who, answers | {"conduct_to": date(2027, 3, 2)}) == {
        "conduct_to": ["This day lies ahead. Write the last day it happened"]
    }
    assert errors("draft_allegation", case, who, answers | {"provision": 0}) == {
        "provision": ["Choose one of the answers in the list"]
    }


def test_an_opinion_gives_view_and_reason() -> None:
    answers = {"view": "dismiss", "reason": "No rule is touched."}
    assert given("give_opinion", new_case(Status.PRELIM_REVIEW), person("ana"), answers) == answers


def test_exactly_three_reviewers_are_chosen_among_those_without_a_part() -> None:
    members = [person(f"member{number}", Role.MEMBER) for number in range(5)]
    president = person("president", Role.PRESIDENT)
    case = new_case(Status.DISMISSAL_REVIEW)
    Participant.objects.create(case=case, person=members[0], screened=True)
    assert offered(form("appoint_reviewers", case, president), "people") == members[1:]
    chosen = given("appoint_reviewers", case, president, {"people": [m.pk for m in members[1:4]]})
    assert (list(chosen), list(chosen["people"])) == (["people"], members[1:4])
    for some, sentence in (
        ([], "Choose the reviewers"),
        (members[1:3], "Choose 3 people"),
        (members[1:], "Choose 3 people"),
    ):
        sent = {"people": [m.pk for m in some]}
        assert errors("appoint_reviewers", case, president, sent) == {"people": [sentence]}


# -------------------------------------------------------------------------------------------------------------- inquiry


def test_more_time_is_given_in_days_up_to_the_most_that_the_rules_allow() -> None:
    case, who = new_case(Status.AWAITING_ANSWER), person("ana")
    assert given("extend_answer", case, who, {"days": "15", "reason": "Ill."}) == {"days": 15, "reason": "Ill."}
    for days in ("0", "16", "-1"):
        sent = {"days": days, "reason": "Ill."}
        assert errors("extend_answer", case, who, sent) == {"days": ["Give between 1 and 15 days"]}
    assert errors("extend_answer", case, who, {"days": "ten", "reason": "Ill."}) == {
        "days": ["Write the days as a number, like 10"]
    }


def test_an_answer_asks_for_one_choice_on_each_allegation_and_no_words() -> None:
    case, who = new_case(Status.AWAITING_ANSWER), person("ana")
    first, second = allegation(case, 1), allegation(case, 2)
    shown = form("answer", case, who)
    assert list(shown.fields) == [
        f"choice_{first.pk}", f"words_{first.pk}", f"choice_{second.pk}", f"words_{second.pk}", "text", "file",
    ]  # fmt: skip
    assert shown.fields[f"choice_{first.pk}"].help_text == "Took a loan, 1."
    answers = {f"choice_{first.pk}": "admit", f"choice_{second.pk}": "deny", f"words_{second.pk}": "No."}
    assert given("answer", case, who, answers) == {
        "answers": {first.pk: ("admit", ""), second.pk: ("deny", "No.")},
        "text": "",
        "file": None,
    }
    assert errors("answer", case, who, {f"choice_{first.pk}": "admit"}) == {
        f"choice_{second.pk}": ["Answer allegation 2: choose one of the three answers"]
    }
    assert list(form("answer", new_case(number="EC-2027-0002"), who).fields) == ["text", "file"], (
        "no form keeps another's"
    )


def test_the_investigator_is_of_the_office_or_a_member_who_did_nothing_else() -> None:
    chair, member, busy = person("chair", Role.CHAIR), person("member", Role.MEMBER), person("busy", Role.MEMBER)
    office = person("office", Role.INVESTIGATOR)
    case = new_case(Status.INVESTIGATION)
    Participant.objects.create(case=case, person=busy, screened=True)
    assert offered(form("appoint_investigator", case, chair), "person") == [chair, member, office]
    assert given("appoint_investigator", case, chair, {"person": office.pk}) == {"person": office}


def test_a_case_is_joined_only_to_one_that_the_chair_may_know_of() -> None:
    chair, held = person("chair", Role.CHAIR), credential("Ana Ruiz", "C-1")
    facts = {"credential": held, "respondent": held.professional}
    case, known, hidden = (new_case(Status.INVESTIGATION, f"EC-2027-000{n}", **facts) for n in (1, 2, 3))
    new_case(Status.INVESTIGATION, "EC-2027-0004")
    seat(chair, known, Seat.CHAIR)
    assert offered(form("join", case, chair), "lead") == [known]
    assert given("join", case, chair, {"lead": known.pk, "reason": "One event."}) == {
        "lead": known,
        "reason": "One event.",
    }
    assert errors("join", case, chair, {"lead": hidden.pk, "reason": "One event."}) == {
        "lead": ["Choose one of the answers in the list"]
    }
