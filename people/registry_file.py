"""Reads a registry as boards have it: bytes in any usual encoding, with any usual comma, under headings as people write
them. Gives rows by column, each with the line a spreadsheet shows; judges nothing of what stands in them.
"""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.errors import Refused
from people.names import folded

DELIMITERS = (",", ";", "\t", "|")
# A title or two may stand above the headings.
LOOK_FOR_HEADINGS = 15
# More lines than any address has: a quotation mark was opened and not closed.
MOST_LINES_IN_A_CELL = 10
NOTHING = frozenset(
    {"", "-", "--", "---", "–", "—", "n/a", "na", "n.a.", "none", "null", "nil", "#n/a", "not applicable"}
)

# Column → its label, and the headings it goes by, as `heading_key` writes them.
COLUMNS = {
    "name": (gettext_lazy("Name"), (
        "name", "full name", "name full", "last name first", "last first", "name last first", "last first name",
        "last name first name", "lastname firstname", "professional", "professional name", "certified professional", "member", "member name",
        "holder", "credential holder", "display name",
    )),
    "last": (gettext_lazy("Last name"), ("last name", "last", "lastname", "surname", "family name", "lname", "l name")),
    "first": (gettext_lazy("First name"), (
        "first name", "first", "firstname", "given name", "given names", "fname", "f name", "forename",
    )),
    "middle": (gettext_lazy("Middle name"), ("middle name", "middle", "mi", "m i", "middle initial", "mname")),
    "suffix": (gettext_lazy("Suffix"), ("suffix", "name suffix", "jr sr")),
    "former": (gettext_lazy("Former name"), (
        "former name", "former names", "former last name", "maiden name", "maiden", "previous name", "previous names",
        "prior name", "aka", "a k a", "also known as", "other names", "other name",
    )),
    "number": (gettext_lazy("Credential number"), (
        "number", "credential number", "cert number", "certificate number", "certification number", "license number",
        "licence number", "credential id", "cert id", "certificate id", "certification id", "registration number",
        "registry number", "ccb number", "ccb id", "id number", "cred number", "lic number",
    )),
    "type": (gettext_lazy("Credential type"), (
        "credential", "credential type", "type", "type of credential", "certification", "certification type",
        "cert type", "certificate", "certificate type", "class", "credential class", "level", "cred type", "cert",
    )),
    "applied": (gettext_lazy("Applied on"), (
        "applied", "applied on", "date applied", "application date", "date of application", "app date", "applied date",
        "application received",
    )),
    "certified": (gettext_lazy("Certified on"), (
        "certified", "certified on", "date certified", "certification date", "cert date", "certified date", "issued",
        "issue date", "date issued", "original issue date", "initial certification date", "date of certification",
        "effective date", "original certification date", "certified since",
    )),
    "expires": (gettext_lazy("Expires on"), (
        "expires", "expires on", "exp", "exp date", "expiration", "expiration date", "date of expiration", "expiry",
        "expiry date", "expire date", "valid through", "valid until", "valid thru", "expiration dt", "date expires",
    )),
    "town": (gettext_lazy("Town"), ("town", "city", "city town", "town city", "municipality", "home city")),
    "state": (gettext_lazy("State"), ("state", "st", "state province")),
    "zip": (gettext_lazy("ZIP code"), ("zip", "zip code", "zipcode", "postal code")),
    "employer": (gettext_lazy("Employer"), (
        "employer", "agency", "workplace", "place of work", "place of employment", "company", "organization",
        "organisation", "employer name", "current employer",
    )),
    "address": (gettext_lazy("Address"), (
        "address", "address 1", "address1", "street", "street address", "mailing address", "address of record",
        "home address", "address line 1",
    )),
    "address2": (gettext_lazy("Address, second line"), ("address 2", "address2", "address line 2", "apt", "unit")),
    "email": (gettext_lazy("E-mail"), (
        "email", "e mail", "email address", "e mail address", "mail", "primary email", "contact email",
    )),
}  # fmt: skip
BY_HEADING = {heading: column for column, (_label, headings) in COLUMNS.items() for heading in headings}
NAMING = {"name", "last"}
WORDS_OF_NUMBER = {"no", "num", "nbr", "nr", "numb"}


@dataclass(frozen=True)
class Row:
    """One line with something in it: the number a spreadsheet shows beside it, and its cells by column.

    `why` says what is wrong with the line as a whole; then its cells mean nothing.
    """

    line: int
    cells: dict[str, str]
    why: str = ""


@dataclass(frozen=True)
class Sheet:
    """The file as read. `headings`: column → the heading as it stands there; `passed_over`: headings of no column."""

    rows: list[Row]
    headings: dict[str, str]
    encoding: str
    delimiter: str
    passed_over: list[str] = field(default_factory=list)

    def called(self, column: str) -> str:
        """The column as the file calls it, else as we do."""
        return self.headings.get(column) or str(COLUMNS[column][0])


def read_sheet(data: bytes) -> Sheet:
    """Refused, with a sentence: nothing in it, a workbook or another kind of file, no headings that name people, two
    headings for one column, a quotation mark that swallows the rest.
    """
    text, encoding = decoded(data)
    if not text.strip():
        raise Refused(_("This file has nothing in it. Choose another one."))
    best = max((_headings(text, delimiter) for delimiter in DELIMITERS), key=lambda found: len(found.columns))
    if not NAMING & set(best.columns.values()) or len(best.columns) < 2:
        raise Refused(
            _("No line of headings was found. Write a line with headings such as Name, Credential number, Town.")
        )
    twice = sorted({name for name in best.columns.values() if list(best.columns.values()).count(name) > 1})
    if twice:
        raise Refused(
            _("Two headings mean the same: %(label)s. Rename or take out one of them.")
            % {"label": COLUMNS[twice[0]][0]}
        )
    headings = {column: best.cells[place] for place, column in best.columns.items()}
    passed_over = [cell for place, cell in enumerate(best.cells) if cell and place not in best.columns]
    rows = list(_rows(text, best))
    return Sheet(rows, headings, encoding, best.delimiter, passed_over)


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: by its mark, else UTF-8, else Windows, else Latin-1."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _text(data, "utf-16"), "utf-16"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Refused(_("This is a workbook. Open it and save the sheet as CSV (UTF-8)."))
    if b"\0" in data:
        raise Refused(_("This is no table of text. Save the sheet as CSV (UTF-8)."))
    for encoding in ("utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def _text(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as broken:
        raise Refused(_("A part of this file is missing. Save it again as CSV (UTF-8).")) from broken


@dataclass(frozen=True)
class _Headings:
    line: int
    cells: list[str]
    columns: dict[int, str]
    delimiter: str


def _headings(text: str, delimiter: str) -> _Headings:
    """The line among the first that names the most columns, when the cells are parted by this sign."""
    best = _Headings(0, [], {}, delimiter)
    for line, cells in _lines(text, delimiter):
        if line > LOOK_FOR_HEADINGS:
            break
        columns = {
            place: BY_HEADING[key] for place, cell in enumerate(cells) if (key := heading_key(cell)) in BY_HEADING
        }
        if len(columns) > len(best.columns):
            best = _Headings(line, [clean(cell) for cell in cells], columns, delimiter)
    return best


def heading_key(heading: str) -> str:
    """A heading as it is compared: "Cert. #" becomes "cert number", "E-Mail" becomes "e mail"."""
    spaced = "".join(" " if sign in "/_:()*[]" else sign for sign in clean(heading).replace("#", " no "))
    return " ".join("number" if word in WORDS_OF_NUMBER else word for word in folded(spaced).split())


def clean(cell: str) -> str:
    """One cell without signs that nobody sees; accents in one spelling. Its lines stay lines."""
    if cell.isascii() and cell.isprintable():
        return " ".join(cell.split())
    seen = "".join(sign for sign in cell if unicodedata.category(sign) != "Cf").replace("\xa0", " ")
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", seen).splitlines())
    return "\n".join(line for line in lines if line)


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Lines as a spreadsheet counts them: one with a line break inside quotation marks is one line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 0
    while True:
        line += 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as broken:
            words = _("Line %(line)s cannot be read: a quotation mark is opened and not closed. Mend it first.")
            raise Refused(words % {"line": line}) from broken


def _rows(text: str, headings: _Headings) -> Iterator[Row]:
    for line, cells in _lines(text, headings.delimiter):
        if line <= headings.line or not any(cell.strip() for cell in cells):
            continue
        known = {column: clean(cells[place]) for place, column in headings.columns.items() if place < len(cells)}
        known = {column: "" if cell.casefold() in NOTHING else cell for column, cell in known.items()}
        if any(cell.count("\n") > MOST_LINES_IN_A_CELL for cell in cells):
            yield Row(line, known, _("A quotation mark is opened here and not closed; what follows was not read."))
        elif any(cell.strip() for cell in cells[len(headings.cells) :]):
            yield Row(line, known, _("This line has more cells than there are headings. Look for a comma too many."))
        elif any(known.values()):
            yield Row(line, known)
