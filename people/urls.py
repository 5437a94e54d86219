"""Addresses of the pages about people."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from people.views import sign_in, terms

app_name = "people"

public_urlpatterns = [
    path("sign-in/", sign_in.SignIn.as_view(), name="sign-in"),
    path("sign-in/demo/", sign_in.DemoSignIn.as_view(), name="demo-sign-in"),
    path("sign-in/forgotten/", sign_in.Forgotten.as_view(), name="forgotten"),
    path("sign-in/forgotten/sent/", sign_in.link_sent, name="link-sent"),
    path("sign-in/password/<uidb64>/<token>/", sign_in.choose_password, name="choose-password"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
]

desk_urlpatterns = [
    path("desk/settings/people/", terms.terms, name="terms"),
    path("desk/settings/people/invite/", terms.invite, name="invite"),
    path("desk/settings/people/<int:person_id>/invite/", terms.invite_again, name="invite-again"),
    path("desk/settings/people/terms/begin/", terms.begin_term, name="begin-term"),
    path("desk/settings/people/terms/<int:term_id>/end/", terms.end_term, name="end-term"),
]
