"""The votes of a case: what was put, how far each vote is, and the ballot itself (ux.md §1.3; procedure.md §2.3).

Ballots are sealed until the vote closes. Then those who could vote see names, votes and reasons; all others the count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from complaints import ballots, hearable, motions, usual_sanctions, workflow
from complaints.actions.balloting import save_ballot_draft
from complaints.factors import Aggravating, Mitigating, labels
from complaints.forms import FORMS
from complaints.forms.questions import LONGEST
from complaints.models import Ballot, BallotDraft, Body, Case, Choice, Document, Motion
from complaints.procedure import STEPS
from complaints.reading import papers_for
from complaints.seats import seats_of
from complaints.views import steps
from complaints.views.case import part_of_a_case
from complaints.views.frame import find_case, frame, must_declare, signed_in
from people import clock, kept_words
from people.models import User
from people.one_look import read_once
from people.templatetags.eastern import eastern_time


@dataclass(frozen=True)
class Cast:
    """One ballot as it is shown: whether it counts, and whether it was cast before new material came."""

    ballot: Ballot
    is_void: bool
    is_before_new_material: bool


@dataclass
class Vote:
    """One motion as this reader sees it."""

    motion: Motion
    about: str | Promise
    allegation: str
    standing: ballots.Standing
    presides: bool
    own: Cast | None = None
    waits_for_me: bool = False
    shown: list[Cast] = field(default_factory=list)
    void: int = 0
    cites: list[Document] = field(default_factory=list)
    usual: str = ""
    weighing: list[tuple[str | Promise, str]] = field(default_factory=list)


@part_of_a_case("complaints/votes.html", "votes")
def votes(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Motions, the last first."""
    now, found = clock.now(), votes_of(case, signed_in(request))
    led = case.motions.filter(pk__in=[vote.motion.pk for vote in found if vote.presides and vote.motion.is_open])
    return {
        "tab": "case-votes",
        "votes": found,
        "to_remind": set(ballots.to_remind(case, led, now).values_list("motion_id", flat=True)),
        "held_back": ballots.to_take_back(case, now).count() if any(vote.presides for vote in found) else 0,
    }


def votes_of(case: Case, person: User) -> list[Vote]:
    """Each motion of the case, the last first, in a number of queries that does not grow with them."""
    found = list(
        case.motions.select_related("allegation__case", "opened_by", "seconded_by")
        .prefetch_related("voters__person", "ballots__person", "cites")
        .order_by("-opened_at", "-pk")
    )
    places = seats_of(person, case)
    standing = ballots.standings(case, found)
    waiting = set(case.motions.waiting_for(person).values_list("pk", flat=True))
    late = _times_of_new_material(case) if found else []
    readable = (
        {paper.pk for paper in papers_for(case, person)} if any(motion.cites.all() for motion in found) else set()
    )
    decides = any(motions.sanction_of(motion.step) for motion in found)
    breached = motions.sustained(case, Body.COMMITTEE) if decides else []
    rows = []
    for motion in found:
        row = Vote(
            motion=motion,
            about=STEPS[motion.step].label if motion.step else "",
            allegation=hearable.number_in(case, motion.allegation) if motion.allegation else "",
            standing=standing[motion.pk],
            presides=motions.PRESIDES[Body(motion.body)] in places,
            waits_for_me=motion.pk in waiting,
            cites=[paper for paper in motion.cites.all() if paper.pk in readable],
        )
        if motions.sanction_of(motion.step):
            row.usual = usual_sanctions.words(usual_sanctions.of_allegations(case, breached, motion.conducts))
            row.weighing = _weighing(motion)
        cast = [_cast(motion, ballot, late) for ballot in motion.ballots.all() if ballot.replaced_at is None]
        row.own = next((one for one in cast if one.ballot.person_id == person.pk), None)
        row.void = sum(one.is_void for one in cast)
        if not motion.is_open and any(voter.person_id == person.pk for voter in motion.voters.all()):
            row.shown = cast
        rows.append(row)
    return rows


def _weighing(motion: Motion) -> list[tuple[str | Promise, str]]:
    """What its mover said weighs on the sanction; only what was said."""
    said = [
        (_("What makes it heavier"), labels(Aggravating, motion.aggravating)),
        (_("What makes it lighter"), labels(Mitigating, motion.mitigating)),
        (_("Words on these factors"), motion.factors),
        (_("Why the sanction lies outside the range"), motion.departure),
    ]
    return [(label, words) for label, words in said if words]


def _cast(motion: Motion, ballot: Ballot, late: list[datetime]) -> Cast:
    until = motion.closed_at
    before = any(ballot.cast_at < at and (until is None or at <= until) for at in late)
    return Cast(ballot, is_void=ballot.text_hash != motion.text_hash, is_before_new_material=before)


def _times_of_new_material(case: Case) -> list[datetime]:
    return list(case.documents.open_to_voters().values_list("added_at", flat=True))


@read_once
def ballot(request: HttpRequest, number: str) -> HttpResponse:
    """The ballot: written, kept as a draft for oneself, looked at once more, and cast. Nothing is cast by one press."""
    case, person, now = find_case(request, number), signed_in(request), clock.now()
    act = request.POST.get("act", "check") if request.method == "POST" else ""
    gated = must_declare(case, person, seats_of(person, case))
    if act == "cast" or gated or workflow.obstacle(STEPS["cast_ballot"], case, person, now):
        answer = steps.take(request, case, "cast_ballot", home=reverse("complaints:case-votes", args=[number]))
        return _next(request, person) if answer.status_code == 302 else answer
    waiting = list(case.motions.waiting_for(person))
    motion = _chosen(waiting, request.POST.get("motion") or request.GET.get("motion") or request.GET.get("check"))
    if request.GET.get("check") and not act:
        return _check(request, case, motion)
    if act == "save":
        return _save(request, motion, now)
    return _write(request, case, motion, waiting, act)


def _chosen(waiting: list[Motion], key: str | None) -> Motion:
    """The motion asked for; of several that wait, else the one that has waited longest."""
    if key is None:
        return waiting[0]
    found = next((motion for motion in waiting if str(motion.pk) == key), None)
    if found is None:
        raise Http404
    return found


def _write(request: HttpRequest, case: Case, motion: Motion, waiting: list[Motion], act: str) -> HttpResponse:
    """The page on which the ballot is written; what is typed is kept for its writer alone."""
    person, now, step = signed_in(request), clock.now(), STEPS["cast_ballot"]
    waited = kept_words.taken(request)
    typed = (request.POST,) if act else (waited,) if waited else ()
    form = FORMS[step.form](*typed, case=case, person=person, step=step, on=now, initial={"motion": motion.pk})
    if waited:  # typed before the sign-in: shown, not judged
        form.full_clean()
        form.errors.clear()
    if act and form.is_valid():
        given = form.given()
        save_ballot_draft(motion, person, choice=given["choice"], reason=given["reason"], on=now)
        return redirect(f"{_address(motion)}?check={motion.pk}")
    context = frame(request, case) | {
        "form": form,
        "vote": next(vote for vote in votes_of(case, person) if vote.motion == motion),
        "others": [other for other in waiting if other != motion],
        "place": waiting.index(motion) + 1,
        "number": len(waiting),
        "draft": BallotDraft.objects.filter(motion=motion, person=person).first(),
    }
    return render(request, "complaints/ballot.html", context, status=400 if act else 200)


def _address(motion: Motion) -> str:
    return reverse("complaints:ballot", args=[motion.case.number])


def _save(request: HttpRequest, motion: Motion, now: datetime) -> HttpResponse:
    """Not a vote: what stands in the boxes is put by, whatever it is."""
    choice, reason = request.POST.get("choice", ""), request.POST.get("reason", "").replace("\0", "")[:LONGEST]
    choice = choice if choice in Choice.values else ""
    save_ballot_draft(motion, signed_in(request), choice=choice, reason=reason, on=now)
    messages.success(request, _("Saved %(time)s. Nobody else sees it.") % {"time": eastern_time(now)})
    return redirect("complaints:case-votes", number=motion.case.number)


def _check(request: HttpRequest, case: Case, motion: Motion) -> HttpResponse:
    """The page before the vote is cast: the exact text, one's vote, and what will happen."""
    draft = BallotDraft.objects.filter(motion=motion, person=signed_in(request)).first()
    back = f"{_address(motion)}?motion={motion.pk}"
    if draft is None or not draft.choice or draft.text_hash != motion.text_hash:
        return redirect(back)
    effect = [
        _("Your vote is cast: %(choice)s.") % {"choice": draft.get_choice_display()},
        _("It is sealed until all have voted or the vote is closed."),
        _("You are asked again only if the text is changed or new material comes."),
    ]
    context = {"motion": motion, "draft": draft, "effect": effect, "back": back}
    return render(request, "complaints/ballot_check.html", frame(request, case) | context)


def _next(request: HttpRequest, person: User) -> HttpResponse:
    """On to the next vote that waits for this person, at whichever case; when none does, back to the desk."""
    declared = Case.objects.visible_to(person).filter(declarations__person=person)
    following = (
        Motion.objects.filter(case__in=declared).waiting_for(person).select_related("case").order_by("opened_at")
    )
    motion = following.first()
    if motion is None:
        messages.info(request, _("No other vote waits for you."))
        return redirect("complaints:desk")
    messages.info(request, _("This is the next vote that waits for you."))
    return redirect(f"{_address(motion)}?motion={motion.pk}")
