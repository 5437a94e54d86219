"""Whom a line of a registry file means, what it changes, and what is refused; nothing known is ever erased."""

from datetime import date

import pytest

from people.models import CertifiedProfessional, Credential, CredentialType
from people.registry_plan import Plan, plan_for, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

HEAD = "Name,E-mail,Town,Employer,Credential,Cert #,Applied,Certified,Exp. Date,Former name\n"


def plan(*lines: str, head: str = HEAD) -> Plan:
    return plan_for((head + "".join(f"{line}\n" for line in lines)).encode())


def saved(*lines: str, head: str = HEAD) -> Plan:
    made = plan(*lines, head=head)
    save(made)
    return made


def known() -> dict[str, object]:
    person = CertifiedProfessional.objects.get()
    return {name: getattr(person, name) for name in ("name", "former_names", "email", "town", "employer")}


def differences(made: Plan) -> list[tuple[str, str, str]]:
    return [(d.label, d.old, d.new) for change in made.changed for d in change.differences]


def refusals(made: Plan) -> dict[int, str]:
    return {refusal.line: refusal.why for refusal in made.refused}


DANA = "Dana Reed,dana@example.org,Norwich,Blue Heron,CPRS,CPRS-1,2020-01-01,2020-03-01,2026-03-01,"


def test_a_new_line_brings_a_person_with_a_credential() -> None:
    made = saved(DANA)
    assert made.counts == {"added": 1, "changed": 0, "unchanged": 0, "refused": 0}
    person = CertifiedProfessional.objects.get()
    assert (person.name, person.search_name, person.state, len(person.public_id)) == (
        "Dana Reed",
        "dana reed",
        "CT",
        10,
    )
    held = Credential.objects.get()
    assert (held.professional, held.type.code, held.number, held.applied_on, held.certified_on, held.expires_on) == (
        person,
        "cprs",
        "CPRS-1",
        date(2020, 1, 1),
        date(2020, 3, 1),
        date(2026, 3, 1),
    )


def test_the_same_file_again_changes_nothing() -> None:
    lines = [
        DANA,
        "José Peña,,Groton,,CRSS,CRSS-9,,3/5/2021,,",
        "JOSE PENA,,GROTON,,CRSS,CRSS-9,,,,",
        "Ana Vega,,Salem,,Registry,,1/2/2024,,,",
    ]
    saved(*lines)
    again = plan(*lines)
    assert (again.counts, again.is_empty) == ({"added": 0, "changed": 0, "unchanged": 4, "refused": 0}, True)


def test_planning_writes_nothing() -> None:
    plan(DANA)
    assert (CertifiedProfessional.objects.count(), Credential.objects.count()) == (0, 0)


def test_a_change_tells_the_column_with_old_and_new() -> None:
    saved(DANA)
    made = saved("Dana Reed,,Groton,,,CPRS-1,,,2028-03-01,")
    assert differences(made) == [
        ("Town", "Norwich", "Groton"),
        ("Expires on", "March 1, 2026", "March 1, 2028"),
    ]
    assert Credential.objects.get().expires_on == date(2028, 3, 1)


def test_an_empty_cell_erases_nothing() -> None:
    saved(DANA)
    before = (known(), Credential.objects.values().get())
    made = saved("Dana Reed,,,,,CPRS-1,,,,")
    assert (made.counts["unchanged"], known(), Credential.objects.values().get()) == (1, *before)


def test_a_changed_name_becomes_the_present_one_and_the_old_one_a_former_name() -> None:
    saved(DANA)
    made = saved("Dana Okafor,dana@example.org,,,,CPRS-1,,,,", "")
    assert (known()["name"], known()["former_names"]) == ("Dana Okafor", "Dana Reed")
    assert differences(made) == [("Name", "Dana Reed", "Dana Okafor"), ("Former names", "", "Dana Reed")]
    assert [p.name for p in CertifiedProfessional.objects.named("reed")] == ["Dana Okafor"]


def test_who_takes_an_old_name_again_bears_it_and_no_name_stands_twice() -> None:
    saved(DANA)
    saved("Dana Okafor,dana@example.org,,,,CPRS-1,,,,")
    saved("Dana Reed,dana@example.org,,,,CPRS-1,,,,")
    assert (known()["name"], known()["former_names"]) == ("Dana Reed", "Dana Okafor")


def test_a_spelling_with_accents_is_kept_and_taken_over_and_is_no_new_name() -> None:
    saved("Jose Pena,,Groton,,CPRS,CPRS-7,2020-01-01,,,")
    saved("José Peña,,Groton,,,CPRS-7,,,,")
    made = saved("JOSE PENA,,GROTON,,,CPRS-7,,,,")
    assert (known()["name"], known()["former_names"], known()["town"]) == ("José Peña", "", "Groton")
    assert made.counts["unchanged"] == 1


def test_a_person_is_found_by_name_and_e_mail_or_by_name_and_town() -> None:
    saved(DANA)
    made = saved(
        "DANA REED,Dana@Example.org,,,Registry,,2024-01-01,,,",
        "dana reed,,norwich,,CRSS,CRSS-1,2024-02-01,,,",
    )
    assert [(row.line, row.new_person) for row in made.added] == [(2, False), (3, False)]
    assert CertifiedProfessional.objects.get().credentials.count() == 3


def test_a_former_name_finds_the_person_too() -> None:
    saved(DANA)
    saved("Dana Okafor,dana@example.org,,,,CPRS-1,,,,")
    made = saved("Dana Reed,dana@example.org,,,Registry,,2024-01-01,,,")
    assert [row.new_person for row in made.added] == [False]


def test_one_name_elsewhere_is_another_person() -> None:
    saved(DANA)
    made = saved("Dana Reed,other@example.org,Stamford,,CPRS,CPRS-2,2021-01-01,,,")
    assert [row.new_person for row in made.added] == [True]
    assert CertifiedProfessional.objects.count() == 2


def test_one_person_in_several_lines_holds_several_credentials() -> None:
    made = saved(DANA, "Dana Reed,DANA@example.org,Norwich,,Registry,REG-5,2019-01-01,,,", DANA)
    assert (made.counts, CertifiedProfessional.objects.get().credentials.count()) == (
        {"added": 2, "changed": 0, "unchanged": 1, "refused": 0},
        2,
    )


def test_an_applicant_without_a_number_gets_it_when_certified() -> None:
    saved("Ana Vega,ana@example.org,Salem,,CPRS,,2024-01-02,,,")
    saved("Ana Vega,ana@example.org,Salem,,CPRS,CPRS-8,2024-01-02,2024-06-01,2026-06-01,")
    held = Credential.objects.get()
    assert (held.number, held.applied_on, held.certified_on) == ("CPRS-8", date(2024, 1, 2), date(2024, 6, 1))


def test_two_numbers_are_two_credentials_though_one_was_known_without_a_number() -> None:
    saved("Ana Vega,ana@example.org,Salem,,CPRS,,2024-01-02,,,")
    saved(
        "Ana Vega,ana@example.org,,,CPRS,CPRS-8,2024-01-02,,,", "Ana Vega,ana@example.org,,,CPRS,CPRS-9,2024-01-02,,,"
    )
    assert set(Credential.objects.values_list("number", flat=True)) == {"CPRS-8", "CPRS-9"}


def test_without_a_day_of_application_the_certification_stands_in() -> None:
    saved("Ana Vega,,Salem,,CPRS,CPRS-8,,2024-06-01,,")
    assert Credential.objects.get().applied_on == date(2024, 6, 1)
    made = saved("Ana Vega,,Salem,,CPRS,CPRS-8,2024-01-02,,,")
    assert differences(made) == [("Applied on", "June 1, 2024", "January 2, 2024")]


@pytest.mark.parametrize(
    "words", ["CPRS", "cprs", "Certified Peer Recovery Specialist", "Certified Peer Recovery Specialist (CPRS)"]
)
def test_a_type_is_known_by_code_name_or_initials(words: str) -> None:
    saved(f"Ana Vega,,Salem,,{words},CPRS-8,2024-01-02,,,")
    assert Credential.objects.get().type.code == "cprs"


def test_initials_that_mean_two_types_mean_none() -> None:
    CredentialType.objects.create(code="other", name="Certified Peer Review Secretary")
    made = plan("Ana Vega,,Salem,,CAC,CAC-8,2024-01-02,,,", "Eve Oak,,Salem,,CPR,X-1,2024-01-02,,,")
    assert (made.counts["added"], refusals(made)) == (1, {3: "“CPR” is no credential type that we know."})


REFUSED = {
    "no name": (",,Salem,,CPRS,CPRS-9,2024-01-02,,,", "The name is missing."),
    "unknown type": ("Ana Vega,,Salem,,Plumber,P-1,2024-01-02,,,", "“Plumber” is no credential type that we know."),
    "no type": ("Ana Vega,,Salem,,,CPRS-9,2024-01-02,,,", "The credential type is missing, and the number is not known yet."),
    "no day at all": (
        "Ana Vega,,Salem,,CPRS,CPRS-9,,,,",
        "The day of the application is missing, and that of the certification too.",
    ),
    "no credential": (
        "Ana Vega,,Salem,,,,,,,",
        "The line names no credential, and nobody known has this name and e-mail or town.",
    ),
    "certified before applied": (
        "Ana Vega,,Salem,,CPRS,CPRS-9,2024-01-02,2023-01-02,,",
        "Certified on January 2, 2023, before the application on January 2, 2024.",
    ),
    "expired before certified": (
        "Ana Vega,,Salem,,CPRS,CPRS-9,2022-01-02,2023-01-02,2022-12-31,",
        "Expires on December 31, 2022, before the certification on January 2, 2023.",
    ),
    "expired before what is known of the certification": (
        "Dana Reed,,,,,CPRS-1,,,2019-01-01,",
        "Expires on January 1, 2019, before the certification on March 1, 2020.",
    ),
    "a date that is none": (
        "Ana Vega,,Salem,,CPRS,CPRS-9,2/30/2024,,,",
        "Applied: “2/30/2024” is a day that does not exist. Write it like 2024-03-05.",
    ),
    "somebody else's number": (
        "Zoe Kim,zoe@example.org,Salem,,CPRS,CPRS-1,2024-01-02,,,",
        "The number CPRS-1 belongs to Dana Reed. If the name changed, write the old one as former name.",
    ),
    "half the name, another e-mail": (
        "Dana Kim,zoe@example.org,Salem,,CPRS,CPRS-1,2024-01-02,,,",
        "The number CPRS-1 belongs to Dana Reed. If the name changed, write the old one as former name.",
    ),
    "a number of another type": (
        "Dana Reed,,,,CRSS,CPRS-1,,,,",
        "The number CPRS-1 belongs to another type: Certified Peer Recovery Specialist.",
    ),
    "another number in the same town": (
        "Dana Reed,,Norwich,,CPRS,CPRS-2,2021-01-01,,,",
        "Dana Reed of the same town holds the number CPRS-1. Write the e-mail, or correct the number.",
    ),
    "no e-mail": ("Ana Vega,ana at example,Salem,,CPRS,CPRS-9,2024-01-02,,,", "“ana at example” is no e-mail address."),
    "too long": (f"Ana Vega,,Salem,,CPRS,{'9' * 41},2024-01-02,,,", "Cert # is longer than 40 signs."),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_line_is_refused_with_its_number_and_the_reason(case: str) -> None:
    line, why = REFUSED[case]
    saved(DANA)
    before = (list(CertifiedProfessional.objects.values()), list(Credential.objects.values()))
    made = saved(line)
    assert refusals(made) == {2: why}
    assert (list(CertifiedProfessional.objects.values()), list(Credential.objects.values())) == before


def test_all_that_is_wrong_with_a_line_is_told_at_once() -> None:
    made = plan(",,Salem,,Plumber,P-1,soon,,,")
    assert refusals(made)[2].count(".") >= 3


def test_a_new_name_with_the_old_one_beside_it_is_believed() -> None:
    saved(DANA)
    saved("Zoe Kim,zoe@example.org,,,,CPRS-1,,,,Dana Reed")
    assert (known()["name"], known()["former_names"], known()["email"]) == ("Zoe Kim", "Dana Reed", "zoe@example.org")


def test_lines_that_contradict_each_other_are_refused_together() -> None:
    made = saved(
        DANA,
        "Dana Reed,dana@example.org,Norwich,,CPRS,CPRS-1,,,2027-03-01,",
        "Ana Vega,ana@example.org,Salem,,CPRS,CPRS-2,2024-01-02,,,",
        "Ana Vega,ana@example.org,Groton,,Registry,REG-2,2024-01-02,,,",
        "Eve Oak,,Salem,,CPRS,CPRS-3,2024-01-02,,,",
        "Ben Ash,,Derby,,CPRS,CPRS-3,2024-01-02,,,",
        "Fay Elm,,Salem,,CPRS,CPRS-4,2024-01-02,,,",
    )
    same = "is about the same, and the two differ:"
    assert refusals(made) == {
        2: f"Line 3 {same} Expires on “March 1, 2026” here, “March 1, 2027” there.",
        3: f"Line 2 {same} Expires on “March 1, 2027” here, “March 1, 2026” there.",
        4: f"Line 5 {same} Town “Salem” here, “Groton” there.",
        5: f"Line 4 {same} Town “Groton” here, “Salem” there.",
        6: f"Line 7 {same} Name “Eve Oak” here, “Ben Ash” there.",
        7: f"Line 6 {same} Name “Ben Ash” here, “Eve Oak” there.",
    }
    assert [person.name for person in CertifiedProfessional.objects.all()] == ["Fay Elm"]


def test_two_known_people_of_one_name_and_town_are_told_apart_by_the_number_only() -> None:
    saved(
        "Jo Lee,a@example.org,Salem,,CPRS,CPRS-1,2020-01-01,,,",
        "Jo Lee,b@example.org,Salem,,CPRS,CPRS-2,2020-01-01,,,",
    )
    assert CertifiedProfessional.objects.count() == 2
    made = plan("Jo Lee,,Salem,,Registry,,2024-01-01,,,", "Jo Lee,,Salem,,CPRS,CPRS-2,,,2026-01-01,")
    assert refusals(made) == {2: "Two people of this name are known there. Write the credential number."}
    assert made.counts["changed"] == 1
