"""What lies in the record as words and not as a paper: the complaint, allegations and answers, rulings, motions, letters.

What may still change (an allegation, a ruling) is known by its words: changed, it gets new pages, and the old ones are told
as replaced.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from complaints import hearable
from complaints.models import Case, ConsentAgreement, Motion
from complaints.models.complaint import Relationship, Topic
from complaints.notice_kinds import KINDS
from complaints.procedure import STEPS
from complaints.record_items import Item, heading, in_these_words, lies_in_the_record
from people.templatetags.eastern import eastern, eastern_day
from record.models import Event, Notice
from record.typesetting import Block, paragraphs

Blocks = tuple[Block, ...]
DRAFTED = "A draft that nobody approved yet."
WITHDRAWN = "Withdrawn before it was sent."
SEALED = (
    "Each ballot and its reasons are read by those who could vote, on the page of the votes. They go into no bundle."
)


@lies_in_the_record
def complaint(case: Case) -> Iterable[Item]:
    told = case.complaint
    asked = (
        ("Who complains", told.signature),
        ("How they know the professional", Relationship(told.relationship).label if told.relationship else ""),
        ("About", told.respondent_name),
        ("How the professional was described", told.respondent_description),
        ("Where the professional works", told.respondent_workplace),
        ("What it is about", ", ".join(str(topic.label) for topic in Topic if topic.value in told.topics)),
        ("What happened", told.narrative),
        ("From", eastern(told.first_act_on)),
        ("Until", eastern(told.last_act_on)),
        ("When, in their words", told.when_text),
        ("Learned of on", eastern(told.discovered_on)),
        ("Who else saw it", told.witnesses),
        ("Who was told", told.told),
        ("On behalf of", told.on_behalf_of),
        ("Signed", f"{told.signature}, {eastern(told.signed_at)}"),
    )
    yield Item(f"complaint:{told.pk}", "complaint", "Complaint", "Complaint", told.signed_at, blocks=_answered(asked))


@lies_in_the_record
def allegations(case: Case) -> Iterable[Item]:
    """What is alleged and, apart from it, how it was answered. The two have different readers."""
    heard = list(hearable.allegations_of(case))
    alleged: Blocks = ()
    answered: Blocks = ()
    for found in heard:
        number = hearable.number_in(case, found)
        title = heading(f"Allegation {number}: {found.provision.reference}")
        when = f"{eastern(found.conduct_from)} – {eastern(found.conduct_to)}"
        alleged += (title, *paragraphs(found.text), *paragraphs(f"“{found.provision.ethic}”"), *paragraphs(when))
        if found.answer:
            words = f"{found.get_answer_display()}.\n\n{found.answer_text}"
            answered += (title, *paragraphs(words))
    if alleged:
        key, since = in_these_words("allegations", alleged), _when(case, "draft_allegation")
        yield Item(key, "complaint", "Allegations", "Allegations", since, blocks=alleged)
    if answered:
        key, since = in_these_words("answers", answered), _when(case, "answer", "answer_late", "answer_joined")
        yield Item(key, "answer", "Answers", "Answers to the allegations", since, blocks=answered)


def _when(case: Case, *steps: str) -> datetime:
    """When one of these steps was last taken; where none was, when the case was filed."""
    last = Event.objects.filter(docket=case.docket_id, kind__in=steps).order_by("-sequence").first()
    return last.at if last else case.filed_at


@lies_in_the_record
def rulings(case: Case) -> Iterable[Item]:
    """The seven guards at intake, with who ruled and why."""
    found = list(case.rulings.select_related("ruled_by"))
    if not found:
        return
    blocks: Blocks = ()
    for row in found:
        by = f"{row.ruled_by.name}, {eastern(row.ruled_at)}" if row.ruled_by else eastern(row.ruled_at)
        words = f"{row.get_ruling_display()}. {row.reason}\n\n{by}"
        blocks += (heading(f"{row.guard}. {row.get_guard_display()}"), *paragraphs(words))
    since = max(row.ruled_at for row in found)
    yield Item(
        in_these_words("rulings", blocks), "complaint", "Rulings at intake", "Rulings at intake", since, blocks=blocks
    )


@lies_in_the_record
def charges(case: Case) -> Iterable[Item]:
    found = getattr(case, "charges", None)
    if found is None:
        return
    blocks = (
        *paragraphs(found.text),
        *paragraphs(f"Proposed: {found.proposal}. Issued on {eastern(found.issued_on)}."),
    )
    key, title = in_these_words("charges", blocks), "Statement of charges"
    yield Item(key, "charges", title, title, _when(case, "charge"), blocks=blocks)


@lies_in_the_record
def motions(case: Case) -> Iterable[Item]:
    """Each vote that is over, with its count. Who voted how stays apart."""
    ballots = 0
    for motion in case.motions.select_related("allegation__case").prefetch_related("ballots"):
        ballots += len(motion.ballots.all())
        if motion.closed_at is None:
            yield Item(
                f"motion:{motion.pk}", "votes", "Vote", "Open vote", motion.opened_at, barred="The vote is still open."
            )
            continue
        title = f"Vote of the {motion.get_body_display()}, {eastern_day(motion.closed_at)}"
        yield Item(f"motion:{motion.pk}", "votes", "Vote", title, motion.closed_at, blocks=_voted(case, motion))
    if ballots:
        yield Item(
            "ballots", "votes", "Ballots", f"Ballots with their reasons ({ballots})", case.filed_at, barred=SEALED
        )


def _voted(case: Case, motion: Motion) -> Blocks:
    about = STEPS[motion.step].label if motion.step in STEPS else motion.get_kind_display()
    of = f"Allegation {hearable.number_in(case, motion.allegation)}" if motion.allegation else ""
    length = f"{motion.months} months" if motion.months else ""
    count = "{yes} in favor, {no} against, {abstain} abstained. At least {quorum} had to vote.".format(
        **_counted(motion)
    )
    told = (
        ("What it was about", ". ".join(part for part in (str(about), of) if part)),
        ("Text", motion.text),
        ("Sanction", ", ".join(part for part in (motion.sanction_words, length) if part)),
        ("Terms", motion.terms),
        ("Result", f"{motion.get_outcome_display()}: {count}" if motion.tally else motion.get_outcome_display()),
        ("Closed", eastern(motion.closed_at)),
    )
    return _answered(told)


def _counted(motion: Motion) -> dict[str, int]:
    return {"yes": 0, "no": 0, "abstain": 0, "quorum": 0} | motion.tally


@lies_in_the_record
def agreements(case: Case) -> Iterable[Item]:
    """Each consent agreement, word for word, with its signature."""
    for found in ConsentAgreement.objects.filter(overlay__case=case).select_related("overlay").order_by("pk"):
        told = (
            ("Facts", found.text),
            ("Sanction", found.get_sanction_display()),
            ("Terms", found.terms),
            ("Text for the public", found.publication_text),
            ("Signed", f"{found.signature}, {eastern(found.signed_at)}" if found.signature else "Not signed"),
        )
        blocks, title = _answered(told), "Consent agreement"
        key = in_these_words(f"agreement:{found.pk}", blocks)
        yield Item(key, "agreement", title, title, found.overlay.opened_at, blocks=blocks)


@lies_in_the_record
def letters(case: Case) -> Iterable[Item]:
    """Letters as they went out; those that did not, and why."""
    found = Notice.objects.filter(docket=case.docket_id).select_related("recipient", "drafted_by").order_by("pk")
    for row in found:
        barred = {Notice.State.DRAFTED: DRAFTED, Notice.State.WITHDRAWN: WITHDRAWN}.get(Notice.State(row.state), "")
        title = f"Letter to {row.recipient.name}: {KINDS[row.kind].label}"
        since = row.released_at or row.drafted_by.at
        blocks = (*paragraphs(f"{eastern(row.released_at)}\n{row.subject}"), *paragraphs(row.body)) if row.body else ()
        key = in_these_words(f"letter:{row.pk}", blocks)
        yield Item(key, "notices", "Letter", title, since, barred=barred, blocks=blocks)


@lies_in_the_record
def messages(case: Case) -> Iterable[Item]:
    for row in case.messages.select_related("author"):
        title = f"Message from {row.author.name}"
        yield Item(f"message:{row.pk}", "notices", "Message", title, row.sent_at, blocks=paragraphs(row.text))


def _answered(asked: Iterable[tuple[str, object]]) -> Blocks:
    """What was asked, each with its answer; what was left blank is left out."""
    return tuple(
        block for title, words in asked if str(words).strip() for block in (heading(title), *paragraphs(str(words)))
    )
