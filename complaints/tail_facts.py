"""What the file of a case says about the client, judged by the rule set of the case (procedure.md §0.1, §0.2)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints import client_tail, rules
from complaints.lying_there import asked_together, there_is
from complaints.models import Case, ClientLink
from people.one_look import once


@dataclass(frozen=True)
class Tail:
    """The link as recorded, the computed answer, and the chair's ruling where there was none.

    `governs`: whether the answer counts for CPRS-11 and CPRS-12; where the board says no, it is information only.
    """

    link: ClientLink
    answer: client_tail.Answer
    governs: bool = True

    @property
    def words(self) -> str:
        if self.answer.standing is client_tail.Standing.NEEDS_RULING and self.link.ruling:
            ruling = {"ruling": self.link.get_ruling_display(), "reason": self.link.ruling_reason}
            return _("Ruled: %(ruling)s. %(reason)s") % ruling
        return self.answer.words


@asked_together
def links(case: Case) -> QuerySet[ClientLink]:
    return ClientLink.objects.filter(case=case)


@once
def tail_of(case: Case) -> Tail | None:
    """None while no dates are recorded."""
    link = links(case).select_related("ruled_by").first() if there_is(links, case) else None
    if link is None:
        return None
    dates = client_tail.Dates(
        began=link.began_on,
        individual=link.individual_last_on,
        individual_unknown=link.individual_unknown,
        setting=link.setting_last_on,
        setting_unknown=link.setting_unknown,
        served_again=link.served_again_on,
    )
    answer = client_tail.judge(dates, rules.number(case, "client_tail_years"))
    return Tail(link, answer, governs=rules.setting(case, "client_tail_provisions") != "none")
