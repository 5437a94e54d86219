"""The pages /desk/settings/people/: for the executive director of today, and for nobody else."""

from datetime import date, timedelta

import pytest
from django import forms as django_forms
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from people import actions, bodies, clock, forms
from people.models import Role, Term, User

pytestmark = pytest.mark.django_db

TODAY = clock.local_day(clock.timezone.now())


@pytest.fixture(autouse=True)
def _committees() -> None:
    call_command("loaddata", "committees", verbosity=0)


def sit(name: str, role: str, starts_on: date = TODAY, ends_on: date | None = None) -> Term:
    person = actions.invite(f"{name.lower()}@example.org", name=name)
    return actions.begin_term(person, role=role, starts_on=starts_on, ends_on=ends_on)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def director() -> Client:
    return signed_in(sit("Rosa", "executive_director").person)


def pages(term: Term) -> list[str]:
    return [
        reverse("people:terms"),
        reverse("people:invite"),
        reverse("people:begin-term"),
        reverse("people:invite-again", args=[term.person.pk]),
        reverse("people:end-term", args=[term.pk]),
    ]


def test_everyone_but_the_executive_director_finds_nothing() -> None:
    term = sit("Ana", "member")
    others = [sit(role.value, role).person for role in Role if role != Role.EXECUTIVE_DIRECTOR]
    others.append(sit("Former", "executive_director", TODAY - timedelta(9), TODAY - timedelta(1)).person)
    others.append(sit("Next", "executive_director", TODAY + timedelta(1)).person)
    others.append(User.objects.create_superuser("root", name="Root"))
    others.append(User.objects.create_user("party-1", name="Dana Rivera"))
    before = list(Term.objects.values())
    answers = set()
    for person in others:
        client = signed_in(person)
        for page in pages(term):
            answers |= {client.get(page).status_code, client.post(page, {"ends_on": TODAY}).status_code}
    assert answers == {404}
    assert list(Term.objects.values()) == before


def test_a_visitor_is_asked_to_sign_in_first(client) -> None:
    term = sit("Ana", "member")
    for page in pages(term):
        assert client.get(page).url == f"{reverse('people:sign-in')}?next={page}"


def test_the_page_shows_terms_of_now_of_later_and_ended(director) -> None:
    sit("Ana", "chair")
    sit("Ben", "co_chair", TODAY + timedelta(3))
    sit("Cara", "member", TODAY - timedelta(9), TODAY - timedelta(1))
    page = director.get(reverse("people:terms"))
    shown = {
        (body.name, when, term.person.name)
        for body in page.context["bodies"]
        for when in ("now", "later", "ended")
        for term in getattr(body, when)
    }
    assert shown == {
        ("Office", "now", "Rosa"),
        ("Ethics Committee", "now", "Ana"),
        ("Ethics Committee", "later", "Ben"),
        ("Ethics Committee", "ended", "Cara"),
    }


def test_the_page_asks_as_many_questions_for_fifty_terms_as_for_one(director, django_assert_num_queries) -> None:
    made = 0
    for rows in (1, 3, 50):
        while made < rows:
            sit(f"Member{made}", "member")
            made += 1
        with django_assert_num_queries(8):
            director.get(reverse("people:terms"))


def test_an_invited_person_chooses_a_password_by_the_link(director, client) -> None:
    posted = {"name": "Luis Vega", "email": "Luis@example.org", "language": "en"}
    assert director.post(reverse("people:invite"), posted).url == reverse("people:terms")
    person = User.objects.get(username="luis@example.org")
    assert (person.name, person.has_usable_password()) == ("Luis Vega", False)
    (message,) = mail.outbox
    assert message.to == ["Luis@example.org"]
    link = message.body.split("http://testserver")[1].split()[0]
    assert client.post(link, {"password": "nine loud geese", "again": "nine loud geese"}).status_code == 302
    person.refresh_from_db()
    assert person.check_password("nine loud geese")
    again = reverse("people:invite-again", args=[person.pk])
    assert director.post(again).status_code == 404


def test_an_invitation_that_did_not_go_out_can_be_sent_again(director, settings) -> None:
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    posted = {"name": "Luis Vega", "email": "luis@example.org", "language": "es"}
    page = director.post(reverse("people:invite"), posted, follow=True)
    assert [str(message) for message in page.context["messages"]] == [
        "The account of Luis Vega is open, but the e-mail did not go out. Send the invitation again later."
    ]
    settings.EMAIL_BACKEND = working
    again = reverse("people:invite-again", args=[User.objects.get(name="Luis Vega").pk])
    assert director.get(again).status_code == 405
    assert director.post(again).status_code == 302
    assert [message.to for message in mail.outbox] == [["luis@example.org"]]


def test_an_address_with_an_account_is_refused_with_a_sentence(director) -> None:
    page = director.post(reverse("people:invite"), {"name": "R", "email": "ROSA@example.org", "language": "en"})
    assert page.context["form"].errors["email"] == [
        "This e-mail address already has an account. Choose that person from the list."
    ]
    assert mail.outbox == []


def test_a_term_is_begun_and_ended_on_the_pages(director) -> None:
    person = actions.invite("ana@example.org", name="Ana")
    begin = {"person": person.pk, "role": "chair", "starts_on": TODAY.isoformat(), "ends_on": ""}
    assert director.post(reverse("people:begin-term"), begin).status_code == 302
    assert bodies.holder_of("chair", TODAY) == person
    term = Term.objects.get(role="chair")
    end = reverse("people:end-term", args=[term.pk])
    assert director.post(end, {"ends_on": (TODAY + timedelta(5)).isoformat()}).status_code == 302
    assert bodies.holder_of("chair", TODAY + timedelta(6)) is None


def test_a_refused_term_answers_with_its_reason(director) -> None:
    sit("Ana", "chair")
    ben = actions.invite("ben@example.org", name="Ben")
    begin = {"person": ben.pk, "role": "chair", "starts_on": TODAY.isoformat(), "ends_on": ""}
    page = director.post(reverse("people:begin-term"), begin)
    (reason,) = page.context["form"].non_field_errors()
    assert reason.startswith("Ana is Ethics Chair since ")
    term = Term.objects.get(role="chair")
    early = director.post(reverse("people:end-term", args=[term.pk]), {"ends_on": (TODAY - timedelta(1)).isoformat()})
    assert "Choose that day or a later one." in early.context["form"].errors["ends_on"][0]
    assert Term.objects.filter(role="chair").values_list("person__name", "ends_on").get() == ("Ana", None)


def test_only_people_who_can_hold_a_term_are_offered(director) -> None:
    actions.invite("ana@example.org", name="Ana")
    User.objects.create_superuser("root", "root@example.org", name="Root")
    User.objects.create_user("party-1", "dana@example.org", name="Dana Rivera")
    User.objects.create_user("gone@example.org", "gone@example.org", name="Gone", is_active=False)
    page = director.get(reverse("people:begin-term"))
    offered = {person.name for person in page.context["form"].fields["person"].queryset}
    assert offered == {"Ana", "Rosa"}


def all_forms() -> list[django_forms.Form]:
    person = User(username="ana@example.org")
    return [
        forms.SignInForm(),
        forms.ForgottenForm(),
        forms.ChoosePasswordForm(person=person),
        forms.InviteForm(),
        forms.BeginTermForm(),
        forms.EndTermForm(),
    ]


def test_every_form_says_what_to_do_in_plain_words() -> None:
    banned = ("invalid", "required", "please", "sorry", "oops", "forbidden", "illegal", "field")
    found = {
        (type(form).__name__, name, code)
        for form in all_forms()
        for name, entry in form.fields.items()
        for code, sentence in entry.error_messages.items()
        if (entry.required or code != "required") and any(word in str(sentence).lower() for word in banned)
    }
    assert found == set()
    assert {form.use_required_attribute for form in all_forms()} == {False}
