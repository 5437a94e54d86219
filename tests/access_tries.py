"""What is tried at each address of the site, for the access grid (tests/test_access_grid.py).

An address with parts in angle brackets is filled with things that are really there: of a case that the visitor may
reach and of one that is closed. A new address with parts needs an entry here; the grid fails without one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from code_of_ethics.models import Edition
from complaints.models import RuleSet, SavedView
from people.models import CertifiedProfessional, Credential, CredentialType, Term, User
from people.passwords import link_to_choose
from tests.access_world import Kind, Place, World

Values = dict[str, object]
Tries = Callable[[World, Kind, Place, Place], list[Values | None]]
THREE = "under its own number; of the other case; of the other case, under the number of their own"
OWN_LETTERS = "a letter to them; to the other side; of another case, asked of their own; asked of that case"
MY_PAPERS = "a paper of their own; of the other complainant; of another case, asked of their own; asked of that case"
RESPOND_PAPERS = "a paper of the complainant; of another case, asked of their own; asked of that case"


def once(**values: object) -> Tries:
    return lambda world, kind, mine, other: [values]


def found(ask: Callable[[World], object], *names: str) -> Tries:
    """The same for everybody: something that is really there."""
    return lambda world, kind, mine, other: [dict.fromkeys(names, ask(world))]


def by_number(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    return [{"number": place.number} for place in (mine, other)]


def by_case(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    return [{"case": place.number} for place in (mine, other)]


def desk_papers(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    paths = ((mine, mine), (other, other), (mine, other))
    return [{"number": at.number, "reference": of.files[of.complaining[0]]} for at, of in paths]


def desk_letters(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    paths = ((mine, mine), (other, other), (mine, other))
    return [{"number": at.number, "letter_id": of.drafted} for at, of in paths]


def desk_letters_sent(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    paths = ((mine, mine), (other, other), (mine, other))
    return [{"number": at.number, "letter_id": letter(of, of.answering + of.complaining, None)} for at, of in paths]


def own_letters(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    sides = (mine.complaining, mine.answering)
    here = sides[0] if kind.person and kind.person.pk in sides[0] else sides[1]
    there = sides[1] if here is sides[0] else sides[0]
    own = {"case": mine.number, "letter_id": letter(mine, here, kind.person)}
    of_the_other_side = {"case": mine.number, "letter_id": letter(mine, there, None)}
    elsewhere = {"letter_id": letter(other, other.complaining, None)}
    return [own, of_the_other_side, {"case": mine.number, **elsewhere}, {"case": other.number, **elsewhere}]


def letter(place: Place, side: list[int], person: User | None) -> int:
    """A letter that went to this person or else to somebody of this side; of a case without one, any draft."""
    first = [person.pk] if person and person.pk in side else []
    return next((place.sent[pk] for pk in [*first, *side] if pk in place.sent), place.drafted)


def my_papers(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    """A paper of one's own; of the other complainant, where there are two; of the other case."""
    me = kind.person.pk if kind.person and kind.person.pk in mine.complaining else mine.complaining[0]
    theirs = [pk for pk in mine.complaining if pk != me]
    tried: list[Values | None] = [{"case": mine.number, "reference": mine.files[me]}]
    tried.append({"case": mine.number, "reference": mine.files[theirs[0]]} if theirs else None)
    elsewhere = {"reference": other.files[other.complaining[0]]}
    return [*tried, {"case": mine.number, **elsewhere}, {"case": other.number, **elsewhere}]


def respond_papers(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    here, there = mine.files[mine.complaining[0]], other.files[other.complaining[0]]
    return [
        {"case": mine.number, "reference": here},
        {"case": mine.number, "reference": there},
        {"case": other.number, "reference": there},
    ]


def locked_records(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    found = mine.papers.get("client_record")
    return [{"number": mine.number, "reference": found} if found else None]


def step_of(name: str) -> Tries:
    return lambda world, kind, mine, other: [
        {"number": place.number, "case": place.number, "step": name} for place in (mine, other)
    ]


def at_home(name: str) -> Tries:
    """A step at a case of their own."""
    return lambda world, kind, mine, other: step_of(name)(world, kind, mine, other)[:1]


def items(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    return [{"meeting": world.meeting.number, "item": world.meeting.items.order_by("pk")[0].pk}]


def password_links(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    fresh = link_to_choose(world.newcomer)
    return [resolve(fresh).kwargs, resolve(fresh).kwargs | {"token": "c0ffee-0123456789abcdef0123456789abcdef"}]


def first(model: type[Model]) -> Tries:
    """The object of the registry that was made first."""
    return found(lambda world: model._default_manager.order_by("pk")[0].pk, "object_id")


def of_the_admin() -> dict[str, list[tuple[str, Tries]]]:
    """The addresses that Django gives each registered model."""
    tried = {}
    for model in (Edition, CredentialType, CertifiedProfessional, Credential):
        start = f"/admin/{model._meta.app_label}/{model._meta.model_name}/<object_id>/"
        tried |= {start + end: [("", first(model))] for end in ("", "history/", "delete/", "change/")}
    return tried


def admin_site(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    edition = ContentType.objects.get_for_model(Edition)
    return [{"content_type_id": edition.pk, "object_id": Edition.objects.order_by("pk")[0].pk}]


def tips(world: World, kind: Kind, mine: Place, other: Place) -> list[Values | None]:
    return [{"tip": tip.pk} for tip in world.tips]


saved_view = found(lambda world: SavedView.objects.get().pk, "view_id")
# Address → what is tried, each with a word about it. An address without parts is simply visited.
TRIED: dict[str, list[tuple[str, Tries]]] = {
    **{
        f"/actions/<slug>/{part}": [("a published text", found(lambda world: world.publication.slug, "slug"))]
        for part in ("", "dispute/", "dispute/sent/")
    },
    "/desk/disputes/<reference>/": [
        ("a dispute about a published text", found(lambda world: world.dispute.reference, "reference"))
    ],
    **of_the_admin(),
    "/admin/<app_label>/": [("", once(app_label="people"))],
    "/admin/<url>": [("an address that leads nowhere", once(url="nothing/"))],
    "/admin/r/<content_type_id>/<object_id>/": [("", admin_site)],
    "/codes/<code>.json": [("", once(code="cprs"))],
    "/codes/<code>/<edition>/": [("", once(code="cprs", edition="2022"))],
    "/desk/reports/year/<year>/": [("a year that was not run", once(year=2025))],
    "/desk/reports/year/<year>/download/": [("a year that was not run", once(year=2025))],
    "/desk/reports/year/<year>/publish/": [("a year that was not run", once(year=2025))],
    "/desk/reports/year/<year>/<section>/<key>/": [
        ("a year that was not run", once(year=2025, section="flow", key="received"))
    ],
    "/reports/<year>/": [("a year that is not public", once(year=2025))],
    "/desk/cases/<number>/do/<step>/": [("a step of everybody inside: recuse", step_of("recuse"))],
    "/desk/cases/<number>/do/<step>/here/": [("a step of the office: answer_message", step_of("answer_message"))],
    "/desk/cases/<number>/file/<reference>/": [(f"a file of the complainant: {THREE}", desk_papers)],
    "/desk/cases/<number>/letters/<letter_id>/": [(f"a letter: {THREE}", desk_letters)],
    "/desk/cases/<number>/letters/<letter_id>/pdf/": [(f"a letter that was approved: {THREE}", desk_letters_sent)],
    "/desk/cases/<number>/papers/<reference>/": [
        (f"a paper of the complainant: {THREE}", desk_papers),
        ("a client record, locked, in their own case", locked_records),
    ],
    **{
        f"/desk/meetings/<meeting>/{part}": [("", found(lambda world: world.meeting.number, "meeting"))]
        for part in ("", "move/", "call-off/", "agenda/", "attendance/", "minutes/")
    },
    **{
        f"/desk/meetings/<meeting>/agenda/<item>/{part}/": [("the item of the appeal", items)]
        for part in ("off", "note")
    },
    **{
        f"/desk/publication/<slug>/{part}": [("a published text", found(lambda world: world.publication.slug, "slug"))]
        for part in ("", "correct/", "put-aside/", "take-down/")
    },
    **{
        f"/desk/register/discipline/<reference>/{part}": [
            ("", found(lambda world: world.earlier.reference, "reference"))
        ]
        for part in ("", "list/")
    },
    "/desk/settings/people/<person_id>/invite/": [("", found(lambda world: world.newcomer.pk, "person_id"))],
    "/desk/settings/people/terms/<term_id>/end/": [("", found(lambda world: Term.objects.all()[0].pk, "term_id"))],
    "/desk/settings/rules/<version>/": [("", found(lambda world: RuleSet.objects.all()[0].version, "version"))],
    "/desk/tips/<tip>/": [("a tip of the office; one that is kept for the President", tips)],
    "/desk/views/<view_id>/": [("a view of the director's", saved_view)],
    "/desk/views/<view_id>/remove/": [("", saved_view)],
    "/my/do/<step>/": [("a step of all complainants: add_information", step_of("add_information"))],
    "/my/file/<reference>/": [(MY_PAPERS, my_papers)],
    "/my/letters/<letter_id>/": [(OWN_LETTERS, own_letters)],
    "/my/letters/<letter_id>/pdf/": [(OWN_LETTERS, own_letters)],
    "/my/papers/<reference>/": [(MY_PAPERS, my_papers)],
    "/register/<public_id>.json": [("", found(lambda world: world.publication.professional.public_id, "public_id"))],
    "/register/<public_id>/": [("", found(lambda world: world.publication.professional.public_id, "public_id"))],
    "/respond/answer/<place>/": [("the first allegation", once(place=1))],
    "/respond/do/<step>/": [("a step of the whole side: challenge", step_of("challenge"))],
    "/respond/file/<reference>/": [(RESPOND_PAPERS, respond_papers)],
    "/respond/letters/<letter_id>/": [(OWN_LETTERS, own_letters)],
    "/respond/letters/<letter_id>/pdf/": [(OWN_LETTERS, own_letters)],
    "/respond/papers/<reference>/": [(RESPOND_PAPERS, respond_papers)],
    "/sign-in/password/<uidb64>/<token>/": [("a link that works; one that has ended", password_links)],
}


def tries_at(address: str) -> list[tuple[str, Tries]]:
    """What is tried at an address; one without parts of its own needs no entry."""
    parts = re.findall(r"<(\w+)>", address)
    if address in TRIED or parts not in ([], ["number"]):
        return TRIED[address]
    if parts:
        return [("", by_number)]
    of_a_side = address.startswith(("/my/", "/respond/")) and address != "/respond/code/"
    return [("", by_case if of_a_side else once())]


def filled(address: str, values: Values) -> str:
    """The address with its parts filled in, and the case at its end where the two sides name it there."""
    path = re.sub(r"<(\w+)>", lambda part: str(values[part[1]]), address)
    if "case" in values and not address.startswith("/desk/"):
        path += "?" + urlencode({"case": values["case"]})
    return path


def addresses(resolver: URLResolver | None = None, before: str = "/") -> Iterator[str]:
    """Every address of the site in English, its parts in angle brackets."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + plain(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        else:
            assert isinstance(pattern, URLPattern)
            yield route


def plain(route: str) -> str:
    """`<slug:number>` as `<number>`; the admin's two regular expressions in the same way."""
    route = re.sub(r"\(\?P<(\w+)>.*?\)", r"<\1>", route).strip("^$")
    return re.sub(r"<\w+:(\w+)>", r"<\1>", route)
