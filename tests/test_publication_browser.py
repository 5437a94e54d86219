"""The dispute form and the pages of an entry in a browser: accessible, and not wider than a telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from ccb_ethics.demo.people import make_board
from people import clock
from people.models import CertifiedProfessional, User
from sanctions.models import Dispute, EarlierDiscipline, Publication, PublicationLink

pytestmark = pytest.mark.browser
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def copied_template(reference_template: str) -> str:
    return reference_template


def test_the_pages_are_accessible_and_fit_a_telephone(
    page: Page,
    small_page: Page,
    site: str,
    axe: Callable[[Page], None],
    sign_in: Callable[[Page, User], None],
) -> None:
    board = make_board()
    now = clock.now()
    today = clock.local_day(now)
    told: dict[str, object] = {
        "professional": CertifiedProfessional.objects.create(name="Dana Reed", town="Mystic"),
        "kind": "reprimand", "name": "Dana Reed", "credential": "CPRS 1042", "town": "Mystic", "provisions": "CPRS-12",
        "summary": "The Ethics Committee found a breach of CPRS-12.", "effective_on": today, "drafted_by": board.staff[0],
        "drafted_at": now,
    }  # fmt: skip
    shown = {**told, "approved_by": board.director, "approved_at": now, "live_from": today}
    first = Publication.objects.create(**shown)
    earlier = EarlierDiscipline.objects.create(
        professional=first.professional, kind="reprimand", decided_on=today, effective_on=today, summary="Borrowed.", size=1,
        entered_by=board.staff[0], entered_at=now,
    )  # fmt: skip
    PublicationLink.objects.create(earlier=earlier, publication=first)
    gone = Publication.objects.create(**shown, withdrawn_at=now)
    draft = Publication.objects.create(**told, corrects=first, correction_note="The town was wrong.")
    public = [f"/actions/{first.slug}/", f"/actions/{first.slug}/dispute/", f"/actions/{gone.slug}/"]
    desk = ["/desk/publication/", f"/desk/publication/{first.slug}/", f"/desk/publication/{first.slug}/take-down/"]
    desk += ["/desk/disputes/", f"/desk/register/as-of/?on={today.isoformat()}", "/desk/register/as-of/?on=soon"]

    def look(screen: Page, address: str) -> None:
        screen.goto(site + address)
        axe(screen)
        assert screen.evaluate(SIDEWAYS) == 0, address

    for screen in (page, small_page):
        for address in public:
            look(screen, address)
        screen.goto(site + public[1])
        screen.click("main form button[type=submit]")
        assert "Write what is wrong with the text" in screen.inner_text("main")
        axe(screen)
        for name, words in (("text", "I live in Norwich."), ("name", "Dana Reed"), ("contact", "203-555-0199")):
            screen.fill(f"[name={name}]", words)
        screen.check("[name=writer][value=named]")
        screen.click("main form button[type=submit]")
        assert "We have what you wrote" in screen.inner_text("main")
        axe(screen)
    for screen in (page, small_page):
        sign_in(screen, board.director)
        for address in (*desk, f"/desk/disputes/{Dispute.objects.all()[0].reference}/"):
            look(screen, address)
    page.goto(site + desk[1])
    page.click("text=Approve and publish")
    page.goto(site + public[0])
    assert "The town was wrong." in page.inner_text("main")
    look(small_page, desk[1] + "correct/")
    assert draft.approved_by is None
