"""The public site as a process of its own, under a database role that reads no case (ccb_ethics/public_role.py).

The role is PostgreSQL's: those tests are races by their marker, each on a database of its own. SQLite has no roles, and
there the command and the settings say so.
"""
# ruff: noqa: S608 - the statements are made of our own table and column names

import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import psycopg2
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client, override_settings
from django.urls import get_resolver

from ccb_ethics import public_role
from ccb_ethics.areas import Area, area_of
from complaints.models import Status
from sanctions.models import InterimStatus, Publication, PublishedReport
from tests.access_tries import addresses
from tests.source import ROOT
from tests.stepping import NOON, credential, new_case, person

WHOLE = "https://ethics.example.org"
HELD_BACK = "A text that nobody has approved."
# Public addresses that are answered by the whole site alone, each with the reason.
ELSEWHERE = {
    "/demo/clock/": "it writes, and only in the demo",
    "/actions/<slug>/dispute/": "what is sent is written down",
    "/actions/<slug>/dispute/sent/": "it follows what was sent",
}


@pytest.fixture(scope="session")
def role(worker_id: str) -> str:
    """Roles belong to the whole server, so each worker has one of its own."""
    return f"ccb_test_public_{worker_id}"


@pytest.fixture
def copied_template(reference_template: str) -> str:
    return reference_template


def on_postgresql() -> bool:
    return connection.vendor == "postgresql"


def granted(role: str) -> None:
    call_command("grant_public_role", role, verbosity=0)


@pytest.fixture
def public_world(own_database: str, role: str) -> Iterator[dict[str, str]]:
    """A board with something on each public page, and a case; the values of the addresses' parts."""
    held = credential("Dana Reed", "CPRS-2", town="Norwich", employer="Harbor House", email="dana@example.org")
    drafter, approver = person("drafter"), person("approver")
    for kind, approved in (("reprimand", True), ("suspension", True), ("revocation", False)):
        publication = Publication.objects.create(
            professional=held.professional,
            kind=kind,
            name="Dana Reed",
            credential="CPRS-2",
            provisions="CPRS-12",
            summary="A breach of CPRS-12 was found." if approved else HELD_BACK,
            effective_on=date(2025, 3, 1),
            ends_on=date(2040, 3, 1) if kind == "suspension" else None,
            drafted_by=drafter,
            drafted_at=NOON,
            **({"approved_by": approver, "approved_at": NOON, "live_from": date(2025, 3, 8)} if approved else {}),
        )
    pending = credential("Ana Ruiz", "CPRS-3")
    InterimStatus.objects.create(professional=pending.professional, credential="CPRS-3", since=date(2025, 1, 1))
    PublishedReport.objects.create(
        year=2025,
        through=date(2025, 12, 31),
        figures={"sections": {"received": {"received": 12}}, "times": {}},
        run_at=NOON,
        published_by=approver,
        published_at=NOON,
    )
    new_case(Status.FINAL, respondent=held.professional, credential=held)
    slug = Publication.objects.filter(approved_by__isnull=False).values_list("slug", flat=True)[0]
    yield {
        "public_id": held.professional.public_id,
        "slug": slug,
        "draft": publication.slug,
        "year": "2025",
        "code": "cprs",
    }
    if on_postgresql():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if cursor.fetchone():
                cursor.execute(f"DROP OWNED BY {role}")
                cursor.execute(f"DROP ROLE {role}")


def _timeless(body: str) -> str:
    """The data of an entry say to the second when they were looked up."""
    return re.sub(r'"checked_at": "[^"]+"', "", body)


OF_NO_LANGUAGE = {"/es/robots.txt", "/es/sitemap.xml", "/es/actions/openapi.yaml"}


def public_addresses(values: dict[str, str]) -> list[str]:
    """Every public address in both languages, its parts filled in; and what can be asked of them."""
    from_the_site = {a for a in addresses() if area_of(a) is Area.PUBLIC} - set(ELSEWHERE)
    found = {re.sub(r"<(\w+)>", lambda part: values[part[1]], a) for a in from_the_site if "<edition>" not in a}
    found |= {"/register/?q=Dana", "/register/?q=Rede", "/register/?q=CPRS-2", "/register/?q=ruiz"}
    found |= {"/actions/?year=2025&kind=suspension", "/actions.json?page=1", "/reports/2025/?as=csv"}
    in_spanish = {f"/es{a}" for a in found if not a.startswith("/codes/") or a == "/codes/"} - OF_NO_LANGUAGE
    editions = set(re.findall(r'href="(/codes/[\w.-]+/[\w.-]+/)"', Client().get("/codes/").content.decode()))
    return sorted(found | in_spanish | editions)


def visited(asked: list[str], **environment: str) -> dict[str, list[str]]:
    """What a process with this environment answers at each address: status, body, where it sends to."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "tests.public_visit"],
        cwd=ROOT,
        env={
            **kept,
            "DJANGO_SETTINGS_MODULE": "ccb_ethics.settings",
            "DEBUG": "1",  # else it wants the collected style sheets
            "ALLOWED_HOSTS": "public.example.org",
            "SITE_ADDRESS": WHOLE,
            **environment,
        },
        input=json.dumps(asked),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def with_password(role: str, address: str) -> str:
    """The `DATABASE_URL` of the role, which the owner gave a password."""
    password = secrets.token_hex(8)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER ROLE {role} PASSWORD '{password}'")
    return re.sub(r"//[^@]+@", f"//{role}:{password}@", address)


# --------------------------------------------------------------------------------------------------- the role of PostgreSQL


@pytest.mark.race
def test_as_the_public_role_every_public_page_is_what_it_is_on_the_whole_site(
    own_database: str, public_world: dict[str, str], role: str
) -> None:
    if not on_postgresql():
        return
    granted(role)
    asked, draft = public_addresses(public_world), f"/actions/{public_world['draft']}/"
    public = visited([*asked, draft], DATABASE_URL=with_password(role, own_database), PUBLIC_SITE="1")
    assert public.pop(draft)[0] == 404
    whole = visited(asked, DATABASE_URL=own_database)
    assert {address: answer[0] for address, answer in public.items()} == dict.fromkeys(asked, 200)
    assert [address for address in asked if _timeless(public[address][1]) != _timeless(whole[address][1])] == []
    shown = "".join(body for _status, body, _to in public.values())
    for words in ("Dana Reed", "A breach of CPRS-12 was found.", "proceedings pending", "2025"):
        assert words in shown
    assert len(asked) > 40


@pytest.mark.race
def test_as_the_public_role_nothing_else_can_be_read_or_written(
    own_database: str, public_world: dict[str, str], role: str
) -> None:
    if not on_postgresql():
        return
    granted(role)
    allowed = public_role.readable()
    tables = [table for table in connection.introspection.table_names() if table not in allowed]
    ours = {
        m._meta.db_table
        for app in ("complaints", "hearings", "record", "people")
        for m in apps.get_app_config(app).get_models(include_auto_created=True)
    }
    assert len(ours & set(tables)) > 40
    assert ours - set(tables) == {"complaints_ruleset", *(table for table in allowed if table.startswith("people_"))}
    outside = psycopg2.connect(with_password(role, own_database))
    outside.autocommit = True
    with closing(outside), outside.cursor() as cursor:
        done = []
        for statement in (
            *(f'SELECT * FROM "{table}"' for table in tables),
            *(f'SELECT count(*) FROM "{table}"' for table in tables),
            *(f"SELECT {column} FROM people_certifiedprofessional" for column in ("email", "employer", "user_id")),
            "SELECT * FROM people_certifiedprofessional",
            *(f'DELETE FROM "{table}"' for table in allowed),
            "UPDATE sanctions_publication SET withdrawn_at = now()",
            "INSERT INTO people_nameword (word) VALUES ('x')",
            "TRUNCATE sanctions_publication",
            "ALTER TABLE sanctions_publication DISABLE ROW LEVEL SECURITY",
            "SELECT nextval('people_namekey_id_seq')",
            "SET ROLE ccb",
        ):
            try:
                cursor.execute(statement)
                done.append(statement)
            except psycopg2.errors.InsufficientPrivilege:
                continue
        assert done == []
        cursor.execute("SELECT DISTINCT summary FROM sanctions_publication")
        assert cursor.fetchall() == [("A breach of CPRS-12 was found.",)]


@pytest.mark.race
def test_the_role_that_serves_the_desk_sees_and_writes_drafts_as_before(
    own_database: str, public_world: dict[str, str], role: str
) -> None:
    """It owns no table either, so what is kept from the public role must not be kept from it (docs/deploy.md)."""
    if not on_postgresql():
        return
    granted(role)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {role}_desk")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}_desk")
        cursor.execute(f"SET ROLE {role}_desk")
        try:
            assert Publication.objects.count() == 3
            assert Publication.objects.filter(approved_by=None).update(live_until=date(2041, 1, 1)) == 1
            assert Publication.objects.filter(approved_by=None)._raw_delete(using="default") == 1
        finally:
            cursor.execute("RESET ROLE")
            cursor.execute(f"DROP OWNED BY {role}_desk")
            cursor.execute(f"DROP ROLE {role}_desk")


@pytest.mark.race
def test_the_owner_is_told_what_was_granted_and_a_role_that_reads_more_is_refused(
    own_database: str, public_world: dict[str, str], role: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if not on_postgresql():
        return
    granted(role)
    said = capsys.readouterr().out
    assert f"{role} was made" in said
    assert f"\\password {role}" in said
    assert set(re.findall(r"^  (\w+): ", said, re.MULTILINE)) == set(public_role.readable())
    assert "email" not in said
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT SELECT, INSERT ON complaints_case TO {role}")
    assert public_role.too_much(connection, role) == ["writes to complaints_case", "reads complaints_case"]
    with pytest.raises(CommandError, match=f"Nothing was changed: {role} writes to complaints_case"):
        granted(role)
    assert public_role.too_much(connection, role) == ["writes to complaints_case", "reads complaints_case"]
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE INSERT ON complaints_case FROM {role}")
    granted(role)
    assert "was there" in capsys.readouterr().out
    assert (public_role.too_much(connection, role), public_role.too_little(connection, role)) == ([], [])
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE SELECT ON people_credential FROM {role}")
        assert public_role.too_little(connection, role) == ["people_credential"]
        cursor.execute("GRANT SELECT ON record_event TO PUBLIC")
    with pytest.raises(CommandError, match=f"Nothing was changed: {role} also reads record_event"):
        granted(role)
    with pytest.raises(CommandError, match="has powers over the whole server"):
        granted(connection.settings_dict["USER"])
    with pytest.raises(CommandError, match="small letters"):
        granted('x"; DROP TABLE')


@pytest.mark.race
def test_a_public_site_under_the_owners_role_is_named_by_the_check(own_database: str, role: str) -> None:
    if not on_postgresql():
        return
    command = [sys.executable, "manage.py", "check", "--database", "default"]
    environment = {"PATH": os.environ["PATH"], "DEBUG": "1", "PUBLIC_SITE": "1", "DATABASE_URL": own_database}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "ccb_ethics.E001" in done.stderr
    assert "reads complaints_case" in done.stderr


def test_the_command_says_that_sqlite_has_no_roles(db: None) -> None:
    if not on_postgresql():
        with pytest.raises(CommandError, match="SQLite knows no roles"):
            granted("ccb_public")


# ---------------------------------------------------------------------------------------------------- the public addresses


def test_every_public_address_is_served_or_named_as_served_elsewhere() -> None:
    """A new public page: add its name to `ccb_ethics.public_urls.SERVED`, or its address here with the reason."""
    public = list(addresses(get_resolver("ccb_ethics.public_urls")))
    assert public == list(addresses())
    assert served() == {a for a in addresses() if area_of(a) is Area.PUBLIC} - set(ELSEWHERE)


def served() -> set[str]:
    """The addresses whose page is not the way to the whole site."""
    with override_settings(ROOT_URLCONF="ccb_ethics.public_urls"):
        return {a for a in addresses() if not leads_elsewhere(a)}


def leads_elsewhere(address: str) -> bool:
    parts = {"<code>/<edition>": "cprs/2020", "<year>": "2025"}
    for part, value in parts.items():
        address = address.replace(part, value)
    match = get_resolver("ccb_ethics.public_urls").resolve(re.sub(r"<\w+>", "1", address))
    return match.func.__name__ == "elsewhere"


@override_settings(ROOT_URLCONF="ccb_ethics.public_urls", SITE_ADDRESS=WHOLE)
@pytest.mark.parametrize(
    "address", ["/complaint/", "/es/my/", "/sign-in/?next=/desk/", "/desk/", "/admin/", "/respond/"]
)
def test_what_is_not_public_leads_to_the_whole_site_and_takes_nothing(address: str, db: None) -> None:
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (302, WHOLE + address)
    assert Client().post(address, {"username": "x", "password": "y"}).status_code == 405


@override_settings(ROOT_URLCONF="ccb_ethics.public_urls", SITE_ADDRESS="http://testserver")
def test_it_never_leads_to_itself(db: None) -> None:
    assert Client().get("/desk/").status_code == 404


def test_a_page_keeps_its_links_into_the_whole_site(db: None) -> None:
    call_command("loaddata", "rule_set", verbosity=0)
    whole = Client().get("/").content
    with override_settings(ROOT_URLCONF="ccb_ethics.public_urls"):
        assert Client().get("/").content == whole
    assert b'href="/complaint/"' in whole


def test_a_session_of_the_whole_site_is_left_alone() -> None:
    """On one host the cookie of who is signed in there comes along; the public site neither reads nor deletes it."""
    code = (
        "import django; django.setup(); from django.conf import settings; "
        "print(settings.SESSION_ENGINE, settings.SESSION_COOKIE_NAME, settings.ROOT_URLCONF)"
    )
    environment = {"PATH": os.environ["PATH"], "DEBUG": "1", "DJANGO_SETTINGS_MODULE": "ccb_ethics.settings"}
    environment |= {"PUBLIC_SITE": "1", "DATABASE_URL": "postgres://ccb_public:x@127.0.0.1:1/ccb"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout.split() == [
        "django.contrib.sessions.backends.signed_cookies",
        "public_session",
        "ccb_ethics.public_urls",
    ]
