"""A complaint that came by letter, by telephone or in person, typed by the office (procedure.md §1.1, §4)."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from complaints import uploads
from complaints.actions.drafting import new_party_user
from complaints.actions.filing import Answers, TakenDown, open_case
from complaints.errors import Refused
from complaints.models import Case, Document, DocumentKind
from people import bodies, clock, codes
from people.models import RUN_THE_OFFICE, Purpose


@transaction.atomic
def enter_complaint(answers: Answers, *, taken_down: TakenDown, papers: list[File], on: datetime) -> tuple[Case, str]:
    """Makes the case like one filed online, from the day it was received; gives it with the complainant's return code.

    Refused: anybody but the office, a day that lies ahead, a complainant without a name (that is a tip).
    """
    today = clock.local_day(on)
    if not bodies.roles_of(taken_down.by, today) & RUN_THE_OFFICE:
        raise Refused(_("Only the office enters complaints."))
    if taken_down.received_on > today:
        raise Refused(_("This day lies ahead. Write the day the complaint came in."))
    if not answers.name.strip():
        raise Refused(_("Without a name it is a tip and no complaint. Log it as a tip."))
    complainant = new_party_user(answers.name, answers.email, answers.language)

    def lay_in(case: Case) -> None:
        for paper in papers:
            document = Document(
                case=case,
                kind=DocumentKind.COMPLAINT,
                title=(paper.name or _("File"))[:200],
                added_by=complainant,
                added_at=on,
            )
            uploads.lay_into(document, paper)
            document.save()

    case = open_case(answers, on=on, complainant=complainant, lay_in=lay_in, taken_down=taken_down)
    return case, codes.issue(complainant, purpose=Purpose.RETURN, at=on)
