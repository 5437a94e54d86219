"""What every page may use: `shell` (area, menu, languages, demo clock), the Board's name, phone and addresses.

Nothing is looked up until a template asks for it, and for a visitor who is not signed in nothing is asked of the
database (outside the demo).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ccb_ethics.areas import Area, area_of
from complaints.alerts import OVERSEERS
from people import clock
from people.bodies import roles_in
from people.models import BODY_ROLES, CHAIRS, RUN_THE_OFFICE, Body, Role, User
from sanctions.disputes import waiting_for

# Written in its own language, never translated (ux.md §3, 57).
OWN_NAMES = {"en": "English", "es": "Español"}

OFFICE = set(BODY_ROLES[Body.OFFICE])
COMMITTEE = set(BODY_ROLES[Body.ETHICS_COMMITTEE])
DIRECTORS = set(BODY_ROLES[Body.BOARD_OF_DIRECTORS])

PUBLIC_MENU = (
    (_("Make a complaint"), "complaints:start"),
    (_("Check progress"), "complaints:return"),
    (_("Find a professional"), "sanctions:register"),
    (_("Public actions"), "sanctions:actions"),
    (_("How it works"), "how-it-works"),
)
# For the respondent's side, once it has come in (ux.md §2.2); "Help" stands in the header.
RESPOND_MENU = (
    (_("Overview"), "complaints:respond"),
    (_("My answer"), "complaints:respond-answer"),
    (_("Documents"), "complaints:respond-documents"),
    (_("Messages"), "complaints:respond-messages"),
    (_("Hearing"), "hearings:respond-hearing"),
)
# Label, address, and the roles to whom it is shown. The pages decide for themselves who may open them.
DESK_MENU = (
    (_("Cases"), "complaints:cases", OFFICE | COMMITTEE | DIRECTORS),
    (_("Hearings"), "hearings:list", OFFICE | COMMITTEE),
    (_("Meetings"), "complaints:meetings", RUN_THE_OFFICE | COMMITTEE),
    (_("Appeals"), "hearings:appeals", RUN_THE_OFFICE | DIRECTORS),
    (_("Decisions"), "sanctions:decisions", DIRECTORS),
    (_("Publication"), "sanctions:publication", RUN_THE_OFFICE | CHAIRS),
    (_("Sanctions"), "sanctions:in-force", RUN_THE_OFFICE | CHAIRS),
    (_("Alerts"), "complaints:alerts", OVERSEERS),
    (_("Register"), "sanctions:register", OFFICE | COMMITTEE | DIRECTORS),
    (_("Enter a complaint"), "complaints:enter", RUN_THE_OFFICE),
    (_("Tips"), "complaints:tips", RUN_THE_OFFICE | OVERSEERS),
    (_("Codes of ethics"), "codes:index", OFFICE | COMMITTEE | DIRECTORS),
    (_("Workplace and ties"), "complaints:ties", OFFICE | COMMITTEE | DIRECTORS),
    (_("Count a date"), "record:due", OFFICE | COMMITTEE | DIRECTORS),
    (_("Earlier discipline"), "sanctions:earlier-discipline", RUN_THE_OFFICE),
    (_("Import the register"), "sanctions:import", RUN_THE_OFFICE),
    (_("Reports"), "sanctions:reports", RUN_THE_OFFICE),
    (_("Rules"), "complaints:rules", OFFICE | CHAIRS),
    (_("People and terms"), "people:terms", {Role.EXECUTIVE_DIRECTOR}),
)
ROW_LENGTH = 6  # more than six are not read (ux.md §2.2); the rest stands under "More"


@dataclass(frozen=True)
class Item:
    """One link of the menu."""

    label: Any
    address: str
    current: bool


@dataclass(frozen=True)
class Language:
    """The same page in the other language."""

    code: str
    name: str
    address: str


class Shell:
    """What `base.html` draws around a page."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.area = area_of(request.path_info)

    @property
    def area_name(self) -> str:
        return str(self.area.label)

    @property
    def for_parties(self) -> bool:
        return self.area.is_for_parties

    @property
    def closes_when_idle(self) -> bool:
        """Whether this page is put away after 15 minutes without a touch, so that nobody else reads it (ux.md §3, 38)."""
        return self.area in (Area.COMPLAINT, Area.MY) and self.user.is_authenticated

    @property
    def for_work(self) -> bool:
        return self.area is Area.DESK

    @cached_property
    def user(self) -> User | AnonymousUser:
        # An error before the sign-in is read still gets a page.
        return getattr(self.request, "user", AnonymousUser())

    @cached_property
    def roles(self) -> set[str]:
        """The roles this person holds today; none, and no query, for a visitor."""
        return roles_in(self.request, self.today) if isinstance(self.user, User) else set()

    @property
    def searches(self) -> bool:
        """Whether the box that finds cases stands in the bar."""
        return self.for_work and bool(self.roles)

    @property
    def sought(self) -> str:
        """What the box in the bar holds: on the page of the search, what was searched for."""
        return self.request.GET.get("q", "") if self.request.path == reverse("complaints:search") else ""

    @property
    def oversees(self) -> bool:
        """Whether alerts about attempts on cases come to this person."""
        return bool(self.roles & OVERSEERS)

    @cached_property
    def disputes(self) -> int:
        """How many disputes about public texts wait for this person of the office."""
        if not isinstance(self.user, User) or not self.roles & RUN_THE_OFFICE:
            return 0
        return waiting_for(self.user)

    @property
    def role_names(self) -> list[str]:
        """The same in words, in order of rank."""
        return [str(role.label) for role in Role if role in self.roles]

    @cached_property
    def menu(self) -> list[Item]:
        """The links of the row."""
        return self._all_items[:ROW_LENGTH] if len(self._all_items) <= ROW_LENGTH else self._all_items[: ROW_LENGTH - 1]

    @cached_property
    def more(self) -> list[Item]:
        """The links under "More"; a row that fits has none."""
        return self._all_items[len(self.menu) :]

    @cached_property
    def _all_items(self) -> list[Item]:
        if self.area is Area.RESPOND and self.user.is_authenticated:
            return [self._item(label, name, kept=True) for label, name in RESPOND_MENU]
        if self.area.is_for_parties:
            return []
        if not self.for_work:
            return [self._item(label, name) for label, name in PUBLIC_MENU]
        if not self.roles:
            return []
        first = _("Today") if self.roles & RUN_THE_OFFICE else _("Waiting for you")
        shown = [(label, name) for label, name, roles in DESK_MENU if self.roles & roles]
        return [self._item(first, "complaints:desk")] + [self._item(label, name) for label, name in shown]

    def _item(self, label: Any, name: str, *, kept: bool = False) -> Item:
        """`kept`: the case that the address names is kept through the menu."""
        address, path, case = reverse(name), self.request.path, self.request.GET.get("case", "")
        exact = name in ("complaints:desk", "complaints:respond", "home")
        end = f"?{urlencode({'case': case})}" if kept and case else ""
        return Item(label, address + end, path == address if exact else path.startswith(address))

    @cached_property
    def other_language(self) -> Language | None:
        """The same page in the other language; None where a page has only one (the desk)."""
        if self.area is Area.DESK:
            return None
        code = "en" if get_language() == "es" else "es"
        here = self.request.get_full_path()
        address = translate_url(here, code)
        if address == here:  # nothing leads here: offer the start
            address = translate_url(reverse("home"), code)
        return Language(code=code, name=OWN_NAMES[code], address=address)

    @cached_property
    def today(self) -> date:
        """The day in America/New_York."""
        return clock.today()

    @cached_property
    def demo_moment(self) -> datetime | None:
        """The time on the demo's clock; None outside the demo."""
        return clock.now() if settings.DEBUG and settings.DEMO_CLOCK else None


def site(request: HttpRequest) -> dict[str, Any]:
    """The context processor named in the settings."""
    return {
        "shell": Shell(request),
        "board_name": settings.BOARD_NAME,
        "board_phone": settings.BOARD_PHONE,
        "board_email": settings.BOARD_EMAIL,
        "board_address": settings.BOARD_ADDRESS,
    }
