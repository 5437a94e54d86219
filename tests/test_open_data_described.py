"""What programs are told of the open data (sanctions/openapi.yaml) holds for every answer, also to what is ill-formed.

Schemathesis makes up the requests, jsonschema-rs reads the answers: neither knows anything of this site.
"""

from datetime import date
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
import yaml
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, settings

from people.models import CertifiedProfessional, Credential, CredentialType
from sanctions.open_data import COLUMNS, DESCRIPTION
from tests.open_data_rows import EXAMPLE, five_actions
from tests.stepping import credential, load_tables

TOLD = yaml.safe_load(DESCRIPTION.read_text())
assert EXAMPLE in DESCRIPTION.read_text(), "one request at least must find somebody"


@pytest.fixture
def open_data(db: None) -> CertifiedProfessional:
    load_tables()
    return five_actions()


@pytest.fixture
def committed_open_data(own_database: str) -> CertifiedProfessional:
    """The same for requests that come by WSGI, where each closes its connection."""
    load_tables()
    return five_actions()


schema = schemathesis.openapi.from_wsgi("/actions/openapi.yaml", get_wsgi_application())  # asks no database


@pytest.mark.cells
@schema.parametrize()
@settings(max_examples=40, suppress_health_check=list(HealthCheck), derandomize=True, deadline=None, database=None)
def test_no_request_finds_an_answer_that_is_not_described(
    case: schemathesis.Case, committed_open_data: CertifiedProfessional
) -> None:
    case.call_and_validate()


@pytest.mark.django_db
def test_the_answers_are_as_the_description_has_them(open_data: CertifiedProfessional) -> None:
    """Read by a validator of JSON Schema, with every property there is and no other."""
    asked = {
        "/actions.json": "ActionPage",
        "/actions.json?kind=suspension&page=1": "ActionPage",
        "/actions.json?year=x": "Refusal",
        "/actions.json?page=9": "Refusal",
        f"/register/{open_data.public_id}.json": "Entry",
        f"/es/register/{open_data.public_id}.json": "Entry",
        "/register/nobody.json": "Refusal",
    }
    for address, name in asked.items():
        reading = {"$ref": f"#/components/schemas/{name}", "components": TOLD["components"]}
        validator = jsonschema_rs.Draft202012Validator(reading, validate_formats=True)
        assert [str(error) for error in validator.iter_errors(Client().get(address).json())] == [], address
    assert not validator.is_valid({"count": 1})
    assert tuple(TOLD["components"]["schemas"]["Action"]["properties"]) == COLUMNS


@pytest.mark.django_db
def test_an_entry_for_programs_says_what_the_page_says_and_no_more(open_data: CertifiedProfessional) -> None:
    CertifiedProfessional.objects.filter(pk=open_data.pk).update(email="m@example.org", employer="Harbor House")
    entry = Client().get(f"/register/{open_data.public_id}.json")
    assert entry["Cache-Control"] == "no-store"
    told = entry.json()
    assert (told["name"], told["town"], len(told["actions"])) == ("María Núñez", "Norwich", 5)
    assert told["status"] == "Revoked on January 2, 2025. A revocation is permanent."
    assert "private cautions" in told["not_shown"]
    assert not any(hidden in entry.content.decode() for hidden in ("example.org", "Harbor House"))
    assert Client().get(f"/es/register/{open_data.public_id}.json").json()["not_shown"] != told["not_shown"]


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3, 50])
def test_an_entry_for_programs_takes_four_queries(rows: int, django_assert_num_queries: Any) -> None:
    load_tables()
    person = credential("Dana Reed", "CPRS-1").professional
    for number in range(rows - 1):
        Credential.objects.create(
            professional=person,
            type=CredentialType.objects.get(code="cprs"),
            number=f"N-{number}",
            applied_on=date(2024, 1, 1),
        )
    with django_assert_num_queries(4):
        assert len(Client().get(f"/register/{person.public_id}.json").json()["credentials"]) == rows


def test_the_page_of_the_actions_leads_to_the_description(db: None) -> None:
    assert 'href="/actions/openapi.yaml"' in Client().get("/actions/").content.decode()
    answer = Client().get("/actions/openapi.yaml")
    assert answer["Content-Type"] == "application/yaml"
    assert answer.content == DESCRIPTION.read_bytes()
