"""Story T5, conduct either side of 2022-04-01, with and without the text of the earlier code (scenarios.md, §1.2)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ccb_ethics.demo.play import Board, Play
from code_of_ethics import citing
from code_of_ethics.models import Edition, Provision
from complaints import workflow
from complaints.actions.filing import Answers
from complaints.errors import Refused
from complaints.forms import FORMS
from complaints.hearable import allegations_of
from complaints.models import Case, Overlay, Status
from complaints.procedure import STEPS
from people import clock
from record.models import Notice
from tests.beginnings import begins
from tests.by_page import NOT_OFFERED
from tests.factories import professional, signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
GIFT, OLD_TEXTS, NEW_TEXTS = date(2018, 12, 1), date(2022, 3, 15), date(2022, 4, 20)
PUBLIC = ("/register/", "/actions/")
UNTIMELY = "Untimely: the limit ended on December 1, 2022."
WAITS = "Provision text needed: this charge waits until the code that was in force on its day is loaded."


def rule(reference: str) -> Provision:
    return Provision.objects.get(reference=reference)


def load_the_earlier_code() -> None:
    """What the office does in the admin once the text is found."""
    edition = Edition.objects.get(code="cprs", slug="before-2022")
    Provision.objects.create(edition=edition, number=10, reference="OLD-10", ethic="I will not exploit those I serve.")
    Provision.objects.create(edition=edition, number=12, reference="OLD-12", ethic="I will take no gifts.")
    Edition.objects.filter(pk=edition.pk).update(text_held=True)


@begins
def screening(board: Board) -> Play:
    """Filed on Tuesday, January 17, 2023, and at screening the same day."""
    dana = professional("Dana Reed", credential="cprs", applied_on=date(2015, 1, 1), certified_on=date(2015, 3, 1))
    told = Answers(
        relationship="former_client", name="Mary Moe", contact="code", signature="Mary Moe", respondent_name="Dana Reed",
        topics=("threats", "money"), narrative="Messages, and a gift.", first_act_on=GIFT, last_act_on=NEW_TEXTS,
        consents_to_disclosure=True,
    )  # fmt: skip
    play = Play(board, datetime(2023, 1, 17, 9, 0, tzinfo=clock.ZONE)).file(told).pass_jurisdiction(dana)
    assert play.case.rulings.get(guard="G3").ruling == "pass"  # counted from the last act
    return play


@begins
def with_the_gift(board: Board) -> Play:
    """The gift is allegation 1, too late; the messages of April are allegation 2."""
    play = screening(board).allege(
        rule("CPRS-12"), "Took a watch from a client.", GIFT, reason="The nearest rule held."
    )
    return play.allege(rule("CPRS-10"), "Threatened a client in messages of April.", NEW_TEXTS)


def sever_the_messages_of_march(play: Play) -> Play:
    text, reason = "Threatened a client in messages of March.", "The earlier code is not loaded."
    return play.take(
        "sever", play.board.staff[0], text=text, conduct_from=OLD_TEXTS, conduct_to=OLD_TEXTS, reason=reason
    )


def beside(play: Play) -> Play:
    """The severed case, played on beside its parent."""
    other = Play(play.board, play.now)
    other.case = Case.objects.get(severed_from=play.case)
    return other


# ---- what may be drafted ---------------------------------------------------------------------------------------------


def test_the_gift_is_kept_and_excluded_with_the_day_its_limit_ended(board) -> None:
    play = with_the_gift(board)
    gift, texts = play.case.allegations.all()
    assert (gift.limit_ended_on, gift.is_excluded, gift.timeliness) == (date(2022, 12, 1), True, UNTIMELY)
    assert (texts.limit_ended_on, texts.is_excluded, texts.timeliness) == (None, False, "")
    assert list(allegations_of(play.case)) == [texts]


@pytest.mark.parametrize(("day", "untimely"), [(date(2019, 1, 16), True), (date(2019, 1, 17), False)])
def test_the_fourth_anniversary_is_in_time(board, day: date, untimely: bool) -> None:
    load_the_earlier_code()
    play = screening(board).allege(rule("OLD-12"), "Took a watch from a client.", day)
    assert play.case.allegations.get().is_excluded is untimely


def test_a_rule_of_2022_cannot_be_attached_to_march(board) -> None:
    play = screening(board)
    for reason in ("", "It says the same."):
        with pytest.raises(Refused, match=r"The code that was in force on March 15, 2022 is not loaded\."):
            play.allege(rule("CPRS-10"), "Messages.", OLD_TEXTS, reason=reason)
    load_the_earlier_code()
    with pytest.raises(Refused, match=r"CPRS-10 is not a rule of the code that was in force on March 15, 2022\."):
        play.allege(rule("CPRS-10"), "Messages.", OLD_TEXTS)
    assert not play.case.allegations.exists()


def test_the_days_around_the_new_code_belong_to_one_edition_each(board) -> None:
    load_the_earlier_code()
    play = screening(board)
    play.allege(rule("OLD-10"), "The last day of the old code.", date(2022, 3, 31))
    play.allege(rule("CPRS-10"), "The first day of the new code.", date(2022, 4, 1))
    for reference, day in (("OLD-10", date(2022, 4, 1)), ("CPRS-10", date(2022, 3, 31))):
        with pytest.raises(Refused, match="is not a rule of the code that was in force on"):
            play.allege(rule(reference), "Off by one.", day)
    assert [a.conduct_to for a in play.case.allegations.all()] == [date(2022, 3, 31), date(2022, 4, 1)]


@pytest.mark.parametrize("is_loaded", [False, True])
def test_conduct_on_both_sides_is_split_and_the_refusal_names_the_parts(board, is_loaded: bool) -> None:
    if is_loaded:
        load_the_earlier_code()
    with pytest.raises(Refused) as refused:
        screening(board).allege(rule("CPRS-10"), "Messages without end.", OLD_TEXTS, NEW_TEXTS, reason="One pattern.")
    assert str(refused.value) == (
        "Another edition of the code begins within these days. Draft one allegation for each part: "
        "March 15, 2022 – March 31, 2022; April 1, 2022 – April 20, 2022."
    )


def test_days_are_cut_only_where_an_edition_begins() -> None:
    whole = (date(2022, 4, 1), date(2022, 6, 1))
    assert citing.spans("cprs", *whole) == [whole]
    assert citing.spans("crss", OLD_TEXTS, NEW_TEXTS) == [(OLD_TEXTS, NEW_TEXTS)]
    assert citing.spans("nothing-known", OLD_TEXTS, NEW_TEXTS) == [(OLD_TEXTS, NEW_TEXTS)]


@pytest.mark.usefixtures("board")
def test_days_are_cut_at_the_first_of_april_2022() -> None:
    assert citing.spans("cprs", date(2022, 3, 31), date(2022, 4, 1)) == [
        (date(2022, 3, 31), date(2022, 3, 31)), (date(2022, 4, 1), date(2022, 4, 1)),
    ]  # fmt: skip


# ---- without the earlier text ----------------------------------------------------------------------------------------


def test_without_the_text_the_charge_of_march_waits_in_a_case_of_its_own(board) -> None:
    play = sever_the_messages_of_march(with_the_gift(board).on(date(2023, 1, 24)))
    severed = beside(play).case
    assert (play.case.number, severed.number) == ("EC-2023-0001", "EC-2023-0002")
    assert (severed.status, severed.facts) == (Status.PRELIM_REVIEW, ["filed", "awaits_text"])
    same = ("complaint_id", "rule_set_id", "respondent_id", "credential_id")
    assert [getattr(severed, name) for name in same] == [getattr(play.case, name) for name in same]
    overlay = Overlay.objects.get(case=severed)
    assert (overlay.kind, overlay.reason, overlay.opened_by, overlay.closed_at) == (
        "severance", "The earlier code is not loaded.", board.staff[0], None,
    )  # fmt: skip
    assert workflow.fact_obstacle(STEPS["accept"], severed.facts) == WAITS
    play.opine().accept()
    assert play.case.status == Status.NOTICE_TO_RESPONDENT  # the rest goes on


def test_what_is_excluded_or_severed_is_neither_served_nor_answered_nor_shown_to_the_respondent(board) -> None:
    play = sever_the_messages_of_march(with_the_gift(board)).opine().accept()
    play.on(date(2023, 1, 30)).serve("serve_complaint")
    letter = Notice.objects.get(docket=play.case.docket, kind="notice_of_complaint").body
    page = text_of(signed_in(play.respondent).get("/respond/"))
    form = FORMS["answer"](case=play.case, person=play.respondent, step=STEPS["answer"], on=play.now)
    texts = play.case.allegations.get(number=2)
    assert set(form.fields) == {f"choice_{texts.pk}", f"words_{texts.pk}", "text", "file"}
    for told in (letter, page):
        assert "Threatened a client in messages of April." in told
        assert "watch" not in told
        assert "messages of March" not in told
    board_page = text_of(signed_in(board.director).get(f"/desk/cases/{play.case.number}/allegations/"))
    assert "Took a watch from a client." in board_page
    assert UNTIMELY in board_page


def test_once_the_text_is_loaded_the_severed_case_goes_on_for_the_same_people(board) -> None:
    play = sever_the_messages_of_march(with_the_gift(board)).opine().accept()
    play.on(date(2023, 1, 30)).serve("serve_complaint")
    severed = beside(play).on(date(2023, 5, 2))
    note = STEPS["text_loaded"]
    assert workflow.obstacle(note, severed.case, board.staff[0], severed.now) == (
        "The code that was in force on March 15, 2022 is not loaded yet."
    )
    load_the_earlier_code()
    severed.take("text_loaded", board.staff[0])
    assert Overlay.objects.get(case=severed.case).outcome == "text_loaded"
    assert severed.due("screening") == date(2023, 5, 22)  # 14 business days anew
    severed.allege(rule("OLD-10"), "Threatened a client in messages of March.", OLD_TEXTS)
    assert not severed.case.allegations.get().is_excluded  # counted to the day of the complaint, not of the severance
    severed.opine().accept().on(date(2023, 5, 8)).serve("serve_complaint")
    assert (severed.complainant, severed.respondent) == (play.complainant, play.respondent)
    assert severed.case.status == Status.AWAITING_ANSWER


# ---- the waiver ------------------------------------------------------------------------------------------------------


def test_the_committee_may_waive_the_limit_and_the_gift_is_heard_again(board) -> None:
    load_the_earlier_code()
    play = screening(board).allege(rule("OLD-12"), "Took a watch from a client.", GIFT).on(date(2023, 1, 24))
    with pytest.raises(Refused, match="carry a motion"):
        play.take("waive_limitation", board.chair, ground="vulnerable", reason="He was seventeen.")
    gift = play.case.allegations.get()
    play.vote("open_waiver_motion", board.chair, 4, 1, allegation=gift, text="That the limit be waived.")
    play.take("waive_limitation", board.chair, ground="vulnerable", reason="He was seventeen.")
    gift.refresh_from_db()
    assert (gift.is_excluded, list(allegations_of(play.case))) == (False, [gift])
    assert gift.timeliness == "The limit ended on December 1, 2022; the Ethics Committee waived it."
    waiver = play.case.limit_waivers.get()
    assert (waiver.allegation, waiver.ground, waiver.reason) == (gift, "vulnerable", "He was seventeen.")
    play.opine().accept()
    assert play.case.status == Status.NOTICE_TO_RESPONDENT


def test_no_waiver_lets_in_an_allegation_whose_code_is_not_loaded(board) -> None:
    play = with_the_gift(board)
    gift = play.case.allegations.get(number=1)
    play.vote("open_waiver_motion", board.chair, 5, allegation=gift, text="That the limit be waived.")
    with pytest.raises(Refused, match=r"The code that was in force on December 1, 2018 is not loaded\."):
        play.take("waive_limitation", board.chair, ground="continuing", reason="It went on.")


def test_a_motion_that_fails_leaves_the_gift_out_and_alone_it_cannot_be_accepted(board) -> None:
    load_the_earlier_code()
    play = screening(board).allege(rule("OLD-12"), "Took a watch from a client.", GIFT)
    gift = play.case.allegations.get()
    play.vote("open_waiver_motion", board.chair, 2, 3, allegation=gift, text="That the limit be waived.")
    with pytest.raises(Refused, match="carry a motion"):
        play.take("waive_limitation", board.chair, ground="sexual", reason="It was more than a watch.")
    with pytest.raises(Refused, match="Every allegation was made too late"):
        play.opine().accept()


def test_a_waiver_is_put_for_a_late_allegation_of_this_case_only(board) -> None:
    play = with_the_gift(board)
    timely = play.case.allegations.get(number=2)
    for wrong in (timely, None):
        with pytest.raises(Refused, match=f"Choose an allegation|{NOT_OFFERED}"):
            play.take("open_waiver_motion", board.chair, allegation=wrong, text="That the limit be waived.")
