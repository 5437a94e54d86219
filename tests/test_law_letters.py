"""What a letter says and to whom, when it can be read, and which date it prints (procedure.md §1.1, §1.3, §5)."""

from datetime import date

import pytest
from django.utils.formats import date_format
from time_machine import travel

from ccb_ethics.demo.play import Play
from complaints import participation
from complaints.models import Status
from record import letters
from record.models import Notice
from tests import plays
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


def letter(play: Play, kind: str) -> Notice:
    return Notice.objects.filter(docket=play.case.docket_id, kind=kind).latest("pk")


def body(play: Play, kind: str) -> str:
    notice = letter(play, kind)
    return notice.body or letters.render(notice.kind, notice.language, notice.context).body


def test_an_outcome_approved_after_the_appeal_changed_it_to_a_caution_names_no_caution(board):
    """§5: the complainant learns of a Written Caution only that the matter is concluded."""
    play = plays.decided(board, "reprimand")
    play.take("appeal", play.respondent, text="Too heavy.").appoint_appeals()
    play.rule_on_appeal("modify_to_caution").release("outcome")
    assert play.case.status == Status.FINAL
    assert "Caution" not in body(play, "outcome")
    assert "confidential" in body(play, "outcome")


def test_an_incomplete_case_is_closed_with_the_reason_given_to_the_complainant(board):
    """What staff wrote for the file is not what the complainant was asked for."""
    play = plays.filed(board).take("ask_completion", board.staff[0], reason="The form is not signed.")
    play.take("add_evidence", board.staff[0], title="Note", text="The caller was rude on the telephone.")
    play.on(date(2025, 3, 1))
    assert play.case.status == Status.CLOSED
    assert "rude" not in body(play, "not_accepted")
    assert "The form is not signed." in body(play, "not_accepted")


def test_a_letter_about_a_limit_that_runs_already_prints_the_last_day_of_that_limit(board):
    """Approving the letter days later must not promise days that the limit does not give."""
    play = plays.filed(board).take("ask_completion", board.staff[0], reason="The form is not signed.")
    play.later(9).release("defects")
    assert date_format(play.due("cure")) in body(play, "defects")
    play = plays.served(board).past("answer").later(5).release("second_notice")
    assert play.case.has("second_noticed")
    assert date_format(play.due("second_answer")) in body(play, "second_notice")


def test_a_party_reads_a_letter_only_when_it_can_no_longer_be_taken_back(board):
    play = plays.served(board)
    play.release("accepted")
    page = signed_in(play.complainant)
    address = f"/my/letters/{letter(play, 'accepted').pk}/"
    with travel(letter(play, "accepted").released_at, tick=False):
        assert page.get(address).status_code == 404
    with travel(letter(play, "accepted").not_before, tick=False):
        assert page.get(address).status_code == 200


def test_both_sides_hear_of_a_review_and_of_what_came_of_it(board):
    """The dismissal letter promises the respondent so; §2.9: both parties are told."""
    play = plays.determining(board).resolve("dismiss_after_investigation").serve("serve_dismissal")
    play.take("request_review", play.complainant, text="Look again.")
    assert letter(play, "review_requested").recipient == play.respondent
    uninvolved = participation.reviewers_for(play.case, play.today)
    play.take("appoint_reviewers", board.president, people=uninvolved[:3])
    play.vote("open_review_motion", uninvolved[0], 3, names="reopen_investigated_case", text="Set it aside.")
    play.take("reopen_investigated_case", uninvolved[0])
    assert letter(play, "dismissal_set_aside").recipient == play.complainant
    assert letter(play, "dismissal_set_aside_respondent").recipient == play.respondent


def test_a_respondent_who_was_never_told_hears_nothing_of_a_review(board):
    """Row 5: the respondent is not told of a dismissal at screening."""
    play = plays.dismissed(board)
    play.take("request_review", play.complainant, text="Look again.")
    assert set(Notice.objects.values_list("recipient", flat=True)) == {play.complainant.pk}
