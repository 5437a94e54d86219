"""How a form of ours looks and speaks (ux.md §3, 22 to 25)."""

import re

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.template.loader import render_to_string

from people.date_field import MonthDayYearField
from people.models import Committee
from people.plain_forms import PlainForm, PlainModelForm, problems


class Example(PlainForm):
    conditional = ("reason",)

    name = forms.CharField(label="Your name", help_text="As you write it", error_messages={"required": "Write a name"})
    email = forms.EmailField(label="E-mail", required=False)
    reason = forms.CharField(label="Reason", required=False)
    who = forms.ChoiceField(
        label="Who are you?",
        choices=[("a", "A client"), ("b", "A friend")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who you are"},
    )
    when = MonthDayYearField(label="When was it?", error_messages={"required": "Write when it was"})
    true = forms.BooleanField(label="It is true", error_messages={"required": "Tick the box"})


def drawn(form):
    return " ".join(render_to_string("components/form.html", {"form": form}).split())


def test_a_compulsory_answer_without_words_of_its_own_is_refused():
    class Silent(PlainForm):
        name = forms.CharField()

    with pytest.raises(ImproperlyConfigured, match=r"Silent\.name"):
        Silent()


def test_a_form_over_a_model_is_refused_as_well():
    class Silent(PlainModelForm):
        class Meta:
            model = Committee
            fields = ("name",)

    with pytest.raises(ImproperlyConfigured, match=r"Silent\.name"):
        Silent()


@pytest.mark.requirement(22)
def test_only_what_may_be_left_out_says_optional_and_nothing_has_an_asterisk():
    html = drawn(Example())
    labels = re.findall(r'<label class="form-label"[^>]*>(.*?)</label>', html)
    assert [" ".join(re.sub(r"<[^>]+>", "", label).split()) for label in labels] == [
        "Your name",
        "E-mail (optional)",
        "Reason",
    ]
    assert "*" not in html


def test_no_box_is_marked_required_and_the_browser_does_not_judge():
    html = drawn(Example({}))
    assert re.findall(r"<(?:input|select|textarea)[^>]*\srequired", html) == []
    assert "novalidate" in html
    assert '<button type="submit"' in html
    assert '<input type="submit"' not in html


@pytest.mark.requirement(23)
def test_the_summary_comes_first_and_leads_to_each_box():
    html = drawn(Example({}))
    assert html.index("There is a problem") < html.index("Your name")
    links = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', html)
    assert [(anchor, words.strip()) for anchor, words in links] == [
        ("id_name", "Write a name"),
        ("id_who_0", "Choose who you are"),
        ("id_when_0", "Write when it was"),
        ("id_true", "Tick the box"),
    ]
    ids = set(re.findall(r'id="([^"]+)"', html))
    assert {anchor for anchor, _ in links} <= ids


@pytest.mark.requirement(25)
def test_an_error_stands_between_hint_and_box_and_is_tied_to_it():
    html = drawn(Example({}))
    question = html[html.index('id="div_id_name"') : html.index('id="div_id_email"')]
    order = [question.index(part) for part in ("Your name", "As you write it", "Error:", "<input")]
    assert order == sorted(order)
    assert 'aria-describedby="id_name_helptext id_name_error"' in question
    assert 'aria-invalid="true"' in question
    assert {"id_name_helptext", "id_name_error"} <= set(re.findall(r'id="([^"]+)"', question))


def test_a_group_is_a_fieldset_whose_legend_points_to_nothing():
    html = drawn(Example({}))
    assert re.findall(r"<legend[^>]*for=", html) == []
    assert '<fieldset aria-describedby="id_who_error">' in html


def test_the_summary_also_holds_what_concerns_the_whole_form():
    form = Example({})
    form.add_error(None, "Write to us instead")
    assert next((problem.message, problem.anchor) for problem in problems(form)) == ("Write to us instead", "")


def test_an_unknown_answer_is_named_in_plain_words():
    form = Example({"who": "z"})
    assert form.errors["who"] == ["Choose one of the answers in the list"]


def test_a_form_that_was_not_sent_has_no_summary():
    assert "There is a problem" not in drawn(Example())


def test_the_one_question_of_a_page_is_its_heading():
    class OneQuestion(PlainForm):
        heading = "name"
        name = forms.CharField(label="Who was it?", error_messages={"required": "Write a name"})

    html = drawn(OneQuestion())
    assert re.search(r"<h1[^>]*>\s*<label[^>]*>\s*Who was it\?\s*</label>\s*</h1>", html)


def test_each_of_the_three_boxes_of_a_date_has_a_label():
    html = drawn(Example())
    for part, words in (("0", "Month"), ("1", "Day"), ("2", "Year")):
        assert re.search(rf'<label for="id_when_{part}">\s*{words}\s*</label>', html)
        assert f'id="id_when_{part}"' in html
