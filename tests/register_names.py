"""A register of twenty thousand invented people with likely names: accents, two last names, namesakes, earlier names.

The same people on every run. Some names are common, most are not, as in life; nobody stands for a real person.
"""

import random
from datetime import date
from pathlib import Path

from people.models import CertifiedProfessional, Credential, CredentialType

SEED = 1937
NAMES = Path(__file__).parent / "files" / "invented_names.txt"
# Of first and last names, those that stand first are the more common ones.
FIRST_NAMES, LAST_NAMES, TOWNS = (block.split() for block in NAMES.read_text(encoding="utf-8").strip().split("\n\n"))
HAVING_AN_EARLIER_NAME, HAVING_TWO_LAST_NAMES, HAVING_A_MIDDLE_NAME = 0.10, 0.18, 0.30  # of all people


def register_of(how_many: int) -> list[CertifiedProfessional]:
    """These people with one credential each, written in a handful of statements. The last is nobody's namesake."""
    chance = random.Random(SEED)  # noqa: S311 - names, not secrets
    people = [_invented(chance) for _one in range(how_many - 1)]
    people.append(CertifiedProfessional(name="Robert Núñez-Quintana", former_names="Robert Alderson", town="Norwich"))
    for one in people:
        one.search_name = one.names_folded()
    CertifiedProfessional.objects.bulk_create(people, batch_size=2000)
    CertifiedProfessional.objects.renew_words(people)
    kind, _made = CredentialType.objects.get_or_create(code="cprs", defaults={"name": "Recovery Support"})
    Credential.objects.bulk_create(
        [
            Credential(professional=one, type=kind, number=f"CPRS-{10_000 + place}", applied_on=date(2022, 5, 1))
            for place, one in enumerate(people)
        ],
        batch_size=2000,
    )
    return people


def _invented(chance: random.Random) -> CertifiedProfessional:
    first, last = _one_of(FIRST_NAMES, chance), _last(chance)
    middle = f" {_one_of(FIRST_NAMES, chance)}" if chance.random() < HAVING_A_MIDDLE_NAME else ""
    former = f"{first} {_last(chance)}" if chance.random() < HAVING_AN_EARLIER_NAME else ""
    return CertifiedProfessional(name=f"{first}{middle} {last}", former_names=former, town=chance.choice(TOWNS))


def _last(chance: random.Random) -> str:
    last = _one_of(LAST_NAMES, chance)
    if chance.random() < HAVING_TWO_LAST_NAMES:
        last += chance.choice("- ") + _one_of(LAST_NAMES, chance)
    return last


def _one_of(names: list[str], chance: random.Random) -> str:
    """The names that stand first are the more common ones: half of all people bear one of the first quarter."""
    return names[int(len(names) * chance.random() ** 1.4)]
