"""Guards over publication, monitoring and reinstatement (procedure.md §1.3 rows 19–21, §3)."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import rules
from complaints.guards import Asked, guard
from complaints.lying_there import asked_together, there_is
from complaints.models import Case, SanctionKind
from sanctions import suspension_clock
from sanctions.conditions import breakable, breakable_suspension, coming_due, open_conditions, with_a_day
from sanctions.leaks.findings import Finding
from sanctions.leaks.standing import unexplained, why_not
from sanctions.models import PublicationLink
from sanctions.standing import standing_sanction
from sanctions.telling import status_text, tellings_waiting


def waiting_publication(case: Case) -> PublicationLink | None:
    """The drafted publication of the standing sanction or of the surrender, not approved yet."""
    return drafts(case).select_related("publication__professional").first() if there_is(drafts, case) else None


@asked_together
def drafts(case: Case) -> QuerySet[PublicationLink]:
    mine = Q(sanction__case=case, sanction__set_aside_at__isnull=True) | Q(surrender__case=case)
    return PublicationLink.objects.filter(mine, publication__approved_by__isnull=True)


def open_pieces(case: Case) -> list[Finding]:
    """What in the draft of this case may give somebody away and is not explained; none without a draft."""
    link = waiting_publication(case)
    return unexplained(case, link.publication) if link else []


@guard
def no_publication_waits(asked: Asked) -> str | None:
    if waiting_publication(asked.case):
        return _("A draft waits for a second person to approve it.")
    return None


@guard
def a_publication_waits(asked: Asked) -> str | None:
    if waiting_publication(asked.case) is None:
        return _("Draft the publication first.")
    return None


@guard
def drafted_by_another_person(asked: Asked) -> str | None:
    link = waiting_publication(asked.case)
    if link and asked.person and link.publication.drafted_by_id == asked.person.pk:
        return _("You drafted this text. A second person approves it.")
    return None


@guard
def nothing_leaks(asked: Asked) -> str | None:
    """No piece of the draft that may give somebody away stands without an explanation (§3, "never")."""
    return why_not(open_pieces(asked.case))


@guard
def a_piece_is_open(asked: Asked) -> str | None:
    if open_pieces(asked.case):
        return None
    return _("No piece of the text waits to be explained.")


@guard
def something_to_monitor(asked: Asked) -> str | None:
    sanction = standing_sanction(asked.case)
    if sanction and (sanction.kind == SanctionKind.SUSPENSION or there_is(open_conditions, asked.case)):
        return None
    return _("There is no suspension and no open condition to monitor.")


@guard
def nothing_to_monitor(asked: Asked) -> str | None:
    if there_is(open_conditions, asked.case):
        return _("A condition is still open. Begin monitoring instead.")
    return None


@guard
def a_condition_is_open(asked: Asked) -> str | None:
    if not there_is(open_conditions, asked.case):
        return _("No condition is open.")
    return None


@guard
def a_condition_comes_due(asked: Asked) -> str | None:
    if not coming_due(asked.case, asked.day):
        return _("No condition is due soon, or the respondent was reminded of it.")
    return None


@guard
def a_condition_has_a_day(asked: Asked) -> str | None:
    if not there_is(with_a_day, asked.case):
        return _("No open condition has a last day.")
    return None


@guard
def something_can_be_breached(asked: Asked) -> str | None:
    sanction = standing_sanction(asked.case)
    if sanction is None or sanction.effective_on is None:
        return _("No sanction is in force.")
    if breakable_suspension(asked.case) is None and not breakable(asked.case, asked.day):
        return _("Nothing can have been broken that no case is open about yet.")
    return None


@guard
def a_breach_can_be_charged(asked: Asked) -> str | None:
    """The new case runs under the rules in force on the day it is opened (§2.16, §8 question 10)."""
    if rules.setting_in_force("proc_charges", asked.day) == "off":
        return _("The rules in force do not allow PROC-2 to be charged, so no case can be opened for a breach.")
    return None


@guard
def conditions_are_met(asked: Asked) -> str | None:
    missing = open_conditions(asked.case).count() if there_is(open_conditions, asked.case) else 0
    if missing:
        return _("%(missing)s condition(s) still open. Record the proof first.") % {"missing": missing}
    return None


@guard
def reinstatement_may_be_asked(asked: Asked) -> str | None:
    """From 30 days before the end of the suspension (row 21). A lapse does not put off the asking, only the end."""
    sanction = standing_sanction(asked.case)
    if sanction is None or sanction.ends_on is None:
        return _("No suspension is running.")
    opens = sanction.ends_on - timedelta(days=rules.number(asked.case, "reinstatement_opens_days"))
    if asked.day < opens:
        return _("You can ask from %(day)s on.") % {"day": date_format(opens, "F j, Y")}
    return None


@guard
def suspension_is_over(asked: Asked) -> str | None:
    """Its clock does not run while the credential is lapsed (§3)."""
    sanction = standing_sanction(asked.case)
    if sanction is None or sanction.ends_on is None:
        return _("No suspension is running.")
    ends = suspension_clock.ends_of(sanction)
    if ends is None:
        return _("The credential has lapsed. The suspension does not run until it is renewed.")
    if asked.day < ends:
        return _("The suspension runs until %(day)s.") % {"day": date_format(ends, "F j, Y")}
    return None


def _long(asked: Asked) -> bool:
    sanction = standing_sanction(asked.case)
    return bool(sanction and (sanction.months or 0) > rules.number(asked.case, "director_reinstates_months"))


@guard
def director_may_reinstate(asked: Asked) -> str | None:
    if _long(asked):
        return _("A suspension of more than %(months)s months is ended by the committee's vote.") % {
            "months": rules.number(asked.case, "director_reinstates_months")
        }
    return None


@guard
def committee_must_reinstate(asked: Asked) -> str | None:
    if not _long(asked):
        return _("Up to %(months)s months the executive director decides.") % {
            "months": rules.number(asked.case, "director_reinstates_months")
        }
    return None


@guard
def there_is_a_status_to_tell(asked: Asked) -> str | None:
    if not status_text(asked.case):
        return _("No suspension and no public sanction is in force, so there is nothing to tell anybody.")
    return None


@guard
def a_telling_waits(asked: Asked) -> str | None:
    if not tellings_waiting(asked.case).exists():
        return _("Nothing waits to be sent to anybody outside.")
    return None
