"""Who sees what, kept: words are planted where they may not be seen, and every page, file and header is searched for them.

Of a PDF everything is searched: its words, its properties, and whatever lies in it unseen.

The table of the privacy page promises it (ux.md §3, 43); procedure.md §5 is the law behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client

from complaints.clean_pdf import PDF
from complaints.models import Ballot, Complaint, Document, Draft, Message, Party
from record.models import Notice
from tests import pdfs
from tests.access_tries import addresses, filled, tries_at
from tests.access_world import NOW, World
from tests.factories import signed_in
from tests.side_pages import party_world

__all__ = ["party_world"]

pytestmark = [pytest.mark.django_db, pytest.mark.cells]

VISITORS = ("visitor", "respondent", "representative", "complainant", "co-complainant", "other complainant", "other respondent", "writer of a draft", "witness")  # fmt: skip
# What was planted, and who of the visitors may come upon it.
MAY: dict[str, tuple[str, ...]] = {
    "Zaunkönig": ("complainant", "respondent", "representative"),  # the words of the complaint
    "860-555-7731": ("complainant",),  # her telephone
    "Pfaffenhut": ("complainant",),  # her postal address
    "Gebärdensprache": ("complainant",),  # what help she needs
    "Quittenbrot": ("complainant",),  # what she wrote to the Board
    "Schachtelhalm": (),  # a client record
    "Wacholder": ("complainant", "respondent", "representative"),  # the words of a PDF that she handed in
    "Steinpilz": (),  # who wrote it, as its properties, XMP, remarks and the file attached to it tell
    "Wiedehopf": (),  # the reason of a ballot
    "Rohrdommel": (),  # a letter that nobody approved yet
    "Kiebitz": ("writer of a draft",),  # a complaint that was not sent
    "Zilpzalp": ("representative", "respondent"),  # what the respondent told the Board in a message
}


def plant(world: World) -> None:
    case = world.places["the appeal"].case
    Complaint.objects.filter(pk=case.complaint_id).update(narrative="Zaunkönig", told="Zaunkönig")
    mary, respondent = case.parties.get(name="Mary Moe"), case.parties.get(side=Party.Side.RESPONDENT)
    Party.objects.filter(pk=mary.pk).update(
        phone="860-555-7731", address="12 Pfaffenhut Street", accommodation="Gebärdensprache"
    )
    Message.objects.create(case=case, author=mary.user, text="Quittenbrot", sent_at=NOW)
    Message.objects.create(case=case, author=respondent.user, text="Zilpzalp", sent_at=NOW)
    diary = Document(case=case, kind="evidence", title="A PDF", added_by=mary.user, added_at=NOW, content_type=PDF)
    telling = (made("Steinpilz") for made in (pdfs.author, pdfs.xmp, pdfs.script, pdfs.attached, pdfs.annotated))
    diary.file.save("x", ContentFile(pdfs.pdf("Wacholder", *telling)))
    world.places["the appeal"].files[mary.user_id] = diary.reference
    locked = Document.objects.filter(case=case, client_identifying=True)
    assert locked.update(title="Schachtelhalm", text="Schachtelhalm") > 0
    assert Ballot.objects.filter(motion__case=case).update(reason="Wiedehopf") > 0
    drafted = Notice.objects.filter(docket=case.docket_id, state=Notice.State.DRAFTED)
    assert drafted.update(context={"name": "Rohrdommel", "reason": "Rohrdommel"}) > 0
    Draft.objects.update(answers={"narrative": ["Kiebitz"], "name": ["Kiebitz"]})


def everything(world: World, name: str) -> Iterator[tuple[str, str]]:
    """Every address with whatever anybody's case would put into it, and what it answers to this visitor."""
    kind = next(kind for kind in world.kinds if kind.name == name)
    client = signed_in(kind.person) if kind.person else Client()
    asked = set()
    for address in addresses():
        if address.startswith("/admin/") or address == "/exit/":
            continue
        for of in (kind, *(other for other in world.kinds if other.name in VISITORS)):
            mine, theirs = world.cases_of(of)
            for _word, tries in tries_at(address):
                for values in tries(world, of, mine, theirs):
                    if values is not None:
                        asked.add(filled(address, values))
    for address in sorted(asked):
        answer: HttpResponse = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        is_pdf = answer["Content-Type"] == PDF
        yield address, str(dict(answer.items())) + (pdfs.everything_in(body) if is_pdf else body.decode("utf-8"))


def test_requirement_43_nobody_comes_upon_what_is_not_theirs(party_world: World) -> None:
    plant(party_world)
    for name in VISITORS:
        crawl(party_world, name)


def crawl(world: World, name: str) -> None:
    found: dict[str, set[str]] = {word: set() for word in MAY}
    pages = 0
    with time_machine.travel(NOW, tick=False):
        for address, said in everything(world, name):
            pages += 1
            for word in MAY:
                if word in said:
                    found[word].add(address)
    assert pages > 150
    assert {word: where for word, where in found.items() if where and name not in MAY[word]} == {}, name
    seen = {word for word, where in found.items() if where}
    own = {word for word, who in MAY.items() if name in who}
    if name in ("complainant", "respondent", "writer of a draft"):
        assert seen >= own - {"860-555-7731", "Pfaffenhut", "Gebärdensprache"}, "the words are where they can be found"
