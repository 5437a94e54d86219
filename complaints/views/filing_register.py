"""Looking the respondent up while a complaint is written: the public facts of the register, and never in the way.

Not being found stops nobody (ux.md §0.1). What is chosen is only a hint: staff match the respondent (procedure.md §1.2).
"""

from __future__ import annotations

from datetime import datetime

from complaints.actions import drafting
from complaints.models import Draft
from people.models import CertifiedProfessional
from people.names import folded

MOST = 5
BOXES = ("respondent_name", "chosen_in_register")


def found(draft: Draft) -> list[CertifiedProfessional]:
    """The first few whose name, former name or number fits the name that was written."""
    query = (draft.answers.get("respondent_name") or [""])[0]
    people = CertifiedProfessional.objects.named(query[:200]).prefetch_related("credentials__type")
    return list(people.order_by("name", "pk")[:MOST])


def choose(draft: Draft, public_id: str, *, on: datetime, place: str = "who") -> None:
    """Keeps which entry of the register is meant, and the name as it stands there; a blank id takes the choice back.

    `place` is the page to go on with.
    """
    person = known(public_id)
    typed = {"chosen_in_register": [person.public_id if person else ""]}
    boxes = BOXES if person else BOXES[1:]
    if person:
        typed["respondent_name"] = [person.name]
    drafting.save_draft(draft, typed=typed, boxes=boxes, place=place, on=on)


def known(public_id: str) -> CertifiedProfessional | None:
    """The entry with this public id; None where there is none."""
    return CertifiedProfessional.objects.filter(public_id=public_id).first() if public_id.isalnum() else None


def chosen(draft: Draft) -> CertifiedProfessional | None:
    """The entry that was chosen, as long as its name still stands in the box."""
    public_id = (draft.answers.get("chosen_in_register") or [""])[0]
    person = known(public_id)
    written = (draft.answers.get("respondent_name") or [""])[0]
    return person if person and folded(person.name) == folded(written) else None
