"""The public register finds whom is meant, though the name is typed with a slip or is a short form."""

import pytest
from django.test import Client

from people.models import CertifiedProfessional, NameKey
from people.nicknames import nicknames_of

pytestmark = pytest.mark.django_db
FIRST = ["Ana", "Luis", "Karen", "Omar", "Priya", "Chen", "Rosa", "Peter", "Nadia", "Hugo"]
MIDDLE = ["bar", "cor", "dal", "fen", "gor", "hul", "jam", "kel", "lom", "mar"]


def register_of(how_many: int) -> None:
    """Invented people, and the one who is looked for."""
    people = [
        CertifiedProfessional(name=f"{FIRST[n % 10]} {''.join(MIDDLE[int(sign)] for sign in str(n).zfill(5))}")
        for n in range(how_many - 1)
    ]
    meant = CertifiedProfessional(name="Robert Núñez-Quintana", former_names="Robert Alderson", town="Norwich")
    for one in [*people, meant]:
        one.search_name = one.names_folded()
    CertifiedProfessional.objects.bulk_create([*people, meant], batch_size=1000)
    NameKey.objects.renew(CertifiedProfessional.objects.all())


@pytest.mark.parametrize(
    "query",
    ["Robert Nunez", "Robret Nuñez", "Bob Quintana", "Alderson", "Aldersen", "Quintna", "quint norwich", "NORWICH"],
)
def test_the_person_meant_is_first_of_few(query: str) -> None:
    register_of(50)
    assert Client().get("/register/", {"q": query}).context["entries"][0].professional.town == "Norwich"


def test_a_whole_word_comes_before_a_beginning_and_that_before_a_slip() -> None:
    for name in ("Ann Marlo", "Ann Marlowe", "Ann Marl"):
        CertifiedProfessional.objects.create(name=name)
    shown = Client().get("/register/", {"q": "Marlo"}).context["entries"]
    assert [one.professional.name for one in shown] == ["Ann Marlo", "Ann Marlowe", "Ann Marl"]


def test_a_short_form_stands_for_the_name_and_the_name_for_it() -> None:
    assert "robert" in nicknames_of("bob")
    assert "pepe" in nicknames_of("jose")
    assert nicknames_of("quintana") == frozenset()
