"""The note that goes out when there was nothing else to tell for a month: where the case stands, and what is next."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation

from complaints import correspondence, meanwhile, silence, wording
from complaints.effects import Act, Done, performs
from complaints.models import Case, Party
from complaints.procedure import HELD
from complaints.seats import Seat
from record.models import Event

NOTE = {Party.Side.COMPLAINANT: "status_note", Party.Side.RESPONDENT: "status_note_respondent"}


@performs("write_status_notes")
def _write_status_notes(act: Act) -> Done:
    """Drafts one for each person who waits. A person of the office approves it like every letter."""
    waiting = silence.waiting(act.case, act.on)

    def write(event: Event) -> None:
        for party in waiting:
            side = Party.Side(party.side)
            readers = [party] if side is Party.Side.COMPLAINANT else correspondence.addressees(act.case, side)
            for reader in readers:
                reader.case = act.case
                correspondence.draft_for(reader, NOTE[side], event)

    return Done(data={"parties": [party.pk for party in waiting]}, after=write)


def _standing(case: Case, place: Seat) -> dict[str, Any]:
    """Where the case stands in this side's words. In English here: the letter says it in the language of its reader."""
    places = frozenset({place})
    found = meanwhile.next_deadline(case, places)
    with translation.override(settings.LANGUAGE_CODE):
        return {
            "where_it_stands": str(wording.words_for(case, places)),
            "is_your_turn": place in wording.reading(case).holders,
            "is_held": case.has(HELD),
            "next_label": str(meanwhile.label_of(found)) if found else "",
            "next_on": found.due_on.isoformat() if found else "",
        }


@correspondence.prints("status_note")
def _for_complainant(case: Case) -> dict[str, Any]:
    return _standing(case, Seat.COMPLAINANT)


@correspondence.prints("status_note_respondent")
def _for_respondent(case: Case) -> dict[str, Any]:
    return _standing(case, Seat.RESPONDENT)
