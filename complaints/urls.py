"""Addresses of filing, of the two sides and of casework (ux.md §2.1). No personal data and no code stands in any."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.urls import path

from complaints.forms.filing_pages import PAGES
from complaints.models import Party
from complaints.views import (
    alerts,
    answering,
    bundle,
    case,
    case_list,
    desk,
    disclosure,
    documents,
    entering,
    filing,
    filing_pages,
    investigation,
    meetings,
    parties,
    printing,
    private_notes,
    rule_sets,
    saved_views,
    screening,
    search,
    steps,
    ties,
    tips,
    together,
    votes,
)

app_name = "complaints"
remind = partial(steps.do, step="remind_voters", home="complaints:case-votes")
undo_reminder = partial(steps.do, step="undo_reminder", home="complaints:case-votes")
MY, RESPOND = {"side": Party.Side.COMPLAINANT}, {"side": Party.Side.RESPONDENT}

public_urlpatterns = [
    path("complaint/", filing.start, name="start"),
    path("complaint/safety/", filing.safety, name="safety"),
    path("complaint/code/", filing.code, name="code"),
    path("complaint/list/", filing_pages.tasks, name="list"),
    *(path(f"complaint/{page.slug}/", filing_pages.ask, {"page": page.slug}, name="ask") for page in PAGES),
    path("complaint/check/", filing_pages.check, name="check"),
    path("complaint/sent/", filing.sent, name="sent"),
    path("complaint/sent/pdf/", printing.confirmation, name="sent-pdf"),
    path("complaint/print/", filing.to_print, name="print"),
    path("complaint/return/", filing.come_back, name="return"),
    path("my/", parties.home, MY, name="my"),
    path("my/add/", partial(parties.do, step="add_information"), MY, name="my-add"),
    path("my/messages/", parties.messages, MY, name="my-messages"),
    path("my/contact/", partial(parties.do, step="change_contact"), MY, name="my-contact"),
    path("my/withdraw/", partial(parties.do, step="ask_withdrawal"), MY, name="my-withdraw"),
    path("my/do/<slug:step>/", parties.do, MY, name="my-do"),
    path("my/letters/<int:letter_id>/", parties.letter, MY, name="my-letter"),
    path("my/letters/<int:letter_id>/pdf/", printing.letter, MY, name="my-letter-pdf"),
    path("my/papers/<slug:reference>/", parties.paper, MY, name="my-paper"),
    path("my/file/<slug:reference>/", parties.download, MY, name="my-file"),
    path("respond/", parties.home, RESPOND, name="respond"),
    path("respond/code/", filing.respondent_code, name="respond-code"),
    path("respond/messages/", parties.messages, RESPOND, name="respond-messages"),
    path("respond/contact/", partial(parties.do, step="change_contact"), RESPOND, name="respond-contact"),
    path("respond/documents/", parties.documents_of_a_side, RESPOND, name="respond-documents"),
    path("respond/more-time/", partial(parties.do, step="ask_more_time"), RESPOND, name="respond-more-time"),
    path("respond/answer/", answering.tasks, name="respond-answer"),
    path("respond/answer/<int:place>/", answering.one, name="respond-allegation"),
    path("respond/check/", parties.answer, RESPOND, name="respond-check"),
    path("respond/appeal/", partial(parties.do, step="appeal"), RESPOND, name="respond-appeal"),
    path("respond/do/<slug:step>/", parties.do, RESPOND, name="respond-do"),
    path("respond/letters/<int:letter_id>/", parties.letter, RESPOND, name="respond-letter"),
    path("respond/letters/<int:letter_id>/pdf/", printing.letter, RESPOND, name="respond-letter-pdf"),
    path("respond/papers/<slug:reference>/", parties.paper, RESPOND, name="respond-paper"),
    path("respond/file/<slug:reference>/", parties.download, RESPOND, name="respond-file"),
]

desk_urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("desk/alerts/", alerts.alerts, name="alerts"),
    path("desk/cases/", case_list.case_list, name="cases"),
    path("desk/intake/", entering.enter, name="enter"),
    path("desk/meetings/", meetings.meeting_list, name="meetings"),
    path("desk/meetings/call/", meetings.call, name="call-meeting"),
    path("desk/meetings/<int:meeting>/", meetings.meeting, name="meeting"),
    path("desk/meetings/<int:meeting>/move/", meetings.move, name="move-meeting"),
    path("desk/meetings/<int:meeting>/call-off/", meetings.call_off, name="call-off-meeting"),
    path("desk/meetings/<int:meeting>/agenda/", meetings.add, name="add-to-agenda"),
    path("desk/meetings/<int:meeting>/agenda/<int:item>/off/", meetings.take_off, name="take-off-agenda"),
    path("desk/meetings/<int:meeting>/agenda/<int:item>/note/", meetings.note, name="note-agenda"),
    path("desk/meetings/<int:meeting>/attendance/", meetings.attendance, name="attendance"),
    path("desk/meetings/<int:meeting>/minutes/", meetings.show_minutes, name="minutes"),
    path("desk/ties/", ties.ties, name="ties"),
    path("desk/search/", search.search, name="search"),
    path("desk/tips/", tips.tips, name="tips"),
    path("desk/tips/new/", tips.log, name="log-tip"),
    path("desk/tips/<int:tip>/", tips.one, name="tip"),
    path("desk/views/", saved_views.views, name="saved-views"),
    path("desk/views/<int:view_id>/", saved_views.rename, name="saved-view"),
    path("desk/views/<int:view_id>/remove/", saved_views.remove, name="remove-saved-view"),
    path("desk/settings/rules/", rule_sets.versions, name="rules"),
    path("desk/settings/rules/new/", rule_sets.make, name="new-rule-set"),
    path("desk/settings/rules/<int:version>/", rule_sets.version, name="rule-set"),
    path("desk/cases/<slug:number>/", login_required(case.summary), name="case"),
    path("desk/cases/<slug:number>/screening/", login_required(screening.screening), name="case-screening"),
    path("desk/cases/<slug:number>/allegations/", login_required(case.allegations), name="case-allegations"),
    path("desk/cases/<slug:number>/file/", login_required(case.file), name="case-file"),
    path("desk/cases/<slug:number>/file/<slug:reference>/", documents.serve, name="file"),
    path("desk/cases/<slug:number>/papers/<slug:reference>/", login_required(case.paper), name="paper"),
    path("desk/cases/<slug:number>/bundle/", login_required(bundle.manifest), name="case-bundle"),
    path("desk/cases/<slug:number>/bundle/pdf/", login_required(bundle.download), name="bundle-pdf"),
    *(
        path(f"desk/cases/<slug:number>/investigation/{end}", login_required(view), name=name)
        for end, view, name in (
            ("", investigation.investigation, "case-investigation"),
            ("plan/", investigation.plan_question, "plan-question"),
            ("interview/", investigation.record_interview, "record-interview"),
            ("fact/", investigation.enter_fact, "enter-fact"),
            ("source/", investigation.record_source, "record-source"),
            ("hands/", investigation.hand_over_evidence, "hand-over-evidence"),
            ("check/", investigation.check_files, "check-files"),
            ("notes/", private_notes.notes, "private-notes"),
        )
    ),
    path("desk/cases/<slug:number>/disclosure/", login_required(disclosure.disclosure), name="case-disclosure"),
    path("desk/cases/<slug:number>/disclosure/pdf/", login_required(disclosure.download), name="disclosure-pdf"),
    path("desk/cases/<slug:number>/people/", login_required(case.people), name="case-people"),
    path("desk/cases/<slug:number>/votes/", login_required(votes.votes), name="case-votes"),
    path("desk/cases/<slug:number>/votes/remind/", login_required(remind), name="remind"),
    path("desk/cases/<slug:number>/votes/undo/", login_required(undo_reminder), name="undo-reminder"),
    path("desk/cases/<slug:number>/letters/", login_required(case.letters), name="case-letters"),
    path("desk/cases/<slug:number>/letters/<int:letter_id>/", login_required(case.letter), name="letter"),
    path(
        "desk/cases/<slug:number>/letters/<int:letter_id>/pdf/",
        login_required(printing.letter_to_mail),
        name="letter-pdf",
    ),
    path("desk/cases/<slug:number>/history/", login_required(case.history), name="case-history"),
    path("desk/cases/<slug:number>/audit/", login_required(case.audit), name="case-audit"),
    path("desk/cases/<slug:number>/ballot/", login_required(votes.ballot), name="ballot"),
    path("desk/cases/<slug:number>/do/<slug:step>/", login_required(steps.do), name="do"),
    path("desk/cases/<slug:number>/do/<slug:step>/here/", login_required(together.here), name="here"),
]
