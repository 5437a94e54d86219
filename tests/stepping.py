"""Small makers for tests of the steps' forms: people with roles, a case at a status, a form shown or sent."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from code_of_ethics.models import Provision
from complaints.forms import FORMS, StepForm
from complaints.models import (
    Allegation,
    Case,
    Complaint,
    RuleSet,
    Status,
)
from complaints.procedure import STEPS
from people.models import CertifiedProfessional, Committee, Credential, CredentialType, Role, Term, User
from record import chain

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)
TODAY = date(2027, 3, 1)
PDF = b"%PDF-1.7 hello"


def load_tables() -> None:
    call_command("loaddata", "rule_set", "committees", "credential_types", "codes_of_ethics", verbosity=0)


def person(name: str, role: Role | None = None) -> User:
    """Somebody who may hold a role since 2020; the body follows from the role."""
    someone = User.objects.create_user(name, name=name, email=f"{name}@example.org")
    if role:
        body = next(committee for committee in Committee.objects.all() if role in committee.roles)
        Term.objects.create(committee=body, person=someone, role=role, starts_on=date(2020, 1, 1))
    return someone


def credential(name: str, number: str, kind: str = "cprs", **facts: str) -> Credential:
    professional = CertifiedProfessional.objects.create(name=name, **facts)
    return Credential.objects.create(
        professional=professional,
        type=CredentialType.objects.get(code=kind),
        number=number,
        applied_on=date(2022, 5, 1),
        certified_on=date(2022, 9, 1),
    )


def new_case(status: Status = Status.SUBMITTED, number: str = "EC-2027-0001", **facts: Any) -> Case:
    if status == Status.CLOSED:
        facts = {"disposition": "withdrawn", "closed_on": TODAY, **facts}
    complaint = Complaint.objects.create(
        relationship="client",
        respondent_name="Ana Ruiz",
        topics=["money"],
        first_act_on=date(2026, 11, 2),
        last_act_on=date(2027, 1, 5),
        signed_at=NOON,
    )
    return Case.objects.create(
        docket=chain.open_docket(number),
        number=number,
        status=status,
        rule_set=RuleSet.objects.get(),
        complaint=complaint,
        filed_at=NOON,
        entered_status_at=NOON,
        **facts,
    )


def allegation(case: Case, number: int = 1) -> Allegation:
    return Allegation.objects.create(
        case=case,
        number=number,
        provision=Provision.objects.get(reference="CPRS-12"),
        text=f"Took a loan, {number}.",
        conduct_from=date(2026, 11, 2),
        conduct_to=date(2027, 1, 5),
    )


def form(
    step: str, case: Case, who: User, data: dict[str, Any] | None = None, upload: SimpleUploadedFile | None = None
) -> StepForm:
    """The form of a step, shown, or sent with these answers."""
    sent: tuple[Any, ...] = ()
    if data is not None:
        answers = QueryDict(mutable=True)
        for name, value in data.items():
            if isinstance(value, date):
                answers.update({f"{name}_month": value.month, f"{name}_day": value.day, f"{name}_year": value.year})
            else:
                answers.setlist(name, [str(one) for one in value] if isinstance(value, list) else [str(value)])
        sent = (answers, MultiValueDict({"file": [upload]} if upload else {}))
    row = STEPS[step]
    return FORMS[row.form](*sent, case=case, person=who, step=row, on=NOON)


def given(step: str, case: Case, who: User, data: dict[str, Any], upload: SimpleUploadedFile | None = None) -> Any:
    sent = form(step, case, who, data, upload)
    assert sent.is_valid(), sent.errors
    return sent.given()


def errors(step: str, case: Case, who: User, data: dict[str, Any], upload: Any = None) -> dict[str, list[str]]:
    sent = form(step, case, who, data, upload)
    assert not sent.is_valid()
    return {name: [str(message) for message in messages] for name, messages in sent.errors.items()}


def offered(shown: StepForm, name: str) -> list[Any]:
    """The rows that a choice among rows offers."""
    return list(shown.fields[name].queryset)  # type: ignore[attr-defined]


def values(choices: Iterable[Any]) -> set[str]:
    return {str(value) for value, _label in choices}
