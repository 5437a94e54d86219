"""The leak guard reads a text: every planted leak is caught, every clean text passes (procedure.md §3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctions.leaks.findings import Finding, Kind, Own, Place, Protected, Whose
from sanctions.leaks.search import findings
from tests.leaks import CLEAN, OWN, PLANTED, PROTECTED

pytestmark = pytest.mark.cells


def found_in(text: str, protected: list[Protected] = PROTECTED, own: Own = OWN) -> list[Finding]:
    return findings([Place("Summary", text)], protected, own)


def test_the_tables_are_as_long_as_they_have_to_be() -> None:
    assert len({name for name, _text, _piece in PLANTED}) == len(PLANTED) >= 60
    assert len(set(CLEAN)) == len(CLEAN) >= 40


@pytest.mark.parametrize(("text", "piece"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED])
def test_a_planted_leak_is_caught(text: str, piece: str) -> None:
    assert any(piece in found.piece for found in found_in(text)), [found.piece for found in found_in(text)]


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_text_passes(text: str) -> None:
    assert [found.piece for found in found_in(text)] == []


FIRST = ["Maureen", "Ximena", "Thaddeus", "Świętosława", "Åsa"]
LAST = ["Quill", "Núñez", "Vandermeer", "O'Hara", "Soto-Vega"]
PARTING = [" ", "\n", "  \n ", "\u00a0", "_", ".", "-", " \u200b", "&nbsp;", "%20", "\t", ", "]
HIDING = ["", "\u200b", "\u00ad", "\u2060", "-\n", "&shy;"]


@given(
    st.sampled_from(FIRST),
    st.sampled_from(LAST),
    st.sampled_from(PARTING),
    st.sampled_from(HIDING),
    st.integers(1, 4),
    st.sampled_from([str, str.upper, str.lower, str.title]),
    st.booleans(),
)
def test_a_name_is_caught_however_it_is_parted(first, last, parting, hiding, place, written, turned) -> None:
    words = [written(word) for word in ((last, first) if turned else (first, last))]
    hidden = words[0][:place] + hiding + words[0][place:]
    text = f"The money came from {hidden}{parting}{words[1]} and was kept."
    found = found_in(text, [Protected(Kind.NAME, f"{first} {last}", Whose.COMPLAINANT)])
    assert [one.piece for one in found if hidden in one.piece and words[1] in one.piece], (text, found)


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_piece_is_a_part_of_it(text) -> None:
    for found in found_in(text + " Maureen Quill"):
        assert (found.before + found.piece + found.after).strip("…") in text + " Maureen Quill"
        assert found.piece


# ------------------------------------------------------------------------------------------- what is chosen, on purpose


def test_the_professionals_own_names_are_no_finding_even_where_others_bear_them() -> None:
    sister = [Protected(Kind.NAME, "Dolores Reed", Whose.WITNESS)]
    assert [one.piece for one in found_in("Dana Reed, also called Reed, was heard.", sister)] == []
    assert [one.piece for one in found_in("Dolores, and Dolores Reed.", sister)] == ["Dolores", "Dolores Reed"]


def test_of_those_who_served_only_the_whole_name_counts() -> None:
    assert found_in("Peter and Castellano are names.") == []


def test_a_finding_says_what_whose_and_where_with_the_words_around_it() -> None:
    (found,) = found_in("The money came from Maureen Quill in June.")
    assert (found.kind, found.whose, found.place) == (Kind.NAME, Whose.COMPLAINANT, "Summary")
    assert (found.before, found.piece, found.after) == ("The money came from ", "Maureen Quill", " in June.")


def test_the_key_of_a_finding_is_another_once_anything_is_written_differently() -> None:
    places = [Place("Summary", "The money came from Maureen Quill."), Place("Town", "Hartford")]
    (found,) = findings(places, PROTECTED, OWN)
    (same,) = findings(places, PROTECTED, OWN)
    (other,) = findings([places[0], Place("Town", "Hartford.")], PROTECTED, OWN)
    assert found.key == same.key != other.key
