"""What a case does under each switch of its rule set, beside what it does under the default."""

from datetime import date, datetime

import pytest

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints import rules
from complaints.actions.rule_setting import make_rule_set
from complaints.actions.voting import voters_for
from complaints.effects import Act
from complaints.errors import Refused
from complaints.forms import FORMS
from complaints.models import Body, Case, Document, Participant, Status
from complaints.procedure import STEPS
from complaints.reading import papers_for
from people import clock
from people.models import Credential
from record.letters import render
from record.models import Deadline, Notice
from tests import plays

pytestmark = pytest.mark.django_db


def under(board: Board, **switches: str | int) -> None:
    """From December 1, 2024 on the board's rules are these; the cases of `plays` are filed in January 2025."""
    defaults = {name: number.value for name, number in rules.DEFAULTS.items()}
    values = {**defaults, **switches}
    if values == defaults:
        return  # the first version says so already
    day = datetime(2024, 12, 1, 9, 0, tzinfo=clock.ZONE)
    make_rule_set(values, effective_from=date(2024, 12, 1), note="A trial.", by=board.director, on=day)


def refusal(play: Play, step: str, person, **given) -> str:
    with pytest.raises(Refused) as refused:
        play.take(step, person, **given)
    return str(refused.value)


def letter(play: Play, kind: str) -> str:
    notice = Notice.objects.get(docket=play.case.docket_id, kind=kind)
    return " ".join(render(kind, "en", notice.context).body.split())


@pytest.mark.parametrize(("basis", "ruling"), [("at_conduct", "pass"), ("current", "fail")])
def test_a_person_is_judged_on_the_day_of_the_conduct_or_of_filing(board: Board, basis: str, ruling: str) -> None:
    under(board, jurisdiction_basis=basis)
    lapsed = plays.dana()
    Credential.objects.filter(pk=lapsed.pk).update(expires_on=date(2024, 12, 15))  # after the conduct, before filing
    play = plays.filed(board).take("begin_jurisdiction", board.staff[0])
    play.take("match_respondent", board.staff[0], credential=Credential.objects.get(pk=lapsed.pk))
    assert play.case.rulings.get(guard="G1").ruling == ruling


@pytest.mark.parametrize("waiver", ["on", "off"])
def test_a_late_complaint_can_be_let_in_only_where_the_limit_can_be_waived(board: Board, waiver: str) -> None:
    under(board, limitation_waiver=waiver)
    play = plays.filed(board)
    play.case.complaint.last_act_on, play.case.complaint.continuing = date(2020, 6, 1), True
    play.case.complaint.save()
    play.take("begin_jurisdiction", board.staff[0]).take("match_respondent", board.staff[0], credential=plays.dana())
    assert play.case.rulings.get(guard="G3").ruling == {"on": "needs_ruling", "off": "fail"}[waiver]
    given = {"guard": "G3", "ruling": "pass", "reason": "A continuing act."}
    if waiver == "off":
        assert refusal(play, "rule_on_guard", board.director, **given).startswith(
            "The rules of this case allow no waiver"
        )
    else:
        play.take("rule_on_guard", board.director, **given)
    assert play.case.rulings.get(guard="G3").ruling == {"on": "pass", "off": "fail"}[waiver]


def test_a_signature_to_be_notarized_waits_for_a_ruling(board: Board) -> None:
    under(board, notarization="on")
    play = plays.filed(board).take("begin_jurisdiction", board.staff[0])
    play.take("match_respondent", board.staff[0], credential=plays.dana())
    assert play.case.rulings.get(guard="G4").reason == "Signed. Look whether the signature is notarized."
    assert refusal(play, "send_to_screening", board.director).startswith("G4 does not pass yet")
    play.take("rule_on_guard", board.director, guard="G4", ruling="pass", reason="Notary Ames, January 3.")
    play.take("send_to_screening", board.director)
    assert play.case.status == Status.PRELIM_REVIEW


def test_without_a_review_a_served_dismissal_closes_the_case(board: Board) -> None:
    under(board, complainant_review="off")
    play = plays.alleged(board).opine("dismiss").take("dismiss_at_screening", board.chair)
    assert play.case.status == Status.DISMISSED
    play.on(date(2025, 1, 24)).serve("serve_dismissal")
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, "dismissed_prelim")
    assert not Deadline.objects.filter(docket=play.case.docket_id).open().exists()
    assert "With that the case is closed" in letter(play, "dismissal")
    assert "review" not in letter(play, "dismissal")


def test_with_a_review_the_dismissed_case_waits_for_the_whole_time(board: Board) -> None:
    under(board, review_days=20)
    play = plays.dismissed(board)  # served on January 24
    assert play.on(date(2025, 2, 13)).case.status == Status.DISMISSED
    assert "you can ask for a review in writing" in letter(play, "dismissal")
    assert play.on(date(2025, 2, 14)).case.status == Status.CLOSED


@pytest.mark.parametrize("may", ["on", "off"])
def test_the_procedures_own_charges_can_be_ruled_out(board: Board, may: str) -> None:
    under(board, proc_charges=may)
    play = plays.screening(board).on(date(2025, 1, 22))
    proc = Provision.objects.get(reference="PROC-1")
    asked = FORMS["allegation"](
        case=play.case, person=board.staff[0], step=STEPS["draft_allegation"], on=play.now
    )  # fmt: skip
    offered = {key for _label, group in asked.fields["provision"].choices[1:] for key, _words in group}
    assert (str(proc.pk) in offered) is (may == "on")
    given = {"provision": proc, "text": "Hid a record.", "conduct_from": plays.LENT, "conduct_to": plays.LENT}
    if may == "off":
        assert "do not allow PROC-1 to be charged" in refusal(play, "draft_allegation", board.staff[0], **given)
    else:
        play.take("draft_allegation", board.staff[0], **given)
    assert play.case.allegations.exists() is (may == "on")


def test_a_hearing_is_always_held_where_the_rules_say_so(board: Board) -> None:
    under(board, hearing_for_heavy="always")
    play = plays.charged(board, "suspension", 6)
    told = letter(play, "statement_of_charges")
    assert "For the proposed sanction there is a hearing in any case." in told
    assert "stay silent" not in told
    assert refusal(play, "waive_hearing", play.respondent, signature="Dana Reed").startswith(
        "The rules of this case give a hearing"
    )
    play.on(date(2025, 5, 20))  # silent
    assert (play.case.status, play.case.has("hearing_waived_by_silence")) == (Status.HEARING_SCHEDULED, False)


def test_a_light_sanction_is_heard_on_request_also_there(board: Board) -> None:
    under(board, hearing_for_heavy="always")
    play = plays.charged(board, "reprimand").on(date(2025, 5, 20))
    assert (play.case.status, play.case.has("hearing_waived_by_silence")) == (Status.COMMITTEE_DECISION, True)


@pytest.mark.parametrize("may", ["yes", "no"])
def test_panel_members_vote_in_the_committee_or_are_kept_from_it(board: Board, may: str) -> None:
    under(board, panel_votes_in_committee=may)
    play = plays.heard(board)
    panel = set(Participant.objects.filter(case=play.case, on_panel=True).values_list("person_id", flat=True))
    case = Case.objects.get(pk=play.case.pk)
    act = Act(case=case, docket=case.docket, step="open_finding_motion", by=board.chair, on=play.now, given={})
    voting = {person.pk for person in voters_for(act, Body.COMMITTEE)}
    assert len(panel) >= 3
    assert bool(voting & panel) is (may == "yes")


@pytest.mark.parametrize("may", ["no", "yes"])
def test_the_complainant_reads_the_answer_only_where_the_rules_say_so(board: Board, may: str) -> None:
    under(board, complainant_sees_answer=may)
    play = plays.investigating(board)
    Document.objects.create(
        case=play.case, kind="answer", title="Answer", text="I did not.", added_by=play.respondent, added_at=play.now
    )
    Document.objects.create(
        case=play.case, kind="answer", title="With a client's name", added_by=play.respondent, added_at=play.now,
        client_identifying=True,
    )  # fmt: skip
    case = Case.objects.get(pk=play.case.pk)
    titles = {paper.title for paper in papers_for(case, play.complainant) if paper.kind == "answer"}
    assert titles - {"The respondent's answer"} == ({"Answer"} if may == "yes" else set())
    assert "With a client's name" not in titles


@pytest.mark.parametrize(
    ("standard", "words"),
    [("preponderance", "Preponderance of the evidence"), ("clear_and_convincing", "Clear and convincing evidence")],
)
def test_the_standard_of_proof_stands_where_findings_are_put_to_the_vote(
    board: Board, standard: str, words: str
) -> None:
    under(board, standard_of_proof=standard)
    play = plays.waived(board)
    form = FORMS["finding_motion"](
        case=play.case, person=board.chair, step=STEPS["open_finding_motion"], on=play.now
    )  # fmt: skip
    assert form.fields["allegation"].help_text == f"Standard of proof: {words}. A tie is not sustained."


@pytest.mark.parametrize("may", ["no", "yes"])
def test_the_complainant_is_told_of_a_written_caution_only_where_the_rules_say_so(board: Board, may: str) -> None:
    under(board, complainant_told_of_caution=may)
    play = plays.decided(board, "caution")
    assert ("Written Caution" in letter(play, "outcome_confidential")) is (may == "yes")
    assert ("Any outcome is confidential" in letter(play, "outcome_confidential")) is (may == "no")


def test_ordinary_mail_counts_as_served_after_the_days_of_the_rule_set(board: Board) -> None:
    under(board, ordinary_mail_days=5)
    play = plays.alleged(board).opine("dismiss").take("dismiss_at_screening", board.chair)
    play.release().on(date(2025, 1, 30))
    play.take("serve_dismissal", board.staff[0], method="ordinary_mail", posted_on=date(2025, 1, 24))
    assert Deadline.objects.get(docket=play.case.docket_id, name="review").started_on == date(2025, 1, 29)
