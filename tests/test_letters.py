"""The text of letters (record/letters.py): no gaps, no escapes, days in the language of the reader."""

import pytest
from django.conf import LazySettings

from record import letters

CONTEXT = {
    "case_number": "EC-2027-0042",
    "name": "Siobhán O'Brien <so>",
    "due_on": "2027-03-01",
    "text": "Daniel Ruiz reported you.",
}


def test_the_first_line_is_the_subject_and_the_rest_the_letter() -> None:
    letter = letters.render("general", "en", CONTEXT)
    assert letter.subject == "A letter about case EC-2027-0042"
    assert letter.body.startswith("Dear Siobhán O'Brien <so>,\n\nThis letter is about case EC-2027-0042.\n")
    assert "\n\n\n" not in letter.body


def test_days_are_printed_in_the_language_of_the_letter() -> None:
    assert "Write to us by March 1, 2027." in letters.render("general", "en", CONTEXT).body
    assert "1 de marzo de 2027" in letters.render("general", "es", CONTEXT).body


def test_a_letter_says_where_to_ask(settings: LazySettings) -> None:
    assert settings.BOARD_PHONE in letters.render("general", "en", CONTEXT).body


@pytest.mark.parametrize("kind", ["unheard_of", "email", "../notices/general", "General", ""])
def test_a_kind_without_a_letter_is_an_error(kind: str) -> None:
    with pytest.raises(letters.NoSuchLetter):
        letters.render(kind, "en", CONTEXT)


@pytest.mark.parametrize("gone", CONTEXT)
def test_a_letter_with_a_gap_is_not_made(gone: str) -> None:
    context = {key: value for key, value in CONTEXT.items() if key != gone}
    if gone == "due_on":  # the only fact that the template asks for before it prints it
        assert "Write to us by" not in letters.render("general", "en", context).body
        return
    with pytest.raises(letters.MissingFact):
        letters.render("general", "en", context)


def test_words_that_a_person_typed_are_never_read_as_template() -> None:
    body = letters.render("general", "en", CONTEXT | {"text": "{{ board_phone }} {% now 'Y' %}"}).body
    assert "{{ board_phone }} {% now 'Y' %}" in body
