"""The whole way of a registry file: 5,000 lines with 40 faults, the command, the page, and the board's record of it."""

import hashlib
import re
import time
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from ccb_ethics.demo.play import Board
from people import clock
from people.models import CertifiedProfessional, Credential
from people.registry_plan import plan_for, save
from record.models import Event
from tests.factories import signed_in
from tests.source import ROOT
from tests.visiting import text_of

pytestmark = pytest.mark.django_db

PAGE = "/desk/register/import/"
HEADINGS = "Last Name, First;E-Mail;City;Credential;Cert #;App. Date;Cert. Date;Exp. Date"
LINES = 5000
BEGAN = date(2010, 1, 4)
# Forty faults, ten of each of four kinds and more: what is written instead, by the column it stands in.
FAULTS: list[tuple[int, str, str]] = [
    *((0, "", "The name is missing") for _n in range(5)),
    *((3, "Plumber", "is no credential type") for _n in range(5)),
    *((1, "somebody at home", "is no e-mail address") for _n in range(5)),
    *((5, "13/45/2020", "has no month 13") for _n in range(5)),
    *((7, "2/30/2030", "a day that does not exist") for _n in range(5)),
    *((6, "1/1/2009", "before the application") for _n in range(5)),
    *((7, "1/1/2010", "before the certification") for _n in range(4)),
    *((4, "CPRS-1", "differ: Name") for _n in range(5)),
]


def written(day: date, line: int) -> str:
    """In turn the ways in which registries write a day."""
    ways = (
        day.isoformat(), f"{day.month}/{day.day}/{day.year}", day.strftime("%m-%d-%y"), day.strftime("%B %d, %Y"),
        day.strftime("%d-%b-%Y"), str((day - date(1899, 12, 30)).days),
    )  # fmt: skip
    return ways[line % len(ways)]


def row(line: int) -> list[str]:
    applied = BEGAN + timedelta(days=line)
    certified, expires = applied + timedelta(days=90), applied + timedelta(days=4000)
    kind = ("CPRS", "crss", "Certified Addiction Counselor", "Registry")[line % 4]
    days = [written(day, line) for day in (applied, certified, expires)]
    return [f"Ibáñez-{line}, María", f"maria{line}@example.org", f"Town {line % 169}", kind, f"CPRS-{line}", *days]


def planted() -> tuple[bytes, dict[int, str]]:
    """A file in the encoding of Windows, with a title above it; and for each faulty line what is wrong with it."""
    faults = {100 + 97 * n: fault for n, fault in enumerate(FAULTS)}
    rows = ["CCB registry, all classes", HEADINGS]
    expected = {}
    for line in range(3, LINES + 3):
        cells = row(line)
        if line in faults:
            place, text, expected[line] = faults[line]
            cells[place] = text
        rows.append(";".join(cells))
    # The one number that five lines take from the sixth: line 3 cannot be trusted either.
    rows[2] = rows[2].replace("CPRS-3;", "CPRS-1;")
    expected[3] = "differ: Name"
    return "\r\n".join(rows).encode("cp1252"), expected


def test_five_thousand_lines_with_forty_faults_in_twenty_seconds(reference_data, django_assert_max_num_queries) -> None:
    data, expected = planted()
    assert len(expected) == 40
    began = time.monotonic()
    with django_assert_max_num_queries(300):  # most of them write name keys, some 500 rows at a time on SQLite
        made = plan_for(data)
        save(made)
    again = plan_for(data)
    took = time.monotonic() - began
    told = {refusal.line: refusal.why for refusal in made.refused}
    assert told.keys() == expected.keys()
    assert [line for line, words in expected.items() if words not in told[line]] == []
    assert made.counts == {"added": LINES - 40, "changed": 0, "unchanged": 0, "refused": 40}
    assert (CertifiedProfessional.objects.count(), Credential.objects.count()) == (LINES - 40, LINES - 40)
    assert again.counts == {"added": 0, "changed": 0, "unchanged": LINES - 40, "refused": 40}
    assert took < 20
    one = Credential.objects.get(number="CPRS-1000")
    assert (one.professional.name, one.applied_on, one.certified_on, one.expires_on) == (
        "María Ibáñez-1000",
        BEGAN + timedelta(days=1000),
        BEGAN + timedelta(days=1090),
        BEGAN + timedelta(days=5000),
    )


SMALL = (
    "Name,Cert #,Credential,City,Applied,Phone\n"
    "Dana Reed,CPRS-1,CPRS,Norwich,1/2/2020,555\n"
    "Ana Vega,CPRS-2,Plumber,Salem,1/2/2020,555\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "registry.csv"
    path.write_text(SMALL)
    return path


def run(file: Path, *options: str) -> list[str]:
    said = StringIO()
    call_command("import_registry", str(file), *options, stdout=said)
    return said.getvalue().splitlines()


def test_the_command_shows_everything_and_saves_nothing_unless_told(reference_data, file: Path) -> None:
    shown = [
        "Headings passed over: Phone",
        "line 2: Dana Reed: new: Certified Peer Recovery Specialist CPRS-1",
        "line 3: Ana Vega: refused: “Plumber” is no credential type that we know.",
    ]
    assert run(file) == [*shown, "1 added, 0 changed, 0 unchanged, 1 refused. Nothing was saved."]
    assert (CertifiedProfessional.objects.count(), Event.objects.count()) == (0, 0)
    assert run(file, "--save") == [*shown, "1 added, 0 changed, 0 unchanged, 1 refused. Saved."]
    assert run(file, "--save")[-1] == "0 added, 0 changed, 1 unchanged, 1 refused. Saved."
    file.write_text(SMALL.replace("Norwich", "Groton"))
    assert run(file)[1] == "line 2: Dana Reed: Town: Norwich -> Groton"


def test_each_import_that_saved_something_is_one_event_with_counts_and_digest(reference_data, file: Path) -> None:
    run(file, "--save")
    run(file, "--save")
    event = Event.objects.get()
    assert (event.docket.number, event.kind, event.actor, event.data) == (
        "BOARD",
        "register_imported",
        None,
        {"added": 1, "changed": 0, "unchanged": 0, "refused": 1, "sha256": hashlib.sha256(SMALL.encode()).hexdigest()},
    )


def test_the_command_says_what_is_wrong_with_a_file(reference_data, file: Path) -> None:
    with pytest.raises(CommandError, match="cannot be opened"):
        run(file.with_name("nothing.csv"))
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(CommandError, match="save the sheet as CSV"):
        run(file)


# ---------------------------------------------------------------------------------------------------------- the page


def upload(client: Client, text: str = SMALL):
    return client.post(PAGE, {"file": SimpleUploadedFile("registry.csv", text.encode())})


def seen(answer) -> str:
    return re.findall(r'name="seen"\s+value="([0-9a-f]{64})"', answer.content.decode())[0]


def test_only_who_runs_the_office_finds_the_page(board: Board) -> None:
    others = [board.chair, board.members[0], board.investigators[0], board.president, board.directors[0]]
    for person in others:
        client = signed_in(person)
        assert {client.get(PAGE).status_code, upload(client).status_code} == {404}
    assert Client().get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"
    assert {signed_in(p).get(PAGE).status_code for p in (board.director, board.staff[0])} == {200}
    assert not CertifiedProfessional.objects.exists()


def test_a_file_is_shown_first_and_saved_when_the_person_says_so(board: Board) -> None:
    client = signed_in(board.staff[0])
    shown = upload(client)
    words = text_of(shown)
    assert shown.status_code == 200
    assert "1 added, 0 changed, 0 unchanged, 1 refused. Nothing is saved yet." in words
    assert "3 Ana Vega “Plumber” is no credential type that we know." in words
    assert not CertifiedProfessional.objects.exists()
    saved = client.post(PAGE, {"act": "save", "seen": seen(shown)})
    assert (saved.status_code, saved["Location"]) == (302, PAGE)
    assert [person.name for person in CertifiedProfessional.objects.all()] == ["Dana Reed"]
    event = Event.objects.get(kind="register_imported")
    assert (event.actor, event.seat, event.data["added"]) == (board.staff[0], "case_staff", 1)
    again = client.post(PAGE, {"act": "save", "seen": seen(shown)})
    assert (again.status_code, Event.objects.filter(kind="register_imported").count()) == (302, 1)


def test_what_changed_since_it_was_shown_is_shown_again_before_it_is_saved(board: Board) -> None:
    client = signed_in(board.director)
    shown = upload(client)
    plan = plan_for(b"Name,Cert #,Credential,City,Applied\nDana Reed,CPRS-1,CPRS,Groton,1/2/2020\n")
    save(plan)
    refused = client.post(PAGE, {"act": "save", "seen": seen(shown)})
    assert refused.status_code == 409
    assert "Look at the changes again" in text_of(refused)
    assert CertifiedProfessional.objects.get().town == "Groton"
    assert client.post(PAGE, {"act": "save", "seen": seen(refused)}).status_code == 302
    assert CertifiedProfessional.objects.get().town == "Norwich"


def test_leaving_the_page_forgets_the_file_and_nothing_can_be_saved_unseen(board: Board) -> None:
    client = signed_in(board.director)
    shown = upload(client)
    assert client.post(PAGE, {"act": "save"}).status_code == 409
    client.get(PAGE)
    assert client.post(PAGE, {"act": "save", "seen": seen(shown)}).status_code == 302
    assert not CertifiedProfessional.objects.exists()


def test_a_file_that_cannot_be_read_says_why_at_the_question(board: Board) -> None:
    answer = upload(signed_in(board.director), "PK\x03\x04")
    assert (answer.status_code, "save the sheet as CSV" in text_of(answer)) == (400, True)
    empty = signed_in(board.director).post(PAGE, {})
    assert (empty.status_code, "Choose the file" in text_of(empty)) == (400, True)


def test_markup_in_a_file_is_shown_as_text(board: Board) -> None:
    answer = upload(signed_in(board.director), SMALL.replace("Ana Vega", "<b>Ana</b>"))
    assert "<b>Ana" not in answer.content.decode()
    assert "&lt;b&gt;Ana" in answer.content.decode()


def test_the_register_knows_no_docket() -> None:
    """`people` stands below `record`: the event is written by the app that may."""
    texts = [path.read_text() for path in (ROOT / "people").glob("registry_*.py")]
    assert len(texts) == 5
    assert [text for text in texts if "import chain" in text] == []
    assert clock.ZONE.key == "America/New_York"
