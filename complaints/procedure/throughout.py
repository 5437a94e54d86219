"""Acts that can happen at many points and leave the status where it is (procedure.md §2.3, §2.6 and §5)."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from complaints.models import Status
from complaints.procedure.words import CLOCK, EVERY, OPEN, step
from complaints.seats import COMPLAINING, DECLARING, INSIDE, OFFICE, PARTIES, Seat

# What is decided and final is told by letters of its own.
GOING_ON = OPEN - {Status.FINAL, Status.MONITORING, Status.REINSTATEMENT}
OVER = EVERY - GOING_ON
VOTERS = {Seat.CHAIR, Seat.MEMBER, Seat.SCREENER, Seat.OFFICER, Seat.PANELIST, Seat.REVIEWER, Seat.APPEALS}
PRESIDING = {Seat.CHAIR, Seat.OFFICER, Seat.REVIEWER, Seat.APPEALS}

TITLE = "At many points"
ROWS = (
    step(
        "declare", _("Declare: I have no conflict"), EVERY, None, DECLARING, "§2.6", guards=("not_declared_yet",),
        effect="declare", form="declare", tool=True, each=True,
    ),
    step(
        "recuse", _("Declare a conflict and step aside"), EVERY, None, INSIDE | {Seat.PRESIDENT}, "§2.6", effect="recuse",
        form="recuse", main=False, grave=True, each=True,
    ),
    step(
        "cast_ballot", _("Vote"), EVERY, None, VOTERS, "§2.3", guards=("a_ballot_waits_for_me",),
        effect="cast_ballot", form="ballot", page="complaints:ballot", tool=True, each=True,
    ),
    step(
        "close_motion", _("Close the vote"), EVERY, None, PRESIDING, "§2.3", guards=("my_body_has_an_open_motion",), effect="close_motion", form="close_motion", main=False, tool=True,
    ),
    step(
        "amend_motion", _("Change the text of an open vote"), EVERY, None, PRESIDING, "§2.3",
        guards=("my_body_has_an_open_motion",), effect="amend_motion", form="amend_motion", main=False, tool=True,
    ),
    step(
        "withdraw_motion", _("Withdraw a motion before anybody votes"), EVERY, None, PRESIDING, "§2.3",
        guards=("a_motion_without_ballots_is_open",), effect="withdraw_motion", form="withdraw_motion", main=False,
        tool=True,
    ),
    step(
        "remind_voters", _("Remind those who have not voted"), EVERY, None, PRESIDING, "ux.md §1.3",
        guards=("somebody_can_be_reminded",), effect="remind_voters", form="remind_voters", page="complaints:remind",
        main=False, tool=True,
    ),
    step(
        "undo_reminder", _("Take a reminder back"), EVERY, None, PRESIDING, "ux.md §1.3",
        guards=("a_reminder_waits_in_the_outbox",), effect="undo_reminder", page="complaints:undo-reminder", main=False,
        tool=True,
    ),
    step(
        "release_notice", _("Approve and send a letter"), EVERY, None, OFFICE, "architecture.md, Notice",
        guards=("a_letter_is_drafted",), effect="release_notice", form="release_notice", tool=True,
    ),
    step(
        "undo_release", _("Take a letter back"), EVERY, None, OFFICE, "architecture.md, Notice",
        guards=("a_letter_can_be_taken_back",), effect="undo_release", form="undo_release", main=False, tool=True,
    ),
    step(
        "record_service", _("Record that a letter was served"), EVERY, None, OFFICE, "§1.1 service",
        guards=("a_letter_was_sent",), effect="record_service", form="record_service", main=False, tool=True,
    ),
    step(
        "add_information", _("Add information"), OPEN, None, COMPLAINING, "ux.md §1.1", needs=("filed",),
        effect="add_to_complaint", form="document", page="complaints:my-add", main=False,
    ),
    step(
        "write_message", _("Write to the Board"), EVERY, None, PARTIES, "ux.md §1.1, §1.2", needs=("filed",),
        effect="write_message", form="message", main=False,
    ),
    step(
        "answer_message", _("Write to a party"), EVERY, None, OFFICE, "ux.md §1.6", needs=("filed",),
        effect="answer_message", form="answer_message", main=False,
    ),
    step(
        "change_contact", _("Change how we reach you"), EVERY, None, PARTIES, "ux.md §3, 42", needs=("filed",),
        effect="change_contact", form="contact", main=False,
    ),
    step(
        "write_status_notes", _("Write that there is no news"), GOING_ON, None, CLOCK, "§1.3 row 8", needs=("filed",),
        guards=("somebody_heard_nothing",), effect="write_status_notes", on_round=True,
    ),
    step(
        "add_evidence", _("Add a document"), OPEN, None, OFFICE | {Seat.INVESTIGATOR}, "§1.3 row 8",
        effect="add_evidence", form="document", main=False,
    ),
    step(
        "number_record", _("Number the pages of the record"), EVERY, None, INSIDE, "issue 5, Bundle", needs=("filed",),
        effect="number_record", form="", page="complaints:case-bundle", main=False,
    ),
    step(
        "record_release_basis", _("Record why a client record may be shown"), OPEN, None, Seat.DIRECTOR, "§5 upload gate",
        guards=("a_client_record_is_locked",), effect="record_release_basis", form="release_basis", main=False, tool=True,
    ),
    step(
        "place_legal_hold", _("Place a legal hold"), EVERY, None, Seat.DIRECTOR, "§5 retention", needs=("filed",),
        guards=("no_legal_hold_stands",), effect="place_legal_hold", form="reason", main=False, tool=True,
    ),
    step(
        "lift_legal_hold", _("Lift the legal hold"), EVERY, None, Seat.DIRECTOR, "§5 retention",
        guards=("a_legal_hold_stands",), effect="lift_legal_hold", form="reason", main=False, tool=True, grave=True,
    ),
    step(
        "remove_private_notes", _("Remove the private notes"), OVER, None, CLOCK, "§5 retention", sweep=True,
        guards=("private_notes_are_left", "no_legal_hold_stands"), effect="remove_private_notes",
    ),
)  # fmt: skip
# Declarations, votes, letters and papers go on while the main line stands still.
STEPS = tuple(replace(row, in_abeyance=True) for row in ROWS)
