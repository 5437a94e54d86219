"""What each side reads of the history of its case, in its own words; a step that is not listed is the Board's alone.

What one person of a side did alone (`OWN_ACTS`) is told to those whom `views.parties` counts to that person only.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from people.words import Words

# The joinder ended: one row of the table for each point to which a case goes back.
PARTED = (
    "uphold_objection_to_screening",
    "uphold_objection_to_notice",
    "uphold_objection_to_answer",
    "uphold_objection_to_investigation",
)

FOR_COMPLAINANT: dict[str, Words] = {
    "file": _("You sent your complaint."),
    "ask_completion": _("We asked you for something that was missing."),
    "complete": _("You sent what was missing."),
    "close_incomplete": _("The case was closed: what was missing did not come."),
    "send_to_screening": _("The complaint went to two members for a first reading."),
    "accept": _("The complaint was accepted."),
    "dismiss_at_screening": _("The complaint was dismissed."),
    "request_review": _("You asked for a review of the dismissal."),
    "serve_complaint": _("The professional was told."),
    "answer": _("The professional answered."),
    "go_without_answer": _("No answer came; the case goes on."),
    "file_report": _("The investigation is finished."),
    "dismiss_after_investigation": _("The complaint was dismissed after an investigation."),
    "charge": _("Charges were issued."),
    "set_hearing": _("A day for the hearing was set."),
    "serve_panel_change": _("You were told of a new panel member."),
    "grant_continuance": _("The hearing was put off."),
    "close_hearing": _("The hearing was held."),
    "appeal": _("An appeal was filed."),
    "record_paper_appeal": _("An appeal was filed."),
    "excuse_late_appeal": _("A late appeal was accepted."),
    "become_final": _("The decision is final."),
    "add_information": _("You added information."),
    "write_message": _("You wrote to the Board."),
    "change_contact": _("You changed how we reach you."),
    "find_not_sustained": _("The committee sustained nothing."),
    "open_severed": _("A part of your complaint became a case of its own."),
    "text_loaded": _("What this part of your complaint waited for has come."),
    "join": _("Your complaint was joined to another about the same person."),
    **dict.fromkeys(PARTED, _("Your complaint stands alone again.")),
    "name_co_complainant": _("You named another complainant."),
    "name_witness": _("You named a witness."),
}
# One who joined a complaint that another filed reads of the acts of that other as such (procedure.md §2.18).
FOR_CO_COMPLAINANT: dict[str, Words] = FOR_COMPLAINANT | {
    "file": _("The complaint was sent."),
    "ask_completion": _("The one who filed the complaint was asked for something that was missing."),
    "complete": _("What was missing was sent."),
    "request_review": _("A review of the dismissal was asked for."),
}
FOR_RESPONDENT: dict[str, Words] = {
    "serve_complaint": _("The complaint was served on you."),
    "extend_answer": _("You got more time to answer."),
    "ask_more_time": _("You asked for more time."),
    "withdraw_more_time": _("You took back your request for more time."),
    "extend_comment": _("You got more time to comment."),
    "refuse_more_time": _("No more time was given."),
    "answer": _("You answered."),
    "answer_late": _("You answered late."),
    "second_notice": _("A second notice was drafted."),
    "go_without_answer": _("The time to answer ended; the case goes on."),
    "file_report": _("The investigation is finished."),
    "comment": _("You commented on the report."),
    "dismiss_after_investigation": _("The complaint was dismissed."),
    "charge": _("Charges were issued."),
    "request_hearing": _("You asked for a hearing."),
    "waive_hearing": _("You waived the hearing."),
    "set_hearing": _("A day for the hearing was set."),
    "challenge": _("A panel member was challenged."),
    "serve_panel_change": _("You were told of a new panel member."),
    "grant_continuance": _("The hearing was put off."),
    "ask_continuance": _("Another hearing day was asked for."),
    "withdraw_continuance": _("The request for another hearing day was taken back."),
    "refuse_continuance": _("The hearing stays on its day."),
    "close_hearing": _("The hearing was held."),
    "file_panel_report": _("The panel filed its report."),
    "file_exceptions": _("You filed exceptions."),
    "serve_decision": _("The decision was served on you."),
    "appeal": _("You appealed."),
    "record_paper_appeal": _("We received your appeal on paper."),
    "appeal_late": _("An appeal came too late and was refused."),
    "excuse_late_appeal": _("Your late appeal was accepted."),
    "refuse_late_appeal": _("Your late appeal was not excused."),
    "become_final": _("The decision is final."),
    "change_condition_day": _("A condition of the sanction got a later day."),
    "request_reinstatement": _("You asked to be reinstated."),
    "reinstate": _("You were reinstated."),
    "find_not_sustained": _("The committee sustained nothing."),
    "serve_joinder": _("You were told that this case was joined to another."),
    "answer_joined": _("You answered the joined allegations."),
    "object_to_joinder": _("You objected to the joining of the cases."),
    "overrule_objection": _("Your objection was overruled; the cases stay joined."),
    **dict.fromkeys(PARTED, _("Your objection was upheld; the case stands alone again.")),
    "name_representative": _("You named a representative."),
    "admit_representative": _("Your representative got leave to appear at the hearing."),
    "end_representation": _("You ended the representation."),
    "write_message": _("You wrote to the Board."),
    "change_contact": _("You changed how we reach you."),
    "name_witness": _("You named a witness."),
}
# Told only to the person, or the side, that did them: the other side and other complainants read nothing of it.
OWN_ACTS = frozenset({"add_information", "name_witness", "name_co_complainant", "write_message", "change_contact"})
