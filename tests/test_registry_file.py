"""A registry as boards have it: odd dates, headings, names and encodings, each read as it is meant or refused."""

from datetime import date

import pytest

from people.errors import Refused
from people.models import CertifiedProfessional, Credential
from people.registry_dates import read_registry_day
from people.registry_entry import LONGEST, former_names, whole_name
from people.registry_file import BY_HEADING, heading_key, read_sheet

MARCH_5 = date(2024, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "2024/3/5",
        "2024-03-05 00:00:00",
        "2024-03-05T14:30:00Z",
        "20240305",
        "3/5/2024",
        "03/05/2024",
        "3/5/24",
        "03-05-24",
        "03-05-2024",
        "3/5/2024 12:00:00 AM",
        "March 5, 2024",
        "Mar 5 2024",
        "Mar. 5, 2024",
        "March 5th, 2024",
        "Tuesday, March 5, 2024",
        "5-Mar-2024",
        "5-Mar-24",
        "5 March 2024",
        "5 de marzo de 2024",
        "45356",
        "45356.0",
    ],
)
def test_a_date_is_read_in_every_way_that_registries_write_it(text: str) -> None:
    assert read_registry_day(text) == MARCH_5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("13/5/2024", "has no month 13"),
        ("24-03-05", "has no month 24"),
        ("2/30/2024", "does not exist"),
        ("2023-02-29", "does not exist"),
        ("0000-00-00", "cannot be meant"),
        ("3/5/1824", "cannot be meant"),
        ("3.5.2024", "could be two days"),
        ("Marzipan 5, 2024", "names no month"),
        ("March 2024", "no date we can read"),
        ("2024", "no date we can read"),
        ("spring", "no date we can read"),
        ("3/5/924", "no date we can read"),
        ("99999", "a number and no date"),
    ],
)
def test_what_is_no_day_or_could_be_two_is_refused_with_its_text(text: str, says: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_registry_day(text)
    assert says in str(refusal.value)
    assert f"“{text}”" in str(refusal.value)


def test_points_with_one_meaning_are_read() -> None:
    assert (read_registry_day("5.5.2024"), read_registry_day("3.25.2024")) == (date(2024, 5, 5), date(2024, 3, 25))


def test_two_digits_of_a_year_mean_the_last_sixty_years_or_the_next_few() -> None:
    assert (read_registry_day("1/2/61").year, read_registry_day("1/2/60").year) == (1961, 2060)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Last Name, First", "name"),
        ("LAST NAME", "last"),
        ("Surname", "last"),
        (" First_Name ", "first"),
        ("Cert #", "number"),
        ("Cert. No.", "number"),
        ("Credential No.", "number"),
        ("License Number:", "number"),
        ("Credential", "type"),
        ("Certification Type*", "type"),
        ("Exp. Date", "expires"),
        ("Expiration", "expires"),
        ("Issue Date", "certified"),
        ("App. Date", "applied"),
        ("City/Town", "town"),
        ("E-Mail", "email"),
        ("Email Address", "email"),
        ("A/K/A", "former"),
        ("Zip\nCode", "zip"),
    ],
)
def test_a_heading_is_known_by_what_people_call_it(heading: str, column: str) -> None:
    assert BY_HEADING[heading_key(heading)] == column


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Reed, Dana", "Dana Reed"),
        ("Reed, Dana, Jr.", "Dana Reed Jr."),
        ("Reed Jr., Dana", "Dana Reed Jr."),
        ("Reed, Jr, Dana", "Dana Reed Jr."),
        ("Dana Reed", "Dana Reed"),
        ("Dana Reed, LCSW", "Dana Reed"),
        ("Reed, Dana M., MSW, LADC", "Dana M. Reed"),
        ("Núñez-O’Neil,  María José", "María José Núñez-O’Neil"),
        ("St. Pierre, Nicole", "Nicole St. Pierre"),
        ("Trần Minh Anh", "Trần Minh Anh"),
        ("Cher", "Cher"),
        ("", ""),
    ],
)
def test_a_name_is_turned_the_right_way_round(written: str, name: str) -> None:
    assert whole_name({"name": written}) == name


def test_a_name_in_several_columns_is_put_together() -> None:
    assert whole_name({"first": "Dana", "middle": "M.", "last": "Reed", "suffix": "jr"}) == "Dana M. Reed Jr."
    assert whole_name({"first": "Dana", "last": "Reed III"}) == "Dana Reed III"
    assert whole_name({"last": "Reed, Dana"}) == "Dana Reed"
    assert whole_name({"first": "Dana", "last": ""}) == ""


def test_a_maiden_name_alone_gets_the_first_name() -> None:
    assert former_names("Doyle; Amato, Denise", {"first": "Erin"}) == ["Erin Doyle", "Denise Amato"]


TABLE = "Name;Cert #;City\nMaría Peña;CPRS-1;Norwich\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
    ],
)
def test_accents_survive_every_encoding(encoding: str, found: str) -> None:
    sheet = read_sheet(TABLE.encode(encoding))
    assert (sheet.encoding, [row.cells for row in sheet.rows]) == (
        found,
        [{"name": "María Peña", "number": "CPRS-1", "town": "Norwich"}],
    )


def test_bytes_that_windows_does_not_know_are_read_as_latin_1() -> None:
    sheet = read_sheet(TABLE.encode("latin-1") + b"Jos\xe9 \x81;CPRS-2;Norwich\n")
    assert (sheet.encoding, sheet.rows[0].cells["name"]) == ("latin-1", "María Peña")


def test_accents_written_apart_become_one_letter() -> None:
    sheet = read_sheet("Name,Cert #\nMari\u0301a Pen\u0303a,CPRS-1\n".encode())
    assert sheet.rows[0].cells["name"] == "María Peña"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_cells_may_be_parted_by_any_usual_sign(sign: str) -> None:
    table = sign.join(("Last Name", "First", "Cert #")) + "\n" + sign.join(("Reed", "Dana", "CPRS-1")) + "\n"
    sheet = read_sheet(table.encode())
    assert (sheet.delimiter, sheet.rows[0].cells) == (sign, {"last": "Reed", "first": "Dana", "number": "CPRS-1"})


def test_lines_are_counted_as_a_spreadsheet_counts_them() -> None:
    """Title, empty line, headings, a cell of two lines, an empty line: each is one line."""
    table = 'CCB registry as of 3/1/2024\r\n\r\nName,Address,Cert #\r\nDana Reed,"1 Mill Lane\nFlat 2",CPRS-1\r\n,,\r\n'
    sheet = read_sheet((table + "Ana Vega,,CPRS-2\r\n").encode())
    assert [(row.line, row.cells["name"]) for row in sheet.rows] == [(4, "Dana Reed"), (6, "Ana Vega")]
    assert sheet.rows[0].cells["address"] == "1 Mill Lane\nFlat 2"


def test_words_for_nothing_are_nothing_and_hidden_signs_fall_away() -> None:
    sheet = read_sheet("Name,Cert #,City,Phone\n\u200bDana\xa0 Reed,N/A,--,555\n".encode())
    assert sheet.rows[0].cells == {"name": "Dana Reed", "number": "", "town": ""}
    assert sheet.passed_over == ["Phone"]


def test_a_line_with_a_comma_too_many_or_an_open_quotation_mark_is_named() -> None:
    table = "Name,City\nReed, Dana,Norwich\nAna Vega,Groton\n" + 'Eve Oak,"Salem\n' + "A,B\n" * 20
    rows = read_sheet(table.encode()).rows
    assert [(row.line, row.why.split(".")[0]) for row in rows] == [
        (2, "This line has more cells than there are headings"),
        (3, ""),
        (4, "A quotation mark is opened here and not closed; what follows was not read"),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "nothing in it"),
        (b" \n \n", "nothing in it"),
        (b"PK\x03\x04 and so on", "a workbook"),
        (b"\xd0\xcf\x11\xe0 and so on", "a workbook"),
        (b"Name,\0City", "no table of text"),
        (b"Dana Reed,Norwich\nAna Vega,Groton\n", "No line of headings"),
        (b"Town,State\nNorwich,CT\n", "No line of headings"),
        (b"Name,City,Town\nDana,Norwich,Groton\n", "Two headings mean the same: Town"),
        (b"Name,City\nDana,\"" + b"x" * 200_000, "Line 2 cannot be read"),
        (b"\xff\xfeN\0a", "A part of this file is missing"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_sheet(data)
    assert says in str(refusal.value)


def test_a_cell_may_be_as_long_as_its_column() -> None:
    columns = {
        column: (Credential if column == "number" else CertifiedProfessional)._meta.get_field(column).max_length
        for column in LONGEST
    }
    assert columns == LONGEST
