"""Guards of intake and screening: the seven of procedure.md §1.2, and the two opinions of §1.3 row 5."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import insiders, rules
from complaints.guards.registry import Asked, guard
from complaints.models import Case, IntakeGuard, Ruling, ScreeningOpinion
from people.one_look import once
from record.models import Deadline

# G2 belongs to the screeners, G4 was judged when the check began; the executive director rules on the rest. On G4 too
# where it did not pass then: unsigned, or to be notarized (rule set).
JURISDICTION_GUARDS = ("G1", "G3", "G5", "G6", "G7")


@once
def rulings(case: Case) -> dict[str, str]:
    return dict(case.rulings.values_list("guard", "ruling"))


@guard
def respondent_matched(asked: Asked) -> str | None:
    if asked.case.respondent_id is None:
        return _("Match the respondent with the registry first.")
    return None


@guard
def jurisdiction_passed(asked: Asked) -> str | None:
    known = rulings(asked.case)
    names = ("G4", *JURISDICTION_GUARDS) if "G4" in known else JURISDICTION_GUARDS
    for name in names:
        if known.get(name) != Ruling.PASS:
            label = IntakeGuard(name).label
            return _("%(guard)s does not pass yet (%(label)s). Rule on it, or close the case.") % {
                "guard": name,
                "label": label,
            }
    return None


def _failed(asked: Asked, *names: str) -> str | None:
    known = rulings(asked.case)
    if any(known.get(name) == Ruling.FAIL for name in names):
        return None
    return _("This way of closing needs a ruling that %(guards)s fails.") % {"guards": ", ".join(names)}


@guard
def person_guard_failed(asked: Asked) -> str | None:
    return _failed(asked, "G1")


@guard
def time_guard_failed(asked: Asked) -> str | None:
    return _failed(asked, "G3")


@guard
def identity_or_consent_guard_failed(asked: Asked) -> str | None:
    return _failed(asked, "G4", "G5", "G6")


@guard
def duplicate_guard_failed(asked: Asked) -> str | None:
    return _failed(asked, "G7")


@guard
def subject_guard_passed(asked: Asked) -> str | None:
    if rulings(asked.case).get("G2") != Ruling.PASS:
        return _("Rule first on G2: would a provision be breached if the facts are true?")
    return None


@guard
def complainant_can_ask_for_review(asked: Asked) -> str | None:
    if rules.setting(asked.case, "complainant_review") == "off":
        return _("The rules of this case know no review of a dismissal.")
    return None


@guard
def no_review_can_be_asked_for(asked: Asked) -> str | None:
    """The time to ask for a review is over, or the rule set gives none (§1.3 complainant's review, §8 question 6)."""
    if rules.setting(asked.case, "complainant_review") == "off":
        return None
    if not Deadline.objects.filter(docket=asked.case.docket_id, name="review").lapsing(asked.on).exists():
        return _("The complainant can still ask for a review.")
    return None


@guard
def no_screener_yet(asked: Asked) -> str | None:
    recused = asked.case.recusals.values("person")
    named = asked.case.participants.filter(screened=True).exclude(person=asked.person).exclude(person__in=recused)
    if named.exclude(person__in=insiders.off_duty()).exists():
        return _("A screening member is named already.")
    return None


@guard
def opinion_not_given(asked: Asked) -> str | None:
    if asked.person and any(person == asked.person.pk for person, _view in _opinions(asked.case)):
        return _("You have given your opinion.")
    return None


@once
def _opinions(case: Case) -> list[tuple[int, str]]:
    """Whose opinion it is, and the opinion; that of a recused person counts no more."""
    recused = case.recusals.values("person")
    return list(case.opinions.exclude(person__in=recused).values_list("person_id", "view"))


def _views(case: Case) -> list[str]:
    return [view for _person, view in _opinions(case)]


@guard
def both_opinions_in(asked: Asked) -> str | None:
    missing = 2 - len(_opinions(asked.case))
    if missing > 0:
        return _("The chair and one member both give an opinion first; %(missing)s still missing.") % {
            "missing": missing
        }
    return None


@guard
def both_for_dismissal(asked: Asked) -> str | None:
    if any(view != ScreeningOpinion.View.DISMISS for view in _views(asked.case)):
        return _("Both must agree to dismiss. They differ, so the complaint is accepted.")
    return None


@guard
def not_both_for_dismissal(asked: Asked) -> str | None:
    views = _views(asked.case)
    if views and all(view == ScreeningOpinion.View.DISMISS for view in views):
        return _("Both opinions are for dismissal.")
    return None
