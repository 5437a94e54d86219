"""One line of a registry file as facts about a person and one credential; or why it cannot be read, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from people.errors import Refused
from people.models import CredentialType
from people.names import folded
from people.registry_dates import read_registry_day
from people.registry_file import Row, Sheet

SUFFIXES = {"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV"}
# Letters after a name say what someone holds; they are no part of the name.
AFTER_A_NAME = frozenset(
    [
        "ba",
        "bs",
        "ma",
        "ms",
        "msw",
        "mba",
        "med",
        "mph",
        "phd",
        "psyd",
        "edd",
        "md",
        "rn",
        "aprn",
        "lcsw",
        "lmsw",
        "ladc",
        "lpc",
        "lmft",
        "cadc",
        "cac",
        "ccs",
        "cprs",
        "crss",
        "rss",
        "esq",
    ]
)
STATES = {
    "connecticut": "CT", "conn": "CT", "massachusetts": "MA", "mass": "MA", "rhode island": "RI", "new york": "NY",
    "new jersey": "NJ", "new hampshire": "NH", "vermont": "VT", "maine": "ME", "pennsylvania": "PA", "florida": "FL",
}  # fmt: skip
# As wide as the columns of `people.models.professionals`; a test holds the two together.
LONGEST = {"name": 200, "town": 100, "employer": 200, "email": 254, "number": 40}
DATES = {"applied": "applied_on", "certified": "certified_on", "expires": "expires_on"}
OF_A_PERSON = ("name", "town", "state", "employer", "address_of_record", "email")


@dataclass(frozen=True)
class Entry:
    """What one line says. Blank and None: it says nothing, and nothing known is erased by it."""

    line: int
    name: str
    former_names: tuple[str, ...] = ()
    town: str = ""
    state: str = ""
    employer: str = ""
    address_of_record: str = ""
    email: str = ""
    type: CredentialType | None = None
    number: str = ""
    applied_on: date | None = None
    certified_on: date | None = None
    expires_on: date | None = None

    @property
    def names_a_credential(self) -> bool:
        return bool(self.type or self.number or self.applied_on or self.certified_on or self.expires_on)


class Types:
    """The credential types by every name a registry gives them: code, name, and initials where they are unmistakable."""

    def __init__(self, types: Iterable[CredentialType]) -> None:
        self.by_name: dict[str, CredentialType] = {}
        initials: dict[str, list[CredentialType]] = {}
        for kind in types:
            self.by_name[folded(kind.name)] = self.by_name[folded(kind.code.replace("_", " "))] = kind
            letters = "".join(word[0] for word in re.split(r"[\s-]+", kind.name) if word[:1].isupper())
            initials.setdefault(letters.casefold(), []).append(kind)
        for letters, meant in initials.items():
            if len(meant) == 1 and len(letters) > 1:
                self.by_name.setdefault(letters, meant[0])

    def named(self, text: str) -> CredentialType | None:
        """Also "Certified Peer Recovery Specialist (CPRS)", where both parts agree."""
        parts = [folded(part) for part in re.split(r"[()/]", text) if part.strip()]
        found = {kind.pk: kind for part in [folded(text), *parts] if (kind := self.by_name.get(part))}
        return next(iter(found.values())) if len(found) == 1 else None


def read_entry(row: Row, sheet: Sheet, types: Types) -> Entry:
    """Refused, with every reason at once: whatever of this line cannot be read. Dates are judged against each other
    where what is known already can be seen (`people.registry_plan`).
    """
    if row.why:
        raise Refused(row.why)
    cells, wrong = row.cells, []
    days: dict[str, date | None] = {}
    for column, attribute in DATES.items():
        days[attribute] = None
        if text := cells.get(column, ""):
            try:
                days[attribute] = read_registry_day(text)
            except Refused as refused:
                wrong.append(f"{sheet.called(column)}: {refused}.")
    name = whole_name(cells)
    if not name:
        wrong.append(_("The name is missing."))
    kind = None
    if text := cells.get("type", ""):
        kind = types.named(text)
        if kind is None:
            wrong.append(_("“%(text)s” is no credential type that we know.") % {"text": text})
    email = cells.get("email", "").removeprefix("mailto:")
    if email and not _is_email(email):
        wrong.append(_("“%(text)s” is no e-mail address.") % {"text": email})
    state = STATES.get(folded(cells.get("state", "")), cells.get("state", "").upper().replace(".", ""))
    if state and not re.fullmatch(r"[A-Z]{2}", state):
        wrong.append(_("“%(text)s” is no state. Write it with two letters.") % {"text": cells["state"]})
    one_line = {column: cells.get(column, "").replace("\n", " ") for column in ("town", "employer", "number")}
    one_line["number"] = re.sub(r"^(\d+)\.0$", r"\1", one_line["number"])  # Excel keeps a number as a fraction
    for column, text in {**one_line, "name": name, "email": email}.items():
        if len(text) > LONGEST[column]:
            words = {"heading": sheet.called(column), "most": LONGEST[column]}
            wrong.append(_("%(heading)s is longer than %(most)s signs.") % words)
    if wrong:
        raise Refused(" ".join(wrong))
    return Entry(
        line=row.line,
        name=name,
        former_names=tuple(former_names(cells.get("former", ""), cells)),
        town=one_line["town"],
        state=state,
        employer=one_line["employer"],
        address_of_record=_address(cells, state),
        email=email,
        type=kind,
        number=one_line["number"],
        **days,
    )


def whole_name(cells: dict[str, str]) -> str:
    """The name as the person writes it, from one column or from several: "Reed, Dana, Jr." becomes "Dana Reed Jr."."""
    if cells.get("name"):
        return _turned(cells["name"].replace("\n", " "))
    last, parts = _without_suffix(cells.get("last", "").replace(",", " ").split())
    first = " ".join(filter(None, (cells.get("first", ""), cells.get("middle", ""))))
    if not last:
        return ""
    if not first and "," in cells.get("last", ""):
        return _turned(cells["last"])
    ending = SUFFIXES.get(folded(cells.get("suffix", "")), cells.get("suffix", "")) or parts
    return " ".join(f"{first} {last} {ending}".split())


def former_names(text: str, cells: dict[str, str]) -> list[str]:
    """One name or several. A maiden name alone, without a first name, gets the first name that stands in this line."""
    found = []
    for part in re.split(r"[;/|\n]", text):
        name = _turned(part) if part.strip() else ""
        if name and " " not in name:
            first = cells.get("first") or whole_name(cells).partition(" ")[0]
            name = f"{first} {name}".strip()
        if name:
            found.append(name)
    return found


def _turned(text: str) -> str:
    """ "Last, First" the other way round; letters that say what someone holds fall away, Jr. and III stay at the end."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    parts = parts[:1] + [part for part in parts[1:] if not _is_held(part)]
    endings = [part for part in parts[1:] if folded(part) in SUFFIXES]
    parts = [part for part in parts if part not in endings]
    if not parts:
        return ""
    last, inner = _without_suffix(parts[0].split()) if len(parts) > 1 else (parts[0], "")
    first, outer = _without_suffix(" ".join(parts[1:]).split())
    ending = next((SUFFIXES[folded(part)] for part in endings), outer or inner)
    return " ".join(f"{first} {last} {ending}".split())


def _is_held(part: str) -> bool:
    return all(word.replace(".", "").casefold() in AFTER_A_NAME for word in part.split())


def _without_suffix(words: list[str]) -> tuple[str, str]:
    if len(words) > 1 and folded(words[-1]) in SUFFIXES:
        return " ".join(words[:-1]), SUFFIXES[folded(words[-1])]
    return " ".join(words), ""


def _address(cells: dict[str, str], state: str) -> str:
    """The address as on a letter; with the town below where the file has the postal code."""
    lines = [*cells.get("address", "").splitlines(), *cells.get("address2", "").splitlines()]
    if lines and cells.get("zip"):
        lines.append(" ".join(f"{cells.get('town', '')}, {state} {cells['zip']}".strip(", ").split()))
    return "\n".join(lines)


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
