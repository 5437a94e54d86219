"""Forty certified professionals for the demo board. All names, employers and addresses are made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from people.models import CertifiedProfessional, Credential, CredentialType

PREFIXES = {"cprs": "CPRS", "crss": "CRSS", "registry": "REG", "addiction_counselor": "CAC"}
FIRST_NUMBER = 1040
STREETS = ("Orchard Hill Road", "Canal Street", "Old Mill Lane", "Prospect Street", "Cedar Ridge Drive", "Depot Road")
YEAR = 365


@dataclass(frozen=True)
class Known:
    """One entry. `kinds` names the credentials; `applied` and `lapsed` count days back from the demo's today."""

    name: str
    town: str
    employer: str
    kinds: tuple[str, ...] = ("cprs",)
    former: tuple[str, ...] = ()
    applied: int | None = None
    lapsed: int | None = None


BLUE_HERON = "Blue Heron Recovery Rooms"
STONEWALL = "Stonewall Lane Peer House"
LANTERN = "Lantern Street Recovery Community"
OYSTER = "Oyster Point Peer Services"
RIDGELINE = "Ridgeline Bridge Program"
TOBACCO = "Tobacco Valley Peer Alliance"
MILL_FALLS = "Mill Falls Day Program"
SOUND_VIEW = "Sound View Living Room"
NORTHGATE = "Northgate Family Recovery"
QUIET = "Quiet Corner Outreach"

PROFESSIONALS = (
    Known("Dana Reed", "Norwich", BLUE_HERON),
    Known("Marisol Vega-Santiago", "Hartford", LANTERN, former=("Marisol Vega",)),
    Known("Kevin O'Shaughnessy", "Waterbury", MILL_FALLS),
    Known("Tamika Broadnax", "Bridgeport", SOUND_VIEW),
    Known("Paweł Nowicki", "New Britain", STONEWALL),
    Known("Denise Fratelli", "New Haven", OYSTER, former=("Denise Amato", "Denise Ruggiero")),
    Known("José Luis Meléndez", "Willimantic", QUIET),
    Known("Brianna Thibodeau", "Putnam", QUIET),
    Known("Andre Whitlock", "Stamford", SOUND_VIEW),
    Known("Catherine Dubois-Hart", "Torrington", RIDGELINE, former=("Catherine Dubois",)),
    Known("Xiomara Peña", "Meriden", LANTERN),
    Known("Gregory Sandifer", "New London", BLUE_HERON),
    Known("Luísa Teixeira", "Danbury", RIDGELINE),
    Known("Michael Kasprzak", "Bristol", STONEWALL),
    Known("Shanice Campbell-Reid", "Bloomfield", TOBACCO),
    Known("Trần Minh Anh", "West Hartford", LANTERN),
    Known("Robert Delacroix", "Norwalk", SOUND_VIEW, kinds=("cprs", "addiction_counselor")),
    Known("Yolanda Matos", "Hartford", TOBACCO),
    Known("Erin Gallagher", "Milford", OYSTER, former=("Erin Doyle",)),
    Known("Darnell Pettway", "New Haven", OYSTER),
    Known("Rosa Inês Cardoso", "Naugatuck", MILL_FALLS),
    Known("Timothy Blaszczyk", "Middletown", NORTHGATE),
    Known("Angela Mwangi", "East Hartford", TOBACCO, kinds=("crss",)),
    Known("Héctor Ríos-Delgado", "Bridgeport", SOUND_VIEW, kinds=("crss",)),
    Known("Sarah Lindgren", "Groton", BLUE_HERON, kinds=("crss",)),
    Known("Malik Henderson", "Waterbury", MILL_FALLS, kinds=("crss", "cprs")),
    Known("Nicole St. Pierre", "Killingly", QUIET, kinds=("crss",), former=("Nicole Gagnon",)),
    Known("Vikram Desai", "Manchester", TOBACCO, kinds=("crss",)),
    Known("Peter Castellano", "Wallingford", NORTHGATE, kinds=("registry",)),
    Known("Aaliyah Jennings", "Hamden", OYSTER, kinds=("registry",)),
    Known("Colleen McAuliffe", "Shelton", SOUND_VIEW, kinds=("registry",)),
    Known("Édgar Quiñones", "New Britain", STONEWALL, kinds=("registry",)),
    Known("Noémie Lafleur", "Windham", QUIET, applied=210),
    Known("Jamal Ferreira", "Danbury", RIDGELINE, applied=150),
    Known("Bernard Achterberg", "Enfield", TOBACCO),
    Known("Thomas Pell", "Norwalk", SOUND_VIEW),
    Known("Walter Prescott", "Old Saybrook", BLUE_HERON, lapsed=900),
    Known("Gloria Iannuzzi", "West Haven", OYSTER, lapsed=120),
    Known("Desmond Clarke", "Windsor", TOBACCO, lapsed=700),
    Known("Patricia Novak", "Vernon", NORTHGATE, former=("Patricia Halloran", "Trish Halloran"), lapsed=35),
)


def is_made() -> bool:
    """Whether the demo board was made in this database before."""
    return Credential.objects.filter(number=f"{PREFIXES['cprs']}-{FIRST_NUMBER}").exists()


def make_registry(today: date, chance: Random) -> dict[str, Credential]:
    """Makes the forty. Gives the first credential of each by the person's name."""
    types = {kind.code: kind for kind in CredentialType.objects.all()}
    first: dict[str, Credential] = {}
    number = FIRST_NUMBER
    for known in PROFESSIONALS:
        person = CertifiedProfessional.objects.create(
            name=known.name,
            former_names="\n".join(known.former),
            town=known.town,
            employer=known.employer,
            address_of_record=f"{chance.randint(3, 480)} {chance.choice(STREETS)}, {known.town}, CT",
            email=f"registry-{number}@mail.example",
        )
        for kind in known.kinds:
            credential = Credential.objects.create(
                professional=person,
                type=types[kind],
                number="" if known.applied else f"{PREFIXES[kind]}-{number}",
                **_dates(known, today, chance),
            )
            first.setdefault(known.name, credential)
            number += chance.randint(1, 9)
    return first


def _dates(known: Known, today: date, chance: Random) -> dict[str, date | None]:
    """An applicant has only applied; a lapsed credential ended; every other one runs on for a while."""
    if known.applied:
        return {"applied_on": today - timedelta(days=known.applied), "certified_on": None, "expires_on": None}
    certified = today - timedelta(days=chance.randint(4 * YEAR, 9 * YEAR))
    ends = -known.lapsed if known.lapsed else chance.randint(60, 2 * YEAR)
    return {
        "applied_on": certified - timedelta(days=chance.randint(80, 240)),
        "certified_on": certified,
        "expires_on": today + timedelta(days=ends),
    }
