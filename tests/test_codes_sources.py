"""The loaded codes hold the words of the two source documents.

Where the documents are at hand they are read and compared; a checksum of the same words stands beside, for places
that do not have them. What we hold differs from the documents in four ways only:
- the numbers of the purposes are not held, because the page numbers them;
- the asterisks around one sentence of the preamble are not held: they are the mark of emphasis, not words;
- a cell of a table that goes over two lines or pages is one text, joined by a space;
- from CPRS-11 to CPRS-15 the two columns, which run into each other, are set apart (procedure.md §0.2).
"""

import hashlib
import json
import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from code_of_ethics.models import Edition

SOURCES = settings.BASE_DIR.parent / "shared" / "sources"
CPRS_DOCUMENT = "000_a6c643ff059f4323.txt"
CRSS_DOCUMENT = "003_82ebeac349674425.txt"
FRAME = (
    "title",
    "adopted_note",
    "heading",
    "preamble_heading",
    "preamble",
    "glossary_heading",
    "provisions_heading",
    "purposes_heading",
    "ethic_heading",
    "importance_heading",
    "credit_line",
)
# Of what is held, made on a day when it had been compared with the documents.
CHECKSUMS = {
    "cprs-frame": "974af2a750fc6cb58646bbe445572e0a7227376bbf4e23b1ef20a62f85013259",
    "crss-frame": "47a126cd1a87d3cb3880add5bc448c4c4af608354b96b86c156371c52ad0e19c",
    "cprs-purposes": "91179f496faa45335552ff6db9285bf2e52b98ad62a574a463bed6ab8cf627b5",
    "crss-purposes": "b88259831fb8fe6b82b165c43a4d40684c9941cea92dacfea7f59d3c278246b0",
    "terms": "17a4b50f799d7a2c1fd4962ee909fe8a593b85662f0ec77232baa5c45068aeb6",
    "crss-rules": "04fd9faec17cdf58764d3c1a8f5f506dba0c3d68e2501b57536fc293f39f961c",
    "cprs-ten": "5ba041f6e07f8bb387d949cd664a67b225952e021631c0f418711eff637ec5d2",
    "cprs-words": "cff133a2c926e111dfa458673bba9f5f60fac235c7e99dfe4bcd1f3bf9396de4",
    "cprs-columns": "b20c3e84146f45f26320b268538c9fab692ec7e1b35b421fcf6b808bf16eac93",
    "cprs-every-word": "18f34356915b4bebf19dfc0dec516548f9d260931437c84d9f8c4b1d0a8d8a08",
    "crss-every-word": "37b27917207e1369083c30af02cd2fc6621f16a6b9f5779deb114429e1e906ab",
}


@pytest.fixture(autouse=True)
def _codes(db: None) -> None:
    call_command("loaddata", "codes_of_ethics", verbosity=0)


def held(code: str) -> Edition:
    edition = Edition.objects.newest_held(code)
    assert edition is not None
    return edition


def frame(code: str) -> list[str]:
    edition = held(code)
    return [getattr(edition, name) for name in FRAME]


def served_rules(client: Client, code: str) -> list[list[str]]:
    rules = client.get(f"/codes/{code}.json").json()["provisions"]
    assert [rule["number"] for rule in rules] == list(range(1, len(rules) + 1))
    return [[rule["ethic"], rule["importance"]] for rule in rules]


def served_terms(client: Client) -> list[list[str]]:
    return [[entry["term"], entry["definition"]] for entry in client.get("/codes/glossary.json").json()["terms"]]


def assert_as_in_document(words: list, *, document: Callable[[], list], part: str) -> None:
    if SOURCES.is_dir():
        assert words == document()
    assert checksum_of(words) == CHECKSUMS[part]


def checksum_of(words: list) -> str:
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def lines_of(document: str) -> list[str]:
    """The lines that are not blank, without the spaces at either end; tabs stay, for they part the columns."""
    text = (SOURCES / document).read_text(encoding="utf-8")
    return [line.strip(" ") for line in text.split("\n") if line.strip()]


def after(lines: list[str], line: str) -> list[str]:
    return lines[lines.index(line) + 1 :]


def without_number(line: str) -> str:
    return re.sub(r"^(- )?[1-6]\. ", "", line)


def cprs_frame() -> list[str]:
    lines = lines_of(CPRS_DOCUMENT)
    preamble = lines[lines.index("PREAMBLE") + 1 : lines.index("GLOSSARY")]
    assert len(preamble) == 2
    rules = "CODE OF ETHICS FOR CERTIFIED RECOVERY SUPPORT SPECIALISTS"
    purposes_heading = after(lines, rules)[0]
    return [
        *lines[:3],
        "PREAMBLE",
        "\n\n".join(preamble).replace("*", ""),
        "GLOSSARY",
        rules,
        purposes_heading,
        "ETHIC",
        "IMPORTANCE",
        lines[-1],
    ]


def crss_frame() -> list[str]:
    lines = lines_of(CRSS_DOCUMENT)
    preamble, purposes_heading = re.split(r" (?=The CRSS code)", lines[1])
    return [lines[0], "", "", "", preamble, "", "", purposes_heading, "ETHIC", "IMPORTANCE", lines[-1]]


def purposes_in(document: str, heading: str) -> list[str]:
    lines = lines_of(document)
    start = next(place for place, line in enumerate(lines) if line.endswith(heading))
    return [without_number(line) for line in lines[start + 1 : start + 7]]


def terms_in_document() -> list[list[str]]:
    lines = lines_of(CPRS_DOCUMENT)
    words = lines[
        lines.index("GLOSSARY") + 1 : lines.index("CODE OF ETHICS FOR CERTIFIED RECOVERY SUPPORT SPECIALISTS")
    ]
    return [list(pair) for pair in zip(words[::2], words[1::2], strict=True)]


def first_ten_cprs_rules() -> list[list[str]]:
    return [row.split("\t") for row in after(lines_of(CPRS_DOCUMENT), "ETHIC\tIMPORTANCE")[:10]]


def passage_run_together() -> list[str]:
    """Every word from the eleventh row to the credit line, in the order in which the document has them."""
    return " ".join(after(lines_of(CPRS_DOCUMENT), "ETHIC\tIMPORTANCE")[10:-1]).split()


def crss_rules() -> list[list[str]]:
    rows: list[list[str]] = []
    for line in after(lines_of(CRSS_DOCUMENT), "\tETHIC\tIMPORTANCE")[:-1]:
        number, ethic, importance = line.split("\t")
        if number:
            assert int(number) == len(rows) + 1
            rows.append([ethic, importance])
        else:  # the rest of a row that the page broke in two
            rows[-1] = [f"{rows[-1][0]} {ethic}".strip(), f"{rows[-1][1]} {importance}".strip()]
    return rows


def is_two_columns_interleaved(passage: list[str], left: list[str], right: list[str]) -> bool:
    """Whether the passage is both columns, each in its own order, cut line by line into one another."""
    places = {(0, 0)}
    for word in passage:
        places = {(a + 1, b) for a, b in places if left[a : a + 1] == [word]} | {
            (a, b + 1) for a, b in places if right[b : b + 1] == [word]
        }
    return (len(left), len(right)) in places


def every_word_held(code: str) -> list[str]:
    edition = held(code)
    texts = [*frame(code), *edition.purpose_list]
    texts += [text for rule in edition.provisions.all() for text in (rule.ethic, rule.importance)]
    texts += [text for entry in edition.glossary_terms.all() for text in (entry.term, entry.definition)]
    return " ".join(texts).split()


def every_word_of(document: str) -> list[str]:
    lines = [re.sub(r"^\d+\t", "", without_number(line)) for line in lines_of(document)]
    return " ".join(lines).replace("*", "").split()


def test_the_cprs_headings_preamble_and_credit_line_are_the_documents() -> None:
    assert_as_in_document(frame("cprs"), document=cprs_frame, part="cprs-frame")


def test_the_crss_headings_preamble_and_credit_line_are_the_documents() -> None:
    assert_as_in_document(frame("crss"), document=crss_frame, part="crss-frame")


def test_the_six_cprs_purposes_are_the_documents() -> None:
    purposes = held("cprs").purpose_list
    assert len(purposes) == 6
    heading = "The CPRS code of ethics serves to:"
    assert_as_in_document(purposes, document=lambda: purposes_in(CPRS_DOCUMENT, heading), part="cprs-purposes")


def test_the_six_crss_purposes_are_the_documents() -> None:
    purposes = held("crss").purpose_list
    assert len(purposes) == 6
    heading = "The CRSS code of ethics serves to:"
    assert_as_in_document(purposes, document=lambda: purposes_in(CRSS_DOCUMENT, heading), part="crss-purposes")


def test_the_eighteen_terms_served_are_the_documents(client: Client) -> None:
    terms = served_terms(client)
    assert len(terms) == 18
    assert_as_in_document(terms, document=terms_in_document, part="terms")


def test_the_eighteen_crss_rules_served_are_the_documents(client: Client) -> None:
    rules = served_rules(client, "crss")
    assert len(rules) == 18
    assert_as_in_document(rules, document=crss_rules, part="crss-rules")


def test_the_first_ten_cprs_rules_served_are_the_documents(client: Client) -> None:
    rules = served_rules(client, "cprs")
    assert len(rules) == 15
    assert_as_in_document(rules[:10], document=first_ten_cprs_rules, part="cprs-ten")


def test_cprs_11_to_15_have_the_words_of_the_passage_no_more_and_no_fewer(client: Client) -> None:
    words = sorted(" ".join(text for rule in served_rules(client, "cprs")[10:] for text in rule).split())
    assert_as_in_document(words, document=lambda: sorted(passage_run_together()), part="cprs-words")


def test_cprs_11_to_15_keep_the_order_of_each_column(client: Client) -> None:
    rules = served_rules(client, "cprs")[10:]
    ethics = " ".join(ethic for ethic, _ in rules).split()
    importances = " ".join(importance for _, importance in rules).split()
    if SOURCES.is_dir():
        assert is_two_columns_interleaved(passage_run_together(), ethics, importances)
    assert checksum_of([ethics, importances]) == CHECKSUMS["cprs-columns"]


def test_cprs_11_to_15_read_as_crss_14_to_18_with_the_name_changed(client: Client) -> None:
    """procedure.md §0.2 says so of 11 to 14, capitals apart; CPRS-15 reads as CRSS-18 does."""
    crss = [[text.replace("CRSS", "CPRS").casefold() for text in rule] for rule in served_rules(client, "crss")]
    cprs = [[text.casefold() for text in rule] for rule in served_rules(client, "cprs")]
    assert cprs[10:15] == crss[13:18]


def test_crss_5_9_and_13_have_no_counterpart_in_the_cprs_code(client: Client) -> None:
    crss = [[text.replace("CRSS", "CPRS").casefold() for text in rule] for rule in served_rules(client, "crss")]
    cprs = [[text.casefold() for text in rule] for rule in served_rules(client, "cprs")]
    assert [rule for number, rule in enumerate(crss, 1) if number not in {5, 9, 13}] == cprs


@pytest.mark.parametrize(("code", "document"), [("cprs", CPRS_DOCUMENT), ("crss", CRSS_DOCUMENT)])
def test_every_word_of_the_document_is_held_once(code: str, document: str) -> None:
    assert_as_in_document(
        sorted(every_word_held(code)), document=lambda: sorted(every_word_of(document)), part=f"{code}-every-word"
    )
