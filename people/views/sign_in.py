"""Signing in and out, and choosing a password. Open to everyone; every try is counted (`people.passwords`)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import RedirectURLMixin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, View

from people import bodies, clock, passwords
from people.address import client_address
from people.forms import ChoosePasswordForm, ForgottenForm, SignInForm
from people.models import Role, User

# Several backends stand in the settings; this one names the session of a person who came in by password.
BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInPage(RedirectURLMixin):
    """Goes on to the page of this site that was asked for (`next`), else to the desk."""

    def get_default_redirect_url(self) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class SignIn(SignInPage, FormView):
    """Asks for address and password, then goes to the page that was asked for."""

    form_class = SignInForm
    template_name = "people/sign_in.html"

    def form_valid(self, form: SignInForm) -> HttpResponse:
        answer = passwords.try_password(
            self.request,
            username=form.cleaned_data["username"],
            password=form.cleaned_data["password"],
            address=client_address(self.request),
            at=clock.now(),
        )
        if answer.person:
            login(self.request, answer.person)
            return HttpResponseRedirect(self.get_success_url())
        form.add_error(None, _why_not(answer.try_again_at))
        response = self.form_invalid(form)
        response.status_code = 429 if answer.try_again_at else 200
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        demo = demo_board(clock.today()) if demo_sign_in_offered() else []
        return super().get_context_data(demo_board=demo, next=self.get_redirect_url(), **kwargs)


def demo_sign_in_offered() -> bool:
    """Only in a demo: the settings refuse to start with DEMO_SIGN_IN while DEBUG is off, and this asks again."""
    return bool(settings.DEBUG and settings.DEMO_SIGN_IN)


def demo_board(on: date) -> list[tuple[str, list[User]]]:
    """Each role that somebody holds on the day `on`, with its holders."""
    rows = [(str(role.label), bodies.holders_of(role, on)) for role in Role]
    return [(label, people) for label, people in rows if people]


@method_decorator(never_cache, name="dispatch")
class DemoSignIn(SignInPage, View):
    """Signs in as a member of the demo's board by one click; not found outside the demo."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not demo_sign_in_offered():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        person = get_object_or_404(User, username=request.POST.get("person", ""), is_active=True, is_superuser=False)
        if not bodies.roles_of(person, clock.today()):
            raise Http404
        login(request, person, backend=BACKEND)
        return HttpResponseRedirect(self.get_success_url())


@method_decorator(never_cache, name="dispatch")
class Forgotten(FormView):
    """Asks for the e-mail address of an account, and says the same whether there is one or not."""

    form_class = ForgottenForm
    template_name = "people/forgotten.html"

    def form_valid(self, form: ForgottenForm) -> HttpResponse:
        passwords.send_forgotten(
            form.cleaned_data["email"],
            base_url=base_url(self.request),
            address=client_address(self.request),
            at=clock.now(),
        )
        return redirect("people:link-sent")


def link_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "people/link_sent.html")


@sensitive_post_parameters()
@never_cache
def choose_password(request: HttpRequest, uidb64: str, token: str) -> HttpResponse:
    """Where the links of the e-mails lead. Opening it changes nothing, so a mail scanner cannot use the link up."""
    person = passwords.whose_link(uidb64, token)
    if person is None:
        return render(request, "people/link_ended.html", status=410)
    form = ChoosePasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        if not passwords.choose_password(uidb64, token, password=form.cleaned_data["password"]):
            return render(request, "people/link_ended.html", status=410)
        messages.success(request, _("Your password is set. Sign in with it now."))
        return redirect("people:sign-in")
    return render(request, "people/choose_password.html", {"form": form, "person": person})


def base_url(request: HttpRequest) -> str:
    """Scheme and host of this site, as the request named them; ALLOWED_HOSTS has judged the host."""
    return f"{request.scheme}://{request.get_host()}"


def _why_not(try_again_at: datetime | None) -> str:
    if try_again_at is None:
        return _("The e-mail address and the password do not match. Check both and try again.")
    # Rounded up to the minute: at the minute named, a try is allowed.
    minute = (try_again_at + timedelta(seconds=59, microseconds=999999)).replace(second=0, microsecond=0)
    return _(
        "There were several tries that did not match, so we wait a little. At %(time)s you can try again. "
        "If you need help before that, call us at %(phone)s."
    ) % {"time": date_format(minute.astimezone(clock.ZONE), "TIME_FORMAT"), "phone": settings.BOARD_PHONE}
