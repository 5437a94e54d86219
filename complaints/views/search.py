"""The search of the desk: one box in the bar, sent as an address, that finds cases by number, by name and by words."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from complaints.excerpts import Piece
from complaints.finding import Hits, Search
from complaints.models import SearchText
from complaints.models.search import WORKING
from complaints.views.desk import Row, rows_for, serves
from complaints.views.frame import cases
from people.words import Words

PER_PAGE = 20
NOTHING = Hits([], 0)


@dataclass(frozen=True)
class Place:
    """A text in which the words stand: what it is, where to read it, and a piece of it."""

    label: Words
    url: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Result:
    """One case that was found, and by what: its name and others in it with marks, and pieces of its texts."""

    row: Row
    name: list[Piece]
    others: list[list[Piece]]
    places: list[Place]
    more: int


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """What this person may find. Of cases closed to them there is no sign, not even a number."""
    person = serves(request)
    asked = Search(person, request.GET.get("q", ""))
    found = asked.everywhere(cases().visible_to(person)) if asked.typed else cases().none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    on_page = list(page.object_list)
    hits = asked.hits(on_page) if on_page else {}
    results = [_result(asked, row, hits.get(row.case.pk, NOTHING)) for row in rows_for(person, on_page)]
    return render(request, "complaints/search.html", {"page": page, "results": results, "asked": asked.typed})


def _result(asked: Search, row: Row, hits: Hits) -> Result:
    names = asked.names.get(row.case.pk, [])
    return Result(
        row=row,
        name=asked.marked(row.name),
        others=[asked.marked(name) for name in names if name != row.name],
        places=[Place(hit.text.label, _address(row, hit.text), hit.pieces) for hit in hits.shown],
        more=hits.more,
    )


def _address(row: Row, text: SearchText) -> str:
    """The page of the case where the text is read."""
    number = row.case.number
    kind, _slash, place = text.source.partition("/")
    if kind == "paper":
        return reverse("complaints:paper", args=[number, place])
    tabs = {
        "allegation": "case-allegations",
        "answer": "case-allegations",
        "message": "case-letters",
        "file": "case-file",
        **dict.fromkeys(WORKING, "case-investigation"),
    }
    return reverse(f"complaints:{tabs.get(kind, 'case')}", args=[number])
